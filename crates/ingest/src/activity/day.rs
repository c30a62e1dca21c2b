//! Days that a text names, and days counted.

use bundle::Civil;

/// A day.
#[expect(clippy::struct_field_names, reason = "the calendar's own word")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    /// A day that exists.
    pub(super) fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && day >= 1 && day <= Civil::days_in(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// The day of an EDTF level 0 date with its day.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut steps = text.splitn(3, '-');
        let mut next = || steps.next();
        let (year, month, day) = (next()?, next()?, next()?);
        Self::new(
            year.parse().ok()?,
            month.parse().ok()?,
            day.get(..2)?.parse().ok()?,
        )
    }

    /// Days since 1970-01-01.
    pub(super) fn number(self) -> i32 {
        let Self { year, month, day } = self;
        Civil { year, month, day }.number()
    }

    /// The day so many days after 1970-01-01.
    pub(super) fn of_number(number: i32) -> Self {
        let Civil { year, month, day } = Civil::of_number(number);
        Self { year, month, day }
    }

    /// The day so many days later.
    pub(super) fn later(self, days: i32) -> Self {
        Self::of_number(self.number().saturating_add(days))
    }

    /// As an EDTF date.
    pub(super) fn edtf(self) -> String {
        format!(
            "{}-{:02}-{:02}",
            super::value::year(self.year),
            self.month,
            self.day
        )
    }
}

/// The month so many months after one.
pub(super) fn month_later(year: i32, month: u8, months: i32) -> (i32, u8) {
    let all = year
        .saturating_mul(12)
        .saturating_add(i32::from(month) - 1)
        .saturating_add(months);
    (
        all.div_euclid(12),
        u8::try_from(all.rem_euclid(12) + 1).unwrap_or(1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_there_and_back() {
        assert_eq!(Day::new(1970, 1, 1).unwrap().number(), 0);
        assert_eq!(Day::new(2000, 3, 1).unwrap().number(), 11_017);
        assert_eq!(Day::new(1945, 12, 30).unwrap().number(), -8_768);
        for number in (-1_000_000..1_000_000).step_by(997) {
            assert_eq!(Day::of_number(number).number(), number);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(Day::new(2015, 2, 29), None);
        assert_eq!(Day::new(2015, 13, 1), None);
        assert_eq!(Day::parse("2018-09"), None);
        assert_eq!(Day::parse("2018-09-28").unwrap().edtf(), "2018-09-28");
    }

    #[test]
    fn months_run_over_years() {
        assert_eq!(month_later(2017, 1, -1), (2016, 12));
        assert_eq!(month_later(2017, 12, 3), (2018, 3));
    }
}
