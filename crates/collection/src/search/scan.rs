//! Looking for a word in every article.

use bundle::{Article, Body, BodyAt, Field};

use postings::{Bits, Hit};

use super::evaluate::{Lacking, Leaf, Unsure};
use super::pattern::Pattern;
use super::query::{Scope, Term};
use super::text;
use crate::Facet;
use crate::collection::Collection;
use crate::column::Column;

impl Collection {
    /// What a word finds, by looking through everything that is here.
    pub(crate) fn scan(&self, term: &Term, lacking: &mut Lacking) -> Leaf {
        let pattern = &term.pattern;
        match term.scope {
            Scope::Text => self.scan_texts(pattern, lacking),
            Scope::Archived => {
                self.scan_bodies(lacking, false, &|body| text::count_archived(pattern, body))
            }
            Scope::Gloss => {
                self.scan_bodies(lacking, true, &|body| text::count_glosses(pattern, body))
            }
            Scope::Title => self.scan_titles(pattern, lacking),
            Scope::Region => {
                self.scan_column(Facet::Region, lacking, &|it| self.is_region(it, pattern))
            }
            Scope::Source => self.scan_words(Facet::Source, pattern, lacking),
            Scope::Editor => self.scan_words(Facet::Editor, pattern, lacking),
            Scope::Section => self.scan_words(Facet::Section, pattern, lacking),
            Scope::Initials => self.scan_initials(pattern, lacking),
            Scope::Author => self.scan_field(pattern, lacking, |article| &article.author),
            Scope::Issuer => self.scan_field(pattern, lacking, |article| &article.issuer),
        }
    }

    fn scan_texts(&self, pattern: &Pattern, lacking: &mut Lacking) -> Leaf {
        let titles = self.texts.titles(self.articles());
        let (mut hits, mut unsure) = (Vec::new(), Vec::new());
        for doc in 0..self.len() {
            let Some((article, body)) = self.whole(doc) else {
                unsure.extend(self.note_lacking(doc, lacking));
                continue;
            };
            let text = self.texts.of(doc, article, body);
            let mut count = pattern.count(text.page(body));
            count += text.title.as_ref().map_or(0, |it| pattern.count(it.page()));
            if count == 0 {
                continue;
            }
            let title = titles.get(doc as usize).and_then(Option::as_ref);
            hits.push(Hit {
                doc,
                count,
                title: title.is_some_and(|title| pattern.count(title.page()) > 0),
                heading: pattern.count(text.headings.page()) > 0,
            });
        }
        let unsure = Unsure::Some(unsure);
        Leaf { hits, unsure }
    }

    /// With `only_repaired`, an article without repairs has nothing to find.
    fn scan_bodies(
        &self,
        lacking: &mut Lacking,
        only_repaired: bool,
        count: &dyn Fn(&Body) -> u32,
    ) -> Leaf {
        let (mut hits, mut unsure) = (Vec::new(), Vec::new());
        let condition = self.column(Facet::Condition);
        if only_repaired && condition.is_none() {
            return self.without_facets(lacking);
        }
        let condition = condition.filter(|_| only_repaired);
        let repaired = condition.map(|column| (column, column.repairs()));
        for (doc, article) in (0..).zip(self.articles()) {
            let is_sound = |(column, kinds): &(&Column, Vec<bool>)| !column.has(doc, kinds);
            match self.body(doc) {
                Some(body) => hits.extend(Hit::new(doc, count(body))),
                // Nothing was changed in it, so there is nothing to find.
                None if repaired.as_ref().is_some_and(is_sound) => {}
                None => unsure.extend(note_lacking(doc, article, lacking)),
            }
        }
        let unsure = Unsure::Some(unsure);
        Leaf { hits, unsure }
    }

    fn scan_titles(&self, pattern: &Pattern, lacking: &mut Lacking) -> Leaf {
        if let (Some(index), Some(_)) = (&self.index, &self.pages) {
            return self.look_up_titles(index, pattern, lacking);
        }
        let titles = self.texts.titles(self.articles());
        let count = |title: &Option<text::Title>| {
            title
                .as_ref()
                .map_or(0, |title| pattern.count(title.page()))
        };
        let hits = (0..).zip(titles.iter());
        Leaf {
            hits: hits
                .filter_map(|(doc, title)| Hit::new(doc, count(title)))
                .collect(),
            unsure: Unsure::default(),
        }
    }

