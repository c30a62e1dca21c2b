//! Titles, numbers of issues and documents, and honours.

use std::ops::Range;

use bundle::{AwardStatus, Mention, TitleKind, Words};

use super::clause::Dated;
use super::form::{Form, Point, YearSaid};
use super::numeral;
use super::scan;
use super::signs::{BREAK, STOP, Signs};

/// The longest name of an honour, in signs.
const LONGEST_AWARD: usize = 30;

/// What titles of periodicals end with.
const PERIODICALS: &[&str] = &[
    "报", "通讯", "杂志", "月刊", "周刊", "季刊", "学刊", "学报", "动态", "简报", "论坛", "晚报",
    "日报", "快讯", "专刊",
];
/// What titles of documents end with.
const DOCUMENTS: &[&str] = &[
    "办法", "规定", "制度", "意见", "通知", "条例", "职责", "细则", "方案", "规划", "纲要", "决定",
    "公告", "章程", "决议", "法", "规范", "标准", "守则", "准则", "批复",
];
/// Words before an honour.
const GIVEN: &[&str] = &[
    "荣获",
    "获得",
    "获评",
    "荣膺",
    "授予",
    "评为",
    "命名为",
    "表彰",
    "涌现出",
    "当选",
    "获",
];
/// Words after something in quotation marks that make a campaign of it.
const NO_AWARD: &[&str] = &[
    "优秀", "先进", "活动", "工程", "教育", "主题", "会议", "精神", "专题", "行动", "项目", "网站",
    "征文",
];

/// Adds what a piece mentions.
pub(super) fn read(signs: &Signs<'_>, dated: &[Dated<'_>], to: &mut Vec<Mention>) {
    let before = to.len();
    for (at, sign) in signs.all().iter().enumerate() {
        match sign.c {
            '《' => to.extend(title(signs, at)),
            '(' | '[' | '〔' | '【' => to.extend(document(signs, at)),
            '"' => to.extend(award(signs, at)),
            '荣' | '获' | '评' => to.extend(bare_award(signs, at)),
            _ => {}
        }
    }
    to.extend(dated.iter().filter_map(|it| issue(signs, it)));
    if let Some(found) = to.get_mut(before..) {
        found.sort_by_key(|mention| mention.words().span);
    }
}

fn words(signs: &Signs<'_>, range: Range<usize>) -> Words {
    Words {
        span: signs.span(range.clone()),
        quote: signs.written(range).to_owned(),
    }
}

fn title(signs: &Signs<'_>, at: usize) -> Option<Mention> {
    // A title within a title belongs to it.
    let mut place = at;
    while let Some(before) = place.checked_sub(1).filter(|_| at - place < 60) {
        match signs.get(before) {
            Some('》' | '\n') => break,
            Some('《') if scan::title(signs, before).is_some_and(|end| end > at) => return None,
            _ => place = before,
        }
    }
    let end = scan::title(signs, at)?;
    let range = at + 1..end - 1;
    if range.is_empty() {
        return None;
    }
    let ends = |list: &[&str]| signs.ends_any(range.end, list);
    let kind = if signs.ends(range.end, "排行榜") {
        TitleKind::Ranking
    } else if ends(PERIODICALS) {
        TitleKind::Periodical
    } else if ends(DOCUMENTS) {
        TitleKind::Document
    } else {
        TitleKind::Work
    };
    Some(Mention::Title {
        words: words(signs, range),
        kind,
    })
}

/// `中发〔2015〕9号`: the body before the bracket, a year within it and a number after it.
fn document(signs: &Signs<'_>, at: usize) -> Option<Mention> {
    let year = numeral::read(signs, at + 1)
        .filter(|it| it.len == 4 && (1900..2200).contains(&it.value))?;
    let close = signs.after_any(year.end, &[")", "]", "〕", "】"])?;
    let number = numeral::read(signs, signs.after(close, "第").unwrap_or(close))?;
    let end = signs.after(number.end, "号")?;
    let mut start = at;
    while start > 0 && at - start < 12 && signs.get(start - 1).is_some_and(char::is_alphabetic) {
        start -= 1;
    }
    (start < at).then(|| Mention::Document {
        words: words(signs, start..end),
    })
}

/// `2014年第11期`.
fn issue(signs: &Signs<'_>, it: &Dated<'_>) -> Option<Mention> {
    let Form::Point(Point {
        issue: true,
        year: YearSaid::Common(year),
        ..
    }) = it.timex.form
    else {
        return None;
    };
    let at = signs.skip(it.timex.end);
    let at = signs.after_any(at, &["总第", "第"]).unwrap_or(at);
    let number = numeral::read(signs, at)?;
    let end = signs.after_any(number.end, &["期", "辑", "号", "卷"])?;
    let number = u32::try_from(number.value).ok()?;
    Some(Mention::Issue {
        words: words(signs, it.timex.start..end),
        year,
        number,
    })
}

/// An honour in quotation marks.
fn award(signs: &Signs<'_>, at: usize) -> Option<Mention> {
    // Only opening marks begin one; straight marks open and close alike.
    if !matches!(
        signs.character(at),
        Some('“' | '「' | '"' | '＂' | '『' | '〝')
    ) {
        return None;
    }
    let end = (at + 1..at + LONGEST_AWARD + 2).find(|place| signs.get(*place) == Some('"'))?;
    let range = at + 1..end;
    let after = end + 1;
    let candidate = signs.after_any(after, &["候选", "提名", "入围"]).is_some();
    let named = signs
        .after_any(
            after,
            &["称号", "奖", "荣誉", "等称号", "等荣誉", "证书", "奖章"],
        )
        .is_some();
    let given = given_before(signs, at);
    let other = signs.after_any(after, NO_AWARD).is_some();
    let is_award = candidate || named || (given && !other);
    let status = if candidate {
        AwardStatus::Candidate
    } else {
        AwardStatus::Awarded
    };
    (is_award && !range.is_empty()).then(|| Mention::Award {
        words: words(signs, range),
        status,
    })
}

/// Whether an honour is given earlier in the clause.
fn given_before(signs: &Signs<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0
        && at - start < 60
        && !(signs.is(start - 1, BREAK) && signs.get(start - 1) != Some('、'))
    {
        start -= 1;
    }
    (start..at).any(|place| signs.after_any(place, GIVEN).is_some())
}

/// `荣获先进集体称号`: an honour without quotation marks.
fn bare_award(signs: &Signs<'_>, at: usize) -> Option<Mention> {
    let from = signs.after_any(at, &["荣获", "获得", "获评", "评为"])?;
    let end = signs.find_near(from, BREAK | STOP, LONGEST_AWARD);
    let quoted = (from..end).any(|place| matches!(signs.get(place), Some('"' | '《')));
    let closes = [
        "称号",
        "荣誉称号",
        "等奖",
        "奖",
        "先进集体",
        "先进个人",
        "先进单位",
        "模范",
        "标兵",
        "优秀奖",
    ];
    if quoted || !signs.ends_any(end, &closes) {
        return None;
    }
    let cut = if signs.ends(end, "荣誉称号") {
        end - 4
    } else if signs.ends(end, "称号") {
        end - 2
    } else {
        end
    };
    let from = signs.after_any(from, &["了", "为"]).unwrap_or(from);
    (cut > from + 1).then(|| Mention::Award {
        words: words(signs, from..cut),
        status: AwardStatus::Awarded,
    })
}
