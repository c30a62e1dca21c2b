//! What every article says of one facet, as numbers.

use std::collections::BTreeMap;

use bundle::{Article, ScriptMix};
use hanzi::ScriptState;

use crate::Facet;

/// What every article says of one facet: its values, numbered in their order, and the numbers for
/// each article, one after the other.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) facet: Facet,
    /// The values, sorted.
    pub(crate) values: Vec<String>,
    /// The value numbers of all articles.
    numbers: Vec<u32>,
    /// Where the numbers of each article end.
    ends: Vec<u32>,
}

impl Column {
    pub(crate) fn new(facet: Facet, articles: &[Article]) -> Self {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        for article in articles {
            for value in values(facet, article) {
                known.insert(value, 0);
            }
        }
        for (number, slot) in (0..).zip(known.values_mut()) {
            *slot = number;
        }
        let mut numbers = Vec::with_capacity(articles.len());
        let mut ends = Vec::with_capacity(articles.len());
        for article in articles {
            let own = values(facet, article);
            numbers.extend(own.iter().filter_map(|value| known.get(value)));
            ends.push(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        }
        let values = known.into_keys().map(str::to_owned).collect();
        Self {
            facet,
            values,
            numbers,
            ends,
        }
    }

    /// The numbers of the values of an article.
    pub(crate) fn of(&self, article: usize) -> &[u32] {
        let start = match article.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(article).copied().unwrap_or(0);
        self.numbers
            .get(start as usize..end as usize)
            .unwrap_or_default()
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
        found.push("doubtful");
    }
    if found.is_empty() {
        found.push("sound");
    }
    found
}
