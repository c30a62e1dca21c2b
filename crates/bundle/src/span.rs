//! Places in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of UTF-8 bytes of a canonical text; in JSON `[start, end]`.
///
/// Both ends stand on character boundaries. The type does not hold that; [`Span::of`] gives
/// nothing for a span that does not fit its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "[u32; 2]", into = "[u32; 2]")]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The text of this span, or nothing where it does not fit `text`.
    ///
    /// ```
    /// # use bundle::Span;
    /// assert_eq!(Span::new(3, 6).of("對照"), Some("照"));
    /// assert_eq!(Span::new(1, 6).of("對照"), None);
    /// ```
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize)
    }

    /// How many bytes it covers.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies within it.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Self {
        Self { start, end }
    }
}

impl From<Span> for [u32; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

/// Offsets past `u32` cannot occur in a text within the limits; they are held at its end.
impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: offset(range.start),
            end: offset(range.end),
        }
    }
}
