//! Times that the calendar gives: `2015年12月3日`, `2015-12-03`, `3月`, `农历八月十五`, `今天`.

use super::super::form::{DaySaid, MonthSaid, Named, Part, Point, YearSaid};
use super::super::numeral::{self, Style};
use super::super::signs::{DIGIT, Signs};
use super::{Before, named, part, year};

/// A word for a month or a day, with characters that must not stand before and after it.
struct Word(&'static str, Said, &'static str, &'static str);

#[derive(Clone, Copy)]
enum Said {
    Month(MonthSaid),
    Day(DaySaid),
}

/// Words for months and days, the longer first.
const WORDS: &[Word] = &[
    Word("上个月", Said::Month(MonthSaid::Writing(-1)), "", ""),
    Word("上月", Said::Month(MonthSaid::Writing(-1)), "以海", ""),
    Word("本月", Said::Month(MonthSaid::Writing(0)), "", ""),
    Word("这个月", Said::Month(MonthSaid::Writing(0)), "", ""),
    Word("下个月", Said::Month(MonthSaid::Writing(1)), "", ""),
    Word("下月", Said::Month(MonthSaid::Writing(1)), "以", "嫦"),
    Word("当月", Said::Month(MonthSaid::Last(0)), "", ""),
    Word("同月", Said::Month(MonthSaid::Last(0)), "相不", ""),
    Word("是月", Said::Month(MonthSaid::Last(0)), "于但可就正", ""),
    Word("次月", Said::Month(MonthSaid::Last(1)), "", ""),
    Word("翌月", Said::Month(MonthSaid::Last(1)), "", ""),
    Word("今天", Said::Day(DaySaid::Writing(0)), "", "的"),
    Word("今晨", Said::Day(DaySaid::Writing(0)), "", ""),
    Word("今晚", Said::Day(DaySaid::Writing(0)), "", "报"),
    Word("昨天", Said::Day(DaySaid::Writing(-1)), "", "的"),
    Word("昨日", Said::Day(DaySaid::Writing(-1)), "", "重"),
    Word("昨晚", Said::Day(DaySaid::Writing(-1)), "", ""),
    Word("前天", Said::Day(DaySaid::Writing(-2)), "", ""),
    Word("明天", Said::Day(DaySaid::Writing(1)), "", "的会更"),
    Word("后天", Said::Day(DaySaid::Writing(2)), "", "性的努获培"),
    Word("当天", Said::Day(DaySaid::Last(0)), "", ""),
    Word("当日", Said::Day(DaySaid::Last(0)), "", ""),
    Word("同日", Said::Day(DaySaid::Last(0)), "相不", "而"),
    Word("同一天", Said::Day(DaySaid::Last(0)), "", ""),
    Word("是日", Said::Day(DaySaid::Last(0)), "于但可就正", ""),
    Word("次日", Said::Day(DaySaid::Last(1)), "", ""),
    Word("翌日", Said::Day(DaySaid::Last(1)), "", ""),
    Word("第二天", Said::Day(DaySaid::Last(1)), "", ""),
    Word("上周", Said::Day(DaySaid::Week(-1)), "", "边围"),
    Word("本周", Said::Day(DaySaid::Week(0)), "", "边围"),
    Word("下周", Said::Day(DaySaid::Week(1)), "", "边围"),
];

/// What must follow `今日`: it is also the first word of many names.
const AFTER_TODAY: &[&str] = &[
    "上午", "下午", "晚", "凌晨", "中午", "清晨", "早", "起", "在", "从", "获悉", "召开", "举行",
    "正式", ",", "。", "是", "由", "我",
];

/// The time that begins at a place, and the place after it.
pub(super) fn point(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<(Point, usize)> {
    let (mut point, end) = iso(signs, at)
        .or_else(|| dated(signs, at))
        .or_else(|| word(signs, at))
        .or_else(|| undated(signs, at, before))
        .or_else(|| named::point(signs, at, before))?;
    point.leads = signs.begins(at);
    Some((point, end))
}

/// `2015-12-03`, `2015/12/3`, `2015.12.03`, `2015-12`.
fn iso(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    let year = numeral::read(signs, at).filter(|it| {
        it.style == Style::Arabic && it.len == 4 && (1000..3000).contains(&it.value)
    })?;
    let sign = signs.get(year.end).filter(|c| "-/.".contains(*c))?;
    let month = numeral::read(signs, year.end + 1)
        .filter(|it| it.style == Style::Arabic && it.len <= 2 && (1..=12).contains(&it.value))?;
    let mut point = Point {
        year: YearSaid::Common(i32::try_from(year.value).ok()?),
        month: Some(MonthSaid::Number(u8::try_from(month.value).ok()?)),
        ..Point::default()
    };
    if signs.get(month.end) == Some(sign)
        && let Some(day) = numeral::read(signs, month.end + 1)
        && day.style == Style::Arabic
        && day.len <= 2
        && (1..=31).contains(&day.value)
    {
        point.day = Some(DaySaid::Number(u8::try_from(day.value).ok()?));
        return Some((point, part::clock(signs, day.end)));
    }
    let alone = month.len == 2
        && !signs
            .get(month.end)
            .is_some_and(|c| "年月日-/.%".contains(c))
        && (sign != '.' || !signs.get(month.end).is_some_and(char::is_alphabetic));
    alone.then_some((point, month.end))
}

/// A year with what follows it.
fn dated(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    let lunar = signs.after_any(at, &["农历", "阴历", "旧历", "夏历"]);
    let from = signs.skip(
        lunar
            .or_else(|| signs.after_any(at, &["公历", "阳历"]))
            .unwrap_or(at),
    );
    let Some((mut point, end)) = year::read(signs, from) else {
        let mut point = Point {
            lunar: lunar.is_some(),
            ..Point::default()
        };
        let end = (from > at)
            .then(|| part::month(signs, from, &mut point))
            .flatten()?;
        return Some((point, end));
    };
    point.lunar |= lunar.is_some();
    let whole = matches!(
        point.year,
        YearSaid::Decade(..) | YearSaid::Century(_) | YearSaid::WritingCentury(..)
    );
    let end = if whole {
        end
    } else {
        part::after_year(signs, end, &mut point)
    };
    Some((point, end))
}

/// A word for a month or a day.
fn word(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some(end) = signs.after(at, "今日") {
        signs.after_any(end, AFTER_TODAY)?;
        let day = Some(DaySaid::Writing(0));
        return Some((
            Point {
                day,
                ..Point::default()
            },
            end,
        ));
    }
    let fits = |Word(word, said, before, after): &Word| {
        let end = signs.after(at, word)?;
        let bad_before = signs.before(at).is_some_and(|c| before.contains(c));
        let bad_after = signs.get(end).is_some_and(|c| after.contains(c));
        // `是日` in the middle of a clause is `是` and a word with 日.
        let inside = word.starts_with('是') && !signs.begins(at);
        (!bad_before && !bad_after && !inside).then_some((*said, end))
    };
    let (said, end) = WORDS.iter().find_map(fits)?;
    let mut point = Point::default();
    let end = match said {
        Said::Month(month) => {
            point.month = Some(month);
            part::after_month(signs, end, &mut point)
        }
        Said::Day(day) => {
            point.day = Some(day);
            end
        }
    };
    Some((point, end))
}

/// Months, days and parts of a year without their year.
fn undated(signs: &Signs<'_>, at: usize, before: Before<'_>) -> Option<(Point, usize)> {
    let mut point = Point::default();
    if let Some(end) = part::month(signs, at, &mut point) {
        return Some((point, end));
    }
    if let Some(end) = day_alone(signs, at, before, &mut point) {
        return Some((point, end));
    }
    if let Some(end) = part_alone(signs, at, &mut point) {
        return Some((point, end));
    }
    let end = part::feast(signs, at, &mut point)?;
    let counts = part::company(signs, end)
        || (signs.begins(at) && signs.get(end) == Some(','))
        || signs.ends_any(at, &["在", "逢", "到", "值", "度", "于", "过"]);
    (counts && point.named.is_some()).then_some((point, end))
}

/// `5日` where a clause begins, or in a list or a range of days.
fn day_alone(signs: &Signs<'_>, at: usize, before: Before<'_>, point: &mut Point) -> Option<usize> {
    let number = numeral::read(signs, at).filter(|it| it.style == Style::Arabic && it.len <= 2)?;
    let joined = before
        .joined(signs, at, &['、', '和', '及', '与', ','])
        .is_some();
    let leads = signs.begins(at) || signs.ends_any(at, &["于", "讯", "报", "本月", "在"]);
    let unit = signs.get(number.end);
    let whole = match unit {
        Some('日') => true,
        Some('号') => signs.ends_any(at, &["本月", "上月"]) || joined,
        _ => joined && goes_on(signs, number.end),
    };
    if !(joined || leads) || !whole || signs.get(number.end + 1) == Some('来') {
        return None;
    }
    part::day(signs, at, point)
}

fn goes_on(signs: &Signs<'_>, at: usize) -> bool {
    signs
        .after_any(at, &["、", "和", "及"])
        .is_some_and(|at| signs.is(at, DIGIT))
}

/// `年底`, `上半年`, `第三季度` by themselves.
fn part_alone(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    if signs.get(at) == Some('年') {
        let bad = "每青少中成老今去明前后常整全周多数几历往同当本上下次翌来近元一二三四五六七八九十百千0123456789";
        let alone = !signs.before(at).is_some_and(|c| bad.contains(c));
        let end = part::year_part(signs, at, point).filter(|_| alone)?;
        return matches!(
            point.part,
            Some(Part::Start | Part::Middle | Part::End | Part::Close)
        )
        .then_some(end);
    }
    if signs.has(at, "月底") || signs.has(at, "月初") || signs.has(at, "月末") {
        let bad = "每个本上下同当次各按逐满闰";
        if signs.before(at).is_some_and(|c| bad.contains(c)) || !signs.begins(at) {
            return None;
        }
        point.month = Some(MonthSaid::Writing(0));
        point.part = Some(if signs.has(at, "月初") {
            Part::Start
        } else {
            Part::End
        });
        return Some(at + 2);
    }
    let end = part::year_part(signs, at, point)?;
    match point.part {
        Some(Part::Season(code)) if code >= 33 => {
            let counted = signs.before(at).is_some_and(|c| "每各个".contains(c));
            (!counted).then_some(end)
        }
        Some(Part::Quarters(_)) => Some(end),
        _ => None,
    }
}

/// The name that a point stands for, if it is a festival.
pub(super) fn is_feast(point: &Point) -> bool {
    matches!(point.named, Some(Named::Feast(_)))
}
