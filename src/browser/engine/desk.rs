//! The engine at work, wherever it runs.

use collection::{Answer, Engine, Lines, Manner, Prepared, Question, Writing, Written, wire};

use margin::Margin;

use crate::i18n::Language;
use crate::view::drawing::Drawing;
use crate::view::margin::{self as notes, mark};
use crate::view::taking::Taking;
use crate::view::timeline;
use crate::view::wanted::{Drawn, Part, Wanted, draw};

use super::message::{CONVERTER, EngineEvent, Errand, Reply, Request};

/// Where errands go: to the program that converts, which answers in place of the engine. `None` when
/// there is no such program, or when it broke.
pub type Errands = fn(errand: &[u8], bytes: &[u8]) -> Option<Vec<u8>>;

/// What a file of rules is called.
const RULES_FILE: &str = "duizhao-rules.json";

/// An engine that takes requests.
#[derive(Debug)]
pub struct Desk {
    /// What is open.
    engine: Engine,
    /// What the reader wrote in the margin.
    margin: Margin,
    /// The notes of a file that the reader looks at.
    offered: Margin,
    /// Where errands go.
    errands: Errands,
    /// Whether there is a program that converts.
    converts: bool,
}

impl Desk {
    /// One with nothing open.
    pub fn new(errands: Errands) -> Self {
        Self {
            engine: Engine::new(),
            margin: Margin::default(),
            offered: Margin::default(),
            errands,
            converts: false,
        }
    }

    /// Does what the message of a page asks, and gives the message to send back; nothing for what is
    /// no request. `bytes` are those that came along with it.
    pub fn answer(&mut self, request: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
        let event = match wire::from_bytes(request).ok()? {
            Request::Hello => return wire::to_bytes(&Reply::Ready).ok(),
            Request::Open => EngineEvent::Opened(self.engine.open(bytes).map(Box::new)),
            Request::Supply { part } => EngineEvent::Supplied {
                part,
                taken: self.engine.supply(part, bytes).is_ok(),
            },
            Request::File { path } => EngineEvent::Filed {
                taken: self.engine.supply_file(&path, bytes),
                path,
            },
            Request::Rules(decided) => EngineEvent::File {
                name: RULES_FILE.to_owned(),
                text: self.engine.rule_file(&decided)?,
            },
            Request::Take { terms, language } => {
                EngineEvent::Taking(self.look_at(bytes, terms, language))
            }
            noting @ (Request::Marks(_)
            | Request::Mark { .. }
            | Request::Unmark { .. }
            | Request::Bookmark { .. }
            | Request::Reach { .. }
            | Request::TakeNotes
            | Request::Notes(_)) => self.note(noting)?,
            Request::Draw { wanted, .. } if matches!(wanted.part, Part::File(_)) => {
                let (name, text) = timeline::file(&self.engine, &wanted)?;
                EngineEvent::File { name, text }
            }
            Request::Draw { ticket, wanted } => self.draw(ticket, &wanted)?,
            Request::Table { table } => return self.send(Errand::Table { table }, bytes),
            Request::Ask {
                ticket,
                question,
                manner,
            } => match self.engine.prepare(&question) {
                Prepared::Answer(mut answer) => {
                    self.show(&mut answer, manner);
                    EngineEvent::Answered { ticket, answer }
                }
                Prepared::Draft(mut draft) if self.converts => {
                    if let Question::Compare(beside) = &question {
                        notes::put_beside(&self.engine, &self.margin, &beside.id, &mut draft);
                    }
                    return self.send(Errand::Write { ticket, draft }, bytes);
                }
                Prepared::Draft(draft) => {
                    let needed = [CONVERTER].into_iter().chain(draft.tables());
                    let answer = Answer::NeedsTables(needed.map(str::to_owned).collect());
                    EngineEvent::Answered { ticket, answer }
                }
            },
        };
        wire::to_bytes(&Reply::Event(event)).ok()
    }

    /// Draws something, in the script that the reader reads.
    fn draw(&mut self, ticket: u32, wanted: &Wanted) -> Option<EngineEvent> {
        // Where the part of an article is lacking, the article itself asks for it.
        let Drawn { mut drawing, needs } = match wanted.part {
            Part::Notes => notes::page(&self.engine, &self.margin, wanted).into(),
            _ => draw(&self.engine, wanted)?,
        };
        let tables = self.write(&mut drawing, wanted.shown);
        let drawing = self.with_notes(drawing, wanted);
        Some(EngineEvent::Drawn {
            ticket,
            drawing,
            needs,
            tables,
        })
    }

    /// What a file of the reader's would do. The notes of one are held until they are wanted.
    fn look_at(&mut self, file: &[u8], terms: String, language: Language) -> Taking {
        match Taking::of_notes(file, &self.margin, &terms, language) {
            Some((taking, offered)) => {
                self.offered = offered;
                taking
            }
            None => Taking::of(file, terms, language),
        }
    }

