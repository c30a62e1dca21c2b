//! The columns of the facets: words, and which of them every article has.

use std::collections::{BTreeMap, BTreeSet};

use super::read::Rest;
use super::{put, put_text};
use crate::{Article, Problem, RepairKind, limits};

/// What a part with the columns of facets begins with.
pub(super) const FACETS_MAGIC: &[u8] = b"duizhao-facets 1\n";

/// What stands among the kinds of repairs for an article with doubtful notes.
pub const DOUBTFUL: &str = "doubtful";

/// The columns, by the names that problems have for them, in their order.
pub(super) const WORDS: [&str; 5] = ["region", "section", "source", "editor", "condition"];

/// What every article says of the facets, but for its script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// The check number of all ids, as the columns have it.
    pub ids: u64,
    /// The ids of regions.
    pub region: FacetColumn,
    /// Sections.
    pub section: FacetColumn,
    /// Sources.
    pub source: FacetColumn,
    /// Editors.
    pub editor: FacetColumn,
    /// The kinds of repairs an article has, by their names, and [`DOUBTFUL`], with blanks between.
    pub condition: FacetColumn,
}

/// A column of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetColumn {
    /// All there are.
    pub known: Vec<String>,
    /// For every article the number of its word among them, from 1; 0 where it does not say.
    pub numbers: Vec<u32>,
}

impl FacetColumn {
    /// The word of the article of this number.
    pub fn of(&self, article: usize) -> Option<&str> {
        let number = *self.numbers.get(article)? as usize;
        self.known.get(number.checked_sub(1)?).map(String::as_str)
    }
}

impl Facets {
    /// Of how many articles they tell.
    pub const fn len(&self) -> usize {
        self.region.numbers.len()
    }

    /// Whether there are no articles.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads what [`super::ColumnsWriter`] wrote. It is all right or refused.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Problem> {
        let mut rest = Rest::new(bytes);
        let (count, ids) = rest.head(FACETS_MAGIC)?;
        let mut all = Vec::new();
        for name in WORDS {
            rest.at = name;
            let known = words(&mut rest)?;
            all.push(FacetColumn {
                known,
                numbers: Vec::new(),
            });
        }
        for (name, words) in WORDS.into_iter().zip(&mut all) {
            rest.at = name;
            words.numbers = rest.planes(count)?;
            let over = |number: &u32| *number as usize > words.known.len();
            if let Some(at) = words.numbers.iter().position(over) {
                return Err(Problem {
                    path: format!("$.{name}[{at}]"),
                    message: "not a value there is".to_owned(),
                });
            }
        }
        rest.end()?;
        let mut all = all.into_iter();
        let mut next = || all.next().unwrap_or_default();
        Ok(Self {
            ids,
            region: next(),
            section: next(),
            source: next(),
            editor: next(),
            condition: next(),
        })
    }
}

/// A list of words.
fn words(rest: &mut Rest<'_>) -> Result<Vec<String>, Problem> {
    let count = rest.number(limits::ARTICLES)?;
    let mut words = Vec::new();
    for _ in 0..count {
        words.push(rest.text()?);
    }
    Ok(words)
}

/// The kinds of repairs that an article has and whether it is doubtful, as one word.
pub(super) fn condition(article: &Article) -> String {
    let kinds = RepairKind::ALL.into_iter();
    let has = |kind: &RepairKind| {
        let mut tallies = article.repaired.iter();
        tallies.any(|tally| tally.kind == *kind && tally.count > 0)
    };
    let mut names: Vec<&str> = kinds.filter(has).map(RepairKind::name).collect();
    names.extend((article.doubts > 0).then_some(DOUBTFUL));
    names.join(" ")
}

/// Writes the list of values, in order, and gives the numbers in it.
pub(super) fn numbered(bytes: &mut Vec<u8>, values: &[String]) -> Vec<u32> {
    let said = values.iter().filter(|value| !value.is_empty());
    let known: BTreeSet<&str> = said.map(String::as_str).collect();
    put(bytes, known.len() as u64);
    for value in &known {
        put_text(bytes, value);
    }
    let numbers: BTreeMap<&str, u32> = known.into_iter().zip(1..).collect();
    let number = |value: &String| numbers.get(value.as_str()).copied().unwrap_or(0);
    values.iter().map(number).collect()
}
