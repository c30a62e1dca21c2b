//! Taking in the parts of a bundle, in whatever order they come.

use std::cell::RefCell;
use std::sync::OnceLock;

use bundle::{Article, ArticleId, Body, BodyAt, Dated, PartKind, Problem, ReadPartError};

use crate::Facet;
use crate::collection::Collection;
use crate::column::Column;
use crate::histogram::Histogram;
use crate::pages::Pages;
use crate::search::index::all_ids;

impl Collection {
    /// Takes the part of this number, unpacked.
    pub(crate) fn supply(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let none = ReadPartError::NoSuchPart(number);
        let part = self.parts.get(number as usize).ok_or(none)?;
        match part.kind {
            PartKind::Columns => self.supply_columns(number, bytes),
            // Nothing could be put anywhere.
            _ if self.columns_lacking().is_some() => Err(malformed("the columns are not here yet")),
            PartKind::Facets => self.supply_facets(number, bytes),
            PartKind::Index => self.supply_root(number, bytes),
            PartKind::Rows => self.supply_rows(number, bytes),
            PartKind::Dated => {
                for (id, dated) in bundle::read_dated(bytes, part)? {
                    self.put_dated(&id, dated);
                }
                self.undated.remove(&number);
                Ok(())
            }
            PartKind::Text => {
                let texts = bundle::read_part_dated(bytes, part)?;
                self.supply_texts(number, texts)
            }
        }
    }

    /// Takes the columns, and lays the articles out as far as these tell of them.
    fn supply_columns(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        if self.columns_lacking() != Some(number) {
            return if self.pages.is_some() {
                Ok(())
            } else {
                Err(ReadPartError::NoSuchPart(number))
            };
        }
        let none = ReadPartError::NoSuchPart(number);
        let part = self.parts.get(number as usize).ok_or(none)?;
        let columns = bundle::read_columns(bytes, part)?;
        if Some(columns.articles.len()) != self.n_listed() {
            return Err(malformed("not as many articles as the bundle says"));
        }
        self.pages = Some(Pages::new(&columns, &self.parts)?);
        self.lay_out(columns.articles, &columns.turns);
        Ok(())
    }

    /// Takes what all articles say of the facets.
    fn supply_facets(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let none = ReadPartError::NoSuchPart(number);
        let (Some(pages), Some(part)) = (&self.pages, self.parts.get(number as usize)) else {
            return Err(none);
        };
        if self.facets_lacking() != Some(number) {
            return if self.columns.is_empty() {
                Err(none)
            } else {
                Ok(())
            };
        }
        let facets = bundle::read_facets(bytes, part)?;
        if facets.ids != pages.ids || facets.len() != self.articles.len() {
            return Err(malformed("not the facets of these articles"));
        }
        let columns = Facet::ALL.into_iter().map(|facet| {
            let words = match facet {
                Facet::Script => return Column::new(facet, &self.articles),
                Facet::Region => &facets.region,
                Facet::Condition => &facets.condition,
                Facet::Section => &facets.section,
                Facet::Source => &facets.source,
                Facet::Editor => &facets.editor,
            };
            Column::of_words(facet, words)
        });
        self.columns = columns.collect();
        self.active = Histogram::new(&facets.active);
        self.asked = RefCell::default();
        Ok(())
    }

    /// Takes a page of the list of articles.
    fn supply_rows(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let none = || ReadPartError::NoSuchPart(number);
        let part = self.parts.get(number as usize).ok_or_else(none)?;
        let rows = bundle::read_rows(bytes, part)?;
        let pages = self.pages.as_mut().ok_or_else(none)?;
        pages.take(number, rows, &mut self.articles)?;
        self.orders.forget_titles();
        self.texts.forget_titles();
        self.asked = RefCell::default();
        self.timeline = OnceLock::new();
        Ok(())
    }

    /// Takes the texts of a part.
    fn supply_texts(
        &mut self,
        number: u32,
        texts: Vec<(ArticleId, Body, Dated)>,
    ) -> Result<(), ReadPartError> {
        let here = |article: &Article| article.body == BodyAt::Part(number);
        let own = (0..).zip(&self.articles);
        let own: Vec<u32> = own.filter(|(_, it)| here(it)).map(|(at, _)| at).collect();
        // Articles of which the ids are not here yet are those of a part in its order.
        let in_order = own.len() == texts.len();
        let mut supplied = Vec::with_capacity(own.len());
        for (nth, text) in texts.into_iter().enumerate() {
            let known = self.number(&text.0);
            let in_turn = own.get(nth).copied().filter(|at| {
                let unknown = |article: &Article| article.id.is_unknown() || article.id == text.0;
                in_order
                    && self.row_lacking(*at).is_some()
                    && self.article(*at).is_some_and(unknown)
            });
            // A text without an article belongs to one that could not be read.
            let found = known.or(in_turn).filter(|at| own.binary_search(at).is_ok());
            supplied.extend(found.map(|at| (at, text)));
        }
        let lacks = |at: &&u32| !supplied.iter().any(|(known, _)| known == *at);
        if let Some(article) = own.iter().find(lacks).and_then(|at| self.article(*at)) {
            return Err(ReadPartError::Missing(article.id.clone()));
        }
        self.asked = RefCell::default();
        for (at, (id, body, dated)) in supplied {
            if dated != Dated::default() {
                self.put_dated(&id, dated);
            }
            if let Some(article) = self.articles.get_mut(at as usize) {
                article.id = id;
            }
            if let Some(slot) = self.bodies.get_mut(at as usize) {
                *slot = Some(Box::new(body));
            }
        }
        self.hold(number);
        Ok(())
    }

    /// Puts what is dated into its article. The timeline is laid out anew.
    fn put_dated(&mut self, id: &ArticleId, dated: Dated) {
        let dated = match &mut self.pages {
            Some(pages) => pages.keep(id, dated),
            None => Some(dated),
        };
        let number = self.number(id);
        let article = number.and_then(|number| self.articles.get_mut(number as usize));
        if let (Some(article), Some(dated)) = (article, dated) {
            dated.put(article);
            self.timeline = OnceLock::new();
        }
    }

    /// The parts with what is dated, and those of the list of articles, that are not here: without them a
    /// timeline is not whole.
    pub(crate) fn undated(&self) -> Vec<u32> {
        let mut parts = self.unlisted();
        parts.extend(&self.undated);
        parts
    }

    /// Takes the root of the index.
    fn supply_root(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let ids = match &self.pages {
            Some(pages) => pages.ids,
            None => all_ids(self.articles.iter().map(|article| article.id.as_str())),
        };
        let n_docs = self.len();
        let index = self.index.as_mut().filter(|index| index.part() == number);
        let index = index.ok_or(ReadPartError::NoSuchPart(number))?;
        self.asked = RefCell::default();
        if index.supply_root(bytes, n_docs, ids) {
            Ok(())
        } else {
            Err(malformed("not the index of these articles"))
        }
    }

    /// Takes a file of the index.
    pub(crate) fn supply_file(&mut self, path: &str, bytes: &[u8]) -> bool {
        self.asked = RefCell::default();
        let index = self.index.as_ref();
        index.is_some_and(|index| index.supply(path, bytes))
    }
}

/// A part that cannot be taken as a whole.
fn malformed(message: &str) -> ReadPartError {
    ReadPartError::Malformed(Problem {
        path: "$".to_owned(),
        message: message.to_owned(),
    })
}
