//! English.

use bundle::{ActivityKind, DateConflict, Footing, Precision};
use collection::timeline::{Moment, Sureness};

use super::Timeline;

/// The texts.
pub(super) const TEXTS: Timeline = Timeline {
    title: "Timeline",
    extent: |seen, of, articles| {
        let articles = format!("{articles} {}", plural(articles, "article", "articles"));
        if seen == of {
            format!(
                "{of} {} from {articles}",
                plural(of, "activity", "activities")
            )
        } else {
            format!("{seen} of {of} activities in view, from {articles}")
        }
    },
    ways: ["Slips", "List", "Show"],
    moves: [
        "Zoom in",
        "Zoom out",
        "Earlier",
        "Later",
        "Beginning",
        "End",
        "All",
    ],
    moves_label: "Move and zoom",
    figures: "Figures",
    filter: "Filter",
    clear: "Clear the filter",
    overview: ["All years", "First day in view", "Last day in view"],
    stage: "Slips: left and right arrows move, up and down go from slip to slip, plus and minus zoom",
    kind: |kind| match kind {
        ActivityKind::Founding => "Foundings",
        ActivityKind::Commemoration => "Anniversaries",
        ActivityKind::Award => "Awards",
        ActivityKind::Publication => "Publications",
        ActivityKind::Meeting => "Meetings",
        ActivityKind::Training => "Training",
        ActivityKind::Survey => "Surveys",
        ActivityKind::Visit => "Visits",
        ActivityKind::Proposal => "Proposals",
        ActivityKind::Service => "Services",
        ActivityKind::Other => "Others",
    },
    count: |n| format!("{n} {}", plural(n, "activity", "activities")),
    published: |n| format!("{n} {} published", plural(n, "article", "articles")),
    published_label: "Publish dates",
    recurring: "Recurring",
    undated: "Undated",
    list: "Activities in view",
    windows: ["Earlier rows", "Later rows"],
    precision: |precision| match precision {
        Precision::Day => "To the day",
        Precision::Month => "To the month",
        Precision::Season => "To the season",
        Precision::Year => "To the year",
        Precision::Decade => "To the decade",
        Precision::Century => "To the century",
        Precision::Vague => "Vague",
    },
    footing: |footing| match footing {
        Footing::Explicit => "Said by the text",
        Footing::Inherited => "Taken from words before it",
        Footing::PublishRelative => "Counted from the publish date",
        Footing::List => "Looked up in a list",
        Footing::Inferred => "Inferred, may be wrong",
        Footing::Unresolved => "Not known",
    },
    conflict: |conflict| match conflict {
        DateConflict::GlossDiffers => "The year in brackets is not that of the reign",
        DateConflict::ReignTooLong => "The reign had not so many years",
        DateConflict::PastAfterPublish => "Told as past, but would come after the publish date",
        DateConflict::AfterPublish => "After the publish date",
        DateConflict::Damaged => "Digits are lost, or there is no such day",
        DateConflict::WritingYear => "The title names another year than that of the publish date",
    },
    why: ["Why this date", "Value (EDTF)"],
    rule: |rule| match rule {
        "publisher" => "Corrected by the publisher".to_owned(),
        rule => format!("By rule {rule}"),
    },
    from_published: |date| format!("Counted from the publish date, {date}"),
    from_words: "Counted from the words marked here:",
    open: "See the sentence in the article",
    coming: "The text of this article has not come yet.",
    none: [
        "No dates were read",
        "No dated activity was found in the articles of this archive.",
    ],
    fetched_apart: [
        "Fetching the activities",
        "They lie in files of their own. If nothing appears, look at the connection and open this page again.",
    ],
    nothing: "No activity passes the filter.",
    nothing_here: "Nothing in these days.",
    save: "Save the list as",
    lacking: |n| {
        let activities = plural(n, "activity has", "activities have");
        format!("{n} {activities} no sentence in it: the texts are not here yet.")
    },
    get_texts: |megabytes| format!("Get the texts ({megabytes} MB)"),
    key: [
        "To the day",
        "To the month or year",
        "An end is unknown",
        "Inferred",
        "Published",
    ],
    moment: |moment| match moment {
        Moment::Century(year) => ordinal(year / 100 + 1) + " century",
        Moment::Decade(year) => format!("{year}s"),
        Moment::Year(year) => year.to_string(),
        Moment::Season(year, code) => format!("{} {year}", season(code)),
        Moment::Month(year, at) => format!("{} {year}", month(at)),
        Moment::Day(year, at, day) => format!("{day} {} {year}", month(at)),
    },
    short: |moment| match moment {
        Moment::Century(year) => ordinal(year / 100 + 1) + " c.",
        Moment::Decade(year) => format!("{year}s"),
        Moment::Year(year) => year.to_string(),
        Moment::Season(_, code) => match code {
            33..=36 => format!("Q{}", code - 32),
            40 | 41 => format!("H{}", code - 39),
            _ => season(code).to_owned(),
        },
        Moment::Month(_, at) => month(at).to_owned(),
        Moment::Day(_, at, day) => format!("{day} {}", month(at)),
    },
    unsure: |moment, sureness| match sureness {
        Sureness::Approximate => format!("about {moment}"),
        Sureness::Uncertain => format!("perhaps {moment}"),
        Sureness::Both => format!("perhaps about {moment}"),
        Sureness::Sure | Sureness::Unknown | Sureness::Open => moment,
    },
    range: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("unknown start, to {to}"),
        (None, None) => "unknown time".to_owned(),
    },
    recurs: [
        "Every year",
        "Every month",
        "Every week",
        "Every day",
        "Again and again",
    ],
};

const fn plural(n: u32, one: &'static str, many: &'static str) -> &'static str {
    if n == 1 { one } else { many }
}

fn ordinal(n: i32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn month(month: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = usize::from(month).checked_sub(1);
    at.and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default()
}

const fn season(code: u8) -> &'static str {
    match code {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        24 => "winter",
        33 => "first quarter of",
        34 => "second quarter of",
        35 => "third quarter of",
        36 => "fourth quarter of",
        40 => "first half of",
        41 => "second half of",
        _ => "",
    }
}
