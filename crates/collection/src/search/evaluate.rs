//! From the words of a query to the articles that match it.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::found::Gap;
use super::query::{Node, Query, Scope, Term};
use super::rank;
use crate::collection::Collection;

/// What a word has found in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LeafHit {
    /// The number of the article.
    pub(crate) doc: u32,
    /// How often.
    pub(crate) count: u32,
    /// Whether its title has it.
    pub(crate) title: bool,
    /// Whether a heading has it.
    pub(crate) heading: bool,
}

impl LeafHit {
    /// A hit, if there is any.
    pub(crate) fn new(doc: u32, count: u32) -> Option<Self> {
        (count > 0).then_some(Self {
            doc,
            count,
            title: false,
            heading: false,
        })
    }
}

/// What a word has found, by article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) hits: Vec<LeafHit>,
}

impl Leaf {
    /// One hit in each of these.
    pub(crate) fn of(docs: impl Iterator<Item = u32>) -> Self {
        Self {
            hits: docs.filter_map(|doc| LeafHit::new(doc, 1)).collect(),
        }
    }

    fn bits(&self, bound: u32) -> Bits {
        let mut bits = Bits::none(bound);
        for hit in &self.hits {
            bits.insert(hit.doc);
        }
        bits
    }
}

/// What is lacking, and the articles of which nothing sure can be said for that.
#[derive(Debug, Default)]
pub(crate) struct Lacking {
    pub(crate) gaps: BTreeSet<Gap>,
    docs: BTreeSet<u32>,
}

impl Lacking {
    /// The text of an article lies in a part that is not here.
    pub(crate) fn text(&mut self, part: u32, doc: u32) {
        self.gaps.insert(Gap::Text(part));
        self.docs.insert(doc);
    }
}

/// The articles that match a query.
#[derive(Debug)]
pub(crate) struct Matches {
    /// The query.
    pub(crate) query: Query,
    /// Which match.
    pub(crate) docs: Bits,
    /// For every article, how many hits it has.
    pub(crate) hits: Vec<u32>,
    /// For every article, how well it fits.
    pub(crate) scores: Vec<f32>,
    /// What is lacking.
    pub(crate) gaps: BTreeSet<Gap>,
}

impl Matches {
    /// The hits of an article.
    pub(crate) fn hits_of(&self, doc: u32) -> u32 {
        self.hits.get(doc as usize).copied().unwrap_or(0)
    }

    /// How well an article fits.
    pub(crate) fn score_of(&self, doc: u32) -> f32 {
        self.scores.get(doc as usize).copied().unwrap_or(0.0)
    }
}

impl Collection {
    /// The articles that match a query: all of them when it asks for nothing.
    pub(crate) fn matches(&self, query: Query) -> Matches {
        let mut lacking = Lacking::default();
        let mut leaves: Vec<(&Term, Leaf)> = Vec::new();
        let mut docs = match &query.root {
            Some(root) => self.evaluate(root, &mut leaves, &mut lacking),
            None => Bits::all(self.len()),
        };
        for doc in lacking.docs {
            let mut unsure = Bits::none(self.len());
            unsure.insert(doc);
            docs.and_not(&unsure);
        }
        let wanted: Vec<_> = query.root.iter().flat_map(Node::wanted).collect();
        leaves.retain(|(term, _)| wanted.contains(term));
        let mut hits = vec![0_u32; self.len() as usize];
        for hit in leaves.iter().flat_map(|(_, leaf)| &leaf.hits) {
            if let Some(count) = hits.get_mut(hit.doc as usize) {
                *count = count.saturating_add(hit.count);
            }
        }
        let scores = rank::scores(self, &leaves);
        Matches {
            docs,
            hits,
            scores,
            gaps: lacking.gaps,
            query,
        }
    }

    fn evaluate<'q>(
        &self,
        node: &'q Node,
        leaves: &mut Vec<(&'q Term, Leaf)>,
        lacking: &mut Lacking,
    ) -> Bits {
        match node {
            Node::Term(term) => {
                if let Some((_, leaf)) = leaves.iter().find(|(known, _)| *known == term) {
                    return leaf.bits(self.len());
                }
                let leaf = self.look_up(term, lacking);
                let bits = leaf.bits(self.len());
                leaves.push((term, leaf));
                bits
            }
            Node::Issued(dates) => self.issued_within(dates),
            Node::All(nodes) => {
                let mut all = Bits::all(self.len());
                for node in nodes {
                    all.and(&self.evaluate(node, leaves, lacking));
                }
                all
            }
            Node::Any(nodes) => {
                let mut any = Bits::none(self.len());
                for node in nodes {
                    any.or(&self.evaluate(node, leaves, lacking));
                }
                any
            }
            Node::Not(node) => self.evaluate(node, leaves, lacking).inverted(),
        }
    }

    fn look_up(&self, term: &Term, lacking: &mut Lacking) -> Leaf {
        self.scan(term, lacking)
    }
}

/// The words that are looked for in texts.
pub(crate) fn text_terms(query: &Query) -> Vec<&Term> {
    let wanted = query.root.iter().flat_map(Node::wanted);
    wanted.filter(|term| term.scope == Scope::Text).collect()
}
