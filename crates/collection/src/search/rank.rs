//! Which of the articles found comes first.
//!
//! First those in the script of the query, then by BM25 (Robertson and Zaragoza 2009, k1 = 1.2,
//! b = 0.75), where a hit in the title counts as several, one in a heading as some.

use std::cmp::Ordering;

use hanzi::ScriptState;
use postings::best;

use super::evaluate::{Leaf, Matches};
use super::query::{Node, Term};
use crate::collection::Collection;

/// Hits that one in the title counts for, on top.
const TITLE: f32 = 8.0;
/// Hits that one in a heading counts for, on top.
const HEADING: f32 = 2.0;
/// How soon further hits stop to count (k1).
const SATURATION: f32 = 1.2;
/// How much the length of the article counts (b).
const LENGTH: f32 = 0.75;

/// How well every article fits the words.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts and lengths, of which the first digits matter"
)]
pub(super) fn scores(collection: &Collection, leaves: &[(&Term, Leaf)]) -> Vec<f32> {
    let lengths = &collection.lengths;
    let mut scores = vec![0.0_f32; lengths.len()];
    let n = lengths.len() as f32;
    let total: u64 = lengths.iter().map(|it| u64::from(*it)).sum();
    let mean = (total as f32 / n.max(1.0)).max(1.0);
    for (_, leaf) in leaves {
        let with = leaf.hits.len() as f32;
        let rarity = ((n - with + 0.5) / (with + 0.5)).ln_1p();
        for hit in &leaf.hits {
            let at = hit.doc as usize;
            let (Some(score), Some(own)) = (scores.get_mut(at), lengths.get(at)) else {
                continue;
            };
            let title = if hit.title { TITLE } else { 0.0 };
            let heading = if hit.heading { HEADING } else { 0.0 };
            let count = hit.count as f32 + title + heading;
            let length = 1.0 - LENGTH + LENGTH * *own as f32 / mean;
            *score += rarity * count * (SATURATION + 1.0) / (count + SATURATION * length);
        }
    }
    scores
}

impl Collection {
    /// Numbers of the best articles, best first and no more than `most`; of equals, the latest first.
    pub(crate) fn ranked(&self, matches: &Matches, newest_first: &[u32], most: usize) -> Vec<u32> {
        let other = other_script(matches.query.root.as_ref());
        let own = |doc: u32| self.article(doc).map(|it| it.script.state);
        let other = |doc: u32| other.is_some() && own(doc) == other;
        let keys: Vec<(bool, f32)> = newest_first
            .iter()
            .map(|doc| (other(*doc), matches.score_of(*doc)))
            .collect();
        let order = best(&keys, most);
        let at = |place: &u32| newest_first.get(*place as usize).copied();
        order.iter().filter_map(at).collect()
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
