//! Cutting a text into its most likely words.

use super::{Context, Level};
use crate::description::{OPERATORS, description};
use crate::dictionary::Dictionary;

/// What the most common word costs less than one nobody counted, in levels.
const COST: u32 = 20;
/// What a character costs that was never counted.
const UNKNOWN: u32 = 23;

/// What a word of a cut is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// An entry of `STPhrases`.
    Phrase(u32),
    /// A word no dictionary has.
    Word,
    /// A character.
    Character,
    /// An ideographic description, which stays.
    Description,
}

/// A way from one place to a later one.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    /// Characters.
    pub(crate) length: usize,
    pub(crate) piece: Piece,
    /// How common it is, if it was counted.
    pub(crate) level: Option<Level>,
}

impl Edge {
    fn cost(self) -> u32 {
        match self.level {
            Some(level) => COST - u32::from(level),
            None => UNKNOWN,
        }
    }
}

/// The words a stretch of text may consist of, and the cheapest way through.
pub(crate) struct Graph<'a> {
    context: &'a Context,
    phrases: &'a Dictionary,
    codes: &'a [u32],
    /// For each place what the cheapest way from there to the end costs, and its first edge.
    best: Vec<(u32, Edge)>,
}

impl<'a> Graph<'a> {
    /// The graph of a text, as codes. Words of the same cost: the longer one is taken.
    pub(crate) fn of(context: &'a Context, phrases: &'a Dictionary, codes: &'a [u32]) -> Self {
        let end = Edge {
            length: 0,
            piece: Piece::Character,
            level: None,
        };
        let mut graph = Self {
            context,
            phrases,
            codes,
            best: vec![(0, end); codes.len() + 1],
        };
        for at in (0..codes.len()).rev() {
            let mut best = (u32::MAX, end);
            graph.each(at, |edge| {
                let cost = graph.rest(at + edge.length).saturating_add(edge.cost());
                if (cost, best.1.length) < (best.0, edge.length) {
                    best = (cost, edge);
                }
            });
            if let Some(place) = graph.best.get_mut(at) {
                *place = best;
            }
        }
        graph
    }

    /// What the cheapest way from a place to the end costs.
    fn rest(&self, at: usize) -> u32 {
        self.best.get(at).map_or(u32::MAX, |&(cost, _)| cost)
    }

    /// Calls `found` with every word that begins at a place.
    fn each(&self, at: usize, mut found: impl FnMut(Edge)) {
        let codes = self.codes.get(at..).unwrap_or_default();
        let Some(&first) = codes.first() else {
            return;
        };
        if let Some(length) = description_length(codes) {
            return found(Edge {
                length,
                piece: Piece::Description,
                level: None,
            });
        }
        found(Edge {
            length: 1,
            piece: Piece::Character,
            level: self.context.character(first),
        });
        self.phrases.each(codes, |entry, length| {
            found(Edge {
                length,
                piece: Piece::Phrase(entry),
                level: Some(self.context.phrase(entry)),
            });
        });
        self.context.words.each(codes, |entry, length| {
            found(Edge {
                length,
                piece: Piece::Word,
                level: self.context.levels.get(entry as usize).copied(),
            });
        });
    }

    /// The words of the cheapest way: where each begins, and what it is.
    pub(crate) fn way(&self) -> impl Iterator<Item = (usize, Edge)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let &(_, edge) = self.best.get(at).filter(|(_, edge)| edge.length > 0)?;
            at += edge.length;
            Some((at - edge.length, edge))
        })
    }

    /// For each word of the cheapest way, how much more the best way without it costs.
    pub(crate) fn margins(&self) -> Vec<Option<u32>> {
        let n = self.codes.len();
        // What the cheapest way from the beginning to a place costs.
        let mut from = vec![u32::MAX; n + 1];
        // For each place the cheapest of the ways over it that do not have its word.
        let mut without = vec![u32::MAX; n];
        if let Some(first) = from.first_mut() {
            *first = 0;
        }
        let mut word = 0..0;
        for at in 0..n {
            if at == word.end {
                let length = self.best.get(at).map_or(1, |(_, edge)| edge.length);
                word = at..at + length.max(1);
            }
            let start = from.get(at).copied().unwrap_or(u32::MAX);
            if start == u32::MAX {
                continue;
            }
            self.each(at, |edge| {
                let to = at + edge.length;
                let cost = start.saturating_add(edge.cost());
                if let Some(known) = from.get_mut(to) {
                    *known = cost.min(*known);
                }
                let all = cost.saturating_add(self.rest(to));
                let own = word.start == at && word.end == to;
                for passed in without.iter_mut().take(to).skip(at).filter(|_| !own) {
                    *passed = all.min(*passed);
                }
            });
        }
        let total = self.rest(0);
        let margin = |(at, _): (usize, Edge)| {
            let without = without.get(at).filter(|&&cost| cost != u32::MAX)?;
            Some(without.saturating_sub(total))
        };
        self.way().map(margin).collect()
    }
}

/// How many characters a description has that stands at the beginning.
fn description_length(codes: &[u32]) -> Option<usize> {
    let first = char::from_u32(*codes.first()?)?;
    if !OPERATORS.contains(&first) {
        return None;
    }
    let text: String = codes
        .iter()
        .map_while(|&code| char::from_u32(code))
        .take(64)
        .collect();
    let length = description(&text)?;
    Some(text.get(..length)?.chars().count())
}
