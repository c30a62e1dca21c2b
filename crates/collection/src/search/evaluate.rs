//! From the words of a query to the articles that match it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use postings::{Bits, Hit, add_counts, add_scores, docs_of};

use super::found::Gap;
use super::query::problem::Problem;
use super::query::{Node, Query, Scope, Term};
use crate::collection::Collection;
use crate::pages::Pages;

/// What a word has found, by article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) hits: Vec<Hit>,
    /// The articles of which nothing can be said, for something is lacking.
    pub(crate) unsure: Unsure,
}

/// Articles of which nothing can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unsure {
    /// These.
    Some(Vec<u32>),
    /// None of them.
    All,
}

impl Default for Unsure {
    fn default() -> Self {
        Self::Some(Vec::new())
    }
}

/// The articles that match for sure, and those that may.
#[derive(Debug, Clone)]
struct Answered {
    sure: Bits,
    may: Bits,
}

impl Leaf {
    /// One hit in each of these.
    pub(crate) fn of(docs: impl Iterator<Item = u32>) -> Self {
        Self {
            hits: docs.filter_map(|doc| Hit::new(doc, 1)).collect(),
            unsure: Unsure::default(),
        }
    }

    /// Nothing can be said of any article.
    pub(crate) const fn unknown() -> Self {
        Self {
            hits: Vec::new(),
            unsure: Unsure::All,
        }
    }

    fn answered(&self, bound: u32) -> Answered {
        let sure = docs_of(&self.hits, bound);
        let may = match &self.unsure {
            Unsure::All => Bits::all(bound),
            Unsure::Some(docs) => {
                let mut may = sure.clone();
                for doc in docs {
                    may.insert(*doc);
                }
                may
            }
        };
        Answered { sure, may }
    }
}

/// Parts with texts that are asked for at a time: those of the rest are asked for when these have
/// come.
const MOST_PARTS: usize = 32;

/// What is lacking.
#[derive(Debug, Default)]
pub(crate) struct Lacking {
    pub(crate) gaps: BTreeSet<Gap>,
    n_parts: usize,
}

impl Lacking {
    /// This part is needed, with texts or with the beginning of the index.
    pub(crate) fn part(&mut self, part: u32) {
        let gap = Gap::Part(part);
        if self.n_parts < MOST_PARTS && self.gaps.insert(gap) {
            self.n_parts += 1;
        }
    }

    /// A file of the index is needed.
    pub(crate) fn file(&mut self, gap: Gap) {
        self.gaps.insert(gap);
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
    /// Where the words stand in the texts that were looked at for passages: the next question is mostly about the
    /// same.
    pub(crate) places: RefCell<BTreeMap<u32, Rc<Places>>>,
}

/// Where words stand in a text as written, in bytes: for every word in order.
pub(crate) type Places = Vec<Vec<Range<usize>>>;

impl Matches {
    /// The hits of an article.
    pub(crate) fn hits_of(&self, doc: u32) -> u32 {
        self.hits.get(doc as usize).copied().unwrap_or(0)
    }
}

impl Collection {
    /// The articles that match a query: all of them when it asks for nothing.
    pub(crate) fn matches(&self, mut query: Query) -> Matches {
        if let Some(index) = &self.index {
            index.begin();
        }
        let mut lacking = Lacking::default();
        let mut leaves: Vec<(&Term, Leaf)> = Vec::new();
        let docs = match &query.root {
            Some(root) => self.evaluate(root, &mut leaves, &mut lacking).sure,
            None => Bits::all(self.len()),
        };
        let hint = self.hint_at_initials(&query, &docs, &lacking);
        let wanted: Vec<_> = query.root.iter().flat_map(Node::wanted).collect();
        leaves.retain(|(term, _)| wanted.contains(term));
        let mut hits = vec![0_u32; self.len() as usize];
        let mut scores = vec![0.0; self.lengths.len()];
        for (_, leaf) in &leaves {
            add_counts(&leaf.hits, &mut hits);
            add_scores(&leaf.hits, &self.lengths, &mut scores);
        }
        query.problems.extend(hint);
        Matches {
            docs,
            hits,
            scores,
            gaps: lacking.gaps,
            places: RefCell::default(),
            query,
        }
    }

    /// That a word which nothing has may be the initials of a title, where there is such a title or may be.
    fn hint_at_initials(&self, query: &Query, docs: &Bits, lacking: &Lacking) -> Option<Problem> {
        let pattern = query.perhaps_initials()?;
        if !docs.is_empty() || !lacking.gaps.is_empty() {
            return None;
        }
        // A title that is not here may be one; to ask every article whether it is here would take longest of all.
        let mut unlisted = Lacking::default();
        let may_be = self.pages.as_ref().is_some_and(Pages::lacks_any);
        let any = may_be || !self.scan_initials(pattern, &mut unlisted).hits.is_empty();
        any.then(|| Problem::perhaps_initials(pattern.typed()))
    }

    fn evaluate<'q>(
        &self,
        node: &'q Node,
        leaves: &mut Vec<(&'q Term, Leaf)>,
        lacking: &mut Lacking,
    ) -> Answered {
        match node {
            Node::Term(term) => {
                if let Some((_, leaf)) = leaves.iter().find(|(known, _)| *known == term) {
                    return leaf.answered(self.len());
                }
                let leaf = self.look_up(term, lacking);
                let answered = leaf.answered(self.len());
                leaves.push((term, leaf));
                answered
            }
            Node::Issued(dates) => {
                let sure = self.issued_within(dates);
                let may = sure.clone();
                Answered { sure, may }
            }
            Node::All(nodes) => {
                let sure = Bits::all(self.len());
                let may = sure.clone();
                let mut all = Answered { sure, may };
                for node in nodes {
                    let one = self.evaluate(node, leaves, lacking);
                    all.sure.and(&one.sure);
                    all.may.and(&one.may);
                }
                all
            }
            Node::Any(nodes) => {
                let sure = Bits::none(self.len());
                let may = sure.clone();
                let mut any = Answered { sure, may };
                for node in nodes {
                    let one = self.evaluate(node, leaves, lacking);
                    any.sure.or(&one.sure);
                    any.may.or(&one.may);
                }
                any
            }
            Node::Not(node) => {
                let one = self.evaluate(node, leaves, lacking);
                Answered {
                    sure: one.may.inverted(),
                    may: one.sure.inverted(),
                }
            }
        }
    }

    fn look_up(&self, term: &Term, lacking: &mut Lacking) -> Leaf {
        match &self.index {
            Some(index) if term.scope == Scope::Text => {
                self.look_up_in(index, &term.pattern, lacking)
            }
            _ => self.scan(term, lacking),
        }
    }
}

/// The words that are looked for in texts.
pub(crate) fn text_terms(query: &Query) -> Vec<&Term> {
    let wanted = query.root.iter().flat_map(Node::wanted);
    wanted.filter(|term| term.scope == Scope::Text).collect()
}
