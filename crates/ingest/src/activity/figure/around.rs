//! What stands around a figure: its sentence, and what is counted.

use std::ops::Range;

use super::super::signs::{BREAK, DIGIT, STOP, Signs};

/// The sentence that a place stands in, 1,000 signs to each side at most.
pub(super) fn sentence(signs: &Signs<'_>, at: usize) -> Range<usize> {
    let mut start = at;
    while start > 0 && !signs.is(start - 1, STOP) && at - start < 1000 {
        start -= 1;
    }
    let end = signs.find_near(at, STOP, 1000);
    signs.skip(start)..(end + 1).min(signs.count())
}

/// What is counted: the words after the measure word, or where none stand, those before the number.
pub(super) fn counts(signs: &Signs<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let ends = |c: char| !c.is_alphanumeric() && c != '"';
    let verbs = [
        "被", "获", "参加", "得到", "荣", "在", "进行", "任", "是", "为", "用于",
    ];
    let mut after = end;
    while after < signs.count() && after - end < 16 {
        let stop = signs.get(after).is_none_or(ends) || signs.is(after, BREAK | DIGIT);
        if stop || signs.after_any(after, &verbs).is_some() {
            break;
        }
        after += 1;
    }
    if after > end {
        return Some(end..after);
    }
    let mut begin = at;
    let mut skipped = at;
    while signs.ends_any(
        skipped,
        &[
            "达",
            "超过",
            "近",
            "约",
            "共",
            "了",
            "不少于",
            "多达",
            "有",
            "为",
            " ",
        ],
    ) && skipped > 0
    {
        skipped -= 1;
    }
    let limit = skipped;
    begin = begin.min(limit);
    while begin > 0
        && limit - begin < 12
        && !signs.is(begin - 1, BREAK | DIGIT)
        && !signs.get(begin - 1).is_some_and(|c| c == ')' || c == '(')
    {
        begin -= 1;
    }
    (begin < limit).then_some(begin..limit)
}
