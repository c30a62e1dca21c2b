//! Notes on pronunciation.

use encoding_rs::GBK;
use pinyin::ToPinyin;

use crate::bytes::{gbk, read_as_gbk};
use crate::chance::Chance;

/// Whether a character is in GB 2312.
fn is_gb2312(character: char) -> bool {
    matches!(gbk(&character.to_string())[..], [0xA1..=0xF7, 0xA1..=0xFE])
}

/// The reading of a character, in marks.
fn reading(character: char) -> Option<&'static str> {
    character.to_pinyin().map(pinyin::Pinyin::with_tone)
}

/// Whether a machine sets a note on a character: it is not in GB 2312, but common.
fn is_noted(character: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, has_errors) = encoding_rs::BIG5.encode(character.encode_utf8(&mut buffer));
    let is_big5 = !has_errors
        && bytes
            .first()
            .is_some_and(|lead| (0xA4..=0xC6).contains(lead));
    is_big5 && !is_gb2312(character) && reading(character).is_some()
}

/// Sets a note on every character outside GB 2312, in brackets of one width or the other.
pub(crate) fn toned(text: &str, chance: &mut Chance) -> String {
    let is_wide = chance.once_in(2);
    let mut damaged = String::new();
    for character in text.chars() {
        damaged.push(character);
        if is_noted(character)
            && let Some(reading) = reading(character)
        {
            damaged.push_str(&if is_wide {
                format!("（{reading}）")
            } else {
                format!("({reading})")
            });
        }
    }
    damaged
}

/// Sets notes without tones on one character in eight.
pub(crate) fn toneless(text: &str, chance: &mut Chance) -> String {
    let mut damaged = String::new();
    for character in text.chars() {
        damaged.push(character);
        if let Some(reading) = reading(character)
            && chance.once_in(8)
        {
            damaged.push_str(&format!("({})", plain(reading)));
        }
    }
    damaged
}

fn plain(reading: &str) -> String {
    let plain = |letter: char| {
        let sets = [
            "aāáǎà",
            "eēéěèê",
            "iīíǐì",
            "oōóǒò",
            "uūúǔù",
            "vüǖǘǚǜ",
            "nńňǹ",
            "mḿ",
        ];
        let set = sets.iter().find(|set| set.contains(letter));
        set.and_then(|set| set.chars().next()).unwrap_or(letter)
    };
    reading.chars().map(plain).collect()
}

/// Sets notes as the program does that is met on the web: into the bytes of GBK, wherever two of
/// them look like a character outside GB 2312. Sometimes they are halves of two characters.
pub(crate) fn by_bytes(text: &str, _: &mut Chance) -> String {
    let bytes = gbk(text);
    // Where a character begins.
    let mut starts = vec![false; bytes.len() + 1];
    let mut at = 0;
    while at < bytes.len() {
        starts[at] = true;
        at += if bytes[at] < 0x80 { 1 } else { 2 };
    }
    let mut damaged = Vec::new();
    for (at, &byte) in bytes.iter().enumerate() {
        damaged.push(byte);
        let Some(before) = at.checked_sub(1).map(|before| bytes[before]) else {
            continue;
        };
        let pair = [before, byte];
        let (character, _) = GBK.decode_without_bom_handling(&pair);
        let mut characters = character.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else {
            continue;
        };
        // A program that slips does so seldom: only where the halves make a very common word.
        let is_slip = !starts[at - 1];
        if is_noted(character)
            && (!is_slip || "雲學習國會為進發區開關統實點當場體個".contains(character))
        {
            damaged.extend(gbk(&format!("({})", reading(character).unwrap())));
        }
    }
    read_as_gbk(&damaged)
}
