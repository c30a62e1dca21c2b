//! 简体中文.

use bundle::{ActivityKind, DateConflict, Footing, Precision};
use collection::timeline::{Moment, Sureness};

use super::Timeline;

/// The texts.
pub(super) const TEXTS: Timeline = Timeline {
    title: "时间线",
    extent: |seen, of, articles| {
        if seen == of {
            format!("{of} 事，出自 {articles} 篇")
        } else {
            format!("窗口内 {seen} 事，共 {of} 事，出自 {articles} 篇")
        }
    },
    ways: ["简牍", "列表", "显示"],
    moves: ["放大", "缩小", "往前", "往后", "最早", "最晚", "全部"],
    moves_label: "移动与缩放",
    figures: "图表",
    filter: "筛选",
    clear: "清除筛选",
    overview: ["全部年代", "窗口起点", "窗口终点"],
    stage: "简牍：方向键左右移动，上下逐条，加减缩放",
    kind: |kind| match kind {
        ActivityKind::Founding => "成立",
        ActivityKind::Commemoration => "纪念",
        ActivityKind::Award => "获奖",
        ActivityKind::Publication => "出版",
        ActivityKind::Meeting => "会议",
        ActivityKind::Training => "培训",
        ActivityKind::Survey => "调研",
        ActivityKind::Visit => "走访",
        ActivityKind::Proposal => "提案",
        ActivityKind::Service => "服务",
        ActivityKind::Other => "其他",
    },
    count: |n| format!("{n} 事"),
    published: |n| format!("发布 {n} 篇"),
    published_label: "发布日期",
    recurring: "定期",
    undated: "未定日期",
    list: "窗口内的事",
    windows: ["前面的", "后面的"],
    precision: |precision| match precision {
        Precision::Day => "精确到日",
        Precision::Month => "精确到月",
        Precision::Season => "精确到季",
        Precision::Year => "精确到年",
        Precision::Decade => "精确到年代",
        Precision::Century => "精确到世纪",
        Precision::Vague => "时间含糊",
    },
    footing: |footing| match footing {
        Footing::Explicit => "原文写明",
        Footing::Inherited => "承上文",
        Footing::PublishRelative => "从发布日期推算",
        Footing::List => "查表所得",
        Footing::Inferred => "推断，可能有误",
        Footing::Unresolved => "未能确定",
    },
    conflict: |conflict| match conflict {
        DateConflict::GlossDiffers => "年号与括号里的公元年不符",
        DateConflict::ReignTooLong => "这个年号没有这么多年",
        DateConflict::PastAfterPublish => "说的是过去，推算却晚于发布日期",
        DateConflict::AfterPublish => "晚于发布日期",
        DateConflict::Damaged => "数字残缺，或没有这一天",
        DateConflict::WritingYear => "标题所写年份与发布年份不同",
    },
    why: ["为什么是这个时间", "时间值（EDTF）"],
    rule: |rule| match rule {
        "publisher" => "由发布者更正".to_owned(),
        rule => format!("依据规则 {rule}"),
    },
    from_published: |date| format!("从发布日期 {date} 推算"),
    from_words: "依据这一句里标出的词：",
    open: "到文中看这一句",
    coming: "这一篇的正文还没有取来。",
    none: ["没有读出日期", "这份存档的文章里没有找到带日期的活动。"],
    fetched_apart: [
        "正在取活动和数字",
        "它们另放在几个文件里，取来就画。一直没有出现时，看看网络，再打开这一页。",
    ],
    nothing: "没有一件事符合筛选条件。",
    nothing_here: "这段时间里没有事。",
    save: "存为文件",
    lacking: |n| format!("其中 {n} 事没有原句：正文还没有取来。"),
    get_texts: |megabytes| format!("取来正文（{megabytes} MB）"),
    key: ["到日", "到月、到年", "起止不明", "推断", "发布日期"],
    moment: |moment| match moment {
        Moment::Century(year) => format!("{}世纪", year / 100 + 1),
        Moment::Decade(year) => format!("{year}年代"),
        Moment::Year(year) => format!("{year}年"),
        Moment::Season(year, code) => format!("{year}年{}", season(code)),
        Moment::Month(year, month) => format!("{year}年{month}月"),
        Moment::Day(year, month, day) => format!("{year}年{month}月{day}日"),
    },
    short: |moment| match moment {
        Moment::Century(year) => format!("{}世纪", year / 100 + 1),
        Moment::Decade(year) => format!("{year}s"),
        Moment::Year(year) => year.to_string(),
        Moment::Season(_, code) => season(code).to_owned(),
        Moment::Month(_, month) => format!("{month}月"),
        Moment::Day(_, month, day) => format!("{month}.{day}"),
    },
    unsure: |moment, sureness| match sureness {
        Sureness::Approximate => format!("约{moment}"),
        Sureness::Uncertain => format!("{moment}（存疑）"),
        Sureness::Both => format!("约{moment}（存疑）"),
        Sureness::Sure | Sureness::Unknown | Sureness::Open => moment,
    },
    range: |from, to| match (from, to) {
        (Some(from), Some(to)) => format!("{from}—{to}"),
        (Some(from), None) => format!("{from}起"),
        (None, Some(to)) => format!("始于何时不明，至{to}"),
        (None, None) => "起止不明".to_owned(),
    },
    recurs: ["每年", "每月", "每周", "每天", "定期"],
};

const fn season(code: u8) -> &'static str {
    match code {
        21 => "春",
        22 => "夏",
        23 => "秋",
        24 => "冬",
        33 => "第一季度",
        34 => "第二季度",
        35 => "第三季度",
        36 => "第四季度",
        40 => "上半年",
        41 => "下半年",
        _ => "",
    }
}
