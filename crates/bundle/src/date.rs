//! The dates of the format: EDTF level 0, as much of it as publish dates need.

use std::str::FromStr;

use crate::Civil;

/// Whether `text` is a year, a month or a day of the calendar: `2018`, `2018-09`, `2018-09-28`.
pub(crate) fn is_date(text: &str) -> bool {
    let mut steps = text.split('-');
    let Some(year) = steps.next().and_then(|year| number(year, 4)) else {
        return false;
    };
    let Some(month) = steps.next() else {
        return true;
    };
    let Some(month) = number(month, 2).filter(|month| (1..=12).contains(month)) else {
        return false;
    };
    let Some(day) = steps.next() else { return true };
    let last = Civil::days_in(year, month);
    number(day, 2).is_some_and(|day| (1..=last).contains(&day)) && steps.next().is_none()
}

/// The year of a date, or nothing for a text that is none.
pub(crate) fn year(text: &str) -> Option<i32> {
    if !is_date(text) {
        return None;
    }
    text.get(..4)?.parse().ok()
}

/// Whether `text` is a time of day, `hh:mm`.
pub(crate) fn is_time(text: &str) -> bool {
    text.split_once(':').is_some_and(|(hour, minute)| {
        number(hour, 2).is_some_and(|hour: u8| hour < 24)
            && number(minute, 2).is_some_and(|minute: u8| minute < 60)
    })
}

/// A number of exactly so many ASCII digits.
fn number<T: FromStr>(text: &str, digits: usize) -> Option<T> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_and_days_are_dates() {
        for text in [
            "2018",
            "2018-09",
            "2018-09-28",
            "2020-02-29",
            "2000-02-29",
            "0000",
        ] {
            assert!(is_date(text), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for text in [
            "",
            "18",
            "2018-",
            "2018-13",
            "2018-00",
            "2018-9-28",
            "2018-02-29",
            "1900-02-29",
            "2018-04-31",
            "2018-09-28-01",
            "２０１８",
            "+201",
            "2018-09-28T10:00",
            "2018/09",
        ] {
            assert!(!is_date(text), "{text}");
            assert_eq!(year(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_tells_its_year() {
        assert_eq!(year("2018-09-28"), Some(2018));
        assert_eq!(year("0987"), Some(987));
    }

    #[test]
    fn times_have_two_digits_each() {
        assert!(is_time("00:00") && is_time("23:59"));
        assert!(!is_time("24:00") && !is_time("8:30") && !is_time("08:30:00") && !is_time("08:60"));
    }
}
