//! Compatibility ideographs, radicals in place of characters, and leftovers of private use.

use std::ops::Range;

use bundle::Certainty;
use unicode_normalization::UnicodeNormalization;

use super::{is_han, is_japanese, stands_for};
use crate::repair::edit::Edit;
use crate::repair::gbk;

/// Words of pages that speak of characters, and may show such forms.
const SPEAKING_OF_THEM: [&str; 6] = ["部首", "偏旁", "兼容", "相容", "字形", "Unicode"];

/// This many within text are no examples.
const MANY: usize = 20;

/// Finds forms that stand for ordinary characters.
pub(super) fn find(text: &str) -> Vec<Edit> {
    let mut forms = forms(text);
    let speaks = SPEAKING_OF_THEM.iter().any(|word| text.contains(word));
    if forms.is_empty() || (speaks && forms.len() < MANY) {
        return Vec::new();
    }
    let is_korean = text
        .chars()
        .any(|character| matches!(character, '\u{ac00}'..='\u{d7a3}'));
    if is_korean || is_japanese(text) {
        return Vec::new();
    }
    if forms.len() < MANY {
        // Those that stand alone may be meant.
        forms.retain(|form| stands_in_text(text, &form.range));
    }
    forms
}

fn forms(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = next_rare(text, at) {
        let Some(character) = text.get(found..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at = found + character.len_utf8();
        if let Some((usual, table)) = usual(character) {
            edits.push(stands_for(
                found..at,
                usual.to_string(),
                Certainty::Proved,
                table,
            ));
        }
    }
    edits
}

/// Whether Han, or another form of it, stands beside.
fn stands_in_text(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    before.is_some_and(is_text) || after.is_some_and(is_text)
}

/// Where the next character stands that may be a form: those of the blocks from U+2E80 to U+2FDF,
/// of the private use area and of the compatibility ideographs.
fn next_rare(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    let rare = |pair: &[u8]| {
        matches!(
            pair,
            [0xE2, 0xBA..=0xBF] | [0xEE, _] | [0xEF, 0x80..=0xAB] | [0xF0, 0xAF]
        )
    };
    bytes.windows(2).position(rare).map(|offset| from + offset)
}

/// The ordinary character that a form stands for, and what says so.
fn usual(character: char) -> Option<(char, &'static str)> {
    let (usual, table) = match character {
        '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            (character.nfc().next()?, "Unicode canonical equivalence")
        }
        '\u{2e80}'..='\u{2fdf}' => (character.nfkc().next()?, "Unicode compatibility"),
        _ if gbk::is_private(character) => {
            let [lead, trail] = gbk::pair(character)?;
            (
                gbk::character(lead, trail).filter(|&usual| !gbk::is_private(usual))?,
                "GB 18030",
            )
        }
        _ => return None,
    };
    (usual != character).then_some((usual, table))
}

fn is_text(character: char) -> bool {
    is_han(character) || matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::find;

    fn put(text: &str) -> String {
        find(text).into_iter().map(|edit| edit.put).collect()
    }

    #[test]
    fn radicals_and_compatibility_ideographs_become_characters() {
        assert_eq!(put("⼀个⼈在\u{f9d1}月"), "一人六");
    }

    #[test]
    fn private_characters_that_have_been_assigned_since_become_those() {
        assert_eq!(put("读作\u{e7c8}字"), "ǹ");
    }

    #[test]
    fn a_page_on_radicals_keeps_them() {
        assert_eq!(put("部首 ⼀ ⼈ ⼝，⼝字旁"), "");
    }

    #[test]
    fn icons_stay() {
        assert_eq!(put("\u{e617} 首页 \u{f015}返回"), "");
    }
}
