//! What a lost character may have been, by the words it makes, by what else stands on the page
//! and by the punctuation around it.

use hanzi::ScriptState;

use super::gbk;
use super::gloss::is_han;
use super::hash::QuickMap;
use super::lexicon::{fold, fold_character, lexicon};
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
/// What it costs to be in neither of the common sets of characters.
const RARE: f32 = 8.0;
/// What it counts for a colon to end a label at the start of a line.
const LABEL: f32 = 4.0;
/// The numbers of items, in order; what it counts to be one where an item begins, and what more
/// to be the one whose turn it is.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const ITEM: f32 = 8.0;
const TURN: f32 = 8.0;
/// What it costs an ideographic space to stand between two characters of a text.
const SPACE: f32 = 4.0;
/// How far back the item before is looked for, in bytes.
const ITEMS: usize = 1 << 14;
/// What it counts to open a bracket that is closed further on.
const OPENS: f32 = 4.0;
/// The longest label, in characters.
const LONGEST_LABEL: usize = 6;
/// The bytes lost most are those of punctuation, whose lead byte is A1.
const PUNCTUATION: f32 = 1.5;

/// What it counts to be a word of dates after a number, or another that goes with numbers.
const DATE: f32 = 5.0;
const COUNTED: f32 = 3.0;
/// What it counts to be a word that stands before numbers.
const BEFORE_NUMBER: f32 = 1.5;

/// How much of a long page is read at a time, in bytes.
const STRETCH: usize = 1 << 17;

/// A page, and which characters stand side by side on it.
pub(super) struct Page<'a> {
    text: &'a str,
    /// The stretch of the page that questions are about.
    stretch: usize,
    /// Where on the page the next question is, in bytes.
    at: usize,
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
            at: 0,
            known: None,
        }
    }

    /// Says whereabouts on the page the next questions are.
    pub(super) fn turn_to(&mut self, at: usize) {
        self.at = at;
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
        candidates: Vec<char>,
        before: &[char],
        after: &[char],
    ) -> Vec<char> {
        let start = |far: usize| {
            before
                .get(before.len().saturating_sub(far)..)
                .unwrap_or_default()
        };
        let open = marks::open_bracket(start(LINE).iter().copied());
        let (last, next) = (before.last().copied(), after.first().copied());
        let label = ends_label(before);
        let item = begins_item(before, next).then(|| self.turn(next));
        let is_within = last.is_some_and(is_han) && next.is_some_and(is_han) && label == 0.0;
        let wanted = marks::wanted_bracket(after.iter().copied()).filter(|_| open.is_none());
        let before = fold(start(NEAR).iter().copied());
        let after = fold(after.iter().copied().take(NEAR));
        let known = self.known.get_or_insert_with(|| {
            let start = self.text.floor_char_boundary(self.stretch * STRETCH);
            let end = self.text.floor_char_boundary((self.stretch + 1) * STRETCH);
            Known::read(self.text.get(start..end).unwrap_or_default())
        });
        let number = before
            .iter()
            .rev()
            .copied()
            .find(|character| *character != ' ');
        let mut text = Vec::with_capacity(2 * NEAR + 1);
        let mut weighed: Vec<(f32, char)> = Vec::with_capacity(candidates.len());
        for character in candidates {
            let folded = fold_character(character);
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
                + if character == '：' { label } else { 0.0 }
                + if character == '\u{3000}' && is_within {
                    -SPACE
                } else {
                    0.0
                }
                + item.map_or(0.0, |turn| numbers(character, turn))
                + if Some(character) == wanted {
                    OPENS
                } else {
                    0.0
                }
                + marks::fit(open, last, character, next);
            weighed.push((score, character));
        }
        weighed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        weighed
            .into_iter()
            .map(|(_, character)| character)
            .collect()
    }
}

