//! The texts of a file of rules that a reader opens. They are drawn by the engine's program.

use collection::{RuleSlip, SlipKind, Term};

use super::Language;

/// Texts of a file of rules.
#[derive(Debug)]
pub struct Taking {
    /// How many words are new, and how many the reader has just so.
    pub counts: fn(usize, usize) -> String,
    /// The reader wants something else than the file; the name of the writing comes first.
    pub conflict: fn(&str, &Term, &Term) -> String,
    /// A word of the reader and one of the file go round in a circle.
    pub circle: fn(&str, &Term, &Term) -> String,
    /// The lines of rules that are not taken.
    pub left: fn(&str) -> String,
    /// What is wrong in a line.
    pub slip: fn(&RuleSlip) -> String,
    /// It is no file of rules; why.
    pub refused: fn(&str) -> String,
    /// So many more of the same.
    pub more: fn(usize) -> String,
}

impl Taking {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

static ZH_HANS: Taking = Taking {
    counts: |new, known| format!("新词 {new} 条；已有 {known} 条"),
    conflict: |writing, own, other| {
        let Term { from, to, .. } = own;
        format!(
            "冲突 · {writing} · {from}：你的是“{to}”，文件是“{}”，保留你的",
            other.to
        )
    },
    circle: |writing, one, other| {
        let [(a, b), (c, d)] = [one, other].map(|it| (&it.from, &it.to));
        format!("循环 · {writing} · {a} → {b}、{c} → {d}：两条都有效")
    },
    left: |lines| format!("没有收入：第 {lines} 行（只用于某一篇或某一处，或词中有换行、制表符）"),
    slip: |slip| {
        let line = slip.line;
        match &slip.kind {
            SlipKind::Empty => format!("第 {line} 行：没有要找的词"),
            SlipKind::Conflict(first) => {
                format!("第 {line} 行：与第 {first} 行冲突，以第 {first} 行为准")
            }
            SlipKind::Loop(first) => format!("第 {line} 行：与第 {first} 行循环，两条都有效"),
            SlipKind::Unread(problem) => format!("第 {line} 行：读不懂（{problem}）"),
            _ => format!("第 {line} 行：有问题"),
        }
    },
    refused: |problem| format!("这不是规则文件（{problem}）"),
    more: |n| format!("还有 {n} 条"),
};

static ZH_HANT: Taking = Taking {
    counts: |new, known| format!("新詞 {new} 條；已有 {known} 條"),
    conflict: |writing, own, other| {
        let Term { from, to, .. } = own;
        format!(
            "衝突 · {writing} · {from}：你的是「{to}」，檔案是「{}」，保留你的",
            other.to
        )
    },
    circle: |writing, one, other| {
        let [(a, b), (c, d)] = [one, other].map(|it| (&it.from, &it.to));
        format!("循環 · {writing} · {a} → {b}、{c} → {d}：兩條都有效")
    },
    left: |lines| {
        format!("沒有收入：第 {lines} 行（只用於某一篇或某一處，或詞中有換行、定位字元）")
    },
    slip: |slip| {
        let line = slip.line;
        match &slip.kind {
            SlipKind::Empty => format!("第 {line} 行：沒有要找的詞"),
            SlipKind::Conflict(first) => {
                format!("第 {line} 行：與第 {first} 行衝突，以第 {first} 行為準")
            }
            SlipKind::Loop(first) => format!("第 {line} 行：與第 {first} 行循環，兩條都有效"),
            SlipKind::Unread(problem) => format!("第 {line} 行：讀不懂（{problem}）"),
            _ => format!("第 {line} 行：有問題"),
        }
    },
    refused: |problem| format!("這不是規則檔案（{problem}）"),
    more: |n| format!("還有 {n} 條"),
};

static EN: Taking = Taking {
    counts: |new, known| format!("{new} new, {known} known"),
    conflict: |writing, own, other| {
        let Term { from, to, .. } = own;
        format!(
            "Conflict · {writing} · {from}: yours is {to}, the file has {}; yours stays",
            other.to
        )
    },
    circle: |writing, one, other| {
        let [(a, b), (c, d)] = [one, other].map(|it| (&it.from, &it.to));
        format!("Circle · {writing} · {a} → {b}, {c} → {d}: both hold")
    },
    left: |lines| {
        format!(
            "Not taken: line {lines} (for one article or place, or a word with a tab or line end)"
        )
    },
    slip: |slip| {
        let line = slip.line;
        match &slip.kind {
            SlipKind::Empty => format!("Line {line}: no word to look for"),
            SlipKind::Conflict(first) => {
                format!("Line {line}: conflicts with line {first}, which holds")
            }
            SlipKind::Loop(first) => {
                format!("Line {line}: goes round in a circle with line {first}; both hold")
            }
            SlipKind::Unread(problem) => format!("Line {line}: no rule ({problem})"),
            _ => format!("Line {line}: something is wrong"),
        }
    },
    refused: |problem| format!("Not a file of rules ({problem})"),
    more: |n| format!("{n} more"),
};
