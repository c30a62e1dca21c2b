//! R4: `今年` and its like, counted from the time of writing.
//!
//! That is the publish date, with two exceptions. A report whose title names the year before was
//! written about that year. And what is told as past cannot come after the publish date: then the
//! text was written earlier, in the last full year it names, as far as anybody can tell.

use bundle::{DateConflict, Footing};

use super::super::day::month_later;
use super::super::form::{DaySaid, MonthSaid, Point, YearSaid};
use super::super::signs::{BREAK, STOP};
use super::super::value::{Instant, Spot};
use super::{Asked, Context, Found, compose};

/// Words for what is planned.
const PLANNED: &[&str] = &[
    "将",
    "拟",
    "计划",
    "预计",
    "力争",
    "争取",
    "准备",
    "定于",
    "目标",
    "届时",
    "规划",
    "确保",
    "有望",
    "打算",
    "要在",
    "到",
    "下一步",
];

/// Words for what is past.
const PAST: &[&str] = &["了", "已", "曾", "获", "被", "过后", "引起", "受到", "荣"];

/// Whether the clause says that it is planned.
pub(super) fn is_planned(asked: Asked<'_>) -> bool {
    let signs = asked.signs;
    let begin = clause_start(asked);
    let end = signs.find_near(signs.find_near(asked.timex.end, BREAK, 100) + 1, BREAK, 100);
    has_any(asked, begin, end, PLANNED)
}

/// Whether the sentence says that it is past.
pub(super) fn is_past(asked: Asked<'_>) -> bool {
    has_any(
        asked,
        asked.timex.end,
        asked.signs.find_near(asked.timex.end, STOP, 200),
        PAST,
    )
}

fn clause_start(asked: Asked<'_>) -> usize {
    let mut start = asked.timex.start;
    while start > 0 && !asked.signs.is(start - 1, BREAK) && asked.timex.start - start < 40 {
        start -= 1;
    }
    start
}

/// Looks at 200 signs at most: a text without stops must not make the resolver slow.
fn has_any(asked: Asked<'_>, begin: usize, end: usize, words: &[&str]) -> bool {
    let end = end.min(begin + 200);
    (begin..end).any(|at| asked.signs.after_any(at, words).is_some())
}

/// The year of `今年` and its like.
pub(super) fn year(point: &Point, asked: Asked<'_>, context: &Context<'_>) -> Option<Found<i32>> {
    let YearSaid::Writing(later) = point.year else {
        return None;
    };
    let Some(publish) = context.given.publish else {
        let year = context
            .given
            .title_year
            .filter(|_| context.given.is_report)?;
        return Some(Found::new(year + later, Footing::Inferred, "R4"));
    };
    if context.given.is_report && context.given.title_year == Some(publish.year - 1) {
        let conflict = Some(DateConflict::WritingYear);
        let found = Found::new(publish.year - 1 + later, Footing::Inherited, "R4");
        return Some(Found { conflict, ..found });
    }
    let year = publish.year + later;
    let first = compose::compose(year, point).and_then(|spot| spot.instant.first());
    let trap = later == 0 && first.is_some_and(|first| first > publish);
    if !trap || is_planned(asked) || !is_past(asked) {
        return Some(Found::new(year, Footing::PublishRelative, "R4"));
    }
    let named = context.last.map(|(year, ..)| year);
    let fallback = named.filter(|named| (publish.year - 5..publish.year).contains(named));
    let conflict = Some(DateConflict::PastAfterPublish);
    let found = Found::new(
        fallback.unwrap_or(publish.year - 1),
        Footing::Inferred,
        "R4",
    );
    Some(Found {
        conflict,
        from: context.last.and_then(|(_, from, _)| from),
        ..found
    })
}

/// The month, week or day of `本月`, `上周`, `今天` and their like.
pub(super) fn day(point: &Point, context: &Context<'_>) -> Option<Found<Option<Spot>>> {
    let said = matches!(point.day, Some(DaySaid::Writing(_) | DaySaid::Week(_)))
        || matches!(point.month, Some(MonthSaid::Writing(_)));
    if !said {
        return None;
    }
    let Some(publish) = context.given.publish else {
        return Some(Found::new(None, Footing::Unresolved, "R4"));
    };
    let spot = match (point.day, point.month) {
        (Some(DaySaid::Writing(later)), _) => Some(Instant::Day(publish.later(later)).into()),
        (Some(DaySaid::Week(later)), _) => {
            // 1970-01-01 was a Thursday; weeks begin on Monday.
            let monday = publish.later(-(publish.number() + 3).rem_euclid(7) + later * 7);
            Some(Instant::Days(monday, monday.later(6)).into())
        }
        (_, Some(MonthSaid::Writing(later))) => {
            let (year, month) = month_later(publish.year, publish.month, later);
            compose::in_month(year, month, point)
        }
        _ => None,
    };
    Some(Found::new(spot, Footing::PublishRelative, "R4"))
}
