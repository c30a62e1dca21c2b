//! Values: from a place in the calendar to EDTF and to days.

use bundle::{Civil, Precision, When};
use edtf_core::{Bound, BoundDate, Edtf};

use super::day::Day;

/// A place in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instant {
    Day(Day),
    Month(i32, u8),
    /// A season, a quarter or a half of a year, by its code in EDTF level 2.
    Season(i32, u8),
    Year(i32),
    /// A decade, by its year divided by ten.
    Decade(i32),
    /// A century, by its year divided by a hundred.
    Century(i32),
    /// From one day to another.
    Days(Day, Day),
    /// From one month to another, both included.
    Months((i32, u8), (i32, u8)),
    /// From one year to another.
    Years(i32, i32),
}

/// An instant with what is doubtful about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) instant: Instant,
    /// `~`: about then.
    pub(super) approximate: bool,
    /// `?`: if at all.
    pub(super) uncertain: bool,
}

impl From<Instant> for Spot {
    fn from(instant: Instant) -> Self {
        Self {
            instant,
            approximate: false,
            uncertain: false,
        }
    }
}

/// A year in EDTF: four digits, a sign before the common era.
pub(super) fn year(year: i32) -> String {
    if year < 0 {
        format!("-{:04}", -year)
    } else {
        format!("{year:04}")
    }
}

fn month((of, month): (i32, u8)) -> String {
    format!("{}-{month:02}", year(of))
}

impl Instant {
    /// Its beginning as it stands at the start of a range, and its end as at the end of one.
    fn ends(self) -> (String, String) {
        let both = |text: String| (text.clone(), text);
        match self {
            Self::Day(day) => both(day.edtf()),
            Self::Month(of, number) => both(month((of, number))),
            Self::Season(of, code) => both(format!("{}-{code:02}", year(of))),
            Self::Year(of) => both(year(of)),
            Self::Decade(decade) => (year(decade * 10), year(decade * 10 + 9)),
            Self::Century(century) => (year(century * 100), year(century * 100 + 99)),
            Self::Days(from, to) => (from.edtf(), to.edtf()),
            Self::Months(from, to) => (month(from), month(to)),
            Self::Years(from, to) => (year(from), year(to)),
        }
    }

    /// How finely it is told.
    pub(super) const fn precision(self) -> Precision {
        match self {
            Self::Day(_) | Self::Days(..) => Precision::Day,
            Self::Month(..) | Self::Months(..) => Precision::Month,
            Self::Season(..) => Precision::Season,
            Self::Year(_) | Self::Years(..) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
        }
    }

    /// Its year, where it has one.
    pub(super) const fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) | Self::Days(day, _) => Some(day.year),
            Self::Month(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::Months((year, _), _)
            | Self::Years(year, _) => Some(year),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The first day it covers.
    pub(super) fn first(self) -> Option<Day> {
        match self {
            Self::Day(day) | Self::Days(day, _) => Some(day),
            Self::Month(year, month) | Self::Months((year, month), _) => Day::new(year, month, 1),
            Self::Season(year, code) => Day::new(year, season_start(code), 1),
            Self::Year(year) | Self::Years(year, _) => Day::new(year, 1, 1),
            Self::Decade(decade) => Day::new(decade * 10, 1, 1),
            Self::Century(century) => Day::new(century * 100, 1, 1),
        }
    }
}

/// The first month of a season, a quarter or a half of a year.
const fn season_start(code: u8) -> u8 {
    match code {
        21 => 3,
        22 => 6,
        23 => 9,
        24 => 12,
        34 => 4,
        35 | 41 => 7,
        36 => 10,
        _ => 1,
    }
}

impl Spot {
    const fn mark(self) -> &'static str {
        match (self.approximate, self.uncertain) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        }
    }

    fn marked(self, text: &str) -> String {
        format!("{text}{}", self.mark())
    }

    /// As the start of a range.
    pub(super) fn start(self) -> String {
        self.marked(&self.instant.ends().0)
    }

    /// As the end of a range.
    pub(super) fn end(self) -> String {
        self.marked(&self.instant.ends().1)
    }

    /// As a value by itself.
    pub(super) fn edtf(self) -> String {
        match self.instant {
            Instant::Decade(decade) => self.marked(&format!("{decade:03}X")),
            Instant::Century(century) => self.marked(&format!("{century:02}XX")),
            Instant::Days(..) | Instant::Months(..) | Instant::Years(..) => {
                format!("{}/{}", self.start(), self.end())
            }
            instant => self.marked(&instant.ends().0),
        }
    }
}

