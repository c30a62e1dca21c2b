//! What a lost character may have been, by the words it makes, by what else stands on the page
//! and by the punctuation around it.

use hanzi::ScriptState;

use super::gbk;
use super::hash::QuickMap;
use super::lexicon::{fold, lexicon};
use super::marks;

/// How many characters on each side decide.
pub(super) const NEAR: usize = 6;
/// How many characters of the line before are looked through for open brackets.
pub(super) const LINE: usize = 120;
/// What it counts, for a candidate, to stand beside the same character elsewhere on the page, and
/// between the same two.
const BESIDE: f32 = 2.0;
const BETWEEN: f32 = 3.0;
/// What it costs to be of the script the page is not written in.
const OTHER_SCRIPT: f32 = 3.0;
/// The bytes lost most are those of punctuation, whose lead byte is A1.
const PUNCTUATION: f32 = 1.5;

/// What it counts to be a word of dates after a number, or another that goes with numbers.
const DATE: f32 = 5.0;
const COUNTED: f32 = 3.0;

/// How much of a long page is read at a time, in bytes.
const STRETCH: usize = 1 << 17;

/// A page, and which characters stand side by side on it.
pub(super) struct Page<'a> {
    text: &'a str,
    /// The stretch of the page that questions are about.
    stretch: usize,
    known: Option<Known>,
}

struct Known {
    neighbours: QuickMap<[char; 2], u32>,
    threes: QuickMap<[char; 3], u32>,
    script: ScriptState,
}

impl<'a> Page<'a> {
    /// A page to look around on; it is read when the first question comes.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            stretch: 0,
            known: None,
        }
    }

    /// Says whereabouts on the page the next questions are.
    pub(super) fn turn_to(&mut self, at: usize) {
        if self.stretch != at / STRETCH {
            self.stretch = at / STRETCH;
            self.known = None;
        }
    }

    /// The candidates for a character between two texts, the likeliest first.
    ///
    /// `before` is the line so far and may be long, `after` is read as far as it matters.
    pub(super) fn rank(
        &mut self,
        mut candidates: Vec<char>,
        before: &[char],
        after: &[char],
    ) -> Vec<char> {
        let start = |far: usize| {
            before
                .get(before.len().saturating_sub(far)..)
                .unwrap_or_default()
        };
        let open = marks::open_bracket(start(LINE).iter().copied());
        let before = fold(start(NEAR).iter().copied());
        let after = fold(after.iter().copied().take(NEAR));
        let known = self.known.get_or_insert_with(|| {
            let start = self.text.floor_char_boundary(self.stretch * STRETCH);
            let end = self.text.floor_char_boundary((self.stretch + 1) * STRETCH);
            Known::read(self.text.get(start..end).unwrap_or_default())
        });
        let (last, next) = (before.last().copied(), after.first().copied());
        let number = before
            .iter()
            .rev()
            .copied()
            .find(|character| *character != ' ');
        let mut text = Vec::with_capacity(2 * NEAR + 1);
        candidates.sort_by_cached_key(|&character| {
            let folded = hanzi::fold_char(character).unwrap_or(character);
            text.clear();
            text.extend(
                before
                    .iter()
                    .copied()
                    .chain([folded])
                    .chain(after.iter().copied()),
            );
            let score = lexicon().score(&text)
                + known.beside(&before, folded, &after)
                + known.bias(character)
                + beside_digits(number, folded, next)
                + marks::fit(open, last, character, next);
            // The likeliest first; thousandths are enough.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "scores are logarithms of shares, a few hundred at most"
            )]
            let order = -(score * 1000.0) as i64;
            order
        });
        candidates
    }
}

impl Known {
    fn read(text: &str) -> Self {
        let (mut neighbours, mut threes) = (QuickMap::default(), QuickMap::default());
        let mut last = ['\n'; 2];
        for character in text.chars().filter_map(hanzi::fold_char) {
            let [first, second] = last;
            *neighbours.entry([second, character]).or_insert(0) += 1;
            *threes.entry([first, second, character]).or_insert(0) += 1;
            last = [second, character];
        }
        Self {
            neighbours,
            threes,
            script: hanzi::count(text).state(),
        }
    }

    /// What it counts that a character stands in the same company elsewhere on the page.
    fn beside(&self, before: &[char], character: char, after: &[char]) -> f32 {
        let before = |nth: usize| before.len().checked_sub(nth).and_then(|at| before.get(at));
        let two = |one: Option<&char>, other: Option<&char>| {
            let pair = one.zip(other).map(|(&one, &other)| [one, other]);
            seen(pair.and_then(|pair| self.neighbours.get(&pair)))
        };
        let three = |one: Option<&char>, two: Option<&char>, three: Option<&char>| {
            let three = one
                .zip(two)
                .zip(three)
                .map(|((&one, &two), &three)| [one, two, three]);
            seen(three.and_then(|three| self.threes.get(&three)))
        };
        let (own, next, far) = (Some(&character), after.first(), after.get(1));
        let beside = two(before(1), own) + two(own, next);
        let between =
            three(before(2), before(1), own) + three(before(1), own, next) + three(own, next, far);
        BESIDE * beside + BETWEEN * between
    }

    /// What speaks for or against a character wherever it stands.
    fn bias(&self, character: char) -> f32 {
        let count = hanzi::count(character.encode_utf8(&mut [0; 4]));
        let is_of_other_script = match self.script {
            ScriptState::Hans => count.hant > 0,
            ScriptState::Hant => count.hans > 0,
            _ => false,
        };
        let mut bias = if is_of_other_script {
            -OTHER_SCRIPT
        } else {
            0.0
        };
        if matches!(gbk::pair(character), Some([0xA1, _])) {
            bias += PUNCTUATION;
        }
        bias
    }
}

/// What it counts to be a character that numbers want: `12月`, `第3期`.
fn beside_digits(before: Option<char>, character: char, after: Option<char>) -> f32 {
    let is_digit = |side: Option<char>| side.is_some_and(|side| side.is_ascii_digit());
    let counts = |wanted: &str, worth: f32| {
        if wanted.contains(character) {
            worth
        } else {
            0.0
        }
    };
    let mut worth = 0.0;
    if is_digit(before) {
        worth += counts("年月日", DATE)
            + counts("个名次条篇万亿元号位项期时分届章节人岁周余多", COUNTED);
    }
    if is_digit(after) {
        worth += counts("年月第到至约近共达", COUNTED);
    }
    worth
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a weight; no count on a page needs its last bit"
)]
fn seen(count: Option<&u32>) -> f32 {
    count.map_or(0.0, |&count| (count as f32).ln_1p())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(page: &str, before: &str, candidates: &str, after: &str) -> char {
        let (before, after): (Vec<_>, Vec<_>) = (before.chars().collect(), after.chars().collect());
        Page::new(page).rank(candidates.chars().collect(), &before, &after)[0]
    }

    #[test]
    fn the_character_that_makes_a_word_comes_first() {
        assert_eq!(first("", "全面发", "殿展栈", "经济"), '展');
    }

    #[test]
    fn what_the_page_says_elsewhere_counts() {
        assert_eq!(first("组长刘慧芳说", "刘", "惠慧", "芳"), '慧');
        assert_eq!(first("组长刘惠芳说", "刘", "惠慧", "芳"), '惠');
    }

    #[test]
    fn a_page_is_in_one_script() {
        assert_eq!(first("為歷史而來，這個國家", "大", "学殿學", "問"), '學');
        assert_eq!(first("为历史而来，这个国家", "大", "學殿学", "问"), '学');
    }
}
