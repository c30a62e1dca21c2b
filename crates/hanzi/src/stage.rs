//! One stage of a conversion: several dictionaries over one text, from left to right.

use std::ops::Range;
use std::str::Chars;
use std::sync::Arc;

use crate::char_map::CharMap;
use crate::convert::{Kind, Step};
use crate::description::{OPERATORS, description};
use crate::dictionary::Dictionary;

/// Takes what a stage makes of a text, in order.
pub(crate) trait Sink {
    /// A stretch no dictionary knows.
    fn same(&mut self, text: &str);
    /// `n_source` bytes that became `form` by the entry that `step` names when asked.
    fn put(&mut self, n_source: usize, form: &str, kind: Kind, step: impl FnOnce() -> Step);
}

/// A dictionary in a stage, by the number it has in the conversion.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) number: u8,
    pub(crate) dictionary: Arc<Dictionary>,
    /// What its entries do where that does not follow from them.
    pub(crate) kind: Option<Kind>,
}

/// Bits of what a character means to a stage. The character it becomes, 0 when it stays;
const FORM: u32 = 0x1f_ffff;
/// its kind, one of `KINDS`, when there is an entry for the character alone;
const KIND: u32 = 21;
/// the form is a string, kept in the dictionary;
const STRING: u32 = 1 << 26;
/// longer keys begin with it;
const WALK: u32 = 1 << 27;
/// it opens a description.
const DESCRIPTION: u32 = 1 << 28;

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
    members: Vec<Member>,
    /// What each character means.
    characters: CharMap,
    /// The entry of a character alone, plus 1.
    singles: CharMap,
    /// Where the longer keys that begin with a character are listed in `walks`, plus 1.
    heads: CharMap,
    /// By priority: a place in `members` and the entries there.
    walks: Vec<Vec<(usize, Range<u32>)>>,
    pairs: Pairs,
}

