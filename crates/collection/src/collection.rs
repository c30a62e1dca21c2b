//! An opened bundle, laid out for counting.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

use bundle::{
    About, Article, ArticleId, Body, BodyAt, Bundle, Dated, Part, PartKind, Place, PlaceId,
    Problem, ReadPartError, ScriptRule,
};

use crate::column::Column;
use crate::described::Described;
use crate::order::{Orders, sorted_numbers};
use crate::search::evaluate::Matches;
use crate::search::index::{Index, all_ids};
use crate::search::query;
use crate::search::text::Texts;
use crate::timeline::Columns;
use crate::{Facet, Neighbour, Opened, YearBar};

/// An opened bundle, laid out for counting. Articles are named by their number in it.
#[derive(Debug)]
pub(crate) struct Collection {
    about: About,
    places: BTreeMap<PlaceId, Place>,
    parts: Vec<Part>,
    /// The rules of the bundle for converting between scripts.
    pub(crate) rules: Vec<ScriptRule>,
    /// The articles without their texts.
    articles: Vec<Article>,
    /// Their texts, as far as they are here.
    bodies: Vec<Option<Body>>,
    /// The numbers of the articles, by id.
    by_id: Vec<u32>,
    /// One column for every facet, in the order of [`Facet::ALL`].
    pub(crate) columns: Vec<Column>,
    /// The year of every article.
    pub(crate) years: Vec<Option<i32>>,
    /// A bar for every year, without hits.
    pub(crate) bars: Vec<YearBar>,
    pub(crate) orders: Orders,
    /// The search index, where the archive has one.
    pub(crate) index: Option<Index>,
    /// The texts as they are looked in.
    pub(crate) texts: Texts,
    /// The last query and what it matched.
    asked: RefCell<Option<(String, Option<Rc<Matches>>)>>,
    /// The columns of the timeline, once they were asked for.
    pub(crate) timeline: OnceLock<Columns>,
    /// The parts with what is dated that are not here.
    undated: BTreeSet<u32>,
}

impl Collection {
    pub(crate) fn new(bundle: Bundle) -> Self {
        let mut articles = bundle.articles;
        let bodies = articles.iter_mut().map(take_body).collect();
        let by_id = sorted_numbers(articles.len(), &mut |a, b| {
            let id = |number: u32| articles.get(number as usize).map(|article| &article.id);
            id(a).cmp(&id(b))
        });
        let mut places = BTreeMap::new();
        for place in bundle.places {
            places.insert(place.id.clone(), place);
        }
        let columns = Facet::ALL
            .iter()
            .map(|facet| Column::new(*facet, &articles))
            .collect();
        let years: Vec<_> = articles.iter().map(Article::year).collect();
        let mut numbered = (0..).zip(&bundle.parts);
        let index = numbered.find(|(_, part)| part.kind == PartKind::Index);
        let index = index.map(|(part, _)| Index::new(part));
        let of_dated = (0..).zip(&bundle.parts);
        let of_dated = of_dated.filter(|(_, part)| part.kind == PartKind::Dated);
        Self {
            undated: of_dated.map(|(number, _)| number).collect(),
            about: bundle.about,
            places,
            parts: bundle.parts,
            rules: bundle.rules,
            bars: bars(&years),
            orders: Orders::new(&articles),
            articles,
            bodies,
            by_id,
            columns,
            years,
            index,
            texts: Texts::default(),
            asked: RefCell::default(),
            timeline: OnceLock::new(),
        }
    }

    pub(crate) fn opened(&self, problems: Vec<Problem>) -> Opened {
        let first = self.bars.first().map(|bar| bar.year);
        let last = self.bars.last().map(|bar| bar.year);
        Opened {
            about: self.about.clone(),
            articles: self.len(),
            years: first.zip(last),
            parts: self.parts.clone(),
            problems,
        }
    }

    pub(crate) fn supply(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let part = self
            .parts
            .get(number as usize)
            .ok_or(ReadPartError::NoSuchPart(number))?;
        if part.kind == PartKind::Index {
            return self.supply_root(number, bytes);
        }
        if part.kind == PartKind::Dated {
            for (id, dated) in bundle::read_dated(bytes, part)? {
                self.put_dated(&id, dated);
            }
            self.undated.remove(&number);
            return Ok(());
        }
        let texts = bundle::read_part_dated(bytes, part)?;
        let (mut supplied, mut dates) = (Vec::with_capacity(texts.len()), Vec::new());
        let mut lacking: Vec<bool> = self
            .articles
            .iter()
            .map(|article| article.body == BodyAt::Part(number))
            .collect();
        for (id, body, dated) in texts {
            if dated != Dated::default() {
                dates.push((id.clone(), dated));
            }
            // A text without an article belongs to one that could not be read.
            let Some(found) = self.number(&id) else {
                continue;
            };
            let here = |article: &Article| article.body == BodyAt::Part(number);
            if self.article(found).is_some_and(here) {
                supplied.push((found as usize, body));
            }
            if let Some(lacking) = lacking.get_mut(found as usize) {
                *lacking = false;
            }
        }
        let mut articles = self.articles.iter().zip(&lacking);
        if let Some((article, _)) = articles.find(|(_, lacking)| **lacking) {
            return Err(ReadPartError::Missing(article.id.clone()));
        }
        for (id, dated) in dates {
            self.put_dated(&id, dated);
        }
        self.asked = RefCell::default();
        for (found, body) in supplied {
            if let Some(slot) = self.bodies.get_mut(found) {
                *slot = Some(body);
            }
        }
        Ok(())
    }

