//! Dates as imprints write them.

use super::signs::Signs;

/// A date at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// How many bytes date and time take.
    pub(crate) len: usize,
    /// How many bytes the date alone takes.
    pub(crate) date_len: usize,
    /// The date in EDTF level 0, or nothing when no such day exists.
    pub(crate) date: Option<String>,
    /// The time of day, as `hh:mm`.
    pub(crate) time: Option<String>,
    /// Whether it tells the day.
    pub(crate) has_day: bool,
}

/// Reads the date at the beginning of `text`: `2018-09-28`, `2018/9/28`, `2018.09.28`,
/// `2018年9月28日`, `二〇一八年九月二十八日`, each also without the day, with an optional time.
pub(crate) fn read(text: &str) -> Option<Dated> {
    let head: String = text.chars().take(48).collect();
    let signs = Signs::of(&head);
    let (year, at) = number(&signs, 0, 4, 4)?;
    let (month, day, end) = match signs.get(signs.skip_spaces(at))? {
        '年' => chinese(&signs, signs.skip_spaces(at) + 1),
        sign @ ('-' | '/' | '.') if signs.get(at) == Some(sign) => numeric(&signs, at + 1, sign)?,
        _ => return None,
    };
    let (time, after) = clock(&signs, end, day.is_some());
    Some(Dated {
        len: signs.byte(after),
        date_len: signs.byte(end),
        date: edtf(year, month, day),
        time,
        has_day: day.is_some(),
    })
}

/// Reads the date of a `meta` element: as [`read`], or eight digits in a row.
pub(crate) fn read_loose(text: &str) -> Option<Dated> {
    let text = text.trim();
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() != 8 {
        return read(text);
    }
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
    read(&format!("{}-{}-{}", part(0..4), part(4..6), part(6..8)))
}

type MonthDay = (Option<u32>, Option<u32>, usize);

/// Month and day after `年`; where they break off, what stands before is the date.
fn chinese(signs: &Signs, at: usize) -> MonthDay {
    let Some((month, after)) = number(signs, signs.skip_spaces(at), 1, 3) else {
        return (None, None, at);
    };
    let after = signs.skip_spaces(after);
    if signs.get(after) != Some('月') {
        return (None, None, at);
    }
    let month_end = after + 1;
    match number(signs, signs.skip_spaces(month_end), 1, 4) {
        Some((day, after)) if matches!(signs.get(signs.skip_spaces(after)), Some('日' | '号')) => {
            (Some(month), Some(day), signs.skip_spaces(after) + 1)
        }
        _ => (Some(month), None, month_end),
    }
}

/// Month and day between equal separators.
fn numeric(signs: &Signs, at: usize, separator: char) -> Option<MonthDay> {
    let (month, after) = number(signs, at, 1, 2)?;
    if signs.get(after) == Some(separator)
        && let Some((day, end)) = number(signs, after + 1, 1, 2)
    {
        return Some((Some(month), Some(day), end));
    }
    (after - at == 2).then_some((Some(month), None, after))
}

/// A number in digits or in Chinese numerals, with at least `least` and at most `most` signs.
fn number(signs: &Signs, at: usize, least: usize, most: usize) -> Option<(u32, usize)> {
    let arabic = signs.get(at)?.is_ascii_digit();
    let belongs = |c: char| {
        if arabic {
            c.is_ascii_digit()
        } else {
            numeral(c).is_some()
        }
    };
    let mut end = at;
    while signs.get(end).is_some_and(belongs) {
        end += 1;
    }
    if !(least..=most).contains(&(end - at)) {
        return None;
    }
    let mut value = 0;
    for (nth, sign) in (at..end).filter_map(|at| signs.get(at)).enumerate() {
        value = match (sign.to_digit(10).or_else(|| numeral(sign))?, nth) {
            (10, 0) => 10,
            (10, _) if value < 10 => value * 10,
            (10, _) => return None,
            (digit, _) if !arabic && least < 4 && value % 10 == 0 => value + digit,
            (digit, _) => value * 10 + digit,
        };
    }
    Some((value, end))
}

