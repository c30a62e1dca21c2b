//! Headings and captions among the paragraphs.

use bundle::{Block, Evidence, Span};

use super::lines::{Line, lines};

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;
/// The longest caption told by its place, in characters.
const LONGEST_CAPTION: usize = 60;
/// The longest caption told by its words, in characters.
const LONGEST_WORDED_CAPTION: usize = 150;

/// Turns paragraphs that are headings or captions into such. `text` is the canonical text.
pub(super) fn read(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let Some(line) = paragraph(text, block) else {
            found.push(block.clone());
            continue;
        };
        let next = blocks.get(at + 1).and_then(|next| paragraph(text, next));
        let first = found
            .iter()
            .all(|before| matches!(before, Block::Figure { caption: None, .. }));
        let next_is_other = blocks.get(at + 1).is_some_and(is_no_paragraph);
        if is_caption(line.text) {
            put_caption(&mut found, line.span, Evidence::Words);
        } else if first && stands_like_caption(&line, next.as_ref()) {
            put_caption(&mut found, line.span, Evidence::Position);
        } else if let Some(level) = heading_level(line.text)
            && (next_is_other || next.is_some_and(|next| heads(level, next.text)))
        {
            found.push(Block::Heading {
                level,
                span: line.span,
                by: Evidence::Words,
            });
        } else {
            found.push(block.clone());
        }
    }
    found
}

/// The line of a paragraph of one line.
fn paragraph<'t>(text: &'t str, block: &Block) -> Option<Line<'t>> {
    let Block::Paragraph { span } = block else {
        return None;
    };
    let (start, end) = (span.start as usize, span.end as usize);
    // The indent stands before the span: look back to the line end.
    let before = text.get(..start)?;
    let from = before.rfind(super::lines::is_line_end).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let line = *lines(text.get(from..end)?).first()?;
    let moved = |at: u32| at.saturating_add(u32::try_from(from).unwrap_or(u32::MAX));
    let span = Span::new(moved(line.span.start), moved(line.span.end));
    (line.text.len() == end - start).then_some(Line { span, ..line })
}

/// A picture without a caption just before gets it.
fn put_caption(found: &mut Vec<Block>, span: Span, by: Evidence) {
    if matches!(found.last(), Some(Block::Figure { caption: None, .. })) {
        found.pop();
    }
    found.push(Block::Figure {
        caption: Some(span),
        by,
    });
}

/// `图为…`, `图：…`, `图1 …`: words that only captions begin with.
fn is_caption(line: &str) -> bool {
    let line = line.trim_start_matches(['▲', '△', '▼', '(', '（', '[', '【']);
    let Some(rest) = line.strip_prefix(['图', '圖']) else {
        return false;
    };
    let rest = rest.trim_start_matches(['片', '说', '說', '明']);
    let numbered =
        rest.trim_start_matches(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c));
    let counted = numbered.len() < rest.len()
        && numbered.starts_with(|c: char| c.is_whitespace() || ":：.．、".contains(c));
    line.chars().count() <= LONGEST_WORDED_CAPTION
        && (counted || rest.starts_with(['为', '為', '：', ':']))
}

/// A short line without an indent before the first indented paragraph, and no sentence.
fn stands_like_caption(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    !line.indented
        && next.is_some_and(|next| next.indented)
        && line.text.chars().count() <= LONGEST_CAPTION
        && !line
            .text
            .ends_with(|c: char| "。！？；：，、!?;:,”」".contains(c))
        && heading_level(line.text).is_none()
}

/// Whether a block that is no paragraph can stand under a heading.
const fn is_no_paragraph(block: &Block) -> bool {
    !matches!(block, Block::Paragraph { .. })
}

/// Whether a heading of `level` heads the line after it. Lines of equal rank in a row are a list.
fn heads(level: u8, next: &str) -> bool {
    match numbering(next) {
        None => true,
        Some((next_level, _)) => next_level > level || heading_level(next).is_none(),
    }
}

/// The level of a line that is numbered like a heading and is no sentence.
fn heading_level(line: &str) -> Option<u8> {
    let (level, rest) = numbering(line)?;
    let colon = level <= 2 && rest.ends_with([':', '：']);
    let ends_open = rest.ends_with(|c: char| "；;，,、：:".contains(c)) && !colon;
    let sentence = rest.contains(['。', '！', '？']) || rest.contains(['；', ';']);
    let short = line.chars().count() <= LONGEST_HEADING;
    (short && !ends_open && !sentence && !rest.is_empty()).then_some(level)
}

