//! Days of the Gregorian calendar as numbers, and back.

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Civil {
    /// The year; 0 is 1 BC.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Civil {
    /// The day of this number, counted from 1970-01-01. The algorithm is Howard Hinnant's
    /// `civil_from_days`.
    pub fn of_number(number: i32) -> Self {
        let days = i64::from(number) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        let small = |value: i64| u8::try_from(value).unwrap_or(1);
        Self {
            year: i32::try_from(year).unwrap_or_default(),
            month: small(month),
            day: small(day),
        }
    }

    /// How many days it lies after 1970-01-01. The algorithm is Howard Hinnant's `days_from_civil`.
    pub fn number(self) -> i32 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let all = era * 146_097 + days - 719_468;
        i32::try_from(all).unwrap_or(if all < 0 { i32::MIN } else { i32::MAX })
    }

    /// How many days a month has.
    pub const fn days_in(year: i32, month: u8) -> u8 {
        match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The first and the last day of an EDTF level 0 date: a year, a month or a day.
    pub fn range(text: &str) -> Option<(i32, i32)> {
        let mut steps = text.split('-');
        let year: i32 = steps.next()?.parse().ok()?;
        let month: Option<u8> = steps.next().map(str::parse).transpose().ok()?;
        let day: Option<u8> = steps.next().map(str::parse).transpose().ok()?;
        let number = |month, day| Self { year, month, day }.number();
        Some(match (month, day) {
            (Some(month), Some(day)) => (number(month, day), number(month, day)),
            (Some(month), None) => (number(month, 1), number(month, Self::days_in(year, month))),
            _ => (number(1, 1), number(12, 31)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970_and_back() {
        let day = |year, month, day| Civil { year, month, day };
        assert_eq!(day(1970, 1, 1).number(), 0);
        assert_eq!(day(2000, 3, 1).number(), 11_017);
        assert_eq!(day(1945, 12, 30).number(), -8_768);
        for number in (-1_000_000..1_000_000).step_by(17) {
            assert_eq!(Civil::of_number(number).number(), number);
        }
    }

    #[test]
    fn publish_dates_cover_what_they_say() {
        let number = |year, month, day| Civil { year, month, day }.number();
        assert_eq!(
            Civil::range("2016"),
            Some((number(2016, 1, 1), number(2016, 12, 31)))
        );
        assert_eq!(
            Civil::range("2016-02"),
            Some((number(2016, 2, 1), number(2016, 2, 29)))
        );
        assert_eq!(Civil::range("2016-02-03").map(|(a, b)| b - a), Some(0));
        assert_eq!(Civil::range("soon"), None);
    }
}
