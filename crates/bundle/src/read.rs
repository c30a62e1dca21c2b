//! Reading a bundle from bytes that nobody has vouched for.

mod error;
mod foreign;
pub(crate) mod json;
mod path;
mod rule;

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use self::error::ReadBundleError;
pub use self::json::from_json;
pub use self::rule::{ReadRules, ReadRulesError, UnreadRule, read_rules};
use crate::{
    About, Article, ArticleId, BodyAt, Bundle, Catalog, FORMAT, PACKED_VERSION, Part, PartKind,
    Place, SavedView, ScriptRule,
};
use crate::{check, limits};

/// A bundle that was read, with what had to be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBundle {
    /// The bundle, with every article that could be read.
    pub bundle: Bundle,
    /// What could not be read, in the order of the file, at most [`limits::PROBLEMS`] of them and
    /// one more that counts the rest.
    pub problems: Vec<Problem>,
}

/// Something wrong with one article of a bundle; the others can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where, as a JSON path: `$.articles[2].title`.
    pub path: String,
    /// What, in English, for reports.
    pub message: String,
}

/// Reads a bundle, a JSON Feed or a plain list of articles.
///
/// An article that is not as it should be is left out and becomes a [`Problem`]; so does the second
/// of two articles with the same id. Nothing in the file is trusted: what is read is within
/// [`limits`], every span lies in its text, and every article has passed [`check()`].
///
/// ```
/// let file = r#"[{"title": "漢字簡化方案", "date": "1956-01-28", "text": "國務院公布。"}]"#;
/// let read = bundle::read(file.as_bytes())?;
/// assert_eq!(read.bundle.articles[0].year(), Some(1956));
/// # Ok::<(), bundle::ReadBundleError>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<ReadBundle, ReadBundleError> {
    let size = bytes.len() as u64;
    if size > limits::BUNDLE_BYTES {
        return Err(ReadBundleError::TooLarge {
            bytes: size,
            most: limits::BUNDLE_BYTES,
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    // Before the encoding is looked at: an error page may be in any.
    if first == Some(&b'<') {
        return Err(ReadBundleError::Html);
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to() as u64;
        match error.error_len() {
            Some(_) => ReadBundleError::NotUtf8 { at },
            None => ReadBundleError::Truncated { at: size },
        }
    })?;
    if first.is_none() {
        return Err(ReadBundleError::Empty);
    }
    json::check(text)?;
    match first {
        Some(b'{') => read_object(text),
        Some(b'[') => foreign::read_list(text),
        _ => Err(not_a_bundle("$", "neither an object nor a list")),
    }
}

/// The members of a bundle or a feed, unread.
struct Outline<'a> {
    format: Option<&'a str>,
    version: Option<&'a str>,
    about: Option<&'a str>,
    places: Option<&'a str>,
    parts: Option<&'a str>,
    rules: Option<&'a str>,
    catalog: Option<&'a str>,
    articles: Option<&'a str>,
    title: Option<&'a str>,
    description: Option<&'a str>,
    items: Option<&'a str>,
}

impl<'a> Outline<'a> {
    fn of(text: &'a str) -> Result<Self, Problem> {
        let names = [
            "format",
            "version",
            "about",
            "places",
            "parts",
            "rules",
            "catalog",
            "articles",
            "title",
            "description",
            "items",
        ];
        let [
            format,
            version,
            about,
            places,
            parts,
            rules,
            catalog,
            articles,
            title,
            description,
            items,
        ] = json::members(text, "$", names)?;
        Ok(Self {
            format,
            version,
            about,
            places,
            parts,
            rules,
            catalog,
            articles,
            title,
            description,
            items,
        })
    }
}

