//! The lines of a page.

use bundle::Span;

/// A line with something on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    /// What it says, without the white space at both ends.
    pub(crate) text: &'t str,
    /// Where that stands.
    pub(crate) span: Span,
    /// Whether it begins with the indent of a paragraph: an ideographic space, or two others.
    pub(crate) indented: bool,
}

/// The lines of `text` that are not blank, in order. Every kind of line end counts.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split(is_line_end) {
        let trimmed = raw.trim_start_matches(is_blank);
        let indent = raw.len() - trimmed.len();
        let line = trimmed.trim_end_matches(is_blank);
        if !line.is_empty() {
            let before = raw.chars().take_while(|c| is_blank(*c));
            let width: u32 = before.map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
            lines.push(Line {
                text: line,
                span: Span::from(start + indent..start + indent + line.len()),
                indented: width >= 2,
            });
        }
        // A line end of two or three bytes moves the next start further.
        let after = text
            .get(start + raw.len()..)
            .and_then(|rest| rest.chars().next());
        start += raw.len() + after.map_or(0, char::len_utf8);
    }
    lines
}

/// Whether a character ends a line.
pub(crate) fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether a character takes room without ink: white space, and what Unicode keeps apart from it.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_place_through_every_line_end() {
        let text = "標題\r\n\r\n　　第一段\u{2028}  第二段 \n";
        let found = lines(text);
        let read: Vec<_> = found
            .iter()
            .map(|line| (line.text, line.indented))
            .collect();
        assert_eq!(read, [("標題", false), ("第一段", true), ("第二段", true)]);
        for line in found {
            assert_eq!(line.span.of(text), Some(line.text));
        }
    }

    #[test]
    fn blank_text_has_no_lines() {
        assert!(lines(" \n\u{3000}\u{feff}\n").is_empty());
        assert!(lines("").is_empty());
    }
}
