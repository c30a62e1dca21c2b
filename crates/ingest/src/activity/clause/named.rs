//! Who did something, and where, when the clause says so.

use std::ops::Range;

use super::super::form::{Form, Timex};
use super::super::signs::{BREAK, DIGIT, Signs};
use super::kind;

/// What names of bodies end with.
const BODIES: &[&str] = &[
    "总支",
    "支部",
    "委员会",
    "市委会",
    "区委会",
    "省委会",
    "县委会",
    "工委",
    "区委",
    "省委",
    "市委",
    "县委",
    "党委",
    "地委",
    "宣传部",
    "统战部",
    "组织部",
    "政协",
    "人大",
    "政府",
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "电视台",
    "电台",
    "报社",
    "出版社",
    "纪念馆",
    "图书馆",
    "博物馆",
    "文化馆",
    "档案馆",
    "美术馆",
    "协会",
    "学会",
    "研究会",
    "联合会",
    "联谊会",
    "基金会",
    "促进会",
    "商会",
    "中心",
    "公司",
    "医院",
    "研究所",
    "研究院",
    "书院",
    "机关",
    "中央",
    "国务院",
    "教育局",
    "文化局",
    "局",
    "厅",
    "办公室",
    "书社",
    "合作社",
    "工会",
    "妇联",
    "团委",
    "剧团",
    "乐团",
    "书店",
    "工厂",
    "农场",
    "村委会",
    "居委会",
    "支部委员会",
    "会员",
    "编辑部",
    "文史馆",
    "书会",
    "社",
    "馆",
    "站",
];

/// Words that a name ends before.
const AFTER: &[&str] = &[
    "先后", "组织", "共", "都", "也", "已", "向", "在", "将", "于", "为", "把", "对", "与", "被",
    "还", "并", "始终", "曾", "从", "由", "以", "所", "开始", "每", "就", "的", "和", "主办",
    "选派", "派出", "统一",
];

/// The longest name, in signs.
const LONGEST: usize = 24;
/// The longest list of places, in signs.
const LONGEST_PLACE: usize = 80;

/// Who: the words before the verb, where they end as names of bodies do.
pub(super) fn who(signs: &Signs<'_>, timex: &Timex, clause: Range<usize>) -> Option<Range<usize>> {
    if matches!(timex.form, Form::Anniversary { .. }) {
        return None;
    }
    let before = named(signs, clause.start, timex.start);
    before.or_else(|| {
        let mut from = timex.end;
        while from < clause.end && (signs.is(from, BREAK) || signs.get(from) == Some(' ')) {
            from += 1;
        }
        named(signs, from, clause.end)
    })
}

/// The name that begins at `from`: up to the longest ending before the first verb or sign.
fn named(signs: &Signs<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let mut end = from;
    let mut found = None;
    while end < to && end - from < LONGEST {
        let name_ends =
            signs.is(end, BREAK | DIGIT) || matches!(signs.get(end), Some('"' | '(' | '《'));
        let other = signs.after_any(end, AFTER).is_some();
        if name_ends || other || (end > from + 1 && kind::begins(signs, end)) {
            break;
        }
        end += 1;
        if end >= from + 2
            && BODIES
                .iter()
                .any(|body| signs.ends(end, body) && end - from >= body.chars().count())
        {
            found = Some(from..end);
        }
    }
    found
}

/// Where: the words after a verb of going, up to what was done there.
pub(super) fn place(signs: &Signs<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let ends = [
        "开展", "调研", "考察", "参观", "学习", "进行", "慰问", "参加", "走访", "看望", "等地",
        "举行", "召开", "举办", "视察", "访问", "出席", "指导",
    ];
    for at in range.clone() {
        let from = signs.after_any(at, &["前往", "赴", "来到", "抵达"]);
        let held = signs.after(at, "在");
        let Some(from) = from.or(held) else { continue };
        let mut end = from;
        let mut done = false;
        while end < range.end && end - from < LONGEST_PLACE {
            if signs.after_any(end, &ends).is_some() {
                done = true;
                break;
            }
            if signs.is(end, BREAK | DIGIT) && signs.get(end) != Some('、') {
                break;
            }
            end += 1;
        }
        let whole = if held.is_some() && signs.before(from) == Some('在') {
            done
        } else {
            true
        };
        let plain = !(from..end)
            .any(|place| matches!(signs.get(place), Some('"' | '的' | '上' | '中' | '下')));
        if whole && plain && end >= from + 2 && end - from < LONGEST_PLACE {
            return Some(from..end);
        }
    }
    None
}
