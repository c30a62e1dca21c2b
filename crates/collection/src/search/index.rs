//! The index of a large archive: which articles have a character or a pair of them, and how pairs join.
//!
//! It is made by [`build::IndexBuilder`] and [`merge::merge`] when a bundle is built, as many small
//! files that are fetched one by one, and read by `look_up`, which either finds a word or says which
//! files it needs. `docs/search.md` has the format.

pub(crate) mod build;
pub(crate) mod file;
mod gram;
pub(crate) mod kept;
pub(crate) mod key;
mod look_up;
pub(crate) mod merge;
mod phrase;
mod shelf;
mod tree;

pub use self::build::{IndexBuilder, Run};
pub(crate) use self::kept::Index;
pub use self::merge::{IndexSize, StoredRun, all_ids, merge};
