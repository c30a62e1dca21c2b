//! Converting by one configuration.

use std::sync::Arc;

use super::conversion::Conversion;
use super::step::{Entry, Step};
use crate::config::Config;
use crate::context::{Context, Usage};
use crate::dictionary::Dictionary;
use crate::stage::{Segment, Sink, Stage, Window};

/// Converts texts by one conversion of OpenCC, exactly as that does.
pub struct Converter {
    pub(super) config: Config,
    /// The dictionaries by number.
    pub(super) dictionaries: Vec<Arc<Dictionary>>,
    /// Puts the usual codes for compatibility ideographs, before all else.
    pub(super) codes: Stage,
    /// As in the recipe; without it there is one stage, else there are two.
    pub(super) segmented_by: Option<usize>,
    pub(super) stages: Vec<Stage>,
    /// What is known of words, in a conversion in context.
    pub(super) context: Option<Arc<Context>>,
}

impl Converter {
    /// Which conversion this is.
    pub fn config(&self) -> Config {
        self.config
    }

    /// The entry of a step of this converter. Steps of another give nothing that makes sense, a rule
    /// an empty entry.
    pub fn entry(&self, step: Step) -> Entry<'_> {
        if let Some(usage) = step.usage().and_then(|number| self.usage(number)) {
            return self.usage_entry(usage, step);
        }
        let step = self.resolved(step);
        let Some(dictionary) = self.dictionaries.get(usize::from(step.dictionary())) else {
            return Entry {
                source: "",
                key: String::new(),
                candidates: Vec::new(),
                condition: None,
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
            condition: None,
        }
    }

    /// A usage by its number.
    fn usage(&self, number: u32) -> Option<&Usage> {
        self.context.as_ref()?.usages.named(number)
    }

    /// A usage as an entry: its form, then the others of the character.
    fn usage_entry<'a>(&'a self, usage: &'a Usage, step: Step) -> Entry<'a> {
        let single = self.resolved(step);
        let dictionary = self.dictionaries.get(usize::from(single.dictionary()));
        let others = dictionary.map(|dictionary| dictionary.candidates(single.entry()));
        let others = others.into_iter().flatten();
        let form = &*usage.form;
        Entry {
            source: "usage",
            key: usage.character.into(),
            candidates: [form]
                .into_iter()
                .chain(others.filter(|&it| it != form))
                .collect(),
            condition: Some(&usage.written),
        }
    }

    /// The same step by the number of its dictionary.
    pub(super) fn resolved(&self, step: Step) -> Step {
        if let Some(usage) = step.usage().and_then(|number| self.usage(number)) {
            // Any of the forms its character has.
            let stage = self.stages.first();
            let single = stage.and_then(|stage| stage.single_of(usage.character.into()));
            return single.unwrap_or(step);
        }
        match step.character() {
            Some((0, code)) => self.codes.single(code),
            Some((number, code)) => {
                let stage = self.stages.get(usize::from(number) - 1);
                stage.map_or(step, |stage| stage.single(code))
            }
            None => step,
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
        if self.context.is_some() {
            return self.align(text).into_text();
        }
        let mut target = String::with_capacity(text.len() + text.len() / 16);
        let window = &mut Window::of(text.len());
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
        let inner = &mut Window::of(text.len());
        by.run_segments(text, window, target, |target, place, segment| {
            middle.clear();
            match self.undone(&segment, target.get(place..).unwrap_or_default()) {
                None => return,
                Some(Undone::Second) => middle.push_str(target.get(place..).unwrap_or_default()),
                Some(Undone::Both) => self.first(&segment, inner, &mut middle),
            }
            target.truncate(place);
            for stage in self.stages.iter().skip(1) {
                stage.run(&middle, true, inner, target);
            }
        });
    }

    /// What is still to be done for a segment of which the cutting stage made `made`: most often
    /// nothing, because the other stage knows none of its characters.
    fn undone(&self, segment: &Segment<'_>, made: &str) -> Option<Undone> {
        if self.segmented_by == Some(0) {
            let mut others = self.stages.iter().skip(1);
            return (!others.all(|stage| stage.is_idle(made))).then_some(Undone::Second);
        }
        let first = self.stages.first()?;
        (segment.has_marks || !first.is_idle(segment.source)).then_some(Undone::Both)
    }

    /// The first stage, when it is not the one that cuts, over one segment.
    fn first(&self, segment: &Segment<'_>, window: &mut Window, middle: &mut impl Sink) {
        if let Some(stage) = self.stages.first() {
            stage.run(segment.source, true, window, middle);
        }
    }

    /// Converts a text and says what became what. The target is that of [`Self::convert`].
    ///
    /// Places are kept in 32 bits: of a text of more than 4 GiB they are wrong.
    pub fn align(&self, text: &str) -> Conversion {
        let mut conversion = Conversion::default();
        conversion.text.reserve(text.len() + text.len() / 16);
        self.align_into(text, &mut Window::of(text.len()), &mut conversion);
        conversion
    }

    /// Aligns a further stretch of a text.
    pub(super) fn align_into(&self, text: &str, window: &mut Window, into: &mut Conversion) {
        if has_compatibility_ideographs(text) {
            let (mut usual, mut then) = (Conversion::default(), Conversion::default());
            self.codes.run(text, true, window, &mut usual);
            self.align_usual(&usual.text, window, &mut then);
            into.join(&usual, &then);
        } else {
            self.align_usual(text, window, into);
        }
    }

    /// Aligns a text without compatibility ideographs.
    fn align_usual(&self, text: &str, window: &mut Window, conversion: &mut Conversion) {
        if self.align_words(text, window, conversion).is_some() {
            return;
        }
        let Some(by) = self.segmented_by.and_then(|by| self.stages.get(by)) else {
            return self
                .stages
                .iter()
                .for_each(|stage| stage.run(text, true, window, conversion));
        };
        let (mut one, mut two) = (Conversion::default(), Conversion::default());
        let inner = &mut Window::of(text.len());
        by.run_segments(text, window, conversion, |conversion, place, segment| {
            one.clear();
            match self.undone(&segment, conversion.text_from(place)) {
                None => return,
                Some(Undone::Second) => conversion.split_off(place, &mut one),
                Some(Undone::Both) => {
                    conversion.take_back(place);
                    self.first(&segment, inner, &mut one);
                }
            }
            for stage in self.stages.iter().skip(1) {
                two.clear();
                stage.run(&one.text, true, inner, &mut two);
                conversion.join(&one, &two);
            }
        });
    }
}

/// What a segmented conversion has still to do for a segment.
enum Undone {
    /// The second stage, over what the first made.
    Second,
    /// Both.
    Both,
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
