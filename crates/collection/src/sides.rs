//! An article in two scripts, cut into sentences: what the page draws its 對照 view from.
//!
//! Here an article is laid out in rows, its title and its blocks; a [`crate::Scribe`] writes them in
//! the other script.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, Block, Body, ScriptForm, ScriptRule};
use hanzi::Rule;
use serde::{Deserialize, Serialize};

use crate::collation::digest;
use crate::collection::Collection;
use crate::parallel::{Mark, Quotes, Writing};
use crate::read::blocks;
use crate::ruby::Ruby;
use crate::rules::RuleLayers;
use crate::scribe::{Draft, DraftRow, DraftRule};
use crate::search::hits::hits_in;
use crate::{Answer, ReadBlock, RowKind};

/// Which article to lay beside itself, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The article.
    pub id: ArticleId,
    /// The keys of the repairs that the reader does not want.
    pub undone: BTreeSet<u64>,
    /// The writing wanted; nothing for the other script: of Taiwan beside Simplified, else
    /// Simplified.
    pub to: Option<Writing>,
    /// With the words of the region (软件, 軟體).
    pub words: bool,
    /// In context; else exactly as OpenCC.
    pub context: bool,
    /// The quotation marks.
    pub quotes: Quotes,
    /// What the reader wants otherwise.
    pub choices: Vec<PlaceChoice>,
    /// What is looked for in it.
    pub find: String,
    /// The reader's words.
    pub terms: Vec<Term>,
    /// The notes on pronunciation.
    pub ruby: Ruby,
}

/// A word of a reader, and what it becomes wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub from: String,
    /// What it becomes; the same: it stays.
    pub to: String,
    /// In which writing.
    pub writing: Writing,
}

/// What a reader wants at one place of an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceChoice {
    /// The row, by its key: the choice holds for every row that reads the same.
    pub row: u64,
    /// Where the place begins in the source of the row, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it becomes.
    pub to: String,
}

/// An article in two scripts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// The writing of the article.
    pub from: Writing,
    /// The writing beside it.
    pub to: Writing,
    /// Title and blocks, in order.
    pub rows: Vec<SideRow>,
    /// Where it looks as if a machine had made the article Traditional: what it left, what better stood
    /// there, and how often, the most frequent first. Known only where the tables that tell are loaded.
    pub machine_made: Vec<(String, String, u32)>,
    /// The tables that tell, as far as they are not loaded.
    pub tables: Vec<String>,
}

/// A block, or a part of one, in both writings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideRow {
    /// What it is.
    pub kind: RowKind,
    /// Its name: a digest of its source.
    pub key: u64,
    /// Its sentences.
    pub sentences: Vec<Vec<Stretch>>,
}

/// A stretch of a sentence and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// As the article has it.
    pub source: String,
    /// What it became; nothing where it is the same.
    pub target: Option<String>,
    /// How it came about.
    pub mark: Mark,
    /// Its number among the runs of the row, to ask for its card by.
    pub run: u32,
    /// What it is, or has in it, for the reader.
    pub over: Over,
}

/// What a piece of a text is for the reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Over {
    /// Nothing more than text.
    #[default]
    Nothing,
    /// What is looked for.
    Hit,
    /// Marked, in the ink of this number.
    Ink(u8),
}

impl Stretch {
    /// What it became.
    pub fn target(&self) -> &str {
        self.target.as_ref().unwrap_or(&self.source)
    }
}

/// Why a stretch became what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The stretch as the article has it.
    pub source: String,
    /// What it became.
    pub target: String,
    /// How it came about.
    pub mark: Mark,
    /// The entries that decided, in order: the dictionary, what it is for, what that may become.
    pub entries: Vec<Vec<String>>,
    /// What it may become, first what it became or would without the choice of the reader.
    pub candidates: Vec<String>,
    /// What the mainland, Taiwan and Hong Kong write, each by its tag for `lang` and its text.
    pub regions: Vec<Vec<String>>,
    /// How many stretches of the article are the same and became the same.
    pub count: u32,
    /// The place, with what it became.
    pub place: PlaceChoice,
}

