//! The parts of a split bundle.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::read::json;
use crate::{Activity, Article, ArticleId, Body, Columns, Facets, Figure, Mention, Part, Problem};
use crate::{check, limits};

/// What the `format` member of a part with texts says.
pub const TEXT_FORMAT: &str = "duizhao-text";

/// What the `format` member of a part with what is dated says.
pub const DATED_FORMAT: &str = "duizhao-dated";

/// What the `format` member of a part with articles says.
pub const ROWS_FORMAT: &str = "duizhao-rows";

/// The version of the parts that this crate writes.
const PART_VERSION: u32 = 1;

/// A part as it is written.
#[derive(Serialize)]
pub(crate) struct TextPart {
    format: &'static str,
    version: u32,
    articles: Vec<Box<RawValue>>,
}

/// A text as it is written.
#[derive(Serialize)]
pub(crate) struct TextEntry<'a, B: ?Sized> {
    pub(crate) id: &'a ArticleId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dated: Option<&'a Dated>,
    pub(crate) body: &'a B,
}

/// What is dated in an article, as it is written.
#[derive(Serialize)]
pub(crate) struct DatedOf<'a> {
    pub(crate) id: &'a ArticleId,
    pub(crate) dated: &'a Dated,
}

/// What is dated, counted and named in an article, apart from it: the list of articles of a large
/// archive leaves it to the parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// See [`Article::activities`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Activity>,
    /// See [`Article::figures`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// See [`Article::mentions`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

impl Dated {
    /// Takes it out of an article, which keeps the years of its activities; nothing, where that has none.
    pub fn take(article: &mut Article) -> Option<Self> {
        article.active = article.years_active();
        let taken = Self {
            activities: std::mem::take(&mut article.activities),
            figures: std::mem::take(&mut article.figures),
            mentions: std::mem::take(&mut article.mentions),
        };
        (taken != Self::default()).then_some(taken)
    }

    /// Puts it back into an article that has none.
    pub fn put(self, article: &mut Article) {
        let Self {
            activities,
            figures,
            mentions,
        } = self;
        if article.activities.is_empty() {
            article.activities = activities;
        }
        if article.figures.is_empty() {
            article.figures = figures;
        }
        if article.mentions.is_empty() {
            article.mentions = mentions;
        }
    }
}

impl TextPart {
    /// The part with these entries of what is dated.
    pub(crate) const fn of_dated(articles: Vec<Box<RawValue>>) -> Self {
        Self {
            format: DATED_FORMAT,
            version: PART_VERSION,
            articles,
        }
    }

    /// The part with these articles.
    pub(crate) const fn of_rows(articles: Vec<Box<RawValue>>) -> Self {
        Self {
            format: ROWS_FORMAT,
            version: PART_VERSION,
            articles,
        }
    }

    /// The part with these entries.
    pub(crate) const fn of(articles: Vec<Box<RawValue>>) -> Self {
        Self {
            format: TEXT_FORMAT,
            version: PART_VERSION,
            articles,
        }
    }
}

/// Why a part could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReadPartError {
    /// The bundle has no part of this number.
    NoSuchPart(u32),
    /// The part is larger than is ever read.
    TooLarge {
        /// How many bytes it has.
        bytes: u64,
        /// How many it may have.
        most: u64,
    },
    /// The part has not the length that the bundle gives: it broke off, or is another file.
    WrongLength {
        /// How many bytes it has.
        found: u64,
        /// How many it should have.
        expected: u64,
    },
    /// The part is not the file that the bundle means.
    WrongDigest {
        /// The SHA-256 of its bytes.
        found: String,
    },
    /// The part is packed, and cannot be unpacked: it broke off, was changed, or is no gzip file.
    NotUnpacked {
        /// What the unpacking says.
        message: String,
    },
    /// The part would unpack to more than the bundle gives. It was not unpacked further.
    UnpacksToMore {
        /// How many bytes the bundle gives.
        most: u64,
    },
    /// The part has not the length that the bundle gives once it is unpacked.
    WrongUnpacked {
        /// How many bytes it has.
        found: u64,
        /// How many it should have.
        expected: u64,
    },
    /// The part is not as it should be.
    Malformed(Problem),
    /// The part lacks the text of an article that should be there.
    Missing(ArticleId),
}

