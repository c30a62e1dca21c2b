//! GBK that is one byte off.

use crate::bytes::{gbk, read_as_gbk};
use crate::chance::Chance;

/// The pages that are met have one such place in eight lines or so.
const LINES: usize = 8;

/// Damages one place in some of the lines that have one, and counts them.
fn in_some_lines(
    text: &str,
    chance: &mut Chance,
    places: fn(&[u8]) -> Vec<usize>,
    damage: fn(&mut Vec<u8>, usize),
    read: fn(&[u8]) -> String,
) -> (String, usize) {
    let mut count = 0;
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut bytes = gbk(line);
            let places = places(&bytes);
            let place = places.get(chance.below(places.len()));
            if let Some(&place) = place.filter(|_| chance.once_in(LINES)) {
                damage(&mut bytes, place);
                count += 1;
            }
            read(&bytes)
        })
        .collect();
    (lines.join("\n"), count)
}

/// Where characters of two bytes begin before others. Before ASCII no byte is read with another's:
/// there the loss of one is the loss of both.
fn pairs(bytes: &[u8]) -> Vec<usize> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
        } else {
            pairs.push(at);
            at += 2;
        }
    }
    pairs.retain(|pair| bytes.get(pair + 2).is_some_and(|next| *next >= 0x80));
    pairs
}

fn lose_lead(bytes: &mut Vec<u8>, place: usize) {
    bytes[place] = b'?';
}

/// The lead byte of any character is lost, and the decoder knows no private characters: where a
/// wrong pair is one, both bytes are lost.
pub(crate) fn any_lead_and_more(text: &str, chance: &mut Chance) -> (String, usize) {
    let read = |bytes: &[u8]| {
        let is_private = |character: char| matches!(character, '\u{e000}'..='\u{f8ff}');
        read_as_gbk(bytes).replace(is_private, "?")
    };
    in_some_lines(text, chance, pairs, lose_lead, read)
}

/// The lead byte of any character is lost.
pub(crate) fn any_lead(text: &str, chance: &mut Chance) -> (String, usize) {
    in_some_lines(text, chance, pairs, lose_lead, read_as_gbk)
}

/// The lead byte of punctuation is lost, as on most pages that are met.
pub(crate) fn punctuation_lead(text: &str, chance: &mut Chance) -> (String, usize) {
    let places = |bytes: &[u8]| {
        let mut places = pairs(bytes);
        places.retain(|&place| bytes[place] == 0xA1);
        places
    };
    in_some_lines(text, chance, places, lose_lead, read_as_gbk)
}

/// Full-width marks are folded to ASCII by a program that looks at bytes in any pairs: the trail
/// byte A3 of a character and the lead byte of the next are taken for a mark.
pub(crate) fn folded_mark(text: &str, chance: &mut Chance) -> (String, usize) {
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
    in_some_lines(text, chance, places, fold, read_as_gbk)
}