impl Page<'_> {
    /// The numeral whose turn it is where an item begins, by the items before it. Those in
    /// brackets begin again under each that is not.
    fn turn(&self, after: Option<char>) -> Option<char> {
        let near = self.at.saturating_sub(ITEMS);
        let start = self.text.floor_char_boundary(near);
        let page = self.text.get(start..self.at).unwrap_or_default();
        let is_bracketed = after != Some('、');
        // The line that the question is about is not one before it.
        let lines = page.lines().rev().skip(usize::from(!page.ends_with('\n')));
        let mut items = lines.filter_map(item);
        let last = if is_bracketed {
            items.next().filter(|(_, is_bracketed)| *is_bracketed)
        } else {
            items.find(|(_, is_bracketed)| !is_bracketed)
        };
        NUMERALS.get(last.map_or(0, |(nth, _)| nth + 1)).copied()
    }
}

impl Known {
    fn read(text: &str) -> Self {
        let (mut neighbours, mut threes) = (QuickMap::default(), QuickMap::default());
        let mut last = ['\n'; 2];
        for character in text.chars().map(fold_character) {
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
        if is_han(character) && !gbk::is_gb2312(character) {
            if !gbk::is_big5_common(character) {
                bias -= RARE;
            }
            if matches!(self.script, ScriptState::Hans) {
                bias -= OTHER_SCRIPT;
            }
        }
        if matches!(gbk::pair(character), Some([0xA1, _])) {
            bias += PUNCTUATION;
        }
        bias
    }
}

/// Whether a line has come to the number of an item: `一、`, `（一）`.
fn begins_item(line: &[char], after: Option<char>) -> bool {
    let mut line = line.iter().rev().copied();
    let last = line.next();
    let begins = |before: Option<char>| before.is_none_or(char::is_whitespace);
    match after {
        Some('、') => begins(last) || last == Some('第'),
        Some('）' | ')') => matches!(last, Some('（' | '(')) && begins(line.next()),
        _ => false,
    }
}

/// The number of the item that a line begins with, counted from 0, and whether it is in brackets.
fn item(line: &str) -> Option<(usize, bool)> {
    let line = line.trim_start();
    let open = line.strip_prefix(['（', '(']);
    let mut line = open.unwrap_or(line).chars();
    let (numeral, end) = (line.next()?, line.next()?);
    let nth = NUMERALS.iter().position(|one| *one == numeral)?;
    let ends = if open.is_some() {
        matches!(end, '）' | ')')
    } else {
        end == '、'
    };
    ends.then_some((nth, open.is_some()))
}

/// What it counts to be a numeral where an item begins.
fn numbers(character: char, turn: Option<char>) -> f32 {
    let is = |wanted: bool, worth: f32| if wanted { worth } else { 0.0 };
    is(NUMERALS.contains(&character), ITEM) + is(Some(character) == turn, TURN)
}

/// What it counts for a colon to come next: a line has begun with a label, or another label
/// follows a space.
fn ends_label(line: &[char]) -> f32 {
    let is_label = |character: &&char| is_han(**character);
    let label = line.iter().rev().take_while(is_label).count();
    let before = line.iter().rev().nth(label).copied();
    let begins =
        before.is_none_or(|before| before.is_whitespace() || before == '｜' || before == '|');
    if (2..=LONGEST_LABEL).contains(&label) && begins {
        LABEL
    } else {
        0.0
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
    match (is_digit(before), is_digit(after)) {
        (true, is_between) => {
            let counted = "个個名次条條篇万萬亿億元号號位项項期时時分届屆章节節人岁歲周余餘多字";
            let between = if is_between {
                counts("、：:", COUNTED)
            } else {
                0.0
            };
            counts("年月日", DATE) + counts(counted, COUNTED) + between
        }
        (false, true) => counts("第到至约約近共达達有从從自在由", BEFORE_NUMBER),
        (false, false) => 0.0,
    }
}

fn seen(count: Option<&u32>) -> f32 {
    count.map_or(0.0, |&count| {
        f32::from(u16::try_from(count).unwrap_or(u16::MAX)).ln_1p()
    })
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
