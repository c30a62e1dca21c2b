//! Which lines of a page, and which stretches of a line, may have been misread.

use std::ops::Range;
use std::sync::LazyLock;

use super::recipe::{gbk_read, is_japanese, latin_byte};
use crate::repair::lexicon::{fold_character, lexicon};

/// How many characters of a line are looked at first.
const SAMPLE: usize = 12;

/// Fewer characters show nothing by being uncommon.
const FEWEST: usize = 4;

/// So many characters that are one byte in Latin-1, most of them side by side, may be pairs.
pub(super) const FEWEST_HIGH: usize = 6;

/// How common a character is at least that a sound text is mostly made of.
const COMMON: f32 = -12.5;

/// The stretches of a text that do not look like Chinese, or any script that is not Latin with
/// accents, in order.
pub(super) fn suspects(text: &str, has_latin: bool) -> Vec<Range<usize>> {
    let mut suspects = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        if line.is_ascii() {
            continue;
        }
        if is_strange(line) {
            if !is_japanese(line) {
                suspects.push(range);
            }
        } else if has_latin {
            let stretches = latin_stretches(text, range).into_iter();
            suspects.extend(
                stretches
                    .filter(Stretch::is_suspect)
                    .map(|stretch| stretch.range),
            );
        }
    }
    suspects
}

/// The lines of a text that are not ASCII.
pub(super) fn not_ascii(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        (range, line)
    });
    lines
        .filter(|(_, line)| !line.is_ascii())
        .map(|(range, _)| range)
        .collect()
}

/// The stretches of a line in Latin script with accents.
pub(super) fn stretches(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    latin_stretches(text, line)
        .into_iter()
        .map(|stretch| stretch.range)
        .collect()
}

/// Whether a line of Han begins with characters that sound text seldom has, or whose bytes in
/// GBK are UTF-8.
fn is_strange(line: &str) -> bool {
    let mut count = 0_usize;
    let mut uncommon = 0_usize;
    for character in line
        .chars()
        .filter(|character| !character.is_ascii())
        .take(SAMPLE)
    {
        count += 1;
        uncommon += usize::from(!is_common(character));
    }
    (count >= FEWEST && uncommon * 2 > count) || is_utf8_in_gbk(line)
}

/// Whether the bytes of a line in GBK begin like UTF-8.
fn is_utf8_in_gbk(line: &str) -> bool {
    let mut wanted = 0;
    let mut whole = 0;
    for character in line.chars() {
        let Some([lead, trail]) = gbk_read(character) else {
            return false;
        };
        if character.is_ascii() || character == '\u{fffd}' {
            // Here a byte may be lost.
            wanted = 0;
            continue;
        }
        if character == '€' && whole > 0 {
            // The byte 80, or half of a pair: few sound lines come as far.
            return true;
        }
        for byte in [lead, trail] {
            wanted = match (wanted, byte) {
                (0, 0xE2..=0xE9 | 0xEF) => 2,
                (0, 0xC2..=0xDF) => 1,
                (1 | 2, 0x80..=0xBF) => wanted - 1,
                (_, 0) => continue,
                _ => return false,
            };
            whole += usize::from(wanted == 0);
        }
        if whole == SAMPLE {
            break;
        }
    }
    whole > 0
}

/// The stretches of a line that are all of characters of one byte in Latin-1 or Windows-1252,
/// from the first that is not ASCII.
fn latin_stretches(text: &str, line: Range<usize>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut is_open = false;
    let mut last = 0;
    for (offset, character) in text.get(line.clone()).unwrap_or_default().char_indices() {
        let at = line.start + offset;
        let byte = if character == '\u{fffd}' {
            Some(0xFF)
        } else {
            latin_byte(character)
        };
        let Some(byte) = byte else {
            is_open = false;
            continue;
        };
        if !is_open && byte >= 0x80 {
            stretches.push(Stretch {
                range: at..at,
                high: 0,
                pairs: 0,
                is_utf8: false,
            });
            (is_open, last) = (true, 0);
        }
        let Some(stretch) = stretches.last_mut().filter(|_| is_open) else {
            continue;
        };
        stretch.range.end = at + character.len_utf8();
        stretch.high += usize::from(byte >= 0x80);
        stretch.pairs += usize::from(byte >= 0x80 && last >= 0x80);
        stretch.is_utf8 |= matches!((last, byte), (0xC2..=0xF4, 0x80..=0xBF));
        last = byte;
    }
    stretches
}

/// A stretch of characters of one byte.
struct Stretch {
    range: Range<usize>,
    /// How many are not ASCII, and how many of those stand behind another.
    high: usize,
    pairs: usize,
    /// Whether two of them are bytes that follow one another in UTF-8.
    is_utf8: bool,
}

impl Stretch {
    /// Whether it may prove a misreading by itself.
    fn is_suspect(&self) -> bool {
        self.is_utf8 || (self.high >= FEWEST_HIGH && self.pairs * 2 > self.high)
    }
}

/// The characters of the basic plane that are common in Chinese text, a bit each.
static BITS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let lexicon = lexicon();
    let is_common = |code: u32| {
        let folded = char::from_u32(code).map(fold_character);
        folded.is_some_and(|folded| lexicon.character(folded) > COMMON)
    };
    (0..1024)
        .map(|word| {
            (0..64)
                .filter(|bit| is_common(word * 64 + bit))
                .fold(0, |bits, bit| bits | 1 << bit)
        })
        .collect()
});

fn is_common(character: char) -> bool {
    let code = character as usize;
    BITS.get(code / 64)
        .is_some_and(|bits| bits >> (code % 64) & 1 == 1)
}
