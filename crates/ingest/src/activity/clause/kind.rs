//! Kinds of activities, by their words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use bundle::ActivityKind;

use super::super::list::rows;
use super::super::signs::{ACT, Signs, plain};

/// An act that a clause tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) kind: ActivityKind,
    /// Whether its word proves an act.
    pub(super) concrete: bool,
}

struct Word {
    signs: Vec<char>,
    rank: usize,
    act: Act,
}

static WORDS: LazyLock<BTreeMap<char, Vec<Word>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<Word>> = BTreeMap::new();
    for (rank, row) in rows(include_str!("../data/activities.tsv")).enumerate() {
        let [kind, list] = *row.as_slice() else {
            continue;
        };
        let kind = match kind {
            "founding" => ActivityKind::Founding,
            "award" => ActivityKind::Award,
            "commemoration" => ActivityKind::Commemoration,
            "publication" => ActivityKind::Publication,
            "training" => ActivityKind::Training,
            "survey" => ActivityKind::Survey,
            "proposal" => ActivityKind::Proposal,
            "service" => ActivityKind::Service,
            "visit" => ActivityKind::Visit,
            "meeting" => ActivityKind::Meeting,
            _ => ActivityKind::Other,
        };
        for word in list.split('|') {
            let bare = word.trim_start_matches('!');
            let signs: Vec<char> = plain(bare).chars().collect();
            // Single characters tell the kind, and prove nothing.
            let concrete = bare == word && signs.len() > 1;
            if let Some(first) = signs.first() {
                words.entry(*first).or_default().push(Word {
                    signs,
                    rank,
                    act: Act { kind, concrete },
                });
            }
        }
    }
    words
});

/// The characters that words for acts begin with.
pub(super) fn first_signs() -> BTreeSet<char> {
    WORDS.keys().copied().collect()
}

/// The act that a clause tells of: of all its words the one that stands first in the table.
pub(super) fn of(signs: &Signs<'_>, range: Range<usize>) -> Option<Act> {
    let mut best: Option<(usize, Act)> = None;
    let mut concrete = false;
    let mut at = range.start;
    loop {
        at = signs.find_near(at, ACT, range.end.saturating_sub(at));
        if at >= range.end {
            break;
        }
        let words = signs
            .get(at)
            .and_then(|c| WORDS.get(&c))
            .map_or(&[][..], Vec::as_slice);
        at += 1;
        let at = at - 1;
        for word in words {
            let fits = word
                .signs
                .iter()
                .enumerate()
                .all(|(place, c)| signs.get(at + place) == Some(*c));
            if !fits {
                continue;
            }
            concrete |= word.act.concrete;
            if best.is_none_or(|(rank, _)| word.rank < rank) {
                best = Some((word.rank, word.act));
            }
        }
    }
    best.map(|(_, act)| Act { concrete, ..act })
}

/// Whether a word for an act stands at a place.
pub(super) fn begins(signs: &Signs<'_>, at: usize) -> bool {
    if !signs.is(at, ACT) {
        return false;
    }
    let Some(words) = signs.get(at).and_then(|c| WORDS.get(&c)) else {
        return false;
    };
    words.iter().any(|word| {
        word.act.concrete
            && word
                .signs
                .iter()
                .enumerate()
                .all(|(place, c)| signs.get(at + place) == Some(*c))
    })
}
