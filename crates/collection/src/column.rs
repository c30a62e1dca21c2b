//! What every article says of one facet, as numbers.

use std::collections::BTreeMap;

use bundle::{Article, FacetColumn, RepairKind, ScriptMix};
use hanzi::ScriptState;
use postings::{Sets, Tally};

use crate::Facet;

/// The condition of an article that has no repairs and no doubts.
const SOUND: &str = "sound";

/// What every article says of one facet: its values, numbered in their order, and the numbers for
/// each article, one after the other.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) facet: Facet,
    /// The values, sorted.
    pub(crate) values: Vec<String>,
    /// The numbers of the values of every article.
    pub(crate) of: Tally,
    /// The articles of each value.
    pub(crate) sets: Sets,
}

impl Column {
    pub(crate) fn new(facet: Facet, articles: &[Article]) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        for article in articles {
            for value in values(facet, article) {
                known.insert(value, 0);
            }
        }
        number(&mut known);
        let mut of = Tally::default();
        for article in articles {
            let own = values(facet, article);
            of.put(own.iter().filter_map(|value| known.get(value).copied()));
        }
        Self::of_numbers(facet, known, of)
    }

    /// One of the words that a column of the archive has.
    pub(crate) fn of_words(facet: Facet, words: &FacetColumn) -> Self {
        // The values that each word stands for, the first one for articles that do not say.
        let said = words.known.iter().map(String::as_str);
        let own: Vec<Vec<&str>> = [""]
            .into_iter()
            .chain(said)
            .map(|word| match facet {
                Facet::Condition => kinds(word),
                _ => vec![word],
            })
            .collect();
        let mut used = vec![false; own.len()];
        for number in &words.numbers {
            if let Some(used) = used.get_mut(*number as usize) {
                *used = true;
            }
        }
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        for (own, used) in own.iter().zip(used) {
            for value in own.iter().filter(|_| used) {
                known.insert(value, 0);
            }
        }
        number(&mut known);
        let own = own.iter().map(|own| own.iter());
        let own: Vec<Vec<u32>> = own
            .map(|own| own.filter_map(|value| known.get(value).copied()).collect())
            .collect();
        let mut of = Tally::default();
        for word in &words.numbers {
            of.put(own.get(*word as usize).into_iter().flatten().copied());
        }
        Self::of_numbers(facet, known, of)
    }

    fn of_numbers(facet: Facet, known: BTreeMap<&str, u32>, of: Tally) -> Self {
        let values: Vec<String> = known.into_keys().map(str::to_owned).collect();
        Self {
            facet,
            sets: Sets::new(&of, values.len()),
            values,
            of,
        }
    }

    /// Whether an article has one of the values that are marked.
    pub(crate) fn has(&self, article: u32, marked: &[bool]) -> bool {
        let is_marked = |value: &u32| marked.get(*value as usize).copied().unwrap_or(false);
        self.of.of(article as usize).iter().any(is_marked)
    }

    /// Which values are kinds of repairs.
    pub(crate) fn repairs(&self) -> Vec<bool> {
        let is_kind = |value: &String| value != SOUND && value != bundle::DOUBTFUL;
        self.values.iter().map(is_kind).collect()
    }
}

/// Numbers values in their order.
fn number(known: &mut BTreeMap<&str, u32>) {
    for (number, slot) in (0..).zip(known.values_mut()) {
        *slot = number;
    }
}

/// The values of an article in a facet, none of them twice; the empty one where it does not say.
fn values(facet: Facet, article: &Article) -> Vec<&str> {
    match facet {
        Facet::Script => script(article.script),
        Facet::Region => vec![article.region.value().map_or("", |place| place.0.as_str())],
        Facet::Condition => condition(article),
        Facet::Section => vec![article.section.value().map_or("", String::as_str)],
        Facet::Source => vec![article.source.value().map_or("", String::as_str)],
        Facet::Editor => vec![article.editor.value().map_or("", String::as_str)],
    }
}

fn script(script: ScriptMix) -> Vec<&'static str> {
    let state = match script.state {
        ScriptState::Hans => "hans",
        ScriptState::Hant => "hant",
        ScriptState::Mixed => "mixed",
        ScriptState::Undecided => "undecided",
    };
    let mut found = vec![state];
    found.extend(script.machine.then_some("machine"));
    found
}

fn condition(article: &Article) -> Vec<&'static str> {
    let mut found = Vec::new();
    for tally in &article.repaired {
        let name = tally.kind.name();
        if tally.count > 0 && !found.contains(&name) {
            found.push(name);
        }
    }
    if article.doubts > 0 {
        found.push(bundle::DOUBTFUL);
    }
    if found.is_empty() {
        found.push(SOUND);
    }
    found
}

/// The values of a word with the kinds of repairs; those that are not known are passed over.
fn kinds(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for name in word.split(' ') {
        let is_kind = RepairKind::ALL.iter().any(|kind| kind.name() == name);
        if (is_kind || name == bundle::DOUBTFUL) && !found.contains(&name) {
            found.push(name);
        }
    }
    if found.is_empty() {
        found.push(SOUND);
    }
    found
}
