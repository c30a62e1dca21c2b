//! From a year and what is said beside it to a place in the calendar.

use bundle::Civil;

use super::super::day::{Day, month_later};
use super::super::form::{DaySaid, MonthSaid, Named, Part, Point, YearSaid};
use super::super::list::LISTS;
use super::super::value::{Instant, Spot};
use super::{lunar, named};

/// Whether month and day of a point are those of the lunar calendar (R10).
pub(super) fn is_lunar(point: &Point) -> bool {
    let reign = match point.year {
        YearSaid::Reign(era, _) => LISTS
            .eras
            .get(era)
            .is_some_and(super::super::list::Era::is_lunar),
        YearSaid::Elided(_) => true,
        _ => false,
    };
    point.month.is_some() && (point.lunar || (reign && point.chinese))
}

/// The place in the calendar of a point in `year`; nothing where there is no such day.
pub(super) fn compose(year: i32, point: &Point) -> Option<Spot> {
    if let Some(Named::Feast(feast)) = point.named {
        let day = named::feast(feast, year)?;
        let day = if point.eve { day.later(-1) } else { day };
        return Some(about(Instant::Day(day), point.about));
    }
    let instant = match point.year {
        YearSaid::Decade(..) | YearSaid::WritingCentury(_, Some(_)) => decade(year, point.part),
        YearSaid::Century(_) | YearSaid::WritingCentury(_, None) => century(year, point.part),
        _ => return in_year(year, point),
    };
    Some(about(instant, point.about || point.part.is_some()))
}

fn about(instant: Instant, approximate: bool) -> Spot {
    Spot {
        instant,
        approximate,
        uncertain: false,
    }
}

fn decade(year: i32, part: Option<Part>) -> Instant {
    match part {
        None => Instant::Decade(year / 10),
        Some(Part::Start) => Instant::Years(year, year + 3),
        Some(Part::Middle) => Instant::Years(year + 4, year + 6),
        Some(Part::End) => Instant::Years(year + 5, year + 9),
        Some(_) => Instant::Years(year + 7, year + 9),
    }
}

fn century(year: i32, part: Option<Part>) -> Instant {
    match part {
        None => Instant::Century(year / 100),
        Some(Part::Start) => Instant::Decade(year / 10),
        Some(Part::Middle) => Instant::Years(year + 40, year + 60),
        Some(Part::End) => Instant::Years(year + 50, year + 99),
        Some(_) => Instant::Decade(year / 10 + 9),
    }
}

fn in_year(year: i32, point: &Point) -> Option<Spot> {
    if is_lunar(point) {
        return lunar::locate(year, point).map(|instant| about(instant, point.about));
    }
    match point.month {
        Some(MonthSaid::Number(month)) => in_month(year, month, point),
        Some(_) => None,
        None => Some(part_of_year(year, point)),
    }
}

/// A part of a year. The months are a convention: `年初` is January to March, `年底` October to
/// December, `年末` December.
fn part_of_year(year: i32, point: &Point) -> Spot {
    let months = |from, to| Instant::Months((year, from), (year, to));
    let (instant, vague) = match point.part {
        None => (Instant::Year(year), false),
        Some(Part::Start) => (months(1, 3), true),
        Some(Part::Middle) => (months(5, 8), true),
        Some(Part::End) => (months(10, 12), true),
        Some(Part::Close) => (Instant::Month(year, 12), true),
        Some(Part::Season(code)) => (Instant::Season(year, code), false),
        Some(Part::Quarters(count)) => (months(1, count.min(4) * 3), false),
        Some(Part::Third(_)) => (Instant::Year(year), true),
    };
    about(instant, vague || point.about || point.eve)
}

/// The place of a point in a month: a day, a part of it, or the whole month.
pub(super) fn in_month(year: i32, month: u8, point: &Point) -> Option<Spot> {
    if let Some(DaySaid::Number(day)) = point.day {
        let day = Day::new(year, month, day)?;
        let day = if point.eve { day.later(-1) } else { day };
        return Some(about(Instant::Day(day), point.about));
    }
    let last = Civil::days_in(year, month);
    let (from, to) = match point.part {
        None => return Some(about(Instant::Month(year, month), point.about || point.eve)),
        Some(Part::Start | Part::Third(1)) => (1, 10),
        Some(Part::Middle | Part::Third(2)) => (11, 20),
        Some(Part::Third(4)) => (11, last),
        Some(Part::Third(5)) => (1, 20),
        Some(_) => (21, last),
    };
    let instant = Instant::Days(Day::new(year, month, from)?, Day::new(year, month, to)?);
    Some(about(instant, true))
}

/// The month so many months before a day.
pub(super) fn months_before(day: Day, months: i32) -> (i32, u8) {
    month_later(day.year, day.month, -months)
}
