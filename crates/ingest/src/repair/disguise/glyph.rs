//! Rare glyphs that a program put for common characters: `可眡化` for 可視化, `槼範` for 規範.
//!
//! People write rare glyphs too: in old texts, in names, in Japanese. A program shows by the
//! glyphs that no one writes, and by putting them into words of today.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use bundle::Certainty;
use hanzi::ScriptState;

use super::{is_han, is_japanese, stands_for};
use crate::repair::edit::Edit;
use crate::repair::lexicon::{fold, lexicon};

/// The glyphs; see its first line.
const GLYPHS: &str = include_str!("glyphs.txt");

/// A program puts at least this many different ones of those that people do not write into words,
const FEWEST_DIFFERENT: usize = 2;
/// this many glyphs in all,
const FEWEST: usize = 3;

/// and one for so many Han characters.
const DENSITY: usize = 400;

/// This many are no examples.
const MANY: usize = 20;

/// Words of pages that speak of glyphs, and may show them.
const SPEAKING_OF_THEM: [&str; 8] = [
    "異體", "异体", "俗字", "古字", "字典", "說文", "说文", "字形",
];

/// How far to each side a word may reach.
const AROUND: usize = 3;

#[derive(Clone, Copy)]
struct Usual {
    hant: char,
    hans: char,
    /// Whether people do not write the glyph.
    is_sign: bool,
}

static TABLE: LazyLock<HashMap<char, Usual>> = LazyLock::new(|| {
    entries()
        .filter_map(|(is_sign, entry)| {
            let mut characters = entry.chars();
            let glyph = characters.next()?;
            Some((
                glyph,
                Usual {
                    hant: characters.next()?,
                    hans: characters.next()?,
                    is_sign,
                },
            ))
        })
        .collect()
});

/// The characters of the table, a bit each from U+4E00.
static BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 0x5200 / 64];
    for glyph in entries().filter_map(|(_, entry)| entry.chars().next()) {
        let code = (glyph as usize).wrapping_sub(0x4E00);
        if let Some(word) = bits.get_mut(code / 64) {
            *word |= 1 << (code % 64);
        }
    }
    bits
});

/// The entries of the table, and whether each is of those that people do not write.
fn entries() -> impl Iterator<Item = (bool, &'static str)> {
    let lines = GLYPHS.lines().skip(1).enumerate();
    lines.flat_map(|(line, entries)| entries.split(' ').map(move |entry| (line == 0, entry)))
}

/// Whether three bytes of UTF-8 are a glyph of the table.
pub(super) fn is_listed(lead: u8, second: u8, third: u8) -> bool {
    let code = usize::from(lead & 0x0F) << 12
        | usize::from(second & 0x3F) << 6
        | usize::from(third & 0x3F);
    let code = code.wrapping_sub(0x4E00);
    BITS.get(code / 64)
        .is_some_and(|bits: &u64| bits >> (code % 64) & 1 == 1)
}

/// Finds rare glyphs in words, where a program put them.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let found: Vec<(usize, char, Usual)> = text
        .char_indices()
        .filter(|(_, character)| matches!(character, '\u{4e00}'..='\u{9fff}'))
        .filter_map(|(at, character)| Some((at, character, *TABLE.get(&character)?)))
        .collect();
    if found.len() < FEWEST || is_japanese(text) {
        return Vec::new();
    }
    let in_word = |&(at, glyph, usual): &(usize, char, Usual)| is_in_word(text, at, glyph, usual);
    let signs: HashSet<char> = found
        .iter()
        .filter(|place| place.2.is_sign && in_word(place))
        .map(|(_, glyph, _)| *glyph)
        .collect();
    let han = text.chars().filter(|&character| is_han(character)).count();
    let speaks = SPEAKING_OF_THEM.iter().any(|word| text.contains(word));
    let is_rare = found.len() * DENSITY < han;
    if signs.len() < FEWEST_DIFFERENT || is_rare || (speaks && found.len() < MANY) {
        return Vec::new();
    }
    let is_hans = matches!(hanzi::count(text).state(), ScriptState::Hans);
    found
        .into_iter()
        .filter(|place| place.2.is_sign || in_word(place))
        .map(|(at, glyph, usual)| {
            let put = if is_hans { usual.hans } else { usual.hant };
            let range = at..at + glyph.len_utf8();
            stands_for(range, put.to_string(), Certainty::Likely, "rare glyphs")
        })
        .collect()
}

/// Whether a word stands at `at` once the usual character is put there.
fn is_in_word(text: &str, at: usize, glyph: char, usual: Usual) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let mut window: Vec<char> = before
        .chars()
        .rev()
        .take(AROUND)
        .take_while(|&character| is_han(character))
        .collect();
    window.reverse();
    let place = window.len();
    window.push(usual.hans);
    let after = after.get(glyph.len_utf8()..).unwrap_or_default().chars();
    // Neighbours may be rare glyphs as well.
    let usual_form = |character: char| TABLE.get(&character).map_or(character, |usual| usual.hans);
    window.extend(
        after
            .take(AROUND)
            .take_while(|&character| is_han(character)),
    );
    let window = fold(window.into_iter().map(usual_form));
    (2..=4).any(|length| {
        (0..=place).any(|start| {
            start + length > place
                && window
                    .get(start..start + length)
                    .is_some_and(|word| lexicon().word(word).is_some())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    fn put(text: &str) -> String {
        find(text).into_iter().map(|edit| edit.put).collect()
    }

    #[test]
    fn rare_glyphs_in_words_of_today_become_usual_ones() {
        assert_eq!(
            put("數據可眡化的槼範，縂的來說要処理好。縂躰上"),
            "視規總處總體"
        );
        assert_eq!(
            put("数据可眡化的槼范，縂的来说要処理好这些问题"),
            "视规总处"
        );
    }

    #[test]
    fn japanese_keeps_its_characters() {
        assert_eq!(
            put("処理の方法と関係を変更し、処分した。黙って処置する。"),
            ""
        );
    }

    #[test]
    fn an_old_text_keeps_its_characters() {
        assert_eq!(put("竝駕齊驅，其処也安。鷄鳴犬吠，踰牆而走。"), "");
    }

    #[test]
    fn a_page_on_glyphs_keeps_them() {
        assert_eq!(
            put("異體字：可眡化的眡、槼範的槼、縂結的縂、処理的処。"),
            ""
        );
    }
}