/// When a value of EDTF is, with the days it covers. A text that is no EDTF, or whose days run
/// backwards, gives no value.
pub(super) fn of_edtf(edtf: String, precision: Precision) -> When {
    let none = When {
        edtf: None,
        first: None,
        last: None,
        precision,
        rrule: None,
    };
    let Ok(parsed) = Edtf::parse(&edtf) else {
        return none;
    };
    let bounds = parsed.bounds();
    let (first, last) = (number(bounds.earliest), number(bounds.latest));
    if matches!((first, last), (Some(first), Some(last)) if first > last) {
        return none;
    }
    When {
        edtf: Some(edtf),
        first,
        last,
        precision,
        rrule: None,
    }
}

fn number(bound: Bound) -> Option<i32> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return None;
    };
    Day::new(i32::try_from(year).ok()?, month, day).map(Day::number)
}

/// The instant of an EDTF level 0 date.
pub(super) fn parse(edtf: &str) -> Option<Instant> {
    let mut steps = edtf.splitn(3, '-');
    let year: i32 = steps.next()?.parse().ok()?;
    let Some(month) = steps.next() else {
        return Some(Instant::Year(year));
    };
    let month: u8 = month.parse().ok()?;
    match steps.next() {
        None if (1..=12).contains(&month) => Some(Instant::Month(year, month)),
        None => None,
        Some(day) => Day::new(year, month, day.parse().ok()?).map(Instant::Day),
    }
}

/// The instant from one EDTF level 0 date to another, or of one.
pub(super) fn parse_range(edtf: &str) -> Option<Instant> {
    let Some((from, to)) = edtf.split_once('/') else {
        return parse(edtf);
    };
    Some(match (parse(from)?, parse(to)?) {
        (Instant::Day(from), Instant::Day(to)) => Instant::Days(from, to),
        (Instant::Month(year, month), Instant::Month(to, last)) => {
            Instant::Months((year, month), (to, last))
        }
        (Instant::Year(from), Instant::Year(to)) => Instant::Years(from, to),
        (from, to) => {
            let last = match to {
                Instant::Year(year) => Day::new(year, 12, 31)?,
                Instant::Month(year, month) => Day::new(year, month, Civil::days_in(year, month))?,
                _ => to.first()?,
            };
            Instant::Days(from.first()?, last)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(instant: Instant, edtf: &str, first: &str, last: &str) {
        let when = of_edtf(Spot::from(instant).edtf(), instant.precision());
        assert_eq!(when.edtf.as_deref(), Some(edtf));
        let day = |text| Day::parse(text).map(Day::number);
        assert_eq!((when.first, when.last), (day(first), day(last)), "{edtf}");
    }

    #[test]
    fn every_instant_is_a_value_of_edtf_with_its_days() {
        check(Instant::Year(2015), "2015", "2015-01-01", "2015-12-31");
        check(
            Instant::Month(2015, 2),
            "2015-02",
            "2015-02-01",
            "2015-02-28",
        );
        check(
            Instant::Season(2015, 35),
            "2015-35",
            "2015-07-01",
            "2015-09-30",
        );
        check(
            Instant::Season(2015, 40),
            "2015-40",
            "2015-01-01",
            "2015-06-30",
        );
        check(Instant::Decade(198), "198X", "1980-01-01", "1989-12-31");
        check(Instant::Century(19), "19XX", "1900-01-01", "1999-12-31");
        check(
            Instant::Years(2013, 2015),
            "2013/2015",
            "2013-01-01",
            "2015-12-31",
        );
    }

    #[test]
    fn a_range_that_runs_backwards_has_no_value() {
        assert_eq!(of_edtf("2015/2013".to_owned(), Precision::Year).edtf, None);
        assert_eq!(of_edtf("2015-02-30".to_owned(), Precision::Day).edtf, None);
    }
}
