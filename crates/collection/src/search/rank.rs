//! Which of the articles found comes first.
//!
//! First those in the script of the query, then those that the words fit best ([`postings::add_scores`]).

use std::cmp::Ordering;

use hanzi::ScriptState;
use postings::best;

use super::evaluate::Matches;
use super::query::Node;
use crate::collection::Collection;

impl Collection {
    /// Numbers of the best articles, best first and no more than `most`; of equals, the latest first.
    pub(crate) fn ranked(&self, matches: &Matches, newest_first: &[u32], most: usize) -> Vec<u32> {
        let other = other_script(matches.query.root.as_ref()).map(|state| state as u8);
        best(newest_first, (&self.scripts, other), &matches.scores, most)
    }
}

/// The script that the words of a query are not written in, where they tell.
fn other_script(root: Option<&Node>) -> Option<ScriptState> {
    let mut typed = String::new();
    for term in root.into_iter().flat_map(Node::wanted) {
        typed.push_str(term.pattern.typed());
    }
    let count = hanzi::count(&typed);
    match count.hans.cmp(&count.hant) {
        Ordering::Greater => Some(ScriptState::Hant),
        Ordering::Less => Some(ScriptState::Hans),
        Ordering::Equal => None,
    }
}
