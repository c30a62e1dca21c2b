//! Alignments: built piece by piece, and joined over two stages.

use super::conversion::{Conversion, Cut, Span};
use super::kind::Kind;
use super::step::Step;
use crate::stage::{Draft, Sink};

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

impl Draft for String {
    type Place = usize;

    fn place(&self) -> usize {
        self.len()
    }
}

impl Draft for Conversion {
    type Place = Place;

    fn place(&self) -> Place {
        Place {
            n_text: self.text.len(),
            n_cuts: self.cuts.len(),
            n_steps: self.steps.len(),
            last: self.cuts.last().copied(),
        }
    }
}

impl Sink for Conversion {
    fn same(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.push_same(text.len());
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
        self.push_made(n_source, form.len(), kind);
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
        self.push_made(n_source, form.len_utf8(), kind);
    }
}

/// How far a conversion was.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    n_text: usize,
    n_cuts: usize,
    n_steps: usize,
    /// The last span, which may have grown since.
    last: Option<Cut>,
}

impl Conversion {
    /// What was made since it was at `place`.
    pub(super) fn text_from(&self, place: Place) -> &str {
        self.text.get(place.n_text..).unwrap_or_default()
    }

    /// Takes back what was made since it was at `place`, and puts it in `into`, which is empty.
    pub(super) fn split_off(&mut self, place: Place, into: &mut Self) {
        into.text.push_str(self.text_from(place));
        let base = place.last.unwrap_or_default();
        let cut = |cut: &Cut| cut.after(base);
        if let Some(grown) = place.n_cuts.checked_sub(1).and_then(|at| self.cuts.get(at))
            && grown.source != base.source
        {
            into.cuts.push(cut(grown));
        }
        let cuts = self.cuts.get(place.n_cuts..).unwrap_or_default();
        into.cuts.extend(cuts.iter().map(cut));
        let steps = self.steps.get(place.n_steps..).unwrap_or_default();
        into.steps.extend_from_slice(steps);
        self.take_back(place);
    }

    /// Takes back what was made since it was at `place`.
    pub(super) fn take_back(&mut self, place: Place) {
        self.text.truncate(place.n_text);
        self.steps.truncate(place.n_steps);
        self.cuts.truncate(place.n_cuts);
        if let Some((last, was)) = self.cuts.last_mut().zip(place.last) {
            *last = was;
        }
    }

    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
        self.steps.clear();
    }

    /// Adds the next span, with the steps added since the one before; what stays the same is one
    /// with what stayed the same before it.
    pub(super) fn push(&mut self, n_source: usize, n_target: usize, kind: Kind) {
        if kind == Kind::Same {
            self.push_same(n_source);
        } else {
            self.push_made(n_source, n_target, kind);
        }
    }

    /// Adds what stays the same.
    fn push_same(&mut self, n: usize) {
        let cut = self.next_cut(n, n, Kind::Same);
        match self.cuts.last_mut() {
            Some(last) if last.kind() == Kind::Same => *last = cut,
            _ => self.cuts.push(cut),
        }
    }

    /// Adds what does not.
    fn push_made(&mut self, n_source: usize, n_target: usize, kind: Kind) {
        let cut = self.next_cut(n_source, n_target, kind);
        self.cuts.push(cut);
    }

    /// The end of the next span.
    fn next_cut(&self, n_source: usize, n_target: usize, kind: Kind) -> Cut {
        let length = |n| u32::try_from(n).unwrap_or(u32::MAX);
        let before = self.cuts.last().copied().unwrap_or_default();
        Cut::new(
            before.source.saturating_add(length(n_source)),
            before.target.saturating_add(length(n_target)),
            self.steps.len(),
            kind,
        )
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
