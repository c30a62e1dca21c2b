//! Places of a conversion a reader should look at, the most doubtful first.

use std::ops::Range;

use crate::char_map::CharMap;
use crate::config::Config;
use crate::convert::{Conversion, Converter, Kind, Missing, Mode, Options, Tables};
use crate::leftover::is_spelled_variously;

/// A character that may have become the wrong one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands in the source, in bytes.
    pub source: Range<usize>,
    /// How doubtful it is, from 1 to 100. An order, not a probability.
    pub score: u8,
    /// Why.
    pub reason: DoubtReason,
}

/// Why a place is doubtful: the first that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtReason {
    /// The longest phrase and the most likely cut disagree on it.
    Disagreement,
    /// It took the default, and phrases often give it another form.
    Default,
    /// A usage decided.
    Usage,
    /// A phrase decided, and writers of Traditional differ on how the character is spelled there
    /// (佈告, 布告).
    Spelling,
    /// A phrase decided, and another cut of the text may be as likely.
    Contested,
}

impl DoubtReason {
    /// Its name in attributes and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disagreement => "disagreement",
            Self::Default => "default",
            Self::Usage => "usage",
            Self::Spelling => "spelling",
            Self::Contested => "contested",
        }
    }
}

/// Ranks the places of conversions by one configuration.
pub struct Reviewer {
    exact: Converter,
    context: Converter,
    /// For each character with several forms, of a thousand uses in phrases how many are not the
    /// default, plus 1.
    shares: CharMap,
}

impl Reviewer {
    /// The reviewer for a conversion. Without the table `context` it cannot tell contested words, and
    /// says so by an error where there could be any.
    pub fn new(tables: &Tables, config: Config, options: Options) -> Result<Self, Missing> {
        let converter = |mode| tables.converter(config, Options { mode, ..options });
        let (exact, context) = (converter(Mode::Exact)?, converter(Mode::Context)?);
        let shares = exact.shares(&context);
        Ok(Self {
            exact,
            context,
            shares,
        })
    }

    /// The doubtful places of a text and what it became, in order of place. The conversion may have been
    /// made in either mode and under rules: what rules and readers decided is not doubted.
    pub fn doubts(&self, text: &str, conversion: &Conversion) -> Vec<Doubt> {
        let exact = self.exact.align(text);
        let context = self.context.align(text);
        let words = self.context.words(text);
        let mut words = words.iter().peekable();
        let mut doubts = Vec::new();
        for (start, character) in text.char_indices() {
            let Some(share) = self.shares.of(character).checked_sub(1) else {
                continue;
            };
            let source = start..start + character.len_utf8();
            while words.next_if(|word| word.source.end <= start).is_some() {}
            let kind = conversion.at_source(start).map(|span| span.kind);
            let Some(kind) = kind.filter(|kind| !kind.is_decided()) else {
                continue;
            };
            let margin = words.peek().and_then(|word| word.margin);
            let agree = form(&exact, start) == form(&context, start);
            let is_various = is_spelled_variously(character);
            if let Some((score, reason)) = weigh(kind, agree, share, margin, is_various) {
                doubts.push(Doubt {
                    source,
                    score,
                    reason,
                });
            }
        }
        doubts
    }
}

/// How doubtful a character is.
fn weigh(
    kind: Kind,
    agree: bool,
    share: u32,
    margin: Option<u32>,
    is_various: bool,
) -> Option<(u8, DoubtReason)> {
    // Of a thousand, to points: the square root, so that rare other forms count too.
    let points = (share.min(1000) * 10).isqrt();
    let near = 10_u32.saturating_sub(margin.unwrap_or(10));
    let (score, reason) = if !agree {
        (80 + near, DoubtReason::Disagreement)
    } else if kind == Kind::Usage {
        (20 + points / 4, DoubtReason::Usage)
    } else if kind == Kind::OneToMany {
        (points * 3 / 4 + near / 2, DoubtReason::Default)
    } else if is_various {
        (15 + near * points / 25, DoubtReason::Spelling)
    } else {
        (near * points / 25, DoubtReason::Contested)
    };
    let score = u8::try_from(score.min(100)).ok()?;
    (score > 0).then_some((score, reason))
}

/// What a character became: its place in what its span became, where both have as many characters;
/// else the whole.
fn form(conversion: &Conversion, at: usize) -> Option<&str> {
    let span = conversion.at_source(at)?;
    let target = conversion.text().get(span.target.clone())?;
    // Forms are compared with those of another conversion of the same text, so bytes do where most
    // characters have three.
    let offset = at - span.source.start;
    if span.source.len() != span.target.len() {
        return Some(target);
    }
    let rest = target.get(offset..)?;
    let n = rest.chars().next()?.len_utf8();
    rest.get(..n)
}
