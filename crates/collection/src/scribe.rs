//! What writes an article in the other script.
//!
//! It holds the conversion tables and nothing of an archive: an [`crate::Engine`] says in a [`Draft`]
//! what is to be written, so that the two can be two programs and only a reader who wants both scripts
//! loads this one.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use bundle::Span;
use hanzi::{Choice, Config, Converter, LoadError, Missing, Options, Rules, Tables};
use serde::{Deserialize, Serialize};

use crate::collation::digest;
use crate::lines::{Line, Lines};
use crate::parallel::{Card, Desk, Ground, Mark, Pair, Parallel, Quotes, Wish, Writing};
use crate::search::Hit;
use crate::{Answer, PlaceChoice, RowKind, SideRow, Sides, Stretch, Why};

/// An article that is to be written in another script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The writing of the article.
    pub from: Writing,
    /// The writing wanted.
    pub to: Writing,
    /// With the words of the region (软件, 軟體).
    pub words: bool,
    /// Title and blocks, in order.
    pub rows: Vec<DraftRow>,
    /// What the reader wants otherwise.
    pub choices: Vec<PlaceChoice>,
    /// Where in the rows stands what is looked for, in order.
    pub hits: Vec<Hit>,
    /// The run to be explained, by row and number; nothing where all rows are wanted.
    pub run: Option<(u32, u32)>,
}

/// A block, or a part of one, as the article has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// What it is.
    pub kind: RowKind,
    /// Its text.
    pub text: String,
}

/// Writes drafts in the other script.
#[derive(Default)]
pub struct Scribe {
    tables: Tables,
    /// What was laid last: its card may be asked for next.
    last: RefCell<Option<Rc<Laid>>>,
    /// What wrote lines last: more may come with every letter that is typed.
    pen: RefCell<Option<Converter>>,
}

impl fmt::Debug for Scribe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scribe").finish_non_exhaustive()
    }
}

impl Scribe {
    /// One without tables.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a file of conversion tables. One that is damaged changes nothing.
    pub fn supply_table(&mut self, file: &[u8]) -> Result<(), LoadError> {
        *self.last.borrow_mut() = None;
        *self.pen.borrow_mut() = None;
        self.tables.load(file)
    }

    /// Lines in the writing wanted; else the tables that are lacking, by their names without `.bin`.
    pub fn write(&self, lines: &Lines) -> Result<Vec<Line>, Vec<String>> {
        let Some(config) = lines.from.config(lines.to, false) else {
            return Ok(lines.lines.clone());
        };
        let mut pen = self.pen.borrow_mut();
        let made = match pen.take().filter(|pen| pen.config() == config) {
            Some(pen) => Ok(pen),
            None => self.tables.converter(config, Options::default()),
        };
        let lacking = |_| self.tables.missing(config).into_iter().map(str::to_owned);
        let converter = made.map_err(|error| lacking(error).collect::<Vec<_>>())?;
        let converter = pen.insert(converter);
        let written = lines.lines.iter();
        Ok(written
            .map(|line| line.converted(converter.align(&line.text)))
            .collect())
    }

    /// The article in both scripts, or why a run of it became what it is, as the draft asks.
    pub fn answer(&self, draft: Draft) -> Answer {
        let run = draft.run;
        let hits = draft.hits.clone();
        if let Some(lacking) = self.lacking(&draft) {
            return Answer::NeedsTables(lacking);
        }
        let laid = match self.lay(draft) {
            Ok(laid) => laid,
            Err(Missing { table }) => return Answer::NeedsTables(vec![table.to_owned()]),
        };
        match run {
            None => Answer::Sides(Box::new(laid.sides(&hits))),
            Some((row, run)) => {
                let why = laid.why(&self.tables, row as usize, run as usize);
                Answer::Why(why.map(Box::new))
            }
        }
    }

    /// The tables a draft needs and that are not there. A card shows what every region writes.
    fn lacking(&self, draft: &Draft) -> Option<Vec<String>> {
        let mut lacking: Vec<String> = Vec::new();
        for table in draft
            .configs()
            .iter()
            .flat_map(|it| self.tables.missing(*it))
        {
            if lacking.iter().all(|it| it != table) {
                lacking.push(table.to_owned());
            }
        }
        (!lacking.is_empty()).then_some(lacking)
    }

