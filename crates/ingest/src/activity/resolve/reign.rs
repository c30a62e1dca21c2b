//! R2 and R5: years of reigns, and whether the year in brackets agrees.

use bundle::{DateConflict, Footing};

use super::super::form::{Point, YearSaid};
use super::super::list::LISTS;
use super::{Asked, Context, Found};

/// The common year of a year of an era, and whether the era had that year.
fn common(era: usize, of: i32) -> Option<(i32, bool)> {
    let era = LISTS.eras.get(era)?;
    Some((
        era.first + of - 1,
        era.years.is_none_or(|years| of <= years),
    ))
}

/// A year of a reign, or R2: a year whose reign was named before. A year in brackets confirms it.
pub(super) fn year(point: &Point, _: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    let (era, of, rule, certainty) = match point.year {
        YearSaid::Reign(era, of) => (era, of, "R5", Footing::Explicit),
        YearSaid::Elided(of) => {
            let Some((era, _)) = context.era else {
                // No reign was named: the year in brackets is all there is.
                return Some(Found::new(point.gloss?, Footing::Explicit, "R5"));
            };
            (era, of, "R2", Footing::Inherited)
        }
        _ => return None,
    };
    let (year, had) = common(era, of)?;
    let mut found = Found::new(year, certainty, rule);
    if point.gloss == Some(year) {
        found.certainty = Footing::Explicit;
    } else if point.gloss.is_some() {
        found.certainty = Footing::Inferred;
        found.conflict = Some(DateConflict::GlossDiffers);
    } else if !had {
        found.certainty = Footing::Inferred;
        found.conflict = Some(DateConflict::ReignTooLong);
    }
    Some(found)
}

/// A point whose reign was named before, with that reign: it says whether months are lunar.
pub(super) fn completed(point: &Point, context: &Context<'_>) -> Point {
    match (point.year, context.era) {
        (YearSaid::Elided(of), Some((era, _))) => Point {
            year: YearSaid::Reign(era, of),
            ..*point
        },
        _ => *point,
    }
}

/// R5 for a common year with a reign in brackets.
pub(super) fn gloss(point: &Point, year: i32) -> Option<DateConflict> {
    match (point.year, point.gloss) {
        (YearSaid::Common(_), Some(gloss)) if gloss != year => Some(DateConflict::GlossDiffers),
        _ => None,
    }
}
