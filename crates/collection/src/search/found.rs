//! What a search tells the page beside the list of articles.

use bundle::Span;
use serde::{Deserialize, Serialize};

use super::query::problem::Problem;

/// What the query of a filter has found, beside the articles themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The hits in all articles that pass the filter.
    pub hits: u32,
    /// For every row of the list, in order, what was found in it.
    pub rows: Vec<FoundRow>,
    /// For every bar of the years, the hits in the articles that count there.
    pub years: Vec<u32>,
    /// How the words are written where they were found, in the first articles of the list; for each
    /// the most frequent first.
    pub forms: Vec<WrittenForm>,
    /// What is wrong with the query.
    pub problems: Vec<Problem>,
    /// What is lacking for a complete answer; nothing when it is complete. Once these are supplied,
    /// more may be lacking.
    pub gaps: Vec<Gap>,
    /// The parts with the texts of rows that have no passage for want of them.
    pub unread: Vec<u32>,
}

/// What was found in an article of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundRow {
    /// How many hits.
    pub hits: u32,
    /// Where in its title, in bytes.
    pub title: Vec<Span>,
    /// A passage with a hit, as the article writes it; empty where there is none, or where its text
    /// is not here.
    pub snippet: String,
    /// Where in the passage, in bytes.
    pub marks: Vec<Span>,
}

/// A way to write a word of the query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenForm {
    /// The number of the word, from 0.
    pub word: u32,
    /// As written in the articles.
    pub text: String,
    /// How often.
    pub count: u32,
}

/// A file that is lacking for a complete answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gap {
    /// The part of this number of the bundle has not been supplied, or was refused.
    Part(u32),
    /// This file of the index has not been supplied, by its path beside the bundle.
    Index(String),
    /// This file of the index is damaged, and was not taken.
    Damaged(String),
}

/// A hit in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// In which of its texts, from 0: the title, if it has one, then every heading, paragraph,
    /// quote, caption, item of a list and cell of a table.
    pub row: u32,
    /// Where in that text, in bytes.
    pub at: Span,
}
