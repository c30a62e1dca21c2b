//! Names and days as files write them.

use bundle::{ActivityKind, Footing, Precision};

use crate::timeline::{Civil, Event};

/// What an activity lacks whose text was not here when the file was written.
pub(super) const LACKING: &str = "sentence";

/// The name of a kind, that of the format of bundles.
pub(super) const fn kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Founding => "founding",
        ActivityKind::Commemoration => "commemoration",
        ActivityKind::Award => "award",
        ActivityKind::Publication => "publication",
        ActivityKind::Meeting => "meeting",
        ActivityKind::Training => "training",
        ActivityKind::Survey => "survey",
        ActivityKind::Visit => "visit",
        ActivityKind::Proposal => "proposal",
        ActivityKind::Service => "service",
        ActivityKind::Other => "other",
    }
}

/// The name of what a date stands on.
pub(super) const fn footing(footing: Footing) -> &'static str {
    match footing {
        Footing::Explicit => "explicit",
        Footing::Inherited => "inherited",
        Footing::PublishRelative => "publish-relative",
        Footing::List => "list",
        Footing::Inferred => "inferred",
        Footing::Unresolved => "unresolved",
    }
}

/// The name of a precision.
pub(super) const fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Vague => "vague",
    }
}

/// A day as ISO 8601 writes it; years before 0 with a minus, all with four digits at least.
pub(super) fn day(number: i32) -> String {
    let Civil { year, month, day } = Civil::of_number(number);
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
}

/// The columns of a table, and the members of an object: name and value of each.
pub(super) fn members(event: &Event) -> [(&'static str, Option<String>); 20] {
    let text = |text: &str| Some(text.to_owned());
    [
        ("id", text(&event.id)),
        ("label", text(&event.label)),
        ("kind", text(kind(event.kind))),
        ("edtf", event.edtf.clone()),
        ("first", event.days.0.map(day)),
        ("last", event.days.1.map(day)),
        ("precision", text(precision(event.precision))),
        ("rrule", event.rrule.clone()),
        ("certainty", text(footing(event.footing))),
        ("rule", text(&event.rule)),
        ("date", text(&event.quote)),
        (
            "sentence",
            event.sentence.as_ref().map(|it| it.text.clone()),
        ),
        ("who", event.who.clone()),
        ("where", event.place.clone()),
        ("article", text(event.article.as_str())),
        ("title", event.title.clone()),
        ("published", event.published.clone()),
        ("block", Some(event.at.0.to_string())),
        ("in_block", Some(event.at.1.to_string())),
        ("lacking", event.is_lacking.then(|| LACKING.to_owned())),
    ]
}
