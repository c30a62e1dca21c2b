//! A piece of text as signs to match against.
//!
//! Patterns are written once, in Simplified characters; a table brings every character of a text to
//! the form in which the patterns have it, so that both scripts and every width match alike.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use bundle::Span;

use super::list::LISTS;
use super::names::NamedTimes;

/// A decimal digit.
pub(super) const DIGIT: u16 = 1;
/// A Chinese numeral.
pub(super) const NUMERAL: u16 = 2;
/// A character that an expression may begin with.
pub(super) const TRIGGER: u16 = 4;
/// A sign that ends a clause.
pub(super) const BREAK: u16 = 8;
/// A sign that ends a sentence.
pub(super) const STOP: u16 = 16;
/// A character that a name in the lists begins with.
pub(super) const NAME: u16 = 32;
/// A character that a word for an act begins with.
pub(super) const ACT: u16 = 64;
/// A character that a word for a vague time or a length begins with.
pub(super) const VAGUE: u16 = 128;

const NUMERALS: &str = "〇零一二三四五六七八九两十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
const BREAKS: &str = ",;:。!?、\n…";
const STOPS: &str = "。!?;\n";

/// Characters of our patterns that folding takes to another character. Folding chooses one
/// character of a group without regard to how common it is; this leads back to the usual one. A
/// test finds what is missing here.
const USUAL: &str = "周同余里系升仆姜丑向回志秋游布占才朱卷杯背注采参岳具划座待旋资面";

const BMP: usize = 0x1_0000;

/// The usual character of a group, by the one that folding chooses.
static BACK: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let pair = |usual| Some((hanzi::fold_char(usual)?, usual));
    USUAL.chars().filter_map(pair).collect()
});

/// A character in the form of the patterns; nothing for one that folding drops.
pub(super) fn sign(c: char) -> Option<char> {
    let folded = match c {
        '\n' | '\r' => '\n',
        '○' | '◯' => '〇',
        c if c.is_whitespace() => ' ',
        c => hanzi::fold_char(c)?,
    };
    Some(BACK.get(&folded).copied().unwrap_or(folded))
}

/// What stands for a character, with its classes in the upper eleven bits.
static TABLE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let triggers = super::scan::triggers();
    let names: BTreeSet<char> = LISTS.first_signs().collect();
    let acts = super::clause::acts();
    let vague = super::scan::vague();
    let class = |c: char| -> u16 {
        let classes = [
            (c.is_ascii_digit(), DIGIT),
            (NUMERALS.contains(c), NUMERAL),
            (triggers.contains(&c), TRIGGER),
            (BREAKS.contains(c), BREAK),
            (STOPS.contains(c), STOP),
            (names.contains(&c), NAME),
            (acts.contains(&c), ACT),
            (vague.contains(&c), VAGUE),
        ];
        classes
            .into_iter()
            .filter(|(is, _)| *is)
            .map(|(_, class)| class)
            .sum()
    };
    let entry = |code: usize| {
        let Some(c) = u32::try_from(code).ok().and_then(char::from_u32) else {
            return DROPPED;
        };
        let Some(sign) = sign(c) else { return DROPPED };
        u32::from(sign) | (u32::from(class(sign)) << 21)
    };
    (0..BMP).map(entry).collect()
});

/// A character that folding drops.
const DROPPED: u32 = u32::MAX;

/// A sign, where it stands in the piece, and its classes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) c: char,
    byte: u32,
    class: u16,
}

/// The signs of a piece of text.
#[derive(Debug)]
#[expect(clippy::struct_field_names, reason = "the signs are what it is")]
pub(super) struct Signs<'t> {
    text: &'t str,
    /// Where the piece begins in the canonical text, in bytes.
    base: u32,
    signs: Vec<Sign>,
    /// What a publisher adds to the lists.
    named: &'t NamedTimes,
}

/// A text in the form of the patterns.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter_map(sign).collect()
}

