//! Latin letters and digits in a row, three and four at a time.
//!
//! Every text has the same few dozen of them again and again, so that their pairs stand nearly everywhere and joining
//! those takes longest of all. A year or the beginning of a word is one term instead.

use super::key::Key;

/// How many letters and digits there are, as folded texts have them.
const KINDS: u32 = 36;

/// The most codes that stand for one or two of them.
pub(super) const MOST_CODES: u32 = KINDS * KINDS + KINDS;

/// The last letters and digits of a text, as long as nothing else stands between them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// By their numbers, the latest last.
    last: [u32; 4],
    length: usize,
}

impl Run {
    /// Goes on with the next character of the text.
    pub(super) fn put(&mut self, c: char) {
        match number(c) {
            Some(number) => {
                self.last.rotate_left(1);
                self.last[3] = number;
                self.length += 1;
            }
            None => self.length = 0,
        }
    }

    /// The codes of the three that end here, and of the four, where there are so many: what [`Key::of`] takes.
    pub(super) fn grams(&self) -> impl Iterator<Item = (u32, u32)> {
        let [a, b, c, d] = self.last;
        let three = (self.length >= 3).then(|| (two(b, c), one(d)));
        let four = (self.length >= 4).then(|| (two(a, b), two(c, d)));
        three.into_iter().chain(four)
    }
}

/// What a row of letters has of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Grams {
    /// It is one, and nothing else.
    Whole(Key),
    /// It has these, and more besides; or none.
    Among(Vec<Key>),
}

/// What a row of letters has: of every run of letters and digits the fours, or the three that it is.
pub(super) fn grams(letters: &[char]) -> Grams {
    let mut keys = Vec::new();
    let runs = letters.chunk_by(|a, b| number(*a).is_some() && number(*b).is_some());
    for run in runs.filter(|run| run.len() >= 3) {
        let mut last = Run::default();
        let of_run = run.iter().filter_map(|c| {
            last.put(*c);
            last.grams()
                .last()
                .filter(|_| last.length >= run.len().min(4))
        });
        keys.extend(of_run.map(|(first, second)| Key::of(first, Some(second))));
    }
    match keys[..] {
        [key] if letters.len() <= 4 && letters.iter().all(|c| number(*c).is_some()) => {
            Grams::Whole(key)
        }
        _ => Grams::Among(keys),
    }
}

/// The number of a letter or digit; nothing for what is none of them.
fn number(c: char) -> Option<u32> {
    c.is_ascii_alphanumeric()
        .then(|| c.to_digit(KINDS))
        .flatten()
}

/// The code for one of them, beyond those of all characters.
const fn one(number: u32) -> u32 {
    Key::CHARACTERS + KINDS * KINDS + number
}

/// The code for two of them.
const fn two(first: u32, second: u32) -> u32 {
    Key::CHARACTERS + first * KINDS + second
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(letters: &str) -> usize {
        let letters: Vec<char> = letters.chars().collect();
        match grams(&letters) {
            Grams::Whole(_) => panic!("{letters:?} is one"),
            Grams::Among(keys) => keys.len(),
        }
    }

    #[test]
    fn a_row_of_three_or_four_is_one_term() {
        for letters in ["208", "2008", "a4b"] {
            let letters: Vec<char> = letters.chars().collect();
            let Grams::Whole(key) = grams(&letters) else {
                panic!("{letters:?}")
            };
            assert!(!key.has_links() && key > Key::two(char::MAX, char::MAX));
            let mut run = Run::default();
            for c in &letters {
                run.put(*c);
            }
            let last = run.grams().last();
            assert_eq!(
                last.map(|(first, second)| Key::of(first, Some(second))),
                Some(key)
            );
        }
    }

    #[test]
    fn of_longer_rows_all_fours_are_wanted_and_of_han_characters_nothing() {
        assert_eq!(among("research"), 5);
        assert_eq!(among("2008年"), 1);
        assert_eq!(among("第208期"), 1);
        assert_eq!(among("20年08月"), 0);
        assert_eq!(among("漢字的歷史"), 0);
    }

    #[test]
    fn what_stands_between_ends_a_row() {
        let mut run = Run::default();
        for c in "12-345".chars() {
            run.put(c);
        }
        assert_eq!(run.grams().count(), 1);
        run.put('6');
        assert_eq!(run.grams().count(), 2);
        run.put('年');
        assert_eq!(run.grams().count(), 0);
    }
}
