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

/// Whether a text has characters of U+F900 to U+FAFF or U+2F000 to U+2FFFF, of which those from
/// U+2F800 to U+2FA1F are the others: EF and then A4 to AB, or F0 AF. Looks at eight bytes at a time
/// and on to the end: most texts have none.
fn has_compatibility_ideographs(text: &str) -> bool {
    const fn all(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    // Whether one of the bytes is 0. A borrow goes on from one that is, so it is seen in any case.
    let has_zero = |bytes: u64| bytes.wrapping_sub(all(1)) & !bytes & all(0x80);
    let found = |firsts: u64, seconds: u64| {
        // All bytes of a text after the first of a character have the highest bit: without it there is
        // room to add.
        let within = ((seconds & all(0x7f)) + all(4)) & all(0xf8) ^ all(0x28);
        has_zero(firsts ^ all(0xef) | within) | has_zero(firsts ^ all(0xf0) | seconds ^ all(0xaf))
    };
    let each = |bytes: &[u8]| {
        let (firsts, _) = bytes.as_chunks();
        let (seconds, _) = bytes.get(1..).unwrap_or_default().as_chunks();
        let pairs = firsts.iter().zip(seconds);
        pairs.fold(0, |all, (&first, &second)| {
            all | found(u64::from_ne_bytes(first), u64::from_ne_bytes(second))
        })
    };
    let bytes = text.as_bytes();
    // What is left then, eight bytes at most, with zeros after it.
    let n_seen = bytes.len().saturating_sub(1) / 8 * 8;
    let mut last = [0; 16];
    for (to, &byte) in last.iter_mut().zip(bytes.iter().skip(n_seen)) {
        *to = byte;
    }
    each(bytes) | each(&last) != 0
}

#[cfg(test)]
mod tests {
    use super::has_compatibility_ideographs;

    #[test]
    fn compatibility_ideographs_are_seen_wherever_they_stand() {
        let all = ['\u{f900}', '\u{faff}', '\u{2f800}', '\u{2fa1f}'];
        let near = "\u{f8ff}\u{fb00}\u{2eff0}\u{30000}，（）\u{f1f0}漢$";
        for n in 0..40 {
            for before in ["a".repeat(n), "字".repeat(n), near.repeat(n)] {
                assert!(!has_compatibility_ideographs(&before));
                for it in all {
                    assert!(has_compatibility_ideographs(&format!("{before}{it}")));
                    assert!(has_compatibility_ideographs(&format!("{before}{it}{near}")));
                }
            }
        }
    }
}
