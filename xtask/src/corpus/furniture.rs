//! What stands around an article: the fields of a page and the lines they are written in.

use hanzi::Script;

use super::chance::Chance;
use super::encode::Charset;
use super::prose::Paragraph;
use super::subject::{SECTIONS, Subject, civil};
use super::words::Words;

/// Whom a page may have been taken from, without the region.
const SOURCES: [&str; 10] = [
    "日报",
    "晚报",
    "文史馆",
    "档案馆",
    "教育网",
    "广播电台",
    "文艺网",
    "统计局",
    "新闻网",
    "大学学报",
];
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
const GIVEN: [&str; 16] = [
    "明", "秀英", "文", "建国", "丽", "志强", "静", "伟", "晓红", "学文", "芳", "海", "书平",
    "玉兰", "立", "子安",
];
const SITE: &str = "地方文献网";

/// The fields of a page as they are written on it; what is `None` is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    /// The title.
    pub title: String,
    /// The day it appeared, as `2018-09-28`.
    pub issued: Option<String>,
    /// The time of day.
    pub time: Option<String>,
    /// The section of the site.
    pub section: Option<String>,
    /// The code of the region.
    pub region: String,
    /// Where the site has it from.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who is responsible for the edition.
    pub editor: Option<String>,
    /// What the click counter shows.
    pub clicks: Option<u64>,
}

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Plain text: breadcrumb, title, imprint, controls, text, byline.
    Full,
    /// Plain text: title, one line of imprint, text.
    Short,
    /// HTML.
    Html,
}

impl Fields {
    /// The fields of a page about `subject`, issued `later` days after it.
    pub(super) fn new(
        words: &Words,
        subject: &Subject,
        (script, layout): (Script, Layout),
        later: u64,
        chance: &mut Chance,
    ) -> Self {
        let say = |text: &str| words.say(text, script);
        let about: String = subject
            .title
            .iter()
            .map(|word| words.text(*word, script))
            .collect();
        let (region, body) = (&subject.region, subject.body);
        let (year, month, date) = civil(subject.day + later);
        let is_dated = !chance.thousandths(15);
        let is_timed = is_dated && chance.thousandths(300);
        let (hour, minute) = (chance.below(24), chance.below(60));
        let has_byline = layout != Layout::Short;
        let section = SECTIONS.get(subject.section).copied().unwrap_or_default();
        let source = format!("{region}{}", chance.of(&SOURCES));
        let (author, editor) = (name(chance), name(chance));
        let mut some = |share: u64, is: bool| chance.thousandths(share) && is;
        Self {
            title: format!("{}：{about}", say(&format!("{region}{body}"))),
            issued: is_dated.then(|| format!("{year}-{month:02}-{date:02}")),
            time: is_timed.then(|| format!("{hour:02}:{minute:02}")),
            section: has_byline.then(|| say(section)),
            region: subject.code.clone(),
            source: some(850, true).then(|| say(&source)),
            author: some(600, has_byline).then(|| say(&author)),
            editor: some(800, has_byline).then(|| say(&editor)),
            clicks: some(500, true).then(|| chance.below(5_000)),
        }
    }

    /// The page.
    pub(super) fn page(
        &self,
        words: &Words,
        (subject, script): (&Subject, Script),
        layout: Layout,
        charset: Charset,
        text: &[Paragraph],
    ) -> String {
        let around = Around {
            say: &|text| words.say(text, script),
            region: &subject.region,
            fields: self,
        };
        match layout {
            Layout::Full => around.full(text),
            Layout::Short => around.short(text),
            Layout::Html => around.html(text, charset, script),
        }
    }
}

/// The lines around a text.
struct Around<'a> {
    say: &'a dyn Fn(&str) -> String,
    region: &'a str,
    fields: &'a Fields,
}

impl Around<'_> {
    fn breadcrumb(&self) -> String {
        let section = self.fields.section.as_deref().unwrap_or_default();
        let (here, region) = ((self.say)("当前位置: 首页"), (self.say)(self.region));
        format!("{here}  >  {section}  >  {region}")
    }

    /// Date, source and clicks with their labels; a label may have nothing after it.
    fn imprint(&self, date_label: &str) -> String {
        let Fields {
            issued,
            time,
            source,
            clicks,
            ..
        } = self.fields;
        let (issued, source) = (issued.as_deref(), source.as_deref());
        let mut line = match issued {
            Some(issued) => format!("{}{issued}", (self.say)(date_label)),
            None => String::new(),
        };
        if let Some(time) = time {
            line = format!("{line} {time}");
        }
        line = format!(
            "{line}  {}{}",
            (self.say)("来源:"),
            source.unwrap_or_default()
        );
        if let Some(clicks) = clicks {
            line = format!("{line}  {}{clicks}", (self.say)("点击:"));
        }
        line.trim_start().to_owned()
    }

    fn byline(&self) -> String {
        let Fields { author, editor, .. } = self.fields;
        let (author, editor) = (author.as_deref(), editor.as_deref());
        let labels = ((self.say)("作者:"), (self.say)("责任编辑:"));
        format!(
            "{}{}     {}{}",
            labels.0,
            author.unwrap_or_default(),
            labels.1,
            editor.unwrap_or_default()
        )
    }

    fn full(&self, text: &[Paragraph]) -> String {
        let mut page = format!(
            "{}\n\n{}\n\n{}\n\n{}\n\n{}\n\n",
            self.breadcrumb(),
            self.fields.title,
            self.imprint("发布时间:"),
            (self.say)("放大"),
            (self.say)("缩小")
        );
        for paragraph in text {
            page.push_str("\u{3000}\u{3000}");
            page.push_str(&paragraph.text);
            page.push_str("\n\n");
        }
        page.push_str(&self.byline());
        page.push('\n');
        page
    }

    fn short(&self, text: &[Paragraph]) -> String {
        let mut page = format!("{}\n{}\n", self.fields.title, self.imprint(""));
        for paragraph in text {
            page.push_str(&paragraph.text);
            page.push('\n');
        }
        page
    }

    fn html(&self, text: &[Paragraph], charset: Charset, script: Script) -> String {
        let site = (self.say)(SITE);
        let title = &self.fields.title;
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"{}\">\n\
             <title>{title} - {site}</title>\n</head>\n<body>\n\
             <header><nav><a href=\"/\">{}</a> <a href=\"/about/\">{}</a></nav></header>\n\
             <main>\n<div class=\"crumb\">{}</div>\n<article>\n<h1>{title}</h1>\n\
             <div class=\"meta\">{}</div>\n",
            script.tag(),
            charset.name(),
            (self.say)("首页"),
            (self.say)("关于本站"),
            self.breadcrumb().replace('>', "&gt;"),
            self.imprint("发布时间:")
        );
        for Paragraph { is_heading, text } in text {
            let element = if *is_heading { "h2" } else { "p" };
            for piece in ["<", element, ">", text, "</", element, ">\n"] {
                page.push_str(piece);
            }
        }
        page.push_str("<p class=\"editor\">");
        page.push_str(&self.byline());
        page.push_str("</p>\n</article>\n</main>\n<footer>");
        page.push_str(&site);
        page.push_str("</footer>\n</body>\n</html>\n");
        page
    }
}

/// The name of nobody.
fn name(chance: &mut Chance) -> String {
    let surnames = SURNAMES.chars().count();
    let surname = SURNAMES.chars().nth(chance.place(surnames));
    let given = chance.of(&GIVEN);
    surname.into_iter().chain(given.chars()).collect()
}
