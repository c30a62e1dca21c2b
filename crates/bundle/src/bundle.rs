//! The bundle as a whole.

use serde::{Deserialize, Serialize};

use crate::{Article, Place, ScriptRule};

/// What the `format` member of a bundle says.
pub const FORMAT: &str = "duizhao";

/// The version of a bundle of which no part is packed or holds what is dated.
pub const VERSION: u32 = 1;

/// The version of a bundle with packed parts or with such of what is dated, and the last that this crate
/// reads. A reader that knows only [`VERSION`] would take what is packed for damage.
pub const PACKED_VERSION: u32 = 2;

/// An archive, ready to be read.
///
/// The one-file form carries the text of every article; the split form is a manifest that leaves
/// the texts to `parts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bundle {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format: [`VERSION`], or [`PACKED_VERSION`] where a part is packed.
    pub version: u32,
    /// What the archive is.
    pub about: About,
    /// The regions that articles name, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// The files that hold what this one leaves out; empty in the one-file form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// What words become in other scripts, in every article; the first of two for the same word
    /// holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ScriptRule>,
    /// What is known of the articles where they stand in parts; then `articles` is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalog: Option<Catalog>,
    /// The articles, by id.
    pub articles: Vec<Article>,
}

/// What a bundle says of its articles where it leaves their list to parts: one of the kind
/// [`PartKind::Columns`] with what they are ordered by, one of the kind [`PartKind::Facets`] with what they
/// are counted by besides, and some of the kind [`PartKind::Rows`] with the articles themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Catalog {
    /// How many there are.
    pub articles: u32,
    /// The first and the last year of publication, when any of them is dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<(i32, i32)>,
}

/// What an archive is, as its publisher says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    /// Its name.
    pub title: String,
    /// One or two sentences on what it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Under which terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// The program that built it, with its version.
    #[serde(default)]
    pub generator: String,
    /// What of it the publisher shows by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<SavedView>,
}

/// A choice from an archive, by an address of the page: a query, a filter, an order, years of the timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SavedView {
    /// Its name.
    pub title: String,
    /// What stands after `#` in the address: `/?q=…&place=…`, `/timeline?from=…`. It begins with `/`.
    pub address: String,
}

/// A file that belongs to a split bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Its path beside the manifest; the name holds the SHA-256.
    pub path: String,
    /// How many bytes it has, as it lies there.
    pub bytes: u64,
    /// How many bytes it has once it is unpacked, for a part that is packed with gzip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unpacked: Option<u64>,
    /// The SHA-256 of its bytes as it lies there, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// What it holds.
    pub kind: PartKind,
}

impl Part {
    /// A part with texts: how many bytes it has, how many once unpacked where it is packed, and the
    /// SHA-256 of the former in 64 lower-case hexadecimal digits.
    pub fn of_texts(bytes: u64, unpacked: Option<u64>, sha256: String) -> Self {
        // Not `gz`: servers would have browsers unpack it, and its digest would not hold.
        let ending = if unpacked.is_some() { "bin" } else { "json" };
        Self {
            path: format!("parts/{sha256}.{ending}"),
            bytes,
            unpacked,
            sha256,
            kind: PartKind::Text,
        }
    }
}

impl Bundle {
    /// The version of a bundle with these parts.
    pub fn version_of(parts: &[Part]) -> u32 {
        if parts
            .iter()
            .any(|it| it.unpacked.is_some() || !matches!(it.kind, PartKind::Text | PartKind::Index))
        {
            PACKED_VERSION
        } else {
            VERSION
        }
    }
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The texts of articles.
    Text,
    /// The root of the search index (`docs/search.md`).
    Index,
    /// What is dated, counted and named in articles, where the list of articles leaves that out.
    Dated,
    /// Articles that follow each other by id, where the bundle has a [`Catalog`].
    Rows,
    /// What all articles are ordered by ([`crate::Columns`]), where it has one.
    Columns,
    /// The facets of all articles ([`crate::Facets`]), where it has one.
    Facets,
}
