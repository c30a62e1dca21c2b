//! Congresses, plenums, sessions, plans, campaigns and other named times.

use super::super::form::{Form, Named, Point, Timex};
use super::super::list::{self, LISTS, Meaning};
use super::super::numeral::{self, Style};
use super::super::signs::Signs;
use super::{Before, timex};

/// Characters after `十二大` that make a count of it.
const NO_CONGRESS: &str = "类项举品重领任人工行系产特战措支板名新好优公书元亿杰奇文景美古传热关";

/// Reads a named time that is part of an elliptical list, `十八届三、四中全会`.
pub(super) fn read(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<Timex> {
    let last = before.joined(signs, at, &['、', '和', '及', '与'])?;
    let (Form::Point(Point {
        named: Some(Named::Plenum(congress, _)),
        ..
    })
    | Form::Since(Point {
        named: Some(Named::Plenum(congress, _)),
        ..
    })) = last.form
    else {
        return None;
    };
    let (plenum, end) = plenum(signs, at)?;
    let named = Some(Named::Plenum(congress, plenum));
    timex(
        at,
        end,
        Form::Point(Point {
            named,
            ..Point::default()
        }),
    )
}

/// The named time that begins at a place.
pub(super) fn point(signs: &Signs<'_>, at: usize, _: Before<'_>) -> Option<(Point, usize)> {
    let (named, end) = fixed(signs, at)
        .or_else(|| congress(signs, at))
        .or_else(|| of_congress(signs, at))
        .or_else(|| session(signs, at))
        .or_else(|| plan(signs, at))?;
    Some((
        Point {
            named: Some(named),
            ..Point::default()
        },
        end,
    ))
}

fn fixed(signs: &Signs<'_>, at: usize) -> Option<(Named, usize)> {
    match list::find(signs, at)? {
        (Meaning::Fixed(fixed), end) => {
            (!is_anniversary(signs, end)).then_some((Named::Fixed(fixed), end))
        }
        _ => None,
    }
}

/// Whether the number of an anniversary follows: then the name is what is commemorated.
pub(super) fn is_anniversary(signs: &Signs<'_>, end: usize) -> bool {
    let end = signs
        .after_any(end, &["成立", "胜利", "爆发", "召开", "发布"])
        .unwrap_or(end);
    numeral::read(signs, end).is_some_and(|number| signs.has(signs.skip(number.end), "周年"))
}

/// `十九大`, `党的八大`.
fn congress(signs: &Signs<'_>, at: usize) -> Option<(Named, usize)> {
    let from = signs.after_any(at, &["党的", "中共"]).unwrap_or(at);
    let number = numeral::read(signs, from).filter(|it| it.style == Style::Words)?;
    let congress = u8::try_from(number.value).ok()?;
    let end = signs.after(number.end, "大")?;
    let of_party = from > at || signs.ends_any(at, &["党的", "中共"]);
    let counted = signs.get(end).is_some_and(|c| NO_CONGRESS.contains(c));
    let known = LISTS.congress(congress, 0).is_some();
    (known && !counted && (of_party || congress > 10)).then_some((Named::Congress(congress), end))
}

/// `十九届二中全会`, and the first of `十九届二中、三中全会`.
fn of_congress(signs: &Signs<'_>, at: usize) -> Option<(Named, usize)> {
    let from = signs.after_any(at, &["党的", "中共"]).unwrap_or(at);
    let number = numeral::read(signs, from).filter(|it| it.style == Style::Words)?;
    let of = signs.after_any(number.end, &["届中央", "届"])?;
    let congress = u8::try_from(number.value).ok()?;
    let (plenum, end) = plenum(signs, of)?;
    Some((Named::Plenum(congress, plenum), end))
}

/// The number of a plenum: `三中全会`, or `三` or `三中` when `中全会` comes after more numbers.
fn plenum(signs: &Signs<'_>, at: usize) -> Option<(u8, usize)> {
    let number =
        numeral::read(signs, at).filter(|it| it.len == 1 && (1..=7).contains(&it.value))?;
    let value = u8::try_from(number.value).ok()?;
    if let Some(end) = signs.after_any(number.end, &["中全会", "次全会", "中全体会议"]) {
        return Some((value, end));
    }
    let end = signs.after(number.end, "中").unwrap_or(number.end);
    let mut at = end;
    for _ in 0..7 {
        let next = signs.after_any(at, &["、", "和", "及", "与", "至"])?;
        let number = numeral::read(signs, next).filter(|it| it.len == 1)?;
        if signs.has(number.end, "中全会") {
            return Some((value, end));
        }
        at = signs.after(number.end, "中").unwrap_or(number.end);
    }
    None
}

/// `十三届全国人大一次会议`, `全国政协十三届一次会议`.
fn session(signs: &Signs<'_>, at: usize) -> Option<(Named, usize)> {
    let bodies = ["全国人民代表大会", "全国人大", "全国政协"];
    let before = signs
        .after_any(at, &bodies)
        .or_else(|| signs.ends_any(at, &bodies).then_some(at));
    let from = before.unwrap_or(at);
    let from = signs.after(from, "第").unwrap_or(from);
    let number = numeral::read(signs, from)?;
    let of = signs.after(number.end, "届")?;
    let body = signs.after_any(of, &bodies);
    if before.is_none() && body.is_none() {
        return None;
    }
    let of = body.unwrap_or(of);
    let nth = numeral::read(signs, signs.after(of, "第").unwrap_or(of))?;
    let end = signs.after_any(nth.end, &["次会议", "次全会", "次大会"])?;
    let (congress, session) = (
        u8::try_from(number.value).ok()?,
        u8::try_from(nth.value).ok()?,
    );
    LISTS.session(congress, session)?;
    Some((Named::Session(congress, session), end))
}

/// `十三五`, where a word or a mark shows that the plan is meant.
fn plan(signs: &Signs<'_>, at: usize) -> Option<(Named, usize)> {
    if signs.get(at.checked_add(1)?) == Some('五') && signs.get(at) == Some('一') {
        return of_plan(signs, 1, at + 2, at);
    }
    let mut number = 0_u8;
    let mut end = at;
    // The numeral of the plan ends before the last 五.
    while let Some(c) = signs.get(end) {
        let digit = numeral::digit(c);
        match (c, digit) {
            ('五', _) if end > at && !matches!(signs.get(end + 1), Some('五')) => break,
            ('十', _) => number = number.checked_add(10)?,
            (_, Some(digit)) => number = number.checked_add(u8::try_from(digit).ok()?)?,
            _ => return None,
        }
        end += 1;
    }
    of_plan(signs, number, end + 1, at)
}

fn of_plan(signs: &Signs<'_>, plan: u8, end: usize, at: usize) -> Option<(Named, usize)> {
    LISTS.plan(plan)?;
    let quoted = signs.before(at) == Some('"') && signs.get(end) == Some('"');
    let words = signs.after_any(
        end,
        &[
            "规划", "计划", "时期", "期间", "开局", "收官", "以来", "末", "初",
        ],
    );
    (quoted || words.is_some()).then_some((Named::Plan(plan), end))
}
