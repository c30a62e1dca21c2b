//! One stage of a conversion: several dictionaries over one text, from left to right.

mod meanings;
mod sink;
mod window;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use self::sink::{Draft, Segment, Sink};
pub(crate) use self::window::Window;

use self::meanings::{DESCRIPTION, KIND, Meanings, STRING, WALK, WALKS, kind, number};
use self::window::{AHEAD, AsciiSet};
use crate::char_map::CharMap;
use crate::convert::{Kind, Step};
use crate::description::{OPERATORS, description};
use crate::dictionary::{Dictionary, LONGEST};
use crate::filter::Filter;

/// A dictionary in a stage, by the number it has in the conversion.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) number: u8,
    pub(crate) dictionary: Arc<Dictionary>,
    /// What its entries do where that does not follow from them.
    pub(crate) kind: Option<Kind>,
}

/// Several dictionaries of which, at each place, the first that knows a key there decides, with
/// its longest.
pub(crate) struct Stage {
    /// Its number in the conversion.
    number: u8,
    members: Vec<Member>,
    /// What each character means.
    meanings: Meanings,
    /// The code that a character alone becomes, unless that is a string.
    forms: CharMap,
    /// The entry of a character alone, under the number of its dictionary plus 1.
    singles: CharMap,
    /// What longer keys begin with: their first three characters, or both where there are two.
    starts: Filter,
    /// ASCII characters of no key.
    inert: AsciiSet,
}

impl Stage {
    /// A stage of the members by priority.
    pub(crate) fn new(number: u8, members: Vec<Member>) -> Self {
        let n_keys: usize = members
            .iter()
            .map(|member| member.dictionary.len() as usize)
            .sum();
        let mut stage = Self {
            number,
            members: Vec::new(),
            meanings: Meanings::default(),
            forms: CharMap::default(),
            singles: CharMap::default(),
            starts: Filter::new(n_keys),
            inert: AsciiSet::ALL,
        };
        for (member, walk) in members.iter().zip([WALK, WALK << 1, WALK << 2, WALK << 3]) {
            for (head, entries) in member.dictionary.heads() {
                stage.add(member, head, entries, walk);
            }
            for &letter in member.dictionary.letters() {
                stage.inert.remove(letter);
            }
        }
        stage.members = members;
        for operator in OPERATORS {
            stage.meanings.set(operator.into(), |_| DESCRIPTION);
        }
        stage
    }

    /// Adds the entries of one member that begin with `head`.
    fn add(&mut self, member: &Member, head: u32, entries: Range<u32>, walk: u16) {
        // A dictionary before this one that knows the character alone always decides here.
        if self.singles.of(head) != 0 {
            return;
        }
        let mut bits = 0;
        for entry in entries {
            if let [first, second, ref others @ ..] = *member.dictionary.key(entry) {
                bits |= walk;
                let third = others.first().map_or(0, |&third| third);
                let two = pair(first, second);
                self.starts.add(two, start(two, third));
            } else {
                let (meaning, form) = single(member, head, entry);
                bits |= meaning;
                if let Some(code) = self.forms.slot(head) {
                    *code = form;
                }
                if let Some(single) = self.singles.slot(head) {
                    *single = u32::from(member.number + 1) << 24 | entry;
                }
            }
        }
        self.meanings.set(head, |all| all | bits);
    }

    /// Converts `text`; `phrases` says whether keys of several characters count.
    pub(crate) fn run(&self, text: &str, phrases: bool, window: &mut Window, sink: &mut impl Sink) {
        let counted = if phrases { u16::MAX } else { !WALKS };
        let mut same_from = 0;
        self.each(text, counted, window, |range, found| {
            let same = || text.get(same_from..range.start).unwrap_or_default();
            match found {
                Found::Character(_, bits)
                    if kind(bits) == Kind::Mark && is_kept_mark(text, &range) =>
                {
                    return;
                }
                Found::Character(code, bits) => {
                    self.put_single(same(), code, bits, range.len(), sink);
                }
                Found::Phrase(member, entry) => {
                    put_entry(same(), member, entry, range.len(), sink);
                }
            }
            same_from = range.end;
        });
        sink.same(text.get(same_from..).unwrap_or_default());
    }