impl Collection {
    /// What a scribe needs to lay an article beside itself, or to explain `run` of it: row and run.
    pub(crate) fn draft(&self, beside: &Beside, run: Option<(u32, u32)>) -> Result<Draft, Answer> {
        let (_, article, body) = self.with_body(&beside.id)?;
        let from = Writing::of(article.script.state);
        let to = beside.to.unwrap_or(match from {
            Writing::Hans => Writing::HantTw,
            _ => Writing::Hans,
        });
        let reader: Vec<ScriptRule> = beside.terms.iter().map(rule).collect();
        let layers = RuleLayers {
            reader: &reader,
            article: &body.rules,
            bundle: &self.rules,
        };
        let (list, ids) = layers.word_list(to);
        let own = list.into_iter().zip(ids);
        Ok(Draft {
            from,
            to,
            words: beside.words,
            context: beside.context,
            quotes: beside.quotes,
            rows: rows(article, body, &beside.undone),
            rules: own
                .map(|(Rule { from, to }, (owner, _))| DraftRule { owner, from, to })
                .collect(),
            choices: with_places(&beside.choices, layers, body, to),
            over: hits_in(article, body, &beside.find, &beside.undone)
                .into_iter()
                .map(|hit| (hit, Over::Hit))
                .collect(),
            ruby: beside.ruby,
            run,
        })
    }
}

/// A word of the reader as a rule.
fn rule(term: &Term) -> ScriptRule {
    let form = ScriptForm {
        writing: Some(term.writing.tag().to_owned()),
        text: term.to.clone(),
    };
    ScriptRule {
        from: term.from.clone(),
        to: vec![form],
        at: None,
    }
}

/// The choices of a reader, then what the article decides for places of its blocks, as far as the reader
/// has not chosen there.
fn with_places(
    choices: &[PlaceChoice],
    layers: RuleLayers<'_>,
    body: &Body,
    to: Writing,
) -> Vec<PlaceChoice> {
    let mut all = choices.to_vec();
    let placed = layers.places(&body.text, to);
    if placed.choices.is_empty() {
        return all;
    }
    for span in body.blocks.iter().flat_map(Block::spans) {
        let row = digest(span.of(&body.text).unwrap_or_default());
        for choice in placed.of_piece(span) {
            let number = |at| u32::try_from(at).unwrap_or(u32::MAX);
            let choice = PlaceChoice {
                row,
                start: number(choice.source.start),
                end: number(choice.source.end),
                to: choice.to,
            };
            let meets = |own: &PlaceChoice| {
                own.row == row && own.start < choice.end && choice.start < own.end
            };
            if !choices.iter().any(meets) {
                all.push(choice);
            }
        }
    }
    all
}

/// The texts of an article and what each is: the title, if there is one, and then block by block.
pub(crate) fn rows(article: &Article, body: &Body, undone: &BTreeSet<u64>) -> Vec<DraftRow> {
    let mut rows = Vec::new();
    let mut add = |kind: RowKind, text: String| rows.push(DraftRow { kind, text });
    if let Some(title) = article.title.value() {
        add(RowKind::Title, title.clone());
    }
    for block in blocks(body, undone) {
        match block {
            ReadBlock::Heading { level, text } => add(RowKind::Heading(level), text),
            ReadBlock::Paragraph { number, text } => add(RowKind::Paragraph(number), text),
            ReadBlock::Quote { text } => add(RowKind::Quote, text),
            ReadBlock::Figure { caption, .. } => {
                if let Some(caption) = caption {
                    add(RowKind::Caption, caption);
                }
            }
            ReadBlock::List { items, .. } => {
                for item in items {
                    add(RowKind::Item, item);
                }
            }
            ReadBlock::Table { rows } => {
                let cells = rows.into_iter().flatten();
                cells.for_each(|cell| add(RowKind::Cell, cell.text));
            }
        }
    }
    rows
}
