//! Alignments: built piece by piece, and joined over two stages.

use super::conversion::{Conversion, Cut, Span};
use super::kind::Kind;
use super::step::Step;
use crate::stage::Sink;

impl Sink for String {
    fn same(&mut self, text: &str) {
        self.push_str(text);
    }

    fn put(&mut self, same: &str, _: usize, form: &str, _: Kind, _: impl FnOnce() -> Step) {
        self.push_str(same);
        self.push_str(form);
    }

    fn put_character(
        &mut self,
        same: &str,
        _: usize,
        form: char,
        _: Kind,
        _: impl FnOnce() -> Step,
    ) {
        self.push_str(same);
        self.push(form);
    }
}

impl Sink for Conversion {
    fn same(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.push(text.len(), text.len(), Kind::Same);
        }
    }

    fn put(
        &mut self,
        same: &str,
        n_source: usize,
        form: &str,
        kind: Kind,
        step: impl FnOnce() -> Step,
    ) {
        self.same(same);
        self.steps.push(step());
        self.text.push_str(form);
        self.push(n_source, form.len(), kind);
    }

    fn put_character(
        &mut self,
        same: &str,
        n_source: usize,
        form: char,
        kind: Kind,
        step: impl FnOnce() -> Step,
    ) {
        self.same(same);
        self.steps.push(step());
        self.text.push(form);
        self.push(n_source, form.len_utf8(), kind);
    }
}

impl Conversion {
    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
        self.steps.clear();
    }

    /// Adds the next span, with the steps added since the one before; what stays the same is one
    /// with what stayed the same before it.
    pub(super) fn push(&mut self, n_source: usize, n_target: usize, kind: Kind) {
        let n_source = u32::try_from(n_source).unwrap_or(u32::MAX);
        let n_target = u32::try_from(n_target).unwrap_or(u32::MAX);
        let before = self.cuts.last().copied().unwrap_or_default();
        let (source, target) = (before.source, before.target);
        let (source, target) = (
            source.saturating_add(n_source),
            target.saturating_add(n_target),
        );
        let cut = Cut::new(source, target, self.steps.len(), kind);
        match self.cuts.last_mut() {
            Some(last) if kind == Kind::Same && last.kind() == Kind::Same => *last = cut,
            _ => self.cuts.push(cut),
        }
    }

    /// Adds what `one` and then `two` made of a text: `two` is a conversion of the target of `one`.
    /// Spans become as small as the borders both have in common allow; what stayed the same may be
    /// cut anywhere.
    pub(super) fn join(&mut self, one: &Self, two: &Self) {
        self.text.push_str(&two.text);
        let (mut ones, mut twos) = (
            Cursor::new(one, Side::Target),
            Cursor::new(two, Side::Source),
        );
        let mut later = Vec::new();
        while let (Some(first), Some(second)) = (ones.kind(), twos.kind()) {
            if first == Kind::Same && second == Kind::Same {
                let n = ones.left().min(twos.left());
                ones.take(n);
                twos.take(n);
                self.push(n, n, Kind::Same);
                continue;
            }
            let mut group = Group {
                kind: first.max(second),
                ..Group::default()
            };
            if second == Kind::Same {
                group.add_one(&mut ones, usize::MAX, &mut self.steps);
            } else {
                group.add_two(&mut twos, usize::MAX, &mut later);
            }
            while group.middle.0 != group.middle.1 {
                let lacking = group.middle.0.abs_diff(group.middle.1);
                let added = if group.middle.0 < group.middle.1 {
                    group.add_one(&mut ones, lacking, &mut self.steps)
                } else {
                    group.add_two(&mut twos, lacking, &mut later)
                };
                if added == 0 {
                    break;
                }
            }
            self.steps.append(&mut later);
            self.push(group.n_source, group.n_target, group.kind);
        }
    }
}

/// Spans of two stages that cannot be told apart.
#[derive(Default)]
struct Group {
    /// Bytes of the source.
    n_source: usize,
    /// Bytes between the stages that the spans of the first and of the second stage account for.
    middle: (usize, usize),
    /// Bytes of the target.
    n_target: usize,
    kind: Kind,
}

impl Group {
    /// Adds the next span of the first stage, of what stays the same at most `most` bytes; gives
    /// how many bytes between the stages it accounts for.
    fn add_one(&mut self, ones: &mut Cursor<'_>, most: usize, steps: &mut Vec<Step>) -> usize {
        let Some(taken) = ones.take_span(most, steps) else {
            return 0;
        };
        self.n_source += taken.n_source;
        self.middle.0 += taken.n_target;
        self.kind = self.kind.max(taken.kind);
        taken.n_target
    }

    /// As above for the second stage.
    fn add_two(&mut self, twos: &mut Cursor<'_>, most: usize, steps: &mut Vec<Step>) -> usize {
        let Some(taken) = twos.take_span(most, steps) else {
            return 0;
        };
        self.middle.1 += taken.n_source;
        self.n_target += taken.n_target;
        self.kind = self.kind.max(taken.kind);
        taken.n_source
    }
}

/// Which side of a conversion lies between the stages.
#[derive(Clone, Copy)]
enum Side {
    Source,
    Target,
}

/// What was taken off a cursor.
struct Taken {
    n_source: usize,
    n_target: usize,
    kind: Kind,
}

/// A place in the spans of a conversion.
struct Cursor<'a> {
    conversion: &'a Conversion,
    side: Side,
    at: usize,
    /// Bytes taken of the span at `at`, which stays the same.
    taken: usize,
}

impl<'a> Cursor<'a> {
    fn new(conversion: &'a Conversion, side: Side) -> Self {
        Self {
            conversion,
            side,
            at: 0,
            taken: 0,
        }
    }

    fn span(&self) -> Option<Span> {
        self.conversion.span(self.at)
    }

    fn kind(&self) -> Option<Kind> {
        self.span().map(|span| span.kind)
    }

    /// Bytes left of this span between the stages.
    fn left(&self) -> usize {
        let length = self.span().map_or(0, |span| match self.side {
            Side::Source => span.source.len(),
            Side::Target => span.target.len(),
        });
        length - self.taken
    }

    /// Passes `n` bytes of a span that stays the same.
    fn take(&mut self, n: usize) {
        self.taken += n;
        if self.left() == 0 {
            self.at += 1;
            self.taken = 0;
        }
    }

    /// Takes the next span; of one that stays the same `most` bytes at most.
    fn take_span(&mut self, most: usize, steps: &mut Vec<Step>) -> Option<Taken> {
        let span = self.span()?;
        if span.kind == Kind::Same {
            let n = self.left().min(most);
            self.take(n);
            return Some(Taken {
                n_source: n,
                n_target: n,
                kind: Kind::Same,
            });
        }
        self.at += 1;
        steps.extend_from_slice(self.conversion.steps(&span));
        let (n_source, n_target) = (span.source.len(), span.target.len());
        Some(Taken {
            n_source,
            n_target,
            kind: span.kind,
        })
    }
}
