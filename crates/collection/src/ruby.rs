//! Notes on pronunciation, written into a text.
//!
//! A character with a note is written `U+FFF9 character U+FFFA note U+FFFB`, as Unicode has it for
//! annotations between the lines (The Unicode Standard, 23.8), so that a text with notes is a text like any
//! other until it is drawn.

use hanzi::{Reading, Readings, zhuyin};
use serde::{Deserialize, Serialize};

use crate::edits::Edits;

/// Before a character with a note.
const ANCHOR: char = '\u{fff9}';
/// Between the character and its note.
const SEPARATOR: char = '\u{fffa}';
/// After the note.
const TERMINATOR: char = '\u{fffb}';

/// Which notes a reader wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ruby {
    /// None.
    #[default]
    Off,
    /// Pinyin on rare characters.
    Rare,
    /// Pinyin on all.
    Pinyin,
    /// Zhuyin on all.
    Zhuyin,
}

/// The notes wanted for a text, as what stands in place of the characters that have one.
pub(crate) fn notes(text: &str, readings: &Readings, ruby: Ruby) -> Edits {
    let wanted = readings.of(text).into_iter().filter_map(|reading| {
        let note = match ruby {
            Ruby::Off => None,
            Ruby::Rare => reading.is_rare.then(|| reading.pinyin.to_owned()),
            Ruby::Pinyin => Some(reading.pinyin.to_owned()),
            Ruby::Zhuyin => zhuyin(reading.pinyin),
        }?;
        let Reading { at, character, .. } = reading;
        let noted = format!("{ANCHOR}{character}{SEPARATOR}{note}{TERMINATOR}");
        Some((at, at + character.len_utf8(), noted))
    });
    wanted.collect()
}

/// A text cut at its notes: each piece with its note, if it has one. What only looks like a note is text.
///
/// ```
/// let cut: Vec<_> = collection::noted("读\u{fff9}汉\u{fffa}hàn\u{fffb}字").collect();
/// assert_eq!(cut, [("读", None), ("汉", Some("hàn")), ("字", None)]);
/// ```
pub fn noted(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some((base, note, after)) = leading(rest) {
            rest = after;
            return Some((base, Some(note)));
        }
        if rest.is_empty() {
            return None;
        }
        let mut from = 0;
        let end = loop {
            let Some(at) = rest.get(from..).and_then(|it| it.find(ANCHOR)) else {
                break rest.len();
            };
            if leading(rest.get(from + at..).unwrap_or_default()).is_some() {
                break from + at;
            }
            from += at + ANCHOR.len_utf8();
        };
        let (plain, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((plain, None))
    })
}

/// The character and the note a text begins with, and what comes after.
fn leading(text: &str) -> Option<(&str, &str, &str)> {
    let (noted, after) = text.strip_prefix(ANCHOR)?.split_once(TERMINATOR)?;
    let (base, note) = noted.split_once(SEPARATOR)?;
    let is_plain = !base.is_empty() && !noted.contains(ANCHOR) && !note.contains(SEPARATOR);
    is_plain.then_some((base, note, after))
}

/// A text without its notes.
pub fn plain(text: &str) -> String {
    noted(text).map(|(piece, _)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::{noted, plain};

    #[test]
    fn what_only_looks_like_a_note_is_text() {
        for odd in [
            "\u{fff9}",
            "汉\u{fff9}字",
            "\u{fffb}\u{fffa}\u{fff9}",
            "\u{fff9}\u{fffa}hàn\u{fffb}",
            "\u{fff9}汉\u{fff9}字\u{fffb}",
        ] {
            assert_eq!(plain(odd), odd);
        }
        let nested = "\u{fff9}一\u{fff9}汉\u{fffa}hàn\u{fffb}";
        let cut: Vec<_> = noted(nested).collect();
        assert_eq!(cut, [("\u{fff9}一", None), ("汉", Some("hàn"))]);
    }
}
