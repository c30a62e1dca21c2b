//! R3: `是年` is the year of the section, `同年` and `次年` are counted from the year named last, and
//! so with months and days.

use bundle::Footing;

use super::super::day::month_later;
use super::super::form::{DaySaid, MonthSaid, Point, YearSaid};
use super::super::value::{Instant, Spot};
use super::{Asked, Context, Found, compose};

/// The year of such a word.
pub(super) fn year(point: &Point, _: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    let ((year, from, footing), later) = match point.year {
        YearSaid::Section => (context.leading.or(context.section).or(context.last)?, 0),
        YearSaid::Last(later) => (context.last?, later),
        _ => return None,
    };
    Some(Found {
        from,
        ..Found::new(year + later, footing, "R3")
    })
}

/// The month or the day of such a word.
pub(super) fn day(point: &Point, context: &Context<'_>) -> Option<Found<Option<Spot>>> {
    if let Some(DaySaid::Last(later)) = point.day {
        let (day, footing) = context.day?;
        let spot = day.map(|day| Instant::Day(day.later(later)).into());
        return Some(Found::new(spot, footing, "R3"));
    }
    if let Some(MonthSaid::Last(later)) = point.month {
        let (month, footing) = context.month?;
        let spot = month
            .map(|(year, month)| month_later(year, month, later))
            .and_then(|(year, month)| compose::in_month(year, month, point));
        return Some(Found::new(spot, footing, "R3"));
    }
    if let (None, Some(DaySaid::Number(_)), YearSaid::None) = (point.month, point.day, point.year) {
        let published = context
            .given
            .publish
            .map(|day| (Some((day.year, day.month)), Footing::PublishRelative));
        let (month, footing) = context.month.or(published)?;
        let spot = month.and_then(|(year, month)| compose::in_month(year, month, point));
        return Some(Found::new(spot, footing, "R8"));
    }
    None
}
