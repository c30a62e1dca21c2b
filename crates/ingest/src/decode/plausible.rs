//! How much a text reads like Chinese.
//!
//! GBK and Big5 give some character for nearly every pair of bytes, so a wrong encoding shows not in
//! errors but in characters that nobody writes. The first levels of GB 2312 and of Big5 hold the
//! common ones of both scripts; they are taken from the encodings themselves.

use std::collections::HashSet;
use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GBK};

/// GB 2312 level 1 is rows B0 to D7; Big5 level 1 is rows A4 to C6.
static COMMON: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let mut common = level(GBK, 0xb0..=0xd7, &[0xa1..=0xfe]);
    common.extend(level(BIG5, 0xa4..=0xc6, &[0x40..=0x7e, 0xa1..=0xfe]));
    common
});

type Bytes = std::ops::RangeInclusive<u8>;

fn level(encoding: &'static Encoding, rows: Bytes, cells: &[Bytes]) -> HashSet<char> {
    let pairs = rows.flat_map(|row| cells.iter().cloned().flatten().map(move |cell| [row, cell]));
    pairs
        .filter_map(|pair| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&pair)?;
            text.chars().next()
        })
        .collect()
}

/// The share of characters beyond ASCII that Chinese pages are made of, from 0 to 1; what could not
/// be decoded weighs three times. A text in ASCII has 1.
#[expect(clippy::cast_precision_loss, reason = "a share, told to two digits")]
pub(super) fn score(text: &str) -> f64 {
    let common = &*COMMON;
    let (mut good, mut bad) = (0_u64, 0_u64);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        match c {
            '\u{fffd}' => bad += 3,
            c if common.contains(&c) || is_punctuation(c) => good += 1,
            _ => bad += 1,
        }
    }
    if good + bad == 0 {
        1.0
    } else {
        good as f64 / (good + bad) as f64
    }
}

/// Punctuation of Chinese pages, and the space and the dot that HTML brings along.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3011}' | '\u{ff01}'..='\u{ff5e}')
        || matches!(c, '\u{2014}'..='\u{2026}' | '\u{a0}' | '\u{b7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_reads_well_and_its_bytes_read_wrong_do_not() {
        let simplified = "整理旧书，编码的历史：读者可以查看。";
        assert!(score(simplified) > 0.99);
        let traditional = "整理舊書，編碼的歷史：讀者可以查看。";
        assert!(score(traditional) > 0.99);
        let wrong = GBK.decode(&BIG5.encode(traditional).0).0.into_owned();
        assert!(score(&wrong) < 0.7, "{wrong}");
    }
}