    /// Converts an article, or finds it as it was converted last.
    fn lay(&self, mut draft: Draft) -> Result<Rc<Laid>, Missing> {
        draft.run = None;
        draft.hits.clear();
        let mut last = self.last.borrow_mut();
        if let Some(laid) = last.as_ref().filter(|laid| laid.draft == draft) {
            return Ok(Rc::clone(laid));
        }
        let laid = Rc::new(Laid::new(draft, &self.tables)?);
        *last = Some(Rc::clone(&laid));
        Ok(laid)
    }
}

impl Draft {
    /// The files of tables it takes, by their names without `.bin`.
    pub fn tables(&self) -> Vec<&'static str> {
        let mut tables: Vec<&str> = Vec::new();
        for table in self.configs().iter().flat_map(|config| config.tables()) {
            if !tables.contains(table) {
                tables.push(table);
            }
        }
        tables
    }

    /// The conversions it takes: a card shows what every region writes.
    fn configs(&self) -> Vec<Config> {
        let mut configs: Vec<Config> = self.wish().config().into_iter().collect();
        if self.run.is_some() {
            let regions = [Writing::Hans, Writing::HantTw, Writing::HantHk];
            configs.extend(regions.iter().filter_map(|to| self.from.config(*to, true)));
        }
        configs
    }

    fn wish(&self) -> Wish {
        Wish {
            from: self.from,
            to: self.to,
            words: self.words,
            context: false,
            quotes: Quotes::Keep,
        }
    }
}

/// An article laid beside itself.
struct Laid {
    draft: Draft,
    parallel: Parallel,
    choices: Vec<Vec<Choice>>,
}

impl Laid {
    fn new(draft: Draft, tables: &Tables) -> Result<Self, Missing> {
        let choices = draft
            .rows
            .iter()
            .map(|row| choices(&row.text, &draft.choices));
        let choices: Vec<Vec<Choice>> = choices.collect();
        let pieces: Vec<&str> = draft.rows.iter().map(|row| row.text.as_str()).collect();
        let desk = Desk::for_rows(tables, draft.wish(), Rules::default())?;
        Ok(Self {
            parallel: desk.compare(&pieces, &choices),
            draft,
            choices,
        })
    }

    fn sides(&self, hits: &[Hit]) -> Sides {
        let row = |(number, (pair, row)): (u32, (&Pair, &DraftRow))| {
            let own = hits.iter().filter(|hit| hit.row == number);
            let own: Vec<Span> = own.map(|hit| hit.at).collect();
            SideRow {
                kind: row.kind,
                key: digest(&pair.source),
                sentences: sentences(pair, &own),
            }
        };
        let rows = self.parallel.pairs.iter().zip(&self.draft.rows);
        let rows = (0..).zip(rows).map(row);
        Sides {
            from: self.draft.from,
            to: self.draft.to,
            rows: rows.collect(),
            machine_made: self.parallel.machine_made.is_some(),
        }
    }

    fn why(&self, tables: &Tables, row: usize, run: usize) -> Option<Why> {
        let pair = self.parallel.pairs.get(row)?;
        let asked = pair.runs.get(run)?;
        let choices = self.choices.get(row).map_or(&[][..], Vec::as_slice);
        let desk = Desk::new(tables, self.draft.wish(), Rules::default()).ok()?;
        let card = desk.card(&self.parallel, row, run, choices)?;
        let Card {
            source,
            target,
            mark,
            grounds,
            candidates,
            regions,
            count,
            ..
        } = card;
        let place = PlaceChoice {
            row: digest(&pair.source),
            start: asked.source.start,
            end: asked.source.end,
            to: target.clone(),
        };
        Some(Why {
            source,
            target,
            mark,
            entries: grounds.into_iter().filter_map(entry).collect(),
            candidates,
            regions: regions
                .into_iter()
                .map(|form| vec![form.writing.tag().to_owned(), form.text])
                .collect(),
            count,
            place,
        })
    }
}

