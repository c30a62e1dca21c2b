//! R0 and R1: years that are said, and months under a year named once.

use bundle::Footing;

use super::super::form::{MonthSaid, Named, Part, Point, YearSaid};
use super::{Asked, Context, Found, compose, is_part_alone, writing};

/// R0: the year is said.
pub(super) fn explicit(point: &Point, _: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    let found = |year| Some(Found::new(year, Footing::Explicit, "R0"));
    match point.year {
        YearSaid::Common(year) | YearSaid::Century(year) => found(year),
        YearSaid::Short(year) => {
            let century = context
                .given
                .publish
                .map_or(2000, |day| day.year / 100 * 100);
            let this = century + year;
            let after = context
                .given
                .publish
                .is_none_or(|publish| this > publish.year);
            Some(Found::new(
                if after { this - 100 } else { this },
                Footing::Inherited,
                "R0",
            ))
        }
        YearSaid::Decade(Some(century), decade) => found(century + decade),
        YearSaid::Decade(None, decade) => Some(decade_alone(decade, context)),
        YearSaid::WritingCentury(from, decade) => {
            let century = context
                .given
                .publish
                .map_or(2000, |day| day.year / 100 * 100);
            let year = century + from * 100 + decade.unwrap_or_default();
            Some(Found::new(year, Footing::PublishRelative, "R0"))
        }
        _ => None,
    }
}

/// `80年代`: of the last century that had one before the text was written, or of the century named
/// before.
fn decade_alone(decade: i32, context: &Context<'_>) -> Found<i32> {
    let near = context
        .last
        .map(|(year, span, _)| (year / 100 * 100 + decade, span));
    let written = context.given.publish.map_or(2030, |publish| publish.year);
    let latest = if written / 100 * 100 + decade < written && decade < 50 {
        written / 100 * 100 + decade
    } else {
        1900 + decade
    };
    match near {
        Some((year, from)) if year <= written => Found {
            from,
            ..Found::new(year, Footing::Inherited, "R1")
        },
        _ => Found::new(latest, Footing::PublishRelative, "R1"),
    }
}

/// R1: a month, a day or a part of a year without a year takes the year of the section, of the last
/// clause that began with one, of the title, and at last of the publish date; the year before that
/// where it would otherwise lie after it and nothing says that it is planned.
pub(super) fn month(point: &Point, asked: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    if point.year != YearSaid::None {
        return None;
    }
    let needs = matches!(point.month, Some(MonthSaid::Number(_)))
        || is_part_alone(point)
        || matches!(point.named, Some(Named::Feast(_)));
    if !needs {
        return None;
    }
    let edge =
        is_part_alone(point) && !matches!(point.part, Some(Part::Season(_) | Part::Quarters(_)));
    let said = context.leading.or(context.section).or_else(|| {
        let year = context.given.title_year?;
        Some((year, None, Footing::Inherited))
    });
    if let Some((year, from, footing)) = said {
        return Some(Found {
            from,
            ..Found::new(year, footing, "R1")
        });
    }
    let publish = context.given.publish?;
    let lies_after = |year: i32| {
        let spot = compose::compose(year, point);
        spot.and_then(|spot| spot.instant.first())
            .is_some_and(|first| first > publish)
    };
    let planned = writing::is_planned(asked) || (edge && !writing::is_past(asked));
    let year = publish.year - i32::from(lies_after(publish.year) && !planned);
    Some(Found::new(year, Footing::PublishRelative, "R1"))
}
