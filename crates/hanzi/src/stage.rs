//! One stage of a conversion: several dictionaries over one text, from left to right.

mod window;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use self::window::Window;

use self::window::{AHEAD, AsciiSet};
use crate::char_map::CharMap;
use crate::convert::{Kind, Step};
use crate::description::{OPERATORS, description};
use crate::dictionary::{Dictionary, LONGEST};
use crate::filter::{Filter, hash};

/// Takes what a stage makes of a text, in order.
pub(crate) trait Sink {
    /// A stretch no dictionary knows.
    fn same(&mut self, text: &str);
    /// First a stretch no dictionary knows, which may be empty; then `n_source` bytes that became
    /// `form` by the entry that `step` names when asked.
    fn put(
        &mut self,
        same: &str,
        n_source: usize,
        form: &str,
        kind: Kind,
        step: impl FnOnce() -> Step,
    );
    /// As above for one character.
    fn put_character(
        &mut self,
        same: &str,
        n_source: usize,
        form: char,
        kind: Kind,
        step: impl FnOnce() -> Step,
    );
}

/// A dictionary in a stage, by the number it has in the conversion.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) number: u8,
    pub(crate) dictionary: Arc<Dictionary>,
    /// What its entries do where that does not follow from them.
    pub(crate) kind: Option<Kind>,
}

/// Bits of what a character means to a stage. The code it becomes, 0 when it stays;
const FORM: u32 = 0x1f_ffff;
/// its kind, one of `KINDS`, when there is an entry for the character alone;
const KIND: u32 = 21;
/// the form is a string, kept in the dictionary;
const STRING: u32 = 1 << 24;
/// it opens a description;
const DESCRIPTION: u32 = 1 << 25;
/// longer keys of the first member begin with it, in the next bit of the second, and so on.
const WALK: u32 = 1 << 26;
/// Those bits together: a stage has four members at most.
const WALKS: u32 = 0xf * WALK;

/// Kinds of single characters, by their number in an entry.
const KINDS: [Kind; 5] = [
    Kind::Same,
    Kind::OneToOne,
    Kind::OneToMany,
    Kind::Region,
    Kind::Mark,
];

/// Several dictionaries of which, at each place, the first that knows a key there decides, with
/// its longest.
pub(crate) struct Stage {
    /// Its number in the conversion.
    number: u8,
    members: Vec<Member>,
    /// What each character means.
    characters: CharMap,
    /// The entry of a character alone, under the number of its dictionary plus 1.
    singles: CharMap,
    /// The pairs that longer keys begin with.
    pairs: Filter,
    /// ASCII characters of no key.
    inert: AsciiSet,
}

impl Stage {
    /// A stage of the members by priority.
    pub(crate) fn new(number: u8, members: Vec<Member>) -> Self {
        let n_keys = members
            .iter()
            .map(|member| member.dictionary.len() as usize)
            .sum();
        let mut stage = Self {
            number,
            members: Vec::new(),
            characters: CharMap::default(),
            singles: CharMap::default(),
            pairs: Filter::new(n_keys),
            inert: AsciiSet::MAX,
        };
        for (member, walk) in members.iter().zip([WALK, WALK << 1, WALK << 2, WALK << 3]) {
            for (head, entries) in member.dictionary.heads() {
                stage.add(member, head, entries, walk);
            }
            for letter in member
                .dictionary
                .letters()
                .iter()
                .filter(|&&letter| letter < 0x80)
            {
                stage.inert &= !(1 << letter);
            }
        }
        stage.members = members;
        for operator in OPERATORS {
            if let Some(bits) = stage.characters.slot(operator) {
                *bits = DESCRIPTION;
            }
        }
        stage
    }

    /// Adds the entries of one member that begin with `head`.
    fn add(&mut self, member: &Member, head: u32, entries: Range<u32>, walk: u32) {
        // A dictionary before this one that knows the character alone always decides here.
        if self.singles.of(head) != 0 {
            return;
        }
        let mut bits = 0;
        for entry in entries {
            if let Some(&second) = member.dictionary.key(entry).get(1) {
                bits |= walk;
                self.pairs.add(hash(head, second));
            } else {
                bits |= single(member, head, entry);
                if let Some(single) = self.singles.slot(head) {
                    *single = u32::from(member.number + 1) << 24 | entry;
                }
            }
        }
        if let Some(all) = self.characters.slot(head) {
            *all |= bits;
        }
    }

