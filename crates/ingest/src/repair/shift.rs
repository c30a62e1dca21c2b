//! GBK read one byte off.
//!
//! A program that works on bytes loses the first of a character's two, or sets a note between
//! them. What follows is then read in the wrong pairs, until a pair ends in ASCII or another byte
//! is lost: `（三）抓“關鍵` becomes `?。ㄈ┳ァ瓣P鍵`, `入區縣` becomes `入?yún)^(qū)縣`.
//!
//! The run is encoded again, the lost byte put back, and the bytes decoded. Which byte was lost a
//! note can tell; else what it may have been is ranked by the words it makes ([`rank`]). The
//! change is made only where the text becomes far likelier by it.

mod place;
mod rank;
mod walk;

use bundle::{Certainty, Reason, RepairKind};

use self::place::{LOSS, Place};
use self::walk::Run;
use super::context::{NEAR, Page};
use super::edit::Edit;
use super::gloss::is_han;
use super::lexicon::{self, lexicon};
use super::signs::Signs;

/// How much likelier a text must become, as a natural logarithm.
const LIKELIER: f32 = 7.0;

/// How far a word reaches to each side of a run, in characters.
const WORD: usize = 2;

/// What a character of Chinese text weighs at least, on average; see [`lexicon()`].
const CHINESE: f64 = -10.5;

/// Finds the runs that are read one byte off.
pub(super) fn find(text: &str, signs: Signs) -> Vec<Edit> {
    if !signs.loss {
        return Vec::new();
    }
    let edits = scan(text, false);
    if edits.is_empty() || !text.contains("?!?") {
        return edits;
    }
    // On a page that is damaged so, `?!?` is no one's outcry.
    scan(text, true)
}

fn scan(text: &str, is_damaged: bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut page = Page::new(text);
    let mut done = 0;
    for (at, mark) in text.match_indices(LOSS) {
        if at < done {
            continue;
        }
        let Some(place) = Place::at(text, at, mark.len(), is_damaged) else {
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
            if !is_evident(place, &run) {
                continue;
            }
            // What is known of it has to be likelier already.
            if gain(place, &run) < LIKELIER / 2.0 {
                continue;
            }
            rank::settle(page, place, &mut run);
            let gain = gain(place, &run);
            if gain > LIKELIER
                && is_chinese(place, &run)
                && best.as_ref().is_none_or(|(most, _)| gain > *most)
            {
                best = Some((gain, run));
            }
        }
    }
    best.map(|(_, run)| run)
}

/// Whether a run is more than ASCII that may be meant, or a note tells of it.
fn is_evident(place: &Place<'_>, run: &Run) -> bool {
    let found = place.text.get(place.from..run.end).unwrap_or_default();
    if place.note.is_some() || !found.is_ascii() {
        return true;
    }
    let (before, _) = place.text.split_at_checked(place.at).unwrap_or_default();
    let after = place.text.get(place.from..).unwrap_or_default();
    !found.is_empty() && found.len() == place::ascii_run(before, after, place.is_damaged)
}

/// How much likelier the text around a place becomes by a run.
fn gain(place: &Place<'_>, run: &Run) -> f32 {
    let (line, after) = (place.before(), place.after(run.end));
    let before = line
        .get(line.len().saturating_sub(NEAR)..)
        .unwrap_or_default();
    let weigh = |middle: &[char]| {
        let around = before.iter().chain(middle).chain(&after).copied();
        lexicon().score(&lexicon::fold(around))
    };
    let put: Vec<char> = run.characters().collect();
    let found: Vec<char> = place
        .text
        .get(place.at..run.end)
        .unwrap_or_default()
        .chars()
        .collect();
    weigh(&put) - weigh(&found)
}

/// Whether what a run becomes is Chinese, with the words it stands in.
fn is_chinese(place: &Place<'_>, run: &Run) -> bool {
    let before = place.before();
    let near = before
        .iter()
        .rev()
        .take(WORD)
        .take_while(|&&character| is_han(character));
    let mut put: Vec<char> = near.copied().collect();
    put.reverse();
    put.extend(run.characters());
    put.extend(
        place
            .after(run.end)
            .into_iter()
            .take(WORD)
            .take_while(|&character| is_han(character)),
    );
    lexicon().weigh_all(&lexicon::fold(put)).each() > CHINESE
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
