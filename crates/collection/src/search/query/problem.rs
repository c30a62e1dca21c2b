//! What is wrong with a query, where, and how to mend it.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::told;

/// What is wrong at one place of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where it begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The query as it may have been meant.
    pub mended: String,
}

/// What can be wrong with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A quotation mark is not closed; the phrase is taken to go on to the end.
    UnclosedQuote,
    /// A bracket is not closed; it is taken to close at the end.
    UnclosedGroup,
    /// A bracket closes what was not opened; it is passed over.
    StrayBracket,
    /// Nothing stands in the quotation marks or brackets.
    Empty,
    /// `NOT` or `-` with nothing to leave out.
    NothingToExclude,
    /// `OR` with nothing on one side.
    NothingBeside,
    /// The name of a field with nothing after it.
    NoValue,
    /// Not a date, nor a range of them.
    NotADate,
    /// Wildcards and nothing else.
    OnlyWildcards,
    /// More words than are looked for; those from here on are passed over.
    TooManyWords,
    /// Brackets within brackets, too many of them; they are passed over from here on.
    TooDeep,
    /// Nothing has these letters; they may be the initials of a title as it is read.
    PerhapsInitials,
    /// The query is too long; what comes after this place is passed over.
    TooLong,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnclosedQuote => "the quotation mark is not closed",
            Self::UnclosedGroup => "the bracket is not closed",
            Self::StrayBracket => "the bracket closes nothing",
            Self::Empty => "nothing stands in it",
            Self::NothingToExclude => "nothing follows that could be left out",
            Self::NothingBeside => "something is missing beside OR",
            Self::NoValue => "nothing follows the name of the field",
            Self::NotADate => "this is no date, such as 2014, 2014-05 or 2014..2016",
            Self::OnlyWildcards => "at least one character has to be known",
            Self::TooManyWords => "too many words",
            Self::TooDeep => "too many brackets within brackets",
            Self::PerhapsInitials => "nothing has it; it may be pinyin initials of a title",
            Self::TooLong => "the query is too long",
        })
    }
}

impl Problem {
    /// A query that is one word, with letters that nothing has.
    pub(crate) fn perhaps_initials(word: &str) -> Self {
        Self {
            kind: ProblemKind::PerhapsInitials,
            start: 0,
            end: u32::try_from(word.len()).unwrap_or(u32::MAX),
            mended: format!("py:{word}"),
        }
    }

    /// A problem at `span` of `query`, which goes away when the bytes `edit` become `put`.
    pub(super) fn new(
        kind: ProblemKind,
        query: &str,
        span: &Range<usize>,
        edit: &Range<usize>,
        put: &str,
    ) -> Self {
        let (start, end) = told(span);
        let before = query.get(..edit.start).unwrap_or(query);
        let after = query.get(edit.end..).unwrap_or_default();
        let mended = format!("{before}{put}{after}");
        Self {
            kind,
            start,
            end,
            mended: mended.trim().to_owned(),
        }
    }
}
