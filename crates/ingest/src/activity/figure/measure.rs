//! Measure words, from a table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bundle::FigureKind;

use super::super::list::rows;
use super::super::signs::{Signs, plain};

/// A measure word.
#[derive(Debug)]
pub(in super::super) struct Measure {
    signs: Vec<char>,
    kind: FigureKind,
    /// Characters that make another word of it.
    bad: &'static str,
}

static MEASURES: LazyLock<BTreeMap<char, Vec<Measure>>> = LazyLock::new(|| {
    let mut measures: BTreeMap<char, Vec<Measure>> = BTreeMap::new();
    for row in rows(include_str!("../data/measures.tsv")) {
        let [words, kind, bad] = *row.as_slice() else {
            continue;
        };
        let kind = match kind {
            "amount" => FigureKind::Amount,
            "ratio" => FigureKind::Ratio,
            _ => FigureKind::Count,
        };
        for word in words.split('|') {
            let signs: Vec<char> = plain(word).chars().collect();
            if let Some(first) = signs.first() {
                measures
                    .entry(*first)
                    .or_default()
                    .push(Measure { signs, kind, bad });
            }
        }
    }
    for list in measures.values_mut() {
        list.sort_by_key(|measure| std::cmp::Reverse(measure.signs.len()));
    }
    measures
});

/// The measure word at a place: the place after it, and its kind.
pub(super) fn find(signs: &Signs<'_>, at: usize) -> Option<(usize, FigureKind)> {
    let list = MEASURES.get(&signs.get(at)?)?;
    let fits = |measure: &&Measure| {
        let mut place = at;
        measure.signs.iter().all(|c| {
            let same = signs.get(place) == Some(*c);
            place += 1;
            same
        }) && (measure.signs.len() > 1
            || !signs
                .get(at + measure.signs.len())
                .is_some_and(|c| measure.bad.contains(c)))
    };
    let measure = list.iter().find(fits)?;
    Some((at + measure.signs.len(), measure.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measure_words_are_written_as_patterns_are() {
        for measure in MEASURES.values().flatten() {
            assert_eq!(plain(measure.bad), measure.bad);
        }
        assert!(MEASURES.values().map(Vec::len).sum::<usize>() > 60);
    }
}