/// What decided, for showing; nothing for what is no entry of a dictionary.
fn entry(ground: Ground) -> Option<Vec<String>> {
    match ground {
        Ground::Entry { source, key, forms } => Some(vec![source, key, forms.join(" ")]),
        Ground::Usage {
            key,
            forms,
            condition,
        } => Some(vec![condition, key, forms.join(" ")]),
        Ground::Word { .. } | Ground::Rule(_) => None,
    }
}

/// The choices for a piece.
fn choices(piece: &str, all: &[PlaceChoice]) -> Vec<Choice> {
    if all.is_empty() {
        return Vec::new();
    }
    let key = digest(piece);
    let own = all.iter().filter(|choice| choice.row == key);
    own.map(|choice| Choice {
        source: choice.start as usize..choice.end as usize,
        to: choice.to.clone(),
    })
    .collect()
}

/// Cuts a pair at the ends of sentences, and at hits. What became something else is never cut: a sentence
/// that ends in the middle of it goes on to its end, and it is a hit as a whole.
fn sentences(pair: &Pair, hits: &[Span]) -> Vec<Vec<Stretch>> {
    let mut ends = ends(&pair.source).into_iter().peekable();
    let (mut sentences, mut own) = (Vec::new(), Vec::new());
    for (run, number) in pair.runs.iter().zip(0..) {
        let mut at = run.source.start as usize;
        let to = run.source.end as usize;
        let piece = |from: usize, to: usize, hit: bool| {
            let target = run.target.start as usize..run.target.end as usize;
            Stretch {
                source: pair.source.get(from..to).unwrap_or_default().to_owned(),
                target: (run.mark != Mark::Same)
                    .then(|| pair.target.get(target).unwrap_or_default().to_owned()),
                mark: run.mark,
                run: number,
                hit,
            }
        };
        let stretch = |from: usize, to: usize, own: &mut Vec<Stretch>| {
            let within = |hit: &&Span| (hit.start as usize) < to && from < hit.end as usize;
            let mut hits = hits.iter().filter(within);
            if run.mark != Mark::Same {
                own.push(piece(from, to, hits.next().is_some()));
                return;
            }
            let mut at = from;
            for hit in hits {
                let (start, end) = (at.max(hit.start as usize), to.min(hit.end as usize));
                if at < start {
                    own.push(piece(at, start, false));
                }
                own.push(piece(start, end, true));
                at = end;
            }
            if at < to {
                own.push(piece(at, to, false));
            }
        };
        if run.mark != Mark::Same {
            stretch(at, to, &mut own);
            at = to;
        }
        while let Some(end) = ends.next_if(|end| *end <= to) {
            if end > at {
                stretch(at, end, &mut own);
                at = end;
            }
            if !own.is_empty() {
                sentences.push(std::mem::take(&mut own));
            }
        }
        if at < to {
            stretch(at, to, &mut own);
        }
    }
    if !own.is_empty() {
        sentences.push(own);
    }
    sentences
}

/// Where sentences end, in bytes: after 。！？!?… and a line break, with the closing marks that follow.
fn ends(text: &str) -> Vec<usize> {
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '…' | '\n');
    let is_closing =
        |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' | '〉');
    let mut ends = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !is_end(character) {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some((at, more)) = characters.next_if(|(_, c)| is_end(*c) || is_closing(*c)) {
            end = at + more.len_utf8();
        }
        ends.push(end);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[track_caller]
    fn check(text: &str, cut: &[&str]) {
        let mut at = 0;
        let mut pieces = Vec::new();
        for end in ends(text) {
            pieces.extend(text.get(at..end));
            at = end;
        }
        pieces.extend(text.get(at..).filter(|rest| !rest.is_empty()));
        assert_eq!(pieces, cut);
    }

    #[test]
    fn a_sentence_ends_after_its_marks_and_what_closes_behind_them() {
        check(
            "走。他说：“好！”（笑）来",
            &["走。", "他说：“好！”", "（笑）来"],
        );
        check("等等……然后呢？！好", &["等等……", "然后呢？！", "好"]);
        check("一行\n二行", &["一行\n", "二行"]);
        check("没有标点", &["没有标点"]);
        check("", &[]);
    }
}
