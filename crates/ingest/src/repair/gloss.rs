//! Notes on pronunciation that a machine set after characters: `當(dāng)前`.
//!
//! A note is only taken out where its syllable is a reading of the character before it, and
//! only on a page that shows it is a machine's work; see [`evidence`]. Notes that went into the
//! middle of a character are mended in [`super::shift`].

mod evidence;

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use super::edit::Edit;
use super::reading::{LONGEST, Syllable};
use super::signs::Signs;

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

impl Note<'_> {
    /// Where the character it is set after begins.
    fn start(&self) -> usize {
        self.range.start - self.character.len_utf8()
    }
}

/// Finds the notes of a page that are a machine's work.
pub(super) fn find(text: &str, signs: Signs) -> Vec<Edit> {
    if !signs.note {
        return Vec::new();
    }
    evidence::of_a_machine(text, notes(text))
        .into_iter()
        .map(edit)
        .collect()
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
    let opens = text.match_indices(')').chain(text.match_indices('）'));
    let mut notes: Vec<Note<'_>> = opens
        .filter_map(|(at, close)| note_closing(text, at, close.len()))
        .collect();
    notes.sort_by_key(|note| note.range.start);
    notes
}

/// The note whose bracket closes at `at`, if it is one.
fn note_closing(text: &str, at: usize, close: usize) -> Option<Note<'_>> {
    let inside = text.get(..at)?;
    // A bracket that closes behind Han or white space closes no note; most of them do.
    let (open_at, open) = inside
        .char_indices()
        .rev()
        .take(LONGEST + 2)
        .find(|(_, letter)| !is_of_note(*letter))
        .filter(|(_, open)| matches!(open, '(' | '（'))?;
    let written = inside.get(open_at + open.len_utf8()..)?;
    let character = text
        .get(..open_at)?
        .chars()
        .next_back()
        .filter(|before| !before.is_ascii())?;
    let syllable = Syllable::read(written)?;
    syllable.reads(character).then(|| Note {
        range: open_at..at + close,
        character,
        written,
        syllable,
    })
}

/// Whether a character may stand in a note: no Han, no bracket, no space.
fn is_of_note(character: char) -> bool {
    match character {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => true,
        _ => {
            matches!(character, '\u{a0}'..='\u{36f}' | '\u{3100}'..='\u{312f}' | '\u{1e00}'..='\u{1eff}')
        }
    }
}

/// Whether a character is Han.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