/// The level that the number before a line tells, and what follows the number: `一、` and `第一章`
/// 1, `（一）` and `第一节` 2, `1.` 3, `（1）` 4.
fn numbering(line: &str) -> Option<(u8, &str)> {
    let chinese = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let digit = |c: char| c.is_numeric() && !chinese(c);
    if let Some(rest) = line.strip_prefix(['（', '(', '〔', '［']) {
        let (inner, after) = rest.split_once(['）', ')', '〕', '］'])?;
        let level = match inner {
            "" => return None,
            inner if inner.chars().all(chinese) => 2,
            inner if inner.chars().all(digit) && inner.chars().count() < 3 => 4,
            _ => return None,
        };
        return Some((level, after.trim_start_matches(['、', ' ', '\u{3000}'])));
    }
    if let Some(rest) = line.strip_prefix('第') {
        let after = rest.trim_start_matches(|c| chinese(c) || digit(c));
        let level = match after.chars().next()? {
            _ if after.len() == rest.len() => return None,
            '章' | '编' | '編' => 1,
            '节' | '節' => 2,
            _ => return None,
        };
        let mut chars = after.chars();
        chars.next();
        let title = chars.as_str();
        return title
            .starts_with(char::is_whitespace)
            .then(|| (level, title.trim_start()));
    }
    let after = line.trim_start_matches(chinese);
    if after.len() < line.len() {
        return after
            .trim_start()
            .strip_prefix('、')
            .map(|rest| (1, rest.trim_start()));
    }
    let after = line.trim_start_matches(digit);
    let digits = line.len() - after.len();
    if digits == 0 || digits > 6 {
        return None;
    }
    let rest = after.strip_prefix(['.', '．', '、'])?;
    (!rest.starts_with(digit)).then(|| (3, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a plain text, one sign each: heading level, `p`, or `f` for a caption.
    #[track_caller]
    fn check(text: &str, wanted: &str) {
        let blocks = lines(text)
            .into_iter()
            .map(|line| Block::Paragraph { span: line.span })
            .collect();
        let signs: String = read(text, blocks)
            .iter()
            .map(|block| match block {
                Block::Heading { level, .. } => level.to_string(),
                Block::Figure {
                    by: Evidence::Position,
                    ..
                } => "F".to_owned(),
                Block::Figure { .. } => "f".to_owned(),
                _ => "p".to_owned(),
            })
            .collect();
        assert_eq!(signs, wanted, "{text}");
    }

    #[test]
    fn numbers_tell_the_level() {
        check(
            "　　一、来历\n　　文字。\n　　（一）甲骨\n　　文字。\n　　1.龟甲\n　　文字。",
            "1p2p3p",
        );
        check("　　二、演變\n　　(二)金文\n　　文字。", "12p");
        check("第一章 来历\n文字。\n第二节 甲骨\n文字。", "1p2p");
    }

    #[test]
    fn a_number_that_runs_into_a_sentence_heads_nothing() {
        check("　　1.收集旧书。要求各馆清点。\n　　文字。", "pp");
        check(
            "　　（一）收集旧书；\n　　（二）清点旧书；\n　　文字。",
            "ppp",
        );
    }

    #[test]
    fn a_list_is_no_outline() {
        check("　　1.龟甲\n　　2.兽骨\n　　3.竹简\n　　文字。", "pp3p");
        check("　　文字。\n　　一、完", "pp");
        check("1.5 倍\n文字。", "pp");
        check("2018.09.28 晴\n文字。", "pp");
    }

    #[test]
    fn captions_are_told_by_words_or_by_place() {
        check("图为馆员整理旧书。\n　　文字。", "fp");
        check("　　文字。\n　　圖：館員與舊書\n　　文字。", "pfp");
        check("　　文字。\n图1 甲骨\n　　文字。", "pfp");
        check("馆员整理旧书\n　　文字。", "Fp");
        check("馆员整理旧书。\n　　文字。", "pp");
        check("馆员整理旧书\n文字。", "pp");
        check("　　图书馆开放。\n　　图像很多", "pp");
    }
}
