//! Reading a run in the right pairs.

use std::ops::Range;

use super::place::{Place, note_on, syllable};
use crate::repair::gbk;
use crate::repair::lexicon::{fold_character, lexicon};
use crate::repair::reading::Syllable;

/// A run is not followed further than this many characters.
const LONGEST: usize = 400;

/// A run is given up when it has lost this much likelihood since its best.
const HOPELESS: f32 = 25.0;

/// After this many characters a run must be likelier than what is there.
const TRIAL: usize = 6;

/// How many ways to read a run are followed.
const WAYS: usize = 4;

/// How many of the ways a run may end are weighed.
const ENDINGS: usize = 4;

/// A run that gains less, character by character, is not looked at as a whole.
const WORTH_A_LOOK: f32 = -12.0;

/// What a character weighs that is not settled yet.
const UNKNOWN: f32 = -8.0;

/// A byte of a restored character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Byte {
    /// The page has it.
    Known(u8),
    /// It is lost, and this is what was put for it, 0 while that is not settled.
    Lost(u8),
}

/// One restored character.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// What the page has for it.
    pub found: Range<usize>,
    /// Its lead byte, or an ASCII character.
    pub lead: Byte,
    /// Its trail byte; none for ASCII.
    pub trail: Option<Byte>,
    /// What its lost byte is bound to: a reading of the character.
    pub reading: Option<Syllable>,
    /// Whether its lost lead byte is told by a note.
    pub is_told: bool,
    /// Whether its lost trail byte and the next lost lead byte together are no character, so that
    /// a decoder wrote one mark for both.
    pub is_of_no_character: bool,
    /// An ASCII character that the lost byte has taken along.
    pub eaten: Option<char>,
    /// Whether the evidence leaves one answer.
    pub is_proved: bool,
    /// What else it may be, the likeliest first.
    pub others: Vec<char>,
}

/// A run put right.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Its characters.
    pub steps: Vec<Step>,
    /// Where it ends.
    pub end: usize,
    /// Whether it is one character with a note inside.
    pub is_split: bool,
}

impl Byte {
    pub(super) fn value(self) -> u8 {
        match self {
            Self::Known(byte) | Self::Lost(byte) => byte,
        }
    }
}

impl Step {
    fn pair(found: Range<usize>, lead: Byte, trail: Byte) -> Self {
        Self {
            found,
            lead,
            trail: Some(trail),
            reading: None,
            is_told: false,
            is_of_no_character: false,
            eaten: None,
            is_proved: true,
            others: Vec::new(),
        }
    }

    fn ascii(found: Range<usize>, letter: u8) -> Self {
        Self {
            trail: None,
            ..Self::pair(found, Byte::Known(letter), Byte::Known(0))
        }
    }

    /// The restored character; none while its lost byte is not settled.
    pub(super) fn character(&self) -> Option<char> {
        match self.trail {
            Some(trail) => gbk::character(self.lead.value(), trail.value()),
            None => Some(char::from(self.lead.value())),
        }
    }

    /// Whether one of its bytes is lost.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self.lead, Byte::Lost(_)) || matches!(self.trail, Some(Byte::Lost(_)))
    }

    /// What is put for it.
    pub(super) fn put(&self) -> String {
        self.character().into_iter().chain(self.eaten).collect()
    }

    /// Its bytes in hexadecimal, a restored one in brackets.
    pub(super) fn bytes(&self) -> String {
        let written = |byte: Byte| match byte {
            Byte::Known(byte) => format!("{byte:02X}"),
            Byte::Lost(byte) => format!("[{byte:02X}]"),
        };
        written(self.lead) + &self.trail.map(written).unwrap_or_default()
    }
}

impl Run {
    /// Its characters, as far as they are settled.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        self.steps
            .iter()
            .flat_map(|step| step.character().into_iter().chain(step.eaten))
    }
}

/// The likeliest ways to read what follows a place, given its lost lead byte or any.
///
/// `is_only` says whether no other lead byte is possible.
pub(super) fn runs(place: &Place<'_>, lead: Option<u8>, is_only: bool) -> Vec<Run> {
    let pending = lead.map_or(Byte::Lost(0), Byte::Lost);
    let mut walk = Walk {
        place,
        is_only,
        endings: Vec::new(),
    };
    let mut ways = vec![Way {
        steps: Vec::new(),
        pending,
        gain: 0.0,
        best: 0.0,
    }];
    let line = place.text.get(place.from..).unwrap_or_default();
    for (offset, character) in line.char_indices().take(LONGEST) {
        if character == '\n' || ways.is_empty() {
            break;
        }
        let found = place.from + offset..place.from + offset + character.len_utf8();
        let mut onward = Vec::with_capacity(ways.len());
        for way in ways {
            walk.advance(way, found.clone(), character, &mut onward);
        }
        onward.retain(|way| !way.is_hopeless());
        onward.sort_by(|one, other| other.gain.total_cmp(&one.gain));
        onward.truncate(WAYS);
        ways = onward;
    }
    walk.finish()
}

/// A run as it is being read.
struct Walk<'a> {
    place: &'a Place<'a>,
    is_only: bool,
    endings: Vec<(f32, Run)>,
}

/// One way to read a run so far.
#[derive(Clone)]
struct Way {
    steps: Vec<Step>,
    /// The byte that waits for its trail.
    pending: Byte,
    /// How much likelier the text has become, character by character.
    gain: f32,
    best: f32,
}

