//! R10: dates of the lunar calendar, by the crate `lunar-lite`.
//!
//! EDTF knows the Gregorian calendar only. Days before 1582 are given by `lunar-lite` in the Julian
//! calendar and stay so: that is how histories give them.

use lunar_lite::{LunarDate, lunar_month_days, lunar_to_solar};

use super::super::day::Day;
use super::super::form::{DaySaid, MonthSaid, Part, Point};
use super::super::value::Instant;

/// The day, or the days of the month, of a lunar date. A month alone begins and ends in two months of
/// the common calendar; it is given by its days.
pub(super) fn locate(year: i32, point: &Point) -> Option<Instant> {
    let Some(MonthSaid::Number(month)) = point.month else {
        return None;
    };
    if let Some(DaySaid::Number(day)) = point.day {
        return solar(year, month, day, point.leap).map(Instant::Day);
    }
    let last = lunar_month_days(year, month, point.leap).ok()?;
    let (from, to) = match point.part {
        Some(Part::Start | Part::Third(1)) => (1, 10),
        Some(Part::Third(2)) => (11, 20),
        Some(Part::End | Part::Close | Part::Third(3)) => (21, last),
        _ => (1, last),
    };
    Some(Instant::Days(
        solar(year, month, from, point.leap)?,
        solar(year, month, to, point.leap)?,
    ))
}

/// The day of a lunar day.
pub(super) fn solar(year: i32, month: u8, day: u8, leap: bool) -> Option<Day> {
    if !(1..=9998).contains(&year) {
        return None;
    }
    let date = LunarDate {
        year,
        month,
        day,
        is_leap_month: leap,
    };
    let solar = lunar_to_solar(date).ok()?;
    Day::new(solar.year, solar.month, solar.day)
}

/// The last day of a lunar month.
pub(super) fn last_day(year: i32, month: u8) -> Option<u8> {
    lunar_month_days(year, month, false).ok()
}

#[cfg(test)]
mod tests {
    use super::solar;

    #[test]
    fn lunar_days_are_those_of_the_tables() {
        let day = |year, month, day, leap| solar(year, month, day, leap).unwrap().edtf();
        assert_eq!(day(1894, 1, 1, false), "1894-02-06");
        assert_eq!(day(1664, 5, 1, false), "1664-05-25");
        assert_eq!(day(1911, 8, 19, false), "1911-10-10");
        assert_eq!(day(2018, 1, 5, false), "2018-02-20");
        assert_eq!(day(2015, 10, 1, false), "2015-11-12");
        assert_eq!(day(2020, 4, 1, true), "2020-05-23");
        assert_eq!(solar(2018, 13, 1, false), None);
        assert_eq!(solar(2018, 1, 31, false), None);
    }
}
