//! Queries: what a reader types, read into a tree.
//!
//! | typed | means |
//! |---|---|
//! | `宣传 制度` | both |
//! | `宣传 OR 制度`, `宣传｜制度` | either |
//! | `-微信`, `NOT 微信` | not that |
//! | `"讲 会史"`, `“…”`, `「…」` | exactly that, spaces and all |
//! | `学?强国`, `学〓强国` | one character, whichever |
//! | `=學習` | these very characters; `=` by itself: for all that follows |
//! | `title:重庆`, `标题：重庆` | in a field (see [`field`]) |
//! | `py:xxqg`, `拼音：xxqg` | titles read with these initials |
//! | `date:2014..2016` | published then |
//! | `(… OR …) …` | groups |

pub(crate) mod field;
mod parse;
pub(crate) mod problem;
mod token;

use std::ops::Range;

pub(crate) use self::parse::parse;
use self::problem::Problem;
use super::pattern::Pattern;

/// A query that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// What it asks for; nothing where nothing is asked.
    pub(crate) root: Option<Node>,
    /// What is wrong with it, in the order of the text. It is read as well as can be all the same.
    pub(crate) problems: Vec<Problem>,
}

/// A piece of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// A word or phrase.
    Term(Term),
    /// Published within these days.
    Issued(Dates),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
}

/// A word or phrase and where it is looked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// Where.
    pub(crate) scope: Scope,
    /// What.
    pub(crate) pattern: Pattern,
}

/// Where a word is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// The page as repaired, and its title.
    Text,
    /// The title.
    Title,
    /// How the readings of the title begin.
    Initials,
    /// Who wrote it.
    Author,
    /// Where the site has it from.
    Source,
    /// The region: its code and names.
    Region,
    /// The body that issued it.
    Issuer,
    /// The responsible editor.
    Editor,
    /// The section of the site.
    Section,
    /// The page as archived.
    Archived,
    /// The notes on pronunciation that were taken out.
    Gloss,
}

/// A range of days, as the beginnings of ISO dates, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dates {
    /// The first day, month or year.
    pub(crate) from: Option<String>,
    /// The last.
    pub(crate) to: Option<String>,
}

impl Dates {
    /// Whether a date may lie in the range: a year by itself does when any of its days may.
    pub(crate) fn hold(&self, date: &str) -> bool {
        let cut = |to: usize| date.get(..to).unwrap_or(date);
        let after = |from: &String| {
            let known = date.len().min(from.len());
            from.get(..known).is_some_and(|from| cut(known) >= from)
        };
        let before = |to: &String| {
            let known = date.len().min(to.len());
            to.get(..known).is_some_and(|to| cut(known) <= to)
        };
        self.from.as_ref().is_none_or(after) && self.to.as_ref().is_none_or(before)
    }
}

impl Query {
    /// The word, where the query is nothing but one of two to twelve letters, which may be meant as the
    /// initials of a title.
    pub(crate) fn perhaps_initials(&self) -> Option<&Pattern> {
        let Some(Node::Term(Term {
            scope: Scope::Text,
            pattern,
        })) = &self.root
        else {
            return None;
        };
        let letters = pattern.typed();
        let fits = (2..=12).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        fits.then_some(pattern)
    }
}

impl Node {
    /// The words that an article has to hold or may hold, not those that it must not; each once, in
    /// the order of the query.
    pub(crate) fn wanted(&self) -> Vec<&Term> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather<'a>(&'a self, found: &mut Vec<&'a Term>) {
        match self {
            Self::Term(term) if !found.contains(&term) => found.push(term),
            Self::All(nodes) | Self::Any(nodes) => {
                for node in nodes {
                    node.gather(found);
                }
            }
            Self::Term(_) | Self::Issued(_) | Self::Not(_) => {}
        }
    }
}

/// A range of bytes as it is told to the page.
fn told(span: &Range<usize>) -> (u32, u32) {
    let told = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (told(span.start), told(span.end))
}

#[cfg(test)]
mod tests;