impl<'t> Signs<'t> {
    /// The signs of `text`, which begins at byte `base` of the canonical text.
    pub(super) fn of(text: &'t str, base: u32) -> Self {
        static NONE: LazyLock<NamedTimes> = LazyLock::new(NamedTimes::default);
        Self::with(text, base, &NONE)
    }

    /// The same, read with the names that a publisher adds.
    pub(super) fn with(text: &'t str, base: u32, named: &'t NamedTimes) -> Self {
        let mut own = Self::plainly(text, base, named);
        let first: BTreeSet<char> = named.names.first_signs().collect();
        if !first.is_empty() {
            let begins = own.signs.iter_mut().filter(|sign| first.contains(&sign.c));
            begins.for_each(|sign| sign.class |= NAME | TRIGGER);
        }
        own
    }

    fn plainly(text: &'t str, base: u32, named: &'t NamedTimes) -> Self {
        let table = &*TABLE;
        let mut signs = Vec::with_capacity(text.len() / 2);
        let mut byte = 0_u32;
        for c in text.chars() {
            let entry = match table.get(c as usize) {
                Some(entry) => *entry,
                None => sign(c).map_or(DROPPED, u32::from),
            };
            if entry != DROPPED
                && let Some(c) = char::from_u32(entry & 0x1f_ffff)
            {
                let class = (entry >> 21) as u16;
                signs.push(Sign { c, byte, class });
            }
            byte = byte.saturating_add(u32::try_from(c.len_utf8()).unwrap_or(4));
        }
        Self {
            text,
            base,
            signs,
            named,
        }
    }

