//! The two layers of a text, as archived and as repaired, and the way between them.
//!
//! This is the one place that knows how repairs lie over a text: undoing them, finding a place of
//! one layer in the other, and laying the layers side by side.

use crate::{Repair, Span};

/// A repaired text with its repairs, seen as two layers.
///
/// ```
/// # use bundle::{Certainty, Layers, Piece, Reason, Repair, RepairKind, Span};
/// # let reading = Reason::Reading { character: "當".into(), syllable: "dāng".into() };
/// # let (text, found) = ("當前", "(dāng)".to_owned());
/// # let repairs = [Repair {
/// #     span: Span::new(3, 3), kind: RepairKind::Gloss, found, put: String::new(),
/// #     certainty: Certainty::Proved, why: reading, suggestions: Vec::new(), ruling: None,
/// # }];
/// let layers = Layers::of(text, &repairs);
/// assert_eq!(layers.archived(), "當(dāng)前");
/// let pieces = layers.pieces(Span::new(0, 6));
/// let side = |side: fn(&Piece<'_>) -> String| pieces.iter().map(side).collect::<Vec<_>>();
/// assert_eq!(side(|piece| piece.found().to_owned()), ["當", "(dāng)", "前"]);
/// assert_eq!(side(|piece| piece.put().to_owned()), ["當", "", "前"]);
/// ```
#[derive(Debug, Clone)]
pub struct Layers<'a> {
    text: &'a str,
    steps: Vec<Step<'a>>,
}

/// A repair and where it stands in both layers.
#[derive(Debug, Clone, Copy)]
struct Step<'a> {
    /// Its number in the list of repairs.
    nth: usize,
    repair: &'a Repair,
    /// What it covers in the archived text.
    found: Span,
    /// What it covers in the repaired text.
    put: Span,
}

/// A piece of a text in both layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Both layers have the same.
    Same {
        /// The text of both.
        text: &'a str,
        /// Where it stands in the repaired text.
        span: Span,
    },
    /// A repair stands here. Where it is only a mark, both layers have the same all the same.
    Changed {
        /// What the archived text has.
        found: &'a str,
        /// What the repaired text has.
        put: &'a str,
        /// Where `put` stands in the repaired text.
        span: Span,
        /// The number of the repair in the list of repairs.
        nth: usize,
        /// The repair.
        repair: &'a Repair,
    },
}

impl<'a> Piece<'a> {
    /// What the archived text has.
    pub const fn found(&self) -> &'a str {
        match self {
            Self::Same { text, .. } => text,
            Self::Changed { found, .. } => found,
        }
    }

    /// What the repaired text has.
    pub const fn put(&self) -> &'a str {
        match self {
            Self::Same { text, .. } => text,
            Self::Changed { put, .. } => put,
        }
    }

    /// Where it stands in the repaired text.
    pub const fn span(&self) -> Span {
        match self {
            Self::Same { span, .. } | Self::Changed { span, .. } => *span,
        }
    }
}

impl<'a> Layers<'a> {
    /// The layers of `text`, which `repairs` have made of the archived text.
    ///
    /// The repairs have to be in order. One that does not fit the text, or reaches into the one
    /// before it, is passed over.
    pub fn of(text: &'a str, repairs: &'a [Repair]) -> Self {
        let mut steps: Vec<Step<'a>> = Vec::with_capacity(repairs.len());
        // How far each layer is told.
        let (mut archived, mut repaired) = (0_u32, 0_u32);
        for (nth, repair) in repairs.iter().enumerate() {
            let put = repair.span;
            if put.start < repaired || put.of(text).is_none() {
                continue;
            }
            let start = archived.saturating_add(put.start - repaired);
            let length = u32::try_from(repair.found.len()).unwrap_or(u32::MAX);
            archived = start.saturating_add(length);
            repaired = put.end;
            let found = Span::new(start, archived);
            steps.push(Step {
                nth,
                repair,
                found,
                put,
            });
        }
        Self { text, steps }
    }

    /// The archived text.
    pub fn archived(&self) -> String {
        let length = |step: &Step<'_>| step.repair.found.len();
        let added: usize = self.steps.iter().map(length).sum();
        let mut archived = String::with_capacity(self.text.len() + added);
        let mut at = 0;
        for step in &self.steps {
            let same = Span::new(at, step.put.start).of(self.text);
            archived.push_str(same.unwrap_or_default());
            archived.push_str(&step.repair.found);
            at = step.put.end;
        }
        archived.push_str(self.text.get(at as usize..).unwrap_or_default());
        archived
    }

    /// The span of the whole repaired text.
    pub fn whole(&self) -> Span {
        Span::from(0..self.text.len())
    }

    /// What the repair of a number covers in the archived text; nothing for a number that is not
    /// on the list, or of a repair that does not fit.
    pub fn found_at(&self, nth: usize) -> Option<Span> {
        let at = self.steps.binary_search_by_key(&nth, |step| step.nth);
        Some(self.steps.get(at.ok()?)?.found)
    }

    /// The span of the archived text that became `span` of the repaired one.
    ///
    /// A span that begins or ends within a repair is widened to hold what was found there. What
    /// was taken out at either end of the span belongs to it.
    pub fn to_archived(&self, span: Span) -> Span {
        map(&self.steps, span, |step| (step.put, step.found))
    }

    /// The span of the repaired text that `span` of the archived one became; the mirror of
    /// [`Layers::to_archived`].
    pub fn to_repaired(&self, span: Span) -> Span {
        map(&self.steps, span, |step| (step.found, step.put))
    }

