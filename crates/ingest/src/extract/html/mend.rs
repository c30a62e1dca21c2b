//! What is done to the source of a page before the parser sees it.

use std::borrow::Cow;

/// Elements whose end tag is restored. Only names that no text has after a slash.
const MENDED: &[&str] = &[
    "p", "div", "span", "td", "tr", "li", "ul", "ol", "strong", "font", "table", "h1", "h2", "h3",
    "h4", "h5", "h6", "section", "article",
];

/// Elements that nest as deep as they are opened: others close themselves.
const NESTING: &[&str] = &[
    "div",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "center",
    "form",
    "main",
    "aside",
    "header",
    "footer",
];

/// Elements that old pages open again and again and never close.
const FORMATTING: &[&str] = &[
    "font", "span", "b", "i", "u", "em", "strong", "small", "big",
];

/// The deepest nesting that is parsed. Past it, parsing takes time in the square of the length.
const DEEPEST: usize = 1000;
/// The same for formatting.
const DEEPEST_FORMATTING: usize = 4000;

/// Puts back the `<` of end tags that lost theirs: bytes that were read one off swallow it
/// (`？/p>` for `？</p>`), and all that follows would run into one paragraph.
pub(super) fn restore_lost_brackets(source: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut taken = 0;
    let mut within_tag = false;
    let mut at = 0;
    while let Some(rest) = source.get(at..)
        && let Some(found) = rest.find(['<', '>', '/'])
    {
        let place = at + found;
        let rest = source.get(place..).unwrap_or_default();
        at = place + 1;
        match rest.as_bytes().first() {
            Some(b'<') if opens_raw(rest) => {
                at = place + raw_length(rest);
                within_tag = false;
            }
            Some(b'<') => within_tag = rest.get(1..).is_some_and(opens_tag),
            Some(b'>') => within_tag = false,
            _ if !within_tag && is_end_tag_without_bracket(rest) => {
                mended.push_str(source.get(taken..place).unwrap_or_default());
                mended.push('<');
                taken = place;
            }
            _ => {}
        }
    }
    if taken == 0 {
        return Cow::Borrowed(source);
    }
    mended.push_str(source.get(taken..).unwrap_or_default());
    Cow::Owned(mended)
}

fn opens_tag(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
}

/// Whether an element begins whose content is no mark-up, or a comment.
fn opens_raw(rest: &str) -> bool {
    let head: String = rest
        .chars()
        .take(8)
        .collect::<String>()
        .to_ascii_lowercase();
    head.starts_with("<script") || head.starts_with("<style") || head.starts_with("<!--")
}

/// How long such an element is.
fn raw_length(rest: &str) -> usize {
    let end = if rest.starts_with("<!--") {
        "-->"
    } else {
        "</s"
    };
    rest.find(end).map_or(rest.len(), |at| at + end.len())
}

fn is_end_tag_without_bracket(rest: &str) -> bool {
    let Some(name) = rest.strip_prefix('/') else {
        return false;
    };
    let Some((name, _)) = name.split_once('>').filter(|(name, _)| name.len() <= 8) else {
        return false;
    };
    MENDED
        .iter()
        .any(|mended| name.trim_end().eq_ignore_ascii_case(mended))
}

/// Whether tags nest deeper than on any page that a person made.
pub(super) fn is_nested_too_deep(source: &str) -> bool {
    let (mut blocks, mut formatting) = (0_usize, 0_usize);
    for tag in source.split('<').skip(1) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
        let is = |list: &[&str]| list.iter().any(|it| name.eq_ignore_ascii_case(it));
        let depth = if is(NESTING) {
            &mut blocks
        } else if is(FORMATTING) {
            &mut formatting
        } else {
            continue;
        };
        *depth = if closes {
            depth.saturating_sub(1)
        } else {
            *depth + 1
        };
        if blocks > DEEPEST || formatting > DEEPEST_FORMATTING {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, mended: &str) {
        assert_eq!(restore_lost_brackets(source), mended);
    }

    #[test]
    fn an_end_tag_gets_its_bracket_back() {
        check("<p>旧书?!?/p><p>新书</p>", "<p>旧书?!?</p><p>新书</p>");
        check(
            "<div><SPAN>旧书/SPAN ></div>",
            "<div><SPAN>旧书</SPAN ></div>",
        );
    }

    #[test]
    fn sound_mark_up_is_left_alone() {
        for source in [
            "<p>旧书</p><br/>",
            "<a href=/p>旧书</a>",
            "<script>a='/p>'</script><p>1/2 > 1/3</p>",
            "<!-- /p> --><p>x</p>",
            "路径是 a/b>c",
        ] {
            check(source, source);
        }
    }

    #[test]
    fn only_absurd_nesting_is_too_deep() {
        assert!(!is_nested_too_deep(&"<div></div>".repeat(10_000)));
        assert!(!is_nested_too_deep(&"<p>".repeat(10_000)));
        assert!(is_nested_too_deep(&"<div>".repeat(10_000)));
    }
}
