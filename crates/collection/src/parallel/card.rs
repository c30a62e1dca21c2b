//! Why a run became what it is, for who asks.

use std::ops::Range;

use hanzi::{Choice, Conversion};
use serde::{Deserialize, Serialize};

use super::desk::{Desk, range};
use super::wish::Writing;
use super::{Mark, Parallel};

/// What is known of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The run as the text has it.
    pub source: String,
    /// What it became.
    pub target: String,
    /// How it came about.
    pub mark: Mark,
    /// What decided, in order.
    pub grounds: Vec<Ground>,
    /// What it may become, first what it became.
    pub candidates: Vec<String>,
    /// What the regions write, where their tables are there. All three are of the same stretch, which
    /// may be longer than the run where a region has one word for more.
    pub regions: Vec<RegionForm>,
    /// The stretch the forms of regions are of, in the source of the piece, in bytes.
    pub region_source: Range<u32>,
    /// How many runs of the article have this source and became the same.
    pub count: u32,
}

/// What decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// An entry of a dictionary.
    Entry {
        /// The OpenCC file.
        source: String,
        /// What it is for.
        key: String,
        /// What that may become, the default first.
        forms: Vec<String>,
    },
    /// A usage of the character.
    Usage {
        /// The character.
        key: String,
        /// Its forms, that of the usage first.
        forms: Vec<String>,
        /// What has to stand around it.
        condition: String,
    },
    /// The word was counted about so often in sixty million words.
    Word {
        /// The word the cut of the text has there.
        word: String,
        /// How often, if it was counted.
        frequency: Option<u32>,
        /// How much less likely the next best cut is: each step is a factor of two and a half.
        margin: Option<u32>,
    },
    /// A rule, or for [`Mark::Choice`] a choice, by its number.
    Rule(u32),
}

/// What a region writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionForm {
    /// The writing of the region.
    pub writing: Writing,
    /// The form.
    pub text: String,
}

impl Desk {
    /// The card of a run of a piece, both by number. `parallel` is what [`Self::compare`] gave for
    /// the article, `choices` what it was given for the piece.
    pub fn card(
        &self,
        parallel: &Parallel,
        piece: usize,
        run: usize,
        choices: &[Choice],
    ) -> Option<Card> {
        let pair = parallel.pairs.get(piece)?;
        let asked = pair.runs.get(run)?;
        let source = text(&pair.source, &asked.source)?;
        let target = text(&pair.target, &asked.target)?;
        // What a reader chose is told by what else there was.
        let choices = if asked.mark == Mark::Choice {
            &[]
        } else {
            choices
        };
        let (grounds, candidates) = self
            .why(&pair.source, asked.source.start as usize, choices)
            .unwrap_or_default();
        let (region_source, regions) = self.regions(&pair.source, &asked.source);
        let runs = parallel.pairs.iter().flat_map(|pair| {
            let runs = pair.runs.iter();
            runs.map(|run| {
                (
                    text(&pair.source, &run.source),
                    text(&pair.target, &run.target),
                )
            })
        });
        let alike = runs.filter(|&it| it == (Some(source), Some(target)));
        Some(Card {
            source: source.to_owned(),
            target: target.to_owned(),
            mark: asked.mark,
            grounds,
            candidates,
            regions,
            region_source,
            count: super::desk::number(alike.count()),
        })
    }

    /// What decided at a place, and what might have been.
    fn why(
        &self,
        piece: &str,
        place: usize,
        choices: &[Choice],
    ) -> Option<(Vec<Ground>, Vec<String>)> {
        let converter = self.converter.as_ref()?;
        let conversion = self.conversion(piece, choices)?.conversion;
        let span = conversion.at_source(place)?;
        let mut grounds = Vec::new();
        for &step in conversion.steps(&span) {
            if let Some(rule) = step.rule() {
                grounds.push(Ground::Rule(super::desk::number(rule)));
                continue;
            }
            let entry = converter.entry(step);
            let forms = entry.candidates.iter().map(|&form| form.to_owned());
            let (key, forms) = (entry.key, forms.collect());
            grounds.push(match entry.condition {
                Some(condition) => Ground::Usage {
                    key,
                    forms,
                    condition: condition.to_owned(),
                },
                None => Ground::Entry {
                    source: entry.source.to_owned(),
                    key,
                    forms,
                },
            });
        }
        let words = converter.words(piece);
        let word = words.iter().find(|word| word.source.contains(&place));
        grounds.extend(word.filter(|_| !span.kind.is_decided()).map(|word| {
            Ground::Word {
                word: piece
                    .get(word.source.clone())
                    .unwrap_or_default()
                    .to_owned(),
                frequency: word.frequency,
                margin: word.margin,
            }
        }));
        Some((grounds, converter.candidates(&conversion, &span)))
    }

    /// What each region writes for a stretch, which is widened to whole spans of all.
    fn regions(&self, piece: &str, stretch: &Range<u32>) -> (Range<u32>, Vec<RegionForm>) {
        let mut made = Vec::new();
        for (writing, converter) in &self.regions {
            match converter {
                Some(converter) => made.push((*writing, Some(converter.align(piece)))),
                None if *writing == self.wish.from => made.push((*writing, None)),
                None => {}
            }
        }
        let mut wide = stretch.start as usize..stretch.end as usize;
        loop {
            let before = wide.clone();
            for conversion in made
                .iter()
                .filter_map(|(_, conversion)| conversion.as_ref())
            {
                let spans = around(conversion, &wide);
                wide = spans.0.start.min(wide.start)..spans.0.end.max(wide.end);
            }
            if wide == before {
                break;
            }
        }
        let form = |(writing, conversion): (Writing, Option<Conversion>)| RegionForm {
            writing,
            text: match conversion {
                Some(conversion) => {
                    let (_, target) = around(&conversion, &wide);
                    conversion.text().get(target).unwrap_or_default().to_owned()
                }
                None => piece.get(wide.clone()).unwrap_or_default().to_owned(),
            },
        };
        (range(&wide), made.into_iter().map(form).collect())
    }
}

/// The spans that hold a stretch of the source, on both sides. A span that stays the same is cut.
fn around(conversion: &Conversion, stretch: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let first = conversion.at_source(stretch.start);
    let last = conversion.at_source(stretch.end.saturating_sub(1));
    let (Some(first), Some(last)) = (first, last) else {
        return (stretch.clone(), 0..0);
    };
    let (mut source, mut target) = (
        first.source.start..last.source.end,
        first.target.start..last.target.end,
    );
    if first.kind == hanzi::Kind::Same && stretch.start > source.start {
        target.start += stretch.start - source.start;
        source.start = stretch.start;
    }
    if last.kind == hanzi::Kind::Same && stretch.end < source.end {
        target.end -= source.end - stretch.end;
        source.end = stretch.end;
    }
    (source, target)
}

/// What stands at a range.
fn text<'a>(text: &'a str, range: &Range<u32>) -> Option<&'a str> {
    text.get(range.start as usize..range.end as usize)
}
