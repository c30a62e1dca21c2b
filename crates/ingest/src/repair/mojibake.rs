//! Text that was written in one encoding and read in another, on the whole page or in a line.
//!
//! Each line, and each stretch of a line that is all of characters of one byte, is encoded again
//! as it was read and decoded as it may have been written, twice if need be. The change is made
//! where what comes out is Chinese and what is there is not. A page that speaks of encodings
//! keeps its examples.

pub(super) mod entity;
mod line;
mod recipe;
mod utf8;

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use self::recipe::{Recipe, UTF_8};
use super::context::Page;
use super::edit::Edit;
use super::lexicon::lexicon;
use super::signs::Signs;

/// Text may have been misread this many times over.
const DEEPEST: usize = 3;

/// How much likelier a character has to become, on average, as a natural logarithm.
const LIKELIER: f64 = 2.5;

/// And in all, for a line by itself.
const LIKELIER_IN_ALL: f32 = 30.0;

/// What a character of Chinese text weighs at least, on average.
const CHINESE: f64 = -10.0;

/// And where the page has been shown to be misread.
const LIKE_CHINESE: f64 = -14.0;

/// A way of misreading that has less than one part in so many of what the commonest has is a
/// mistake of ours.
const USUAL: usize = 8;

/// Words of pages that speak of encodings, and may show what goes wrong with them.
const SPEAKING_OF_IT: [&str; 8] = [
    "乱码",
    "亂碼",
    "编码",
    "編碼",
    "字符集",
    "字元集",
    "mojibake",
    "encoding",
];

/// More bytes than this that are not ASCII are no examples where they are most of the page's.
const EXAMPLES: usize = 1000;

/// Finds lines and stretches that were read in another encoding than their own.
pub(super) fn find(text: &str, signs: Signs) -> Vec<Edit> {
    let suspects = line::suspects(text, signs.latin);
    if suspects.is_empty() {
        return Vec::new();
    }
    let mut page = Page::new("");
    let mut readings: Vec<Reading> = suspects
        .into_iter()
        .filter_map(|range| reading(text, range, &[], &mut page))
        .filter(Reading::is_clear)
        .collect();
    if readings.is_empty() || is_spoken_of(text, &readings) {
        return Vec::new();
    }
    let ways = usual_ways(&readings);
    readings.retain(|reading| ways.contains(&reading.recipes));
    let known: Vec<&str> = readings
        .iter()
        .map(|reading| reading.text.as_str())
        .collect();
    let known = known.join("\n");
    // What is too short to prove anything by itself was misread as the rest was.
    let mut page = Page::new(&known);
    let clear: usize = readings.iter().map(|reading| reading.range.len()).sum();
    let all: usize = line::not_ascii(text)
        .into_iter()
        .map(|line| line.len())
        .sum();
    // Where all the rest was misread, a line that looks sound was misread as well.
    let is_whole_page = clear * 10 >= all * 8;
    let is_likely = |reading: &Reading| {
        let is_chinese = reading.is_proof || reading.weight > LIKE_CHINESE;
        is_whole_page || (reading.gain > 0.0 && is_chinese)
    };
    let mut found = Vec::new();
    let mut clear = readings.drain(..).peekable();
    for range in line::not_ascii(text) {
        let mut is_clear = false;
        while let Some(reading) = clear.next_if(|reading| reading.range.start < range.end) {
            is_clear = true;
            found.push(reading.again(text, &ways, &mut page));
        }
        if !is_clear {
            if let Some(reading) = reading(text, range.clone(), &ways, &mut page)
                && is_likely(&reading)
            {
                found.push(reading);
                continue;
            }
            let stretches = line::stretches(text, range).into_iter();
            let readings = stretches.filter_map(|range| reading(text, range, &ways, &mut page));
            found.extend(readings.filter(is_likely));
        }
    }
    found.iter().map(Reading::edit).collect()
}

/// The ways in which most of a page was misread.
fn usual_ways(readings: &[Reading]) -> Vec<Vec<Recipe>> {
    let mut ways: Vec<(usize, &Vec<Recipe>)> = Vec::new();
    for reading in readings {
        match ways.iter_mut().find(|(_, way)| *way == &reading.recipes) {
            Some((bytes, _)) => *bytes += reading.range.len(),
            None => ways.push((reading.range.len(), &reading.recipes)),
        }
    }
    let most = ways
        .iter()
        .map(|(bytes, _)| *bytes)
        .max()
        .unwrap_or_default();
    let usual = ways.into_iter().filter(|(bytes, _)| bytes * USUAL >= most);
    usual.map(|(_, way)| way.clone()).collect()
}

/// A stretch, as it may have been written.
struct Reading {
    range: Range<usize>,
    /// What is there.
    found: String,
    /// What was written.
    text: String,
    /// The misreadings, the last one first.
    recipes: Vec<Recipe>,
    /// Whether lost bytes were guessed.
    is_guessed: bool,
    /// Whether the bytes alone prove it: none is lost, and all are UTF-8.
    is_proof: bool,
    /// How much likelier it is than what is there, in all and a character.
    gain: f32,
    gain_each: f64,
    /// What its characters weigh on average.
    weight: f64,
}

