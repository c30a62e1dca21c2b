//! What recurs: `每年`, `每月5日`, `每周三`, `每逢春节`, `一年一度`.

use super::super::form::{DaySaid, Form, MonthSaid, Named, Part, Point, Timex};
use super::super::list::FeastDay;
use super::super::numeral::{self, Style};
use super::super::signs::Signs;
use super::{Before, part, timex};

/// Reads a recurring time.
pub(super) fn read(signs: &Signs<'_>, at: usize, _: Before<'_>) -> Option<Timex> {
    let (rrule, end) = every(signs, at)?;
    timex(at, end, Form::Set(rrule))
}

fn every(signs: &Signs<'_>, at: usize) -> Option<(Option<String>, usize)> {
    if !matches!(signs.get(at), Some('每' | '逢' | '一')) {
        return None;
    }
    if let Some(end) = signs.after_any(at, &["一年一度", "一年一次"]) {
        return Some((Some("FREQ=YEARLY".to_owned()), end));
    }
    if let Some(after) = signs.after_any(at, &["每逢", "每到", "逢", "每"]) {
        let mut point = Point::default();
        if let Some(end) = part::feast(signs, after, &mut point) {
            return Some((feast(&point), end));
        }
    }
    let after = signs.after_any(at, &["每隔", "每"])?;
    if let Some(number) = numeral::read(signs, after).filter(|it| it.style != Style::Digits) {
        return counted(signs, number.value, number.end);
    }
    if let Some(end) = signs.after_any(after, &["年度", "年"]) {
        return Some(yearly(signs, end));
    }
    if let Some(end) = signs.after_any(after, &["个月", "月份", "月"]) {
        return Some(monthly(signs, end));
    }
    if let Some(end) = signs.after_any(after, &["个星期", "星期", "周"]) {
        return Some(weekly(signs, end));
    }
    let units: [(&[&str], Option<&str>, &str); 4] = [
        (&["个季度", "季度"], Some("FREQ=MONTHLY;INTERVAL=3"), ""),
        (&["半年"], Some("FREQ=MONTHLY;INTERVAL=6"), ""),
        (
            &["个工作日", "天", "日"],
            Some("FREQ=DAILY"),
            "经新邮电一报",
        ),
        (&["个学期", "学期", "学年"], None, ""),
    ];
    for (words, rrule, bad) in units {
        if let Some(end) = signs.after_any(after, words)
            && !signs.get(end).is_some_and(|c| bad.contains(c))
        {
            return Some((rrule.map(str::to_owned), end));
        }
    }
    None
}

/// `每两年`, `每三个月`.
fn counted(signs: &Signs<'_>, count: i64, end: usize) -> Option<(Option<String>, usize)> {
    let units: [(&[&str], &str); 4] = [
        (&["年"], "YEARLY"),
        (&["个月"], "MONTHLY"),
        (&["个星期", "周"], "WEEKLY"),
        (&["天", "日"], "DAILY"),
    ];
    let (frequency, end) = units
        .into_iter()
        .find_map(|(words, name)| Some((name, signs.after_any(end, words)?)))?;
    if !(1..=100).contains(&count) {
        return None;
    }
    let interval = if count == 1 {
        String::new()
    } else {
        format!(";INTERVAL={count}")
    };
    Some((Some(format!("FREQ={frequency}{interval}")), end))
}

/// What follows `每年`: a month, a day, a part of the year or a festival.
fn yearly(signs: &Signs<'_>, end: usize) -> (Option<String>, usize) {
    let mut point = Point::default();
    let at = signs.skip(end);
    let at = signs.after_any(at, &["的", "农历"]).unwrap_or(at);
    let after = part::month(signs, at, &mut point)
        .or_else(|| part::year_part(signs, at, &mut point))
        .or_else(|| part::feast(signs, at, &mut point));
    let Some(after) = after else {
        return (Some("FREQ=YEARLY".to_owned()), end);
    };
    if point.named.is_some() {
        return (feast(&point), after);
    }
    let lunar = if point.lunar || signs.has(end, "农历") {
        "RSCALE=CHINESE;"
    } else {
        ""
    };
    let months = match (point.month, point.part) {
        (Some(MonthSaid::Number(month)), _) => month.to_string(),
        (_, Some(part)) => months_of(part),
        _ => return (Some("FREQ=YEARLY".to_owned()), end),
    };
    let days = match (point.day, point.part) {
        (Some(DaySaid::Number(day)), _) => format!(";BYMONTHDAY={day}"),
        (None, Some(part)) if point.month.is_some() => days_of(part),
        _ => String::new(),
    };
    (
        Some(format!("{lunar}FREQ=YEARLY;BYMONTH={months}{days}")),
        after,
    )
}

