//! The texts of the palette, which the engine's program draws.

use super::Language;

/// Texts of the palette.
#[derive(Debug)]
pub struct Palette {
    /// What the reader may do here.
    pub actions: &'static str,
    /// Each of them, in the order of [`crate::view::palette::KEYS`].
    pub action_names: [&'static str; 15],
    /// Articles by their titles.
    pub articles: &'static str,
    /// Where the reader may go.
    pub places: &'static str,
    /// The places of the page: library, timeline, figures, notes, about, open, settings.
    pub place_names: [&'static str; 7],
    /// The articles of a region, or of a date: library, then which.
    pub in_library: fn(&str) -> String,
    /// The timeline of some days.
    pub on_timeline: fn(&str) -> String,
    /// Looks for what was typed in the texts.
    pub search: fn(&str) -> String,
    /// How many articles there are.
    pub count: fn(u32) -> String,
    /// How many things were found, for those who hear it.
    pub told: fn(usize) -> String,
    /// A day, a month or a year.
    pub date: fn(i32, Option<u8>, Option<u8>) -> String,
    /// A title is not there yet, or there is none.
    pub untitled: &'static str,
}

impl Palette {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

/// A date as Chinese writes it.
fn chinese_date(year: i32, month: Option<u8>, day: Option<u8>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        (Some(month), None) => format!("{year}年{month}月"),
        (None, _) => format!("{year}年"),
    }
}

/// A date as ISO 8601 has it.
pub(crate) fn iso_date(year: i32, month: Option<u8>, day: Option<u8>) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    }
}

static ZH_HANS: Palette = Palette {
    actions: "动作",
    action_names: [
        "切换到单篇",
        "切换到对照",
        "切换到直排",
        "切换到校勘",
        "上一篇",
        "下一篇",
        "对照：换标记",
        "对照：换地区",
        "换注音",
        "换标题和正文的用字",
        "换主题",
        "放大字号",
        "缩小字号",
        "还原字号",
        "搜索或篇内查找",
    ],
    articles: "文章",
    places: "跳转",
    place_names: ["书库", "时间线", "图表", "札记", "关于", "打开", "设置"],
    in_library: |what| format!("书库 · {what}"),
    on_timeline: |days| format!("时间线 · {days}"),
    search: |words| format!("在全文中搜索“{words}”"),
    count: |n| format!("{n} 篇"),
    told: |n| format!("{n} 项"),
    date: chinese_date,
    untitled: "无标题",
};

static ZH_HANT: Palette = Palette {
    actions: "動作",
    action_names: [
        "切換到單篇",
        "切換到對照",
        "切換到直排",
        "切換到校勘",
        "上一篇",
        "下一篇",
        "對照：換標記",
        "對照：換地區",
        "換注音",
        "換標題和正文的用字",
        "換主題",
        "放大字號",
        "縮小字號",
        "還原字號",
        "搜尋或篇內查找",
    ],
    articles: "文章",
    places: "前往",
    place_names: ["書庫", "時間線", "圖表", "札記", "關於", "開啟", "設定"],
    in_library: |what| format!("書庫 · {what}"),
    on_timeline: |days| format!("時間線 · {days}"),
    search: |words| format!("在全文中搜尋「{words}」"),
    count: |n| format!("{n} 篇"),
    told: |n| format!("{n} 項"),
    date: chinese_date,
    untitled: "無標題",
};

static EN: Palette = Palette {
    actions: "Actions",
    action_names: [
        "Read by itself",
        "Read in parallel",
        "Read vertically",
        "Collation",
        "Previous article",
        "Next article",
        "Parallel: other marks",
        "Parallel: another region",
        "Other notes on pronunciation",
        "Another writing for titles and texts",
        "Another theme",
        "Larger type",
        "Smaller type",
        "Usual type",
        "Search, or find in the article",
    ],
    articles: "Articles",
    places: "Go to",
    place_names: [
        "Library", "Timeline", "Figures", "Notes", "About", "Open", "Settings",
    ],
    in_library: |what| format!("Library · {what}"),
    on_timeline: |days| format!("Timeline · {days}"),
    search: |words| format!("Search all texts for “{words}”"),
    count: |n| match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    },
    told: |n| match n {
        1 => "1 entry".to_owned(),
        n => format!("{n} entries"),
    },
    date: iso_date,
    untitled: "No title",
};
