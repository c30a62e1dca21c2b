//! The columns of the facets: words, and which of them every article has.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Rest, small};
use super::{put, put_planes, put_text};
use crate::{Article, Problem, RepairKind, limits};

/// What a part with the columns of facets begins with.
pub(super) const FACETS_MAGIC: &[u8] = b"duizhao-facets 2\n";

/// What stands among the kinds of repairs for an article with doubtful notes.
pub const DOUBTFUL: &str = "doubtful";

/// The columns, by the names that problems have for them, in their order.
pub(super) const WORDS: [&str; 5] = ["region", "section", "source", "editor", "condition"];

/// The name of the column of years, as problems have it.
const ACTIVE: &str = "active";

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
    /// The years in which each tells of activities (see [`Article::years_active`]).
    pub active: YearLists,
}

/// Years of articles, of each any number, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearLists {
    /// Those of all articles, one after the other.
    years: Vec<i32>,
    /// Where those of each article end.
    ends: Vec<u32>,
}

impl YearLists {
    /// Puts the years of the next article behind the others.
    pub fn put(&mut self, years: &[i32]) {
        self.years.extend(years);
        self.ends
            .push(u32::try_from(self.years.len()).unwrap_or(u32::MAX));
    }

    /// The years of every article, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &[i32]> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let ranges = starts.zip(&self.ends);
        ranges.map(|(start, end)| {
            let own = self.years.get(start as usize..*end as usize);
            own.unwrap_or_default()
        })
    }

    /// Writes how many years each article has, the first of all, and how much later each is, and one.
    pub(super) fn write(&self) -> Vec<Vec<u8>> {
        let first = self.years.iter().copied().min().unwrap_or(0);
        let counts: Vec<u32> = self.iter().map(|own| small(own.len())).collect();
        let later = self.years.iter();
        let later: Vec<u32> = later
            .map(|year| year.abs_diff(first).saturating_add(1))
            .collect();
        let mut pieces = Vec::new();
        put_planes(&mut pieces, &counts);
        let mut head = Vec::new();
        let twice = i64::from(first) * 2;
        put(
            &mut head,
            (if first < 0 { -1 - twice } else { twice }).cast_unsigned(),
        );
        pieces.push(head);
        put_planes(&mut pieces, &later);
        pieces
    }

    /// Reads the years of so many articles.
    fn read(rest: &mut Rest<'_>, articles: usize) -> Result<Self, Problem> {
        let counts = rest.planes(articles)?;
        let first = rest.signed()?;
        let all = counts
            .iter()
            .fold(0_usize, |all, count| all.saturating_add(*count as usize));
        let mut later = rest.some_planes(all)?.into_iter();
        let mut active = Self::default();
        for count in counts {
            let own = later.by_ref().take(count as usize);
            let own = own.map(|later| first.checked_add_unsigned(later.checked_sub(1)?));
            let own: Option<Vec<i32>> = own.collect();
            let own = own.filter(|own| {
                own.is_sorted_by(|a, b| a < b)
                    && own.iter().all(|year| limits::YEARS.contains(year))
            });
            active.put(&own.ok_or_else(|| rest.problem("not years in their order"))?);
        }
        Ok(active)
    }
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
        rest.at = ACTIVE;
        let active = YearLists::read(&mut rest, count)?;
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
            active,
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
