//! The hits in one article.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, Block, Body};

use super::evaluate::text_terms;
use super::found::Hit;
use super::pattern::Page;
use super::query::parse;
use super::snippet::united;
use crate::collection::Collection;
use crate::sides::rows;
use crate::{Answer, DraftRow};

impl Collection {
    /// The hits of a query in an article as it is read, in order.
    pub(crate) fn hits(&self, id: &ArticleId, query: &str, undone: &BTreeSet<u64>) -> Answer {
        match self.with_body(id) {
            Ok((_, article, body)) => Answer::Hits(hits_in(article, body, query, undone)),
            Err(answer) => answer,
        }
    }
}

/// The hits of a query in an article as it is read, in order; none where nothing is asked for.
///
/// A phrase may name its place, so that of several that say the same one is found: `"…"@120` is the one at
/// byte 120 of the repaired text, or nearest to it where the text is not as it was.
pub(crate) fn hits_in(
    article: &Article,
    body: &Body,
    query: &str,
    undone: &BTreeSet<u64>,
) -> Vec<Hit> {
    if query.trim().is_empty() {
        return Vec::new();
    }
    let (query, place) = placed(query);
    let query = parse(query);
    let terms = text_terms(&query);
    let mut hits = Vec::new();
    for (row, DraftRow { text, .. }) in (0..).zip(rows(article, body, undone)) {
        let folded = hanzi::fold(&text);
        let page = Page {
            source: &text,
            folded: &folded,
        };
        let places = terms.iter().flat_map(|term| term.pattern.places(page));
        let own = united(places.collect()).into_iter();
        hits.extend(own.map(|at| Hit { row, at }));
    }
    match place.and_then(|place| nearest(article, body, &hits, place)) {
        Some(one) => vec![one],
        None => hits,
    }
}

/// A query that ends with the place of its phrase, without that, and the place.
fn placed(query: &str) -> (&str, Option<u32>) {
    let parts = query
        .rsplit_once('@')
        .filter(|(words, _)| words.ends_with('"'));
    let told = parts.and_then(|(words, place)| Some((words, place.parse().ok()?)));
    told.map_or((query, None), |(words, place)| (words, Some(place)))
}

/// A query as a reader is shown it: without the place of its phrase.
///
/// ```
/// assert_eq!(collection::unplaced("\"开会\"@120"), "\"开会\"");
/// assert_eq!(collection::unplaced("a@b"), "a@b");
/// ```
pub fn unplaced(query: &str) -> &str {
    placed(query).0
}

/// The hit nearest to a place of the repaired text.
fn nearest(article: &Article, body: &Body, hits: &[Hit], place: u32) -> Option<Hit> {
    // The rows are the title, where there is one, and then every piece of every block.
    let title = u32::from(article.title.value().is_some());
    let pieces = body.blocks.iter().flat_map(Block::spans);
    let starts: Vec<u32> = pieces.map(|piece| piece.start).collect();
    let far = |hit: &Hit| {
        let piece = hit.row.checked_sub(title)?;
        let start = starts.get(piece as usize)?;
        // From either end: the place may lie within it.
        let from = start.saturating_add(hit.at.start).abs_diff(place);
        let to = start.saturating_add(hit.at.end).abs_diff(place);
        Some(from.min(to))
    };
    // A title has no place in the text.
    let known = hits.iter().filter_map(|hit| Some((far(hit)?, hit)));
    let found = known.min_by_key(|(far, _)| *far);
    found.map(|(_, hit)| *hit)
}
