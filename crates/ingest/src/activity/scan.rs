//! The scanner: where expressions of time stand and what they say, free of context.
//!
//! One pass over the signs stops only where a numeral or a character stands that an expression may
//! begin with. Each reader below takes the signs and a place; of all that read something there, the
//! longest wins.

mod anniversary;
mod calendar;
mod damaged;
mod named;
mod part;
mod recurring;
mod relative;
mod since;
mod stretch;
mod year;

use std::collections::BTreeSet;

use super::form::{Form, Timex};
use super::list::LISTS;
use super::numeral;
use super::signs::{DIGIT, NUMERAL, Signs, TRIGGER};

/// Characters that expressions begin with, besides numerals and the names in the lists.
const TRIGGERS: &str = "今去前明后昨本上下当同次翌是这那该近多几数好每逢以截迄至到现目如日年月季正腊冬元农阴旧夏公\
    西长一历自从由过最未约大闰初第端间《hw眼不两党中解来半头";

/// The longest title in brackets, in signs.
const LONGEST_TITLE: usize = 120;

/// The characters at which the scanner stops.
pub(super) fn triggers() -> BTreeSet<char> {
    TRIGGERS.chars().chain(LISTS.first_signs()).collect()
}

/// The characters that words for vague times and for lengths begin with.
pub(super) fn vague() -> BTreeSet<char> {
    relative::first_signs()
}

/// What was read before a place: some expressions depend on their neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    /// The expression before, if any.
    pub(super) last: Option<&'a Timex>,
}

impl Before<'_> {
    /// The place after the last expression.
    pub(super) fn end(self) -> usize {
        self.last.map_or(0, |last| last.end)
    }

    /// The last expression, when nothing but one of these signs stands between it and `at`.
    pub(super) fn joined(&self, signs: &Signs<'_>, at: usize, by: &[char]) -> Option<&Timex> {
        let last = self.last?;
        let between = last.end + 1 == at && signs.before(at).is_some_and(|c| by.contains(&c));
        between.then_some(last)
    }
}

type Reader = fn(&Signs<'_>, usize, Before<'_>) -> Option<Timex>;

/// Every reader. Where two read equally far, the first one counts.
const READERS: &[Reader] = &[
    damaged::read,
    recurring::read,
    stretch::read,
    named::read,
    relative::read,
    anniversary::read,
    since::read,
];

/// Finds every expression of a piece, in order; none overlaps another.
pub(super) fn scan(signs: &Signs<'_>) -> Vec<Timex> {
    let mut found: Vec<Timex> = Vec::new();
    let mut at = 0;
    loop {
        at = signs.find(at, DIGIT | NUMERAL | TRIGGER);
        if at >= signs.count() {
            return found;
        }
        if let Some(to) = masked(signs, at) {
            at = to;
            continue;
        }
        let before = Before { last: found.last() };
        let longest = READERS
            .iter()
            .filter_map(|read| read(signs, at, before))
            .filter(|timex| timex.end > at && timex.start >= before.end())
            .reduce(|one, other| if other.end > one.end { other } else { one });
        match longest {
            Some(timex) => {
                at = timex.end;
                found.push(timex);
            }
            None => at = passed(signs, at),
        }
    }
}

/// Where to go on after a place at which nothing is read: a number is passed over as a whole.
fn passed(signs: &Signs<'_>, at: usize) -> usize {
    if let Some(end) = no_date(signs, at) {
        return end.max(at + 1);
    }
    if signs.is(at, DIGIT | NUMERAL) {
        numeral::end(signs, at).max(at + 1)
    } else {
        at + 1
    }
}

/// The place after titles, addresses of the web and others in which nothing is a date.
fn masked(signs: &Signs<'_>, at: usize) -> Option<usize> {
    match signs.get(at)? {
        '《' => title(signs, at),
        'h' if signs.has(at, "http") => Some(address(signs, at)),
        'w' if signs.has(at, "www.") => Some(address(signs, at)),
        _ => None,
    }
}

/// The place after the bracket that closes a title; titles stand within each other.
pub(super) fn title(signs: &Signs<'_>, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for place in at..(at + LONGEST_TITLE).min(signs.count()) {
        match signs.get(place) {
            Some('《') => depth += 1,
            Some('》') if depth == 1 => return Some(place + 1),
            Some('》') => depth -= 1,
            Some('\n') => return None,
            _ => {}
        }
    }
    None
}

fn address(signs: &Signs<'_>, at: usize) -> usize {
    let mut end = at;
    while signs
        .get(end)
        .is_some_and(|c| c.is_ascii_graphic() && c != ',')
    {
        end += 1;
    }
    end.max(at + 1)
}

/// R9: the place after words that look like dates and are none: `第十九届`, `三年级`, `八零后`.
fn no_date(signs: &Signs<'_>, at: usize) -> Option<usize> {
    let number_at = if signs.get(at) == Some('第') {
        at + 1
    } else {
        at
    };
    let number = numeral::read(signs, number_at)?;
    let units = [
        "年级", "年制", "周岁", "年生", "级", "届", "次", "期", "号", "辑", "卷", "版",
    ];
    if number_at > at {
        return Some(signs.after_any(number.end, &units).unwrap_or(number.end));
    }
    let grade = ["年级", "年制", "周岁", "0后", "〇后", "零后", "后出生"];
    signs.after_any(number.end, &grade)
}

/// An expression with a form, as readers give it.
#[expect(clippy::unnecessary_wraps, reason = "readers end with it")]
pub(super) fn timex(start: usize, end: usize, form: Form) -> Option<Timex> {
    Some(Timex { start, end, form })
}
