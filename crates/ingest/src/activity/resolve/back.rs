//! R3: `是年` is the year of the section, `同年` and `次年` are counted from the year named last, and
//! so with months and days.

use bundle::Footing;

use super::super::day::month_later;
use super::super::form::{DaySaid, MonthSaid, Point, YearSaid};
use super::super::value::{Instant, Spot};
use super::{Asked, Context, Found, compose};

/// The year of such a word.
pub(super) fn year(point: &Point, _: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    let ((year, from), later) = match point.year {
        YearSaid::Section => (context.leading.or(context.section).or(context.last)?, 0),
        YearSaid::Last(later) => (context.last?, later),
        _ => return None,
    };
    Some(Found {
        from,
        ..Found::new(year + later, Footing::Inherited, "R3")
    })
}

/// The month or the day of such a word.
pub(super) fn day(point: &Point, context: &Context<'_>) -> Option<Found<Option<Spot>>> {
    let found = |spot: Spot| Found::new(Some(spot), Footing::Inherited, "R3");
    if let Some(DaySaid::Last(later)) = point.day {
        let day = context.day?.later(later);
        return Some(found(Instant::Day(day).into()));
    }
    if let Some(MonthSaid::Last(later)) = point.month {
        let (year, month) = context.month?;
        let (year, month) = month_later(year, month, later);
        return compose::in_month(year, month, point).map(found);
    }
    if let (None, Some(DaySaid::Number(_)), YearSaid::None) = (point.month, point.day, point.year) {
        let of = context
            .month
            .or_else(|| context.given.publish.map(|day| (day.year, day.month)));
        let footing = if context.month.is_some() {
            Footing::Inherited
        } else {
            Footing::PublishRelative
        };
        let (year, month) = of?;
        let spot = compose::in_month(year, month, point)?;
        return Some(Found::new(Some(spot), footing, "R8"));
    }
    None
}