impl fmt::Display for ReadPartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPart(number) => write!(f, "the bundle has no part {number}"),
            Self::TooLarge { bytes, most } => {
                write!(f, "the part has {bytes} bytes; at most {most} are read")
            }
            Self::WrongLength { found, expected } => {
                write!(f, "the part has {found} bytes; the bundle says {expected}")
            }
            Self::WrongDigest { found } => {
                write!(
                    f,
                    "the part is not the file that the bundle means: its SHA-256 is {found}"
                )
            }
            Self::NotUnpacked { message } => {
                write!(f, "the part cannot be unpacked: {message}")
            }
            Self::UnpacksToMore { most } => write!(
                f,
                "the part unpacks to more than the {most} bytes that the bundle says"
            ),
            Self::WrongUnpacked { found, expected } => write!(
                f,
                "the part unpacks to {found} bytes; the bundle says {expected}"
            ),
            Self::Malformed(Problem { path, message }) => {
                write!(f, "the part is damaged: {path}: {message}")
            }
            Self::Missing(id) => write!(f, "the part lacks the text of {id}"),
        }
    }
}

impl std::error::Error for ReadPartError {}

/// Reads a part with texts, unpacked where it is packed: that is for who has a decoder at hand.
///
/// Its length is compared with what `part` says, its digest is not: that is for who has a digest
/// at hand (see [`check_digest`]). A part is all right or refused: unlike a bundle, nobody writes
/// one by hand.
pub fn read_part(bytes: &[u8], part: &Part) -> Result<Vec<(ArticleId, Body)>, ReadPartError> {
    let texts = read_part_dated(bytes, part)?.into_iter();
    Ok(texts.map(|(id, body, _)| (id, body)).collect())
}

/// As [`read_part`], with what the list of articles leaves to the part.
pub fn read_part_dated(
    bytes: &[u8],
    part: &Part,
) -> Result<Vec<(ArticleId, Body, Dated)>, ReadPartError> {
    check_length(bytes, part)?;
    Ok(read_texts(bytes)?)
}

/// Reads a part with what is dated in articles ([`PartKind::Dated`](crate::PartKind::Dated)), unpacked where
/// it is packed. The texts it stands on lie elsewhere, so quotes are not compared with them.
pub fn read_dated(bytes: &[u8], part: &Part) -> Result<Vec<(ArticleId, Dated)>, ReadPartError> {
    check_length(bytes, part)?;
    let mut all = Vec::new();
    for (path, raw) in entries(bytes, DATED_FORMAT)? {
        let DatedEntry { id, dated } = json::object(raw, &path, limits::ARTICLE_BYTES)?;
        let below = |problem: Problem| problem.below(&format!("{path}.dated"));
        check::dated(&dated, None).map_err(below)?;
        all.push((id, dated));
    }
    Ok(all)
}

/// Reads a part with articles ([`PartKind::Rows`](crate::PartKind::Rows)), unpacked where it is packed. It is all
/// right or refused; what it is to hold is for who has the [`Columns`] to see.
pub fn read_rows(bytes: &[u8], part: &Part) -> Result<Vec<Article>, ReadPartError> {
    check_length(bytes, part)?;
    let mut all = Vec::new();
    for (path, raw) in entries(bytes, ROWS_FORMAT)? {
        let article: Article = json::object(raw, &path, limits::ARTICLE_BYTES)?;
        check::article(&article, article.body.here()).map_err(|problem| problem.below(&path))?;
        all.push(article);
    }
    Ok(all)
}

