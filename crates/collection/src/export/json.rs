//! Everything as JSON, and strings of JSON. `docs/timeline.schema.json` is its schema.

use std::fmt::Write;

use super::name::members;
use crate::timeline::Event;

/// Writes activities as JSON. What is not known is left out.
pub(super) fn write(events: &[Event], title: &str) -> String {
    let mut text =
        String::from("{\n\"format\": \"duizhao-timeline\",\n\"version\": 1,\n\"title\": ");
    string(&mut text, title);
    text.push_str(",\n\"activities\": [");
    for (number, event) in events.iter().enumerate() {
        text.push_str(if number == 0 { "\n{" } else { ",\n{" });
        let known = members(event).into_iter();
        for (place, (name, value)) in known.filter_map(|(name, it)| Some((name, it?))).enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            string(&mut text, name);
            text.push_str(": ");
            if matches!(name, "block" | "in_block") {
                text.push_str(&value);
            } else {
                string(&mut text, &value);
            }
        }
        text.push('}');
    }
    text.push_str("\n]\n}\n");
    text
}

/// Writes a string of JSON.
pub(super) fn string(to: &mut String, value: &str) {
    to.push('"');
    for c in value.chars() {
        match c {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            // `<` and the two separators are harmless in JSON and not where it is pasted into a page.
            c if c.is_control() || matches!(c, '<' | '\u{2028}' | '\u{2029}') => {
                // Writing to a string does not fail.
                write!(to, "\\u{:04x}", u32::from(c)).ok();
            }
            c => to.push(c),
        }
    }
    to.push('"');
}
