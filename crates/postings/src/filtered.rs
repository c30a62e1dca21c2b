//! Which articles pass a filter, and which fail one choice alone.

use crate::tally::bump;
use crate::{Bits, Sets, Tally};

/// The choices of a filter, by numbers: for each the articles that fit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    fitting: Vec<(usize, Bits)>,
    bound: u32,
}

impl Choices {
    /// Nothing is chosen yet, of so many articles.
    pub const fn none(bound: u32) -> Self {
        Self {
            fitting: Vec::new(),
            bound,
        }
    }

    /// Notes which articles fit a choice.
    pub fn choose(&mut self, choice: usize, fitting: Bits) {
        self.fitting.push((choice, fitting));
    }

    /// The articles by what they fit.
    pub fn filter(self) -> Filtered {
        let of = |leave_out: Option<usize>| {
            let mut passing = Bits::all(self.bound);
            for (at, (_, fitting)) in self.fitting.iter().enumerate() {
                if Some(at) != leave_out {
                    passing.and(fitting);
                }
            }
            passing
        };
        let passing = of(None);
        let choices = self.fitting.iter().enumerate();
        let near: Vec<_> = choices
            .map(|(at, (choice, _))| (*choice, of(Some(at))))
            .collect();
        Filtered {
            total: passing.len(),
            bound: self.bound,
            passing,
            near,
        }
    }
}

/// The articles by what they fit of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filtered {
    /// Those that fit all choices, and how many they are.
    passing: Bits,
    total: u32,
    /// For every choice those that fit all others.
    near: Vec<(usize, Bits)>,
    bound: u32,
}

impl Filtered {
    /// How many articles fit every choice.
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// How many articles fit all choices but this one, whether they fit that or not.
    pub fn n_besides(&self, choice: usize) -> u32 {
        self.besides(choice).len()
    }

    /// How many articles fail this choice and nothing else.
    pub fn n_alone(&self, choice: usize) -> u32 {
        self.n_besides(choice) - self.total
    }

    /// The articles that fit all choices but this one.
    fn besides(&self, choice: usize) -> &Bits {
        let near = self.near.iter().find(|(of, _)| *of == choice);
        near.map_or(&self.passing, |(_, near)| near)
    }

    /// How many articles have each number, of those that fit all choices but this one.
    pub fn count(&self, sets: &Sets, choice: usize) -> Vec<u32> {
        let besides = self.besides(choice);
        if besides.len() == self.bound {
            return sets.all().to_vec();
        }
        sets.count(besides)
    }

    /// Adds up for each of so many numbers what the articles weigh that have it and fit all choices but this one.
    pub fn weigh(&self, tally: &Tally, weights: &[u32], choice: usize, numbers: usize) -> Vec<u32> {
        let mut sums = vec![0; numbers];
        self.besides(choice).each(|article| {
            let weight = weights.get(article as usize).copied();
            for number in tally.of(article as usize) {
                bump(&mut sums, *number, weight.unwrap_or(0));
            }
        });
        sums
    }

    /// Adds up what those weigh that pass.
    pub fn sum(&self, weights: &[u32]) -> u32 {
        let mut sum = 0;
        self.passing.each(|article| {
            sum += weights.get(article as usize).copied().unwrap_or(0);
        });
        sum
    }

    /// Of the articles in an order the first `most` that pass.
    pub fn passing(&self, order: &[u32], most: usize) -> Vec<u32> {
        let passing = order
            .iter()
            .filter(|number| self.passing.contains(**number));
        // Behind the last one that passes nothing has to be looked at.
        passing
            .take(most.min(self.total as usize))
            .copied()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fails_one_choice_alone_is_told_from_what_passes() {
        let mut choices = Choices::none(4);
        let mut set = Bits::none(4);
        for number in [0, 1, 3] {
            set.insert(number);
        }
        choices.choose(0, set);
        let mut years = Tally::default();
        for year in [Some(0), Some(2), None, None] {
            years.put(year);
        }
        choices.choose(1, Sets::new(&years, 3).having(&[true, false, false]));
        let filtered = choices.filter();
        assert_eq!((filtered.total(), filtered.n_alone(1)), (1, 2));
        assert_eq!((filtered.n_besides(1), filtered.n_alone(0)), (3, 0));
        assert_eq!(filtered.passing(&[3, 2, 1, 0], 9), [0]);
        assert_eq!(filtered.weigh(&years, &[5, 6, 7, 8], 1, 3), [5, 0, 6]);
        assert_eq!(filtered.sum(&[5, 6, 7, 8]), 5);
    }

    /// What an article has: some of ten numbers, one of three, whether it is in a set.
    type Own = (Vec<u32>, u32, bool);

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counts_are_those_of_every_article_looked_at(
            articles in prop::collection::vec(
                (prop::collection::btree_set(0..10_u32, 0..3), 0..3_u32, any::<bool>()), 0..400,
            ),
            first in any::<[bool; 10]>(), second in any::<[bool; 3]>(),
            has_first in any::<bool>(), has_set in any::<bool>(),
        ) {
            let articles: Vec<Own> = articles
                .into_iter()
                .map(|(own, single, is_in)| {
                    // Every other number is had by few.
                    let rare = |number: &u32| number.is_multiple_of(2) || *number == single * 3;
                    (own.into_iter().filter(rare).collect(), single, is_in)
                })
                .collect();
            let bound = u32::try_from(articles.len()).unwrap();
            let (mut several, mut one) = (Tally::default(), Tally::default());
            let mut set = Bits::none(bound);
            for (number, (own, single, is_in)) in (0..).zip(&articles) {
                several.put(own.iter().copied());
                one.put([*single]);
                if *is_in { set.insert(number); }
            }
            let sets = [Sets::new(&several, 10), Sets::new(&one, 3)];
            let mut choices = Choices::none(bound);
            if has_first { choices.choose(7, sets[0].having(&first)); }
            choices.choose(2, sets[1].having(&second));
            if has_set { choices.choose(1, set); }
            let fits = |(own, single, is_in): &Own, besides: usize| {
                (!has_first || besides == 7 || own.iter().any(|it| first[*it as usize]))
                    && (besides == 2 || second[*single as usize])
                    && (!has_set || besides == 1 || *is_in)
            };
            let filtered = choices.filter();
            for besides in [7, 2, 1, 9] {
                let all = 0..articles.len();
                let near: Vec<usize> = all.clone().filter(|at| fits(&articles[*at], besides)).collect();
                let n_passing = all.filter(|at| fits(&articles[*at], 9)).count();
                prop_assert_eq!(filtered.total() as usize, n_passing);
                prop_assert_eq!(filtered.n_besides(besides) as usize, near.len());
                for (tally, sets) in [&several, &one].into_iter().zip(&sets) {
                    let mut expected = vec![0; sets.all().len()];
                    for at in &near {
                        for number in tally.of(*at) { expected[*number as usize] += 1; }
                    }
                    prop_assert_eq!(filtered.count(sets, besides), &expected[..]);
                    let ones = vec![1; articles.len()];
                    prop_assert_eq!(filtered.weigh(tally, &ones, besides, expected.len()), expected);
                }
            }
        }
    }
}
