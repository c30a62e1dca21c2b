//! Full-width letters and digits among half-width ones.
//!
//! Old pages have all of their Latin in full width, and that is sound. A program shows where one
//! word or number has both: `20１8年`, `Ｗindows`.

use std::ops::Range;

use bundle::Certainty;

use super::stands_for;
use crate::repair::edit::Edit;

/// Fewer words than this with both widths are slips of an author.
const FEWEST: usize = 3;

/// Finds full-width letters and digits in words that have half-width ones too.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mixed: Vec<Range<usize>> = words(text)
        .filter(|word| is_mixed(text.get(word.clone()).unwrap_or_default()))
        .collect();
    if mixed.len() < FEWEST {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for word in mixed {
        let letters = text.get(word.clone()).unwrap_or_default().char_indices();
        for (offset, letter) in letters {
            if let Some(half) = half_width(letter) {
                let start = word.start + offset;
                let range = start..start + letter.len_utf8();
                edits.push(stands_for(
                    range,
                    half.to_string(),
                    Certainty::Proved,
                    "full width",
                ));
            }
        }
    }
    edits
}

/// The words of a text: letters and digits of either width in a row.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || half_width(letter).is_some();
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = rest.find(is_letter)?;
        let word = rest.get(start..)?;
        let length = word.find(|letter| !is_letter(letter)).unwrap_or(word.len());
        let range = at + start..at + start + length;
        rest = word.get(length..)?;
        at = range.end;
        Some(range)
    })
}

fn is_mixed(word: &str) -> bool {
    word.chars().any(|letter| letter.is_ascii()) && !word.is_ascii()
}

/// The half-width form of a full-width letter or digit.
fn half_width(letter: char) -> Option<char> {
    match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(letter) - 0xFF01 + 0x21)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_in_both_widths_become_half_width() {
        assert_eq!(find("20１8年，Ｗindows 系统，第1２期，ＡＢＣ").len(), 3);
    }

    #[test]
    fn full_width_words_stay() {
        assert!(find("一九八四年，ＩＢＭ　ＰＣ有６４０Ｋ内存，ＤＯＳ３．３").is_empty());
        assert!(find("一处20１8年是笔误").is_empty());
    }
}
