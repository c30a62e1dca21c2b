//! The articles that have each of some numbers.

use crate::tally::bump;
use crate::{Bits, Tally};

/// A number that one of so many articles has gets a set of its own: to go through that is no more work than to look
/// at those that have it one by one.
const FREQUENT: usize = 100;

/// For every number the articles that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sets {
    /// The numbers that many have.
    frequent: Vec<(u32, Bits)>,
    /// The others: an article and a number it has, in the order of the articles.
    rare: Vec<(u32, u32)>,
    /// How many have each.
    all: Vec<u32>,
    /// How many articles there are.
    bound: u32,
}

impl Sets {
    /// Of what every article has of so many numbers.
    pub fn new(tally: &Tally, numbers: usize) -> Self {
        let all = tally.count_all(numbers);
        let bound = u32::try_from(tally.articles()).unwrap_or(u32::MAX);
        let is_frequent = |count: &u32| *count as usize * FREQUENT > tally.articles();
        // Where the set of each number stands.
        let mut places = Vec::with_capacity(numbers);
        let mut frequent = Vec::new();
        for (number, count) in (0..).zip(&all) {
            places.push(is_frequent(count).then_some(frequent.len()));
            if is_frequent(count) {
                frequent.push((number, Bits::none(bound)));
            }
        }
        let mut rare = Vec::new();
        for article in 0..bound {
            for number in tally.of(article as usize) {
                let place = places.get(*number as usize).copied().flatten();
                match place.and_then(|place| frequent.get_mut(place)) {
                    Some((_, set)) => set.insert(article),
                    None => rare.push((article, *number)),
                }
            }
        }
        Self {
            frequent,
            rare,
            all,
            bound,
        }
    }

    /// How many articles have each number.
    pub fn all(&self) -> &[u32] {
        &self.all
    }

    /// The articles that have one of the numbers that are chosen.
    pub fn having(&self, chosen: &[bool]) -> Bits {
        let is_chosen = |number: u32| chosen.get(number as usize).copied().unwrap_or(false);
        let mut having = Bits::none(self.bound);
        for (number, set) in &self.frequent {
            if is_chosen(*number) {
                having.or(set);
            }
        }
        for (article, number) in &self.rare {
            if is_chosen(*number) {
                having.insert(*article);
            }
        }
        having
    }

    /// How many articles of a set have each number.
    pub(crate) fn count(&self, of: &Bits) -> Vec<u32> {
        let mut counts = vec![0; self.all.len()];
        for (number, set) in &self.frequent {
            bump(&mut counts, *number, set.n_common(of));
        }
        for (article, number) in &self.rare {
            bump(&mut counts, *number, u32::from(of.contains(*article)));
        }
        counts
    }
}
