//! Whether the notes of a page are a machine's work or a teacher's.

use std::collections::HashMap;

use super::Note;

/// Fewer notes than this prove nothing.
const FEWEST: usize = 3;

/// A page that teaches sets notes on rare characters, or on all; on each once. A machine sets
/// them on common characters, in the middle of words, and again and again on the same one.
pub(super) fn shows_a_machine(text: &str, notes: &[Note<'_>]) -> bool {
    if notes.len() < FEWEST {
        return false;
    }
    let mut seen: HashMap<char, usize> = HashMap::new();
    for note in notes {
        *seen.entry(note.character).or_default() += 1;
    }
    let again = notes.len() - seen.len();
    let characters = text
        .chars()
        .filter(|character| !character.is_ascii())
        .count();
    again * 4 >= notes.len() && notes.len() * 2 < characters
}
