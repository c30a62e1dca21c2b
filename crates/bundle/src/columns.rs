//! What all articles of a large archive are counted, filtered and ordered by, in columns: a list of them
//! can be opened by these alone, and the articles come when they are shown. Those of the facets stand
//! apart, for the first rows do not wait for them. The layout is in `docs/bundle-format.md`.

mod facets;
mod read;

use std::collections::BTreeSet;

use hanzi::ScriptState;

use crate::{Article, ArticleId, BodyAt};

pub use self::facets::{DOUBTFUL, FacetColumn, Facets, YearLists};
use self::facets::{FACETS_MAGIC, WORDS, condition, numbered};

/// What a part with columns begins with.
const MAGIC: &[u8] = b"duizhao-columns 2\n";

/// The columns, by the names that problems have for them.
const NUMBERS: [&str; 7] = ["year", "month", "day", "turn", "script", "length", "part"];

/// The states of a script, by the numbers they are written as; as much more for what a machine made
/// Traditional.
const SCRIPTS: [ScriptState; 4] = [
    ScriptState::Hans,
    ScriptState::Hant,
    ScriptState::Mixed,
    ScriptState::Undecided,
];

/// A part with articles, as the columns list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The id of its first article. Pages, and the articles in them, are in the order of their ids.
    pub first: ArticleId,
    /// The number of the part (see [`crate::Bundle::parts`]).
    pub part: u32,
    /// How many articles it has.
    pub count: u32,
}

/// The columns of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The parts with the articles.
    pub pages: Vec<Page>,
    /// The check number of all ids, as the search index has it.
    pub ids: u64,
    /// For every article what the columns tell: its date, script, where its text lies, its length in four
    /// binary digits. All else is missing, its id is empty.
    pub articles: Vec<Article>,
    /// For every article its place among those published on the same day, by the time of day.
    pub turns: Vec<u32>,
}

/// The bytes of both parts, in the pieces that are best compressed each by itself: they have little in
/// common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnPieces {
    /// Of the part with the columns.
    pub columns: Vec<Vec<u8>>,
    /// Of the part with those of the facets.
    pub facets: Vec<Vec<u8>>,
}

/// Gathers columns, one article after the other, in the order of their ids.
#[derive(Debug, Default)]
pub struct ColumnsWriter {
    /// The values of [`WORDS`] for every article; the empty one where it does not say.
    words: [Vec<String>; WORDS.len()],
    /// Day and time of publication.
    issued: Vec<(String, Option<String>)>,
    /// Script, length and part.
    others: [Vec<u32>; 3],
    /// The years of activities.
    active: YearLists,
}

impl ColumnsWriter {
    /// Takes an article of which the text lies in a part.
    pub fn add(&mut self, article: &Article) {
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        let region = article.region.value().map(|region| region.0.clone());
        let values = [
            region.unwrap_or_default(),
            text(article.section.value()),
            text(article.source.value()),
            text(article.editor.value()),
            condition(article),
        ];
        for (column, value) in self.words.iter_mut().zip(values) {
            column.push(value);
        }
        self.active.put(&article.years_active());
        let day = text(article.issued.value());
        self.issued.push((day, article.time.clone()));
        let state = |known: &ScriptState| *known == article.script.state;
        let script = SCRIPTS.iter().position(state).unwrap_or(0);
        let script = script + SCRIPTS.len() * usize::from(article.script.machine);
        let part = match article.body {
            BodyAt::Part(part) => part,
            BodyAt::Here(_) => 0,
        };
        let values = [
            u32::try_from(script).unwrap_or(0),
            short_length(article.length),
            part,
        ];
        for (column, value) in self.others.iter_mut().zip(values) {
            column.push(value);
        }
    }

    /// The first and the last year of publication.
    pub fn years(&self) -> Option<(i32, i32)> {
        let years = self.issued.iter();
        let years: BTreeSet<i32> = years
            .filter_map(|(day, _)| crate::date::year(day))
            .collect();
        years.first().copied().zip(years.last().copied())
    }

