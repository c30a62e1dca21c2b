//! GBK that is one byte off.

use crate::bytes::{gbk, read_with_losses};
use crate::chance::Chance;

/// The pages that are met have one such place in eight lines or so.
const LINES: usize = 8;

/// A line with one damaged place.
pub(crate) struct Hit {
    /// Its number on the page, from 0.
    pub line: usize,
    /// The characters of the sound line that have lost a byte, by number from 0.
    pub lost: Vec<usize>,
}

/// How bytes are read: the text, and which bytes are lost.
type Read = fn(&[u8]) -> (String, Vec<usize>);

fn read_all(bytes: &[u8]) -> (String, Vec<usize>) {
    read_with_losses(bytes, |_| true)
}

/// Damages one place in some of the lines that have one.
fn in_some_lines(
    text: &str,
    chance: &mut Chance,
    places: fn(&[u8]) -> Vec<usize>,
    damage: fn(&mut Vec<u8>, usize),
    read: Read,
) -> (String, Vec<Hit>) {
    let mut hits = Vec::new();
    let mut lines = Vec::new();
    for (nth, line) in text.lines().enumerate() {
        let mut bytes = gbk(line);
        let places = places(&bytes);
        let place = places.get(chance.below(places.len()));
        let Some(&place) = place.filter(|_| chance.once_in(LINES)) else {
            lines.push(line.to_owned());
            continue;
        };
        let starts = starts(&bytes);
        damage(&mut bytes, place);
        let is_folded = bytes.len() < starts.len();
        let (read, mut losses) = read(&bytes);
        if is_folded {
            // Two bytes have become one.
            for loss in &mut losses {
                *loss += usize::from(*loss > place);
            }
        } else {
            losses.push(place);
        }
        let mut lost: Vec<usize> = losses.iter().map(|loss| starts[*loss]).collect();
        lost.sort_unstable();
        lost.dedup();
        lines.push(read);
        hits.push(Hit { line: nth, lost });
    }
    (lines.join("\n"), hits)
}

/// Which character each byte belongs to, by number.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(bytes.len());
    let mut nth = 0;
    while starts.len() < bytes.len() {
        let length = if bytes[starts.len()] <= 0x80 { 1 } else { 2 };
        starts.extend(std::iter::repeat_n(nth, length));
        nth += 1;
    }
    starts
}

/// Where characters of two bytes begin before others. Before ASCII no byte is read with another's:
/// there the loss of one is the loss of both.
fn pairs(bytes: &[u8]) -> Vec<usize> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] <= 0x80 {
            at += 1;
        } else {
            pairs.push(at);
            at += 2;
        }
    }
    pairs.retain(|pair| bytes.get(pair + 2).is_some_and(|next| *next >= 0x80));
    pairs
}

#[expect(clippy::ptr_arg, reason = "other damage takes bytes out")]
fn lose_lead(bytes: &mut Vec<u8>, place: usize) {
    bytes[place] = b'?';
}

/// The lead byte of any character is lost, and the decoder knows no private characters: where a
/// wrong pair is one, both bytes are lost.
pub(crate) fn any_lead_and_more(text: &str, chance: &mut Chance) -> (String, Vec<Hit>) {
    let read = |bytes: &[u8]| read_with_losses(bytes, |it| !matches!(it, '\u{e000}'..='\u{f8ff}'));
    in_some_lines(text, chance, pairs, lose_lead, read)
}

/// The lead byte of any character is lost.
pub(crate) fn any_lead(text: &str, chance: &mut Chance) -> (String, Vec<Hit>) {
    in_some_lines(text, chance, pairs, lose_lead, read_all)
}

/// The lead byte of punctuation is lost, as on most pages that are met.
pub(crate) fn punctuation_lead(text: &str, chance: &mut Chance) -> (String, Vec<Hit>) {
    let places = |bytes: &[u8]| {
        let mut places = pairs(bytes);
        places.retain(|&place| bytes[place] == 0xA1);
        places
    };
    in_some_lines(text, chance, places, lose_lead, read_all)
}

/// Full-width marks are folded to ASCII by a program that looks at bytes in any pairs: the trail
/// byte A3 of a character and the lead byte of the next are taken for a mark.
pub(crate) fn folded_mark(text: &str, chance: &mut Chance) -> (String, Vec<Hit>) {
    let places = |bytes: &[u8]| {
        let mut places = pairs(bytes);
        places.retain(|&place| {
            // What is folded to a digit or a letter is not met.
            bytes[place + 1] == 0xA3 && (0xA1..=0xAF).contains(&bytes[place + 2])
        });
        places
    };
    let fold = |bytes: &mut Vec<u8>, place: usize| {
        bytes.splice(place + 1..place + 3, [bytes[place + 2] & 0x7F]);
    };
    in_some_lines(text, chance, places, fold, read_all)
}
