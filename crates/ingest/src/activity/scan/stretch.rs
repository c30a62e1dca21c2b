//! Times with what stands before and after them: ranges, `以来`, `截至`, `以前`, `前后`.

use super::super::form::{DaySaid, Form, MonthSaid, Named, Point, Timex, YearSaid};
use super::super::list::Standing;
use super::super::numeral::{self, Number, Style};
use super::super::signs::{DIGIT, NUMERAL, Signs};
use super::{Before, calendar, part, timex};

/// Characters after `前`, `后`, `起` that make another word of them.
const NO_BEFORE: &str = "往期后夕来任沿列进身线景半三提人瞻途所排端不言方面台几两十";
const NO_AFTER: &str = "期勤备续来者半台续盾援卫期代天两几三世记";
const NO_FROM: &str = "义草点码伏立飞步源家来诉到初了着居名薪";

/// Reads a time with what belongs to it.
pub(super) fn read(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<Timex> {
    let (prefix, from) = prefix(signs, at);
    if let Some(found) = fragment(signs, from) {
        return finish(signs, at, prefix, found, before);
    }
    let (point, end) = calendar::point(signs, from, before)?;
    finish(signs, at, prefix, (point, None, end), before)
}

/// What stands before a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    From,
    Until,
    About,
}

fn prefix(signs: &Signs<'_>, at: usize) -> (Prefix, usize) {
    let prefixes: [(&[&str], Prefix); 3] = [
        (
            &["截至", "截止到", "截止至", "截止", "直至", "直到"],
            Prefix::Until,
        ),
        (&["自从", "自", "从"], Prefix::From),
        (&["大约在", "大约", "约在", "约"], Prefix::About),
    ];
    for (words, prefix) in prefixes {
        if let Some(after) = signs.after_any(at, words) {
            return (prefix, signs.skip(after));
        }
    }
    (Prefix::None, at)
}

type Found = (Point, Option<Point>, usize);

/// Numbers whose unit follows later: `2013—2015年`, `3-5月`, `2013、2014年`.
fn fragment(signs: &Signs<'_>, at: usize) -> Option<Found> {
    let first = numeral::read(signs, at)?;
    let (listed, next) = match signs.after_any(first.end, &["、", "和", "及", "与"]) {
        Some(next) => (true, next),
        None => (false, connector(signs, first.end)?),
    };
    if is_year(first) {
        return if listed {
            year_of_list(signs, first)
        } else {
            years(signs, first, next)
        };
    }
    let second = numeral::read(signs, next).filter(|it| (1..=12).contains(&it.value))?;
    let in_order = (1..=12).contains(&first.value) && first.value < second.value;
    let month = signs.get(second.end) == Some('月') && in_order && first.style == second.style;
    if !month || first.style == Style::Digits {
        return None;
    }
    let month = |number: Number| Point {
        month: u8::try_from(number.value).ok().map(MonthSaid::Number),
        chinese: number.style == Style::Words,
        leads: signs.begins(at),
        ..Point::default()
    };
    if listed {
        return Some((month(first), None, first.end));
    }
    let end = signs.after(second.end + 1, "份").unwrap_or(second.end + 1);
    Some((month(first), Some(month(second)), end))
}

fn is_year(number: Number) -> bool {
    number.len == 4 && number.style != Style::Words && (1000..3000).contains(&number.value)
}

fn of_year(signs: &Signs<'_>, at: usize, number: Number) -> Option<Point> {
    let year = YearSaid::Common(i32::try_from(number.value).ok()?);
    Some(Point {
        year,
        leads: signs.begins(at),
        ..Point::default()
    })
}

/// The first of `2013、2014、2015年`.
fn year_of_list(signs: &Signs<'_>, first: Number) -> Option<Found> {
    let mut end = first.end;
    for _ in 0..12 {
        let next = signs.after_any(end, &["、", "和", "及", "与"])?;
        let number = numeral::read(signs, next).filter(|number| is_year(*number))?;
        if signs.get(number.end) == Some('年') {
            let point = of_year(signs, first.end - first.len, first)?;
            return Some((point, None, first.end));
        }
        end = number.end;
    }
    None
}

/// `2013—2015年`, `2013-2014学年`, `(1898—1976)`.
fn years(signs: &Signs<'_>, first: Number, next: usize) -> Option<Found> {
    let second = numeral::read(signs, next).filter(|number| is_year(*number))?;
    let at = first.end - first.len;
    let in_brackets = signs.before(at) == Some('(') && signs.get(second.end) == Some(')');
    let unit = signs.skip(second.end);
    let is_unit = signs.get(unit) == Some('年') || signs.has(unit, "学年");
    if first.value > second.value || !(in_brackets || is_unit) {
        return None;
    }
    let (from, mut to) = (of_year(signs, at, first)?, of_year(signs, next, second)?);
    let end = if in_brackets {
        second.end
    } else {
        let end = signs.after_any(unit, &["学年度", "学年", "年度", "年"])?;
        part::after_year(signs, end, &mut to)
    };
    Some((from, Some(to), end))
}

/// The place after a sign or a word between the ends of a range.
fn connector(signs: &Signs<'_>, at: usize) -> Option<usize> {
    let at = signs.skip(at);
    let end = signs.after_any(at, &["--", "-", "~", "至", "到", "—"])?;
    Some(signs.skip(end))
}

