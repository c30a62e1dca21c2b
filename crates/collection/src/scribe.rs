//! What writes an article in the other script.
//!
//! It holds the conversion tables and nothing of an archive: an [`crate::Engine`] says in a [`Draft`]
//! what is to be written, so that the two can be two programs and only a reader who wants both scripts
//! loads this one.

mod sentence;

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use bundle::Span;
use hanzi::{Choice, Config, Converter, LoadError, Missing, Options, Rule, Rules, Tables};
use serde::{Deserialize, Serialize};

use crate::collation::digest;
use crate::lines::{Line, Lines};
use crate::parallel::{Card, Desk, Ground, Mark, Pair, Parallel, Quotes, Wish, Writing};
use crate::rules::Owner;
use crate::search::Hit;
use crate::{Answer, PlaceChoice, RowKind, SideRow, Sides, Why};

use self::sentence::sentences;

/// An article that is to be written in another script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The writing of the article.
    pub from: Writing,
    /// The writing wanted.
    pub to: Writing,
    /// With the words of the region (软件, 軟體).
    pub words: bool,
    /// In context; else exactly as OpenCC.
    pub context: bool,
    /// The quotation marks.
    pub quotes: Quotes,
    /// Title and blocks, in order.
    pub rows: Vec<DraftRow>,
    /// The rules for words, the nearest owner's first.
    pub rules: Vec<DraftRule>,
    /// What the reader, or the article, wants otherwise at places.
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

/// A rule for a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRule {
    /// Whose it is.
    pub owner: Owner,
    /// The word.
    pub from: String,
    /// What it becomes; none: it stays.
    pub to: Option<String>,
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
            None => Answer::Sides(Box::new(laid.sides(&hits, &self.tables))),
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
        let mut tables = self.wish().tables();
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

    fn ready_rules(&self) -> Rules {
        let rules = self.rules.iter();
        let ready = rules.map(|DraftRule { from, to, .. }| Rule {
            from: from.clone(),
            to: to.clone(),
        });
        Rules::new(ready.collect())
    }

    /// What a rule of this number is, for showing: whose, for which word, what it becomes.
    fn told(&self, rule: u32) -> Option<Vec<String>> {
        let DraftRule { owner, from, to } = self.rules.get(rule as usize)?;
        let owner = match owner {
            Owner::Reader => "reader",
            Owner::Article => "article",
            Owner::Bundle => "bundle",
        };
        let to = to.as_ref().unwrap_or(from);
        Some(vec![owner.to_owned(), from.clone(), to.clone()])
    }

    fn wish(&self) -> Wish {
        Wish {
            from: self.from,
            to: self.to,
            words: self.words,
            context: self.context,
            quotes: self.quotes,
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
        let desk = Desk::for_rows(tables, draft.wish(), draft.ready_rules())?;
        Ok(Self {
            parallel: desk.compare(&pieces, &choices),
            draft,
            choices,
        })
    }

    fn sides(&self, hits: &[Hit], tables: &Tables) -> Sides {
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
            machine_made: self.machine_made(),
            tables: self.draft.wish().tables_to_tell(tables),
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
