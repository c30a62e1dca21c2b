//! What is known of words beyond the dictionaries: how common they are, and how characters with
//! several forms are used.

mod graph;
mod usage;

use std::ops::Range;

pub(crate) use self::graph::{Graph, Piece};
pub(crate) use self::usage::{Usage, Usages};

use crate::char_map::CharMap;
use crate::dictionary::Dictionary;
use crate::dictionary::unpack::{LoadError, Reader};

/// How common a word is: the logarithm of a count, 15 for the most common.
pub(crate) type Level = u8;

/// The counts that levels stand for, in about sixty million words: the least of one is by a little
/// more than the factor 2.47 above that of the one before.
const COUNTS: [u32; 16] = [
    1, 2, 6, 15, 37, 93, 229, 566, 1_400, 3_464, 8_569, 21_199, 52_443, 129_739, 320_958, 794_009,
];

/// Words by how common they are, and usages.
pub(crate) struct Context {
    /// The levels of the phrases of `STPhrases`, by entry.
    phrases: Vec<Level>,
    /// Other words; they become nothing.
    words: Dictionary,
    /// Their levels.
    levels: Vec<Level>,
    /// The levels of single characters, plus 1.
    characters: CharMap,
    /// How characters are used.
    pub(crate) usages: Usages,
}

impl Context {
    /// Unpacks `context.bin`, whose format is described in `xtask/src/tables/context.rs`.
    pub(crate) fn unpack(file: &[u8]) -> Result<Self, LoadError> {
        let mut reader = Reader::of(file, b"context words;")?;
        Self::take(&mut reader)
            .filter(|_| reader.bytes.is_empty())
            .ok_or(LoadError::Damaged)
    }

    fn take(reader: &mut Reader<'_>) -> Option<Self> {
        let n = reader.take()? as usize;
        let phrases = levels(reader.take_bytes(n.div_ceil(2))?, n);
        reader.take_alphabet()?;
        let mut words = Dictionary::named("words".into(), Box::default(), Vec::new());
        reader.take_keys(&mut words)?;
        let n = words.len() as usize;
        let levels = levels(reader.take_bytes(n.div_ceil(2))?, n);
        let mut characters = CharMap::default();
        for (entry, &level) in (0..).zip(&levels) {
            if let [code] = *words.key(entry) {
                *characters.slot(code)? = u32::from(level) + 1;
            }
        }
        let n = reader.take()? as usize;
        let usages = Usages::of(str::from_utf8(reader.take_bytes(n)?).ok()?)?;
        Some(Self {
            phrases,
            words,
            levels,
            characters,
            usages,
        })
    }

    /// Whether it goes with so many phrases.
    pub(crate) fn fits(&self, phrases: &Dictionary) -> bool {
        self.phrases.len() == phrases.len() as usize
    }

    /// The level of an entry of `STPhrases`.
    fn phrase(&self, entry: u32) -> Level {
        self.phrases.get(entry as usize).copied().unwrap_or(0)
    }

    /// About how often an entry of `STPhrases` was counted.
    pub(crate) fn n_counted(&self, entry: u32) -> u32 {
        frequency(self.phrase(entry)).unwrap_or(1)
    }

    /// The level of a character alone, if it was counted.
    fn character(&self, code: u32) -> Option<Level> {
        u8::try_from(self.characters.of(code).checked_sub(1)?).ok()
    }
}

/// Two levels of each byte, `n` of them.
fn levels(bytes: &[u8], n: usize) -> Vec<Level> {
    let both = bytes.iter().flat_map(|byte| [byte & 15, byte >> 4]);
    both.take(n).collect()
}

/// A word a text was cut into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub source: Range<usize>,
    /// About how often it was counted in sixty million words; `None` where it was not.
    pub frequency: Option<u32>,
    /// How much less likely the best cut without this word is: each step is a factor of two and a
    /// half. 0 is as likely; `None` where there is no other.
    pub margin: Option<u32>,
}

/// About how often words of a level were counted.
pub(crate) fn frequency(level: Level) -> Option<u32> {
    COUNTS.get(usize::from(level)).copied()
}
