//! How a text is read aloud: a syllable for each character, by the word it stands in.
//!
//! The table `readings` is made from the dictionaries of pypinyin; `xtask/src/tables/reading.rs`
//! describes it. Words are found in either script, since both are compared folded.

mod zhuyin;

use crate::char_map::CharMap;
use crate::dictionary::Dictionary;
use crate::dictionary::unpack::{LoadError, Reader};
use crate::fold::fold_char;

pub use self::zhuyin::zhuyin;

/// The readings of characters and of the words that read them otherwise.
pub struct Readings {
    /// The syllables, in pinyin with marks for tones.
    syllables: Vec<Box<str>>,
    /// Twice the number of the syllable of a character, and 1 more for a rare one, plus 2.
    characters: CharMap,
    /// Words, folded.
    words: Dictionary,
    /// What each word reads otherwise: where in `otherwise` that begins, and one place more.
    starts: Vec<u32>,
    /// Places in words, and the numbers of the syllables there.
    otherwise: Vec<(u32, u32)>,
}

/// How one character of a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Where the character begins, in bytes of the text.
    pub at: usize,
    /// The character.
    pub character: char,
    /// Its syllable in pinyin, with a mark for the tone.
    pub pinyin: &'a str,
    /// Whether it is none of the 3,500 most frequent ones.
    pub is_rare: bool,
}

impl Readings {
    /// Unpacks `readings.bin`.
    pub(crate) fn unpack(file: &[u8]) -> Result<Self, LoadError> {
        let mut reader = Reader::of(file, b"readings;")?;
        Self::take(&mut reader)
            .filter(|_| reader.bytes.is_empty())
            .ok_or(LoadError::Damaged)
    }

    fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let n = reader.take()? as usize;
        let spelled = str::from_utf8(reader.take_bytes(n)?).ok()?;
        let syllables: Vec<Box<str>> = spelled.split('\n').map(Into::into).collect();
        let is_syllable = |number: u32| syllables.get(number as usize).is_some();
        let codes = reader.take_gaps()?;
        let mut characters = CharMap::default();
        for code in codes {
            let tagged = reader.take().filter(|tagged| is_syllable(tagged / 2))?;
            *characters.slot(code)? = tagged + 2;
        }
        reader.take_alphabet()?;
        let mut words = Dictionary::named("words".into(), Box::default(), Vec::new());
        reader.take_keys(&mut words)?;
        let (mut starts, mut otherwise) = (vec![0], Vec::new());
        for _ in 0..words.len() {
            for _ in 0..=reader.take()? {
                let (place, number) = (reader.take()?, reader.take()?);
                otherwise.push((place, Some(number).filter(|it| is_syllable(*it))?));
            }
            starts.push(u32::try_from(otherwise.len()).ok()?);
        }
        Some(Self {
            syllables,
            characters,
            words,
            starts,
            otherwise,
        })
    }

    /// How the characters of a text are read, in order; those that no table knows are left out.
    ///
    /// At each place the longest word decides, else the character alone. Tones are those before they
    /// change in speech.
    pub fn of<'a>(&'a self, text: &str) -> Vec<Reading<'a>> {
        // A character that folding drops keeps its place.
        let folded = text
            .chars()
            .map(|own| u32::from(fold_char(own).unwrap_or(own)));
        let codes: Vec<u32> = folded.collect();
        let mut readings = Vec::new();
        let (mut of_word, mut word_start, mut word_end) = (&[][..], 0, 0);
        for (number, (at, character)) in text.char_indices().enumerate() {
            if number >= word_end {
                let mut longest = None;
                let rest = codes.get(number..).unwrap_or_default();
                self.words
                    .each(rest, |entry, length| longest = Some((entry, length)));
                (word_start, word_end) = (number, number + longest.map_or(1, |(_, length)| length));
                of_word = longest.map_or(&[], |(entry, _)| self.otherwise(entry));
            }
            let own = of_word
                .iter()
                .find(|(place, _)| word_start + *place as usize == number);
            let tagged = self.characters.of(character).checked_sub(2);
            let syllable = own
                .map(|(_, syllable)| *syllable)
                .or(tagged.map(|it| it / 2));
            if let Some(pinyin) = syllable.and_then(|it| self.syllables.get(it as usize)) {
                readings.push(Reading {
                    at,
                    character,
                    pinyin,
                    is_rare: tagged.is_none_or(|tagged| tagged % 2 == 1),
                });
            }
        }
        readings
    }

    /// What a word reads otherwise.
    fn otherwise(&self, word: u32) -> &[(u32, u32)] {
        let border = |number: u32| self.starts.get(number as usize).map(|at| *at as usize);
        let range = border(word).zip(border(word + 1));
        let own = range.and_then(|(start, end)| self.otherwise.get(start..end));
        own.unwrap_or_default()
    }
}
