//! The texts of the search.

use collection::ProblemKind;

use super::Language;

/// Texts of the search.
#[derive(Debug)]
pub struct Search {
    /// Looks for something in the article.
    pub find: &'static str,
    /// Goes to the hit before.
    pub previous: &'static str,
    /// Goes to the next hit.
    pub next: &'static str,
    /// The label of the box.
    pub label: &'static str,
    /// Before other ways a word is written.
    pub also: &'static str,
    /// The hits in all articles: `96 处`.
    pub hits: fn(u32) -> String,
    /// The hits in one article.
    pub found: fn(u32) -> String,
    /// What is wrong with a query.
    pub problem: fn(ProblemKind) -> &'static str,
    /// Before the query as it may have been meant.
    pub mend: &'static str,
    /// Files are lacking for a complete answer.
    pub lacking: fn(usize) -> String,
}

impl Search {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

const ZH_HANS: Search = Search {
    find: "篇内查找",
    previous: "上一处",
    next: "下一处",
    label: "搜索文章",
    also: "同时匹配",
    hits: |n| format!("{n} 处"),
    found: |n| format!("命中 {n} 处"),
    problem: |kind| match kind {
        ProblemKind::UnclosedQuote => "引号没有收尾",
        ProblemKind::UnclosedGroup => "括号没有收尾",
        ProblemKind::StrayBracket => "括号没有开头",
        ProblemKind::Empty => "里面是空的",
        ProblemKind::NothingToExclude => "后面没有要排除的词",
        ProblemKind::NothingBeside => "OR 旁边缺一个词",
        ProblemKind::NoValue => "字段名后面没有词",
        ProblemKind::NotADate => "不是日期，例如 2014、2014-05、2014..2016",
        ProblemKind::OnlyWildcards => "至少要有一个确定的字",
        ProblemKind::TooManyWords => "词太多",
        ProblemKind::TooDeep => "括号套得太深",
        ProblemKind::PerhapsInitials => "没有找到；也许是标题的拼音首字母",
        _ => "太长",
    },
    mend: "改为",
    lacking: |n| format!("结果还不全：缺 {n} 个文件"),
};

const ZH_HANT: Search = Search {
    find: "篇內查找",
    previous: "上一處",
    next: "下一處",
    label: "搜尋文章",
    also: "同時符合",
    hits: |n| format!("{n} 處"),
    found: |n| format!("命中 {n} 處"),
    problem: |kind| match kind {
        ProblemKind::UnclosedQuote => "引號沒有收尾",
        ProblemKind::UnclosedGroup => "括號沒有收尾",
        ProblemKind::StrayBracket => "括號沒有開頭",
        ProblemKind::Empty => "裡面是空的",
        ProblemKind::NothingToExclude => "後面沒有要排除的詞",
        ProblemKind::NothingBeside => "OR 旁邊缺一個詞",
        ProblemKind::NoValue => "欄位名後面沒有詞",
        ProblemKind::NotADate => "不是日期，例如 2014、2014-05、2014..2016",
        ProblemKind::OnlyWildcards => "至少要有一個確定的字",
        ProblemKind::TooManyWords => "詞太多",
        ProblemKind::TooDeep => "括號套得太深",
        ProblemKind::PerhapsInitials => "沒有找到；也許是標題的拼音首字母",
        _ => "太長",
    },
    mend: "改為",
    lacking: |n| format!("結果還不全：缺 {n} 個檔案"),
};

const EN: Search = Search {
    find: "Find in the article",
    previous: "Previous hit",
    next: "Next hit",
    label: "Search the articles",
    also: "Also matches",
    hits: |n| format!("{n} {}", if n == 1 { "hit" } else { "hits" }),
    found: |n| format!("{n} {}", if n == 1 { "hit" } else { "hits" }),
    problem: |kind| match kind {
        ProblemKind::UnclosedQuote => "The quotation mark is not closed",
        ProblemKind::UnclosedGroup => "The bracket is not closed",
        ProblemKind::StrayBracket => "The bracket closes nothing",
        ProblemKind::Empty => "Nothing stands in it",
        ProblemKind::NothingToExclude => "Nothing follows to be left out",
        ProblemKind::NothingBeside => "Something is missing beside OR",
        ProblemKind::NoValue => "Nothing follows the name of the field",
        ProblemKind::NotADate => "Not a date, such as 2014, 2014-05, 2014..2016",
        ProblemKind::OnlyWildcards => "At least one character has to be known",
        ProblemKind::TooManyWords => "Too many words",
        ProblemKind::TooDeep => "Too many brackets within brackets",
        ProblemKind::PerhapsInitials => "Nothing found; perhaps pinyin initials of a title",
        _ => "Too long",
    },
    mend: "Change to",
    lacking: |n| {
        format!(
            "Not complete: {n} {} missing",
            if n == 1 { "file is" } else { "files are" }
        )
    },
};
