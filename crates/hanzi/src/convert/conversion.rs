//! A converted text and what became what.

use std::ops::Range;

use super::kind::Kind;
use super::step::Step;

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
pub(super) struct Cut {
    pub(super) source: u32,
    pub(super) target: u32,
    /// How many steps there are up to here, above the number of the kind.
    steps_kind: u32,
}

impl Cut {
    /// Bits of the kind.
    const KIND: u32 = 4;

    pub(super) fn new(source: u32, target: u32, n_steps: usize, kind: Kind) -> Self {
        let n_steps = u32::try_from(n_steps).unwrap_or(u32::MAX);
        Self {
            source,
            target,
            steps_kind: n_steps << Self::KIND | kind as u32,
        }
    }

    pub(super) fn kind(self) -> Kind {
        let number = self.steps_kind & ((1 << Self::KIND) - 1);
        Kind::ALL.get(number as usize).copied().unwrap_or_default()
    }

    /// The same end counted from `base` on.
    pub(super) fn after(self, base: Self) -> Self {
        Self::new(
            self.source - base.source,
            self.target - base.target,
            self.n_steps() - base.n_steps(),
            self.kind(),
        )
    }

    fn n_steps(self) -> usize {
        (self.steps_kind >> Self::KIND) as usize
    }
}

/// A converted text, aligned with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    pub(super) text: String,
    pub(super) cuts: Vec<Cut>,
    pub(super) steps: Vec<Step>,
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

    /// The entries or the rule that made a stretch what it is, in the order they applied; none where
    /// its kind is [`Kind::Same`].
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
