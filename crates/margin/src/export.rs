//! Marks for reading elsewhere: Markdown, and the annotations of the W3C.

use std::collections::BTreeMap;
use std::fmt::Write;

use bundle::Civil;
use serde_json::{Value, json};

use crate::{Anchor, Kind, Margin, Mark};

/// Marks as Markdown, by article; `title` gives the title of an article where it is known.
pub fn markdown(margin: &Margin, title: impl Fn(&str) -> Option<String>) -> String {
    let mut by_article: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in margin.marks().filter(|mark| mark.kind != Kind::Position) {
        by_article.entry(&mark.article).or_default().push(mark);
    }
    let mut text = String::new();
    for (article, mut marks) in by_article {
        marks.sort_by_key(|mark| mark.anchor.as_ref().map(|anchor| anchor.start));
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str("## ");
        text.push_str(&plain(
            &title(article).unwrap_or_else(|| article.to_owned()),
        ));
        text.push('\n');
        for mark in marks {
            put(&mut text, mark);
        }
    }
    text
}

fn put(text: &mut String, mark: &Mark) {
    if let Some(Anchor { exact, .. }) = &mark.anchor {
        text.push('\n');
        for line in exact.lines() {
            // Writing to a string does not fail.
            writeln!(text, "> {}", plain(line)).ok();
        }
    }
    for words in std::iter::once(&mark.text).chain(mark.others.keys()) {
        if !words.is_empty() {
            text.push('\n');
            for line in words.lines() {
                text.push_str(&plain(line));
                text.push('\n');
            }
        }
    }
}

/// A line in which nothing means anything to Markdown or HTML.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.trim().chars() {
        match c {
            '<' => text.push_str("&lt;"),
            '&' => text.push_str("&amp;"),
            c if c.is_control() => text.push(' '),
            c => {
                if c.is_ascii_punctuation() {
                    text.push('\\');
                }
                text.push(c);
            }
        }
    }
    text
}

/// Marks as a page of Web Annotations (<https://www.w3.org/TR/annotation-model/>); `source` gives the
/// address of an article.
///
/// Places are told by their words alone: the model counts characters, and what is kept counts bytes of a
/// text that need not be here.
pub fn annotations(margin: &Margin, source: impl Fn(&str) -> String) -> String {
    let marks = margin.marks().filter(|mark| mark.kind != Kind::Position);
    let items: Vec<Value> = marks
        .map(|mark| annotation(mark, source(&mark.article)))
        .collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    });
    let mut text = serde_json::to_string_pretty(&page).unwrap_or_default();
    text.push('\n');
    text
}

fn annotation(mark: &Mark, source: String) -> Value {
    let mut target = json!({ "source": source });
    if let (Some(anchor), Some(target)) = (&mark.anchor, target.as_object_mut()) {
        let selector = json!({
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.before,
            "suffix": anchor.after,
        });
        target.insert("selector".to_owned(), selector);
    }
    let motivation = match mark.kind {
        Kind::Bookmark | Kind::Position => "bookmarking",
        Kind::Passage(_) if mark.text.is_empty() => "highlighting",
        Kind::Passage(_) | Kind::Note => "commenting",
    };
    let mut bodies: Vec<Value> = std::iter::once(&mark.text)
        .chain(mark.others.keys())
        .filter(|words| !words.is_empty())
        .map(|words| json!({ "type": "TextualBody", "value": words, "format": "text/plain", "purpose": "commenting" }))
        .collect();
    if let Kind::Passage(ink) = mark.kind {
        let ink = ["朱", "靛", "綠", "赭"].get(ink as usize).copied();
        bodies.push(json!({ "type": "TextualBody", "value": ink, "purpose": "tagging" }));
    }
    let mut item = json!({
        "id": format!("urn:duizhao:mark:{}", encoded(&mark.id)),
        "type": "Annotation",
        "motivation": motivation,
        "created": moment(mark.created),
        "modified": moment(mark.changed),
        "target": target,
    });
    if let (false, Some(item)) = (bodies.is_empty(), item.as_object_mut()) {
        item.insert("body".to_owned(), Value::Array(bodies));
    }
    item
}

/// A name as a part of an address.
fn encoded(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            write!(text, "%{byte:02X}").ok();
        }
    }
    text
}

/// A moment as text, in UTC.
fn moment(milliseconds: u64) -> String {
    // What is beyond the year 9999 has no such text.
    let seconds = (milliseconds / 1000).min(253_402_300_799);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let Civil { year, month, day } = Civil::of_number(i32::try_from(days).unwrap_or(i32::MAX));
    let (hour, minute) = (second / 3600, second / 60 % 60);
    let second = second % 60;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ink;

    fn margin() -> Margin {
        let note = Mark {
            changed: 1_479_859_200_000,
            created: 951_782_400_000,
            id: "n 1".to_owned(),
            article: "a".to_owned(),
            kind: Kind::Passage(Ink::Indigo),
            anchor: Anchor::of("在会议上\n的<b>", 3..19),
            text: "# 记\n![x](y)".to_owned(),
            ..Mark::default()
        };
        let place = Mark {
            kind: Kind::Position,
            id: "p".to_owned(),
            ..note.clone()
        };
        let bookmark = Mark {
            kind: Kind::Bookmark,
            id: "b".to_owned(),
            article: "c".to_owned(),
            text: String::new(),
            anchor: None,
            ..note.clone()
        };
        [note, place, bookmark].into_iter().collect()
    }

    #[test]
    fn notes_in_markdown_stay_words() {
        let text = markdown(&margin(), |id| (id == "a").then(|| "題*目*".to_owned()));
        assert_eq!(
            text,
            "## 題\\*目\\*\n\n> 会议上\n> 的&lt;b\\>\n\n\\# 记\n\\!\\[x\\]\\(y\\)\n\n## c\n"
        );
    }

    #[test]
    fn notes_are_annotations_of_the_w3c() {
        let text = annotations(&margin(), |id| format!("#/a/{id}"));
        let page: Value = serde_json::from_str(&text).unwrap();
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), 2, "the place reached is nobody's business");
        let note = items
            .iter()
            .find(|it| it["motivation"] == "commenting")
            .unwrap();
        assert_eq!(note["id"], "urn:duizhao:mark:n%201");
        assert_eq!(note["target"]["selector"]["prefix"], "在");
        assert_eq!(note["body"][1]["value"], "靛");
        assert_eq!(note["created"], "2000-02-29T00:00:00Z");
        assert_eq!(note["modified"], "2016-11-23T00:00:00Z");
        let bookmark = items
            .iter()
            .find(|it| it["motivation"] == "bookmarking")
            .unwrap();
        assert_eq!(bookmark.get("body"), None);
    }

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(moment(0), "1970-01-01T00:00:00Z");
        assert_eq!(moment(1_709_251_199_999), "2024-02-29T23:59:59Z");
        assert_eq!(moment(u64::MAX), "9999-12-31T23:59:59Z");
    }
}
