//! Months, days and parts of years and months.

use super::super::form::{DaySaid, MonthSaid, Part, Point, YearSaid};
use super::super::list::{self, Meaning};
use super::super::numeral::{self, Style};
use super::super::signs::Signs;

/// Reads what follows a year into `point`; gives the place after it.
pub(super) fn after_year(signs: &Signs<'_>, end: usize, point: &mut Point) -> usize {
    let mut end = end;
    if let Some((gloss, after)) = super::year::bracket(signs, end) {
        point.gloss = gloss;
        end = after;
    }
    end = signs
        .after_any(end, &["学年度", "学年", "度"])
        .unwrap_or(end);
    let at = signs.skip(end);
    let at = signs
        .after_any(at, &["间", "的"])
        .filter(|at| month_at(signs, *at))
        .unwrap_or(at);
    let lunar = signs.after_any(at, &["农历", "阴历", "旧历", "夏历"]);
    if let Some(after) = month(signs, signs.skip(lunar.unwrap_or(at)), point) {
        point.lunar |= lunar.is_some();
        return after;
    }
    if is_issue(signs, at) {
        point.issue = true;
        return end;
    }
    year_part(signs, at, point)
        .or_else(|| feast(signs, at, point))
        .unwrap_or(end)
}

fn month_at(signs: &Signs<'_>, at: usize) -> bool {
    numeral::read(signs, at).is_some_and(|number| signs.get(number.end) == Some('月'))
}

/// `第11期` after a year: the number of an issue.
fn is_issue(signs: &Signs<'_>, at: usize) -> bool {
    let at = signs.after_any(at, &["总第", "第"]).unwrap_or(at);
    numeral::read(signs, at)
        .and_then(|number| signs.after_any(number.end, &["期", "辑", "号", "卷"]))
        .is_some()
}

/// A festival or another named day of the year.
pub(super) fn feast(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let at = signs.after(at, "的").unwrap_or(at);
    if let Some((Meaning::Feast(feast, bare), end)) = list::find(signs, at) {
        if (bare && !company(signs, end)) || super::named::is_anniversary(signs, end) {
            return None;
        }
        point.named = Some(super::super::form::Named::Feast(feast));
        return Some(end);
    }
    None
}

/// Whether a word stands after a festival that shows that it is meant as a time.
pub(super) fn company(signs: &Signs<'_>, end: usize) -> bool {
    let words = [
        "前夕",
        "期间",
        "前后",
        "当天",
        "当日",
        "之际",
        "来临",
        "到来",
        "前",
        "后",
        "假期",
        "长假",
        "小长假",
        "黄金周",
        "那天",
        "夜",
        "一早",
        "过后",
        "这天",
        "上午",
        "下午",
        "晚上",
        "以来",
        "至",
    ];
    signs.after_any(end, &words).is_some()
}

/// Reads a month and what follows it.
pub(super) fn month(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let leap = signs.after(at, "闰");
    let at = leap.unwrap_or(at);
    let named = [
        ("正月", 1, true),
        ("腊月", 12, true),
        ("冬月", 11, true),
        ("元月", 1, false),
    ];
    let named = named.into_iter().find(|(word, ..)| signs.has(at, word));
    let (number, end, chinese) = if let Some((_, number, lunar)) = named {
        point.lunar |= lunar;
        (number, at + 2, true)
    } else {
        let number =
            numeral::read(signs, at).filter(|it| it.len <= 2 && it.style != Style::Digits)?;
        let unit = signs.skip(number.end);
        if signs.get(unit) != Some('月') {
            return None;
        }
        if signs
            .get(unit + 1)
            .is_some_and(|c| "街票饼嫂球亮牙".contains(c))
        {
            return None;
        }
        (
            u8::try_from(number.value).ok()?,
            unit + 1,
            number.style == Style::Words,
        )
    };
    if !(1..=12).contains(&number) {
        return None;
    }
    point.month = Some(MonthSaid::Number(number));
    point.chinese = chinese;
    point.leap = leap.is_some();
    point.lunar |= leap.is_some();
    Some(after_month(signs, end, point))
}

/// Reads what follows a month into `point`; gives the place after it.
pub(super) fn after_month(signs: &Signs<'_>, end: usize, point: &mut Point) -> usize {
    if let Some(after) = day(signs, signs.skip(end), point) {
        return clock(signs, after);
    }
    if let Some(after) = month_part(signs, end, point) {
        return after;
    }
    if let Some(after) = signs.after(end, "份") {
        return month_part(signs, after, point).unwrap_or(after);
    }
    end
}

fn month_part(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let parts = [
        ("上旬", Part::Third(1)),
        ("中下旬", Part::Third(4)),
        ("上中旬", Part::Third(5)),
        ("中旬", Part::Third(2)),
        ("下旬", Part::Third(3)),
        ("初", Part::Start),
        ("底", Part::End),
        ("末", Part::End),
    ];
    let (word, part) = parts.into_iter().find(|(word, _)| signs.has(at, word))?;
    let end = at + word.chars().count();
    if word == "初" && signs.get(end).is_some_and(|c| "中步级次审赛评".contains(c)) {
        return None;
    }
    point.part = Some(part);
    Some(end)
}

