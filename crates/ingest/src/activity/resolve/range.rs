//! Ranges: what one end does not say, the other says.

use bundle::{ExpressionKind, Footing};

use super::super::form::{MonthSaid, Point, YearSaid};
use super::super::value::Instant;
use super::{Asked, Context, Found, Resolved, locate, note_unknown, of_edtf, unresolved};

/// From one time to another; what one of them does not say, the other says.
pub(super) fn resolve(
    from: &Point,
    to: &Point,
    asked: Asked<'_>,
    context: &mut Context<'_>,
) -> Option<Resolved> {
    let mut from = *from;
    if from.year == YearSaid::None && matches!(to.year, YearSaid::Common(_) | YearSaid::Writing(_))
    {
        from.year = to.year;
    }
    let first = locate(&from, asked, context)?;
    let kind = ExpressionKind::Range;
    let Some(start) = first.value else {
        note_unknown(&from, asked, context);
        note_unknown(to, asked, context);
        return Some(unresolved(kind, first.rule, first.conflict));
    };
    context.note(&from, start.instant, asked, first.certainty);
    let said = to.year;
    let to = completed(&from, to, start.instant);
    // From a century or a decade no year can be taken over.
    let inherits = said == YearSaid::None && to.year != YearSaid::None;
    let mut last = locate(&to, asked, context)?;
    // `2015年至本月` ends with a month of its own.
    if inherits && last.certainty == Footing::Explicit {
        last.certainty = first.certainty;
    }
    // A range stands on the weaker of its ends.
    let weaker = matches!(last.certainty, Footing::PublishRelative | Footing::Inferred)
        && first.certainty != Footing::Inferred;
    let certainty = if weaker {
        last.certainty
    } else {
        first.certainty
    };
    // A year that was taken over is not named anew.
    let noted = Point { year: said, ..to };
    let Some(end) = last.value else {
        note_unknown(&noted, asked, context);
        return Some(unresolved(kind, last.rule, last.conflict));
    };
    context.note(&noted, end.instant, asked, last.certainty);
    let precision = start.instant.precision().max(end.instant.precision());
    let first = Found { certainty, ..first };
    Some(of_edtf(
        &first,
        kind,
        format!("{}/{}", start.start(), end.end()),
        precision,
    ))
}

/// The end of a range with what its start said.
fn completed(from: &Point, to: &Point, start: Instant) -> Point {
    let mut to = *to;
    let Some(year) = start.year() else { return to };
    if to.year == YearSaid::None && to.named.is_none() {
        to.month = to.month.or(from.month);
        let earlier = match (from.month, to.month) {
            (Some(MonthSaid::Number(from)), Some(MonthSaid::Number(to))) => to < from,
            _ => false,
        };
        to.year = if from.lunar && matches!(from.year, YearSaid::Reign(..)) {
            from.year
        } else {
            YearSaid::Common(year + i32::from(earlier))
        };
        to.lunar |= from.lunar;
    }
    if let (YearSaid::Decade(None, _), YearSaid::Decade(Some(century), _)) = (to.year, from.year)
        && let YearSaid::Decade(_, decade) = to.year
    {
        to.year = YearSaid::Decade(Some(century), decade);
    }
    if let (YearSaid::Decade(None, decade), YearSaid::WritingCentury(from, _)) =
        (to.year, from.year)
    {
        to.year = YearSaid::WritingCentury(from, Some(decade));
    }
    to
}
