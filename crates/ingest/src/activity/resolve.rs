//! The resolver: from what an expression says to when that is.
//!
//! The rules have numbers, which stand beside every value they give; `docs/dates.md` lists them.
//! Which year is meant is asked of [`YEARS`], one rule after the other: the first that knows wins.

mod anniversary;
mod back;
mod compose;
mod context;
mod inherit;
mod lasting;
mod lunar;
mod named;
mod range;
mod reign;
mod writing;

use bundle::{DateConflict, ExpressionKind, Footing, Precision, Span, When};

pub(super) use self::context::{Context, Given};
use super::day::Day;
use super::form::{DaySaid, Form, MonthSaid, Named, Part, Point, Timex, YearSaid};
use super::signs::Signs;
use super::value::{self, Instant, Spot};

/// What a rule found, with what it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) certainty: Footing,
    pub(super) rule: &'static str,
    /// The words that it was taken from, when they stand elsewhere.
    pub(super) from: Option<Span>,
    pub(super) conflict: Option<DateConflict>,
}

impl<T> Found<T> {
    pub(super) const fn new(value: T, certainty: Footing, rule: &'static str) -> Self {
        Self {
            value,
            certainty,
            rule,
            from: None,
            conflict: None,
        }
    }

    fn with<U>(self, value: U) -> Found<U> {
        let Self {
            certainty,
            rule,
            from,
            conflict,
            ..
        } = self;
        Found {
            value,
            certainty,
            rule,
            from,
            conflict,
        }
    }
}

/// An expression with the signs it stands among.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) timex: &'a Timex,
    pub(super) signs: &'a Signs<'a>,
}

/// When an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) kind: ExpressionKind,
    pub(super) when: When,
    pub(super) certainty: Footing,
    pub(super) rule: &'static str,
    pub(super) from: Option<Span>,
    pub(super) conflict: Option<DateConflict>,
}

type YearRule = fn(&Point, Asked<'_>, &Context<'_>) -> Option<Found<i32>>;

/// The rules for the year of a point, in order.
const YEARS: &[YearRule] = &[
    reign::year,
    back::year,
    writing::year,
    inherit::explicit,
    inherit::month,
];

/// Resolves an expression; nothing where it turns out to be none.
pub(super) fn resolve(asked: Asked<'_>, context: &mut Context<'_>) -> Option<Resolved> {
    let resolved = match &asked.timex.form {
        Form::Damaged => unresolved(ExpressionKind::Date, "R11", Some(DateConflict::Damaged)),
        Form::Set(rrule) => recurring(rrule.clone()),
        Form::Vague(vague) => lasting::vague(*vague, context),
        Form::Lasting(lasting) => lasting::resolve(*lasting, asked, context),
        Form::Anniversary { name, years } => {
            anniversary::resolve(name.clone(), *years, asked, context)
        }
        Form::SinceFounding(name) => anniversary::since(name.clone(), asked, context),
        Form::SinceUnknown => lasting::since_unknown(context),
        Form::Point(point) => one(point, asked, context)?,
        Form::Since(point) | Form::After(point) => from(point, asked, context)?,
        Form::Until(point) | Form::Before(point) => until(point, asked, context)?,
        Form::Range(from, to) => range::resolve(from, to, asked, context)?,
    };
    Some(resolved)
}

fn unresolved(
    kind: ExpressionKind,
    rule: &'static str,
    conflict: Option<DateConflict>,
) -> Resolved {
    Resolved {
        kind,
        when: no_value(Precision::Vague),
        certainty: Footing::Unresolved,
        rule,
        from: None,
        conflict,
    }
}

const fn no_value(precision: Precision) -> When {
    When {
        edtf: None,
        first: None,
        last: None,
        precision,
        rrule: None,
    }
}

/// R15: what recurs has no value of EDTF, only a rule.
fn recurring(rrule: Option<String>) -> Resolved {
    let when = When {
        rrule,
        ..no_value(Precision::Vague)
    };
    let certainty = Footing::Explicit;
    Resolved {
        kind: ExpressionKind::Set,
        when,
        certainty,
        rule: "R15",
        from: None,
        conflict: None,
    }
}

fn of_edtf<T>(
    found: &Found<T>,
    kind: ExpressionKind,
    edtf: String,
    precision: Precision,
) -> Resolved {
    let when = value::of_edtf(edtf, precision);
    let certainty = if when.edtf.is_some() {
        found.certainty
    } else {
        Footing::Unresolved
    };
    let Found {
        rule,
        from,
        conflict,
        ..
    } = *found;
    Resolved {
        kind,
        when,
        certainty,
        rule,
        from,
        conflict,
    }
}

/// A time by itself.
fn one(point: &Point, asked: Asked<'_>, context: &mut Context<'_>) -> Option<Resolved> {
    if let Some(damaged) = impossible(point) {
        return Some(damaged);
    }
    let found = locate(point, asked, context)?;
    let Some(spot) = found.value else {
        note_unknown(point, asked, context);
        return Some(unresolved(kind_of(point), found.rule, found.conflict));
    };
    context.note(point, spot.instant, asked, found.certainty);
    let mut resolved = of_edtf(
        &found,
        kind_of(point),
        spot.edtf(),
        spot.instant.precision(),
    );
    if resolved.conflict.is_none()
        && after_publish(spot.instant, asked, context)
        && point.named.is_none()
    {
        resolved.conflict = Some(DateConflict::AfterPublish);
    }
    Some(resolved)
}

