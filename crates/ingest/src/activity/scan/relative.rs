//! Lengths of time and vague times: `5年来`, `近三年`, `历时两个月`, `近年来`, `目前`.

use super::super::form::{Form, Lasting, Lies, Timex, Unit, Vague};
use super::super::numeral::{self, Style};
use std::collections::BTreeSet;

use super::super::signs::{DIGIT, NUMERAL, Signs, VAGUE};
use super::{Before, timex};

/// A word for a vague time, with characters that must not stand before and after it.
struct Word(&'static str, Vague, &'static str, &'static str);

/// Words for vague times, the longer first.
const WORDS: &[Word] = &[
    Word("截至目前为止", Vague::UntilNow, "", ""),
    Word("截止到目前", Vague::UntilNow, "", ""),
    Word("截至目前", Vague::UntilNow, "", ""),
    Word("截止目前", Vague::UntilNow, "", ""),
    Word("截至现在", Vague::UntilNow, "", ""),
    Word("截至发稿", Vague::UntilNow, "", ""),
    Word("截至当前", Vague::UntilNow, "", ""),
    Word("到目前为止", Vague::UntilNow, "", ""),
    Word("到现在为止", Vague::UntilNow, "", ""),
    Word("迄今为止", Vague::UntilNow, "", ""),
    Word("至目前", Vague::UntilNow, "", ""),
    Word("迄今", Vague::UntilNow, "", ""),
    Word("至今", Vague::UntilNow, "甚冬夏", "日天年人"),
    Word("近几年来", Vague::Past, "", ""),
    Word("近些年来", Vague::Past, "", ""),
    Word("近年以来", Vague::Past, "", ""),
    Word("近年来", Vague::Past, "", ""),
    Word("近几年", Vague::Past, "", ""),
    Word("近些年", Vague::Past, "", ""),
    Word("近年", Vague::Past, "附接", ""),
    Word("近期以来", Vague::Past, "", ""),
    Word("最近几年", Vague::Past, "", ""),
    Word("这些年来", Vague::Past, "", ""),
    Word("这些年", Vague::Past, "", "轻龄"),
    Word("这几年来", Vague::Past, "", ""),
    Word("这几年", Vague::Past, "", ""),
    Word("几十年来", Vague::Past, "", ""),
    Word("数十年来", Vague::Past, "", ""),
    Word("多年以来", Vague::Past, "", ""),
    Word("多年来", Vague::Past, "十百千余", ""),
    Word("好几年来", Vague::Past, "", ""),
    Word("几年来", Vague::Past, "十", ""),
    Word("数年来", Vague::Past, "十", ""),
    Word("历年来", Vague::Past, "", ""),
    Word("长期以来", Vague::Past, "", ""),
    Word("一直以来", Vague::Past, "", ""),
    Word("长久以来", Vague::Past, "", ""),
    Word("一段时间以来", Vague::Past, "", ""),
    Word("一个时期以来", Vague::Past, "", ""),
    Word("近来", Vague::Past, "附接亲走靠拉临", ""),
    Word("近期", Vague::Past, "", "目规"),
    Word("近日", Vague::Past, "", "点"),
    Word("日前", Vague::Past, "目今今当旬生近N", "往"),
    Word("不久前", Vague::Past, "", ""),
    Word("最近", Vague::Past, "", "的距处"),
    Word("现阶段", Vague::Now, "", ""),
    Word("目前", Vague::Now, "", ""),
    Word("现在", Vague::Now, "体出表实呈展发再显浮闪", ""),
    Word("如今", Vague::Now, "", "天年日后"),
    Word("眼下", Vague::Now, "", ""),
];

/// Words before a length that ends now.
const PAST: &[&str] = &["过去的", "过去", "最近", "这", "近", "前", "上"];

/// Words before a length that begins now.
const FUTURE: &[&str] = &["未来的", "未来", "今后", "接下来", "下"];

/// The characters that the words here begin with, besides numerals.
pub(super) fn first_signs() -> BTreeSet<char> {
    let words = WORDS.iter().map(|Word(word, ..)| *word);
    words
        .chain(PAST.iter().copied())
        .chain(FUTURE.iter().copied())
        .chain(["半", "大半"])
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Reads a length of time or a vague time.
pub(super) fn read(signs: &Signs<'_>, at: usize, _: Before<'_>) -> Option<Timex> {
    if !signs.is(at, VAGUE | DIGIT | NUMERAL) {
        return None;
    }
    vague(signs, at).or_else(|| lasting(signs, at))
}

fn vague(signs: &Signs<'_>, at: usize) -> Option<Timex> {
    if !signs.is(at, VAGUE) {
        return None;
    }
    let fits = |Word(word, vague, before, after): &Word| {
        let end = signs.after(at, word)?;
        let bad_before = signs
            .before(at)
            .is_some_and(|c| before.contains(c) || (*word == "日前" && c.is_ascii_digit()));
        let bad_after = signs.get(end).is_some_and(|c| after.contains(c));
        (!bad_before && !bad_after).then_some((*vague, end))
    };
    let (vague, end) = WORDS.iter().find_map(fits)?;
    timex(at, end, Form::Vague(vague))
}

/// How many of a unit: the number, whether more, the unit, the place after it.
struct Count {
    /// The number; of a range of numbers the first.
    value: i32,
    more: bool,
    unit: Unit,
    end: usize,
    style: Style,
}

fn lasting(signs: &Signs<'_>, at: usize) -> Option<Timex> {
    let cue = ["历时", "为期", "长达", "时长", "耗时", "用时", "持续"];
    let (lies, from) = if let Some(from) = signs.after_any(at, PAST) {
        (Some(Lies::Past), from)
    } else if let Some(from) = signs.after_any(at, FUTURE) {
        (Some(Lies::Future), from)
    } else {
        (None, at)
    };
    let before_word = signs.before(at).is_some_and(|c| "第每同".contains(c));
    let count = count(signs, signs.skip(from)).filter(|_| !before_word)?;
    let bad = signs
        .get(count.end)
        .is_some_and(|c| !is_end(signs, count.end, c, count.unit));
    if bad {
        return None;
    }
    let (after, end) = lies_after(signs, at, &count);
    let weak = ["这", "前", "上", "下", "近"]
        .iter()
        .any(|word| signs.has(at, word))
        && count.value == 1;
    let lies = match (lies, after) {
        // `前三年`, `下两周` say nothing of now without a word after them.
        (Some(_), _) if weak => return None,
        (Some(Lies::Past), Lies::Nowhere | Lies::Past) if signs.get(at) == Some('前') => {
            return None;
        }
        (Some(lies), Lies::Nowhere) => lies,
        (_, after) => after,
    };
    let told = lies != Lies::Nowhere || end > count.end || signs.ends_any(at, &cue) || from > at;
    if !told && !may_stand_alone(signs, at, &count) {
        return None;
    }
    let Count {
        value: count,
        more,
        unit,
        ..
    } = count;
    timex(
        at,
        end,
        Form::Lasting(Lasting {
            count,
            unit,
            more,
            lies,
        }),
    )
}

/// Whether a length ends before `c`.
fn is_end(signs: &Signs<'_>, at: usize, c: char, unit: Unit) -> bool {
    let bad = match unit {
        Unit::Year => "级制生限龄轮薪费检假会度际岁货代糕夜终青少老华味份",
        Unit::Week => "年岁围边刊报末旋详密",
        Unit::Day => "然津气下空堂才台窗花桥河坛文水际",
        _ => "大",
    };
    let once = unit == Unit::Year && signs.has(at, "一度");
    !bad.contains(c) && !once
}

/// A length by itself counts unless it is one of a unit, or a round number in words.
fn may_stand_alone(signs: &Signs<'_>, at: usize, count: &Count) -> bool {
    let words = count.style != Style::Arabic;
    let one = count.value == 1;
    let round = words && count.value >= 100;
    let day = matches!(count.unit, Unit::Day | Unit::Week);
    let named = signs.get(count.end).is_some_and(|c| "树磨寒".contains(c));
    let listed = signs.before(at).is_some_and(|c| "-~、".contains(c));
    !(words && one || round || named || (day && words && count.value < 3) || listed)
}

/// Where a length lies by the words after it, and the place after them.
fn lies_after(signs: &Signs<'_>, at: usize, count: &Count) -> (Lies, usize) {
    let end = count.end;
    let suffixes: [(&[&str], Lies); 6] = [
        (&["以来"], Lies::Past),
        (&["多来"], Lies::Past),
        (&["以前", "之前"], Lies::Ago),
        (&["以后", "之后"], Lies::Later),
        (
            &["时间里", "时间内", "时间", "间", "内", "里"],
            Lies::Nowhere,
        ),
        (&["多时间"], Lies::Nowhere),
    ];
    for (words, lies) in suffixes {
        if let Some(after) = signs.after_any(end, words) {
            return (lies, after);
        }
    }
    let next = signs.get(end + 1);
    match signs.get(end) {
        Some('来') if !next.is_some_and(|c| "到自源临访华的".contains(c)) => {
            (Lies::Past, end + 1)
        }
        Some('前') if !next.is_some_and(|c| "往期后夕来任进后".contains(c)) => {
            (Lies::Ago, end + 1)
        }
        Some('后') if !next.is_some_and(|c| "期勤备续半".contains(c)) => {
            (Lies::Later, end + 1)
        }
        _ if signs.begins(at)
            && signs
                .after_any(end, &["共", "累计", "先后", "总共", "总计"])
                .is_some() =>
        {
            (Lies::Past, end)
        }
        _ => (Lies::Nowhere, end),
    }
}

/// `5年`, `十余年`, `两个多月`, `半年`, `一年半`.
fn count(signs: &Signs<'_>, at: usize) -> Option<Count> {
    if let Some(end) = signs.after_any(at, &["大半年", "半年"]) {
        return Some(Count {
            value: 1,
            more: false,
            unit: Unit::HalfYear,
            end,
            style: Style::Words,
        });
    }
    if let Some(end) = signs.after(at, "半个月") {
        return Some(Count {
            value: 15,
            more: false,
            unit: Unit::Day,
            end,
            style: Style::Words,
        });
    }
    counted(signs, at)
}

/// A number with a unit.
fn counted(signs: &Signs<'_>, at: usize) -> Option<Count> {
    let number = numeral::read(signs, at).filter(|it| it.style != Style::Digits || it.len == 2)?;
    let year_like =
        number.style == Style::Arabic && number.len == 4 && (1800..2200).contains(&number.value);
    let mut end = number.end;
    let mut more = false;
    if let Some(after) = signs.after_any(end, &["余", "多", "几", "来"]) {
        more = true;
        end = after;
    }
    let units: [(&[&str], Unit); 6] = [
        (&["个季度"], Unit::Quarter),
        (&["个多月", "个月"], Unit::Month),
        (&["个星期", "个礼拜", "周"], Unit::Week),
        (&["年"], Unit::Year),
        (&["天"], Unit::Day),
        (&["个半月"], Unit::Month),
    ];
    let (unit, after) = units
        .into_iter()
        .find_map(|(words, unit)| Some((unit, signs.after_any(end, words)?)))?;
    more |= signs.ends(after, "个多月");
    end = after;
    // `2015年` is a year, `一年多` a length.
    if let Some(after) = signs.after_any(end, &["多", "余"])
        && !signs.get(after).is_some_and(|c| "次个党人年".contains(c))
    {
        more = true;
        end = after;
    }
    end = signs
        .after(end, "半")
        .filter(|_| unit == Unit::Year)
        .unwrap_or(end);
    // Approximate numbers: 三五年 is no 35.
    let value = if number.style == Style::Digits {
        number.value / 10
    } else {
        number.value
    };
    let count = i32::try_from(value)
        .ok()
        .filter(|it| (1..=9999).contains(it))?;
    (!(year_like && unit == Unit::Year && !more)).then_some(Count {
        value: count,
        more,
        unit,
        end,
        style: number.style,
    })
}
