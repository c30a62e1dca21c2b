//! What a value of EDTF says, as parts that a page can put into words.

use serde::{Deserialize, Serialize};

/// A point of the calendar, as finely as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Moment {
    /// A century, by its first year: 1900 for `19XX`.
    Century(i32),
    /// A decade, by its first year.
    Decade(i32),
    /// A year.
    Year(i32),
    /// A part of a year by its EDTF code: 21 to 24 seasons, 33 to 36 quarters, 40 and 41 halves.
    Season(i32, u8),
    /// A year and a month.
    Month(i32, u8),
    /// A year, a month and a day.
    Day(i32, u8, u8),
}

/// How sure an end of a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sureness {
    /// It is told.
    Sure,
    /// About then (`~`).
    Approximate,
    /// Perhaps then (`?`).
    Uncertain,
    /// About then, perhaps (`%`).
    Both,
    /// There is an end, and nobody says when: `近年来`.
    Unknown,
    /// There is no end: `..`.
    Open,
}

/// An end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edge {
    /// When; nothing where it is unknown or open.
    pub moment: Option<Moment>,
    /// How sure that is.
    pub sureness: Sureness,
}

/// A value of EDTF in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The value, or where it begins.
    pub from: Edge,
    /// Where it ends, for a value with a slash; the end is included.
    pub to: Option<Edge>,
}

impl Period {
    /// Takes a value of EDTF apart. Bundles hold levels 0 and 1, and decades and centuries with `X`;
    /// nothing for anything else.
    pub fn of(edtf: &str) -> Option<Self> {
        match edtf.split_once('/') {
            Some((from, to)) => Some(Self {
                from: edge(from)?,
                to: Some(edge(to)?),
            }),
            None => Some(Self {
                from: edge(edtf).filter(|edge| edge.moment.is_some())?,
                to: None,
            }),
        }
    }

    /// Where it ends; a value without a slash ends where it begins.
    pub fn end(self) -> Edge {
        self.to.unwrap_or(self.from)
    }
}

fn edge(text: &str) -> Option<Edge> {
    let end = |sureness| Edge {
        moment: None,
        sureness,
    };
    match text {
        "" => return Some(end(Sureness::Unknown)),
        ".." => return Some(end(Sureness::Open)),
        _ => {}
    }
    let (text, sureness) = match text.strip_suffix(['~', '?', '%']) {
        Some(rest) if text.ends_with('~') => (rest, Sureness::Approximate),
        Some(rest) if text.ends_with('?') => (rest, Sureness::Uncertain),
        Some(rest) => (rest, Sureness::Both),
        None => (text, Sureness::Sure),
    };
    Some(Edge {
        moment: Some(moment(text)?),
        sureness,
    })
}

fn moment(text: &str) -> Option<Moment> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let signed = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number: i32 = text.parse().ok().filter(|_| digits)?;
        Some(if negative { -number } else { number })
    };
    if let Some(century) = text.strip_suffix("XX") {
        return signed(century)?.checked_mul(100).map(Moment::Century);
    }
    if let Some(decade) = text.strip_suffix('X') {
        return signed(decade)?.checked_mul(10).map(Moment::Decade);
    }
    let mut steps = text.splitn(3, '-');
    let year = signed(steps.next()?)?;
    let part = |text: &str| text.parse::<u8>().ok();
    let Some(month) = steps.next() else {
        return Some(Moment::Year(year));
    };
    match (part(month)?, steps.next()) {
        (code @ 21..=41, None) => Some(Moment::Season(year, code)),
        (month @ 1..=12, None) => Some(Moment::Month(year, month)),
        (month @ 1..=12, Some(day)) => {
            let day = part(day).filter(|day| (1..=31).contains(day))?;
            Some(Moment::Day(year, month, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(moment: Moment) -> Edge {
        Edge {
            moment: Some(moment),
            sureness: Sureness::Sure,
        }
    }

    #[test]
    fn values_are_taken_apart_as_finely_as_they_are_told() {
        let one = |text| {
            Period::of(text)
                .filter(|it| it.to.is_none())
                .map(|it| it.from)
        };
        assert_eq!(one("2015"), Some(sure(Moment::Year(2015))));
        assert_eq!(one("2015-12"), Some(sure(Moment::Month(2015, 12))));
        assert_eq!(one("2015-12-31"), Some(sure(Moment::Day(2015, 12, 31))));
        assert_eq!(one("2015-34"), Some(sure(Moment::Season(2015, 34))));
        assert_eq!(one("198X"), Some(sure(Moment::Decade(1980))));
        assert_eq!(one("19XX"), Some(sure(Moment::Century(1900))));
        assert_eq!(one("-0099"), Some(sure(Moment::Year(-99))));
        let how = |text| one(text).map(|it| it.sureness);
        assert_eq!(how("2015~"), Some(Sureness::Approximate));
        assert_eq!(how("2015?"), Some(Sureness::Uncertain));
    }

    #[test]
    fn an_unknown_start_is_not_an_open_one() {
        let start = |text| Period::of(text).map(|it| it.from.sureness);
        assert_eq!(start("/2018-09-28"), Some(Sureness::Unknown));
        assert_eq!(start("../2018-09-28"), Some(Sureness::Open));
        let end = Period::of("2014/..").map(Period::end);
        assert_eq!(end.map(|it| it.sureness), Some(Sureness::Open));
    }

    #[test]
    fn what_is_no_such_value_has_no_parts() {
        for text in [
            "",
            "..",
            "year",
            "2015-13",
            "2015-99-01",
            "2015-01-32",
            "+2015",
            "二〇",
            "/x",
        ] {
            assert_eq!(Period::of(text), None, "{text}");
        }
    }
}
