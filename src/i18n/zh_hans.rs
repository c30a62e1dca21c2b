//! 简体中文.

use bundle::{ReadBundleError, RepairKind};
use collection::{Facet, Sort};

use super::{About, Article, Facets, Language, Library, Messages, Open, SettingsTexts, Shell};
use crate::view::number::{grouped, megabytes};

/// The texts.
pub(super) static MESSAGES: Messages = Messages {
    language: Language::ZhHans,
    shell: Shell {
        product: "对照",
        navigation: "主导航",
        skip: "跳到正文",
        library: "书库",
        timeline: "时间线",
        figures: "图表",
        about: "关于",
        notes: "札记",
        open: "打开",
        settings: "设置",
        commands: "命令",
        commands_hint: "动作、文章、地点或日期",
        close: "关闭",
        missing_title: "没有这一页",
        missing_text: "地址可能抄错了，或者来自更新的版本。",
        to_library: "回到书库",
    },
    library: Library {
        articles: |n| format!("{} 篇", grouped(n)),
        views: "专题",
        of_articles: |n| format!("共 {} 篇", grouped(n)),
        announce: |n, of| format!("{} 篇，共 {} 篇", grouped(n), grouped(of)),
        sort: "排序",
        sort_name: |sort| match sort {
            Sort::Relevance => "最相关的在前",
            Sort::Newest => "新的在前",
            Sort::Oldest => "旧的在前",
            Sort::Title => "按标题",
        },
        filter: "筛选",
        show: |n| format!("看 {} 篇", grouped(n)),
        clear: "清除全部条件",
        remove: |what| format!("移除筛选：{what}"),
        column_issued: "发布",
        column_article: "文章",
        column_length: "篇幅",
        characters: |n| format!("{} 字", grouped(n)),
        years: |first, last, n| format!("按年分布：{first} 年至 {last} 年，{n} 篇"),
        bands: "年份",
        band_names: ["发布", "活动"],
        from_year: "起始年份",
        to_year: "截止年份",
        undated: |n| format!("另有 {n} 篇没有日期"),
        more: |n| format!("再看 {n} 篇"),
        empty_title: "没有同时符合的文章",
        empty_text: "去掉一个条件就能看到：",
        bare_title: "这个存档里没有文章",
        bare_text: "可以打开另一个数据包。",
        untitled: "无题",
        no_date: "日期未载明",
    },
    facets: Facets {
        label: "筛选",
        name: |facet| match facet {
            Facet::Script => "文字",
            Facet::Region => "地区",
            Facet::Condition => "文本状况",
            Facet::Section => "栏目",
            Facet::Source => "来源",
            Facet::Editor => "责任编辑",
        },
        any: "任一",
        missing: "未载明",
        script: ["简体", "繁体", "简繁混用", "无法判断"],
        machine: "机器转成繁体",
        sound: "完整",
        doubtful: "有存疑处",
        repaired: |kind| match kind {
            RepairKind::Gloss => "拼音注已移除",
            RepairKind::Shift => "错位已修复",
            RepairKind::Mojibake => "乱码已还原",
            RepairKind::Gap => "有缺字",
            RepairKind::Repeat => "重复段落",
            RepairKind::Disguise => "异形字已还原",
            RepairKind::Correction => "经编者改正",
        },
        more: |n| format!("更多 {n}"),
        fewer: "收起",
        find: "在这一类中查找",
    },
    article: Article {
        views: "阅读方式",
        view_names: ["单篇", "对照", "直排", "校勘"],
        line: |n| format!("正文经过修复 {n} 处，每一处都可以核对、还原。"),
        resume: "接着上次读",
        line_link: "看校勘",
        waiting: "正在取文章",
        not_found: "没有这篇文章",
        not_found_text: "存档里没有这个编号；它可能在另一个数据包里。",
        part_failed: "这篇文章所在的分卷未能载入。其他文章可以照常阅读。",
        retry: "再试一次",
        outline: "目次",
        tools: "阅读工具",
        breadcrumb: "原页位置",
        breadcrumb_cut: "路径不全",
        date: chinese_date,
        minutes: |n| format!("约 {n} 分钟"),
        tally: |kind, n| match kind {
            RepairKind::Gloss => format!("拼音注 {n} 处已移除"),
            RepairKind::Shift => format!("错位 {n} 处已修复"),
            RepairKind::Mojibake => format!("乱码 {n} 处已还原"),
            RepairKind::Gap => format!("缺字 {n} 处"),
            RepairKind::Repeat => format!("重复段落 {n} 处"),
            RepairKind::Disguise => format!("异形字 {n} 处已还原"),
            RepairKind::Correction => format!("编者改正 {n} 处"),
        },
        doubts: |n| format!("存疑 {n} 处"),
        no_picture: "图片未存档",
        caption_by_place: "图注由位置推断",
        previous: "上一篇",
        next: "下一篇",
        position: |n, of| format!("第 {} 篇，共 {} 篇", grouped(n), grouped(of)),
        larger: "放大",
        smaller: "缩小",
        layout: "字号与版式",
        back: "返回",
    },
    settings: SettingsTexts {
        language: "界面语言",
        theme: "主题",
        themes: ["素", "纸", "砚", "随系统"],
        theme_marks: ["素", "纸", "砚", "自"],
        size: "字号",
        pixels: |n| format!("{n} 像素"),
        face: "字体",
        faces: ["宋", "黑", "楷"],
        leading: "行距",
        leadings: ["紧", "中", "松"],
        measure: "每行",
        measure_of: |n| format!("{n} 字"),
        conversion: "对照转换",
        conversions: ["照 OpenCC", "按上下文"],
        quotes: "对照引号",
        quotes_of: ["照原文", "随文字"],
        shown: "正文用字",
        writings: ["原文", "简", "繁 台", "繁 港"],
        ruby: "注音",
        rubies: ["无", "生字", "拼音", "ㄅㄆ"],
        numbers: "数字",
        numerals: ["123", "一二三"],
        hold: "翻面：按住看另一种文字",
        flip: "翻面",
        keys: "单键快捷键",
        on_off: ["开", "关"],
        kept: "设置只保存在本机。",
        not_kept: "浏览器不让保存；设置只在这次有效。",
    },
    open: Open {
        title: "打开数据包",
        drop: "把 .json 或 .json.gz 拖到这里",
        local: "只在本机读取，不上传",
        choose: "选择文件",
        sample: "用自带的存档",
        loading: "正在打开",
        progress: |done, total| match total {
            Some(total) => format!("{} / {} MB", megabytes(done), megabytes(total)),
            None => format!("{} MB", megabytes(done)),
        },
        reading: "正在读取文章",
        failed: "打不开",
        failed_network: "网络",
        failed_format: "格式",
        status: |status| format!("服务器回答 {status}，没有给出数据包。"),
        offline: "连不上服务器。",
        unreadable: "浏览器读不出这个文件。",
        too_large: "文件太大，超过了能打开的限度。",
        lost: "阅读引擎停了。请重新载入这一页。",
        format: chinese_format,
        still_open: "原来打开的存档没有变动。",
        copy: "复制报告",
        copied: "已复制",
        problems: |n, rest| format!("{n} 篇读不出来，其余 {} 篇可以照常阅读。", grouped(rest)),
        problems_list: "看是哪些",
    },
    about: About {
        extent: |n, years| match years {
            Some((first, last)) if first != last => format!("{} 篇，{first}—{last}", grouped(n)),
            Some((year, _)) => format!("{} 篇，{year}", grouped(n)),
            None => format!("{} 篇", grouped(n)),
        },
        publisher: "发布者",
        rights: "使用条件",
        generator: "制作程序",
    },
};

pub(super) fn chinese_date(edtf: &str) -> String {
    let mut parts = edtf.splitn(3, '-').map(|part| part.trim_start_matches('0'));
    let units = ['年', '月', '日'];
    let mut text = String::new();
    for unit in units {
        let Some(part) = parts.next() else { break };
        text.push_str(part);
        text.push(unit);
    }
    text
}

fn chinese_format(error: &ReadBundleError) -> String {
    match error {
        ReadBundleError::Empty => "文件是空的。".into(),
        ReadBundleError::TooLarge { .. } => MESSAGES.open.too_large.into(),
        ReadBundleError::Html => {
            "这是一个网页，不是数据包；服务器可能换成了登录页或错误页。".into()
        }
        ReadBundleError::Truncated { .. } => "文件不完整，到一半就断了。".into(),
        ReadBundleError::NewerFormat { .. } => "这个数据包的格式比阅读器新；请更新阅读器。".into(),
        ReadBundleError::NotJson { .. } => "这不是 JSON 文件。".into(),
        _ => "这不是对照能读的数据包。".into(),
    }
}
