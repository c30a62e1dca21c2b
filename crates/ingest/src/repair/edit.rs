//! Edits of a text, and how the edits of one pass are laid over those of the passes before it.

use std::ops::Range;

use bundle::{Certainty, Reason, Repair, RepairKind, Span};

/// A change that a pass asks for, in the coordinates of the text the pass was given.
///
/// The edits of a pass are sorted and do not overlap. An edit may put what it finds: then it
/// changes nothing and only marks the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// The bytes to replace.
    pub range: Range<usize>,
    /// What to put there.
    pub put: String,
    /// What kind of damage it mends.
    pub kind: RepairKind,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why. A span in it is in the coordinates of the text the pass was given.
    pub why: Reason,
    /// What may have stood there, best first.
    pub suggestions: Vec<String>,
}

/// A text under repair: what it is now, and how it came to be that.
#[derive(Debug)]
pub(super) struct Draft {
    /// The text as repaired so far.
    pub text: String,
    /// The repairs so far, sorted, none overlapping, in the coordinates of `text`.
    pub repairs: Vec<Repair>,
}

impl Draft {
    /// Makes the changes of one pass.
    ///
    /// Where an edit falls on a place that an earlier pass has changed, the two become one
    /// repair: it finds what the page had, puts what the last pass put, and takes its kind and
    /// its reason from the one that covers more, its certainty from the less sure.
    ///
    /// Edits that are out of order, overlap, or do not fit the text are passed over.
    pub(super) fn apply(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        let mut weave = Weave::new(&self.text);
        let mut earlier = std::mem::take(&mut self.repairs).into_iter().peekable();
        let mut at = 0;
        for edit in edits {
            if edit.range.start < at || self.text.get(edit.range.clone()).is_none() {
                continue;
            }
            at = edit.range.end;
            while let Some(repair) = earlier.next_if(|repair| stands_before(repair, &edit)) {
                weave.keep(repair);
            }
            // Earlier repairs that reach into this edit. One of them may already have been
            // merged with the edit before, which then grows to hold this edit as well.
            let mut merged = Vec::new();
            while let Some(repair) = earlier.next_if(|repair| overlap(repair, &edit.range)) {
                merged.push(repair);
            }
            weave.put(edit, merged);
        }
        for repair in earlier {
            weave.keep(repair);
        }
        (self.text, self.repairs) = weave.finish();
    }
}

fn stands_before(repair: &Repair, edit: &Edit) -> bool {
    let (start, end) = (repair.span.start as usize, repair.span.end as usize);
    end <= edit.range.start || (start == end && start == edit.range.start)
}

fn overlap(repair: &Repair, range: &Range<usize>) -> bool {
    (repair.span.start as usize) < range.end && (repair.span.end as usize) > range.start
}

/// One place that changes, with everything that changes it.
struct Place {
    /// The bytes it covers in the text before this pass.
    range: Range<usize>,
    /// Repairs of earlier passes within it.
    earlier: Vec<Repair>,
    /// Edits of this pass within it.
    edits: Vec<Edit>,
}

/// Lays the edits of a pass over the repairs before it, from left to right.
struct Weave<'a> {
    text: &'a str,
    places: Vec<Place>,
}

impl<'a> Weave<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            places: Vec::new(),
        }
    }

    /// Takes over a repair that no edit of this pass touches.
    fn keep(&mut self, repair: Repair) {
        let range = repair.span.start as usize..repair.span.end as usize;
        self.join(range, vec![repair], None);
    }

    fn put(&mut self, edit: Edit, merged: Vec<Repair>) {
        let start = merged
            .first()
            .map_or(edit.range.start, |r| r.span.start as usize);
        let end = merged
            .last()
            .map_or(edit.range.end, |r| r.span.end as usize);
        let range = start.min(edit.range.start)..end.max(edit.range.end);
        self.join(range, merged, Some(edit));
    }

    /// Adds a place, or widens the last one when it reaches into it.
    fn join(&mut self, range: Range<usize>, earlier: Vec<Repair>, edit: Option<Edit>) {
        if let Some(last) = self.places.last_mut()
            && last.range.end > range.start
        {
            last.range.end = last.range.end.max(range.end);
            last.earlier.extend(earlier);
            last.edits.extend(edit);
            return;
        }
        self.places.push(Place {
            range,
            earlier,
            edits: edit.into_iter().collect(),
        });
    }

    fn finish(self) -> (String, Vec<Repair>) {
        let mut text = String::with_capacity(self.text.len());
        let mut repairs = Vec::with_capacity(self.places.len());
        let mut moves = Vec::new();
        let mut at = 0;
        for place in self.places {
            text.push_str(self.text.get(at..place.range.start).unwrap_or_default());
            at = place.range.end;
            let start = text.len();
            rewrite(self.text, &place, &mut text, &mut moves);
            let found = undone(self.text, &place);
            let span = Span::from(start..text.len());
            let put = text.get(start..).unwrap_or_default().to_owned();
            repairs.push(settle(place, span, found, put));
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        for repair in &mut repairs {
            if let Reason::SameAs { span } = &mut repair.why {
                *span = moved(*span, &moves);
            }
        }
        (text, repairs)
    }
}

