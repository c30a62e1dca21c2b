//! What ingest found doubtful.

use serde::{Deserialize, Serialize};

use crate::Span;

/// Something about a page that a curator may want to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// Where, in the canonical text, when it has a place there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A kind of note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoteKind {
    /// Bytes that are no text in the encoding of the page; U+FFFD stands in their place.
    Malformed {
        /// The first such byte, counted in the file.
        offset: u64,
        /// The bytes, in hexadecimal.
        bytes: String,
    },
    /// The page declares one encoding and is written in another.
    WrongCharset {
        /// What it declares.
        declared: String,
        /// What it is.
        used: String,
    },
    /// The encoding was told from statistics, and another is nearly as likely.
    GuessedCharset,
    /// No title could be found.
    NoTitle,
    /// No publish date could be found.
    NoDate,
    /// The page gives a date that does not exist.
    ImpossibleDate {
        /// The date as found.
        found: String,
    },
    /// The breadcrumb breaks off.
    BreadcrumbCut,
    /// The page holds hardly any reading matter.
    NearlyEmpty,
    /// Two parts of the page disagree.
    Conflict {
        /// Which field.
        field: String,
        /// What was taken.
        taken: String,
        /// What was left.
        left: String,
    },
}

impl NoteKind {
    /// Whether a page with such a note belongs on the list of doubtful pages.
    pub const fn is_doubtful(&self) -> bool {
        !matches!(self, Self::BreadcrumbCut)
    }
}
