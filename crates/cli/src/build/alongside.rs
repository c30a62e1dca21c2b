//! What is made of the articles while they pass by on their way into the bundle.

use anyhow::Result;
use bundle::{Article, Body, Part};

use super::entry::Facts;

/// Something that is made of all articles of an archive and never has them all at once.
///
/// Articles come in the order of their ids, each once, as they stand in the bundle: linked, dated,
/// corrected, with their rules. `number` is their place in the bundle, from 0. What they are does not
/// depend on the number of threads, nor on what came from the cache, so what is made of them alone
/// does not either.
///
/// The report on repairs is one, the search index another.
pub(super) trait Alongside {
    /// Whether it has to see the text of this article. Reading a text again costs about as much as
    /// writing it.
    fn wants(&self, facts: &Facts) -> bool;

    /// Takes up an article it wanted.
    fn pass(&mut self, number: u32, article: &Article, body: &Body) -> Result<()>;

    /// Ends, when all articles have passed. Writes what it made, and gives what is to be listed in the
    /// manifest after the texts. Called for a split bundle only: one in one file has no parts.
    fn finish(&mut self) -> Result<Vec<Part>>;
}
