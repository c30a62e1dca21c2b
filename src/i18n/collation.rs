//! The texts of the views of an article, and of the collation.

use bundle::{Certainty, Reason, RepairKind, Verdict};

use super::Language;

/// Texts of the collation: the archived text beside the repaired one.
#[derive(Debug)]
pub struct Collation {
    /// The archived layer.
    pub archived: &'static str,
    /// The repaired layer.
    pub repaired: &'static str,
    /// The short name of a kind of damage.
    pub kind: fn(RepairKind) -> &'static str,
    /// `拼音注 14`.
    pub count: fn(&str, usize) -> String,
    /// How sure a repair is.
    pub certainty: fn(Certainty) -> &'static str,
    /// All rows, and only those with changes.
    pub shown: [&'static str; 2],
    /// What is chosen between.
    pub shown_label: &'static str,
    /// Goes to the repair before.
    pub previous: &'static str,
    /// Goes to the next repair.
    pub next: &'static str,
    /// The archive is not rewritten.
    pub promise: &'static str,
    /// Why a repair was made; for a copy, the paragraph it repeats.
    pub reason: fn(&Reason, Option<u32>) -> String,
    /// `移除字间注音 5 处`.
    pub glosses: fn(usize) -> String,
    /// What may have stood there.
    pub suggestions: fn(&[String]) -> String,
    /// What an editor decided, with who and when.
    pub ruling: fn(Verdict, Option<&str>, Option<&str>) -> String,
    /// Characters that are lost.
    pub lost: fn(Option<u32>) -> String,
    /// The repair is undone.
    pub undone: &'static str,
    /// Undoes it.
    pub undo: &'static str,
    /// Takes it back.
    pub redo: &'static str,
    /// What was found and what was put.
    pub found_put: [&'static str; 2],
    /// Nothing stands there.
    pub nothing: &'static str,
    /// The whole row was left out of the reading matter.
    pub left_out: &'static str,
    /// The article has no repairs.
    pub sound: &'static str,
    /// An article without a title.
    pub untitled: &'static str,
    /// Closes the card of a repair.
    pub close: &'static str,
}

impl Collation {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

static ZH_HANS: Collation = Collation {
    archived: "存档原貌",
    repaired: "修复后",
    kind: |kind| match kind {
        RepairKind::Gloss => "拼音注",
        RepairKind::Shift => "编码错位",
        RepairKind::Mojibake => "乱码",
        RepairKind::Gap => "缺字",
        RepairKind::Repeat => "重复段",
        RepairKind::Disguise => "异形字",
        RepairKind::Correction => "编者改正",
    },
    count: |what, n| format!("{what} {n}"),
    certainty: |certainty| match certainty {
        Certainty::Proved => "确证",
        Certainty::Likely => "可能",
        Certainty::Open => "待查",
    },
    shown: ["全文", "只看改动"],
    shown_label: "显示",
    previous: "上一处改动",
    next: "下一处改动",
    promise: "只标记，不改写存档：原文逐字保存在数据包中",
    reason: |reason, same_as| match reason {
        Reason::Reading {
            character,
            syllable,
        } => format!("{syllable} 是「{character}」的读音"),
        Reason::Bytes { encoding, .. } => format!("{encoding} 错开一字节"),
        Reason::ReadAs { written, read } => format!("{written} 被当作 {read} 读出"),
        Reason::SameAs { .. } => same_as.map_or_else(
            || "与另一处相同，阅读时隐藏".to_owned(),
            |n| format!("与第 {n} 段相同，阅读时隐藏"),
        ),
        Reason::Lost { count: Some(n) } => format!("转码时丢失约 {n} 字，不猜补"),
        Reason::Lost { count: None } => "转码时丢失，字数不明，不猜补".to_owned(),
        Reason::StandsFor { table } => format!("替代字形（{table}）"),
        Reason::Editor => "编者更正".to_owned(),
        _ => "原因由较新的版本写入".to_owned(),
    },
    glosses: |n| format!("移除字间注音 {n} 处"),
    suggestions: |all| format!("可能是{}，未填入", quoted(all)),
    ruling: |verdict, who, when| {
        let verdict = match verdict {
            Verdict::Accepted => "编者认可",
            Verdict::Rejected => "编者不取，仍照原貌",
            Verdict::Corrected => "编者另有更正",
        };
        signed(verdict, who, when)
    },
    lost: |count| count.map_or_else(|| "缺字".to_owned(), |n| format!("缺 {n} 字")),
    undone: "已由你还原",
    undo: "还原此处",
    redo: "恢复修复",
    found_put: ["原作", "修复为"],
    nothing: "无",
    left_out: "移出正文",
    sound: "此篇没有改动，存档与正文相同。",
    untitled: "无题",
    close: "关闭",
};

static ZH_HANT: Collation = Collation {
    archived: "典藏原貌",
    repaired: "修復後",
    kind: |kind| match kind {
        RepairKind::Gloss => "拼音注",
        RepairKind::Shift => "編碼錯位",
        RepairKind::Mojibake => "亂碼",
        RepairKind::Gap => "缺字",
        RepairKind::Repeat => "重複段",
        RepairKind::Disguise => "異形字",
        RepairKind::Correction => "編者改正",
    },
    count: |what, n| format!("{what} {n}"),
    certainty: |certainty| match certainty {
        Certainty::Proved => "確證",
        Certainty::Likely => "可能",
        Certainty::Open => "待查",
    },
    shown: ["全文", "只看改動"],
    shown_label: "顯示",
    previous: "上一處改動",
    next: "下一處改動",
    promise: "只標記，不改寫典藏：原文逐字保存在資料包中",
    reason: |reason, same_as| match reason {
        Reason::Reading {
            character,
            syllable,
        } => format!("{syllable} 是「{character}」的讀音"),
        Reason::Bytes { encoding, .. } => format!("{encoding} 錯開一位元組"),
        Reason::ReadAs { written, read } => format!("{written} 被當作 {read} 讀出"),
        Reason::SameAs { .. } => same_as.map_or_else(
            || "與另一處相同，閱讀時隱藏".to_owned(),
            |n| format!("與第 {n} 段相同，閱讀時隱藏"),
        ),
        Reason::Lost { count: Some(n) } => format!("轉碼時遺失約 {n} 字，不猜補"),
        Reason::Lost { count: None } => "轉碼時遺失，字數不明，不猜補".to_owned(),
        Reason::StandsFor { table } => format!("替代字形（{table}）"),
        Reason::Editor => "編者更正".to_owned(),
        _ => "原因由較新的版本寫入".to_owned(),
    },
    glosses: |n| format!("移除字間注音 {n} 處"),
    suggestions: |all| format!("可能是{}，未填入", quoted(all)),
    ruling: |verdict, who, when| {
        let verdict = match verdict {
            Verdict::Accepted => "編者認可",
            Verdict::Rejected => "編者不取，仍照原貌",
            Verdict::Corrected => "編者另有更正",
        };
        signed(verdict, who, when)
    },
    lost: |count| count.map_or_else(|| "缺字".to_owned(), |n| format!("缺 {n} 字")),
    undone: "已由你還原",
    undo: "還原此處",
    redo: "恢復修復",
    found_put: ["原作", "修復為"],
    nothing: "無",
    left_out: "移出正文",
    sound: "此篇沒有改動，典藏與正文相同。",
    untitled: "無題",
    close: "關閉",
};

static EN: Collation = Collation {
    archived: "As archived",
    repaired: "Repaired",
    kind: |kind| match kind {
        RepairKind::Gloss => "Pinyin notes",
        RepairKind::Shift => "Shifted bytes",
        RepairKind::Mojibake => "Mojibake",
        RepairKind::Gap => "Lost characters",
        RepairKind::Repeat => "Repeats",
        RepairKind::Disguise => "Disguised characters",
        RepairKind::Correction => "Corrections",
    },
    count: |what, n| format!("{what} {n}"),
    certainty: |certainty| match certainty {
        Certainty::Proved => "Proved",
        Certainty::Likely => "Likely",
        Certainty::Open => "Open",
    },
    shown: ["Whole text", "Changes only"],
    shown_label: "Show",
    previous: "Previous change",
    next: "Next change",
    promise: "Marked, not rewritten: the bundle keeps every archived character",
    reason: |reason, same_as| match reason {
        Reason::Reading {
            character,
            syllable,
        } => {
            format!("{syllable} is a reading of {character}")
        }
        Reason::Bytes { encoding, .. } => format!("{encoding} read one byte off"),
        Reason::ReadAs { written, read } => format!("{written} read as {read}"),
        Reason::SameAs { .. } => same_as.map_or_else(
            || "The same as another place, not shown when reading".to_owned(),
            |n| format!("The same as paragraph {n}, not shown when reading"),
        ),
        Reason::Lost { count: Some(n) } => format!("About {n} lost in conversion, not guessed"),
        Reason::Lost { count: None } => {
            "Lost in conversion, how many is not known, not guessed".to_owned()
        }
        Reason::StandsFor { table } => format!("Stands for another character ({table})"),
        Reason::Editor => "An editor says so".to_owned(),
        _ => "The reason was written by a newer version".to_owned(),
    },
    glosses: |n| match n {
        1 => "1 note on pronunciation removed".to_owned(),
        n => format!("{n} notes on pronunciation removed"),
    },
    suggestions: |all| format!("Perhaps {}, not put in", all.join(", ")),
    ruling: |verdict, who, when| {
        let verdict = match verdict {
            Verdict::Accepted => "Accepted by an editor",
            Verdict::Rejected => "Rejected by an editor: as archived",
            Verdict::Corrected => "Corrected by an editor",
        };
        signed(verdict, who, when)
    },
    lost: |count| match count {
        None => "Lost characters".to_owned(),
        Some(1) => "1 lost character".to_owned(),
        Some(n) => format!("{n} lost characters"),
    },
    undone: "Undone by you",
    undo: "Undo this repair",
    redo: "Repair it again",
    found_put: ["Archived", "Repaired"],
    nothing: "nothing",
    left_out: "Left out",
    sound: "Nothing was changed here: archive and text are the same.",
    untitled: "Untitled",
    close: "Close",
};

/// `「甲」「乙」`.
fn quoted(all: &[String]) -> String {
    format!("「{}」", all.join("」「"))
}

/// A decision, with who made it and when, as far as known.
fn signed(verdict: &str, who: Option<&str>, when: Option<&str>) -> String {
    let mut parts = vec![verdict];
    parts.extend(who);
    parts.extend(when);
    parts.join(" · ")
}
