//! An opened bundle, laid out for counting.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

use bundle::{
    About, Article, ArticleId, Body, BodyAt, Bundle, Catalog, Part, PartKind, Place, PlaceId,
    Problem, ScriptRule, YearLists,
};

use crate::column::Column;
use crate::described::Described;
use crate::held::Held;
use crate::histogram::Histogram;
use crate::order::{Orders, sorted_numbers};
use crate::pages::Pages;
use crate::search::evaluate::Matches;
use crate::search::index::Index;
use crate::search::query;
use crate::search::text::Texts;
use crate::timeline::Columns;
use crate::{Facet, Neighbour, Opened};

/// An opened bundle, laid out for counting. Articles are named by their number in it.
#[derive(Debug)]
pub(crate) struct Collection {
    about: About,
    places: BTreeMap<PlaceId, Place>,
    pub(crate) parts: Vec<Part>,
    /// The rules of the bundle for converting between scripts.
    pub(crate) rules: Vec<ScriptRule>,
    /// The articles without their texts.
    pub(crate) articles: Vec<Article>,
    /// Their texts, as far as they are here: of a large archive, few.
    pub(crate) bodies: Vec<Option<Box<Body>>>,
    /// The numbers of the articles, by id.
    by_id: Vec<u32>,
    /// One column for every facet, in the order of [`Facet::ALL`]; none as long as the facets are not here.
    pub(crate) columns: Vec<Column>,
    /// The years of publication.
    pub(crate) issued: Histogram,
    /// The years of activities; none as long as they are not here.
    pub(crate) active: Histogram,
    pub(crate) orders: Orders,
    /// The search index, where the archive has one.
    pub(crate) index: Option<Index>,
    /// The texts as they are looked in.
    pub(crate) texts: Texts,
    /// The last query and what it matched.
    pub(crate) asked: RefCell<Option<(String, Option<Rc<Matches>>)>>,
    /// The columns of the timeline, once they were asked for.
    pub(crate) timeline: OnceLock<Columns>,
    /// The parts with what is dated that are not here.
    pub(crate) undated: BTreeSet<u32>,
    /// What the bundle says of articles that stand in parts.
    catalog: Option<Catalog>,
    /// The pages of the list of articles, where it has pages.
    pub(crate) pages: Option<Pages>,
    /// Of which parts the texts are here.
    pub(crate) held: Held,
    /// How long every article is for a ranking.
    pub(crate) lengths: Vec<u32>,
    /// The state of every article's script as a number: a ranking asks for those of thousands, which lie far apart in
    /// the articles.
    pub(crate) scripts: Vec<u8>,
}

impl Collection {
    pub(crate) fn new(bundle: Bundle) -> Self {
        let mut places = BTreeMap::new();
        for place in bundle.places {
            places.insert(place.id.clone(), place);
        }
        let of = |kind| {
            let numbered = (0..).zip(&bundle.parts);
            numbered.filter(move |(_, part)| part.kind == kind)
        };
        let index = of(PartKind::Index).next();
        let index = index.map(|(part, _)| Index::new(part));
        let mut collection = Self {
            held: Held::new(bundle.parts.len()),
            undated: of(PartKind::Dated).map(|(number, _)| number).collect(),
            about: bundle.about,
            places,
            rules: bundle.rules,
            parts: bundle.parts,
            catalog: bundle.catalog,
            index,
            articles: Vec::new(),
            bodies: Vec::new(),
            by_id: Vec::new(),
            columns: Vec::new(),
            issued: Histogram::default(),
            active: Histogram::default(),
            orders: Orders::default(),
            texts: Texts::default(),
            asked: RefCell::default(),
            timeline: OnceLock::new(),
            pages: None,
            lengths: Vec::new(),
            scripts: Vec::new(),
        };
        if collection.catalog.is_none() {
            collection.lay_out(bundle.articles, &[]);
        }
        collection
    }

    /// Lays articles out; `turns` has the place of each among those of its day, where their times of day
    /// do not tell.
    pub(crate) fn lay_out(&mut self, mut articles: Vec<Article>, turns: &[u32]) {
        self.bodies = articles.iter_mut().map(take_body).collect();
        self.by_id = sorted_numbers(articles.len(), &mut |a, b| {
            let id = |number: u32| articles.get(number as usize).map(|article| &article.id);
            id(a).cmp(&id(b))
        });
        if self.catalog.is_none() {
            let columns = Facet::ALL.into_iter();
            self.columns = columns.map(|it| Column::new(it, &articles)).collect();
            self.active = histogram(&articles, Article::years_active);
        }
        self.issued = histogram(&articles, |article| article.year().into_iter().collect());
        self.orders = Orders::new(&articles, turns);
        self.lengths = articles.iter().map(|article| article.length).collect();
        let scripts = articles.iter().map(|article| article.script.state as u8);
        self.scripts = scripts.collect();
        self.articles = articles;
    }

    pub(crate) fn opened(&self, problems: Vec<Problem>) -> Opened {
        let (articles, years) = match &self.catalog {
            Some(catalog) => (catalog.articles, catalog.years),
            None => (self.len(), self.issued.ends()),
        };
        Opened {
            about: self.about.clone(),
            articles,
            years,
            parts: self.parts.clone(),
            problems,
        }
    }

    /// Whether the list of articles stands in parts.
    pub(crate) const fn has_catalog(&self) -> bool {
        self.catalog.is_some()
    }

    /// How many articles the bundle says that the parts list.
    pub(crate) fn n_listed(&self) -> Option<usize> {
        let catalog = self.catalog.as_ref()?;
        Some(catalog.articles as usize)
    }

    /// What every article says of a facet, where that is here.
    pub(crate) fn column(&self, facet: Facet) -> Option<&Column> {
        self.columns.iter().find(|column| column.facet == facet)
    }

    /// How many articles there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.articles.len()).unwrap_or(u32::MAX)
    }

    /// The number of the article with this id.
    pub(crate) fn number(&self, id: &ArticleId) -> Option<u32> {
        if let Some(pages) = &self.pages {
            return pages.number(id, &self.articles);
        }
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
        let body = self.bodies.get(number as usize)?.as_deref()?;
        if let Some(BodyAt::Part(part)) = self.article(number).map(|article| &article.body) {
            self.held.uses(*part);
        }
        Some(body)
    }

    /// The part that the text of an article lies in, where it is not here.
    pub(crate) fn part_lacking(&self, number: u32) -> Option<u32> {
        match (self.body(number), &self.article(number)?.body) {
            (None, BodyAt::Part(part)) => Some(*part),
            _ => None,
        }
    }

    /// An article and its text, where all of it is here.
    pub(crate) fn whole(&self, number: u32) -> Option<(&Article, &Body)> {
        if self.row_lacking(number).is_some() {
            return None;
        }
        Some((self.article(number)?, self.body(number)?))
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
        if article.id.is_unknown() || self.row_lacking(number).is_some() {
            return None;
        }
        Some(Neighbour {
            id: article.id.clone(),
            title: article.title.value().cloned(),
        })
    }
}

/// Takes the text out of an article and leaves an empty one, so that lists stay small.
fn take_body(article: &mut Article) -> Option<Box<Body>> {
    match &mut article.body {
        BodyAt::Here(body) => Some(Box::new(std::mem::take(body))),
        BodyAt::Part(_) => None,
    }
}

/// The years that are told of each article.
fn histogram(articles: &[Article], of: fn(&Article) -> Vec<i32>) -> Histogram {
    let mut years = YearLists::default();
    for article in articles {
        years.put(&of(article));
    }
    Histogram::new(&years)
}
