//! A list in TEI P5 with `date` elements, of the class att.datable.w3c:
//! <https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html>.

use std::fmt::Write;

use super::name;
use crate::timeline::{Edge, Event, Moment, Sureness};

/// Writes activities as a document.
pub(super) fn write(events: &[Event], title: &str) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let title = escaped(title);
    // Writing to a string does not fail.
    write!(
        text,
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>{title}\
         </title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>\
         </fileDesc></teiHeader>\n<text><body><list>\n"
    )
    .ok();
    for event in events {
        item(&mut text, event);
    }
    text.push_str("</list></body></text></TEI>\n");
    text
}

fn item(to: &mut String, event: &Event) {
    let kind = name::kind(event.kind);
    write!(
        to,
        "<item n=\"{}\" ana=\"#{kind}\"><date",
        escaped(&event.id)
    )
    .ok();
    for (name, value) in when(event) {
        write!(to, " {name}=\"{}\"", escaped(&value)).ok();
    }
    write!(
        to,
        ">{}</date> <label>{}</label>",
        escaped(&event.quote),
        escaped(&event.label)
    )
    .ok();
    if let Some(sentence) = &event.sentence {
        write!(to, " <quote>{}</quote>", escaped(&sentence.text)).ok();
    }
    if event.is_lacking {
        write!(to, " <note type=\"lacking\">{}</note>", name::LACKING).ok();
    }
    if let Some(title) = &event.title {
        write!(to, " <title>{}</title>", escaped(title)).ok();
    }
    to.push_str("</item>\n");
}

/// The attributes of a date. A sure one says `when`, or `from` and `to`; what is about a time says
/// the days between which it lies; `cert` says what it stands on.
fn when(event: &Event) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if let Some(period) = event.period {
        match (period.to, exact(period.from)) {
            (None, Some(when)) => found.push(("when", when)),
            (Some(to), from) if is_plain(period.from) && is_plain(to) => {
                found.extend(from.map(|from| ("from", from)));
                found.extend(exact(to).map(|to| ("to", to)));
            }
            _ => {
                found.extend(event.days.0.map(|day| ("notBefore", name::day(day))));
                found.extend(event.days.1.map(|day| ("notAfter", name::day(day))));
            }
        }
    }
    if let Some(rrule) = &event.rrule {
        found.push(("n", rrule.clone()));
    }
    found.push(("cert", cert(event).to_owned()));
    found
}

const fn cert(event: &Event) -> &'static str {
    use bundle::Footing;
    match event.footing {
        Footing::Explicit | Footing::Inherited | Footing::List => "high",
        Footing::PublishRelative => "medium",
        Footing::Inferred => "low",
        Footing::Unresolved => "unknown",
    }
}

/// Whether an end can be said by leaving it out or by a date.
fn is_plain(edge: Edge) -> bool {
    matches!(edge.sureness, Sureness::Unknown | Sureness::Open) || exact(edge).is_some()
}

/// A sure moment as a W3C date, a month or a year.
fn exact(edge: Edge) -> Option<String> {
    if edge.sureness != Sureness::Sure {
        return None;
    }
    let year = |year: i32| {
        let sign = if year < 0 { "-" } else { "" };
        format!("{sign}{:04}", year.unsigned_abs())
    };
    match edge.moment? {
        Moment::Day(of, month, day) => Some(format!("{}-{month:02}-{day:02}", year(of))),
        Moment::Month(of, month) => Some(format!("{}-{month:02}", year(of))),
        Moment::Year(of) => Some(year(of)),
        Moment::Season(..) | Moment::Decade(_) | Moment::Century(_) => None,
    }
}

/// The first and the last month of a part of a year by its EDTF code.
pub(super) const fn months(code: u8) -> (u8, u8) {
    match code {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 2),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        40 => (1, 6),
        41 => (7, 12),
        _ => (1, 12),
    }
}

/// A text in XML 1.0; characters that XML cannot hold become U+FFFD.
fn escaped(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\r' => to.push_str("&#13;"),
            '\t' => to.push_str("&#9;"),
            '\n' => to.push_str("&#10;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => to.push('\u{FFFD}'),
            c => to.push(c),
        }
    }
    to
}
