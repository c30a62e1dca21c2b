//! What an engine wants written.

use hanzi::{Config, Rule, Rules};
use serde::{Deserialize, Serialize};

use crate::lines::READINGS;
use crate::parallel::{Quotes, Wish, Writing};
use crate::ruby::Ruby;
use crate::rules::Owner;
use crate::search::Hit;
use crate::{Over, PlaceChoice, RowKind};

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
    /// Where in the rows stands what is looked for, and after [`Draft::mark`] what the reader marked, in order.
    /// No two share a place.
    pub over: Vec<(Hit, Over)>,
    /// The notes on pronunciation.
    pub ruby: Ruby,
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

impl Draft {
    /// The files of tables it takes, by their names without `.bin`.
    pub fn tables(&self) -> Vec<&'static str> {
        let mut tables = self.wish().tables();
        for table in self.configs().iter().flat_map(|config| config.tables()) {
            if !tables.contains(table) {
                tables.push(table);
            }
        }
        tables.extend((self.ruby != Ruby::Off).then_some(READINGS));
        tables
    }

    /// The conversions it takes: a card shows what every region writes.
    pub(super) fn configs(&self) -> Vec<Config> {
        let mut configs: Vec<Config> = self.wish().config().into_iter().collect();
        if self.run.is_some() {
            let regions = [Writing::Hans, Writing::HantTw, Writing::HantHk];
            configs.extend(regions.iter().filter_map(|to| self.from.config(*to, true)));
        }
        configs
    }

    pub(super) fn ready_rules(&self) -> Rules {
        let rules = self.rules.iter();
        let ready = rules.map(|DraftRule { from, to, .. }| Rule {
            from: from.clone(),
            to: to.clone(),
        });
        Rules::new(ready.collect())
    }

    /// What a rule of this number is, for showing: whose, for which word, what it becomes.
    pub(super) fn told(&self, rule: u32) -> Option<Vec<String>> {
        let DraftRule { owner, from, to } = self.rules.get(rule as usize)?;
        let owner = match owner {
            Owner::Reader => "reader",
            Owner::Article => "article",
            Owner::Bundle => "bundle",
        };
        let to = to.as_ref().unwrap_or(from);
        Some(vec![owner.to_owned(), from.clone(), to.clone()])
    }

    pub(super) fn wish(&self) -> Wish {
        Wish {
            from: self.from,
            to: self.to,
            words: self.words,
            context: self.context,
            quotes: self.quotes,
        }
    }
}
