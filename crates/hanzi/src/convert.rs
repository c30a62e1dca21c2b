//! Converting a text from one script to another, with what became what and why.

mod align;
mod tables;

use std::ops::Range;
use std::sync::Arc;

pub use self::tables::{Marks, Missing, Options, Tables};

use crate::config::Config;
use crate::dictionary::Dictionary;
use crate::stage::{Sink, Stage};

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

/// An entry of a dictionary that a conversion used; [`Converter::entry`] shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step(u32);

impl Step {
    /// Bits of the entry; above them stands the number of the dictionary.
    const ENTRY: u32 = 24;

    pub(crate) const fn new(dictionary: u8, entry: u32) -> Self {
        Self((dictionary as u32) << Self::ENTRY | entry)
    }

    pub(crate) const fn from_code(code: u32) -> Self {
        Self(code)
    }

    pub(crate) const fn code(self) -> u32 {
        self.0
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    source: (u32, u32),
    target: (u32, u32),
    steps: (u32, u32),
    /// How it came about.
    pub kind: Kind,
}

impl Span {
    /// Where it stands in the source, in bytes.
    pub fn source(&self) -> Range<usize> {
        self.source.0 as usize..self.source.1 as usize
    }

    /// Where it stands in the target, in bytes.
    pub fn target(&self) -> Range<usize> {
        self.target.0 as usize..self.target.1 as usize
    }
}

/// A converted text, aligned with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    text: String,
    spans: Vec<Span>,
    steps: Vec<Step>,
}

impl Conversion {
    /// The converted text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretches in order. They tile both texts: each begins where the one before ends, on
    /// either side.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The entries that made a stretch what it is, in the order they applied; none where its kind
    /// is [`Kind::Same`].
    pub fn steps(&self, span: &Span) -> &[Step] {
        self.steps
            .get(span.steps.0 as usize..span.steps.1 as usize)
            .unwrap_or(&[])
    }

    /// The stretch that holds a place of the source, in bytes.
    pub fn at_source(&self, place: usize) -> Option<&Span> {
        let after = self
            .spans
            .partition_point(|span| span.source().end <= place);
        self.spans.get(after)
    }

    /// The stretch that holds a place of the target, in bytes.
    pub fn at_target(&self, place: usize) -> Option<&Span> {
        let after = self
            .spans
            .partition_point(|span| span.target().end <= place);
        self.spans.get(after)
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
        let Some(dictionary) = self.dictionaries.get(usize::from(step.dictionary())) else {
            return Entry {
                source: "",
                key: String::new(),
                candidates: Vec::new(),
            };
        };
        Entry {
            source: dictionary.source(step.entry()),
            key: dictionary.key(step.entry()).iter().collect(),
            candidates: dictionary.candidates(step.entry()).collect(),
        }
    }

    /// Converts a text.
    pub fn convert(&self, text: &str) -> String {
        let mut target = String::with_capacity(text.len() + text.len() / 16);
        if has_compatibility_ideographs(text) {
            let mut usual = String::with_capacity(text.len());
            self.codes.run(text, true, &mut usual);
            self.convert_usual(&usual, &mut target);
        } else {
            self.convert_usual(text, &mut target);
        }
        target
    }

    /// Converts a text without compatibility ideographs.
    fn convert_usual(&self, text: &str, target: &mut String) {
        let Some(by) = self.segmented_by.and_then(|by| self.stages.get(by)) else {
            return self
                .stages
                .iter()
                .for_each(|stage| stage.run(text, true, target));
        };
        let mut middle = String::new();
        by.cut(text, |segment, phrase| {
            middle.clear();
            self.first(segment, phrase, &mut middle);
            for stage in self.stages.iter().skip(1) {
                stage.run(&middle, true, target);
            }
        });
    }

    /// The first stage of a segmented conversion over one segment.
    fn first(&self, segment: &str, phrase: Option<Step>, middle: &mut impl Sink) {
        let Some(stage) = self.stages.first() else {
            return;
        };
        match phrase.filter(|_| self.segmented_by == Some(0)) {
            // The phrases that cut are those of this stage: this is the entry it would find.
            Some(step) => stage.put_phrase(step, segment.len(), middle),
            None => stage.run(segment, self.segmented_by != Some(0), middle),
        }
    }

    /// Converts a text and says what became what. The target is that of [`Self::convert`].
    ///
    /// Places are kept in 32 bits: of a text of more than 4 GiB they are wrong.
    pub fn align(&self, text: &str) -> Conversion {
        let mut conversion = Conversion::default();
        if has_compatibility_ideographs(text) {
            let (mut usual, mut then) = (Conversion::default(), Conversion::default());
            self.codes.run(text, true, &mut usual);
            self.align_usual(&usual.text, &mut then);
            conversion.join(&usual, &then);
        } else {
            conversion.text.reserve(text.len() + text.len() / 16);
            self.align_usual(text, &mut conversion);
        }
        conversion
    }

    /// Aligns a text without compatibility ideographs.
    fn align_usual(&self, text: &str, conversion: &mut Conversion) {
        let Some(by) = self.segmented_by.and_then(|by| self.stages.get(by)) else {
            return self
                .stages
                .iter()
                .for_each(|stage| stage.run(text, true, conversion));
        };
        let (mut one, mut two) = (Conversion::default(), Conversion::default());
        by.cut(text, |segment, phrase| {
            one.clear();
            self.first(segment, phrase, &mut one);
            for stage in self.stages.iter().skip(1) {
                two.clear();
                stage.run(&one.text, true, &mut two);
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