/// Reads the part with the columns ([`PartKind::Columns`](crate::PartKind::Columns)), unpacked where it is
/// packed.
pub fn read_columns(bytes: &[u8], part: &Part) -> Result<Columns, ReadPartError> {
    check_length(bytes, part)?;
    Ok(Columns::read(bytes)?)
}

/// Reads the part with the columns of the facets ([`PartKind::Facets`](crate::PartKind::Facets)), unpacked
/// where it is packed.
pub fn read_facets(bytes: &[u8], part: &Part) -> Result<Facets, ReadPartError> {
    check_length(bytes, part)?;
    Ok(Facets::read(bytes)?)
}

/// Compares the length of a part, unpacked where it is packed, with what the bundle says.
fn check_length(bytes: &[u8], part: &Part) -> Result<(), ReadPartError> {
    let found = bytes.len() as u64;
    if found > limits::PART_BYTES {
        return Err(ReadPartError::TooLarge {
            bytes: found,
            most: limits::PART_BYTES,
        });
    }
    match (part.unpacked, part.bytes) {
        (Some(expected), _) if found != expected => {
            Err(ReadPartError::WrongUnpacked { found, expected })
        }
        (None, expected) if found != expected => {
            Err(ReadPartError::WrongLength { found, expected })
        }
        _ => Ok(()),
    }
}

/// Compares the SHA-256 of the bytes of a part as it lies there, in lower-case hexadecimal digits,
/// with what the bundle says.
pub fn check_digest(part: &Part, sha256: &str) -> Result<(), ReadPartError> {
    if part.sha256 == sha256 {
        Ok(())
    } else {
        Err(ReadPartError::WrongDigest {
            found: sha256.to_owned(),
        })
    }
}

#[derive(Deserialize)]
struct Entry {
    id: ArticleId,
    #[serde(default)]
    dated: Dated,
    body: Body,
}

#[derive(Deserialize)]
struct DatedEntry {
    id: ArticleId,
    dated: Dated,
}

fn read_texts(bytes: &[u8]) -> Result<Vec<(ArticleId, Body, Dated)>, Problem> {
    let mut texts = Vec::new();
    for (path, raw) in entries(bytes, TEXT_FORMAT)? {
        let Entry { id, dated, body } = json::object(raw, &path, limits::ARTICLE_BYTES)?;
        check::body(&body).map_err(|problem| problem.below(&format!("{path}.body")))?;
        check::dated(&dated, Some(&body.text))
            .map_err(|problem| problem.below(&format!("{path}.dated")))?;
        texts.push((id, body, dated));
    }
    Ok(texts)
}

/// The entries of a part of this format, each with its path.
fn entries<'a>(bytes: &'a [u8], wanted: &str) -> Result<Vec<(String, &'a str)>, Problem> {
    let problem = |path: &str, message: &str| Problem {
        path: path.to_owned(),
        message: message.to_owned(),
    };
    let text = str::from_utf8(bytes).map_err(|error| problem("$", &error.to_string()))?;
    let [format, version, articles] = json::members(text, "$", ["format", "version", "articles"])?;
    if json::value::<String>(format.unwrap_or("null"), "$.format")? != wanted {
        return Err(problem("$.format", &format!("not \"{wanted}\"")));
    }
    if json::value::<u32>(version.unwrap_or("null"), "$.version")? != PART_VERSION {
        return Err(problem("$.version", "not 1"));
    }
    let articles = articles.ok_or_else(|| problem("$.articles", "missing"))?;
    let entries = json::items(articles, "$.articles", limits::ARTICLES)?;
    let paths = (0..).map(|index: u32| format!("$.articles[{index}]"));
    Ok(paths.zip(entries.kept).collect())
}

impl From<Problem> for ReadPartError {
    fn from(problem: Problem) -> Self {
        Self::Malformed(problem)
    }
}
