//! The hits in one article.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, Body};

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
pub(crate) fn hits_in(
    article: &Article,
    body: &Body,
    query: &str,
    undone: &BTreeSet<u64>,
) -> Vec<Hit> {
    if query.trim().is_empty() {
        return Vec::new();
    }
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
    hits
}
