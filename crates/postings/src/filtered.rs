//! What articles fail of a filter: which pass, and which fail one choice alone.

use crate::{Bits, Tally};

/// For every article which choices of a filter it fails: a bit for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failing {
    bits: Vec<u16>,
}

/// How many bits there are.
const BITS: usize = u16::BITS as usize;

impl Failing {
    /// Nothing is chosen yet, and so many articles fail what `bits` has.
    pub fn new(articles: usize, bits: u16) -> Self {
        Self {
            bits: vec![bits; articles],
        }
    }

    /// Those fail that have none of the numbers chosen.
    pub fn choose(&mut self, tally: &Tally, chosen: &[bool], bit: u16) {
        tally.fail(chosen, bit, &mut self.bits);
    }

    /// Those fail that are not in a set.
    pub fn keep(&mut self, set: &Bits, bit: u16) {
        for (word, failing) in set.words().iter().zip(self.bits.chunks_mut(64)) {
            for (at, failing) in failing.iter_mut().enumerate() {
                *failing |= if word >> at & 1 == 1 { 0 } else { bit };
            }
        }
    }

    /// The articles by what they fail, when all is chosen.
    pub fn filter(self) -> Filtered {
        let (mut passing, mut others) = (Vec::new(), Vec::new());
        let mut alone = [const { Vec::new() }; BITS];
        for (number, failing) in (0..).zip(&self.bits) {
            if *failing == 0 {
                passing.push(number);
                continue;
            }
            others.push(number);
            if failing.is_power_of_two()
                && let Some(alone) = alone.get_mut(failing.trailing_zeros() as usize)
            {
                alone.push(number);
            }
        }
        Filtered {
            bits: self.bits,
            passing,
            others,
            alone,
        }
    }
}

/// The articles by what they fail of a filter.
///
/// A facet of which nothing is chosen is counted over those that pass, one of which something is chosen over
/// those and the ones that fail that alone. So a count looks at half of the articles at most: at those that it
/// is about, or at the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filtered {
    bits: Vec<u16>,
    /// Those that fail nothing, and the others, in order.
    passing: Vec<u32>,
    others: Vec<u32>,
    /// Those that fail one bit and nothing else, by bit.
    alone: [Vec<u32>; BITS],
}

impl Filtered {
    /// How many articles fail nothing.
    pub const fn total(&self) -> usize {
        self.passing.len()
    }

    /// How many articles fail this bit and nothing else.
    pub fn n_alone(&self, bit: u16) -> usize {
        self.alone(bit).len()
    }

    fn alone(&self, bit: u16) -> &[u32] {
        let alone = self.alone.get(bit.trailing_zeros() as usize);
        alone.map_or(&[], Vec::as_slice)
    }

    /// How many articles have each number, of those that fail nothing but `besides`; `all` has how many have it in
    /// all.
    pub fn count(&self, tally: &Tally, all: &[u32], besides: u16) -> Vec<u32> {
        if self.passing.len() <= self.others.len() {
            let mut counts = vec![0; all.len()];
            tally.add(&self.passing, &mut counts);
            tally.add(self.alone(besides), &mut counts);
            return counts;
        }
        let mut without = vec![0; all.len()];
        tally.add(&self.others, &mut without);
        let mut counts = vec![0; all.len()];
        tally.add(self.alone(besides), &mut counts);
        for ((count, all), without) in counts.iter_mut().zip(all).zip(without) {
            *count += all - without;
        }
        counts
    }

    /// Adds up for each of so many numbers what the articles weigh that have it and fail nothing but `besides`.
    pub fn weigh(&self, tally: &Tally, weights: &[u32], besides: u16, numbers: usize) -> Vec<u32> {
        let mut sums = vec![0; numbers];
        tally.add_weights(&self.passing, weights, &mut sums);
        tally.add_weights(self.alone(besides), weights, &mut sums);
        sums
    }

    /// Adds up what those weigh that fail nothing.
    pub fn sum(&self, weights: &[u32]) -> u32 {
        let weight = |number: &u32| weights.get(*number as usize).copied();
        self.passing.iter().filter_map(weight).sum()
    }

    /// Of the articles in an order the first `most` that fail nothing.
    pub fn passing(&self, order: &[u32], most: usize) -> Vec<u32> {
        let passes = |number: &&u32| self.bits.get(**number as usize) == Some(&0);
        let passing = order.iter().filter(passes);
        // Behind the last one that passes nothing has to be looked at.
        passing.take(most.min(self.total())).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fails_one_choice_alone_is_told_from_what_passes() {
        let mut failing = Failing::new(4, 0);
        let mut set = Bits::none(4);
        for number in [0, 1, 3] {
            set.insert(number);
        }
        failing.keep(&set, 1);
        let mut years = Tally::default();
        for year in [Some(0), Some(2), None, None] {
            years.put(year);
        }
        failing.choose(&years, &[true, false, false], 2);
        assert_eq!(failing.bits, [0, 2, 3, 2]);
        let filtered = failing.filter();
        assert_eq!((filtered.total(), filtered.n_alone(2)), (1, 2));
        assert_eq!(filtered.n_alone(1), 0);
        assert_eq!(filtered.passing(&[3, 2, 1, 0], 9), [0]);
        assert_eq!(filtered.weigh(&years, &[5, 6, 7, 8], 2, 3), [5, 0, 6]);
        assert_eq!(filtered.sum(&[5, 6, 7, 8]), 5);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counts_are_those_of_every_article_looked_at(
            articles in prop::collection::vec((prop::collection::vec(0..5_u32, 0..3), 0..3_u32, any::<bool>()), 0..60),
            first in any::<[bool; 5]>(), second in any::<[bool; 3]>(),
            has_first in any::<bool>(), has_set in any::<bool>(),
        ) {
            let (mut several, mut one) = (Tally::default(), Tally::default());
            let mut set = Bits::none(60);
            for (number, (own, single, is_in)) in (0..).zip(&articles) {
                several.put(own.iter().copied());
                one.put([*single]);
                if *is_in { set.insert(number); }
            }
            let mut failing = Failing::new(articles.len(), 0);
            if has_first { failing.choose(&several, &first, 1); }
            failing.choose(&one, &second, 2);
            if has_set { failing.keep(&set, 256); }
            let fails = |(own, single, is_in): &(Vec<u32>, u32, bool)| {
                let of_first = has_first && !own.iter().any(|it| first[*it as usize]);
                u16::from(of_first) | u16::from(!second[*single as usize]) << 1
                    | u16::from(has_set && !is_in) << 8
            };
            let filtered = failing.filter();
            for besides in [1, 2, 4, 256] {
                let near: Vec<usize> = (0..articles.len()).filter(|at| fails(&articles[*at]) & !besides == 0).collect();
                let n_passing = (0..articles.len()).filter(|at| fails(&articles[*at]) == 0).count();
                prop_assert_eq!(filtered.total() + filtered.n_alone(besides), near.len());
                prop_assert_eq!(filtered.total(), n_passing);
                for (tally, numbers) in [(&several, 5), (&one, 3)] {
                    let mut expected = vec![0; numbers];
                    for at in &near {
                        for number in tally.of(*at) { expected[*number as usize] += 1; }
                    }
                    prop_assert_eq!(filtered.count(tally, &tally.count_all(numbers), besides), &expected[..]);
                    let ones = vec![1; articles.len()];
                    prop_assert_eq!(filtered.weigh(tally, &ones, besides, numbers), expected);
                }
            }
        }
    }
}