/// Where a stretch of the old text has come to stand.
struct Move {
    /// The bytes of the old text that were replaced.
    old: Range<usize>,
    /// The bytes of the new text that replace them.
    new: Range<usize>,
}

/// Writes a place as it reads after this pass.
fn rewrite(old: &str, place: &Place, text: &mut String, moves: &mut Vec<Move>) {
    let mut at = place.range.start;
    for edit in &place.edits {
        text.push_str(old.get(at..edit.range.start).unwrap_or_default());
        let start = text.len();
        text.push_str(&edit.put);
        moves.push(Move {
            old: edit.range.clone(),
            new: start..text.len(),
        });
        at = edit.range.end;
    }
    text.push_str(old.get(at..place.range.end).unwrap_or_default());
}

/// A place as it read before any pass.
fn undone(old: &str, place: &Place) -> String {
    let mut found = String::new();
    let mut at = place.range.start;
    for repair in &place.earlier {
        found.push_str(old.get(at..repair.span.start as usize).unwrap_or_default());
        found.push_str(&repair.found);
        at = repair.span.end as usize;
    }
    found.push_str(old.get(at..place.range.end).unwrap_or_default());
    found
}

/// Makes one repair of all that happened at a place.
fn settle(place: Place, span: Span, found: String, put: String) -> Repair {
    let least = (place.earlier.iter().map(|repair| repair.certainty))
        .chain(place.edits.iter().map(|edit| edit.certainty))
        .max()
        .unwrap_or(Certainty::Open);
    // Open says that nothing was put. Where a loss stands within text that was put, it was.
    let certainty = if found == put {
        least
    } else {
        least.min(Certainty::Likely)
    };
    let mut widest: Option<(usize, Repair)> = None;
    let mut offer = |width: usize, repair: Repair| {
        if widest.as_ref().is_none_or(|(most, _)| width > *most) {
            widest = Some((width, repair));
        }
    };
    for repair in place.earlier {
        offer(repair.span.len().max(1) as usize, repair);
    }
    for edit in place.edits {
        let (kind, why, suggestions) = (edit.kind, edit.why, edit.suggestions);
        let (found, put) = (String::new(), String::new());
        let repair = Repair {
            span,
            kind,
            found,
            put,
            certainty,
            why,
            suggestions,
            ruling: None,
        };
        offer(edit.range.len(), repair);
    }
    match widest {
        Some((_, repair)) => Repair {
            span,
            found,
            put,
            certainty,
            ..repair
        },
        None => unreachable_place(span, found, put),
    }
}

/// A place always holds a repair or an edit; should it hold neither, the change is still kept.
fn unreachable_place(span: Span, found: String, put: String) -> Repair {
    Repair {
        span,
        kind: RepairKind::Correction,
        found,
        put,
        certainty: Certainty::Open,
        why: Reason::Editor,
        suggestions: Vec::new(),
        ruling: None,
    }
}

/// Moves a span of the old text to where it stands in the new.
fn moved(span: Span, moves: &[Move]) -> Span {
    let place = |at: usize, is_end: bool| {
        let next = moves.partition_point(|change| change.old.end <= at);
        if let Some(change) = moves.get(next)
            && change.old.start < at
        {
            return if is_end {
                change.new.end
            } else {
                change.new.start
            };
        }
        match next.checked_sub(1).and_then(|last| moves.get(last)) {
            Some(last) => last.new.end + (at - last.old.end),
            None => at,
        }
    };
    Span::from(place(span.start as usize, false)..place(span.end as usize, true))
}
