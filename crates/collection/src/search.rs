//! Search: a query in, the articles that match it out, exactly as the characters stand there.
//!
//! A query is read by `query`; its words become patterns (`pattern`), which are looked for in the
//! folded text of every article (`scan`), or in an index where the archive has one (`index`).
//! `evaluate` joins the words, `rank` orders what was found, `snippet` shows it. `docs/search.md`
//! has the grammar and the format of the index.

pub(crate) mod evaluate;
pub(crate) mod found;
pub(crate) mod hits;
pub(crate) mod index;
pub(crate) mod pattern;
pub(crate) mod query;
pub(crate) mod rank;
pub(crate) mod scan;
pub(crate) mod snippet;
pub(crate) mod text;

pub use self::found::{Found, FoundRow, Gap, Hit, WrittenForm};
pub use self::hits::unplaced;
pub use self::query::problem::{Problem, ProblemKind};
