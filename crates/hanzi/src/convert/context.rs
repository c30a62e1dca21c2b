//! Converting in context: the text is cut into its most likely words first, and only what is a word
//! there is looked up as a phrase.

use super::conversion::Conversion;
use super::converter::Converter;
use super::kind::Kind;
use super::step::Step;
use crate::context::{Context, Graph, Piece, Word, frequency};
use crate::dictionary::Dictionary;
use crate::stage::{Sink, Stage, Window};

/// The dictionary whose phrases are words of the graph.
pub(super) const PHRASES: &str = "STPhrases";

/// Most bytes that are cut into words together. A longer stretch without a full stop or a line end
/// is parted, which may part a word.
const LONGEST: usize = 1 << 14;

impl Converter {
    /// The words the text was cut into, in order; none unless the conversion is one in context.
    /// Between two there may be line ends and other characters that are no words.
    ///
    /// This shows why phrases were found where they were: how common each word is, and how near
    /// the next best cut came.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let Some((context, _, _, phrases)) = self.in_context() else {
            return words;
        };
        let mut base = 0;
        for chunk in chunks(text) {
            let codes = Codes::of(chunk);
            let graph = Graph::of(context, phrases, &codes.codes);
            for ((at, edge), margin) in graph.way().zip(graph.margins()) {
                let source = codes.range(at, edge.length);
                words.push(Word {
                    source: base + source.start..base + source.end,
                    frequency: edge.level.and_then(frequency),
                    margin,
                });
            }
            base += chunk.len();
        }
        words
    }

    /// What a conversion in context needs; `None` for another.
    fn in_context(&self) -> Option<(&Context, &Stage, u8, &Dictionary)> {
        let context = self.context.as_deref()?;
        let stage = self.stages.first()?;
        let (number, phrases) = stage.dictionary(PHRASES)?;
        Some((context, stage, number, phrases))
    }

    /// Aligns a text without compatibility ideographs by its words; `None` where the conversion is
    /// not one in context.
    pub(super) fn align_words(
        &self,
        text: &str,
        window: &mut Window,
        into: &mut Conversion,
    ) -> Option<()> {
        let (context, stage, number, phrases) = self.in_context()?;
        let mut words = Words {
            converter: self,
            stage,
            window,
            one: Conversion::default(),
            two: Conversion::default(),
            into,
        };
        for chunk in chunks(text) {
            let codes = Codes::of(chunk);
            // Characters that are converted together.
            let mut run = 0..0;
            for (at, edge) in Graph::of(context, phrases, &codes.codes).way() {
                let source = codes.range(at, edge.length);
                let usage = context.usages.at(&codes.codes, at);
                let usage = usage.filter(|_| edge.piece == Piece::Character);
                if edge.piece == Piece::Character && usage.is_none() {
                    run.end = source.end;
                    continue;
                }
                words.characters(chunk.get(run).unwrap_or_default());
                run = source.end..source.end;
                let word = chunk.get(source).unwrap_or_default();
                match (edge.piece, usage) {
                    (_, Some((usage, form))) => {
                        words.usage(word.len(), form, Step::of_usage(usage));
                    }
                    (Piece::Phrase(entry), _) => words.phrase(word, Step::new(number, entry)),
                    (Piece::Description, _) => words.out().same(word),
                    _ => words.word(word),
                }
            }
            words.characters(chunk.get(run).unwrap_or_default());
        }
        words.flush();
        Some(())
    }
}

/// The stretches of a text that are cut into words one by one.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let sentences = text.split_inclusive(['\n', '。']);
    sentences.flat_map(|sentence| {
        let mut rest = sentence;
        std::iter::from_fn(move || {
            let end = rest.floor_char_boundary(LONGEST);
            let (first, others) = rest.split_at_checked(end)?;
            rest = others;
            (!first.is_empty()).then_some(first)
        })
    })
}

/// A stretch of text as codes.
struct Codes {
    codes: Vec<u32>,
    /// Where each begins, in bytes; the end last.
    starts: Vec<usize>,
}

impl Codes {
    fn of(text: &str) -> Self {
        let starts = text.char_indices().map(|(start, _)| start);
        Self {
            codes: text.chars().map(u32::from).collect(),
            starts: starts.chain([text.len()]).collect(),
        }
    }

    /// The bytes of so many characters from `at` on.
    fn range(&self, at: usize, length: usize) -> std::ops::Range<usize> {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(0);
        start(at)..start(at + length)
    }
}

/// Takes words one after the other. As in the exact conversion, what stands between two phrases
/// goes through the later stages together, and each phrase by itself.
struct Words<'a> {
    converter: &'a Converter,
    stage: &'a Stage,
    window: &'a mut Window,
    /// What the first stage made since the last phrase, if there is another stage.
    one: Conversion,
    two: Conversion,
    into: &'a mut Conversion,
}

impl Words<'_> {
    /// Where the first stage puts what it makes.
    fn out(&mut self) -> &mut Conversion {
        if self.converter.stages.len() > 1 {
            &mut self.one
        } else {
            self.into
        }
    }

    fn phrase(&mut self, word: &str, step: Step) {
        self.flush();
        let stage = self.stage;
        stage.put_phrase(step, word.len(), self.out());
        self.flush();
    }

    /// A word that is no phrase: phrases inside it count.
    fn word(&mut self, word: &str) {
        self.run(word, true);
    }

    /// Characters that are no part of a word.
    fn characters(&mut self, characters: &str) {
        self.run(characters, false);
    }

    fn run(&mut self, text: &str, phrases: bool) {
        if text.is_empty() {
            return;
        }
        let out = if self.converter.stages.len() > 1 {
            &mut self.one
        } else {
            &mut *self.into
        };
        self.stage.run(text, phrases, self.window, out);
    }

    fn usage(&mut self, n_source: usize, form: &str, step: Step) {
        self.out().put("", n_source, form, Kind::Usage, || step);
    }

    /// Lets the later stages convert what the first one made.
    fn flush(&mut self) {
        if self.one.cuts.is_empty() {
            return;
        }
        for stage in self.converter.stages.iter().skip(1) {
            self.two.clear();
            stage.run(&self.one.text, true, self.window, &mut self.two);
            self.into.join(&self.one, &self.two);
        }
        self.one.clear();
    }
}