/// The months of a part of a year. `年初` is January and `年底` December here: a rule needs months,
/// not spans.
fn months_of(part: Part) -> String {
    match part {
        Part::Start => "1",
        Part::Middle => "6",
        Part::End | Part::Close => "12",
        Part::Season(21) => "3,4,5",
        Part::Season(22) => "6,7,8",
        Part::Season(23) => "9,10,11",
        Part::Season(24) => "12,1,2",
        Part::Season(33) => "1,2,3",
        Part::Season(34) => "4,5,6",
        Part::Season(35) => "7,8,9",
        Part::Season(36) => "10,11,12",
        Part::Season(41) => "7,8,9,10,11,12",
        Part::Quarters(3) => "1,2,3,4,5,6,7,8,9",
        _ => "1,2,3,4,5,6",
    }
    .to_owned()
}

/// The days of a part of a month.
fn days_of(part: Part) -> String {
    match part {
        Part::Start | Part::Third(1) => ";BYMONTHDAY=1,2,3,4,5,6,7,8,9,10",
        Part::Third(2) => ";BYMONTHDAY=11,12,13,14,15,16,17,18,19,20",
        Part::End | Part::Close => ";BYMONTHDAY=-1",
        _ => "",
    }
    .to_owned()
}

/// What follows `每月`: a day or a part of the month.
fn monthly(signs: &Signs<'_>, end: usize) -> (Option<String>, usize) {
    let mut point = Point {
        month: Some(MonthSaid::Writing(0)),
        ..Point::default()
    };
    let at = signs.after(end, "的").unwrap_or(end);
    let after = part::after_month(signs, at, &mut point);
    match (point.day, point.part) {
        (Some(DaySaid::Number(day)), _) => (Some(format!("FREQ=MONTHLY;BYMONTHDAY={day}")), after),
        (_, Some(part)) => (Some(format!("FREQ=MONTHLY{}", days_of(part))), after),
        _ => (Some("FREQ=MONTHLY".to_owned()), end),
    }
}

/// What follows `每周`: a day of the week.
fn weekly(signs: &Signs<'_>, end: usize) -> (Option<String>, usize) {
    let day = match signs.get(end) {
        Some('一') => "MO",
        Some('二') => "TU",
        Some('三') => "WE",
        Some('四') => "TH",
        Some('五') => "FR",
        Some('六') => "SA",
        Some('日' | '天') => "SU",
        Some('末') => "SA,SU",
        _ => return (Some("FREQ=WEEKLY".to_owned()), end),
    };
    // `每周一次` counts, and names no Monday.
    if signs.get(end) == Some('一')
        && signs
            .get(end + 1)
            .is_some_and(|c| "次期篇场个节课".contains(c))
    {
        return (Some("FREQ=WEEKLY".to_owned()), end);
    }
    if signs.get(end).is_some_and(|c| "二三四五六".contains(c))
        && signs.get(end + 1).is_some_and(|c| "次天期".contains(c))
    {
        return (Some("FREQ=WEEKLY".to_owned()), end);
    }
    (Some(format!("FREQ=WEEKLY;BYDAY={day}")), end + 1)
}

/// The rule of a festival.
fn feast(point: &Point) -> Option<String> {
    let Some(Named::Feast(day)) = point.named else {
        return None;
    };
    Some(match day {
        FeastDay::Solar(month, day) => format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"),
        FeastDay::Lunar(month, 30) => {
            format!("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=-1")
        }
        FeastDay::Lunar(month, day) => {
            format!("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")
        }
        FeastDay::Term(month) => format!("FREQ=YEARLY;BYMONTH={month}"),
        FeastDay::Nth(month, week, day) => {
            let day = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"].get(usize::from(day))?;
            format!("FREQ=YEARLY;BYMONTH={month};BYDAY={week}{day}")
        }
    })
}
