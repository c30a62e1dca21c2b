//! What articles fail of a filter: which pass, and which fail one choice alone.

use std::ops::RangeInclusive;

use crate::{Bits, Tally};

/// For every article which choices of a filter it fails: a bit for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failing(Vec<u8>);

impl Failing {
    /// Nothing is chosen yet, and so many articles fail what `bits` has.
    pub fn new(articles: usize, bits: u8) -> Self {
        Self(vec![bits; articles])
    }

    /// Those fail that have none of the numbers chosen.
    pub fn choose(&mut self, tally: &Tally, chosen: &[bool], bit: u8) {
        tally.fail(chosen, bit, &mut self.0);
    }

    /// Those fail that are not in a set.
    pub fn keep(&mut self, set: &Bits, bit: u8) {
        for (number, failing) in (0..).zip(&mut self.0) {
            *failing |= if set.contains(number) { 0 } else { bit };
        }
    }

    /// Those fail that have no year in a range.
    pub fn keep_years(&mut self, years: &[Option<i32>], range: &RangeInclusive<i32>, bit: u8) {
        for (failing, year) in self.0.iter_mut().zip(years) {
            let within = year.is_some_and(|year| range.contains(&year));
            *failing |= if within { 0 } else { bit };
        }
    }

    /// How many articles fail nothing, and how many fail each of the bits alone.
    pub fn alone(&self) -> (u32, [u32; 8]) {
        let mut having = [0_u32; 256];
        for failing in &self.0 {
            if let Some(count) = having.get_mut(usize::from(*failing)) {
                *count += 1;
            }
        }
        let of = |failing: usize| having.get(failing).copied().unwrap_or(0);
        (of(0), std::array::from_fn(|bit| of(1 << bit)))
    }

    /// How many articles have each of so many numbers, of those that fail nothing but `besides`.
    pub fn count(&self, tally: &Tally, values: usize, besides: u8) -> Vec<u32> {
        tally.count(values, &self.0, besides)
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
        for (number, (failing, year)) in self.0.iter().zip(years).enumerate() {
            if failing & !besides != 0 {
                continue;
            }
            let weight = match weights {
                Some(weights) => weights.get(number).copied().unwrap_or(0),
                None => 1,
            };
            match year.and_then(|year| usize::try_from(year - first).ok()) {
                Some(bar) => {
                    if let Some(sum) = sums.get_mut(bar) {
                        *sum += weight;
                    }
                }
                None => undated += weight,
            }
        }
        undated
    }

    /// Adds up what those weigh that fail nothing.
    pub fn sum(&self, weights: &[u32]) -> u32 {
        let all = self.0.iter().zip(weights);
        all.map(|(failing, weight)| if *failing == 0 { *weight } else { 0 })
            .sum()
    }

    /// Of the articles in an order the first `most` that fail nothing.
    pub fn passing(&self, order: &[u32], most: usize) -> Vec<u32> {
        let passes = |number: &&u32| self.0.get(**number as usize) == Some(&0);
        order.iter().filter(passes).take(most).copied().collect()
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
        assert_eq!(failing, Failing(vec![0, 2, 3, 2]));
        assert_eq!(failing.alone(), (1, [0, 2, 0, 0, 0, 0, 0, 0]));
        assert_eq!(failing.passing(&[3, 2, 1, 0], 9), [0]);
        let mut sums = [0; 3];
        let undated = failing.sum_by_year((&years, 2001), 2, Some(&[5, 6, 7, 8]), &mut sums);
        assert_eq!((sums, undated), ([5, 0, 6], 8));
        assert_eq!(failing.sum(&[5, 6, 7, 8]), 5);
        assert_eq!(failing.sum_by_year((&years, 2001), 3, None, &mut sums), 2);
    }
}
