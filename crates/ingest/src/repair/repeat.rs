//! A block that was pasted twice, whole or broken off in the middle.
//!
//! Only copies that follow one another are mended. A passage that comes back later may be a
//! refrain, a formula or a summary; so may short copies, copies in verse, and many of them.

use std::collections::hash_map::Entry;
use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind, Span};

use super::edit::Edit;
use super::hash::QuickMap;
use super::signs::Signs;

/// The bytes that are hashed together.
const WINDOW: usize = 24;

/// One window in so many is remembered.
const SAMPLE: u64 = 16;

/// Copies are compared for at most this many bytes per byte of text, so that no text takes long.
const WORK: usize = 8;

/// The fewest Han characters of a block pasted whole, and of one broken off in the middle of a
/// sentence.
const FEWEST_WHOLE: usize = 60;
const FEWEST_BROKEN: usize = 40;

/// A block has at least this many characters that differ.
const FEWEST_DIFFERENT: usize = 20;

/// A block of lines shorter than this, in characters, is verse or a list; there a repeat is sound
/// unless it is longer than [`LONG_VERSE`].
const VERSE_LINE: usize = 25;
const LONG_VERSE: usize = 300;

/// More copies than this are no accident.
const MOST_COPIES: usize = 3;

/// Finds blocks pasted twice.
pub(super) fn find(text: &str, _: Signs) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut done = 0;
    for repeat in repeats(text) {
        if let Some(edit) = surplus(text, &repeat)
            && edit.range.start >= done
        {
            done = edit.range.end;
            edits.push(edit);
        }
    }
    edits
}

/// A stretch of text that stands again `lag` bytes further on.
struct Repeat {
    first: Range<usize>,
    lag: usize,
}

/// All stretches that stand again further on and may be copies that follow one another, in order.
fn repeats(text: &str) -> Vec<Repeat> {
    let bytes = text.as_bytes();
    let mut last: QuickMap<u64, usize> = QuickMap::default();
    let mut found: Vec<Repeat> = Vec::new();
    let mut work = bytes.len().saturating_mul(WORK);
    for (at, hash) in windows(bytes) {
        let earlier = match last.entry(hash) {
            Entry::Vacant(entry) => {
                entry.insert(at);
                continue;
            }
            Entry::Occupied(mut entry) => entry.insert(at),
        };
        let lag = at - earlier;
        let is_known = found.iter().rev().take(2).any(|repeat| {
            repeat.lag == lag && repeat.first.start <= earlier && earlier < repeat.first.end
        });
        if is_known {
            continue;
        }
        let floor = found.last().map_or(0, |repeat| repeat.first.start);
        let first = extend(bytes, earlier, lag, floor);
        work = work.saturating_sub(first.len());
        if work == 0 {
            break;
        }
        if first.len() >= WINDOW {
            found.push(Repeat { first, lag });
        }
    }
    found
}

/// How far the text around `at` agrees with the text `lag` bytes further on, not before `floor`.
fn extend(bytes: &[u8], at: usize, lag: usize, floor: usize) -> Range<usize> {
    let (before, here) = bytes.split_at_checked(at).unwrap_or_default();
    let there = bytes.get(at + lag..).unwrap_or_default();
    let ahead = here
        .iter()
        .zip(there)
        .take_while(|(one, other)| one == other)
        .count();
    let until = bytes.get(..at + lag).unwrap_or_default();
    let back = before.iter().rev().zip(until.iter().rev());
    let back = back
        .take(at.saturating_sub(floor))
        .take_while(|(one, other)| one == other)
        .count();
    at - back..at + ahead
}

/// The windows that are remembered: where they begin, and what they hash to.
fn windows(bytes: &[u8]) -> impl Iterator<Item = (usize, u64)> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15 | 1;
    let top = (1..WINDOW).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    let leaving = std::iter::repeat_n(0, WINDOW).chain(bytes.iter().copied());
    bytes
        .iter()
        .zip(leaving)
        .enumerate()
        .filter_map(move |(end, (&entering, leaving))| {
            hash = hash
                .wrapping_sub(u64::from(leaving).wrapping_mul(top))
                .wrapping_mul(BASE)
                .wrapping_add(u64::from(entering));
            let start = (end + 1).checked_sub(WINDOW)?;
            let mixed = hash ^ hash >> 29;
            (mixed.is_multiple_of(SAMPLE)).then_some((start, mixed))
        })
}

/// The edit that takes the surplus copy out, if a repeat is the work of a slip.
fn surplus(text: &str, repeat: &Repeat) -> Option<Edit> {
    let first = whole_characters(text, repeat)?;
    let second = first.start + repeat.lag..first.end + repeat.lag;
    if first.end >= second.start {
        tandem(text, &first, repeat.lag)
    } else if text.get(first.end..second.start)?.trim().is_empty() {
        // The copies are set apart by white space; the second goes with it.
        let is_whole = starts_line(text, first.start) && ends_line(text, second.end);
        let same = Span::from(first.clone());
        is_block(text.get(first.clone())?, is_whole).then(|| edit(first.end..second.end, same))
    } else {
        broken_copy(text, &first, &second)
    }
}