/// Remembers a point of which it is not known when it is, with its year where that is known.
fn note_unknown(point: &Point, asked: Asked<'_>, context: &mut Context<'_>) {
    let year = YEARS.iter().find_map(|rule| rule(point, asked, context));
    context.note_unknown(point, year.map(|found| found.value), asked);
}

/// A month and a day that no year has.
fn impossible(point: &Point) -> Option<Resolved> {
    let (Some(MonthSaid::Number(month)), Some(DaySaid::Number(day))) = (point.month, point.day)
    else {
        return None;
    };
    let damaged = !point.lunar && Day::new(2000, month, day).is_none();
    damaged.then(|| unresolved(ExpressionKind::Date, "R11", Some(DateConflict::Damaged)))
}

fn after_publish(instant: Instant, asked: Asked<'_>, context: &Context<'_>) -> bool {
    match (instant.first(), context.given.publish) {
        (Some(first), Some(publish)) => first > publish && !writing::is_planned(asked),
        _ => false,
    }
}

const fn kind_of(point: &Point) -> ExpressionKind {
    match (point.named, point.year, point.month, point.day) {
        (Some(Named::Feast(_)), YearSaid::None, ..) => ExpressionKind::AnchorEvent,
        (Some(Named::Feast(_)) | None, YearSaid::Writing(_), ..)
        | (None, _, Some(MonthSaid::Writing(_)), _)
        | (None, _, _, Some(DaySaid::Writing(_) | DaySaid::Week(_) | DaySaid::Last(_))) => {
            ExpressionKind::Relative
        }
        (Some(Named::Feast(_)) | None, ..) => ExpressionKind::Date,
        (Some(_), ..) => ExpressionKind::AnchorEvent,
    }
}

/// From a time until the text was written.
fn from(point: &Point, asked: Asked<'_>, context: &mut Context<'_>) -> Option<Resolved> {
    let found = locate(point, asked, context)?;
    let kind = ExpressionKind::Range;
    let Some(spot) = found.value else {
        note_unknown(point, asked, context);
        return Some(unresolved(kind, found.rule, found.conflict));
    };
    context.note(point, spot.instant, asked, found.certainty);
    let after = matches!(asked.timex.form, Form::After(_));
    let publish = context
        .given
        .publish
        .filter(|publish| !after && spot.instant.first().is_none_or(|first| first <= *publish));
    let end = publish.map_or_else(|| "..".to_owned(), Day::edtf);
    let edtf = format!("{}/{end}", spot.start());
    // The end is the publish date.
    let certainty = match found.certainty {
        Footing::Explicit | Footing::Inherited | Footing::List if publish.is_some() => {
            Footing::PublishRelative
        }
        certainty => certainty,
    };
    let found = Found { certainty, ..found };
    Some(of_edtf(&found, kind, edtf, spot.instant.precision()))
}

/// Until a time.
fn until(point: &Point, asked: Asked<'_>, context: &mut Context<'_>) -> Option<Resolved> {
    let found = locate(point, asked, context)?;
    let Some(spot) = found.value else {
        note_unknown(point, asked, context);
        return Some(unresolved(
            ExpressionKind::Range,
            found.rule,
            found.conflict,
        ));
    };
    context.note(point, spot.instant, asked, found.certainty);
    // `3月底前` goes to the end of March; `80年代以前` ends where they begin.
    let whole = point.part.is_none() && matches!(asked.timex.form, Form::Before(_));
    let end = if whole { spot.start() } else { spot.end() };
    Some(of_edtf(
        &found,
        ExpressionKind::Range,
        format!("../{end}"),
        spot.instant.precision(),
    ))
}

/// Where a point lies in the calendar: its year by the rules, then the rest of it.
fn locate(point: &Point, asked: Asked<'_>, context: &Context<'_>) -> Option<Found<Option<Spot>>> {
    if let Some(found) = named::locate(point, context) {
        return Some(found);
    }
    if let Some(found) = writing::day(point, context).or_else(|| back::day(point, context)) {
        return Some(found);
    }
    let found = YEARS.iter().find_map(|rule| rule(point, asked, context))?;
    let conflict = reign::gloss(point, found.value);
    let point = &reign::completed(point, context);
    let placed = compose::compose(found.value, point);
    let uncertain = found.certainty == Footing::Inferred;
    let spot = placed.map(|spot| Spot {
        uncertain: spot.uncertain || uncertain,
        ..spot
    });
    let conflict = found
        .conflict
        .or(conflict)
        .or(spot.is_none().then_some(DateConflict::Damaged));
    let lunar = point.lunar || compose::is_lunar(point);
    let rule = if lunar && found.rule == "R0" {
        "R10"
    } else {
        found.rule
    };
    Some(
        Found {
            rule,
            conflict,
            ..found
        }
        .with(spot),
    )
}

/// Whether a point is a part of a year and nothing more.
const fn is_part_alone(point: &Point) -> bool {
    matches!(
        (point.month, point.part),
        (
            None,
            Some(
                Part::Start
                    | Part::Middle
                    | Part::End
                    | Part::Close
                    | Part::Season(_)
                    | Part::Quarters(_)
            )
        )
    )
}
