//! The texts of what a reader writes in the margin.

use super::Language;

/// Texts of the tools.
#[derive(Debug)]
pub struct Marks {
    /// The tools for what is selected.
    pub tools: &'static str,
    /// The four inks.
    pub inks: [&'static str; 4],
    /// The box for a note.
    pub note: &'static str,
    /// What became of the last mark: it is kept; it could not be kept; the passage was not found; it is kept
    /// where a browser that is killed may not have written it yet.
    pub told: [&'static str; 4],
}

/// Texts of the list, which the engine's program draws.
#[derive(Debug)]
pub struct Notes {
    /// The heading.
    pub title: &'static str,
    /// The heading of all of them, and the link to them.
    pub all: &'static str,
    /// There are none yet, and how one is made.
    pub none: &'static str,
    /// Puts a bookmark, and takes it away; then what one is called.
    pub bookmark: [&'static str; 3],
    /// The article is not in this archive.
    pub elsewhere: &'static str,
    /// Takes a mark away.
    pub delete: &'static str,
    /// The passage is not in the text any more.
    pub unplaced: &'static str,
    /// All notes as a file: to be read by this page, as Markdown, as annotations.
    pub files: [&'static str; 3],
    /// The link to where a file of notes is opened.
    pub import: &'static str,
    /// What a file of notes would do: how many are new, changed, kept with both texts, deleted, the same.
    pub preview: fn([u32; 5]) -> String,
    /// It is a file of notes and cannot be taken; why.
    pub refused: fn(&str) -> String,
}

impl Marks {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &MARKS[0],
            Language::ZhHant => &MARKS[1],
            Language::En => &MARKS[2],
        }
    }
}

impl Notes {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &HANS,
            Language::ZhHant => &HANT,
            Language::En => &ENGLISH,
        }
    }
}

/// In the order of the languages.
static MARKS: [Marks; 3] = [
    Marks {
        tools: "给选中的文字作标记",
        inks: ["朱", "靛", "绿", "赭"],
        note: "附注，可不写",
        told: [
            "已存在本机。",
            "没有存下：本机的存储已满或被禁用。这条标记关掉页面就没有了，可在文末导出。",
            "这一段在原文里找不到对应，没有标记。",
            "已存在本机，但数据库写不进去：浏览器如果几秒内被强行结束，这一条可能丢失。",
        ],
    },
    Marks {
        tools: "為選取的文字作標記",
        inks: ["朱", "靛", "綠", "赭"],
        note: "附註，可不寫",
        told: [
            "已存在本機。",
            "沒有存下：本機的儲存空間已滿或被停用。這條標記關閉頁面就沒有了，可在文末匯出。",
            "這一段在原文裡找不到對應，沒有標記。",
            "已存在本機，但資料庫寫不進去：瀏覽器如果幾秒內被強行結束，這一條可能遺失。",
        ],
    },
    Marks {
        tools: "Mark what is selected",
        inks: ["Vermilion", "Indigo", "Green", "Ochre"],
        note: "A note, if you like",
        told: [
            "Kept on this machine.",
            "Not kept: storage is full or blocked. This mark is gone when the page is closed; it can be exported below the text.",
            "Nothing in the archived text answers to this passage, so it was not marked.",
            "Kept on this machine, but its database takes nothing: a browser that is killed within seconds may lose this mark.",
        ],
    },
];

static HANS: Notes = Notes {
    title: "札记",
    all: "全部札记",
    none: "还没有札记：在文章里选中一段文字，就可以作标记、写附注。",
    bookmark: ["加书签", "去掉书签", "书签"],
    elsewhere: "不在这份存档里",
    delete: "删去",
    unplaced: "原文里找不到了",
    files: ["导出（JSON）", "导出（Markdown）", "导出（W3C 批注）"],
    import: "导入…",
    preview: |[new, changed, both, deleted, same]| {
        format!(
            "札记：新增 {new} 条，更改 {changed} 条，两种写法并存 {both} 条，删去 {deleted} 条，相同 {same} 条"
        )
    },
    refused: |problem| format!("这份札记不能收入（{problem}）"),
};

static HANT: Notes = Notes {
    title: "札記",
    all: "全部札記",
    none: "還沒有札記：在文章裡選取一段文字，就可以作標記、寫附註。",
    bookmark: ["加書籤", "去掉書籤", "書籤"],
    elsewhere: "不在這份典藏裡",
    delete: "刪去",
    unplaced: "原文裡找不到了",
    files: ["匯出（JSON）", "匯出（Markdown）", "匯出（W3C 註記）"],
    import: "匯入…",
    preview: |[new, changed, both, deleted, same]| {
        format!(
            "札記：新增 {new} 條，更改 {changed} 條，兩種寫法並存 {both} 條，刪去 {deleted} 條，相同 {same} 條"
        )
    },
    refused: |problem| format!("這份札記不能收入（{problem}）"),
};

static ENGLISH: Notes = Notes {
    title: "Notes",
    all: "All notes",
    none: "There are none yet: select some words of an article to mark them or to write a note.",
    bookmark: ["Bookmark this", "Remove the bookmark", "Bookmark"],
    elsewhere: "Not in this archive",
    delete: "Delete",
    unplaced: "No longer in the text",
    files: [
        "Export (JSON)",
        "Export (Markdown)",
        "Export (W3C annotations)",
    ],
    import: "Import …",
    preview: |[new, changed, both, deleted, same]| {
        format!(
            "Notes: {new} new, {changed} changed, {both} with both texts kept, {deleted} deleted, {same} the same"
        )
    },
    refused: |problem| format!("These notes cannot be taken ({problem})"),
};
