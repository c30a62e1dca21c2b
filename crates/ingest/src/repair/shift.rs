//! GBK read one byte off.
//!
//! A program that works on bytes loses the first of a character's two, or sets a note between
//! them. What follows is then read in the wrong pairs, until a pair ends in ASCII or another byte
//! is lost: `（三）抓“關鍵` becomes `?。ㄈ┳ァ瓣P鍵`, `入區縣` becomes `入?yún)^(qū)縣`.
//!
//! The run is encoded again, the lost byte put back, and the bytes decoded. Which byte was lost a
//! note can tell; else what it may have been is ranked by the words it makes ([`rank`]). The
//! change is made only where the text becomes far likelier by it.

mod marks;
mod place;
mod rank;
mod walk;

use bundle::{Certainty, Reason, RepairKind};

use self::place::{LOSS, Place};
use self::rank::Page;
use self::walk::Run;
use super::edit::Edit;
use super::lexicon::lexicon;

/// How much likelier a text must become, as a natural logarithm.
const LIKELIER: f32 = 9.0;

/// Finds the runs that are read one byte off.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut page = Page::new(text);
    let mut done = 0;
    for (at, mark) in text.match_indices(LOSS) {
        if at < done {
            continue;
        }
        let Some(place) = Place::at(text, at, mark.len()) else {
            continue;
        };
        let Some(run) = restore(&mut page, &place) else {
            continue;
        };
        done = run.end;
        edits.extend(mended(text, run));
    }
    edits
}

/// The best way to read what follows a lost byte, if one is far likelier than what is there.
fn restore(page: &mut Page<'_>, place: &Place<'_>) -> Option<Run> {
    let mut best: Option<(f32, Run)> = None;
    let leads = place.leads();
    let is_only = leads.len() == 1;
    for lead in leads {
        for mut run in walk::runs(place, lead, is_only) {
            page.settle(place, &mut run);
            let gain = gain(place, &run);
            if gain > LIKELIER && best.as_ref().is_none_or(|(most, _)| gain > *most) {
                best = Some((gain, run));
            }
        }
    }
    best.map(|(_, run)| run)
}

/// How much likelier the text around a place becomes by a run.
fn gain(place: &Place<'_>, run: &Run) -> f32 {
    let (before, after) = (place.before(), place.after(run.end));
    let weigh = |middle: Vec<char>| {
        let folded =
            super::lexicon::fold(before.iter().copied().chain(middle).chain(after.clone()));
        lexicon().score(&folded)
    };
    let found = place.text.get(place.at..run.end).unwrap_or_default();
    weigh(run.characters().collect()) - weigh(found.chars().collect())
}

/// One edit for each lost byte: the run up to the second, if there is one, and that.
fn mended(text: &str, run: Run) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for step in run.steps {
        let (put, bytes) = (step.put(), step.bytes());
        let certainty = if step.is_proved {
            Certainty::Proved
        } else {
            Certainty::Likely
        };
        match edits.last_mut() {
            Some(edit) if !step.is_lost() => {
                edit.range.end = step.found.end;
                edit.put.push_str(&put);
                edit.suggestions
                    .iter_mut()
                    .for_each(|other| other.push_str(&put));
                if let Reason::Bytes { bytes: before, .. } = &mut edit.why {
                    before.push(' ');
                    before.push_str(&bytes);
                }
            }
            _ => edits.push(Edit {
                range: step.found,
                put,
                kind: if run.is_split {
                    RepairKind::Gloss
                } else {
                    RepairKind::Shift
                },
                certainty,
                why: Reason::Bytes {
                    encoding: "GBK".to_owned(),
                    bytes,
                },
                suggestions: step.others.iter().map(char::to_string).collect(),
            }),
        }
    }
    leave_out_indent(text, edits.first_mut());
    edits
}

/// A restored ideographic space after an ASCII one is left out: it is indentation, and the page
/// has had its ideographic spaces folded.
fn leave_out_indent(text: &str, edit: Option<&mut Edit>) {
    let Some(edit) = edit else { return };
    let before = text.get(..edit.range.start).unwrap_or_default();
    if before.ends_with(' ')
        && let Some(rest) = edit.put.strip_prefix('\u{3000}')
    {
        edit.put = rest.to_owned();
    }
}
