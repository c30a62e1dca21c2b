//! Characters that are lost: `???`, `□`, U+FFFD.
//!
//! Nothing is put for them. Where the page or a small table offers what may have stood there, it
//! is suggested.

mod suggest;

use std::ops::Range;

use bundle::{Certainty, Reason, RepairKind};

use super::edit::Edit;
use super::signs::Signs;

/// Suggestions are looked for at this many places of a page.
const MOST_SUGGESTED: usize = 64;

/// How far back the words of a question are looked for, in characters.
const CLAUSE: usize = 24;

/// Words that make a question of a clause, so that its marks are meant.
const ASKING: &str = "吗嗎呢吧啊呀么麼嘛谁誰哪何几幾咋啥否岂豈难難怎多";

/// Finds lost characters.
pub(super) fn find(text: &str, signs: Signs) -> Vec<Edit> {
    if !signs.loss {
        return Vec::new();
    }
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let mut marks: Vec<(usize, &str)> = ["?", "\u{fffd}", "□", "〓"]
        .iter()
        .flat_map(|mark| text.match_indices(mark))
        .collect();
    marks.sort_unstable();
    for (at, mark) in marks {
        match gaps.last_mut() {
            Some(gap) if gap.end == at => gap.end = at + mark.len(),
            _ => gaps.push(at..at + mark.len()),
        }
    }
    let boxes = gaps
        .iter()
        .filter(|gap| is_box(text.get((*gap).clone())))
        .count();
    gaps.retain(|gap| is_lost(text, gap, boxes));
    let page = suggest::Page::new(text, &gaps);
    gaps.into_iter()
        .enumerate()
        .map(|(nth, gap)| edit(text, gap, nth, &page))
        .collect()
}

fn edit(text: &str, gap: Range<usize>, nth: usize, page: &suggest::Page<'_>) -> Edit {
    let found = text.get(gap.clone()).unwrap_or_default();
    let suggestions = if nth < MOST_SUGGESTED {
        page.suggest(&gap)
    } else {
        Vec::new()
    };
    let count = is_box(Some(found))
        .then(|| u32::try_from(found.chars().count()).ok())
        .flatten();
    Edit {
        range: gap,
        put: found.to_owned(),
        kind: RepairKind::Gap,
        certainty: Certainty::Open,
        why: Reason::Lost { count },
        suggestions,
    }
}

/// Whether marks are signs that one character each stands for.
fn is_box(marks: Option<&str>) -> bool {
    marks.is_some_and(|marks| marks.starts_with(['□', '〓']))
}

/// Whether marks stand for lost characters.
fn is_lost(text: &str, gap: &Range<usize>, boxes: usize) -> bool {
    let marks = text.get(gap.clone()).unwrap_or_default();
    let (before, after) = (text.get(..gap.start), text.get(gap.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let is_han = |side: Option<char>| side.is_some_and(super::gloss::is_han);
    if is_box(Some(marks)) {
        // Boxes to tick stand apart or come in numbers.
        let fits = is_han(last)
            && (is_han(next) || next.is_some_and(|next| "，。、；：！？".contains(next)));
        return fits && (boxes <= 2 || !is_form(before, after));
    }
    if marks.contains('\u{fffd}') {
        let is_shown = last.zip(next).is_some_and(|pair| {
            matches!(
                pair,
                ('“', '”')
                    | ('「', '」')
                    | ('(', ')')
                    | ('（', '）')
                    | ('"', '"')
                    | ('‘', '’')
                    | (' ', ' ')
            )
        });
        return !is_shown;
    }
    let is_within =
        is_han(next) || next.is_some_and(|next| "，。,、；;：”》」』）)".contains(next));
    let wanted = if is_han(next) { 3 } else { 2 };
    // Nothing asks right after a comma or an opening bracket.
    let cannot_ask = last.is_some_and(|last| "，,、；;：“「《（(".contains(last)) && is_han(next);
    (cannot_ask && marks.len() > 1)
        || (is_han(last) && is_within && marks.len() >= wanted && !is_question(before))
}

/// Whether another box stands near, as in a form to fill in: `是□否□`.
fn is_form(before: &str, after: &str) -> bool {
    before.chars().rev().take(4).any(|near| near == '□')
        || after.chars().take(4).any(|near| near == '□')
}

/// Whether the clause that a text ends with asks.
pub(super) fn is_question(before: &str) -> bool {
    let clause = before.chars().rev().take(CLAUSE);
    let mut clause = clause.take_while(|character| !"，。！；,;!\n".contains(*character));
    clause.any(|character| ASKING.contains(character))
}

#[cfg(test)]
mod tests {
    use super::{Signs, find};

    fn gaps(text: &str) -> Vec<String> {
        find(text, Signs::of(text))
            .into_iter()
            .map(|edit| edit.put)
            .collect()
    }

    #[test]
    fn marks_within_a_sentence_are_lost_characters() {
        assert_eq!(gaps("最后编辑出版???，对工作作了总结。"), ["???"]);
        assert_eq!(gaps("第二批???字方案，??不停"), ["???", "??"]);
        assert_eq!(gaps("公布第二批???。后来停用"), ["???"]);
        assert_eq!(gaps("铭文作□公，后缺。"), ["□"]);
        assert_eq!(gaps("学\u{fffd}\u{fffd}习"), ["\u{fffd}\u{fffd}"]);
    }

    #[test]
    fn questions_stay() {
        assert!(gaps("你说什么??? 真的吗???我不信。他是谁???").is_empty());
        assert!(gaps("a ? b : c ??? 完").is_empty());
    }

    #[test]
    fn boxes_to_tick_stay() {
        assert!(gaps("性别：男□女□，婚否：是□否□").is_empty());
        assert!(gaps("□ 同意  □ 不同意").is_empty());
    }

    #[test]
    fn a_mark_that_is_spoken_of_stays() {
        assert!(gaps("解码器写出替换字符“\u{fffd}”。").is_empty());
    }
}
