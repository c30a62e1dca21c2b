//! Converting a text from one script to another, with what became what and why.

mod align;
mod tables;

use std::ops::Range;
use std::sync::Arc;

pub use self::tables::{Marks, Missing, Options, Tables};

use crate::config::Config;
use crate::dictionary::Dictionary;
use crate::stage::{Sink, Stage, Window};

/// How a stretch of the target came about. Later kinds are stronger: a stretch that went through
/// several stages has the strongest of their kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Nothing was known of it: both sides are equal.
    #[default]
    Same,
    /// One character with one other form.
    OneToOne,
    /// A quotation mark of the other style.
    Mark,
    /// A phrase that became what its characters would have become alone.
    Phrase,
    /// One character with several forms, of which it took the default for want of a phrase; it
    /// may be the character itself. These are the places to look at first.
    OneToMany,
    /// A phrase that decided otherwise than its characters would have alone.
    Override,
    /// A word of the region for another.
    Region,
}

impl Kind {
    /// All kinds, by rising strength.
    pub const ALL: [Self; 7] = [
        Self::Same,
        Self::OneToOne,
        Self::Mark,
        Self::Phrase,
        Self::OneToMany,
        Self::Override,
        Self::Region,
    ];
}

/// An entry of a dictionary that a conversion used; [`Converter::entry`] shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(u32);

impl Step {
    /// Bits of the entry; above them stands the number of the dictionary.
    const ENTRY: u32 = 24;
    /// The number that stands for the entry of one character in a stage, which is looked up when it
    /// is asked for. The entry then holds the code, and above its bits the number of the stage.
    const CHARACTER: u8 = u8::MAX;
    /// Bits of a code.
    const CODE: u32 = 21;

    /// An entry of the dictionary of a number.
    pub(crate) const fn new(dictionary: u8, entry: u32) -> Self {
        Self((dictionary as u32) << Self::ENTRY | entry)
    }

    /// The entry of one character in the stage of a number, below 8.
    pub(crate) const fn of_character(stage: u8, code: u32) -> Self {
        Self::new(Self::CHARACTER, (stage as u32) << Self::CODE | code)
    }

    /// The stage and the code, when this is the entry of one character.
    pub(crate) fn character(self) -> Option<(u8, u32)> {
        let entry = self.entry();
        let stage = (entry >> Self::CODE).to_le_bytes()[0];
        let code = entry & ((1 << Self::CODE) - 1);
        (self.dictionary() == Self::CHARACTER).then_some((stage, code))
    }

    pub(crate) const fn dictionary(self) -> u8 {
        self.0.to_le_bytes()[3]
    }

    pub(crate) const fn entry(self) -> u32 {
        self.0 & ((1 << Self::ENTRY) - 1)
    }
}

/// An entry of a dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The OpenCC file it stands in, such as `STPhrases`.
    pub source: &'a str,
    /// What it is for.
    pub key: String,
    /// What the key may become, the default first.
    pub candidates: Vec<&'a str>,
}

/// A stretch of a text and what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where it stands in the source, in bytes.
    pub source: Range<usize>,
    /// Where it stands in the target, in bytes.
    pub target: Range<usize>,
    /// How it came about.
    pub kind: Kind,
    /// Its steps in the conversion.
    steps: Range<usize>,
}

/// Where a span ends; it begins where the one before ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cut {
    source: u32,
    target: u32,
    /// How many steps there are up to here, above the number of the kind.
    steps_kind: u32,
}

impl Cut {
    /// Bits of the kind.
    const KIND: u32 = 3;

    fn new(source: u32, target: u32, n_steps: usize, kind: Kind) -> Self {
        let n_steps = u32::try_from(n_steps).unwrap_or(u32::MAX);
        Self {
            source,
            target,
            steps_kind: n_steps << Self::KIND | kind as u32,
        }
    }

