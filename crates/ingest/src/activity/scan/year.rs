//! Years: in figures, of reigns, counted from the time of writing, decades and centuries.

use super::super::form::{Part, Point, YearSaid};
use super::super::list::{self, LISTS, Meaning};
use super::super::numeral::{self, Number, Style};
use super::super::signs::Signs;

/// A word for a year, with characters that must not stand before and after it.
struct Word(&'static str, YearSaid, &'static str, &'static str);

/// Words for years, the longer first.
const WORDS: &[Word] = &[
    Word("今年度", YearSaid::Writing(0), "", ""),
    Word("今年", YearSaid::Writing(0), "如当", "轻"),
    Word("本年度", YearSaid::Writing(0), "资成基根版文样", ""),
    Word(
        "本年",
        YearSaid::Writing(0),
        "资成基根版文样课书读剧账",
        "级份",
    ),
    Word("去年", YearSaid::Writing(-1), "过除失逝", "龄"),
    Word("上年度", YearSaid::Writing(-1), "以网", ""),
    Word("上年", YearSaid::Writing(-1), "以网早晚加", "纪龄"),
    Word("前年", YearSaid::Writing(-2), "目之以", "龄"),
    Word("明年", YearSaid::Writing(1), "说文声证表查阐申", "龄代"),
    Word("来年", YearSaid::Writing(1), "年以近后", "龄"),
    Word("后年", YearSaid::Writing(2), "今以之先", "龄"),
    Word("是年", YearSaid::Section, "于但可要就正", "轻"),
    Word("同年", YearSaid::Last(0), "相不", "级龄代"),
    Word("当年", YearSaid::Last(0), "", ""),
    Word("该年", YearSaid::Last(0), "应", ""),
    Word("这一年", YearSaid::Last(0), "", "来"),
    Word("那一年", YearSaid::Last(0), "", ""),
    Word("次年", YearSaid::Last(1), "", ""),
    Word("翌年", YearSaid::Last(1), "", ""),
];

/// The year that begins at a place, and the place after it.
pub(super) fn read(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    let said = |(year, end)| {
        (
            Point {
                year,
                ..Point::default()
            },
            end,
        )
    };
    word(signs, at)
        .map(said)
        .or_else(|| reign(signs, at).map(said))
        .or_else(|| before_common(signs, at).map(said))
        .or_else(|| century(signs, at))
        .or_else(|| figures(signs, at))
}

fn word(signs: &Signs<'_>, at: usize) -> Option<(YearSaid, usize)> {
    let fits = |Word(word, year, before, after): &Word| {
        let end = signs.after(at, word)?;
        let bad_before = signs.before(at).is_some_and(|c| before.contains(c));
        let bad_after = signs.get(end).is_some_and(|c| after.contains(c));
        // `是年` in the middle of a clause is `是` and a word with 年.
        let inside = *word == "是年" && !signs.begins(at);
        (!bad_before && !bad_after && !inside).then_some((*year, end))
    };
    WORDS.iter().find_map(fits)
}

/// `民国26年`, `光绪元年`.
pub(super) fn reign(signs: &Signs<'_>, at: usize) -> Option<(YearSaid, usize)> {
    let (Meaning::Era(era), end) = list::find(signs, at)? else {
        return None;
    };
    let after = signs.skip(end);
    if signs.has(after, "元年") {
        return Some((YearSaid::Reign(era, 1), after + 2));
    }
    let number = numeral::read(signs, after)?;
    let unit = signs.skip(number.end);
    let year = i32::try_from(number.value)
        .ok()
        .filter(|year| (1..200).contains(year))?;
    let is_year = signs.get(unit) == Some('年') && !signs.has(unit, "年代");
    is_year.then_some((YearSaid::Reign(era, year), unit + 1))
}

/// `公元前221年`; EDTF counts a year 0, so 221 is -220.
fn before_common(signs: &Signs<'_>, at: usize) -> Option<(YearSaid, usize)> {
    let (after, before) = match signs.after_any(at, &["公元前", "西元前"]) {
        Some(after) => (after, true),
        None => (signs.after_any(at, &["公元", "西元"])?, false),
    };
    let number = numeral::read(signs, signs.skip(after))?;
    let unit = signs.skip(number.end);
    let year = i32::try_from(number.value)
        .ok()
        .filter(|year| (1..3000).contains(year))?;
    let year = if before { 1 - year } else { year };
    (signs.get(unit) == Some('年')).then_some((YearSaid::Common(year), unit + 1))
}

/// `20世纪`, `上世纪`, each with the decade when it follows.
fn century(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    let (year, end) = if let Some(end) = signs.after_any(at, &["上个世纪", "上世纪"]) {
        (Err(-1), end)
    } else if let Some(end) = signs.after_any(at, &["本世纪", "新世纪"]) {
        (Err(0), end)
    } else {
        let number = numeral::read(signs, at)?;
        let end = signs.after(signs.skip(number.end), "世纪")?;
        let century = i32::try_from(number.value)
            .ok()
            .filter(|it| (1..=30).contains(it))?;
        (Ok((century - 1) * 100), end)
    };
    let decade = decade_alone(signs, signs.skip(end));
    let (decade, end) = decade.map_or((None, end), |(decade, end)| (Some(decade), end));
    let year = match (year, decade) {
        (Ok(century), Some(decade)) => YearSaid::Decade(Some(century), decade),
        (Ok(century), None) => YearSaid::Century(century),
        (Err(from), decade) => YearSaid::WritingCentury(from, decade),
    };
    let (part, end) = period_part(signs, end);
    Some((
        Point {
            year,
            part,
            ..Point::default()
        },
        end,
    ))
}

/// `80年代`, `八十年代`: the decade within its century.
fn decade_alone(signs: &Signs<'_>, at: usize) -> Option<(i32, usize)> {
    let number = numeral::read(signs, at)?;
    let end = signs.after(signs.skip(number.end), "年代")?;
    let decade = i32::try_from(number.value).ok()?;
    let fits = decade % 10 == 0 && (0..100).contains(&decade) && number.style != Style::Digits;
    fits.then_some((decade, end))
}

/// `初`, `末`, `中期` after a decade or a century.
fn period_part(signs: &Signs<'_>, end: usize) -> (Option<Part>, usize) {
    let parts: [(&[&str], Part); 4] = [
        (&["初期", "初叶", "初", "前期", "早期"], Part::Start),
        (&["中期", "中叶", "中后期"], Part::Middle),
        (&["末期", "末叶", "末"], Part::Close),
        (&["后期", "晚期"], Part::End),
    ];
    for (words, part) in parts {
        if let Some(after) = signs.after_any(end, words) {
            return (Some(part), after);
        }
    }
    (None, end)
}

/// `2015年`, `二〇一五年`, `1920年代`, `80年代`, `98年3月`, `1937(昭和11)年`, `三十一年,`.
fn figures(signs: &Signs<'_>, at: usize) -> Option<(Point, usize)> {
    let number = numeral::read(signs, at)?;
    let after = signs.skip(number.end);
    let four = number.len == 4 && number.style != Style::Words && number.value >= 1000;
    let value = i32::try_from(number.value).ok()?;
    if four && let Some((gloss, end)) = reign_within(signs, after) {
        let year = YearSaid::Common(value);
        return Some((
            Point {
                year,
                gloss,
                ..Point::default()
            },
            end,
        ));
    }
    if signs.get(after) != Some('年') {
        return None;
    }
    if let Some(end) = signs.after(after, "年代") {
        let year = match () {
            () if four && value % 10 == 0 => YearSaid::Decade(Some(value / 100 * 100), value % 100),
            () => YearSaid::Decade(None, decade_alone(signs, at)?.0),
        };
        let (part, end) = period_part(signs, end);
        return Some((
            Point {
                year,
                part,
                ..Point::default()
            },
            end,
        ));
    }
    let end = after + 1;
    let year = if four {
        // `2000年历史`, `1500多年` are lengths.
        let length = signs
            .after_any(end, &["历史", "以上", "的历史", "来的"])
            .is_some();
        (value < 3000 && !length).then_some(YearSaid::Common(value))?
    } else if is_short(signs, number, at, end) {
        YearSaid::Short(value)
    } else if is_elided(signs, number, at, end) {
        YearSaid::Elided(value)
    } else {
        return None;
    };
    Some((
        Point {
            year,
            ..Point::default()
        },
        end,
    ))
}

/// `(昭和11)年` after a year in figures.
fn reign_within(signs: &Signs<'_>, at: usize) -> Option<(Option<i32>, usize)> {
    let (gloss, end) = bracket(signs, at)?;
    (signs.get(end) == Some('年') && gloss.is_some()).then_some((gloss, end + 1))
}

/// A year in brackets: `(1905年)`, `(光绪三十一年)`, as a common year.
pub(super) fn bracket(signs: &Signs<'_>, at: usize) -> Option<(Option<i32>, usize)> {
    let open = signs.after_any(at, &["(", "〔", "["])?;
    let open = signs
        .after_any(open, &["即公元", "即", "公元", "西元", "清"])
        .unwrap_or(open);
    let (year, end) = if let Some((Meaning::Era(era), end)) = list::find(signs, open) {
        let after = signs.skip(end);
        let (of_era, end) = match signs.after(after, "元") {
            Some(end) => (1, end),
            None => numeral::read(signs, after).map(|it| (it.value, it.end))?,
        };
        let first = LISTS.eras.get(era)?.first;
        (
            first + i32::try_from(of_era).ok().filter(|it| *it < 200)? - 1,
            end,
        )
    } else {
        let number = numeral::read(signs, open)?;
        if number.len != 4 || number.style == Style::Words {
            return None;
        }
        (i32::try_from(number.value).ok()?, number.end)
    };
    let end = signs.after(end, "年").unwrap_or(end);
    let close = signs.after_any(end, &[")", "〕", "]"])?;
    Some((Some(year), close))
}

/// Two digits are a year where no length would be written so: `05年`, `98年3月`, `六二年`.
fn is_short(signs: &Signs<'_>, number: Number, at: usize, end: usize) -> bool {
    if number.len != 2 || number.style == Style::Words {
        return false;
    }
    let (tens, ones) = (number.value / 10, number.value % 10);
    if number.style == Style::Digits {
        // `三五年` and `七八年` are some years; `六二年` and `零八年` are years.
        return tens == 0 || (tens >= 2 && !(1..=2).contains(&(ones - tens)));
    }
    let month = numeral::read(signs, signs.skip(end))
        .is_some_and(|month| signs.get(month.end) == Some('月') && month.value <= 12);
    signs.get(at) == Some('0') || (number.value >= 50 && month)
}

/// A year of a reign named before: in Chinese numerals, where a clause begins or with a year in
/// brackets after it, and before a month, a comma or a word for what was done.
fn is_elided(signs: &Signs<'_>, number: Number, at: usize, end: usize) -> bool {
    if number.style != Style::Words || !(1..=61).contains(&number.value) {
        return false;
    }
    if bracket(signs, end).is_some() {
        return true;
    }
    let month = numeral::read(signs, end).is_some_and(|month| signs.get(month.end) == Some('月'));
    let then = signs
        .get(end)
        .is_some_and(|c| ",、改设建复废升迁裁置创始又奉由夏春秋冬正闰".contains(c));
    signs.begins(at) && (month || then)
}
