//! Characters in disguise: what looks like the text, or like nothing, and is another character.
//!
//! Each sort is only taken for damage where the page shows that a program put it there: most of
//! these characters are sound somewhere.

mod form;
mod glyph;
mod unseen;
mod width;

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use super::edit::Edit;
use super::signs::Signs;

/// Finds characters that cannot be seen and stand within words.
pub(super) fn find_unseen(text: &str, signs: Signs) -> Vec<Edit> {
    if signs.unseen {
        unseen::find(text)
    } else {
        Vec::new()
    }
}

/// Finds characters that stand for others: rare glyphs, compatibility and private forms, full
/// width among half.
pub(super) fn find_forms(text: &str, signs: Signs) -> Vec<Edit> {
    let mut edits = if signs.glyph {
        glyph::find(text)
    } else {
        Vec::new()
    };
    if signs.form {
        edits.extend(form::find(text));
    }
    if signs.full_width {
        edits.extend(width::find(text));
    }
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// Whether three bytes of UTF-8 are a rare glyph that may have been put for another.
pub(super) fn is_listed_glyph(lead: u8, second: u8, third: u8) -> bool {
    glyph::is_listed(lead, second, third)
}

/// One character put for another, because a table says so.
fn stands_for(range: Range<usize>, put: String, certainty: Certainty, table: &str) -> Edit {
    Edit {
        range,
        put,
        kind: RepairKind::Disguise,
        certainty,
        why: Reason::StandsFor {
            table: table.to_owned(),
        },
        suggestions: Vec::new(),
    }
}

/// Whether a character is Han.
fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// Whether a text is Japanese: it has kana.
fn is_japanese(text: &str) -> bool {
    let kana = text
        .chars()
        .filter(|character| matches!(character, '\u{3041}'..='\u{30ff}'))
        .count();
    let han = text.chars().filter(|&character| is_han(character)).count();
    kana * 20 > han
}
