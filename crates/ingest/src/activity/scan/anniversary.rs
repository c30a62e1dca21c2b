//! Anniversaries: `民进成立70周年`.

use super::super::form::{Form, Timex};
use super::super::numeral;
use super::super::signs::{BREAK, Signs};
use super::{Before, timex};

/// The longest name of what is commemorated, in signs.
const LONGEST: usize = 40;

/// Words after which the name begins.
const LEADS: &[&str] = &[
    "庆祝", "纪念", "迎接", "喜迎", "迎来", "恰逢", "正值", "适逢", "值此", "围绕", "结合", "借助",
    "利用", "抓住", "以及", "为了", "参加", "举办", "举行", "开展", "隆重", "热烈",
];

/// Single characters after which a name begins, where a clause begins before them.
const SMALL: &str = "是在以逢为值和与及暨对于从";

/// Reads an anniversary whose number stands at a place; it begins before it.
pub(super) fn read(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<Timex> {
    let number = numeral::read(signs, at)?;
    let end = signs.after(signs.skip(number.end), "周年")?;
    let years = i32::try_from(number.value)
        .ok()
        .filter(|it| (1..=3000).contains(it))?;
    let start = start(signs, at, before.end());
    timex(
        start,
        end,
        Form::Anniversary {
            name: start..at,
            years,
        },
    )
}

/// Where the name before an anniversary begins.
pub(super) fn start(signs: &Signs<'_>, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor && at - start < LONGEST {
        let before = start - 1;
        if signs.is(before, BREAK) || signs.get(before).is_some_and(|c| "()[]《》".contains(c)) {
            break;
        }
        start = before;
    }
    // The last lead wins; one in quotation marks is part of the name.
    let mut name = start;
    for place in start..at {
        if let Some(after) = signs.after_any(place, LEADS)
            && after <= at
        {
            name = after;
        }
    }
    while name < at
        && (signs.get(name) == Some(' ') || signs.get(name).is_some_and(|c| SMALL.contains(c)))
    {
        name += 1;
    }
    // A quotation mark that is not closed before the number does not belong to the name.
    let marks = (name..at)
        .filter(|place| signs.get(*place) == Some('"'))
        .count();
    if marks % 2 == 1 && signs.get(name) == Some('"') {
        name += 1;
    }
    name
}
