//! `以来` after words that are no date: `支部成立以来`, `开展活动以来`.

use super::super::form::{Form, Timex};
use super::super::signs::{BREAK, Signs};
use super::{Before, timex};

/// The most signs before `以来` that belong to it.
const LONGEST: usize = 24;

/// Words for the founding of something.
pub(in super::super) const FOUNDED: &[&str] = &[
    "成立", "组建", "创办", "创建", "创立", "建立", "建会", "建校", "建院", "建市", "建社", "建馆",
    "建团", "开馆", "挂牌", "设立",
];

/// Reads what stands before `以来`, back to where the clause begins.
pub(super) fn read(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<Timex> {
    // The scanner comes here at `以`; it is no character that clauses begin with, so look back.
    let end = signs.after(at, "以来")?;
    let floor = before.end();
    let mut start = at;
    while start > floor && at - start < LONGEST && !signs.is(start - 1, BREAK) {
        start -= 1;
    }
    if start == at || (start > floor && !signs.is(start - 1, BREAK)) {
        return None;
    }
    let start = signs.skip(start);
    let from = signs.after_any(start, &["自从", "自"]).unwrap_or(start);
    if let Some(founded) = FOUNDED.iter().find(|word| signs.ends(at, word)) {
        let name_end = at - founded.chars().count();
        return timex(
            start,
            end,
            Form::SinceFounding(from.min(name_end)..name_end),
        );
    }
    timex(start, end, Form::SinceUnknown)
}
