//! What is told of an article around its text: flat values, ready to be drawn.
//!
//! The page reads no more of an article than these, so that nothing else of the format reaches its
//! program.

use bundle::{Article, ArticleId, Field, Inference, Place, ScriptMix, Tally};
use serde::{Deserialize, Deserializer, Serialize};

use crate::Writing;

/// An article as a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its name in addresses; unknown where its part of the list is not here.
    #[serde(deserialize_with = "id")]
    pub id: ArticleId,
    /// Its title, when it has one.
    pub title: Option<String>,
    /// The day it was published (`2018-09-28`, `2018-09`, `2018`), when the page says so.
    pub issued: Option<String>,
    /// The body that issued it.
    pub issuer: Option<String>,
    /// Its region.
    pub place: Option<Place>,
    /// The script it is written in.
    pub script: ScriptMix,
    /// The writing it is shown in, where that is another.
    pub shown: Option<Writing>,
    /// The beginning of its text.
    pub lead: String,
    /// How many characters it has.
    pub length: u32,
    /// How many repairs of each kind stand.
    pub repaired: Vec<Tally>,
    /// How many doubtful notes it has.
    pub doubts: u32,
}

/// An id that may be unknown.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ArticleId, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(ArticleId::new(text).unwrap_or(ArticleId::unknown()))
}

/// One thing a page states about itself, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What it states.
    pub of: Stated,
    /// What it says; for a day the time of day stands behind it, after a blank.
    pub value: Option<String>,
    /// How that is known.
    pub how: How,
}

/// What a page can state about itself, in the order it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stated {
    /// The body that issued it.
    Issuer,
    /// The day it was published.
    Issued,
    /// The section of the site.
    Section,
    /// The region it is about, by code; its names are in [`Described::place`].
    Region,
    /// Where the site has it from.
    Source,
    /// Who wrote it.
    Author,
    /// Who is responsible for the edition.
    Editor,
    /// What the click counter showed.
    Clicks,
}

/// How something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// By the text of the page, by its publisher, or not at all.
    Plain,
    /// By the head of the page.
    Declared,
    /// By a rule.
    Inferred,
    /// The label is there, with nothing after it.
    LeftEmpty,
}

impl Described {
    /// What a list tells of an article in this region.
    pub(crate) fn new(article: &Article, place: Option<Place>) -> Self {
        Self {
            id: article.id.clone(),
            title: article.title.value().cloned(),
            issued: article.issued.value().cloned(),
            issuer: article.issuer.value().cloned(),
            place,
            script: article.script,
            shown: None,
            lead: article.lead.clone(),
            length: article.length,
            repaired: article.repaired.clone(),
            doubts: article.doubts,
        }
    }
}

/// Everything the page of an article states about itself, or does not.
pub(crate) fn statements(article: &Article) -> Vec<Statement> {
    let issued = article.issued.value().map(|date| match &article.time {
        Some(time) => format!("{date} {time}"),
        None => date.clone(),
    });
    let region = article.region.value().map(|place| place.0.clone());
    let clicks = article.clicks.value().map(u64::to_string);
    let text = |of, field: &Field<String>| Statement {
        of,
        value: field.value().cloned(),
        how: how(field),
    };
    vec![
        text(Stated::Issuer, &article.issuer),
        Statement {
            of: Stated::Issued,
            value: issued,
            how: how(&article.issued),
        },
        text(Stated::Section, &article.section),
        Statement {
            of: Stated::Region,
            value: region,
            how: how(&article.region),
        },
        text(Stated::Source, &article.source),
        text(Stated::Author, &article.author),
        text(Stated::Editor, &article.editor),
        Statement {
            of: Stated::Clicks,
            value: clicks,
            how: how(&article.clicks),
        },
    ]
}

const fn how<T>(field: &Field<T>) -> How {
    match field {
        Field::Stated { .. }
        | Field::Missing { label: None }
        | Field::Inferred {
            rule: Inference::Publisher,
            ..
        } => How::Plain,
        Field::Declared { .. } => How::Declared,
        Field::Inferred { .. } => How::Inferred,
        Field::Missing { label: Some(_) } => How::LeftEmpty,
    }
}