    fn kind(self) -> Kind {
        let number = self.steps_kind & ((1 << Self::KIND) - 1);
        Kind::ALL.get(number as usize).copied().unwrap_or_default()
    }

    fn n_steps(self) -> usize {
        (self.steps_kind >> Self::KIND) as usize
    }
}

/// A converted text, aligned with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    text: String,
    cuts: Vec<Cut>,
    steps: Vec<Step>,
}

impl Conversion {
    /// The converted text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The converted text alone.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The stretches in order. They tile both texts: each begins where the one before ends, on
    /// either side.
    pub fn spans(&self) -> impl ExactSizeIterator<Item = Span> + DoubleEndedIterator {
        (0..self.cuts.len()).map(|at| self.span(at).unwrap_or_else(Span::none))
    }

    /// How many stretches there are.
    pub fn n_spans(&self) -> usize {
        self.cuts.len()
    }

    /// The stretch of a number, counted from 0.
    pub fn span(&self, number: usize) -> Option<Span> {
        let end = self.cuts.get(number)?;
        let start = number
            .checked_sub(1)
            .and_then(|before| self.cuts.get(before))
            .copied();
        let start = start.unwrap_or_default();
        Some(Span {
            source: start.source as usize..end.source as usize,
            target: start.target as usize..end.target as usize,
            kind: end.kind(),
            steps: start.n_steps()..end.n_steps(),
        })
    }

    /// The entries that made a stretch what it is, in the order they applied; none where its kind
    /// is [`Kind::Same`].
    pub fn steps(&self, span: &Span) -> &[Step] {
        self.steps.get(span.steps.clone()).unwrap_or(&[])
    }

    /// The stretch that holds a place of the source, in bytes.
    pub fn at_source(&self, place: usize) -> Option<Span> {
        self.span(
            self.cuts
                .partition_point(|cut| cut.source as usize <= place),
        )
    }

    /// The stretch that holds a place of the target, in bytes.
    pub fn at_target(&self, place: usize) -> Option<Span> {
        self.span(
            self.cuts
                .partition_point(|cut| cut.target as usize <= place),
        )
    }
}

impl Span {
    /// A span of nothing.
    fn none() -> Self {
        Self {
            source: 0..0,
            target: 0..0,
            kind: Kind::Same,
            steps: 0..0,
        }
    }
}

/// Converts texts by one conversion of OpenCC, exactly as that does.
pub struct Converter {
    config: Config,
    /// The dictionaries by number.
    dictionaries: Vec<Arc<Dictionary>>,
    /// Puts the usual codes for compatibility ideographs, before all else.
    codes: Stage,
    /// As in the recipe; without it there is one stage, else there are two.
    segmented_by: Option<usize>,
    stages: Vec<Stage>,
}

impl Converter {
    /// Which conversion this is.
    pub fn config(&self) -> Config {
        self.config
    }

