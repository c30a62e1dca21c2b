//! What articles fail of a filter: which pass, and which fail one choice alone.

use std::ops::RangeInclusive;

use crate::{Bits, Tally};

/// For every article which choices of a filter it fails: a bit for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failing {
    bits: Vec<u8>,
    /// The articles that fail nothing but some choices, which are named; nothing where these are many.
    near: Option<(Vec<u32>, u8)>,
}

impl Failing {
    /// Nothing is chosen yet, and so many articles fail what `bits` has.
    pub fn new(articles: usize, bits: u8) -> Self {
        Self {
            bits: vec![bits; articles],
            near: None,
        }
    }

    /// Those fail that have none of the numbers chosen.
    pub fn choose(&mut self, tally: &Tally, chosen: &[bool], bit: u8) {
        tally.fail(chosen, bit, &mut self.bits);
    }

    /// Those fail that are not in a set.
    pub fn keep(&mut self, set: &Bits, bit: u8) {
        for (word, failing) in set.words().iter().zip(self.bits.chunks_mut(64)) {
            for (at, failing) in failing.iter_mut().enumerate() {
                *failing |= if word >> at & 1 == 1 { 0 } else { bit };
            }
        }
    }

    /// Those fail that have no year in a range.
    pub fn keep_years(&mut self, years: &[Option<i32>], range: &RangeInclusive<i32>, bit: u8) {
        for (failing, year) in self.bits.iter_mut().zip(years) {
            let within = year.is_some_and(|year| range.contains(&year));
            *failing |= if within { 0 } else { bit };
        }
    }

    /// How many articles fail nothing, and how many fail each of the bits alone.
    pub fn alone(&self) -> (u32, [u32; 8]) {
        let mut having = [0_u32; 256];
        for failing in &self.bits {
            if let Some(count) = having.get_mut(usize::from(*failing)) {
                *count += 1;
            }
        }
        let of = |failing: usize| having.get(failing).copied().unwrap_or(0);
        (of(0), std::array::from_fn(|bit| of(1 << bit)))
    }

    /// Notes which articles fail nothing but `besides`, where they are less than a quarter: then only these are
    /// counted, and not all. Nothing is chosen after that.
    pub fn narrow(&mut self, besides: u8) {
        let fits = |(_, failing): &(u32, &u8)| **failing & !besides == 0;
        let near = (0..).zip(&self.bits).filter(fits);
        let most = self.bits.len() / 4;
        let near: Vec<u32> = near.map(|(number, _)| number).take(most + 1).collect();
        self.near = (near.len() <= most).then_some((near, besides));
    }

    /// How many articles have each of so many numbers, of those that fail nothing but `besides`.
    pub fn count(&self, tally: &Tally, values: usize, besides: u8) -> Vec<u32> {
        match &self.near {
            Some((near, also)) if besides & !also == 0 => {
                let near = near.iter().copied();
                tally.count_of(values, near.filter(|number| self.passes(*number, besides)))
            }
            _ => tally.count(values, &self.bits, besides),
        }
    }

    /// Whether an article fails nothing but `besides`.
    fn passes(&self, number: u32, besides: u8) -> bool {
        let failing = self.bits.get(number as usize);
        failing.is_some_and(|failing| failing & !besides == 0)
    }

    /// Adds up by year what articles weigh that fail nothing but `besides`, 1 each where nothing is said: in
    /// `sums` from the year `first` on. Gives the sum of those without a year.
    pub fn sum_by_year(
        &self,
        (years, first): (&[Option<i32>], i32),
        besides: u8,
        weights: Option<&[u32]>,
        sums: &mut [u32],
    ) -> u32 {
        let mut undated = 0;
        self.each(besides, |number| {
            let weight = match weights {
                Some(weights) => weights.get(number).copied().unwrap_or(0),
                None => 1,
            };
            let year = years.get(number).copied().flatten();
            match year.and_then(|year| usize::try_from(year - first).ok()) {
                Some(bar) => {
                    if let Some(sum) = sums.get_mut(bar) {
                        *sum += weight;
                    }
                }
                None => undated += weight,
            }
        });
        undated
    }

    /// Calls with the number of every article that fails nothing but `besides`.
    fn each(&self, besides: u8, mut call: impl FnMut(usize)) {
        match &self.near {
            Some((near, also)) if besides & !also == 0 => {
                let near = near.iter().filter(|number| self.passes(**number, besides));
                near.for_each(|number| call(*number as usize));
            }
            _ => {
                let all = self.bits.iter().enumerate();
                let all = all.filter(|(_, failing)| **failing & !besides == 0);
                all.for_each(|(number, _)| call(number));
            }
        }
    }

    /// Adds up what those weigh that fail nothing.
    pub fn sum(&self, weights: &[u32]) -> u32 {
        let all = self.bits.iter().zip(weights);
        all.map(|(failing, weight)| if *failing == 0 { *weight } else { 0 })
            .sum()
    }

    /// Of the articles in an order the first `most` that fail nothing.
    pub fn passing(&self, order: &[u32], most: usize) -> Vec<u32> {
        order
            .iter()
            .filter(|number| self.passes(**number, 0))
            .take(most)
            .copied()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_one_choice_alone_is_told_from_what_passes() {
        let mut failing = Failing::new(4, 0);
        let mut set = Bits::none(4);
        for number in [0, 1, 3] {
            set.insert(number);
        }
        failing.keep(&set, 1);
        let years = [Some(2001), Some(2003), None, None];
        failing.keep_years(&years, &(2000..=2002), 2);
        assert_eq!(failing.bits, [0, 2, 3, 2]);
        assert_eq!(failing.alone(), (1, [0, 2, 0, 0, 0, 0, 0, 0]));
        assert_eq!(failing.passing(&[3, 2, 1, 0], 9), [0]);
        let mut sums = [0; 3];
        let undated = failing.sum_by_year((&years, 2001), 2, Some(&[5, 6, 7, 8]), &mut sums);
        assert_eq!((sums, undated), ([5, 0, 6], 8));
        assert_eq!(failing.sum(&[5, 6, 7, 8]), 5);
        assert_eq!(failing.sum_by_year((&years, 2001), 3, None, &mut sums), 2);
    }

    #[test]
    fn few_that_are_near_are_counted_as_all_are() {
        let mut tally = Tally::default();
        for number in 0..40 {
            tally.put([number % 3]);
        }
        let mut failing = Failing::new(40, 0);
        let mut set = Bits::none(40);
        for number in [1, 5, 9, 33] {
            set.insert(number);
        }
        failing.keep(&set, 4);
        failing.choose(&tally, &[true, false, false], 1);
        let counted = |failing: &Failing| [0, 1, 4, 5].map(|it| failing.count(&tally, 3, it));
        let by_all = counted(&failing);
        failing.narrow(1);
        assert_eq!(failing.near, Some((vec![1, 5, 9, 33], 1)));
        assert_eq!(counted(&failing), by_all);
        failing.narrow(5);
        assert_eq!(failing.near, None, "they are many");
        assert_eq!(counted(&failing), by_all);
    }
}