impl Reading {
    /// Whether it proves by itself that the stretch was misread.
    fn is_clear(&self) -> bool {
        self.gain > LIKELIER_IN_ALL
            && self.gain_each > LIKELIER
            && self.weight > CHINESE
            && self
                .recipes
                .first()
                .is_some_and(|recipe| recipe.may_show(&self.found))
    }

    /// Guesses again what was guessed, now that more of the page can be read.
    fn again(self, text: &str, ways: &[Vec<Recipe>], page: &mut Page<'_>) -> Self {
        if !self.is_guessed {
            return self;
        }
        reading(text, self.range.clone(), ways, page).unwrap_or(self)
    }

    /// The edit, without what stays as it is at either end.
    fn edit(&self) -> Edit {
        let found = self.found.as_str();
        let same = |pair: &((usize, char), char)| pair.0.1 == pair.1 && pair.1.is_ascii();
        let front = found
            .char_indices()
            .zip(self.text.chars())
            .take_while(same)
            .count();
        let shorter = found.len().min(self.text.len()) - front;
        let ends = found
            .bytes()
            .rev()
            .zip(self.text.bytes().rev())
            .take(shorter);
        let back = ends
            .take_while(|(one, other)| one == other && one.is_ascii())
            .count();
        let put = self
            .text
            .get(front..self.text.len() - back)
            .unwrap_or_default();
        let read: Vec<&str> = self
            .recipes
            .iter()
            .rev()
            .map(|recipe| recipe.read())
            .collect();
        let written = self.recipes.last().map_or("", |recipe| recipe.written());
        Edit {
            range: self.range.start + front..self.range.end - back,
            put: put.to_owned(),
            kind: RepairKind::Mojibake,
            certainty: if self.is_guessed {
                Certainty::Likely
            } else {
                Certainty::Proved
            },
            why: Reason::ReadAs {
                written: written.to_owned(),
                read: read.join(", "),
            },
            suggestions: Vec::new(),
        }
    }
}

/// The likeliest way a stretch was written, if it can have been misread at all. Only the given
/// `ways` are tried, unless there are none.
fn reading(
    text: &str,
    range: Range<usize>,
    ways: &[Vec<Recipe>],
    page: &mut Page<'_>,
) -> Option<Reading> {
    let found = text.get(range.clone())?;
    let before = lexicon().weigh(found);
    let mut best: Option<Reading> = None;
    let mut layer = vec![(found.to_owned(), Vec::new(), false)];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for (shown, recipes, was_guessed) in layer {
            for recipe in Recipe::ALL {
                if recipes
                    .last()
                    .is_some_and(|outer: &Recipe| outer.written() != UTF_8)
                {
                    // What is misread and stored again is stored as UTF-8.
                    continue;
                }
                let mut recipes: Vec<Recipe> = recipes.clone();
                recipes.push(recipe);
                if !ways.is_empty() && !ways.iter().any(|way| way.starts_with(&recipes)) {
                    continue;
                }
                let Some(written) = recipe.undo(&shown, page) else {
                    continue;
                };
                let is_guessed = was_guessed || written.is_guessed;
                let after = lexicon().weigh(&written.text);
                let gain = after.total - before.total;
                if best.as_ref().is_none_or(|best| gain > best.gain) {
                    best = Some(Reading {
                        range: range.clone(),
                        found: found.to_owned(),
                        text: written.text.clone(),
                        recipes: recipes.clone(),
                        is_guessed,
                        is_proof: !is_guessed
                            && recipes.iter().all(|recipe| *recipe == Recipe::Utf8AsLatin),
                        gain,
                        gain_each: after.each() - before.each(),
                        weight: after.each(),
                    });
                }
                next.push((written.text, recipes, is_guessed));
            }
        }
        layer = next;
    }
    best
}

/// How many bytes of a text are not ASCII.
fn not_ascii(text: &str) -> usize {
    text.bytes().filter(|byte| !byte.is_ascii()).count()
}

/// Whether the rest of a page speaks of encodings, so that what stands here are examples.
fn is_spoken_of(text: &str, readings: &[Reading]) -> bool {
    let damaged: usize = readings.iter().map(|reading| reading.range.len()).sum();
    if damaged * 2 > text.len() {
        return false;
    }
    // Where most of it is in ASCII, which no encoding harms, what else there is tells.
    let parts = readings.iter().filter_map(|it| text.get(it.range.clone()));
    let foreign: usize = parts.map(not_ascii).sum();
    if foreign > EXAMPLES && foreign * 2 > not_ascii(text) {
        return false;
    }
    let mut at = 0;
    let mut rest = readings.iter().map(|reading| {
        let between = text.get(at..reading.range.start).unwrap_or_default();
        at = reading.range.end;
        between
    });
    let speaks = |part: &str| SPEAKING_OF_IT.iter().any(|word| part.contains(word));
    rest.any(speaks) || speaks(text.get(at..).unwrap_or_default())
}
