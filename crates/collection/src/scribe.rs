//! What writes an article in the other script.
//!
//! It holds the conversion tables and nothing of an archive: an [`crate::Engine`] says in a [`Draft`]
//! what is to be written, so that the two can be two programs and only a reader who wants both scripts
//! loads this one.

mod draft;
mod sentence;

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use bundle::Span;
use hanzi::{Choice, Config, Converter, LoadError, Missing, Options, Tables};

use crate::collation::digest;
use crate::edits::Edits;
use crate::lines::{Line, Lines, Written};
use crate::parallel::{Card, Desk, Ground, Mark, Pair, Parallel};
use crate::ruby::{Ruby, notes};
use crate::search::Hit;
use crate::{Answer, Over, PlaceChoice, SideRow, Sides, Why};

pub use self::draft::{Draft, DraftRow, DraftRule};
use self::sentence::sentences;

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

    /// Lines as a reader wants them, as far as the tables for that are there.
    pub fn write(&self, lines: Lines) -> Written {
        let config = lines.config();
        let ruby = lines.manner.ruby;
        let mut pen = self.pen.borrow_mut();
        let converter = match config
            .map(|config| self.pen(pen.take(), config))
            .transpose()
        {
            Ok(converter) => converter,
            Err(lacking) => {
                return Written {
                    lines: Vec::new(),
                    lacking,
                };
            }
        };
        let readings = self.tables.readings();
        let mut lacking = Vec::new();
        let mut write = |line: Line| {
            let line = match &converter {
                // Spans are for finding places again.
                Some(converter) if line.is_other && line.places.is_empty() => Line {
                    text: converter.convert(&line.text),
                    ..line
                },
                Some(converter) if line.is_other => {
                    let conversion = converter.align(&line.text);
                    line.converted(conversion)
                }
                _ => line,
            };
            match readings {
                Ok(readings) if line.is_read => {
                    let notes = notes(&line.text, readings, ruby);
                    line.edited(&notes)
                }
                Err(Missing { table }) if line.is_read => {
                    lacking = vec![table.to_owned()];
                    line
                }
                _ => line,
            }
        };
        let lines = lines.lines.into_iter().map(&mut write).collect();
        *pen = converter;
        Written { lines, lacking }
    }

    /// What converts lines: what did so last, where it is the same; else the tables that are lacking.
    fn pen(&self, last: Option<Converter>, config: Config) -> Result<Converter, Vec<String>> {
        match last.filter(|pen| pen.config() == config) {
            Some(pen) => Ok(pen),
            None => self.tables.converter(config, Options::default()),
        }
        .map_err(|_| {
            let lacking = self.tables.missing(config);
            lacking.into_iter().map(str::to_owned).collect()
        })
    }

    /// The article in both scripts, or why a run of it became what it is, as the draft asks.
    pub fn answer(&self, draft: Draft) -> Answer {
        let run = draft.run;
        let over = draft.over.clone();
        let ruby = draft.ruby;
        if let Some(lacking) = self.lacking(&draft) {
            return Answer::NeedsTables(lacking);
        }
        let laid = match self.lay(draft) {
            Ok(laid) => laid,
            Err(Missing { table }) => return Answer::NeedsTables(vec![table.to_owned()]),
        };
        match run {
            None => Answer::Sides(Box::new(laid.sides(&over, ruby, &self.tables))),
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
        draft.over.clear();
        draft.ruby = Ruby::Off;
        let mut last = self.last.borrow_mut();
        if let Some(laid) = last.as_ref().filter(|laid| laid.draft == draft) {
            return Ok(Rc::clone(laid));
        }
        let laid = Rc::new(Laid::new(draft, &self.tables)?);
        *last = Some(Rc::clone(&laid));
        Ok(laid)
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
        let desk = Desk::for_rows(tables, draft.wish(), draft.ready_rules())?;
        Ok(Self {
            parallel: desk.compare(&pieces, &choices),
            draft,
            choices,
        })
    }

    fn sides(&self, over: &[(Hit, Over)], ruby: Ruby, tables: &Tables) -> Sides {
        let mut lacking = self.draft.wish().tables_to_tell(tables);
        let readings = (ruby != Ruby::Off).then(|| tables.readings());
        let readings = readings.and_then(|readings| match readings {
            Ok(readings) => Some(readings),
            Err(Missing { table }) => {
                lacking.push(table.to_owned());
                None
            }
        });
        let row = |(number, (pair, row)): (u32, (&Pair, &DraftRow))| {
            let own = over.iter().filter(|(hit, _)| hit.row == number);
            let own: Vec<(Span, Over)> = own.map(|(hit, over)| (hit.at, *over)).collect();
            let notes = [&pair.source, &pair.target].map(|text| match readings {
                Some(readings) => notes(text, readings, ruby),
                None => Edits::default(),
            });
            SideRow {
                kind: row.kind,
                key: digest(&pair.source),
                sentences: sentences(pair, &own, &notes),
            }
        };
        let rows = self.parallel.pairs.iter().zip(&self.draft.rows);
        let rows = (0..).zip(rows).map(row);
        Sides {
            from: self.draft.from,
            to: self.draft.to,
            rows: rows.collect(),
            machine_made: self.machine_made(),
            tables: lacking,
        }
    }

    /// What a machine left, what better stood there, and how often.
    fn machine_made(&self) -> Vec<(String, String, u32)> {
        let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let made = self.parallel.machine_made.iter();
        for proposal in made.flat_map(|made| &made.proposals) {
            let source = proposal.source.start as usize..proposal.source.end as usize;
            let pair = self.parallel.pairs.get(proposal.piece as usize);
            if let Some(left) = pair.and_then(|pair| pair.source.get(source)) {
                *counts.entry((left, &proposal.better)).or_default() += 1;
            }
        }
        let owned = |((left, better), count): ((&str, &str), u32)| {
            (left.to_owned(), better.to_owned(), count)
        };
        let mut all: Vec<_> = counts.into_iter().map(owned).collect();
        all.sort_by_key(|(_, _, count)| Reverse(*count));
        all
    }

    fn why(&self, tables: &Tables, row: usize, run: usize) -> Option<Why> {
        let pair = self.parallel.pairs.get(row)?;
        let asked = pair.runs.get(run)?;
        let choices = self.choices.get(row).map_or(&[][..], Vec::as_slice);
        let desk = Desk::new(tables, self.draft.wish(), self.draft.ready_rules()).ok()?;
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
            entries: grounds
                .into_iter()
                .filter_map(|ground| match ground {
                    Ground::Rule(rule) if mark != Mark::Choice => self.draft.told(rule),
                    ground => entry(ground),
                })
                .collect(),
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
