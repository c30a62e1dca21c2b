//! What a lost byte may have been, by the words it makes and by what else stands on the page.

use std::collections::HashMap;

use hanzi::ScriptState;

use super::marks;
use super::place::Place;
use super::walk::{Byte, Run, Step};
use crate::repair::gbk;
use crate::repair::lexicon::{fold, lexicon};

/// How many characters on each side decide.
const CONTEXT: usize = 6;
/// How many runners-up are kept.
const OTHERS: usize = 3;
/// What it counts, for a candidate, to stand beside the same character elsewhere on the page, and
/// between the same two.
const BESIDE: f32 = 2.0;
const BETWEEN: f32 = 3.0;
/// What it costs to be of the script the page is not written in.
const OTHER_SCRIPT: f32 = 3.0;
/// The bytes lost most are those of punctuation, whose lead byte is A1.
const PUNCTUATION: f32 = 1.5;

/// A page, and which characters stand side by side on it.
pub(super) struct Page<'a> {
    text: &'a str,
    known: Option<Known>,
}

struct Known {
    neighbours: HashMap<[char; 2], u32>,
    threes: HashMap<[char; 3], u32>,
    script: ScriptState,
}

impl<'a> Page<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, known: None }
    }

    fn known(&mut self) -> &Known {
        self.known.get_or_insert_with(|| Known::read(self.text))
    }

    /// Puts the likeliest byte for each that is lost in a run.
    pub(super) fn settle(&mut self, place: &Place<'_>, run: &mut Run) {
        for index in 0..run.steps.len() {
            let Some(step) = run.steps.get(index) else {
                return;
            };
            if step.character().is_some() {
                // The lead byte is told by a note.
                continue;
            }
            let around = |steps: Option<&[Step]>| {
                steps
                    .unwrap_or_default()
                    .iter()
                    .filter_map(Step::character)
                    .collect::<Vec<_>>()
            };
            let mut before = place.before();
            let restored = around(run.steps.get(..index));
            let open = marks::open_bracket(place.line().chain(restored.iter().copied()));
            before.extend(restored);
            let mut after = around(run.steps.get(index + 1..));
            after.extend(step.eaten);
            after.extend(place.after(run.end));
            let ranked = self.rank(step, open, &fold(before), &fold(after));
            if let Some(step) = run.steps.get_mut(index) {
                choose(step, &ranked);
            }
        }
    }

    /// The characters that a step may be, the likeliest first.
    fn rank(
        &mut self,
        step: &Step,
        open: Option<char>,
        before: &[char],
        after: &[char],
    ) -> Vec<(f32, Byte, char)> {
        let before = before
            .get(before.len().saturating_sub(CONTEXT)..)
            .unwrap_or_default();
        let after = after.get(..CONTEXT.min(after.len())).unwrap_or_default();
        let known = self.known();
        let mut ranked: Vec<(f32, Byte, char)> = candidates(step)
            .into_iter()
            .map(|(byte, character)| {
                let folded = hanzi::fold_char(character).unwrap_or(character);
                let mut text = before.to_vec();
                text.push(folded);
                text.extend(after);
                let mut score = lexicon().score(&text) + known.beside(before, folded, after);
                let (last, next) = (before.last().copied(), after.first().copied());
                score += marks::fit(open, last, character, next);
                if known.is_of_other_script(character) {
                    score -= OTHER_SCRIPT;
                }
                if matches!(gbk::pair(character), Some([0xA1, _])) {
                    score += PUNCTUATION;
                }
                (score, byte, character)
            })
            .collect();
        ranked.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
        ranked
    }
}

/// Puts the first of the ranked candidates for the lost byte of a step.
fn choose(step: &mut Step, ranked: &[(f32, Byte, char)]) {
    let Some((_, byte, _)) = ranked.first() else {
        return;
    };
    match step.trail {
        Some(Byte::Lost(_)) => step.trail = Some(*byte),
        _ => step.lead = *byte,
    }
    step.is_proved = step.reading.is_some() && ranked.len() == 1;
    step.others = ranked
        .iter()
        .skip(1)
        .take(OTHERS)
        .map(|(.., other)| *other)
        .collect();
}

/// Every character that has the byte of the step that is not lost, and its reading if one is
/// known.
fn candidates(step: &Step) -> Vec<(Byte, char)> {
    let bytes = 0x40..=0xFE_u8;
    let made = bytes.filter_map(|byte| {
        let character = match (step.lead, step.trail?) {
            (Byte::Known(lead) | Byte::Lost(lead), Byte::Lost(_)) => gbk::character(lead, byte)?,
            (_, Byte::Known(trail)) => gbk::character(byte, trail)?,
        };
        Some((Byte::Lost(byte), character))
    });
    made.filter(|(_, character)| {
        !gbk::is_private(*character)
            && step
                .reading
                .as_ref()
                .is_none_or(|reading| reading.reads(*character))
    })
    .collect()
}

impl Known {
    fn read(text: &str) -> Self {
        let (mut neighbours, mut threes) = (HashMap::new(), HashMap::new());
        let mut last = ['\n'; 2];
        for character in text.chars().filter_map(hanzi::fold_char) {
            let [first, second] = last;
            *neighbours.entry([second, character]).or_insert(0) += 1;
            *threes.entry([first, second, character]).or_insert(0) += 1;
            last = [second, character];
        }
        Self {
            neighbours,
            threes,
            script: hanzi::count(text).state(),
        }
    }

    /// What it counts that a character stands in the same company elsewhere on the page.
    fn beside(&self, before: &[char], character: char, after: &[char]) -> f32 {
        let before = |nth: usize| before.len().checked_sub(nth).and_then(|at| before.get(at));
        let two = |one: Option<&char>, other: Option<&char>| {
            let pair = one.zip(other).map(|(&one, &other)| [one, other]);
            seen(pair.and_then(|pair| self.neighbours.get(&pair)))
        };
        let three = |one: Option<&char>, two: Option<&char>, three: Option<&char>| {
            let three = one
                .zip(two)
                .zip(three)
                .map(|((&one, &two), &three)| [one, two, three]);
            seen(three.and_then(|three| self.threes.get(&three)))
        };
        let (own, next, far) = (Some(&character), after.first(), after.get(1));
        let beside = two(before(1), own) + two(own, next);
        let between =
            three(before(2), before(1), own) + three(before(1), own, next) + three(own, next, far);
        BESIDE * beside + BETWEEN * between
    }

    fn is_of_other_script(&self, character: char) -> bool {
        let count = hanzi::count(character.encode_utf8(&mut [0; 4]));
        match self.script {
            ScriptState::Hans => count.hant > 0,
            ScriptState::Hant => count.hans > 0,
            _ => false,
        }
    }
}

fn seen(count: Option<&u32>) -> f32 {
    count.map_or(0.0, |&count| (count as f32).ln_1p())
}
