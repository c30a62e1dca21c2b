//! A calendar, RFC 5545.
//!
//! A calendar knows days, so an activity is in it whose days are known: one day, or from one day to
//! another, and a month as the span of its days, marked transparent and with its EDTF value beside
//! it. What is told to a season or less finely, is uncertain or open is left out. What recurs is in
//! it where its rule names the day; it begins with the first such day from the publish date on, the
//! day for which the article vouches.

use std::fmt::Write;

use bundle::Footing;

use super::name;
use crate::timeline::{Civil, Edge, Event, Moment, Sureness};

/// Writes activities; gives the text and how many it holds.
pub(super) fn write(events: &[Event], title: &str) -> (String, usize) {
    let mut to = String::new();
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Duizhao//Timeline//EN",
        "CALSCALE:GREGORIAN",
    ] {
        line(&mut to, text);
    }
    line(&mut to, &format!("X-WR-CALNAME:{}", escaped(title)));
    let mut written = 0;
    for event in events {
        if let Some(time) = time(event) {
            one(&mut to, event, &time);
            written += 1;
        }
    }
    line(&mut to, "END:VCALENDAR");
    (to, written)
}

/// When something is, as a calendar says it.
struct Time {
    first: i32,
    last: i32,
    rrule: Option<String>,
    /// Whether it lies somewhere in these days rather than on all of them.
    within: bool,
}

fn time(event: &Event) -> Option<Time> {
    if let Some(rrule) = &event.rrule {
        let published = Civil::range(event.published.as_deref()?)?;
        let first = first_day(rrule, published.0)?;
        return Some(Time {
            first,
            last: first,
            rrule: Some(rrule.clone()),
            within: false,
        });
    }
    let (first, last) = event.days.0.zip(event.days.1)?;
    let period = event.period?;
    let sure = |edge: Edge| edge.sureness == Sureness::Sure;
    let told = sure(period.from) && sure(period.end());
    if !told || matches!(event.footing, Footing::Inferred | Footing::Unresolved) {
        return None;
    }
    let within = match (period.from.moment?, period.end().moment?) {
        (Moment::Day(..), Moment::Day(..)) => false,
        (Moment::Day(..) | Moment::Month(..), Moment::Day(..) | Moment::Month(..)) => true,
        _ => return None,
    };
    let years = 1..=9999;
    let written = years.contains(&Civil::of_number(first).year)
        && years.contains(&Civil::of_number(last).year);
    written.then_some(Time {
        first,
        last,
        rrule: None,
        within,
    })
}

fn one(to: &mut String, event: &Event, time: &Time) {
    line(to, "BEGIN:VEVENT");
    line(to, &format!("UID:{}", escaped(&event.id)));
    let stamp = event.published.as_deref().and_then(Civil::range);
    // When the article came out: the file says nothing of when it was made.
    line(
        to,
        &format!("DTSTAMP:{}T000000Z", date(stamp.map_or(0, |it| it.0))),
    );
    line(to, &format!("DTSTART;VALUE=DATE:{}", date(time.first)));
    // The end is the day after the last.
    line(
        to,
        &format!("DTEND;VALUE=DATE:{}", date(time.last.saturating_add(1))),
    );
    if let Some(rrule) = &time.rrule {
        line(to, &format!("RRULE:{rrule}"));
    }
    line(to, &format!("SUMMARY:{}", escaped(&event.label)));
    line(to, &format!("CATEGORIES:{}", name::kind(event.kind)));
    if let Some(sentence) = &event.sentence {
        line(to, &format!("DESCRIPTION:{}", escaped(&sentence.text)));
    }
    if event.is_lacking {
        line(to, &format!("X-DUIZHAO-LACKING:{}", name::LACKING));
    }
    if let Some(place) = &event.place {
        line(to, &format!("LOCATION:{}", escaped(place)));
    }
    if let Some(edtf) = &event.edtf {
        line(to, &format!("COMMENT:EDTF {}", escaped(edtf)));
    }
    line(
        to,
        if time.within || time.first != time.last {
            "TRANSP:TRANSPARENT"
        } else {
            "TRANSP:OPAQUE"
        },
    );
    line(to, "END:VEVENT");
}

/// The first day from one on that a rule names; nothing where it names none, or is none of the plain
/// rules that texts give.
fn first_day(rrule: &str, from: i32) -> Option<i32> {
    let mut frequency = None;
    let (mut months, mut days, mut weekdays) = (Vec::new(), Vec::new(), Vec::new());
    for part in rrule.split(';') {
        let (name, value) = part.split_once('=')?;
        let mut listed = value.split(',').map(str::parse::<u8>);
        match name {
            "FREQ" => frequency = Some(value),
            "INTERVAL" => {}
            "BYMONTH" => months = listed.by_ref().collect::<Result<_, _>>().ok()?,
            "BYMONTHDAY" => days = listed.by_ref().collect::<Result<_, _>>().ok()?,
            "BYDAY" => weekdays = value.split(',').collect(),
            _ => return None,
        }
    }
    let is_exact = match frequency? {
        "DAILY" => true,
        "WEEKLY" => !weekdays.is_empty(),
        "MONTHLY" => days.len() == 1,
        "YEARLY" => days.len() == 1 && months.len() == 1,
        _ => false,
    };
    if !is_exact {
        return None;
    }
    // 1970-01-01 was a Thursday.
    let week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let fits = |day: &i32| {
        let at = Civil::of_number(*day);
        let weekday = usize::try_from((day + 3).rem_euclid(7))
            .ok()
            .and_then(|at| week.get(at));
        (months.is_empty() || months.contains(&at.month))
            && (days.is_empty() || days.contains(&at.day))
            && (weekdays.is_empty() || weekday.is_some_and(|it| weekdays.contains(it)))
    };
    // Eight years: 29 February may be as far away.
    (from..from.saturating_add(8 * 366)).find(fits)
}

fn date(number: i32) -> String {
    let Civil { year, month, day } = Civil::of_number(number);
    format!("{:04}{month:02}{day:02}", year.clamp(0, 9999))
}

/// A value of type TEXT.
fn escaped(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                to.push('\\');
                to.push(c);
            }
            '\n' => to.push_str("\\n"),
            c if c.is_control() => to.push(' '),
            c => to.push(c),
        }
    }
    to
}

/// Writes a line, folded so that no piece has more than 75 bytes, and none ends within a character.
fn line(to: &mut String, text: &str) {
    let mut bytes = 0;
    for c in text.chars() {
        if bytes + c.len_utf8() > 75 {
            to.push_str("\r\n ");
            bytes = 1;
        }
        bytes += c.len_utf8();
        to.push(c);
    }
    // Writing to a string does not fail.
    to.write_str("\r\n").ok();
}
