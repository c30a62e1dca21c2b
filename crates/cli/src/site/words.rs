//! What plain pages say, in the script of the text they show. Traditional is written, not converted.

/// The words of one script.
pub(super) struct Words {
    /// Its tag.
    pub(super) lang: &'static str,
    pub(super) all: &'static str,
    pub(super) room: &'static str,
    pub(super) other: &'static str,
    pub(super) untitled: &'static str,
    pub(super) undated: &'static str,
    pub(super) issued: &'static str,
    pub(super) issuer: &'static str,
    pub(super) source: &'static str,
    pub(super) author: &'static str,
    pub(super) editor: &'static str,
    pub(super) missing: &'static str,
    pub(super) inferred: &'static str,
    pub(super) figure: &'static str,
    /// Before and after the number of repairs.
    pub(super) repairs: [&'static str; 2],
    /// Before and after the number of doubtful places.
    pub(super) doubts: [&'static str; 2],
    pub(super) shown: &'static str,
    /// That a machine wrote this; the English beside it is the same for both.
    pub(super) machine: &'static str,
    pub(super) archived: &'static str,
    pub(super) page: &'static str,
    /// After a number of articles.
    pub(super) articles: &'static str,
    /// After a year.
    pub(super) year: &'static str,
}

/// In Simplified.
pub(super) static HANS: Words = Words {
    lang: "zh-Hans",
    all: "目录",
    room: "在阅览室里打开",
    other: "繁體",
    untitled: "（无题）",
    undated: "日期不详",
    issued: "发布",
    issuer: "发布单位",
    source: "来源",
    author: "作者",
    editor: "编辑",
    missing: "原页未载",
    inferred: "（推定）",
    figure: "［图：存档中没有］",
    repairs: ["存档时有 ", " 处受损，已修复。"],
    doubts: ["另有 ", " 处存疑。"],
    shown: "在阅览室里逐处查看",
    machine: "本页由程序从繁体转换而成，可能有误；以存档原文为准。",
    archived: "看存档原文",
    page: "存档的网页：",
    articles: " 篇",
    year: "年",
};

/// In Traditional.
pub(super) static HANT: Words = Words {
    lang: "zh-Hant",
    all: "目錄",
    room: "在閱覽室裡打開",
    other: "简体",
    untitled: "（無題）",
    undated: "日期不詳",
    issued: "發布",
    issuer: "發布單位",
    source: "來源",
    author: "作者",
    editor: "編輯",
    missing: "原頁未載",
    inferred: "（推定）",
    figure: "［圖：存檔中沒有］",
    repairs: ["存檔時有 ", " 處受損，已修復。"],
    doubts: ["另有 ", " 處存疑。"],
    shown: "在閱覽室裡逐處查看",
    machine: "本頁由程式從簡體轉換而成，可能有誤；以存檔原文為準。",
    archived: "看存檔原文",
    page: "存檔的網頁：",
    articles: " 篇",
    year: "年",
};

/// In English, below [`Words::machine`].
pub(super) const MACHINE: &str = "This page was converted from the other script by a program and may have errors. \
     The archived text is what counts.";

/// What the list of articles says of itself.
pub(super) const INTRODUCTION: [(&str, &str); 3] = [
    (
        "zh-Hans",
        "这些网页不用脚本，供没有 JavaScript 的浏览器、搜索引擎和打印使用。检索、时间线和对照阅读在",
    ),
    (
        "zh-Hant",
        "這些網頁不用腳本，供沒有 JavaScript 的瀏覽器、搜尋引擎和列印使用。檢索、時間線和對照閱讀在",
    ),
    (
        "en",
        "These pages need no script: for browsers without JavaScript, for search engines, for paper. \
         Search, timeline and both scripts side by side are in the ",
    ),
];

/// What the reading room is called there.
pub(super) const ROOM: [&str; 3] = ["阅览室", "閱覽室", "reading room"];

/// What is said where there are no plain pages.
pub(super) const NONE: [(&str, &str); 3] = [
    (
        "zh-Hans",
        "这个档案没有无脚本的网页。全部文章都在这个文件里：",
    ),
    (
        "zh-Hant",
        "這個檔案沒有無腳本的網頁。全部文章都在這個檔案裡：",
    ),
    (
        "en",
        "This archive has no pages without script. All of its articles are in this file: ",
    ),
];
