//! What is said on the terminal.

use std::io::{self, Write};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

/// From this many pages on it is shown how far the work is.
const LONG_RUN: usize = 200;

/// Writes a text and a line break to standard output. Nobody listening is no error: `| head` is
/// served once it has what it wants.
pub(crate) fn say(text: &str) -> Result<()> {
    let mut to = io::stdout().lock();
    match writeln!(to, "{text}").and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("writing to standard output")
        }
        _ => Ok(()),
    }
}

/// Writes a file to standard output as it is.
pub(crate) fn put(text: &str) -> Result<()> {
    let mut to = io::stdout().lock();
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("writing to standard output")
        }
        _ => Ok(()),
    }
}

/// Writes a value as indented JSON to standard output.
pub(crate) fn say_json(value: &impl Serialize) -> Result<()> {
    say(&serde_json::to_string_pretty(value)?)
}

/// Says what went wrong: to a person on standard error, to a machine on standard output.
pub(crate) fn fail(error: &anyhow::Error, json: bool) {
    // There is nowhere left to report that reporting failed.
    if json {
        say_json(&serde_json::json!({ "error": format!("{error:#}") })).ok();
    } else {
        writeln!(io::stderr(), "duizhao: {error:#}").ok();
    }
}

/// Says on standard error what a person may want to set right; the work goes on.
pub(crate) fn warn(text: &str) {
    writeln!(io::stderr(), "duizhao: {}", shown(text)).ok();
}

/// A bar on standard error that shows how far a run is, when it is long and somebody watches.
pub(crate) fn progress(steps: usize) -> ProgressBar {
    if steps < LONG_RUN {
        return ProgressBar::hidden();
    }
    // indicatif draws on standard error, and only if that is a terminal.
    let bar = ProgressBar::new(steps as u64);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} pages, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A text without the characters that would drive the terminal: what a page says is shown, never
/// obeyed.
pub(crate) fn shown(text: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| if hidden(c) { '\u{FFFD}' } else { c })
        .collect()
}

/// A text in one line, with every character written out that cannot be seen.
pub(crate) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => visible.push('⏎'),
            '\t' => visible.push(' '),
            '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{e000}'..='\u{f8ff}' => visible.push_str(&code(character)),
            _ if character.is_control() => visible.push_str(&code(character)),
            _ => visible.push(character),
        }
    }
    visible
}

/// A character by its number: `<U+200B>`.
fn code(character: char) -> String {
    format!("<U+{:04X}>", u32::from(character))
}

/// The beginning of a text, in one line.
pub(crate) fn beginning(text: &str, chars: usize) -> String {
    let line = shown(&text.replace(['\n', '\r', '\t'], " "));
    if line.chars().count() <= chars {
        return line;
    }
    line.chars().take(chars).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_cannot_drive_the_terminal() {
        assert_eq!(shown("a\u{1B}[31mb\u{202E}c"), "a\u{FFFD}[31mb\u{FFFD}c");
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(visible("對\u{200b}照\u{e7c9}\n"), "對<U+200B>照<U+E7C9>⏎");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(beginning("漢字\n簡化", 10), "漢字 簡化");
        assert_eq!(beginning("漢字簡化", 2), "漢字…");
    }
}
