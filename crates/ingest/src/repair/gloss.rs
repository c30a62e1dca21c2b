//! Notes on pronunciation that a machine set after characters: `當(dāng)前`.
//!
//! A note is only taken out where its syllable is a reading of the character before it, and
//! only on a page that shows it is a machine's work; see [`evidence`].

mod evidence;

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use super::edit::Edit;
use super::reading::{LONGEST, Syllable};

/// A note on pronunciation in a text.
struct Note<'a> {
    /// Where it stands, brackets and all.
    range: Range<usize>,
    /// The character it is set after.
    character: char,
    /// Its syllable, as written.
    written: &'a str,
    /// Its syllable.
    syllable: Syllable,
}

/// Finds the notes of a page that are a machine's work.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let notes = notes(text);
    if !evidence::shows_a_machine(text, &notes) {
        return Vec::new();
    }
    notes.into_iter().map(edit).collect()
}

fn edit(note: Note<'_>) -> Edit {
    Edit {
        range: note.range,
        put: String::new(),
        kind: RepairKind::Gloss,
        certainty: Certainty::Proved,
        why: Reason::Reading {
            character: note.character.to_string(),
            syllable: note.written.to_owned(),
        },
        suggestions: Vec::new(),
    }
}

/// All brackets of a text that hold nothing but a reading of the character before them.
fn notes(text: &str) -> Vec<Note<'_>> {
    let mut notes = Vec::new();
    for (at, open) in text.match_indices(['(', '（']) {
        let Some(character) = text.get(..at).and_then(|before| before.chars().next_back()) else {
            continue;
        };
        if character.is_ascii() {
            continue;
        }
        let inside = at + open.len();
        let Some((written, end)) = bracketed(text, inside) else {
            continue;
        };
        let Some(syllable) = Syllable::from_pinyin(written.trim()) else {
            continue;
        };
        if syllable.reads(character) {
            notes.push(Note {
                range: at..end,
                character,
                written,
                syllable,
            });
        }
    }
    notes
}

/// What a bracket that opens before `inside` holds, and where it has closed.
fn bracketed(text: &str, inside: usize) -> Option<(&str, usize)> {
    let rest = text.get(inside..)?;
    let (length, close) = rest
        .char_indices()
        .take(LONGEST + 3)
        .find(|(_, letter)| matches!(letter, ')' | '）'))?;
    Some((rest.get(..length)?, inside + length + close.len_utf8()))
}
