//! A line as signs to match against: folded, so that one table serves both scripts.

use std::ops::Range;

/// The characters of a line in folded form, each with its place.
#[derive(Debug)]
pub(crate) struct Signs {
    signs: Vec<(usize, char)>,
    len: usize,
}

impl Signs {
    /// Folds a line, character by character; white space of every kind becomes a space.
    pub(crate) fn of(line: &str) -> Self {
        let sign = |c: char| {
            if c.is_whitespace() {
                Some(' ')
            } else {
                hanzi::fold_char(c)
            }
        };
        let signs = line
            .char_indices()
            .filter_map(|(at, c)| Some((at, sign(c)?)))
            .collect();
        Self {
            signs,
            len: line.len(),
        }
    }

    /// The sign at a place in this list.
    pub(crate) fn get(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|(_, sign)| *sign)
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.signs.len()
    }

    /// The byte of the line at which a sign stands; its end for a place past the last.
    pub(crate) fn byte(&self, at: usize) -> usize {
        self.signs.get(at).map_or(self.len, |(byte, _)| *byte)
    }

    /// The bytes of the line that a range of signs comes from.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }

    /// The first place from `at` on that is no space.
    pub(crate) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.get(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// The place after `word`, if it stands at `at`; spaces within it are passed over.
    pub(crate) fn after(&self, at: usize, word: &[char]) -> Option<usize> {
        let mut place = at;
        for (nth, wanted) in word.iter().enumerate() {
            if nth > 0 {
                place = self.skip_spaces(place);
            }
            if self.get(place)? != *wanted {
                return None;
            }
            place += 1;
        }
        Some(place)
    }
}

/// A word as it looks once folded.
pub(crate) fn folded(word: &str) -> Vec<char> {
    Signs::of(word)
        .signs
        .into_iter()
        .map(|(_, sign)| sign)
        .collect()
}

/// A table of words with what each means, folded, the longest first.
pub(crate) fn table<T: Copy>(words: &[(&str, T)]) -> Vec<(Vec<char>, T)> {
    let mut table: Vec<_> = words
        .iter()
        .map(|(word, means)| (folded(word), *means))
        .collect();
    table.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    table
}
