//! Where a byte is lost, and what stands around.

use crate::repair::context::{LINE, NEAR};
use crate::repair::gbk;
use crate::repair::gloss::is_han;
use crate::repair::reading::{LONGEST, Syllable, readings};

/// How many characters after a note bracket has to close.
const NOTE: usize = LONGEST + 1;

/// What a decoder writes for bytes that it cannot read.
pub(super) const LOSS: [char; 2] = ['?', '\u{fffd}'];

/// So many full-width marks may have been folded before a character of two bytes comes.
const FOLDED: usize = 2;

/// A place where a mark (`?` or U+FFFD) may stand for a lost byte.
pub(super) struct Place<'a> {
    /// The page.
    pub text: &'a str,
    /// Where the mark begins.
    pub at: usize,
    /// Where the run begins that may be read one byte off: after the mark, and after the rest of
    /// a note if one stands there.
    pub from: usize,
    /// Whether the page has been shown to be damaged.
    pub is_damaged: bool,
    /// The syllable of a note that stands between the two bytes of a character.
    pub note: Option<Syllable>,
}

impl<'a> Place<'a> {
    /// The place of a mark of `length` bytes at `at`, if a run may follow it.
    pub(super) fn at(text: &'a str, at: usize, length: usize, is_damaged: bool) -> Option<Self> {
        let after = at + length;
        // Of three marks in a row more is lost than can be told.
        let (before, rest) = text.split_at_checked(at)?;
        if before.ends_with(LOSS)
            || rest
                .chars()
                .take(3)
                .filter(|mark| LOSS.contains(mark))
                .count()
                == 3
        {
            return None;
        }
        if let Some((syllable, end)) = syllable(text.get(after..)?) {
            return Some(Self {
                text,
                at,
                from: after + end,
                is_damaged,
                note: Some(syllable),
            });
        }
        may_be_shifted(before, text.get(after..)?, is_damaged).then_some(Self {
            text,
            at,
            from: after,
            is_damaged,
            note: None,
        })
    }

    /// What the lost lead byte may be; `None` stands for any.
    ///
    /// The program that sets notes reads bytes in pairs and slips by one: it set `yún` into
    /// `C8 EB|85 5E` because `EB 85` is 雲. So the trail byte before the mark and the lost lead
    /// byte together are a character with that reading.
    pub(super) fn leads(&self) -> Vec<Option<u8>> {
        let Some(syllable) = &self.note else {
            return vec![None];
        };
        let before = self
            .text
            .get(..self.at)
            .unwrap_or_default()
            .chars()
            .next_back();
        let Some([_, trail]) = before.and_then(gbk::pair) else {
            return Vec::new();
        };
        (0x81..=0xFE)
            .filter(|&lead| gbk::character(trail, lead).is_some_and(|pair| syllable.reads(pair)))
            .map(Some)
            .collect()
    }

    /// The line before the mark, as far as it matters.
    pub(super) fn before(&self) -> Vec<char> {
        let line = self
            .text
            .get(..self.at)
            .unwrap_or_default()
            .chars()
            .rev()
            .take(LINE);
        let mut before: Vec<char> = Vec::with_capacity(LINE);
        for character in line {
            before.push(character);
            if character == '\n' {
                break;
            }
        }
        before.reverse();
        before
    }

    /// The characters after a run that ends at `end`.
    pub(super) fn after(&self, end: usize) -> Vec<char> {
        let after = self.text.get(end..).unwrap_or_default();
        after
            .chars()
            .take(NEAR)
            .take_while(|&character| character != '\n')
            .collect()
    }
}

/// Whether a run may begin at the front of `text`: with a character of two bytes, with folded
/// marks before one, or in ASCII as [`ascii_run`] has it.
fn may_be_shifted(before: &str, text: &str, is_damaged: bool) -> bool {
    let mut near = text
        .chars()
        .take(FOLDED + 1)
        .skip_while(|near| is_mark(*near));
    near.next().is_some_and(|first| gbk::pair(first).is_some())
        || ascii_run(before, text, is_damaged) > 0
}

/// The length of a run that is all ASCII, 0 where what stands there may be meant.
///
/// A character of the Han script may become one letter, or a mark and a letter, and two marks of
/// punctuation a mark and a second mark for a loss: `?,F在` for 。現在, `?#?` for 。）.
pub(super) fn ascii_run(before: &str, text: &str, is_damaged: bool) -> usize {
    let is_letter = |character: char| matches!(character, '@'..='~');
    let mut near = text.chars();
    let (first, second, third) = (near.next(), near.next(), near.next());
    let is_then_han = |next: Option<char>| next.is_some_and(is_han);
    let last = before.chars().next_back();
    let is_in_text = last.is_some_and(|last| is_han(last) || gbk::pair(last).is_some());
    match (first, second) {
        (Some(letter), next) if is_letter(letter) && is_then_han(next) => {
            usize::from(last.is_some_and(is_han))
        }
        _ if !is_in_text => 0,
        (Some(mark), Some(letter)) if is_mark(mark) && is_letter(letter) && is_then_han(third) => 2,
        // People write `?!?`.
        (Some(mark @ ('!'..='/' | ':'..='>')), Some('?'))
            if third != Some('?') && (mark != '!' || is_damaged) =>
        {
            2
        }
        _ => 0,
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '!'..='/' | ':'..='?')
}

/// The syllable at the front of `text`, where a bracket closes right after it, and where that is.
pub(super) fn syllable(text: &str) -> Option<(Syllable, usize)> {
    let (length, close) = text
        .char_indices()
        .take(NOTE)
        .find(|(_, letter)| matches!(letter, ')' | '）'))?;
    let syllable = Syllable::from_pinyin(text.get(..length)?)?;
    Some((syllable, length + close.len_utf8()))
}

/// Where a note that reads `character` ends, if one stands at the front of `text`.
pub(super) fn note_on(character: char, text: &str) -> Option<usize> {
    let open = text
        .chars()
        .next()
        .filter(|open| matches!(open, '(' | '（'))?;
    let (syllable, end) = syllable(text.get(open.len_utf8()..)?)?;
    (syllable.reads(character) && readings(character).next().is_some())
        .then_some(open.len_utf8() + end)
}
