//! The texts of the view of both scripts.

use collection::Mark;

use super::Language;

/// Texts of the view of both scripts.
#[derive(Debug)]
pub struct Pair {
    /// The text as the article has it, over its column; the name of its writing follows.
    pub original: &'static str,
    /// The text beside it.
    pub converted: &'static str,
    /// The writings: of the mainland, Taiwan, Hong Kong, and Traditional of no region.
    pub writings: [&'static str; 4],
    /// What is chosen between.
    pub writing: &'static str,
    /// What is marked: nothing, what matters, characters with several forms too, all that differs.
    pub marks: [&'static str; 4],
    /// The label of that.
    pub marks_label: &'static str,
    /// With the words of the region.
    pub words: &'static str,
    /// Both columns are the same.
    pub same: &'static str,
    /// A machine seems to have made the article Traditional.
    pub machine: &'static str,
    /// What follows is what it left, and what better stood there.
    pub machine_text: &'static str,
    /// Characters that differ, characters with several forms, words of the region.
    pub counted: [&'static str; 3],
    /// `第 2 段 · 第 1 句`, where the paragraph has a number.
    pub at: fn(Option<u32>, usize) -> String,
    /// The sentence that is followed, in the legend.
    pub followed: &'static str,
    /// Goes to the mark before.
    pub previous: &'static str,
    /// Goes to the next mark.
    pub next: &'static str,
    /// How a run came about, in a word.
    pub mark: fn(Mark) -> &'static str,
    /// The name of a mark: what it became, what it was, how.
    pub spoken: fn(&str, &str, &str) -> String,
    /// The label of what decided.
    pub ground: &'static str,
    /// What decided, when it was a dictionary of that name; nothing for a usage.
    pub dictionary: fn(&str) -> Option<&'static str>,
    /// No entry decided.
    pub no_ground: &'static str,
    /// The label of what the regions write.
    pub regions: &'static str,
    /// The label of the forms to choose from.
    pub candidates: &'static str,
    /// Where a choice is to hold.
    pub scope: &'static str,
    /// At this place, wherever the word stands.
    pub scopes: [&'static str; 2],
    /// The reader's words, over their list.
    pub terms: &'static str,
    /// There are none.
    pub no_terms: &'static str,
    /// Saves them as a file.
    pub export: &'static str,
    /// Opens a file of rules.
    pub import: &'static str,
    /// Takes what is new in it, takes that back, and is done with it.
    pub take: [&'static str; 3],
    /// Takes a choice back.
    pub unchoose: &'static str,
    /// How often it is so in the article.
    pub count: fn(u32) -> String,
    /// A conversion table could not be had.
    pub no_table: &'static str,
    /// What still works.
    pub no_table_text: &'static str,
}

impl Pair {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

static ZH_HANS: Pair = Pair {
    original: "原文",
    converted: "转换",
    writings: ["大陆", "台湾", "香港", "繁体"],
    writing: "用字",
    marks: ["关", "要点", "一对多", "全部"],
    marks_label: "标记",
    words: "地区词",
    same: "原文就是这种用字，两栏相同。",
    machine: "原文像是由机器转成繁体",
    machine_text: "机器留下的字，和更好的写法。只是建议，原文没有改动。",
    counted: ["异字", "一对多", "地区词"],
    at: |paragraph, sentence| match paragraph {
        Some(paragraph) => format!("第 {paragraph} 段 · 第 {sentence} 句"),
        None => format!("第 {sentence} 句"),
    },
    followed: "对应句，异字为朱",
    previous: "上一处标记",
    next: "下一处标记",
    mark: |mark| match mark {
        Mark::Same => "相同",
        Mark::Plain => "一对一",
        Mark::Quote => "引号",
        Mark::OneToMany => "一对多",
        Mark::Phrase => "词语",
        Mark::Usage => "语境",
        Mark::Region => "地区词",
        Mark::Rule => "规则",
        Mark::Protected => "保留",
        Mark::Choice => "你的选择",
    },
    spoken: |target, source, how| format!("{target}，由 {source} 转换，{how}"),
    ground: "依据",
    dictionary: |name| {
        Some(match name {
            "reader" => "你的词表",
            "article" => "本篇的规则",
            "bundle" => "存档的规则",
            _ if name.ends_with("Characters") => "字表",
            _ if name.ends_with("Phrases") => "词语表整词命中",
            _ if name.ends_with("Variants") => "地区字形",
            _ => return None,
        })
    },
    no_ground: "没有词条，照原样",
    regions: "地区",
    candidates: "改用",
    scope: "适用于",
    scopes: ["此处", "加入词表"],
    terms: "转换词表",
    no_terms: "词表还是空的：在对照里点开一个标记，可以把词加进来。",
    export: "导出规则",
    import: "打开规则或札记文件",
    take: ["收入词表", "撤回", "关闭"],
    unchoose: "撤销选择",
    count: |n| format!("本篇 {n} 处"),
    no_table: "转换用的字表没有取到",
    no_table_text: "单篇和校勘照常可读；连上网络后可以再试。",
};

static ZH_HANT: Pair = Pair {
    original: "原文",
    converted: "轉換",
    writings: ["大陸", "台灣", "香港", "繁體"],
    writing: "用字",
    marks: ["關", "要點", "一對多", "全部"],
    marks_label: "標記",
    words: "地區詞",
    same: "原文就是這種用字，兩欄相同。",
    machine: "原文像是由機器轉成繁體",
    machine_text: "機器留下的字，和更好的寫法。只是建議，原文沒有改動。",
    counted: ["異字", "一對多", "地區詞"],
    at: |paragraph, sentence| match paragraph {
        Some(paragraph) => format!("第 {paragraph} 段 · 第 {sentence} 句"),
        None => format!("第 {sentence} 句"),
    },
    followed: "對應句，異字為朱",
    previous: "上一處標記",
    next: "下一處標記",
    mark: |mark| match mark {
        Mark::Same => "相同",
        Mark::Plain => "一對一",
        Mark::Quote => "引號",
        Mark::OneToMany => "一對多",
        Mark::Phrase => "詞語",
        Mark::Usage => "語境",
        Mark::Region => "地區詞",
        Mark::Rule => "規則",
        Mark::Protected => "保留",
        Mark::Choice => "你的選擇",
    },
    spoken: |target, source, how| format!("{target}，由 {source} 轉換，{how}"),
    ground: "依據",
    dictionary: |name| {
        Some(match name {
            "reader" => "你的詞表",
            "article" => "本篇的規則",
            "bundle" => "典藏的規則",
            _ if name.ends_with("Characters") => "字表",
            _ if name.ends_with("Phrases") => "詞語表整詞命中",
            _ if name.ends_with("Variants") => "地區字形",
            _ => return None,
        })
    },
    no_ground: "沒有詞條，照原樣",
    regions: "地區",
    candidates: "改用",
    scope: "適用於",
    scopes: ["此處", "加入詞表"],
    terms: "轉換詞表",
    no_terms: "詞表還是空的：在對照裡點開一個標記，可以把詞加進來。",
    export: "匯出規則",
    import: "開啟規則或札記檔案",
    take: ["收入詞表", "撤回", "關閉"],
    unchoose: "撤銷選擇",
    count: |n| format!("本篇 {n} 處"),
    no_table: "轉換用的字表沒有取到",
    no_table_text: "單篇和校勘照常可讀；連上網路後可以再試。",
};

static EN: Pair = Pair {
    original: "Original",
    converted: "converted",
    writings: ["Mainland", "Taiwan", "Hong Kong", "Traditional"],
    writing: "Writing",
    marks: ["off", "what matters", "several forms", "all"],
    marks_label: "Marks",
    words: "Regional words",
    same: "The article has this writing already: both columns are the same.",
    machine: "The article looks as if a machine had made it Traditional",
    machine_text: "What the machine left, and what better stood there. These are proposals: the text is as it was.",
    counted: ["Differ", "Several forms", "Regional words"],
    at: |paragraph, sentence| match paragraph {
        Some(paragraph) => format!("Paragraph {paragraph}, sentence {sentence}"),
        None => format!("Sentence {sentence}"),
    },
    followed: "The same sentence, differences in red",
    previous: "Previous mark",
    next: "Next mark",
    mark: |mark| match mark {
        Mark::Same => "the same",
        Mark::Plain => "one form",
        Mark::Quote => "quotation mark",
        Mark::OneToMany => "several forms",
        Mark::Phrase => "phrase",
        Mark::Usage => "usage",
        Mark::Region => "regional word",
        Mark::Rule => "rule",
        Mark::Protected => "protected",
        Mark::Choice => "your choice",
    },
    spoken: |target, source, how| format!("{target}, from {source}, {how}"),
    ground: "Why",
    dictionary: |name| {
        Some(match name {
            "reader" => "Your words",
            "article" => "A rule of the article",
            "bundle" => "A rule of the archive",
            _ if name.ends_with("Characters") => "Table of characters",
            _ if name.ends_with("Phrases") => "Table of phrases",
            _ if name.ends_with("Variants") => "Forms of the region",
            _ => return None,
        })
    },
    no_ground: "No entry: as it is",
    regions: "Regions",
    candidates: "Use",
    scope: "Holds for",
    scopes: ["This place", "Every article"],
    terms: "Words for conversion",
    no_terms: "There are none yet: open a mark in the parallel view to add one.",
    export: "Export rules",
    import: "Open a file of rules or notes",
    take: ["Take them", "Take back", "Close"],
    unchoose: "Undo the choice",
    count: |n| match n {
        1 => "1 place in this article".to_owned(),
        n => format!("{n} places in this article"),
    },
    no_table: "A conversion table could not be had",
    no_table_text: "Single and collation work all the same; try again once there is a network.",
};
