//! R13 and R14: lengths of time counted from the time of writing, and times that are not told.

use bundle::{ExpressionKind, Footing, Precision};

use super::super::day::Day;
use super::super::form::{Lasting, Lies, Unit, Vague};
use super::super::value;
use super::{Asked, Context, Found, Resolved, compose, of_edtf, unresolved};

/// R14: `近年来` began nobody knows when, and goes up to the publish date.
pub(super) fn vague(vague: Vague, context: &Context<'_>) -> Resolved {
    let kind = ExpressionKind::Relative;
    let Some(publish) = context.given.publish else {
        return unresolved(kind, "R14", None);
    };
    let day = publish.edtf();
    let edtf = match vague {
        Vague::Past => format!("/{day}"),
        Vague::UntilNow => format!("../{day}"),
        Vague::Now => day,
    };
    let found = Found::new((), Footing::PublishRelative, "R14");
    of_edtf(&found, kind, edtf, Precision::Vague)
}

/// R14: since something that is not told.
pub(super) fn since_unknown(context: &Context<'_>) -> Resolved {
    Resolved {
        kind: ExpressionKind::Range,
        ..vague(Vague::Past, context)
    }
}

/// R13: `5年来` ends with the year of the title in a report on a year, else with the publish date.
pub(super) fn resolve(lasting: Lasting, _: Asked<'_>, context: &Context<'_>) -> Resolved {
    let kind = match lasting.lies {
        Lies::Nowhere | Lies::Later => ExpressionKind::Duration,
        _ => ExpressionKind::Relative,
    };
    let Some(publish) = context.given.publish else {
        return unresolved(kind, "R13", None);
    };
    let now = match context.given.title_year {
        Some(year) if context.given.is_report && year < publish.year => {
            Day::new(year, 12, 31).unwrap_or(publish)
        }
        _ => publish,
    };
    let found = Found::new((), Footing::PublishRelative, "R13");
    match lasting.lies {
        Lies::Past => {
            let edtf = format!("{}/{}", start(lasting, now), now.edtf());
            of_edtf(&found, kind, edtf, Precision::Year)
        }
        Lies::Future => {
            let edtf = format!("{}/{}", publish.edtf(), shifted(publish, lasting, 1));
            of_edtf(&found, kind, edtf, Precision::Year)
        }
        Lies::Ago => of_edtf(&found, kind, ago(publish, lasting), Precision::Year),
        Lies::Nowhere | Lies::Later => unresolved_length(kind),
    }
}

/// A length of time that lies nowhere has no value.
fn unresolved_length(kind: ExpressionKind) -> Resolved {
    Resolved {
        certainty: Footing::Explicit,
        ..unresolved(kind, "R13", None)
    }
}

/// The beginning of a length of time that ends on a day, to the month.
fn start(lasting: Lasting, now: Day) -> String {
    shifted(now, lasting, -1)
}

const fn months(unit: Unit) -> Option<i32> {
    match unit {
        Unit::Year => Some(12),
        Unit::HalfYear => Some(6),
        Unit::Quarter => Some(3),
        Unit::Month => Some(1),
        Unit::Week | Unit::Day => None,
    }
}

/// So many units before or after a day: months about, days exactly.
fn shifted(day: Day, lasting: Lasting, sign: i32) -> String {
    if let Some(months) = months(lasting.unit) {
        let all = lasting.count.saturating_mul(months).min(48_000);
        let (year, month) = compose::months_before(day, -sign * all);
        return format!("{}-{month:02}~", value::year(year));
    }
    let of = if lasting.unit == Unit::Week { 7 } else { 1 };
    day.later(sign * lasting.count.saturating_mul(of).min(1_000_000))
        .edtf()
}

/// `5年前`: the year, about; months and days likewise.
fn ago(publish: Day, lasting: Lasting) -> String {
    if lasting.unit == Unit::Year {
        return format!("{}~", value::year(publish.year - lasting.count));
    }
    let text = shifted(publish, lasting, -1);
    if text.ends_with('~') {
        text
    } else {
        format!("{text}~")
    }
}
