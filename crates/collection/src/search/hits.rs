//! The hits in one article.

use std::collections::BTreeSet;

use bundle::ArticleId;

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
        let (_, row, body) = match self.with_body(id) {
            Ok(found) => found,
            Err(answer) => return answer,
        };
        let query = parse(query);
        let terms = text_terms(&query);
        let mut hits = Vec::new();
        for (row, DraftRow { text, .. }) in (0..).zip(rows(&row.article, body, undone)) {
            let folded = hanzi::fold(&text);
            let page = Page {
                source: &text,
                folded: &folded,
            };
            let places = terms.iter().flat_map(|term| term.pattern.places(page));
            let own = united(places.collect()).into_iter();
            hits.extend(own.map(|at| Hit { row, at }));
        }
        Answer::Hits(hits)
    }
}