    /// Converts `text`, phrases and all, and calls `close` at the end of each phrase and of each
    /// stretch between two with where it began, in what was handed over so far.
    pub(crate) fn run_segments<S: Draft>(
        &self,
        text: &str,
        window: &mut Window,
        sink: &mut S,
        mut close: impl FnMut(&mut S, S::Place, Segment<'_>),
    ) {
        let mut place = sink.place();
        let (mut from, mut same_from) = (0, 0);
        let mut has_marks = false;
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        self.each(text, u16::MAX, window, |range, found| match found {
            Found::Character(code, bits) => {
                has_marks |= kind(bits) == Kind::Mark;
                self.put_single(part(same_from..range.start), code, bits, range.len(), sink);
                same_from = range.end;
            }
            Found::Phrase(member, entry) => {
                if from < range.start {
                    sink.same(part(same_from..range.start));
                    let source = part(from..range.start);
                    close(sink, place, Segment { source, has_marks });
                    (place, has_marks) = (sink.place(), false);
                }
                put_entry("", member, entry, range.len(), sink);
                let source = part(range.clone());
                close(sink, place, Segment { source, has_marks });
                place = sink.place();
                (from, same_from) = (range.end, range.end);
            }
        });
        if from < text.len() {
            sink.same(part(same_from..text.len()));
            let source = part(from..text.len());
            close(sink, place, Segment { source, has_marks });
        }
    }

    /// Whether it leaves every character of a text as it is and knows none of them.
    pub(crate) fn is_idle(&self, text: &str) -> bool {
        let mut characters = text.chars().map(u32::from);
        let Some(mut code) = characters.next() else {
            return true;
        };
        let mut next = characters.next().unwrap_or(0);
        for after in characters.chain([0, 0]) {
            if self.meanings.of(code) != 0 && self.meaning([code, next, after]) != 0 {
                return false;
            }
            (code, next) = (next, after);
        }
        true
    }

    /// Calls `found` with every place where an entry decides, in order. Of what characters mean,
    /// the bits `counted` count.
    fn each<'s>(
        &'s self,
        text: &str,
        counted: u16,
        window: &mut Window,
        mut found: impl FnMut(Range<usize>, Found<'s>),
    ) {
        let mut from = 0;
        while from < text.len() {
            window.fill(text, from, self.inert);
            window.weigh(|codes| self.meaning(codes) & counted);
            let is_last = window.start(window.len()) == text.len();
            let end = if is_last {
                window.len()
            } else {
                window.len().saturating_sub(AHEAD)
            };
            let mut at = 0;
            while let Some((next, bits)) = window.next_meaning(at, end) {
                let start = window.start(next);
                at = next + 1;
                let codes = window.codes_from(next);
                if bits & WALKS != 0
                    && let Some((member, entry, n)) = self.phrase(bits, codes)
                {
                    at = next + n;
                    found(start..window.start(at), Found::Phrase(member, entry));
                } else if bits & KIND != 0 {
                    let code = codes.first().copied().unwrap_or(0);
                    found(start..window.start(at), Found::Character(code, bits));
                } else if bits & DESCRIPTION != 0 {
                    let length = text.get(start..).and_then(description);
                    at = window.first_from(start + length.unwrap_or(1), at);
                }
            }
            from = window.start(at.max(end));
        }
    }

    /// What the first of three characters means before the others. Of the places where longer keys
    /// might begin, most are none because of these.
    fn meaning(&self, [code, next, after]: [u32; 3]) -> u16 {
        let bits = self.meanings.of(code);
        let two = pair(code, next);
        if self
            .starts
            .may_have(two, [start(two, 0), start(two, after)])
        {
            bits
        } else {
            bits & !WALKS
        }
    }

    /// The key of several characters that decides where `text` begins, and how long it is.
    fn phrase(&self, bits: u16, text: &[u32]) -> Option<(&Member, u32, usize)> {
        let mut walks = bits & WALKS;
        for member in &self.members {
            if walks & WALK != 0
                && let Some((entry, length)) = member.dictionary.longest(text)
            {
                return Some((member, entry, length));
            }
            walks = walks >> 1 & WALKS;
        }
        None
    }

    /// Hands over what one character becomes by its own entry.
    fn put_single(&self, same: &str, code: u32, bits: u16, n_source: usize, sink: &mut impl Sink) {
        let step = || Step::of_character(self.number, code);
        let kind = kind(bits);
        if bits & STRING != 0 {
            let single = self.single(code);
            let form = self
                .member(single)
                .map_or("", |it| it.dictionary.form(single.entry()));
            sink.put(same, n_source, form, kind, step);
        } else {
            let form = char::from_u32(self.forms.of(code)).unwrap_or_default();
            sink.put_character(same, n_source, form, kind, step);
        }
    }

    /// The entry of a character alone, one that was handed over.
    pub(crate) fn single(&self, code: u32) -> Step {
        self.single_of(code).unwrap_or(Step::new(0, 0))
    }

    /// The entry of a character alone, if there is one.
    pub(crate) fn single_of(&self, code: u32) -> Option<Step> {
        let [low, middle, high, number] = self.singles.of(code).to_le_bytes();
        let entry = u32::from_le_bytes([low, middle, high, 0]);
        Some(Step::new(number.checked_sub(1)?, entry))
    }

    /// Whether an entry is of one of its dictionaries.
    pub(crate) fn has(&self, step: Step) -> bool {
        self.member(step).is_some()
    }

    /// Its dictionaries, the first that knows a place deciding.
    pub(crate) fn dictionaries(&self) -> impl Iterator<Item = &Dictionary> {
        self.members.iter().map(|member| &*member.dictionary)
    }

    /// Its dictionary of a name, and the number of that.
    pub(crate) fn dictionary(&self, name: &str) -> Option<(u8, &Dictionary)> {
        let mut members = self.members.iter();
        let member = members.find(|member| member.dictionary.name() == name)?;
        Some((member.number, &member.dictionary))
    }

    /// Hands over the phrase of a step, `n_source` bytes of a text.
    pub(crate) fn put_phrase(&self, step: Step, n_source: usize, sink: &mut impl Sink) {
        if let Some(member) = self.member(step) {
            put_entry("", member, step.entry(), n_source, sink);
        }
    }

    /// The member an entry is of.
    fn member(&self, step: Step) -> Option<&Member> {
        self.members
            .iter()
            .find(|member| member.number == step.dictionary())
    }
}

/// What decides at a place.
enum Found<'a> {
    /// A character alone, and what it means.
    Character(u32, u16),
    /// An entry of several characters.
    Phrase(&'a Member, u32),
}

/// What a character's own entry means, and the code it becomes unless that is a string.
fn single(member: &Member, code: u32, entry: u32) -> (u16, u32) {
    let dictionary = &*member.dictionary;
    let mut form = dictionary.form(entry).chars().map(u32::from);
    let kind = match member.kind {
        Some(kind) => kind,
        None if dictionary.has_several(entry) => Kind::OneToMany,
        None => Kind::OneToOne,
    };
    let number = number(kind);
    match (form.next(), form.next()) {
        (Some(same), None) if same == code && kind == Kind::OneToOne => (0, 0),
        (Some(one), None) => (number, one),
        _ => (number | STRING, 0),
    }
}

/// The hash of a pair of characters. Looked up for every character of a text, it is a cheap one.
fn pair(first: u32, second: u32) -> u32 {
    first
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(second.wrapping_mul(0x85eb_ca6b))
}

/// The hash of a pair, by its own, and what comes third; 0 for nothing. Its upper half has to be
/// another than that of the pair, which has chosen where to look.
fn start(pair: u32, third: u32) -> u32 {
    (pair ^ third).wrapping_mul(0xc2b2_ae35)
}

/// Hands over an entry of several characters.
fn put_entry(same: &str, member: &Member, entry: u32, n_source: usize, sink: &mut impl Sink) {
    let dictionary = &*member.dictionary;
    let kind = match member.kind {
        Some(kind) => kind,
        None if dictionary.overrides(entry) => Kind::Override,
        None => Kind::Phrase,
    };
    sink.put(same, n_source, dictionary.form(entry), kind, || {
        Step::new(member.number, entry)
    });
}

/// Whether the mark at `range` is a closing single mark inside a Latin word, an apostrophe.
fn is_kept_mark(text: &str, range: &Range<usize>) -> bool {
    let latin = |neighbor: Option<char>| neighbor.is_some_and(|it| it.is_ascii_alphanumeric());
    text.get(range.clone()) == Some("’")
        && latin(
            text.get(..range.start)
                .and_then(|before| before.chars().next_back()),
        )
        && latin(text.get(range.end..).and_then(|after| after.chars().next()))
}

// What a window has to hold beyond the place that is looked at.
const _: () = assert!(LONGEST < AHEAD);