fn read_object(text: &str) -> Result<ReadBundle, ReadBundleError> {
    let outline = Outline::of(text)?;
    let Some(format) = outline.format else {
        return if foreign::is_feed(&outline) {
            foreign::read_feed(&outline)
        } else {
            Err(not_a_bundle(
                "$.format",
                "missing; a bundle says \"duizhao\" there",
            ))
        };
    };
    let format: String = required(Some(format), "$.format")?;
    if format != FORMAT {
        return Err(not_a_bundle("$.format", "not \"duizhao\""));
    }
    let version = read_version(outline.version)?;
    let mut about: About = required(outline.about, "$.about")?;
    let parts: Vec<Part> = read_parts(outline.parts)?;
    let mut found = Found::default();
    about.views = views(about.views, &mut found);
    let places = read_places(outline.places, &mut found)?;
    let rules = rules_of_all(outline.rules, &mut found)?;
    let catalog = read_catalog(outline.catalog, &parts)?;
    let articles = required_list(outline.articles, "$.articles", limits::ARTICLES)?;
    for (index, raw) in articles.iter().enumerate() {
        let path = format!("$.articles[{index}]");
        found.article(&path, read_article(raw, &path, &parts));
    }
    Ok(ReadBundle {
        bundle: Bundle {
            format,
            version,
            about,
            places,
            parts,
            rules,
            catalog,
            articles: found.articles,
        },
        problems: found.problems,
    })
}

/// The articles and problems found so far.
#[derive(Default)]
struct Found {
    articles: Vec<Article>,
    ids: HashSet<ArticleId>,
    problems: Vec<Problem>,
    unlisted: usize,
}

impl Found {
    fn article(&mut self, path: &str, read: Result<Article, Problem>) {
        match read {
            Ok(article) if self.ids.insert(article.id.clone()) => self.articles.push(article),
            Ok(article) => self.problem(Problem {
                path: format!("{path}.id"),
                message: format!("an earlier article has the id {} as well", article.id),
            }),
            Err(problem) => self.problem(problem),
        }
    }

    fn problem(&mut self, problem: Problem) {
        if self.problems.len() < limits::PROBLEMS {
            self.problems.push(problem);
            return;
        }
        self.unlisted += 1;
        let rest = Problem {
            path: "$".to_owned(),
            message: format!("{} more problems of this kind", self.unlisted),
        };
        self.problems.truncate(limits::PROBLEMS);
        self.problems.push(rest);
    }
}

fn read_article(raw: &str, path: &str, parts: &[Part]) -> Result<Article, Problem> {
    let article: Article = json::object(raw, path, limits::ARTICLE_BYTES)?;
    if let BodyAt::Part(number) = article.body
        && parts.get(number as usize).is_none()
    {
        let message = format!("the bundle has no part {number}");
        return Err(Problem {
            path: format!("{path}.body.part"),
            message,
        });
    }
    check::article(&article, article.body.here()).map_err(|problem| problem.below(path))?;
    Ok(article)
}

fn read_parts(raw: Option<&str>) -> Result<Vec<Part>, ReadBundleError> {
    let Some(raw) = raw else {
        return Ok(Vec::new());
    };
    let mut parts = Vec::new();
    for (index, raw) in list(raw, "$.parts", limits::PARTS)?.iter().enumerate() {
        let path = format!("$.parts[{index}]");
        let part: Part = json::object(raw, &path, limits::ARTICLE_BYTES)?;
        // Articles name parts by number, so none can be left out.
        check::part(&part).map_err(|problem| problem.below(&path))?;
        parts.push(part);
    }
    Ok(parts)
}

/// What is said of articles that stand in parts: without the columns nothing of them could be shown.
fn read_catalog(raw: Option<&str>, parts: &[Part]) -> Result<Option<Catalog>, ReadBundleError> {
    let Some(raw) = raw else { return Ok(None) };
    let catalog: Catalog = json::value(raw, "$.catalog")?;
    let (found, most) = (u64::from(catalog.articles), limits::ARTICLES as u64);
    if found > most {
        return Err(ReadBundleError::TooMany {
            path: "$.catalog.articles".to_owned(),
            found,
            most,
        });
    }
    let has = |kind| parts.iter().any(|part| part.kind == kind);
    if !has(PartKind::Columns) || !has(PartKind::Facets) {
        return Err(not_a_bundle(
            "$.parts",
            "no part has the columns, or the facets",
        ));
    }
    Ok(Some(catalog))
}