    /// The pieces that `span` of the repaired text is made of, in order, none of them empty in
    /// both layers.
    ///
    /// What they put is the text of the span. What was taken out at either end of the span is
    /// among them: a note on the last character of a paragraph stands with that paragraph. Where
    /// a repair reaches over an end of the span, what it puts is cut there, and what it found is
    /// told where the repair begins and not again.
    pub fn pieces(&self, span: Span) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let same = |from: u32, to: u32| {
            let span = Span::new(from, to);
            let text = span.of(self.text).filter(|text| !text.is_empty())?;
            Some(Piece::Same { text, span })
        };
        let mut at = span.start;
        for step in self
            .steps
            .iter()
            .skip(first(&self.steps, span, |it| it.put))
        {
            if !touches(step.put, span) {
                break;
            }
            pieces.extend(same(at, step.put.start));
            let begins = step.put.start >= span.start;
            let cut = Span::new(step.put.start.max(span.start), step.put.end.min(span.end));
            let found = if begins {
                step.repair.found.as_str()
            } else {
                ""
            };
            let put = cut.of(self.text).unwrap_or_default();
            if !(found.is_empty() && put.is_empty()) {
                pieces.push(Piece::Changed {
                    found,
                    put,
                    span: cut,
                    nth: step.nth,
                    repair: step.repair,
                });
            }
            at = cut.end;
        }
        pieces.extend(same(at, span.end));
        pieces
    }
}

/// Whether a repair that stands at `own` is one of those that `span` has to do with.
const fn touches(own: Span, span: Span) -> bool {
    if own.is_empty() {
        span.start <= own.start && own.start <= span.end
    } else {
        own.start < span.end && span.start < own.end
    }
}

/// The number of the first step that `span` has to do with, or of the one it would come before.
fn first(steps: &[Step<'_>], span: Span, own: impl Fn(&Step<'_>) -> Span) -> usize {
    steps.partition_point(|step| {
        let own = own(step);
        own.end < span.start || (own.end == span.start && !own.is_empty())
    })
}

/// Maps a span from the layer that `sides` gives first to the other.
fn map(steps: &[Step<'_>], span: Span, sides: impl Fn(&Step<'_>) -> (Span, Span)) -> Span {
    let next = first(steps, span, |step| sides(step).0);
    // How a place is moved that stands behind the steps before `next`.
    let moved = |next: usize, place: u32| {
        let last = next.checked_sub(1).and_then(|last| steps.get(last));
        last.map_or(place, |last| {
            let (own, other) = sides(last);
            other.end.saturating_add(place.saturating_sub(own.end))
        })
    };
    let touched = |at: usize| {
        let (own, other) = sides(steps.get(at)?);
        touches(own, span).then_some((own, other))
    };
    let start = match touched(next) {
        Some((own, other)) if own.start <= span.start => other.start,
        _ => moved(next, span.start),
    };
    let after = next
        + steps
            .iter()
            .skip(next)
            .take_while(|step| touches(sides(step).0, span))
            .count();
    let end = match after
        .checked_sub(1)
        .filter(|last| *last >= next)
        .and_then(touched)
    {
        Some((own, other)) if own.end >= span.end => other.end,
        _ => moved(after, span.end),
    };
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Certainty, Reason, RepairKind};

    fn repair(start: u32, found: &str, put: &str) -> Repair {
        let end = start + u32::try_from(put.len()).unwrap_or_default();
        Repair {
            span: Span::new(start, end),
            kind: RepairKind::Correction,
            found: found.into(),
            put: put.into(),
            certainty: Certainty::Likely,
            why: Reason::Editor,
            suggestions: Vec::new(),
            ruling: None,
        }
    }

    fn sides<'a>(layers: &Layers<'a>, span: Span) -> Vec<(&'a str, &'a str)> {
        let pieces = layers.pieces(span);
        pieces.iter().map(|it| (it.found(), it.put())).collect()
    }

    #[test]
    fn a_note_on_the_last_character_stands_with_its_paragraph() {
        let repairs = [repair(6, "(xí)", ""), repair(7, "\u{200b}", "")];
        let layers = Layers::of("學習\n前", &repairs);
        assert_eq!(
            sides(&layers, Span::new(0, 6)),
            [("學習", "學習"), ("(xí)", "")]
        );
        assert_eq!(
            sides(&layers, Span::new(7, 10)),
            [("\u{200b}", ""), ("前", "前")]
        );
        assert_eq!(layers.to_archived(Span::new(0, 6)), Span::new(0, 11));
        assert_eq!(layers.to_archived(Span::new(7, 10)), Span::new(12, 18));
    }

    #[test]
    fn a_repair_over_the_end_of_a_span_is_told_where_it_begins() {
        let repairs = [repair(1, "X", "bcd")];
        let layers = Layers::of("abcde", &repairs);
        assert_eq!(sides(&layers, Span::new(0, 2)), [("a", "a"), ("X", "b")]);
        assert_eq!(sides(&layers, Span::new(2, 5)), [("", "cd"), ("e", "e")]);
        assert_eq!(layers.to_archived(Span::new(2, 3)), Span::new(1, 2));
        assert_eq!(layers.to_repaired(Span::new(1, 2)), Span::new(1, 4));
    }

    #[test]
    fn a_repair_that_does_not_fit_is_passed_over() {
        let repairs = [repair(1, "", "x"), repair(3, "?", "照"), repair(4, "?", "")];
        let layers = Layers::of("對照", &repairs);
        assert_eq!(layers.archived(), "對?");
        assert_eq!(layers.found_at(0), None);
        assert_eq!(layers.found_at(1), Some(Span::new(3, 4)));
    }
}
