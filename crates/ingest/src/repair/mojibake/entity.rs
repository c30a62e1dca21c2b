//! Character references of HTML left in text: `&#20013;&#25991;`, `&ldquo;`.

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use crate::repair::edit::Edit;
use crate::repair::gloss::is_han;
use crate::repair::signs::Signs;

/// Fewer references than this prove nothing.
const FEWEST: usize = 3;

/// This many that name Han characters are no examples.
const MANY: usize = 30;

/// The longest reference, in bytes.
const LONGEST: usize = 10;

/// Words of pages that speak of HTML, and may show references.
const SPEAKING_OF_THEM: [&str; 8] = [
    "HTML", "html", "实体", "實體", "转义", "轉義", "XML", "编码",
];

/// The references by name that stand in Chinese text.
const NAMED: [(&str, char); 22] = [
    ("nbsp", '\u{a0}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("deg", '°'),
    ("copy", '©'),
    ("reg", '®'),
    ("yen", '¥'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
];

/// Finds references that stand in Chinese text.
pub(in crate::repair) fn find(text: &str, signs: Signs) -> Vec<Edit> {
    if !signs.ampersand {
        return Vec::new();
    }
    let references: Vec<(Range<usize>, char)> = text
        .match_indices('&')
        .filter_map(|(at, _)| reference(text, at))
        .collect();
    let wide = references
        .iter()
        .filter(|(_, character)| is_han(*character))
        .count();
    let beside = references
        .iter()
        .filter(|(range, _)| stands_in_chinese(text, range))
        .count();
    let proves = wide >= FEWEST || beside >= FEWEST;
    let is_whole_text = wide >= MANY;
    if !proves || (!is_whole_text && may_be_examples(text)) {
        return Vec::new();
    }
    references
        .into_iter()
        .filter(|(range, character)| {
            is_whole_text || is_han(*character) || stands_in_chinese(text, range)
        })
        .map(|(range, character)| Edit {
            range,
            put: character.to_string(),
            kind: RepairKind::Mojibake,
            certainty: Certainty::Proved,
            why: Reason::ReadAs {
                written: "HTML".to_owned(),
                read: "text".to_owned(),
            },
            suggestions: Vec::new(),
        })
        .collect()
}

/// Whether a page speaks of HTML or shows some.
fn may_be_examples(text: &str) -> bool {
    let closes = |(at, _): (usize, &str)| {
        let rest = text.as_bytes().get(at + 2);
        rest.is_some_and(u8::is_ascii_alphabetic)
    };
    SPEAKING_OF_THEM.iter().any(|word| text.contains(word)) || text.match_indices("</").any(closes)
}

/// The reference at `at`, and the character it names.
fn reference(text: &str, at: usize) -> Option<(Range<usize>, char)> {
    let rest = text.get(at + 1..)?;
    let length = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(..length)?;
    let character = if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code =
            hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
        char::from_u32(code.ok()?).filter(|character| !character.is_control())?
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1
    };
    Some((at..at + 1 + length + 1, character))
}

/// Whether Han, Chinese punctuation or another reference stands beside.
fn stands_in_chinese(text: &str, range: &Range<usize>) -> bool {
    let is_chinese = |side: char| {
        is_han(side) || matches!(side, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
    };
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    before.is_some_and(|side| is_chinese(side) || side == ';')
        && after.is_none_or(|side| is_chinese(side) || side == '&' || side == '\n')
        || after.is_some_and(is_chinese)
}

#[cfg(test)]
mod tests {
    use super::Signs;

    fn find(text: &str) -> Vec<super::Edit> {
        super::find(text, Signs::of(text))
    }

    #[test]
    fn references_in_chinese_text_become_characters() {
        assert_eq!(
            find("他说&ldquo;你好&rdquo;，然后&hellip;&hellip;走了").len(),
            4
        );
        assert_eq!(find("&#20013;&#25991;&#x5B57;").len(), 3);
    }

    #[test]
    fn a_page_on_html_keeps_them() {
        assert!(find("HTML 里写作&nbsp;、&lt;和&gt;、&amp;，显示为符号").is_empty());
    }

    #[test]
    fn code_and_addresses_keep_them() {
        assert!(find("a &amp;&amp; b; x &lt; y; R&D; ?a=1&copy=2&reg=3").is_empty());
    }
}
