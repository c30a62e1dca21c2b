//! Two forms of JSON that are opened beside our own: JSON Feed and a plain list of articles.
//!
//! JSON Feed is described at <https://www.jsonfeed.org/version/1.1/>. A plain list has elements
//! `{"title", "date", "text"}`, of which only the text is needed.

use super::{Found, Outline, Problem, ReadBundle, ReadBundleError};
use super::{json, list, not_a_bundle, required_list};
use crate::{
    About, Article, ArticleId, Block, Body, BodyAt, Bundle, CharsetBy, FORMAT, Field, Note,
    NoteKind, Origin, PageFormat, ScriptMix, Span, VERSION,
};
use crate::{check, date, limits};

/// How the addresses begin by which a feed says its version.
const FEED_VERSION: &str = "https://jsonfeed.org/version/1";

/// How many characters a lead has at most.
const LEAD_CHARS: usize = 120;

pub(super) fn is_feed(outline: &Outline<'_>) -> bool {
    let version = outline
        .version
        .and_then(|raw| json::from_json::<String>(raw).ok());
    version.is_some_and(|version| version.starts_with(FEED_VERSION))
}

pub(super) fn read_feed(outline: &Outline<'_>) -> Result<ReadBundle, ReadBundleError> {
    let text = |raw: Option<&str>| raw.and_then(|raw| json::from_json(raw).ok());
    let about = About {
        title: text(outline.title).unwrap_or_default(),
        description: text(outline.description),
        ..About::default()
    };
    let items = required_list(outline.items, "$.items", limits::ARTICLES)?;
    let mut found = Found::default();
    for (index, raw) in items.iter().enumerate() {
        let path = format!("$.items[{index}]");
        found.article(&path, read_feed_item(raw, &path, index));
    }
    // A feed may be empty; one of which nothing can be read is of no use to anyone.
    finish(about, found)
}

pub(super) fn read_list(text: &str) -> Result<ReadBundle, ReadBundleError> {
    let items = list(text, "$", limits::ARTICLES)?;
    if items.is_empty() {
        return Err(not_a_bundle("$", "an empty list"));
    }
    let mut found = Found::default();
    for (index, raw) in items.iter().enumerate() {
        let path = format!("$[{index}]");
        found.article(&path, read_plain_item(raw, &path, index));
    }
    finish(About::default(), found)
}

fn finish(about: About, found: Found) -> Result<ReadBundle, ReadBundleError> {
    match found.problems {
        problems if found.articles.is_empty() && !problems.is_empty() => Err(problems
            .into_iter()
            .next()
            .map_or(ReadBundleError::Empty, Into::into)),
        problems => Ok(ReadBundle {
            bundle: Bundle {
                format: FORMAT.to_owned(),
                version: VERSION,
                about,
                places: Vec::new(),
                parts: Vec::new(),
                rules: Vec::new(),
                catalog: None,
                articles: found.articles,
            },
            problems,
        }),
    }
}

fn read_feed_item(raw: &str, path: &str, index: usize) -> Result<Article, Problem> {
    json::check_object(raw, path, limits::ARTICLE_BYTES)?;
    let names = [
        "url",
        "title",
        "content_text",
        "content_html",
        "date_published",
        "authors",
    ];
    let [url, title, content, markup, date, authors] = json::members(raw, path, names)?;
    let content = text(content, path, "content_text")?.ok_or_else(|| match markup {
        Some(_) => Problem {
            path: path.to_owned(),
            message: "has only content_html; mark-up of others is not read".to_owned(),
        },
        None => missing(path, "content_text"),
    })?;
    let item = Item {
        address: text(url, path, "url")?.unwrap_or_default(),
        title: text(title, path, "title")?,
        date: text(date, path, "date_published")?,
        author: first_name(authors, &format!("{path}.authors"))?,
        text: content,
        by: "JSON Feed",
    };
    item.into_article(index, path)
}

/// The first name of a list of authors.
fn first_name(authors: Option<&str>, path: &str) -> Result<Option<String>, Problem> {
    let Some(authors) = authors else {
        return Ok(None);
    };
    for (index, author) in json::items(authors, path, limits::STEPS)?
        .kept
        .iter()
        .enumerate()
    {
        let path = format!("{path}[{index}]");
        let [name] = json::members(author, &path, ["name"])?;
        let name = text(name, &path, "name")?;
        if name.is_some() {
            return Ok(name);
        }
    }
    Ok(None)
}

fn read_plain_item(raw: &str, path: &str, index: usize) -> Result<Article, Problem> {
    json::check_object(raw, path, limits::ARTICLE_BYTES)?;
    let [title, date, content] = json::members(raw, path, ["title", "date", "text"])?;
    let item = Item {
        address: String::new(),
        title: text(title, path, "title")?,
        date: match date {
            // A bare year is often written as a number.
            Some(year) if year.starts_with(|c: char| c.is_ascii_digit()) => Some(year.to_owned()),
            date => text(date, path, "date")?,
        },
        author: None,
        text: text(content, path, "text")?.ok_or_else(|| missing(path, "text"))?,
        by: "JSON",
    };
    item.into_article(index, path)
}

