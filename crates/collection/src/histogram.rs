//! Articles by year.

use bundle::YearLists;
use postings::{Sets, Tally};

use crate::{YearBar, Years};

/// The years that articles have, and how many have each.
#[derive(Debug, Default)]
pub(crate) struct Histogram {
    /// The first year.
    first: i32,
    /// How long after it each year of every article is.
    pub(crate) of: Tally,
    /// The articles of each year from the first to the last.
    pub(crate) sets: Sets,
}

impl Histogram {
    /// Of the years of every article.
    pub(crate) fn new(articles: &YearLists) -> Self {
        let years = || articles.iter().flatten().copied();
        let (first, last) = years().min().zip(years().max()).unwrap_or((0, -1));
        let mut of = Tally::default();
        for own in articles.iter() {
            let own = own.iter();
            of.put(own.filter_map(|year| u32::try_from(year - first).ok()));
        }
        let sets = Sets::new(&of, (first..=last).count());
        Self { first, of, sets }
    }

    /// The first and the last year.
    pub(crate) fn ends(&self) -> Option<(i32, i32)> {
        let (last, _) = self.years().last()?;
        Some((self.first, last))
    }

    /// Every year, and how many articles have it.
    fn years(&self) -> impl Iterator<Item = (i32, u32)> {
        (self.first..).zip(self.sets.all().iter().copied())
    }

    /// Of every year whether it is one of these.
    pub(crate) fn within(&self, years: Years) -> Vec<bool> {
        let within = |(year, _): (i32, u32)| (years.first..=years.last).contains(&year);
        self.years().map(within).collect()
    }

    /// A bar for every year, with so many hits.
    pub(crate) fn bars(&self, hits: &[u32]) -> Vec<YearBar> {
        let years = self.years().zip(hits);
        years
            .map(|((year, all), hits)| YearBar {
                year,
                all,
                hits: *hits,
            })
            .collect()
    }
}
