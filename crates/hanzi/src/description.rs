//! Ideographic description sequences: characters described by their parts.

use std::ops::RangeInclusive;

/// Levels a description may have, and characters, to be taken as one; as OpenCC has them.
const DEEPEST: u32 = 16;
pub(crate) const LONGEST: u32 = 64;

/// The characters that open a description.
pub(crate) const OPERATORS: RangeInclusive<char> = '\u{2ff0}'..='\u{2fff}';

/// The bytes of the complete description `text` begins with, if it begins with one. Its parts
/// describe one character and are not words of the text: conversions leave them alone.
pub(crate) fn description(text: &str) -> Option<usize> {
    text.chars()
        .next()
        .filter(|first| OPERATORS.contains(first))?;
    let mut rest = text.chars();
    take(&mut rest, DEEPEST, &mut 0)?;
    Some(text.len() - rest.as_str().len())
}

/// Takes one part, itself perhaps a description, off the front.
fn take(rest: &mut std::str::Chars<'_>, depth: u32, taken: &mut u32) -> Option<()> {
    if depth == 0 || *taken >= LONGEST {
        return None;
    }
    let character = rest.next()?;
    *taken += 1;
    let parts = match character {
        '\u{2ffe}' | '\u{2fff}' => 1,
        '\u{2ff2}' | '\u{2ff3}' => 3,
        other if OPERATORS.contains(&other) => 2,
        _ => 0,
    };
    (0..parts).try_for_each(|_| take(rest, depth - 1, taken))
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn a_description_is_as_long_as_its_parts() {
        assert_eq!(description("⿰虫鬼后"), Some(9));
        assert_eq!(description("⿲彳⿱山王攵后"), Some(18));
        assert_eq!(description("⿾正后"), Some(6));
    }

    #[test]
    fn an_incomplete_or_too_deep_one_is_none() {
        assert_eq!(description("⿰虫"), None);
        assert_eq!(description("虫⿰虫鬼"), None);
        assert_eq!(description(""), None);
        let deep = |n: usize| "⿰".repeat(n) + &"后".repeat(n + 1);
        assert_eq!(description(&deep(15)), Some(deep(15).len()));
        assert_eq!(description(&deep(16)), None);
        let wide = "⿲".repeat(15) + &"后".repeat(31);
        assert_eq!(description(&wide), Some(wide.len()));
        let tree = |n| (0..n).fold("后".to_owned(), |part, _| format!("⿰{part}{part}"));
        assert_eq!(description(&tree(5)), Some(tree(5).len()));
        assert_eq!(description(&tree(6)), None, "127 characters");
    }
}