/// Reads a text that may be left out.
fn text(raw: Option<&str>, path: &str, name: &str) -> Result<Option<String>, Problem> {
    raw.map(|raw| json::value(raw, &format!("{path}.{name}")))
        .transpose()
}

fn missing(path: &str, name: &str) -> Problem {
    Problem {
        path: format!("{path}.{name}"),
        message: format!("missing field `{name}`"),
    }
}

/// What either form says of an article.
struct Item {
    address: String,
    title: Option<String>,
    date: Option<String>,
    author: Option<String>,
    text: String,
    by: &'static str,
}

impl Item {
    fn into_article(self, index: usize, path: &str) -> Result<Article, Problem> {
        let id = ArticleId::new(format!("item-{}", index + 1)).map_err(|error| Problem {
            path: path.to_owned(),
            message: error.to_string(),
        })?;
        let (day, time) = day_and_time(self.date.as_deref().unwrap_or_default());
        let title = self.declared(self.title.clone(), "title");
        let mut notes = Vec::new();
        if title.is_missing() {
            notes.push(NoteKind::NoTitle);
        }
        if day.is_none() {
            let found = self.date.clone();
            notes.push(found.map_or(NoteKind::NoDate, |found| NoteKind::ImpossibleDate { found }));
        }
        let issued = self.declared(day, "date");
        let author = self.declared(self.author.clone(), "author");
        let blocks = paragraphs(&self.text);
        let (lead, length) = lead_and_length(&self.text, &blocks);
        let count = hanzi::count(&self.text);
        let article = Article {
            id,
            script: ScriptMix {
                state: count.state(),
                hans: count.hans,
                hant: count.hant,
                machine: false,
            },
            title,
            issued,
            time,
            author,
            lead,
            length,
            doubts: u32::try_from(notes.len()).unwrap_or(u32::MAX),
            origin: Origin::item(self.address, &self.text),
            ..Article::unknown(BodyAt::Here(Body {
                text: self.text,
                blocks,
                notes: notes
                    .into_iter()
                    .map(|kind| Note { kind, span: None })
                    .collect(),
                ..Body::default()
            }))
        };
        check::article(&article, article.body.here()).map_err(|problem| problem.below(path))?;
        Ok(article)
    }

    fn declared(&self, value: Option<String>, what: &str) -> Field<String> {
        match value.filter(|value| !value.trim().is_empty()) {
            Some(value) => Field::Declared {
                value,
                by: format!("{} {what}", self.by),
            },
            None => Field::MISSING,
        }
    }
}

impl Origin {
    /// The origin of an item of a JSON file.
    fn item(address: String, text: &str) -> Self {
        Self {
            path: address,
            bytes: text.len() as u64,
            sha256: String::new(),
            format: PageFormat::Json,
            encoding: "UTF-8".to_owned(),
            charset_by: CharsetBy::Validity,
        }
    }
}

/// The beginning of the reading matter, and how many characters of it are no white space.
fn lead_and_length(text: &str, blocks: &[Block]) -> (String, u32) {
    let matter = || {
        let spans = blocks.iter().flat_map(Block::spans);
        spans.filter_map(|at| at.of(text)).flat_map(str::chars)
    };
    let length = matter().filter(|c| !c.is_whitespace()).count();
    (
        matter().take(LEAD_CHARS).collect(),
        u32::try_from(length).unwrap_or(u32::MAX),
    )
}

/// The day and the time of an RFC 3339 date-time or of a date, as the place it was written at
/// counts them.
fn day_and_time(text: &str) -> (Option<String>, Option<String>) {
    let text = text.trim();
    if date::is_date(text) {
        return (Some(text.to_owned()), None);
    }
    let day = text.get(..10).filter(|day| date::is_date(day));
    let rest = text.get(10..).unwrap_or_default();
    let timed = rest.starts_with(['T', 't', ' ']);
    let time = rest.get(1..6).filter(|time| timed && date::is_time(time));
    (
        day.filter(|_| timed).map(str::to_owned),
        time.map(str::to_owned),
    )
}

/// One paragraph for every line that has more than white space.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let matter = line.trim();
        let indent = line.len() - line.trim_start().len();
        if !matter.is_empty() {
            let from = start + indent;
            blocks.push(Block::Paragraph {
                span: Span::from(from..from + matter.len()),
            });
        }
        start += line.len();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_with_matter_is_a_paragraph() {
        let text = "\u{3000}\u{3000}第一段。\r\n\n  第二段。 \n\u{3000}\n第三段";
        let found: Vec<_> = paragraphs(text)
            .iter()
            .flat_map(Block::spans)
            .filter_map(|at| at.of(text))
            .collect();
        assert_eq!(found, ["第一段。", "第二段。", "第三段"]);
    }

    #[test]
    fn a_date_time_gives_day_and_time() {
        let parts = |text| day_and_time(text);
        assert_eq!(
            parts("2018-09-28T08:30:00+08:00"),
            (Some("2018-09-28".to_owned()), Some("08:30".to_owned()))
        );
        assert_eq!(parts("2018"), (Some("2018".to_owned()), None));
        assert_eq!(parts("2018-09-28x08:30"), (None, None));
        assert_eq!(parts("二〇一八年九月二十八日"), (None, None));
        assert_eq!(parts(""), (None, None));
    }
}
