//! Putting bytes for those that are lost in a run.

use super::place::Place;
use super::walk::{Byte, Run, Step};
use crate::repair::context::{NEAR, Page};
use crate::repair::gbk;

/// How many runners-up are kept.
const OTHERS: usize = 3;

/// Puts the likeliest byte for each that is lost in a run and that no note has told.
pub(super) fn settle(page: &mut Page<'_>, place: &Place<'_>, run: &mut Run) {
    page.turn_to(place.at);
    settle_each(page, place, run);
    if run.steps.iter().filter(|step| step.is_lost()).count() > 1 {
        // Once more, now that each sees the others.
        settle_each(page, place, run);
    }
}

fn settle_each(page: &mut Page<'_>, place: &Place<'_>, run: &mut Run) {
    for index in 0..run.steps.len() {
        let Some(step) = run
            .steps
            .get(index)
            .filter(|step| step.is_lost() && !step.is_told)
        else {
            continue;
        };
        let mut before = place.before();
        let earlier = run.steps.get(..index).unwrap_or_default();
        before.extend(earlier.iter().filter_map(Step::character));
        let mut after: Vec<char> = step.eaten.into_iter().collect();
        let later = run.steps.get(index + 1..).unwrap_or_default();
        let settled: Vec<char> = later.iter().map_while(Step::character).take(NEAR).collect();
        if settled.len() == later.len() {
            after.extend(settled.into_iter().chain(place.after(run.end)));
        } else {
            after.extend(settled);
        }
        let ranked = page.rank(candidates(step), &before, &after);
        if let Some(step) = run.steps.get_mut(index) {
            choose(step, &ranked);
        }
    }
}

/// Puts the first of the ranked candidates for the lost byte of a step.
fn choose(step: &mut Step, ranked: &[char]) {
    let Some([lead, trail]) = ranked.first().copied().and_then(gbk::pair) else {
        return;
    };
    match step.trail {
        Some(Byte::Lost(_)) => step.trail = Some(Byte::Lost(trail)),
        _ => step.lead = Byte::Lost(lead),
    }
    step.is_proved = step.reading.is_some() && ranked.len() == 1;
    step.others = ranked.iter().skip(1).take(OTHERS).copied().collect();
}

/// Every character that has the byte of the step that is not lost, and its reading if one is
/// known.
fn candidates(step: &Step) -> Vec<char> {
    let made = (0x40..=0xFE).filter_map(|byte| match (step.lead, step.trail?) {
        (lead, Byte::Lost(_)) if step.is_of_no_character => {
            // The next byte leads a character of GB 2312 or of the rows below it.
            matches!(byte, 0xA1..=0xA7 | 0xAA..=0xAF | 0xF8..=0xFE)
                .then(|| gbk::character(lead.value(), byte))?
        }
        (lead, Byte::Lost(_)) => gbk::character(lead.value(), byte),
        (_, Byte::Known(trail)) => gbk::character(byte, trail),
    });
    made.filter(|&character| {
        let fits = |reading: &crate::repair::reading::Syllable| reading.reads(character);
        !gbk::is_private(character) && step.reading.as_ref().is_none_or(fits)
    })
    .collect()
}
