//! Looking for a word in every article.

use bundle::{Article, Body, BodyAt, Field};

use super::bits::Bits;
use super::evaluate::{Lacking, Leaf, LeafHit, Unsure};
use super::pattern::Pattern;
use super::query::{Scope, Term};
use super::text;
use crate::Facet;
use crate::collection::Collection;

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
            Scope::Region => self.scan_regions(pattern),
            Scope::Source => self.scan_column(Facet::Source, pattern),
            Scope::Editor => self.scan_column(Facet::Editor, pattern),
            Scope::Section => self.scan_column(Facet::Section, pattern),
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
            hits.push(LeafHit {
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
        for (doc, article) in (0..).zip(self.articles()) {
            match self.body(doc) {
                Some(body) => hits.extend(LeafHit::new(doc, count(body))),
                // Nothing was changed in it, so there is nothing to find.
                None if article.repaired.is_empty() && only_repaired => {}
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
                .filter_map(|(doc, title)| LeafHit::new(doc, count(title)))
                .collect(),
            unsure: Unsure::default(),
        }
    }

    /// Values are looked at once, however many articles have them.
    fn scan_column(&self, facet: Facet, pattern: &Pattern) -> Leaf {
        let Some(column) = self.columns.iter().find(|column| column.facet == facet) else {
            return Leaf::default();
        };
        let fits: Vec<bool> = column.values.iter().map(|it| pattern.is_in(it)).collect();
        let fits = |value: &u32| fits.get(*value as usize).copied().unwrap_or(false);
        let any = |doc: &u32| column.of(*doc as usize).iter().any(fits);
        Leaf::of((0..self.len()).filter(any))
    }

    fn scan_regions(&self, pattern: &Pattern) -> Leaf {
        let Some(column) = self.columns.iter().find(|it| it.facet == Facet::Region) else {
            return Leaf::default();
        };
        let fits = |code: &String| {
            let place = self.place(&bundle::PlaceId(code.clone()));
            let names = place.map(|it| [it.hans, it.hant, it.en, it.abbr]);
            pattern.is_in(code) || names.iter().flatten().any(|name| pattern.is_in(name))
        };
        let fits: Vec<bool> = column.values.iter().map(fits).collect();
        let fits = |value: &u32| fits.get(*value as usize).copied().unwrap_or(false);
        let any = |doc: &u32| column.of(*doc as usize).iter().any(fits);
        Leaf::of((0..self.len()).filter(any))
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
                hits.extend(LeafHit::new(doc, 1));
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