/// A repeat cut down to whole characters.
fn whole_characters(text: &str, repeat: &Repeat) -> Option<Range<usize>> {
    let fits = |at: &usize| text.is_char_boundary(*at) && text.is_char_boundary(at + repeat.lag);
    let start = (repeat.first.start..repeat.first.end).find(fits)?;
    let end = (start..=repeat.first.end).rev().find(fits)?;
    (start < end).then_some(start..end)
}

/// Copies that touch: the surplus is `lag` bytes anywhere in them, best from the start of a line
/// or a sentence.
fn tandem(text: &str, first: &Range<usize>, lag: usize) -> Option<Edit> {
    let copies = first.len() / lag + 1;
    if copies > MOST_COPIES {
        return None;
    }
    let room = first.start..=first.end.checked_sub(lag)?;
    let starts = |found: fn(&str, usize) -> bool| {
        room.clone()
            .take(lag)
            .find(|&at| text.is_char_boundary(at) && found(text, at))
    };
    let line = starts(starts_line);
    let start = line
        .or_else(|| starts(starts_sentence))
        .unwrap_or(first.start);
    let end = start + lag;
    let is_whole = ends_sentence(text, end);
    let block = text.get(start..end)?;
    if !is_block(block, is_whole) || is_periodic(block) {
        return None;
    }
    let surplus = start..start + lag * (copies - 1).min((first.end - start) / lag);
    let same = Span::from(surplus.end..surplus.end + lag);
    Some(edit(surplus, same))
}

/// A second copy that begins a line and breaks off at its end, in the middle of a sentence.
fn broken_copy(text: &str, first: &Range<usize>, second: &Range<usize>) -> Option<Edit> {
    let is_broken = starts_line(text, first.start)
        && starts_line(text, second.start)
        && ends_line(text, second.end)
        && !ends_line(text, first.end)
        && !ends_sentence(text, second.end)
        // Nothing but the rest of the block stands between the copies.
        && !text.get(first.end..second.start)?.trim_end().contains('\n');
    let block = text.get(first.clone())?;
    let surplus = if text.get(second.end..)?.starts_with('\n') {
        second.start..second.end + 1
    } else {
        second.clone()
    };
    let is_cut_short = block.ends_with(['…', '.', '—']);
    (is_broken && !is_cut_short && is_block(block, false))
        .then(|| edit(surplus, Span::from(first.clone())))
}

fn edit(range: Range<usize>, same: Span) -> Edit {
    Edit {
        range,
        put: String::new(),
        kind: RepairKind::Repeat,
        certainty: Certainty::Proved,
        why: Reason::SameAs { span: same },
        suggestions: Vec::new(),
    }
}

/// Whether a text is long and various enough that it does not come twice by itself.
fn is_block(block: &str, is_whole: bool) -> bool {
    let is_han = |character: &char| matches!(character, '\u{3400}'..='\u{9fff}');
    let han = block.chars().filter(is_han).count();
    let fewest = if is_whole {
        FEWEST_WHOLE
    } else {
        FEWEST_BROKEN
    };
    if han < fewest {
        return false;
    }
    let mut different: Vec<char> = block.chars().filter(is_han).take(2000).collect();
    different.sort_unstable();
    different.dedup();
    let lines = block.lines().filter(|line| !line.trim().is_empty()).count();
    let is_verse = lines > 2 && han < lines * VERSE_LINE && han < LONG_VERSE;
    different.len() >= FEWEST_DIFFERENT && !is_verse
}

/// Whether a block is itself made of copies, so that the page has more of them than a slip makes.
fn is_periodic(block: &str) -> bool {
    let bytes = block.as_bytes();
    (2..=4).any(|parts| {
        let length = bytes.len() / parts;
        bytes.len().is_multiple_of(parts)
            && bytes.get(length..) == bytes.get(..bytes.len() - length)
    })
}

fn starts_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches([' ', '\t', '\u{3000}']).is_empty()
        || before
            .trim_end_matches([' ', '\t', '\u{3000}'])
            .ends_with('\n')
}

fn ends_line(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    before.ends_with('\n') || after.is_empty() || after.starts_with(['\n', '\r'])
}

fn starts_sentence(text: &str, at: usize) -> bool {
    text.get(..at)
        .unwrap_or_default()
        .ends_with(['。', '！', '？', '；', '”', '」'])
}

fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with([
        '。', '！', '？', '!', '?', '；', ';', '”', '」', '：', ':', '）', ')',
    ])
}