    fn scan_words(&self, facet: Facet, pattern: &Pattern, lacking: &mut Lacking) -> Leaf {
        self.scan_column(facet, lacking, &|value| pattern.is_in(value))
    }

    /// Values are looked at once, however many articles have them.
    fn scan_column(
        &self,
        facet: Facet,
        lacking: &mut Lacking,
        fits: &dyn Fn(&str) -> bool,
    ) -> Leaf {
        let Some(column) = self.column(facet) else {
            return self.without_facets(lacking);
        };
        let fits: Vec<bool> = column.values.iter().map(|it| fits(it)).collect();
        Leaf::of((0..self.len()).filter(|doc| column.has(*doc, &fits)))
    }

    /// What is found as long as the facets are not here.
    fn without_facets(&self, lacking: &mut Lacking) -> Leaf {
        if let Some(part) = self.facets_lacking() {
            lacking.part(part);
        }
        let unsure = Unsure::All;
        Leaf {
            unsure,
            ..Leaf::default()
        }
    }

    /// Whether a region has a name with a word in it, or that code.
    pub(crate) fn is_region(&self, code: &str, pattern: &Pattern) -> bool {
        let place = self.place(&bundle::PlaceId(code.to_owned()));
        let names = place.map(|it| [it.hans, it.hant, it.en, it.abbr]);
        pattern.is_in(code) || names.iter().flatten().any(|name| pattern.is_in(name))
    }

    fn scan_field(
        &self,
        pattern: &Pattern,
        lacking: &mut Lacking,
        field: fn(&Article) -> &Field<String>,
    ) -> Leaf {
        let has = |article: &Article| field(article).value().is_some_and(|it| pattern.is_in(it));
        self.scan_rows(lacking, &has)
    }

    /// The articles with titles that may be read with these initials.
    pub(super) fn scan_initials(&self, pattern: &Pattern, lacking: &mut Lacking) -> Leaf {
        self.scan_rows(lacking, &|article| {
            pattern.begins_readings(&article.initials)
        })
    }

    /// Asks the row of every article, which stands in a page of the list where that has pages.
    fn scan_rows(&self, lacking: &mut Lacking, has: &dyn Fn(&Article) -> bool) -> Leaf {
        let (mut hits, mut unsure) = (Vec::new(), Vec::new());
        for (doc, article) in (0..).zip(self.articles()) {
            if let Some(row) = self.row_lacking(doc) {
                lacking.part(row);
                unsure.push(doc);
            } else if has(article) {
                hits.extend(Hit::new(doc, 1));
            }
        }
        let unsure = Unsure::Some(unsure);
        Leaf { hits, unsure }
    }

    /// The articles published within some days.
    pub(crate) fn issued_within(&self, dates: &super::query::Dates) -> Bits {
        let mut within = Bits::none(self.len());
        for (doc, article) in (0..).zip(self.articles()) {
            if article.issued.value().is_some_and(|date| dates.hold(date)) {
                within.insert(doc);
            }
        }
        within
    }
}

/// Notes that the text of an article is lacking; gives its number, where that can be helped.
pub(super) fn note_lacking(doc: u32, article: &Article, lacking: &mut Lacking) -> Option<u32> {
    let BodyAt::Part(part) = article.body else {
        return None;
    };
    lacking.part(part);
    Some(doc)
}

impl Collection {
    /// Notes what is lacking of an article and its text; gives its number, where that can be helped.
    pub(super) fn note_lacking(&self, doc: u32, lacking: &mut Lacking) -> Option<u32> {
        if let Some(row) = self.row_lacking(doc) {
            lacking.part(row);
        }
        match (self.body(doc), self.article(doc)) {
            (None, Some(article)) => note_lacking(doc, article, lacking),
            _ => Some(doc),
        }
    }
}