/// Reads a day. Its unit may be missing before a range or a list of days, and in lunar dates.
pub(super) fn day(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let lunar_day = signs.after(at, "初").and_then(|after| {
        let number = numeral::read(signs, after)?;
        (number.len == 1 && (1..=10).contains(&number.value)).then_some(number)
    });
    let number = match lunar_day {
        Some(number) => number,
        None => numeral::read(signs, at)?,
    };
    let value = u8::try_from(number.value)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    if number.style == Style::Digits || number.len > 3 {
        return None;
    }
    let unit = signs.skip(number.end);
    let end = if signs.get(unit) == Some('日') || is_day_number(signs, unit) {
        unit + 1
    } else if lunar_day.is_some() {
        point.lunar = true;
        number.end
    } else if goes_on(signs, number.end) || may_lack_unit(point, number.style) {
        number.end
    } else {
        return None;
    };
    if lunar_day.is_some() {
        point.lunar = true;
    }
    point.day = Some(DaySaid::Number(value));
    Some(end)
}

/// `5号`, and not `5号楼`.
fn is_day_number(signs: &Signs<'_>, unit: usize) -> bool {
    signs.get(unit) == Some('号')
        && !signs
            .get(unit + 1)
            .is_some_and(|c| "楼线文令馆院店厅室机".contains(c))
}

/// Whether days go on after a number: `5-8日`, `5、6日`.
fn goes_on(signs: &Signs<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..8 {
        let Some(after) =
            signs.after_any(at, &["至", "到", "--", "-", "~", "、", "和", "及", "与"])
        else {
            return false;
        };
        let Some(number) = numeral::read(signs, signs.skip(after)) else {
            return false;
        };
        if matches!(signs.get(number.end), Some('日' | '号')) {
            return number.value <= 31;
        }
        at = number.end;
    }
    false
}

/// `正月十五`: lunar days in Chinese numerals need no unit.
fn may_lack_unit(point: &Point, style: Style) -> bool {
    let reign = matches!(point.year, YearSaid::Reign(..) | YearSaid::Elided(_));
    style == Style::Words && (point.lunar || reign)
}

/// The place after a time of day that follows a day.
pub(super) fn clock(signs: &Signs<'_>, end: usize) -> usize {
    let at = signs.skip(end);
    let Some(hour) = numeral::read(signs, at).filter(|hour| hour.len <= 2 && hour.value < 25)
    else {
        return end;
    };
    let Some(minute_at) = signs.after(hour.end, ":") else {
        return end;
    };
    match numeral::read(signs, minute_at).filter(|it| it.len == 2 && it.value < 60) {
        Some(minute) => minute.end,
        None => end,
    }
}

/// Reads a part of a year.
pub(super) fn year_part(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let halves = [
        ("上半年", Part::Season(40)),
        ("前半年", Part::Season(40)),
        ("下半年", Part::Season(41)),
        ("后半年", Part::Season(41)),
        ("前三季度", Part::Quarters(3)),
        ("头三季度", Part::Quarters(3)),
        ("前两季度", Part::Quarters(2)),
    ];
    if let Some((word, part)) = halves.into_iter().find(|(word, _)| signs.has(at, word)) {
        point.part = Some(part);
        return Some(at + word.chars().count());
    }
    quarter(signs, at, point)
        .or_else(|| season(signs, at, point))
        .or_else(|| edge(signs, at, point))
}

fn quarter(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let number = numeral::read(signs, signs.after(at, "第").unwrap_or(at))?;
    let end = signs.after(number.end, "季度")?;
    let code = u8::try_from(number.value)
        .ok()
        .filter(|it| (1..=4).contains(it))?;
    point.part = Some(Part::Season(32 + code));
    Some(end)
}

fn season(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let (code, bad) = match signs.get(at)? {
        '春' => (21, "节晚运联耕城风光雨雷秋"),
        '夏' => (22, "令粮至县商朝威"),
        '秋' => (23, "收粮分后瑾冬"),
        '冬' => (24, "奥至泳虫月"),
        _ => return None,
    };
    if signs.get(at + 1).is_some_and(|c| bad.contains(c)) {
        return None;
    }
    point.part = Some(Part::Season(code));
    Some(signs.after_any(at + 1, &["季", "天"]).unwrap_or(at + 1))
}

/// `底`, `年底` and their like after a year.
fn edge(signs: &Signs<'_>, at: usize, point: &mut Point) -> Option<usize> {
    let word = signs.after(at, "年");
    let at = word.unwrap_or(at);
    let (part, bad) = match signs.get(at)? {
        '初' => (Part::Start, "中步级次审赛评衷心创"),
        '底' => (Part::End, "蕴气部特"),
        '末' => (Part::Close, "尾端"),
        '终' => (Part::Close, "于身生止究"),
        '中' if word.is_some() || signs.has(at, "中期") => (Part::Middle, "国共央华"),
        _ => return None,
    };
    if signs.get(at + 1).is_some_and(|c| bad.contains(c)) {
        return None;
    }
    point.part = Some(part);
    let end = at + 1;
    Some(if part == Part::Middle {
        signs.after(end, "期").unwrap_or(end)
    } else {
        end
    })
}
