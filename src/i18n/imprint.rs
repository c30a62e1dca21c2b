//! What a page states about itself, under its text; the engine's program draws it.

use bundle::NoteKind;

use super::Language;
use super::en::english_date;
use super::zh_hans::chinese_date;

/// Texts of the imprint.
#[derive(Debug)]
pub struct Imprint {
    /// The particulars of the page.
    pub imprint: &'static str,
    /// The issuing body.
    pub issuer: &'static str,
    /// Published.
    pub issued: &'static str,
    /// The section.
    pub section: &'static str,
    /// The region.
    pub region: &'static str,
    /// The source.
    pub source: &'static str,
    /// The author.
    pub author: &'static str,
    /// The responsible editor.
    pub editor: &'static str,
    /// The click counter, as archived.
    pub clicks: &'static str,
    /// The source page.
    pub origin: &'static str,
    /// The encoding.
    pub encoding: &'static str,
    /// The page does not say.
    pub not_stated: &'static str,
    /// The label stands there with nothing after it.
    pub left_empty: &'static str,
    /// It follows by a rule.
    pub inferred: &'static str,
    /// The head of the page says so.
    pub declared: &'static str,
    /// What is doubtful about the page.
    pub notes: &'static str,
    /// One such thing.
    pub note: fn(&NoteKind) -> String,
    /// A date as it is written.
    pub date: fn(&str) -> String,
}

impl Imprint {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &ZH_HANS,
            Language::ZhHant => &ZH_HANT,
            Language::En => &EN,
        }
    }
}

static ZH_HANS: Imprint = Imprint {
    imprint: "原页所载",
    issuer: "发文单位",
    issued: "发布",
    section: "栏目",
    region: "地区",
    source: "来源",
    author: "作者",
    editor: "责任编辑",
    clicks: "原页点击数",
    origin: "原始文件",
    encoding: "编码",
    not_stated: "未载明",
    left_empty: "原页留空",
    inferred: "推断",
    declared: "页头所载",
    notes: "存疑",
    note: simplified_note,
    date: chinese_date,
};

static ZH_HANT: Imprint = Imprint {
    imprint: "原頁所載",
    issuer: "發文單位",
    issued: "發布",
    section: "欄目",
    region: "地區",
    source: "來源",
    author: "作者",
    editor: "責任編輯",
    clicks: "原頁點擊數",
    origin: "原始檔案",
    encoding: "編碼",
    not_stated: "未載明",
    left_empty: "原頁留白",
    inferred: "推斷",
    declared: "頁首所載",
    notes: "存疑",
    note: traditional_note,
    date: chinese_date,
};

static EN: Imprint = Imprint {
    imprint: "As the page states",
    issuer: "Issuing body",
    issued: "Published",
    section: "Section",
    region: "Region",
    source: "Source",
    author: "Author",
    editor: "Editor",
    clicks: "Click counter of the page",
    origin: "Source file",
    encoding: "Encoding",
    not_stated: "Not stated",
    left_empty: "left empty by the page",
    inferred: "inferred",
    declared: "from the page's head",
    notes: "Doubts",
    note: english_note,
    date: english_date,
};

fn simplified_note(note: &NoteKind) -> String {
    match note {
        NoteKind::Malformed { offset, bytes } => {
            format!("文件第 {offset} 字节起有 {bytes} 解不出字")
        }
        NoteKind::WrongCharset { declared, used } => {
            format!("原页自称 {declared}，实为 {used}")
        }
        NoteKind::GuessedCharset => "编码由统计推断".into(),
        NoteKind::NoTitle => "原页没有标题".into(),
        NoteKind::NoDate => "原页没有日期".into(),
        NoteKind::ImpossibleDate { found } => format!("日期“{found}”不存在"),
        NoteKind::BreadcrumbCut => "原页位置不全".into(),
        NoteKind::NearlyEmpty => "几乎没有正文".into(),
        NoteKind::Conflict { field, taken, left } => {
            format!("{field}有两说：取“{taken}”，未取“{left}”")
        }
        _ => "其他存疑".into(),
    }
}

fn traditional_note(note: &NoteKind) -> String {
    match note {
        NoteKind::Malformed { offset, bytes } => {
            format!("檔案第 {offset} 位元組起有 {bytes} 解不出字")
        }
        NoteKind::WrongCharset { declared, used } => {
            format!("原頁自稱 {declared}，實為 {used}")
        }
        NoteKind::GuessedCharset => "編碼由統計推斷".into(),
        NoteKind::NoTitle => "原頁沒有標題".into(),
        NoteKind::NoDate => "原頁沒有日期".into(),
        NoteKind::ImpossibleDate { found } => format!("日期「{found}」不存在"),
        NoteKind::BreadcrumbCut => "原頁位置不全".into(),
        NoteKind::NearlyEmpty => "幾乎沒有內文".into(),
        NoteKind::Conflict { field, taken, left } => {
            format!("{field}有兩說：取「{taken}」，未取「{left}」")
        }
        _ => "其他存疑".into(),
    }
}

fn english_note(note: &NoteKind) -> String {
    match note {
        NoteKind::Malformed { offset, bytes } => {
            format!("the bytes {bytes} at offset {offset} of the file are no text")
        }
        NoteKind::WrongCharset { declared, used } => {
            format!("the page says it is {declared}, and is {used}")
        }
        NoteKind::GuessedCharset => "the encoding was told from statistics".into(),
        NoteKind::NoTitle => "the page has no title".into(),
        NoteKind::NoDate => "the page has no date".into(),
        NoteKind::ImpossibleDate { found } => format!("there is no date “{found}”"),
        NoteKind::BreadcrumbCut => "the place on the site breaks off".into(),
        NoteKind::NearlyEmpty => "hardly any text".into(),
        NoteKind::Conflict { field, taken, left } => {
            format!("two values for {field}: took “{taken}”, left “{left}”")
        }
        _ => "another doubt".into(),
    }
}