/// Reads on after the beginning of a range or a time by itself.
fn finish(
    signs: &Signs<'_>,
    at: usize,
    prefix: Prefix,
    (mut from, to, end): Found,
    before: Before<'_>,
) -> Option<Timex> {
    if let Some(to) = to {
        return timex(
            at,
            signs.after(end, "间").unwrap_or(end),
            Form::Range(from, to),
        );
    }
    if let Some(found) = range(signs, at, from, end, before) {
        return Some(found);
    }
    let (suffix, after) = suffix(signs, end, prefix, &from);
    let stands = stands(&from, suffix);
    if !stands {
        return None;
    }
    from.about |= prefix == Prefix::About || suffix == Suffix::About;
    from.eve = suffix == Suffix::Eve;
    let form = match (suffix, prefix) {
        (Suffix::Since, _) => Form::Since(from),
        (Suffix::Before, _) => Form::Before(from),
        (Suffix::After, _) => Form::After(from),
        (_, Prefix::Until) => Form::Until(from),
        _ => Form::Point(from),
    };
    // A word before the time belongs to it only where it changes what is meant.
    let start = match (suffix, prefix) {
        (_, Prefix::Until | Prefix::About) | (Suffix::Since, Prefix::From) => at,
        _ => signs
            .after_any(at, &["自从", "自", "从"])
            .map_or(at, |after| signs.skip(after)),
    };
    timex(start, after, form)
}

/// Whether a named time counts with what follows it.
fn stands(point: &Point, suffix: Suffix) -> bool {
    let Some(Named::Fixed(fixed)) = point.named else {
        return true;
    };
    match fixed.standing {
        Standing::Topic => true,
        Standing::Period => suffix != Suffix::None,
        Standing::Bound => {
            matches!(
                suffix,
                Suffix::Since | Suffix::After | Suffix::Before | Suffix::Early
            )
        }
    }
}

/// The rest of a range.
fn range(
    signs: &Signs<'_>,
    at: usize,
    from: Point,
    end: usize,
    before: Before<'_>,
) -> Option<Timex> {
    let next = connector(signs, end)?;
    if let Some(end) = signs.after_any(next, &["今", "目前", "现在", "如今"]) {
        return timex(at, end, Form::Since(from));
    }
    let mut to = Point::default();
    let day_only = from.day.is_some() && signs.is(next, DIGIT | NUMERAL);
    let to_day = day_only.then(|| part::day(signs, next, &mut to)).flatten();
    let (mut to, end) = match to_day {
        Some(end) => (to, part::clock(signs, end)),
        None => calendar::point(signs, next, before)
            .or_else(|| bare_year(signs, next, &from))
            .filter(|(point, _)| !calendar::is_feast(point) || calendar::is_feast(&from))?,
    };
    if matches!(to.day, Some(DaySaid::Writing(_) | DaySaid::Last(_)))
        || to.named.is_some() && from.named.is_none()
    {
        return None;
    }
    to.leads = false;
    timex(
        at,
        signs.after_any(end, &["期间", "间"]).unwrap_or(end),
        Form::Range(from, to),
    )
}

/// `2013年-2015`.
fn bare_year(signs: &Signs<'_>, at: usize, from: &Point) -> Option<(Point, usize)> {
    let number = numeral::read(signs, at).filter(|number| is_year(*number))?;
    let bare = matches!(from.year, YearSaid::Common(_)) && from.month.is_none();
    bare.then_some((of_year(signs, at, number)?, number.end))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suffix {
    None,
    Since,
    Before,
    After,
    About,
    Eve,
    Early,
    During,
}

/// What stands after a time, and the place after it.
fn suffix(signs: &Signs<'_>, end: usize, prefix: Prefix, point: &Point) -> (Suffix, usize) {
    let at = signs.skip(end);
    let suffixes: [(&[&str], Suffix); 7] = [
        (&["以来", "至今", "迄今", "开始"], Suffix::Since),
        (&["前夕", "前一天", "前一日"], Suffix::Eve),
        (&["前后", "左右"], Suffix::About),
        (&["以前", "之前"], Suffix::Before),
        (&["以后", "之后", "过后"], Suffix::After),
        (&["时期", "期间", "年间"], Suffix::During),
        (&["初期"], Suffix::Early),
    ];
    for (words, suffix) in suffixes {
        if let Some(after) = signs.after_any(at, words) {
            return (suffix, after);
        }
    }
    let next = signs.get(at + 1);
    let good = |bad: &str| !next.is_some_and(|c| bad.contains(c));
    match signs.get(at) {
        Some('起') if good(NO_FROM) => (Suffix::Since, at + 1),
        Some('来') if prefix == Prefix::From => (Suffix::Since, at + 1),
        Some('前') if good(NO_BEFORE) => (Suffix::Before, at + 1),
        Some('后') if good(NO_AFTER) && after_counts(signs, at, point) => (Suffix::After, at + 1),
        Some('间') => (Suffix::During, at + 1),
        _ => (Suffix::None, end),
    }
}

/// `后` by itself is a word for a time only before a comma, or after a named time.
fn after_counts(signs: &Signs<'_>, at: usize, point: &Point) -> bool {
    point.named.is_some() || matches!(signs.get(at + 1), None | Some(',' | '、' | '的'))
}
