//! The data of a `TimelineJS3` timeline: <https://timeline.knightlab.com/docs/json-format.html>.
//!
//! A date gives its year, its month and its day as far as they are told. What has no beginning, what
//! recurs and what has no date cannot be said there and is left out. Its texts are HTML, so ours are
//! escaped.

use super::json::string;
use super::name;
use crate::timeline::{Edge, Event, Moment, Sureness};

/// Writes activities; gives the text and how many it holds.
pub(super) fn write(events: &[Event], title: &str) -> (String, usize) {
    let mut text = String::from("{\"title\": {\"text\": {\"headline\": ");
    string(&mut text, &html(title));
    text.push_str("}},\n\"events\": [");
    let mut written = 0;
    for event in events {
        let Some(period) = event.period else { continue };
        let Some((start, end_of_start)) = dates(period.from) else {
            continue;
        };
        let end = period
            .to
            .and_then(dates)
            .map(|(start, end)| end.unwrap_or(start));
        text.push_str(if written == 0 { "\n" } else { ",\n" });
        written += 1;
        text.push_str("{\"start_date\": ");
        text.push_str(&start);
        if let Some(end) = end.or(end_of_start) {
            text.push_str(", \"end_date\": ");
            text.push_str(&end);
        }
        text.push_str(", \"text\": {\"headline\": ");
        string(&mut text, &html(&event.label));
        text.push_str(", \"text\": ");
        string(&mut text, &body(event));
        text.push_str("}, \"display_date\": ");
        string(&mut text, &html(&event.quote));
        text.push_str(", \"group\": ");
        string(&mut text, name::kind(event.kind));
        text.push_str(", \"unique_id\": ");
        string(&mut text, &event.id);
        text.push('}');
    }
    text.push_str("\n]}\n");
    (text, written)
}

fn body(event: &Event) -> String {
    let lacking = event
        .is_lacking
        .then(|| format!("(lacking: {})", name::LACKING));
    let sentence = event.sentence.as_ref().map(|it| html(&it.text)).or(lacking);
    let edtf = event.edtf.as_deref().map(html).unwrap_or_default();
    let title = event.title.as_deref().map(html).unwrap_or_default();
    format!(
        "<p>{}</p><p>{title}</p><p>EDTF {edtf}</p>",
        sentence.unwrap_or_default()
    )
}

/// The date of a moment as an object, and that of its end where it is longer than such an object can
/// say.
fn dates(edge: Edge) -> Option<(String, Option<String>)> {
    if matches!(edge.sureness, Sureness::Unknown | Sureness::Open) {
        return None;
    }
    let year = |year: i32| format!("{{\"year\": {year}}}");
    let month = |year: i32, month: u8| format!("{{\"year\": {year}, \"month\": {month}}}");
    Some(match edge.moment? {
        Moment::Day(of, month, day) => (
            format!("{{\"year\": {of}, \"month\": {month}, \"day\": {day}}}"),
            None,
        ),
        Moment::Month(of, number) => (month(of, number), None),
        Moment::Year(of) => (year(of), None),
        Moment::Decade(of) => (year(of), Some(year(of + 9))),
        Moment::Century(of) => (year(of), Some(year(of + 99))),
        Moment::Season(of, code) => {
            let (from, to) = super::tei::months(code);
            let ends = if to < from { of + 1 } else { of };
            (month(of, from), Some(month(ends, to)))
        }
    })
}

/// A text as HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