fn numeral(c: char) -> Option<u32> {
    let value = "零一二三四五六七八九十".chars().position(|it| it == c);
    value
        .and_then(|value| u32::try_from(value).ok())
        .or("〇○Ｏ".contains(c).then_some(0))
}

/// A time of day after a date.
fn clock(signs: &Signs, end: usize, allowed: bool) -> (Option<String>, usize) {
    let at = signs.skip_spaces(end);
    let at = if signs.get(at) == Some('t') && at == end {
        at + 1
    } else {
        at
    };
    let glued = at == end
        && signs
            .get(end.saturating_sub(1))
            .is_some_and(|c| c.is_ascii_digit());
    if !allowed || glued {
        return (None, end);
    }
    let part = |at| number(signs, at, 1, 2).filter(|(_, _)| signs.get(at) != Some('十'));
    let Some((hour, colon)) =
        part(at).filter(|(hour, at)| *hour < 24 && signs.get(*at) == Some(':'))
    else {
        return (None, end);
    };
    let Some((minute, mut end)) = part(colon + 1).filter(|(minute, _)| *minute < 60) else {
        return (None, end);
    };
    if signs.get(end) == Some(':')
        && let Some((_, after)) = part(end + 1).filter(|(second, _)| *second < 61)
    {
        end = after;
    }
    (Some(format!("{hour:02}:{minute:02}")), end)
}

/// The date in EDTF level 0, if it exists.
fn edtf(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    match (month, day) {
        (None, _) => Some(format!("{year:04}")),
        (Some(month), None) if (1..=12).contains(&month) => Some(format!("{year:04}-{month:02}")),
        (Some(month), Some(day)) if (1..=days(year, month)).contains(&day) => {
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// How many days a month has, none for a month that does not exist.
const fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: &str, time: Option<&str>, rest: &str) {
        let dated = read(text).unwrap();
        assert_eq!(
            (dated.date.as_deref(), dated.time.as_deref()),
            (Some(date), time),
            "{text}"
        );
        assert_eq!(text.get(dated.len..), Some(rest));
    }

    #[test]
    fn the_ways_to_write_a_date_agree() {
        check("2018-09-28", "2018-09-28", None, "");
        check("2018/9/28 来源", "2018-09-28", None, " 来源");
        check("2018.09.28", "2018-09-28", None, "");
        check("2018年9月28日星期五", "2018-09-28", None, "星期五");
        check("２０１８年９月２８日", "2018-09-28", None, "");
        check("二〇一八年九月二十八日", "2018-09-28", None, "");
        check("二○一八年十二月三十一日", "2018-12-31", None, "");
        check("二零一八年十月十日", "2018-10-10", None, "");
        check("2018-09", "2018-09", None, "");
        check("2018年9月", "2018-09", None, "");
        check("2018年", "2018", None, "");
    }

    #[test]
    fn a_time_of_day_may_follow() {
        check(
            "2014-04-09 11:54 来源",
            "2014-04-09",
            Some("11:54"),
            " 来源",
        );
        check(
            "2014-04-09T08:05:59+08:00",
            "2014-04-09",
            Some("08:05"),
            "+08:00",
        );
        check("2014年4月9日 9:05:01", "2014-04-09", Some("09:05"), "");
        check("2014年4月9日09：05", "2014-04-09", Some("09:05"), "");
        check("2014-04-09 25:00", "2014-04-09", None, " 25:00");
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        for text in [
            "2018-02-30",
            "2018年13月1日",
            "2019-02-29",
            "2018-00-10",
            "2018-13",
        ] {
            assert_eq!(read(text).unwrap().date, None, "{text}");
        }
        assert!(read("2020-02-29").unwrap().date.is_some());
    }

    #[test]
    fn numbers_are_no_dates() {
        for text in [
            "20180928",
            "2018",
            "1.5",
            "12-34",
            "2018个",
            "",
            "第2018-09",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
