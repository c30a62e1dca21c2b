//! 繁體中文, written by hand.

use bundle::{ActivityKind, DateConflict, Footing, Precision};
use collection::timeline::{Moment, Sureness};

use super::Timeline;

/// The texts.
pub(super) const TEXTS: Timeline = Timeline {
    title: "時間線",
    extent: |seen, of, articles| {
        if seen == of {
            format!("{of} 事，出自 {articles} 篇")
        } else {
            format!("視窗內 {seen} 事，共 {of} 事，出自 {articles} 篇")
        }
    },
    ways: ["簡牘", "清單", "顯示"],
    moves: ["放大", "縮小", "往前", "往後", "最早", "最晚", "全部"],
    moves_label: "移動與縮放",
    figures: "圖表",
    filter: "篩選",
    clear: "清除篩選",
    overview: ["全部年代", "視窗起點", "視窗終點"],
    stage: "簡牘：方向鍵左右移動，上下逐條，加減縮放",
    kind: |kind| match kind {
        ActivityKind::Founding => "成立",
        ActivityKind::Commemoration => "紀念",
        ActivityKind::Award => "獲獎",
        ActivityKind::Publication => "出版",
        ActivityKind::Meeting => "會議",
        ActivityKind::Training => "培訓",
        ActivityKind::Survey => "調研",
        ActivityKind::Visit => "走訪",
        ActivityKind::Proposal => "提案",
        ActivityKind::Service => "服務",
        ActivityKind::Other => "其他",
    },
    count: |n| format!("{n} 事"),
    published: |n| format!("發布 {n} 篇"),
    published_label: "發布日期",
    recurring: "定期",
    undated: "未定日期",
    list: "視窗內的事",
    windows: ["前面的", "後面的"],
    precision: |precision| match precision {
        Precision::Day => "精確到日",
        Precision::Month => "精確到月",
        Precision::Season => "精確到季",
        Precision::Year => "精確到年",
        Precision::Decade => "精確到年代",
        Precision::Century => "精確到世紀",
        Precision::Vague => "時間含糊",
    },
    footing: |footing| match footing {
        Footing::Explicit => "原文寫明",
        Footing::Inherited => "承上文",
        Footing::PublishRelative => "從發布日期推算",
        Footing::List => "查表所得",
        Footing::Inferred => "推斷，可能有誤",
        Footing::Unresolved => "未能確定",
    },
    conflict: |conflict| match conflict {
        DateConflict::GlossDiffers => "年號與括號裡的公元年不符",
        DateConflict::ReignTooLong => "這個年號沒有這麼多年",
        DateConflict::PastAfterPublish => "說的是過去，推算卻晚於發布日期",
        DateConflict::AfterPublish => "晚於發布日期",
        DateConflict::Damaged => "數字殘缺，或沒有這一天",
        DateConflict::WritingYear => "標題所寫年份與發布年份不同",
    },
    why: ["為什麼是這個時間", "時間值（EDTF）"],
    rule: |rule| match rule {
        "publisher" => "由發布者更正".to_owned(),
        rule => format!("依據規則 {rule}"),
    },
    from_published: |date| format!("從發布日期 {date} 推算"),
    from_words: "依據這一句裡標出的詞：",
    open: "到文中看這一句",
    coming: "這一篇的正文還沒有取來。",
    none: ["沒有讀出日期", "這份存檔的文章裡沒有找到帶日期的活動。"],
    fetched_apart: [
        "正在取活動和數字",
        "它們另放在幾個檔案裡，取來就畫。一直沒有出現時，看看網路，再開啟這一頁。",
    ],
    nothing: "沒有一件事符合篩選條件。",
    nothing_here: "這段時間裡沒有事。",
    save: "存為檔案",
    lacking: |n| format!("其中 {n} 事沒有原句：內文還沒有取來。"),
    get_texts: |megabytes| format!("取來內文（{megabytes} MB）"),
    key: ["到日", "到月、到年", "起止不明", "推斷", "發布日期"],
    moment: |moment| match moment {
        Moment::Century(year) => format!("{}世紀", year / 100 + 1),
        Moment::Decade(year) => format!("{year}年代"),
        Moment::Year(year) => format!("{year}年"),
        Moment::Season(year, code) => format!("{year}年{}", season(code)),
        Moment::Month(year, month) => format!("{year}年{month}月"),
        Moment::Day(year, month, day) => format!("{year}年{month}月{day}日"),
    },
    short: |moment| match moment {
        Moment::Century(year) => format!("{}世紀", year / 100 + 1),
        Moment::Decade(year) => format!("{year}s"),
        Moment::Year(year) => year.to_string(),
        Moment::Season(_, code) => season(code).to_owned(),
        Moment::Month(_, month) => format!("{month}月"),
        Moment::Day(_, month, day) => format!("{month}.{day}"),
    },
    unsure: |moment, sureness| match sureness {
        Sureness::Approximate => format!("約{moment}"),
        Sureness::Uncertain => format!("{moment}（存疑）"),
        Sureness::Both => format!("約{moment}（存疑）"),
        Sureness::Sure | Sureness::Unknown | Sureness::Open => moment,
    },
    range: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from}—{to}"),
        (Some(from), None) => format!("{from}起"),
        (None, Some(to)) => format!("始於何時不明，至{to}"),
        (None, None) => "起止不明".to_owned(),
    },
    recurs: ["每年", "每月", "每週", "每天", "定期"],
};

const fn season(code: u8) -> &'static str {
    match code {
        21 => "春",
        22 => "夏",
        23 => "秋",
        24 => "冬",
        33 => "第一季",
        34 => "第二季",
        35 => "第三季",
        36 => "第四季",
        40 => "上半年",
        41 => "下半年",
        _ => "",
    }
}