impl Stage {
    /// A stage of the members by priority.
    pub(crate) fn new(members: Vec<Member>) -> Self {
        let n_keys = members
            .iter()
            .map(|member| member.dictionary.len() as usize)
            .sum();
        let mut stage = Self {
            characters: CharMap::new(),
            singles: CharMap::new(),
            heads: CharMap::new(),
            walks: Vec::new(),
            pairs: Pairs::new(n_keys),
            members: Vec::new(),
        };
        for (at, member) in members.iter().enumerate() {
            for (head, entries) in member.dictionary.heads() {
                stage.add(at, member, head, entries);
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
    fn add(&mut self, at: usize, member: &Member, head: char, mut entries: Range<u32>) {
        // A dictionary before this one that knows the character alone always decides here.
        if self.singles.of(head) != 0 {
            return;
        }
        let dictionary = &*member.dictionary;
        let mut bits = 0;
        if dictionary.key(entries.start).len() == 1 {
            let step = Step::new(member.number, entries.start);
            if let Some(single) = self.singles.slot(head) {
                *single = step.code() + 1;
            }
            bits = single(member, head, entries.start);
            entries.start += 1;
        }
        if !entries.is_empty() {
            bits |= WALK;
            for entry in entries.clone() {
                if let Some(&second) = dictionary.key(entry).get(1) {
                    self.pairs.add(head, second);
                }
            }
            self.add_walk(head, (at, entries));
        }
        if let Some(all) = self.characters.slot(head) {
            *all |= bits;
        }
    }

    fn add_walk(&mut self, head: char, walk: (usize, Range<u32>)) {
        let Some(place) = self.heads.slot(head) else {
            return;
        };
        if *place == 0 {
            self.walks.push(Vec::new());
            *place = u32::try_from(self.walks.len()).unwrap_or(0);
        }
        if let Some(walks) = self.walks.get_mut(*place as usize - 1) {
            walks.push(walk);
        }
    }

    /// Converts `text`; `phrases` says whether keys of several characters count.
    pub(crate) fn run(&self, text: &str, phrases: bool, sink: &mut impl Sink) {
        let mut rest = text.chars();
        let mut same_from = 0;
        let mut place = 0;
        while let Some(character) = rest.next() {
            let at = place;
            let bits = self.characters.of(character);
            place += character.len_utf8();
            if bits == 0 {
                continue;
            }
            if bits & DESCRIPTION != 0 {
                place = skip_description(text, at, &mut rest).unwrap_or(place);
                continue;
            }
            let phrase = if phrases && bits & WALK != 0 {
                self.phrase(character, &rest)
            } else {
                None
            };
            if let Some((member, entry)) = phrase {
                let dictionary = &*member.dictionary;
                for &letter in dictionary.key(entry).iter().skip(1) {
                    rest.next();
                    place += letter.len_utf8();
                }
                sink.same(text.get(same_from..at).unwrap_or_default());
                let step = || Step::new(member.number, entry);
                sink.put(
                    place - at,
                    dictionary.form(entry),
                    phrase_kind(member, entry),
                    step,
                );
                same_from = place;
            } else if bits >> KIND & 7 != 0 {
                let kind = KINDS
                    .get((bits >> KIND & 7) as usize)
                    .copied()
                    .unwrap_or(Kind::Same);
                if kind == Kind::Mark && is_apostrophe(character, text, at, &rest) {
                    continue;
                }
                sink.same(text.get(same_from..at).unwrap_or_default());
                self.put_single(character, bits, kind, sink);
                same_from = place;
            }
        }
        sink.same(text.get(same_from..).unwrap_or_default());
    }

    /// Hands over what one character becomes by its own entry.
    fn put_single(&self, character: char, bits: u32, kind: Kind, sink: &mut impl Sink) {
        let step = || Step::from_code(self.singles.of(character).saturating_sub(1));
        let mut form = [0; 4];
        let form = if bits & STRING != 0 {
            self.member(step())
                .map_or("", |member| member.dictionary.form(step().entry()))
        } else {
            char::from_u32(bits & FORM)
                .unwrap_or(character)
                .encode_utf8(&mut form)
        };
        sink.put(character.len_utf8(), form, kind, step);
    }

    /// Hands over the phrase of a step, `n_source` bytes of a text.
    pub(crate) fn put_phrase(&self, step: Step, n_source: usize, sink: &mut impl Sink) {
        if let Some(member) = self.member(step) {
            let form = member.dictionary.form(step.entry());
            sink.put(n_source, form, phrase_kind(member, step.entry()), || step);
        }
    }

    /// The member an entry is of.
    fn member(&self, step: Step) -> Option<&Member> {
        self.members
            .iter()
            .find(|member| member.number == step.dictionary())
    }

    /// Cuts `text` where its phrases are: calls `segment` with each phrase and its step, and with
    /// each stretch between, in order.
    pub(crate) fn cut(&self, text: &str, mut segment: impl FnMut(&str, Option<Step>)) {
        let mut rest = text.chars();
        let mut from = 0;
        let mut place = 0;
        while let Some(character) = rest.next() {
            let at = place;
            let bits = self.characters.of(character);
            place += character.len_utf8();
            if bits & DESCRIPTION != 0 {
                place = skip_description(text, at, &mut rest).unwrap_or(place);
            } else if bits & WALK != 0
                && let Some((member, entry)) = self.phrase(character, &rest)
            {
                for &letter in member.dictionary.key(entry).iter().skip(1) {
                    rest.next();
                    place += letter.len_utf8();
                }
                if from < at {
                    segment(text.get(from..at).unwrap_or_default(), None);
                }
                let step = Step::new(member.number, entry);
                segment(text.get(at..place).unwrap_or_default(), Some(step));
                from = place;
            }
        }
        if from < text.len() {
            segment(text.get(from..).unwrap_or_default(), None);
        }
    }

    /// The key of several characters that decides at `head` before `rest`.
    fn phrase(&self, head: char, rest: &Chars<'_>) -> Option<(&Member, u32)> {
        let second = rest.clone().next()?;
        if !self.pairs.may_have(head, second) {
            return None;
        }
        let walks = self.walks.get(self.heads.of(head) as usize - 1)?;
        walks.iter().find_map(|(at, entries)| {
            let member = self.members.get(*at)?;
            let entry = member
                .dictionary
                .longest(entries.clone(), 1, rest.clone())?;
            Some((member, entry))
        })
    }
}

/// The bits of a character's own entry.
fn single(member: &Member, character: char, entry: u32) -> u32 {
    let dictionary = &*member.dictionary;
    let form = dictionary.form(entry);
    let kind = match member.kind {
        Some(kind) => kind,
        None if dictionary.has_several(entry) => Kind::OneToMany,
        None => Kind::OneToOne,
    };
    let mut own = [0; 4];
    if kind == Kind::OneToOne && form == character.encode_utf8(&mut own) {
        return 0;
    }
    let kind = KINDS.iter().position(|&other| other == kind).unwrap_or(0);
    let bits = u32::try_from(kind).unwrap_or(0) << KIND;
    let mut characters = form.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => bits | u32::from(one),
        _ => bits | STRING,
    }
}

/// What a phrase does.
fn phrase_kind(member: &Member, entry: u32) -> Kind {
    match member.kind {
        Some(kind) => kind,
        None if member.dictionary.overrides(entry) => Kind::Override,
        None => Kind::Phrase,
    }
}

/// Skips the description at `at`, whose first character `rest` has passed, and gives its end.
fn skip_description<'a>(text: &'a str, at: usize, rest: &mut Chars<'a>) -> Option<usize> {
    let end = at + description(text.get(at..)?)?;
    *rest = text.get(end..)?.chars();
    Some(end)
}

/// Whether a closing single mark stands inside a Latin word.
fn is_apostrophe(character: char, text: &str, at: usize, rest: &Chars<'_>) -> bool {
    let before = || text.get(..at).and_then(|before| before.chars().next_back());
    let latin = |neighbor: Option<char>| neighbor.is_some_and(|one| one.is_ascii_alphanumeric());
    character == '’' && latin(rest.clone().next()) && latin(before())
}

/// The pairs of characters that keys begin with: a filter that says no for most places of a text,
/// and sometimes yes where there is nothing.
struct Pairs {
    bits: Vec<u64>,
    /// How far a hash is shifted down to a place in `bits`.
    shift: u32,
}

impl Pairs {
    /// Room for the pairs of so many keys: about eight bits each.
    fn new(n_keys: usize) -> Self {
        let magnitude = (n_keys * 8).max(64).ilog2().clamp(6, 24);
        Self {
            bits: vec![0; 1 << (magnitude - 6)],
            shift: 32 - magnitude,
        }
    }

    fn add(&mut self, first: char, second: char) {
        let (word, bit) = self.place(first, second);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_have(&self, first: char, second: char) -> bool {
        let (word, bit) = self.place(first, second);
        self.bits.get(word).is_some_and(|word| word & bit != 0)
    }

    fn place(&self, first: char, second: char) -> (usize, u64) {
        let pair = u32::from(first).wrapping_mul(0x9e37_79b1) ^ u32::from(second);
        let hash = pair.wrapping_mul(0x85eb_ca6b) >> self.shift;
        (hash as usize / 64, 1 << (hash % 64))
    }
}