    /// Puts what is dated into its article. The timeline is laid out anew.
    fn put_dated(&mut self, id: &ArticleId, dated: Dated) {
        let number = self.number(id);
        let article = number.and_then(|number| self.articles.get_mut(number as usize));
        if let Some(article) = article {
            dated.put(article);
            self.timeline = OnceLock::new();
        }
    }

    /// The parts with what is dated that are not here: without them a timeline is not whole.
    pub(crate) fn undated(&self) -> Vec<u32> {
        self.undated.iter().copied().collect()
    }

    /// Takes the root of the index.
    fn supply_root(&mut self, number: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        let (n_docs, ids) = (self.len(), all_ids(&self.articles));
        let index = self.index.as_mut().filter(|index| index.part() == number);
        let index = index.ok_or(ReadPartError::NoSuchPart(number))?;
        self.asked = RefCell::default();
        if index.supply_root(bytes, n_docs, ids) {
            Ok(())
        } else {
            Err(ReadPartError::Malformed(Problem {
                path: "$".to_owned(),
                message: "not the index of these articles".to_owned(),
            }))
        }
    }

    /// Takes a file of the index.
    pub(crate) fn supply_file(&mut self, path: &str, bytes: &[u8]) -> bool {
        self.asked = RefCell::default();
        let index = self.index.as_ref();
        index.is_some_and(|index| index.supply(path, bytes))
    }

    /// How many articles there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.articles.len()).unwrap_or(u32::MAX)
    }

    /// The number of the article with this id.
    pub(crate) fn number(&self, id: &ArticleId) -> Option<u32> {
        let at = self
            .by_id
            .binary_search_by(|number| {
                self.article(*number)
                    .map(|article| &article.id)
                    .cmp(&Some(id))
            })
            .ok()?;
        self.by_id.get(at).copied()
    }

    pub(crate) fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The articles that match a query; nothing when it asks for nothing. The last one is kept, for
    /// the next question is mostly about the same.
    pub(crate) fn asked(&self, query: &str) -> Option<Rc<Matches>> {
        if let Some((last, matches)) = &*self.asked.borrow()
            && last == query
        {
            return matches.clone();
        }
        let blank = query.trim().is_empty();
        let matches = (!blank).then(|| Rc::new(self.matches(query::parse(query))));
        *self.asked.borrow_mut() = Some((query.to_owned(), matches.clone()));
        matches
    }

    /// The title of the archive.
    pub(crate) fn title(&self) -> &str {
        &self.about.title
    }

    pub(crate) fn article(&self, number: u32) -> Option<&Article> {
        self.articles.get(number as usize)
    }

    pub(crate) fn body(&self, number: u32) -> Option<&Body> {
        self.bodies.get(number as usize)?.as_ref()
    }

    /// The part that the text of an article lies in, where it is not here.
    pub(crate) fn part_lacking(&self, number: u32) -> Option<u32> {
        match (self.body(number), &self.article(number)?.body) {
            (None, BodyAt::Part(part)) => Some(*part),
            _ => None,
        }
    }

    /// Whether everything is in one file.
    pub(crate) fn has_no_parts(&self) -> bool {
        self.parts.is_empty()
    }

    /// How many bytes a part has.
    pub(crate) fn part_bytes(&self, number: u32) -> Option<u64> {
        self.parts.get(number as usize).map(|part| part.bytes)
    }

    pub(crate) fn place(&self, id: &PlaceId) -> Option<Place> {
        self.places.get(id).cloned()
    }

    pub(crate) fn described(&self, number: u32) -> Option<Described> {
        let article = self.article(number)?;
        let place = article.region.value().and_then(|id| self.place(id));
        Some(Described::new(article, place))
    }

    pub(crate) fn neighbour(&self, number: u32) -> Option<Neighbour> {
        let article = self.article(number)?;
        Some(Neighbour {
            id: article.id.clone(),
            title: article.title.value().cloned(),
        })
    }
}

/// Takes the text out of an article and leaves an empty one, so that lists stay small.
fn take_body(article: &mut Article) -> Option<Body> {
    match &mut article.body {
        BodyAt::Here(body) => Some(std::mem::take(body)),
        BodyAt::Part(_) => None,
    }
}

/// A bar for every year from the first to the last.
fn bars(years: &[Option<i32>]) -> Vec<YearBar> {
    let dated = || years.iter().flatten().copied();
    let (Some(first), Some(last)) = (dated().min(), dated().max()) else {
        return Vec::new();
    };
    let mut bars: Vec<_> = (first..=last)
        .map(|year| YearBar {
            year,
            all: 0,
            hits: 0,
        })
        .collect();
    for year in dated() {
        let bar = usize::try_from(year - first)
            .ok()
            .and_then(|at| bars.get_mut(at));
        if let Some(bar) = bar {
            bar.all += 1;
        }
    }
    bars
}
