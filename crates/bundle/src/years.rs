//! The years in which an article tells of activities: what a histogram counts it in.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::{Article, Civil, Precision, When, limits};

/// Years that a time may cover to be counted in each of them.
const MOST_YEARS: i32 = 100;

impl Article {
    /// The years in which it tells of an activity, in order.
    ///
    /// One that goes on for years, or is told to the year only, is of each year that it covers. One of which an end
    /// is not known is of none, nor one that is told to the decade or less finely, or covers over a hundred years.
    pub fn years_active(&self) -> Vec<i32> {
        let own = self.activities.iter();
        let own = own.filter_map(|activity| activity.when.years()).flatten();
        let told = self.active.iter().copied();
        let all = own.chain(told).filter(|year| limits::YEARS.contains(year));
        let years: BTreeSet<i32> = all.collect();
        years.into_iter().collect()
    }
}

impl When {
    /// The years that it covers, where it is told to the year or more finely and both ends are known.
    fn years(&self) -> Option<RangeInclusive<i32>> {
        let year = |day: i32| Civil::of_number(day).year;
        let (first, last) = (year(self.first?), year(self.last?));
        let is_fine = self.precision <= Precision::Year && last - first < MOST_YEARS;
        is_fine.then_some(first..=last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_of_the_years_it_covers_where_it_is_told_finely() {
        let day = |year| {
            let (month, day) = (12, 31);
            Some(Civil { year, month, day }.number())
        };
        let years = |first, last, precision| {
            let when = When {
                edtf: None,
                first,
                last,
                precision,
                rrule: None,
            };
            when.years()
        };
        assert_eq!(
            years(day(2014), day(2016), Precision::Month),
            Some(2014..=2016)
        );
        assert_eq!(
            years(day(-221), day(-221), Precision::Year),
            Some(-221..=-221)
        );
        assert_eq!(years(day(1980), day(1989), Precision::Decade), None);
        assert_eq!(
            years(None, day(2016), Precision::Day),
            None,
            "an end is not known"
        );
        assert_eq!(
            years(day(1900), day(2016), Precision::Year),
            None,
            "too long"
        );
        assert_eq!(years(Some(i32::MIN), Some(i32::MAX), Precision::Day), None);
    }
}
