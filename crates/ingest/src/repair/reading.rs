//! How characters are read: syllables of Mandarin in any notation, and the readings of a
//! character from the `pinyin` package (data of pinyin-data, which is made from Unihan).

mod zhuyin;

use std::collections::BTreeSet;

use pinyin::ToPinyinMulti;

/// A syllable of Mandarin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Syllable {
    /// Its letters, without the tone, `ü` as `v`.
    pub letters: String,
    /// Its tone from 1 to 4, 5 for the neutral one, or nothing where none is written.
    pub tone: Option<u8>,
}

/// The longest syllable is `zhuang` and a digit; decomposed marks add two more.
pub(super) const LONGEST: usize = 9;

impl Syllable {
    /// Reads one syllable in pinyin, with a mark, a digit, or no tone.
    ///
    /// Whether there is such a syllable is not asked; the readings of a character answer that.
    pub(super) fn from_pinyin(written: &str) -> Option<Self> {
        let mut letters = String::with_capacity(8);
        let mut tone = None;
        for letter in written.chars() {
            if tone.is_some() && letter.is_ascii_digit() {
                return None;
            }
            let (base, mark) = split_mark(letter)?;
            if let Some(mark) = mark
                && tone.replace(mark).is_some()
            {
                return None;
            }
            match base {
                Some('\u{308}') => {
                    if letters.pop() != Some('u') {
                        return None;
                    }
                    letters.push('v');
                }
                Some(base) => letters.push(base),
                None => {}
            }
        }
        (!letters.is_empty() && letters.len() <= 6).then_some(Self { letters, tone })
    }

    /// Reads one syllable in pinyin or zhuyin.
    pub(super) fn read(written: &str) -> Option<Self> {
        zhuyin::to_pinyin(written).or_else(|| Self::from_pinyin(written))
    }

    /// Whether it is one of the readings of `character`.
    pub(super) fn reads(&self, character: char) -> bool {
        readings(character).any(|reading| {
            reading.letters == self.letters
                && self.tone.is_none_or(|tone| reading.tone == Some(tone))
        })
    }
}

/// All readings of a character; none for what is not one.
pub(super) fn readings(character: char) -> impl Iterator<Item = Syllable> {
    character
        .to_pinyin_multi()
        .into_iter()
        .flatten()
        .filter_map(|reading| {
            let mut syllable = Syllable::from_pinyin(reading.with_tone())?;
            syllable.tone = syllable.tone.or(Some(5));
            Some(syllable)
        })
}

/// The letters that the readings of a character begin with, in the order of the alphabet.
pub(crate) fn first_letters(character: char) -> BTreeSet<char> {
    readings(character)
        .filter_map(|reading| reading.letters.chars().next())
        .collect()
}

/// The letter without its tone, and the tone it carries.
///
/// A tone digit has no letter, a combining mark only a tone; the dots of a decomposed `ü` come
/// back as they are.
fn split_mark(letter: char) -> Option<(Option<char>, Option<u8>)> {
    const MARKED: [(char, &str); 8] = [
        ('a', "āáǎà"),
        ('e', "ēéěè"),
        ('i', "īíǐì"),
        ('o', "ōóǒò"),
        ('u', "ūúǔù"),
        ('v', "ǖǘǚǜ"),
        ('n', "\0ńňǹ"),
        ('m', "\0ḿ\0\0"),
    ];
    let split = match letter {
        // The dots are told from a letter by the caller.
        'a'..='z' | '\u{308}' => (Some(letter), None),
        'A'..='Z' => (Some(letter.to_ascii_lowercase()), None),
        '0'..='5' => (
            None,
            Some(if letter == '0' {
                5
            } else {
                letter as u8 - b'0'
            }),
        ),
        'ü' => (Some('v'), None),
        'ɡ' => (Some('g'), None),
        'ɑ' => (Some('a'), None),
        'ê' => (Some('e'), None),
        'ă' => (Some('a'), Some(3)),
        'ĕ' => (Some('e'), Some(3)),
        'ĭ' => (Some('i'), Some(3)),
        'ŏ' => (Some('o'), Some(3)),
        'ŭ' => (Some('u'), Some(3)),
        '\u{304}' => (None, Some(1)),
        '\u{301}' => (None, Some(2)),
        '\u{30c}' => (None, Some(3)),
        '\u{300}' => (None, Some(4)),
        _ => MARKED.iter().find_map(|(base, marked)| {
            let place = marked.chars().position(|mark| mark == letter)?;
            let tone = u8::try_from(place + 1).ok()?;
            Some((Some(*base), Some(tone)))
        })?,
    };
    Some(split)
}