    /// The bytes of the parts. `ids` is the check number of all ids.
    pub fn finish(self, pages: &[Page], ids: u64) -> ColumnPieces {
        let head = |magic: &[u8]| {
            let mut bytes = magic.to_vec();
            put(&mut bytes, self.issued.len() as u64);
            bytes.extend(ids.to_le_bytes());
            bytes
        };
        let mut bytes = head(MAGIC);
        put(&mut bytes, pages.len() as u64);
        for page in pages {
            put_text(&mut bytes, page.first.as_str());
            put(&mut bytes, u64::from(page.part));
            put(&mut bytes, u64::from(page.count));
        }
        let mut known = head(FACETS_MAGIC);
        let words = self.words.iter();
        let words: Vec<Vec<u32>> = words.map(|it| numbered(&mut known, it)).collect();
        let mut facets = pieces(known, words);
        facets.extend(self.active.write());
        let numbers = dates(&self.issued).into_iter().chain(self.others);
        ColumnPieces {
            columns: pieces(bytes, numbers),
            facets,
        }
    }
}

/// The pieces of a part: what stands before the columns, and these.
fn pieces(head: Vec<u8>, columns: impl IntoIterator<Item = Vec<u32>>) -> Vec<Vec<u8>> {
    let mut pieces = vec![head];
    for column in columns {
        put_planes(&mut pieces, &column);
    }
    pieces
}

/// Years plus one, months, days, and places among those of the same day; 0 for what is not said.
fn dates(issued: &[(String, Option<String>)]) -> [Vec<u32>; 4] {
    let step = |day: &str, nth: usize| {
        let step = day.split('-').nth(nth)?;
        step.parse::<u32>().ok()
    };
    let column = |nth: usize, more: u32| {
        let days = issued.iter();
        days.map(|(day, _)| step(day, nth).map_or(0, |step| step + more))
            .collect()
    };
    let mut order: Vec<(&(String, Option<String>), usize)> = issued.iter().zip(0..).collect();
    order.sort();
    let mut turns = vec![0; issued.len()];
    let same =
        |(a, _): &(&(String, Option<String>), usize), (b, _): &(&(String, _), usize)| a.0 == b.0;
    for day in order.chunk_by(same) {
        let times = day.chunk_by(|(a, _), (b, _)| a.1 == b.1);
        for (turn, same) in (0..).zip(times) {
            for (_, number) in same {
                if let Some(slot) = turns.get_mut(*number) {
                    *slot = turn;
                }
            }
        }
    }
    [column(0, 1), column(1, 0), column(2, 0), turns]
}

/// A length in four binary digits and how many follow: what a ranking needs, in a byte.
fn short_length(length: u32) -> u32 {
    match length.checked_ilog2() {
        Some(width @ 3..) => 8 * (width - 2) + (length >> (width - 3) & 7),
        _ => length,
    }
}

/// The length that [`short_length`] made a byte of, with zeros for the digits it left out.
fn long_length(code: u32) -> Option<u32> {
    match code {
        0..8 => Some(code),
        8..240 => Some((8 + code % 8) << (code / 8 - 1)),
        _ => None,
    }
}

/// Writes numbers byte by byte: first how many bytes each has, then the lowest of all of them, and so
/// on. What compresses has it easier with them than side by side.
fn put_planes(pieces: &mut Vec<Vec<u8>>, numbers: &[u32]) {
    let most = numbers.iter().copied().max().unwrap_or(0);
    let planes = (u32::BITS - most.leading_zeros()).div_ceil(8);
    let mut bytes = Vec::new();
    put(&mut bytes, u64::from(planes));
    for plane in 0..planes {
        let byte = |number: &u32| number.to_le_bytes().get(plane as usize).copied();
        bytes.extend(numbers.iter().filter_map(byte));
        pieces.push(std::mem::take(&mut bytes));
    }
    // There is only the number of bytes where that is 0.
    pieces.extend((!bytes.is_empty()).then_some(bytes));
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put(bytes, text.len() as u64);
    bytes.extend(text.as_bytes());
}

/// Writes a number in seven bits a byte (LEB128).
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

#[cfg(test)]
mod tests;