/// The views that can be shown.
fn views(all: Vec<SavedView>, found: &mut Found) -> Vec<SavedView> {
    let mut views = Vec::new();
    for (index, view) in all.into_iter().enumerate() {
        let path = format!("$.about.views[{index}]");
        match check::view(&view) {
            Err(problem) => found.problem(problem.below(&path)),
            Ok(()) if views.len() == limits::VIEWS => {
                let message = format!("at most {} views are shown", limits::VIEWS);
                found.problem(Problem { path, message });
                break;
            }
            Ok(()) => views.push(view),
        }
    }
    views
}

fn read_places(raw: Option<&str>, found: &mut Found) -> Result<Vec<Place>, ReadBundleError> {
    let Some(raw) = raw else {
        return Ok(Vec::new());
    };
    let mut places = Vec::new();
    for (index, raw) in list(raw, "$.places", limits::PLACES)?.iter().enumerate() {
        let path = format!("$.places[{index}]");
        match json::object(raw, &path, limits::ARTICLE_BYTES) {
            Ok(place) => match check::place(&place) {
                Ok(()) => places.push(place),
                Err(problem) => found.problem(problem.below(&path)),
            },
            Err(problem) => found.problem(problem),
        }
    }
    Ok(places)
}

fn rules_of_all(raw: Option<&str>, found: &mut Found) -> Result<Vec<ScriptRule>, ReadBundleError> {
    let mut rules = Vec::new();
    let Some(raw) = raw else {
        return Ok(rules);
    };
    for (index, raw) in list(raw, "$.rules", limits::RULES)?.iter().enumerate() {
        let path = format!("$.rules[{index}]");
        let rule = json::object(raw, &path, limits::ARTICLE_BYTES);
        let checked = rule.and_then(|rule: ScriptRule| match check::rule(&rule) {
            Ok(()) => Ok(rule),
            Err(problem) => Err(problem.below(&path)),
        });
        match checked {
            Ok(rule) => rules.push(rule),
            Err(problem) => found.problem(problem),
        }
    }
    Ok(rules)
}

fn read_version(found: Option<&str>) -> Result<u32, ReadBundleError> {
    let known = PACKED_VERSION;
    match found.and_then(|found| found.parse::<u64>().ok()) {
        Some(version) if version > u64::from(known) => Err(ReadBundleError::NewerFormat {
            found: version,
            known,
        }),
        Some(version @ 1..) => Ok(u32::try_from(version).unwrap_or(known)),
        _ => Err(ReadBundleError::UnknownVersion {
            found: found.map(|found| found.chars().take(40).collect()),
        }),
    }
}

fn required<T: DeserializeOwned>(raw: Option<&str>, path: &str) -> Result<T, ReadBundleError> {
    let raw = raw.ok_or_else(|| not_a_bundle(path, "missing"))?;
    Ok(json::value(raw, path)?)
}

fn required_list<'a>(
    raw: Option<&'a str>,
    path: &str,
    most: usize,
) -> Result<Vec<&'a str>, ReadBundleError> {
    list(
        raw.ok_or_else(|| not_a_bundle(path, "missing"))?,
        path,
        most,
    )
}

fn list<'a>(raw: &'a str, path: &str, most: usize) -> Result<Vec<&'a str>, ReadBundleError> {
    let items = json::items(raw, path, most)?;
    if items.total == items.kept.len() {
        return Ok(items.kept);
    }
    let (found, most) = (items.total as u64, most as u64);
    Err(ReadBundleError::TooMany {
        path: path.to_owned(),
        found,
        most,
    })
}

fn not_a_bundle(path: &str, message: &str) -> ReadBundleError {
    ReadBundleError::NotABundle {
        path: path.to_owned(),
        message: message.to_owned(),
    }
}

impl Problem {
    /// The problem with its path, which starts at `$`, put below another path.
    pub(crate) fn below(mut self, path: &str) -> Self {
        self.path.replace_range(..1, path);
        self
    }
}

/// A problem with what the whole bundle stands on.
impl From<Problem> for ReadBundleError {
    fn from(Problem { path, message }: Problem) -> Self {
        Self::NotABundle { path, message }
    }
}