    /// Converts `text`; `phrases` says whether keys of several characters count.
    pub(crate) fn run(&self, text: &str, phrases: bool, window: &mut Window, sink: &mut impl Sink) {
        let counted = if phrases { u32::MAX } else { !WALKS };
        let mut same_from = 0;
        self.each(text, counted, window, |range, found| {
            let same = || text.get(same_from..range.start).unwrap_or_default();
            match found {
                Found::Character(_, bits) if is_kept_mark(bits, text, &range) => return,
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

    /// Cuts `text` where its phrases are: calls `segment` with each phrase and its step, and with
    /// each stretch between, in order.
    pub(crate) fn cut(
        &self,
        text: &str,
        window: &mut Window,
        mut segment: impl FnMut(&str, Option<Step>),
    ) {
        let mut from = 0;
        self.each(text, WALKS | DESCRIPTION, window, |range, found| {
            let Found::Phrase(member, entry) = found else {
                return;
            };
            if from < range.start {
                segment(text.get(from..range.start).unwrap_or_default(), None);
            }
            from = range.end;
            segment(
                text.get(range).unwrap_or_default(),
                Some(Step::new(member.number, entry)),
            );
        });
        if from < text.len() {
            segment(text.get(from..).unwrap_or_default(), None);
        }
    }

    /// Calls `found` with every place where an entry decides, in order. Of what characters mean,
    /// the bits `counted` count.
    fn each<'s>(
        &'s self,
        text: &str,
        counted: u32,
        window: &mut Window,
        mut found: impl FnMut(Range<usize>, Found<'s>),
    ) {
        let mut from = 0;
        while from < text.len() {
            window.fill(text, from, self.inert);
            window.weigh(|code, next| self.meaning(code, next) & counted);
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
                if let Some((member, entry, n)) = self.phrase(bits, codes) {
                    at = next + n;
                    found(start..window.start(at), Found::Phrase(member, entry));
                } else if bits >> KIND & 7 != 0 {
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

    /// What a character means before another. Of the places where longer keys might begin, most
    /// are none because of the second character.
    fn meaning(&self, code: u32, next: u32) -> u32 {
        let bits = self.characters.of(code);
        if self.pairs.may_have(hash(code, next)) {
            bits
        } else {
            bits & !WALKS
        }
    }

    /// The key of several characters that decides where `text` begins, and how long it is.
    fn phrase(&self, bits: u32, text: &[u32]) -> Option<(&Member, u32, usize)> {
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
    fn put_single(&self, same: &str, code: u32, bits: u32, n_source: usize, sink: &mut impl Sink) {
        let step = || Step::of_character(self.number, code);
        let kind = kind(bits);
        if bits & STRING != 0 {
            let single = self.single(code);
            let form = self
                .member(single)
                .map_or("", |it| it.dictionary.form(single.entry()));
            sink.put(same, n_source, form, kind, step);
        } else {
            let form = char::from_u32(bits & FORM).unwrap_or_default();
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
    Character(u32, u32),
    /// An entry of several characters.
    Phrase(&'a Member, u32),
}

/// The bits of a character's own entry.
fn single(member: &Member, code: u32, entry: u32) -> u32 {
    let dictionary = &*member.dictionary;
    let mut form = dictionary.form(entry).chars().map(u32::from);
    let kind = match member.kind {
        Some(kind) => kind,
        None if dictionary.has_several(entry) => Kind::OneToMany,
        None => Kind::OneToOne,
    };
    let number = KINDS
        .iter()
        .zip(0..)
        .find(|&(&other, _)| other == kind)
        .map_or(0, |(_, it)| it);
    match (form.next(), form.next()) {
        (Some(same), None) if same == code && kind == Kind::OneToOne => 0,
        (Some(one), None) => number << KIND | one,
        _ => number << KIND | STRING,
    }
}

/// The kind of a character's own entry.
fn kind(bits: u32) -> Kind {
    KINDS
        .get((bits >> KIND & 7) as usize)
        .copied()
        .unwrap_or_default()
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

/// Whether what stands at `range` is a closing single mark inside a Latin word, an apostrophe.
fn is_kept_mark(bits: u32, text: &str, range: &Range<usize>) -> bool {
    let latin = |neighbor: Option<char>| neighbor.is_some_and(|it| it.is_ascii_alphanumeric());
    kind(bits) == Kind::Mark
        && text.get(range.clone()) == Some("’")
        && latin(
            text.get(..range.start)
                .and_then(|before| before.chars().next_back()),
        )
        && latin(text.get(range.end..).and_then(|after| after.chars().next()))
}

// What a window has to hold beyond the place that is looked at.
const _: () = assert!(LONGEST < AHEAD);