    /// The entry of a step of this converter. Steps of another give nothing that makes sense.
    pub fn entry(&self, step: Step) -> Entry<'_> {
        let step = match step.character() {
            Some((0, code)) => self.codes.single(code),
            Some((number, code)) => {
                let stage = self.stages.get(usize::from(number) - 1);
                stage.map_or(step, |stage| stage.single(code))
            }
            None => step,
        };
        let Some(dictionary) = self.dictionaries.get(usize::from(step.dictionary())) else {
            return Entry {
                source: "",
                key: String::new(),
                candidates: Vec::new(),
            };
        };
        Entry {
            source: dictionary.source(step.entry()),
            key: dictionary
                .key(step.entry())
                .iter()
                .filter_map(|&code| char::from_u32(code))
                .collect(),
            candidates: dictionary.candidates(step.entry()).collect(),
        }
    }

    /// Every entry it may use, dictionary by dictionary.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let numbered = (0_u8..).zip(&self.dictionaries);
        numbered.flat_map(move |(number, dictionary)| {
            (0..dictionary.len()).map(move |entry| self.entry(Step::new(number, entry)))
        })
    }

    /// Converts a text.
    pub fn convert(&self, text: &str) -> String {
        let mut target = String::with_capacity(text.len() + text.len() / 16);
        let window = &mut Window::default();
        if has_compatibility_ideographs(text) {
            let mut usual = String::with_capacity(text.len());
            self.codes.run(text, true, window, &mut usual);
            self.convert_usual(&usual, window, &mut target);
        } else {
            self.convert_usual(text, window, &mut target);
        }
        target
    }

    /// Converts a text without compatibility ideographs.
    fn convert_usual(&self, text: &str, window: &mut Window, target: &mut String) {
        let Some(by) = self.segmented_by.and_then(|by| self.stages.get(by)) else {
            return self
                .stages
                .iter()
                .for_each(|stage| stage.run(text, true, window, target));
        };
        let mut middle = String::new();
        let inner = &mut Window::default();
        by.cut(text, window, |segment, phrase| {
            middle.clear();
            self.first(segment, phrase, inner, &mut middle);
            for stage in self.stages.iter().skip(1) {
                stage.run(&middle, true, inner, target);
            }
        });
    }

    /// The first stage of a segmented conversion over one segment.
    fn first(
        &self,
        segment: &str,
        phrase: Option<Step>,
        window: &mut Window,
        middle: &mut impl Sink,
    ) {
        let Some(stage) = self.stages.first() else {
            return;
        };
        match phrase.filter(|_| self.segmented_by == Some(0)) {
            // The phrases that cut are those of this stage: this is the entry it would find.
            Some(step) => stage.put_phrase(step, segment.len(), middle),
            None => stage.run(segment, self.segmented_by != Some(0), window, middle),
        }
    }

    /// Converts a text and says what became what. The target is that of [`Self::convert`].
    ///
    /// Places are kept in 32 bits: of a text of more than 4 GiB they are wrong.
    pub fn align(&self, text: &str) -> Conversion {
        let mut conversion = Conversion::default();
        let window = &mut Window::default();
        if has_compatibility_ideographs(text) {
            let (mut usual, mut then) = (Conversion::default(), Conversion::default());
            self.codes.run(text, true, window, &mut usual);
            self.align_usual(&usual.text, window, &mut then);
            conversion.join(&usual, &then);
        } else {
            conversion.text.reserve(text.len() + text.len() / 16);
            self.align_usual(text, window, &mut conversion);
        }
        conversion
    }

    /// Aligns a text without compatibility ideographs.
    fn align_usual(&self, text: &str, window: &mut Window, conversion: &mut Conversion) {
        let Some(by) = self.segmented_by.and_then(|by| self.stages.get(by)) else {
            return self
                .stages
                .iter()
                .for_each(|stage| stage.run(text, true, window, conversion));
        };
        let (mut one, mut two) = (Conversion::default(), Conversion::default());
        let inner = &mut Window::default();
        by.cut(text, window, |segment, phrase| {
            one.clear();
            self.first(segment, phrase, inner, &mut one);
            for stage in self.stages.iter().skip(1) {
                two.clear();
                stage.run(&one.text, true, inner, &mut two);
                conversion.join(&one, &two);
            }
        });
    }
}

/// Whether a text has characters of U+F900 to U+FAFF or U+2F800 to U+2FAFF (or U+2FBxx). Looks at
/// the bytes only and on to the end, which compiles to a few instructions for many at once.
fn has_compatibility_ideographs(text: &str) -> bool {
    let pairs = text.bytes().zip(text.bytes().skip(1));
    let found = pairs.fold(0, |found, (first, second)| {
        let basic = u8::from(first == 0xef) & u8::from(second.wrapping_sub(0xa4) < 8);
        found | basic | u8::from(first == 0xf0) & u8::from(second == 0xaf)
    });
    found != 0
}
