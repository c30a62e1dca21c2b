//! Articles by year.

use bundle::YearLists;
use postings::{Sets, Tally};

use crate::{YearBar, Years};

/// The years that articles have, and how many have each.
#[derive(Debug, Default)]
pub(crate) struct Histogram {
    /// The number of the bar of each year of every article.
    pub(crate) of: Tally,
    /// A bar for every year from the first to the last, without hits.
    bars: Vec<YearBar>,
    /// The articles of each.
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
        let bars = (first..=last).zip(sets.all()).map(|(year, all)| YearBar {
            year,
            all: *all,
            hits: 0,
        });
        Self {
            bars: bars.collect(),
            sets,
            of,
        }
    }

    /// The first and the last year.
    pub(crate) fn ends(&self) -> Option<(i32, i32)> {
        let year = |bar: &YearBar| bar.year;
        self.bars.first().map(year).zip(self.bars.last().map(year))
    }

    /// Which bars are of these years.
    pub(crate) fn within(&self, years: Years) -> Vec<bool> {
        let within = |bar: &YearBar| (years.first..=years.last).contains(&bar.year);
        self.bars.iter().map(within).collect()
    }

    /// The bars with so many hits.
    pub(crate) fn bars(&self, hits: &[u32]) -> Vec<YearBar> {
        let bars = self.bars.iter().zip(hits);
        bars.map(|(bar, hits)| YearBar {
            hits: *hits,
            ..*bar
        })
        .collect()
    }
}
