//! Reading a run in the right pairs.

use std::ops::Range;

use super::place::{Place, note_on, syllable};
use crate::repair::gbk;
use crate::repair::lexicon::lexicon;
use crate::repair::reading::Syllable;

/// A run is not followed further than this many characters.
const LONGEST: usize = 400;

/// A run is given up when it has lost this much likelihood since its best.
const HOPELESS: f32 = 25.0;

/// After this many characters a run must be likelier than what is there.
const TRIAL: usize = 6;

/// How many of the ways a run may end are weighed.
const ENDINGS: usize = 4;

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
    fn value(self) -> u8 {
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
        steps: Vec::new(),
        pending,
        gain: 0.0,
        best: 0.0,
        endings: Vec::new(),
    };
    let line = place.text.get(place.from..).unwrap_or_default();
    for (offset, character) in line.char_indices().take(LONGEST) {
        let found = place.from + offset..place.from + offset + character.len_utf8();
        if character == '\n' || walk.advance(found, character).is_none() || walk.is_hopeless() {
            break;
        }
    }
    walk.finish()
}

/// A run as it is being read.
struct Walk<'a> {
    place: &'a Place<'a>,
    is_only: bool,
    steps: Vec<Step>,
    /// The byte that waits for its trail.
    pending: Byte,
    /// How much likelier the text has become, character by character.
    gain: f32,
    best: f32,
    endings: Vec<(f32, Run)>,
}

impl<'a> Walk<'a> {
    fn is_hopeless(&self) -> bool {
        self.gain < self.best - HOPELESS || (self.steps.len() > TRIAL && self.gain < 0.0)
    }

    /// Reads on over one character; nothing when the run cannot go past it.
    fn advance(&mut self, found: Range<usize>, character: char) -> Option<()> {
        self.gain -= weight(character);
        if let Some([trail, next]) = gbk::pair(character) {
            self.push(found.clone(), Byte::Known(trail))?;
            if gbk::is_lead(next) {
                self.pending = Byte::Known(next);
                return Some(());
            }
            // The pair ends in ASCII, so the run ends in the middle of it.
            let letter = Step::ascii(found.end..found.end, next);
            self.end(found.end, &[letter]);
            return None;
        }
        let letter = u8::try_from(character).ok().filter(u8::is_ascii);
        if character == '\u{fffd}' || letter == Some(b'?') {
            self.end_at_loss(found.clone());
        }
        let letter = letter.filter(|letter| matches!(letter, 0x20..=0x7e))?;
        if letter >= 0x40 {
            let last = self.step(found.clone(), Byte::Known(letter));
            self.end(found.end, &[last]);
        }
        // It was full-width and has been folded since: A3 and the letter with its high bit set.
        let [trail, next] = if letter == b' ' {
            [0xA1, 0xA1]
        } else {
            [0xA3, letter | 0x80]
        };
        self.push(found, Byte::Known(trail))?;
        self.pending = Byte::Known(next);
        Some(())
    }

    /// The character that the pending byte and `trail` make.
    fn step(&self, found: Range<usize>, trail: Byte) -> Step {
        let start = if self.steps.is_empty() {
            self.place.at
        } else {
            found.start
        };
        Step::pair(start..found.end, self.pending, trail)
    }

    fn push(&mut self, found: Range<usize>, trail: Byte) -> Option<()> {
        let step = self.step(found, trail);
        if step.lead != Byte::Lost(0) {
            self.gain += weight(step.character()?);
        }
        self.best = self.best.max(self.gain);
        self.steps.push(step);
        Some(())
    }

    /// The run ends at a mark for a lost trail byte.
    fn end_at_loss(&mut self, found: Range<usize>) {
        let rest = self.place.text.get(found.end..).unwrap_or_default();
        let mut last = self.step(found, Byte::Lost(0));
        if last.lead == Byte::Lost(0) {
            return;
        }
        if let Some((reading, length)) = syllable(rest) {
            last.found.end += length;
            last.reading = Some(reading);
        } else if opens_a_tag(rest) {
            last.eaten = Some('<');
        }
        self.end(last.found.end, &[last]);
    }

    /// Notes that the run may end here, with these after its steps so far.
    fn end(&mut self, end: usize, last: &[Step]) {
        let settled = last.iter().filter(|step| !step.is_lost());
        let gain: f32 = settled.filter_map(Step::character).map(weight).sum();
        let mut run = Run {
            steps: [self.steps.as_slice(), last].concat(),
            end,
            is_split: false,
        };
        run.is_split = self.place.note.is_some() && run.steps.len() == 1;
        if let Some(first) = run.steps.first_mut() {
            first.is_proved &= self.is_only;
        }
        self.endings.push((self.gain + gain, run));
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
    hanzi::fold_char(character).map_or(0.0, |folded| lexicon().character(folded))
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
