//! The engine at work, wherever it runs.

use collection::{Answer, Engine, Lines, Manner, Prepared, Writing, Written, wire};

use crate::view::drawing::Drawing;
use crate::view::taking::Taking;
use crate::view::timeline;
use crate::view::wanted::{Drawn, Part, draw};

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
            errands,
            converts: false,
        }
    }

    /// Does what the message of a page asks, and gives the message to send back; nothing for what is
    /// no request. `bytes` are those that came along with it.
    pub fn answer(&mut self, request: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
        let event = match wire::from_bytes(request).ok()? {
            Request::Hello => return wire::to_bytes(&Reply::Ready).ok(),
            Request::Open => EngineEvent::Opened(self.engine.open(bytes)),
            Request::Supply { part } => EngineEvent::Supplied {
                part,
                taken: self.engine.supply(part, bytes).is_ok(),
            },
            Request::File { path } => {
                // Where it is not taken the next answer says so.
                self.engine.supply_file(&path, bytes);
                EngineEvent::Filed
            }
            Request::Rules(decided) => EngineEvent::File {
                name: RULES_FILE.to_owned(),
                text: self.engine.rule_file(&decided)?,
            },
            Request::Take { terms, language } => {
                EngineEvent::Taking(Taking::of(bytes, terms, language))
            }
            Request::Draw { wanted, .. } if matches!(wanted.part, Part::File(_)) => {
                let (name, text) = timeline::file(&self.engine, &wanted)?;
                EngineEvent::File { name, text }
            }
            Request::Draw { ticket, wanted } => {
                // Where the part of an article is lacking, the article itself asks for it.
                let Drawn { mut drawing, needs } = draw(&self.engine, &wanted)?;
                let tables = self.write(&mut drawing, wanted.shown);
                EngineEvent::Drawn {
                    ticket,
                    drawing,
                    needs,
                    tables,
                }
            }
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
                Prepared::Draft(draft) if self.converts => {
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

    /// Shows an answer as the reader wants it, or says what is lacking for that.
    fn show(&mut self, answer: &mut Answer, manner: Manner) {
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