impl Way {
    fn is_hopeless(&self) -> bool {
        self.gain < self.best - HOPELESS || (self.steps.len() > TRIAL && self.gain < 0.0)
    }

    /// Takes a trail byte, and the byte that waits next.
    fn take(
        mut self,
        place: &Place<'_>,
        found: Range<usize>,
        trail: Byte,
        next: Byte,
    ) -> Option<Self> {
        let step = self.step(place, found, trail);
        self.gain += match step.character() {
            Some(character) => weight(character),
            None if step.is_lost() => UNKNOWN,
            None => return None,
        };
        self.best = self.best.max(self.gain);
        self.steps.push(step);
        self.pending = next;
        Some(self)
    }

    /// The character that the pending byte and `trail` make.
    fn step(&self, place: &Place<'_>, found: Range<usize>, trail: Byte) -> Step {
        let start = if self.steps.is_empty() {
            place.at
        } else {
            found.start
        };
        let mut step = Step::pair(start..found.end, self.pending, trail);
        step.is_told = place.note.is_some() && self.steps.is_empty();
        step
    }
}

impl Walk<'_> {
    /// Reads on over one character, in every way there is.
    fn advance(
        &mut self,
        mut way: Way,
        found: Range<usize>,
        character: char,
        onward: &mut Vec<Way>,
    ) {
        way.gain -= weight(character);
        if character == '€' {
            // The byte 80 alone, if not the pair that the sign is in GBK.
            let last = way.step(self.place, found.clone(), Byte::Known(0x80));
            self.end(&way, found.end, last);
        }
        if let Some([trail, next]) = gbk::pair(character) {
            let is_lead = gbk::is_lead(next);
            let Some(way) = way.take(
                self.place,
                found.clone(),
                Byte::Known(trail),
                Byte::Known(next),
            ) else {
                return;
            };
            if is_lead {
                onward.push(way);
            } else {
                // The pair ends in ASCII, so the run ends in the middle of it.
                self.end(&way, found.end, Step::ascii(found.end..found.end, next));
            }
            return;
        }
        let letter = u8::try_from(character)
            .ok()
            .filter(|letter| matches!(letter, 0x21..=0x7e));
        if character == '\u{fffd}' || letter == Some(b'?') {
            self.end_at_loss(&way, found.clone());
            // Or it stands for two bytes that together are no character.
            let mut both =
                way.clone()
                    .take(self.place, found.clone(), Byte::Lost(0), Byte::Lost(0));
            if let Some(step) = both.as_mut().and_then(|way| way.steps.last_mut()) {
                step.is_of_no_character = true;
                onward.extend(both.filter(|_| way.pending != Byte::Lost(0)));
            }
        }
        let Some(letter) = letter else { return };
        if letter >= 0x40 {
            let last = way.step(self.place, found.clone(), Byte::Known(letter));
            self.end(&way, found.end, last);
        }
        // It was full-width and has been folded since: A3 and the letter with its high bit set.
        let (trail, next) = (Byte::Known(0xA3), Byte::Known(letter | 0x80));
        onward.extend(way.take(self.place, found, trail, next));
    }

    /// The run ends at a mark for a lost trail byte.
    fn end_at_loss(&mut self, way: &Way, found: Range<usize>) {
        let rest = self.place.text.get(found.end..).unwrap_or_default();
        let mut last = way.step(self.place, found, Byte::Lost(0));
        if last.lead == Byte::Lost(0) {
            return;
        }
        if let Some((reading, length)) = syllable(rest) {
            last.found.end += length;
            last.reading = Some(reading);
        } else if opens_a_tag(rest) {
            last.eaten = Some('<');
        }
        self.end(way, last.found.end, last);
    }

    /// Notes that the run may end here, with one more character.
    fn end(&mut self, way: &Way, end: usize, last: Step) {
        let gain = way.gain + last.character().map_or(UNKNOWN, weight);
        let is_split = self.place.note.is_some() && way.steps.is_empty();
        let mut steps = way.steps.clone();
        steps.push(last);
        if let Some(first) = steps.first_mut() {
            first.is_proved &= self.is_only;
        }
        if gain < WORTH_A_LOOK {
            return;
        }
        self.endings.push((
            gain,
            Run {
                steps,
                end,
                is_split,
            },
        ));
        self.endings
            .sort_by(|(one, _), (other, _)| other.total_cmp(one));
        self.endings.truncate(ENDINGS);
    }

    fn finish(self) -> Vec<Run> {
        let place = self.place;
        let absorb = |(_, mut run): (f32, Run)| {
            // A note on the last character goes with it.
            if let Some(last) = run.steps.last_mut()
                && let Some(character) = last.character()
                && let Some(length) =
                    note_on(character, place.text.get(run.end..).unwrap_or_default())
            {
                last.found.end += length;
                last.is_proved |= run.is_split;
                run.end += length;
            }
            run
        };
        self.endings.into_iter().map(absorb).collect()
    }
}

fn weight(character: char) -> f32 {
    lexicon().character(fold_character(character))
}

/// Whether the rest of a tag that has lost its `<` stands at the front of `text`.
fn opens_a_tag(text: &str) -> bool {
    let name = text.strip_prefix('/').unwrap_or(text);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    matches!(length, 1..=10)
        && name.get(length..).is_some_and(|rest| {
            rest.starts_with('>') || rest.starts_with("/>") || rest.starts_with(" />")
        })
}
