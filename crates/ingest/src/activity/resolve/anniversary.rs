//! R6 and R7: anniversaries. What is commemorated must have, exactly, a name of the list or of a
//! founding that the archive tells of; a name that only ends with one is another body.

use std::ops::Range;

use bundle::{DateConflict, ExpressionKind, Footing};

use super::super::day::Day;
use super::super::founding;
use super::super::list::LISTS;
use super::super::value::{Instant, Spot};
use super::{Asked, Context, Found, Resolved, of_edtf, unresolved};

/// When an anniversary is. Unknown foundings stay unresolved.
pub(super) fn resolve(
    name: Range<usize>,
    years: i32,
    asked: Asked<'_>,
    context: &Context<'_>,
) -> Resolved {
    let kind = ExpressionKind::AnchorEvent;
    let name = founding::bare(&asked.signs.plain(name));
    let listed = LISTS.founding(&name).map(|instant| (instant, "R7"));
    let learned = || founding_of(&name, context).map(|instant| (instant, "R6"));
    let Some((instant, rule)) = listed.or_else(learned) else {
        let unknown = unresolved(kind, "R7", None);
        let last = context.given.publish.map(Day::number);
        return Resolved {
            when: bundle::When {
                last,
                ..unknown.when.clone()
            },
            ..unknown
        };
    };
    let later = match instant {
        Instant::Day(Day { year, month, day }) => {
            // 29 February is kept on the 28th.
            let day =
                Day::new(year + years, month, day).or_else(|| Day::new(year + years, month, 28));
            day.map_or(Instant::Year(year + years), Instant::Day)
        }
        Instant::Month(year, month) => Instant::Month(year + years, month),
        instant => Instant::Year(instant.year().unwrap_or_default() + years),
    };
    let found = Found::new((), Footing::List, rule);
    let spot = Spot::from(later);
    let resolved = of_edtf(&found, kind, spot.edtf(), later.precision());
    let late = context
        .given
        .publish
        .is_some_and(|publish| later.year().is_some_and(|year| year > publish.year + 1));
    Resolved {
        conflict: late.then_some(DateConflict::AfterPublish),
        ..resolved
    }
}

fn founding_of(name: &str, context: &Context<'_>) -> Option<Instant> {
    let here = context
        .founded
        .iter()
        .rev()
        .find(|(known, _)| known == name);
    here.map(|(_, instant)| *instant)
        .or_else(|| context.given.foundings.get(name))
}

/// `支部成立以来`: since the founding, when it is known; `支部` alone is the body whose founding the
/// text told last.
pub(super) fn since(name: Range<usize>, asked: Asked<'_>, context: &Context<'_>) -> Resolved {
    let kind = ExpressionKind::Range;
    let name = founding::bare(&asked.signs.plain(name));
    let last = || {
        context
            .founded
            .last()
            .filter(|_| founding::is_general(&name))
            .map(|(_, it)| *it)
    };
    let instant = LISTS
        .founding(&name)
        .or_else(|| founding_of(&name, context))
        .or_else(last);
    let Some(instant) = instant else {
        return super::lasting::since_unknown(context);
    };
    let footing = match context.given.publish {
        Some(_) => Footing::PublishRelative,
        None => Footing::List,
    };
    let end = context
        .given
        .publish
        .map_or_else(|| "..".to_owned(), Day::edtf);
    let edtf = format!("{}/{end}", Spot::from(instant).start());
    of_edtf(
        &Found::new((), footing, "R6"),
        kind,
        edtf,
        instant.precision(),
    )
}