    /// What a publisher adds to the lists.
    pub(super) const fn named(&self) -> &'t NamedTimes {
        self.named
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.signs.len()
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Sign] {
        &self.signs
    }

    /// The sign at a place.
    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|sign| sign.c)
    }

    /// The sign before a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    /// The classes of the sign at a place; those of a break past the ends.
    pub(super) fn class(&self, at: usize) -> u16 {
        self.signs.get(at).map_or(BREAK | STOP, |sign| sign.class)
    }

    /// Whether the sign at a place is of one of these classes.
    pub(super) fn is(&self, at: usize, class: u16) -> bool {
        self.class(at) & class != 0
    }

    /// Whether these words stand at a place.
    pub(super) fn has(&self, at: usize, words: &str) -> bool {
        self.after(at, words).is_some()
    }

    /// The place after these words, where they stand at `at`.
    pub(super) fn after(&self, at: usize, words: &str) -> Option<usize> {
        let mut end = at;
        let rest = self.signs.get(at..)?;
        let mut signs = rest.iter();
        for c in words.chars() {
            if signs.next()?.c != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The place after the first of these words that stands at `at`.
    pub(super) fn after_any(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|words| self.after(at, words))
    }

    /// Whether one of these words ends before `at`.
    pub(super) fn ends_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|words| self.ends(at, words))
    }

    /// Whether these words end before `at`.
    pub(super) fn ends(&self, at: usize, words: &str) -> bool {
        let before = self.signs.get(..at).unwrap_or_default();
        let mut signs = before.iter().rev();
        words
            .chars()
            .rev()
            .all(|c| signs.next().is_some_and(|sign| sign.c == c))
    }

    /// The first place from `at` on that is no space.
    pub(super) fn skip(&self, mut at: usize) -> usize {
        while self.get(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// Whether a clause begins at a place.
    pub(super) fn begins(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..20 {
            let Some(before) = at.checked_sub(1) else {
                return true;
            };
            match self.get(before) {
                Some(' ' | '"' | '(' | '[') => at = before,
                _ => return self.is(before, BREAK),
            }
        }
        false
    }

    /// The first place from `at` on whose sign is of one of these classes, or the end.
    pub(super) fn find(&self, at: usize, class: u16) -> usize {
        let rest = self.signs.get(at..).unwrap_or_default();
        at + rest
            .iter()
            .position(|sign| sign.class & class != 0)
            .unwrap_or(rest.len())
    }

    /// As [`Self::find`], but looks at no more than `most` signs: a text without such a sign must not
    /// make every step of a reader as long as the text.
    pub(super) fn find_near(&self, at: usize, class: u16, most: usize) -> usize {
        let end = self.signs.len().min(at.saturating_add(most));
        let rest = self.signs.get(at..end).unwrap_or_default();
        at + rest
            .iter()
            .position(|sign| sign.class & class != 0)
            .unwrap_or(rest.len())
    }

    /// The signs of a range as text, in the form of the patterns.
    pub(super) fn plain(&self, range: Range<usize>) -> String {
        let signs = self.signs.get(range).unwrap_or_default();
        signs.iter().map(|sign| sign.c).collect()
    }

    /// The byte of the piece at which a sign stands; its end for a place past the last.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.signs
            .get(at)
            .map_or(self.text.len(), |sign| sign.byte as usize)
    }

    /// Where a range of signs stands in the canonical text. Characters that folding drops belong to
    /// the sign before them, but not after the last sign of the range.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.byte(range.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if last >= range.start => {
                let at = self.byte(last);
                let rest = self.text.get(at..).unwrap_or_default();
                at + rest.chars().next().map_or(0, char::len_utf8)
            }
            _ => start,
        };
        let base = self.base as usize;
        Span::from(base + start..base + end.max(start))
    }

    /// The text of a range of signs, as written.
    pub(super) fn written(&self, range: Range<usize>) -> &'t str {
        let span = self.span(range);
        let start = span.start.saturating_sub(self.base) as usize;
        let end = span.end.saturating_sub(self.base) as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// The character at a place, as written.
    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.text.get(self.byte(at)..)?.chars().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every source of this module: a character in a pattern that folding takes elsewhere would
    /// never be found.
    const SOURCES: [&str; 24] = [
        include_str!("clause.rs"),
        include_str!("clause/named.rs"),
        include_str!("figure/number.rs"),
        include_str!("figure/read.rs"),
        include_str!("founding.rs"),
        include_str!("mention.rs"),
        include_str!("numeral.rs"),
        include_str!("resolve/context.rs"),
        include_str!("resolve/writing.rs"),
        include_str!("scan.rs"),
        include_str!("scan/anniversary.rs"),
        include_str!("scan/calendar.rs"),
        include_str!("scan/damaged.rs"),
        include_str!("scan/named.rs"),
        include_str!("scan/part.rs"),
        include_str!("scan/recurring.rs"),
        include_str!("scan/relative.rs"),
        include_str!("scan/since.rs"),
        include_str!("scan/stretch.rs"),
        include_str!("scan/year.rs"),
        include_str!("tell.rs"),
        include_str!("../activity.rs"),
        include_str!("data/measures.tsv"),
        include_str!("data/activities.tsv"),
    ];

    #[test]
    fn patterns_are_written_in_the_form_that_texts_are_brought_to() {
        let mut lost = BTreeSet::new();
        for source in SOURCES {
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            for c in lines
                .flat_map(str::chars)
                .filter(|c| ('\u{4e00}'..'\u{9fff}').contains(c))
            {
                if sign(c) != Some(c) {
                    lost.insert(format!("{c} becomes {:?}", sign(c)));
                }
            }
        }
        assert!(lost.is_empty(), "{lost:?}");
    }

    #[test]
    fn both_scripts_and_every_width_have_the_same_signs() {
        for (one, other) in [
            ("２０１５年１２月", "2015年12月"),
            ("後來幾個週年", "后来几个周年"),
            ("五〇年", "五○年"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
    }

    #[test]
    fn spans_lie_between_characters() {
        let signs = Signs::of("在\u{200b}２０１５年，圖", 10);
        let span = signs.span(1..6);
        assert_eq!(span, Span::new(16, 31));
        assert_eq!(signs.written(1..6), "２０１５年");
    }
}