    /// Does what a request about marks asks.
    fn note(&mut self, request: Request) -> Option<EngineEvent> {
        match request {
            Request::Marks(lines) => {
                for mark in lines.iter().filter_map(|line| margin::read_line(line)) {
                    self.margin.put(mark);
                }
                None
            }
            Request::Mark { marking, id, now } => {
                let made = mark(&self.engine, marking, id.clone(), now);
                let made = made.map(|made| margin::line(&self.margin.put(made)));
                let lines = made.map(|line| (id, line)).into_iter().collect();
                Some(EngineEvent::Marked(lines))
            }
            Request::Unmark { id, now } => {
                let mut gone = self.margin.mark(&id)?.clone();
                gone.delete(now);
                let line = margin::line(&self.margin.put(gone));
                Some(EngineEvent::Marked(vec![(id, line)]))
            }
            Request::Bookmark { article, id, now } => {
                let mark = self.margin.put(notes::bookmark(article, id, now));
                let line = margin::line(&mark);
                Some(EngineEvent::Marked(vec![(mark.id, line)]))
            }
            Request::Reach {
                article,
                paragraph,
                now,
            } => {
                let mark = notes::reach(&self.engine, &self.margin, &article, paragraph, now)?;
                let mark = self.margin.put(mark);
                let line = margin::line(&mark);
                Some(EngineEvent::Reached(mark.id, line))
            }
            Request::TakeNotes => {
                let mut lines = Vec::new();
                for mark in std::mem::take(&mut self.offered).all() {
                    let before = self.margin.get(&mark.id).cloned();
                    let after = self.margin.put(mark.clone());
                    if before.as_ref() != Some(&after) {
                        lines.push((mark.id.clone(), margin::line(&after)));
                    }
                }
                Some(EngineEvent::Marked(lines))
            }
            Request::Notes(format) => {
                let (name, text) = notes::file(&self.engine, &self.margin, format);
                let name = name.to_owned();
                Some(EngineEvent::File { name, text })
            }
            _ => None,
        }
    }

    /// The imprint of an article with the reader's marks before it; another drawing as it is.
    fn with_notes(&self, drawing: Drawing, wanted: &Wanted) -> Drawing {
        let id = wanted.id.as_ref().filter(|_| wanted.part == Part::Imprint);
        let list = id.map(|id| notes::list(&self.engine, &self.margin, id, wanted));
        match list {
            Some(list) => Drawing::div("").put(list).put(drawing),
            None => drawing,
        }
    }

    /// Shows an answer as the reader wants it, or says what is lacking for that.
    fn show(&mut self, answer: &mut Answer, manner: Manner) {
        if let Answer::Reading(reading) = answer {
            notes::put(&self.engine, &self.margin, reading);
        }
        if let Some(written) = self.written(answer.lines(manner)) {
            answer.put(manner, written);
        }
    }

    /// Writes the texts of a drawing in the scripts they are to be in, and gives the tables lacking for it.
    fn write(&mut self, drawing: &mut Drawing, shown: Option<Writing>) -> Vec<String> {
        let mut lacking = Vec::new();
        for lines in drawing.lines(shown) {
            let to = lines.manner.shown;
            if let (Some(to), Some(written)) = (to, self.written(lines)) {
                drawing.put_lines(shown, to, written.lines);
                lacking.extend(written.lacking);
            }
        }
        drawing.finish(shown);
        lacking
    }

    /// What became of lines. Nothing where there are none, or where the program that converts broke: then
    /// what is there is shown as it was archived.
    fn written(&mut self, lines: Lines) -> Option<Written> {
        if lines.lines.is_empty() {
            return None;
        }
        if !self.converts {
            let needed = [CONVERTER].into_iter().chain(lines.tables());
            return Some(Written {
                lines: Vec::new(),
                lacking: needed.map(str::to_owned).collect(),
            });
        }
        let errand = wire::to_bytes(&Errand::Lines(lines)).ok()?;
        let reply = (self.errands)(&errand, &[])?;
        wire::from_bytes::<Written>(&reply).ok()
    }

    /// Sends an errand, and gives the message that came back for the page.
    fn send(&mut self, errand: Errand, bytes: &[u8]) -> Option<Vec<u8>> {
        let reply = (self.errands)(&wire::to_bytes(&errand).ok()?, bytes);
        self.converts = reply.is_some();
        let broken = || {
            let table = match errand {
                Errand::Table { table } => table,
                Errand::Write { .. } | Errand::Lines(_) => CONVERTER.to_owned(),
            };
            let taken = false;
            wire::to_bytes(&Reply::Event(EngineEvent::Tabled { table, taken })).ok()
        };
        reply.or_else(broken)
    }
}
