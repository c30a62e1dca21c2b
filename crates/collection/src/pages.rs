//! The list of articles of a large archive, which comes in pages: all of them are counted and ordered by
//! columns, and their titles and the rest come with the page they stand on.

use std::collections::BTreeMap;
use std::ops::Range;

use bundle::{Article, ArticleId, BodyAt, Columns, Dated, Part, PartKind, Problem};

use crate::collection::Collection;

/// The pages of a list of articles.
#[derive(Debug)]
pub(crate) struct Pages {
    /// In the order of their articles.
    list: Vec<Page>,
    /// The check number of the ids of all articles.
    pub(crate) ids: u64,
    /// What is dated in articles that are not here yet.
    waiting: BTreeMap<ArticleId, Dated>,
}

/// A page.
#[derive(Debug)]
struct Page {
    /// The id of the first article.
    first: ArticleId,
    /// The part of the bundle that it is.
    part: u32,
    /// The numbers of its articles.
    articles: Range<u32>,
    /// Whether it is here.
    is_here: bool,
}

impl Pages {
    /// The pages that columns list; a problem where the parts are not those of a list.
    pub(crate) fn new(columns: &Columns, parts: &[Part]) -> Result<Self, Problem> {
        let kind = |part: u32| parts.get(part as usize).map(|part| part.kind);
        let mut start = 0_u32;
        let mut list = Vec::with_capacity(columns.pages.len());
        for page in &columns.pages {
            let articles = start..start.saturating_add(page.count);
            start = articles.end;
            if kind(page.part) != Some(PartKind::Rows) {
                return Err(problem("$.pages", "a part that has no articles"));
            }
            list.push(Page {
                first: page.first.clone(),
                part: page.part,
                articles,
                is_here: false,
            });
        }
        for article in &columns.articles {
            if let BodyAt::Part(part) = article.body
                && kind(part) != Some(PartKind::Text)
            {
                return Err(problem("$.part", "a part that has no texts"));
            }
        }
        Ok(Self {
            list,
            ids: columns.ids,
            waiting: BTreeMap::new(),
        })
    }

    /// The page that the article of this number stands on.
    fn of(&self, number: u32) -> Option<&Page> {
        let at = self
            .list
            .partition_point(|page| page.articles.end <= number);
        self.list.get(at)
    }

    /// The page that an article with this id would stand on.
    fn page_for(&self, id: &ArticleId) -> Option<&Page> {
        let after = self.list.partition_point(|page| page.first <= *id);
        self.list.get(after.checked_sub(1)?)
    }

    /// The number of the article with this id, where its page is here.
    pub(crate) fn number(&self, id: &ArticleId, articles: &[Article]) -> Option<u32> {
        let page = self.page_for(id).filter(|page| page.is_here)?;
        let own = page.articles.start as usize..page.articles.end as usize;
        let at = articles
            .get(own)?
            .binary_search_by(|article| article.id.cmp(id))
            .ok()?;
        Some(page.articles.start + u32::try_from(at).ok()?)
    }

    /// The part that the row of an article with this id would be in, where that is not here.
    pub(crate) fn lacking_for(&self, id: &ArticleId) -> Option<u32> {
        let page = self.page_for(id).filter(|page| !page.is_here)?;
        Some(page.part)
    }

    /// Whether there is a page that is not here.
    pub(crate) fn lacks_any(&self) -> bool {
        self.list.iter().any(|page| !page.is_here)
    }

    /// The parts of the pages that are not here.
    pub(crate) fn lacking(&self) -> Vec<u32> {
        let lacking = self.list.iter().filter(|page| !page.is_here);
        lacking.map(|page| page.part).collect()
    }

    /// Keeps what is dated in an article until its page is here; gives it back where that is.
    pub(crate) fn keep(&mut self, id: &ArticleId, dated: Dated) -> Option<Dated> {
        if self.lacking_for(id).is_none() {
            return Some(dated);
        }
        self.waiting.insert(id.clone(), dated);
        None
    }

    /// Puts the articles of a part in place of what the columns tell of them. They have to be those
    /// that are meant.
    pub(crate) fn take(
        &mut self,
        part: u32,
        rows: Vec<Article>,
        articles: &mut [Article],
    ) -> Result<(), Problem> {
        let nth = self.list.iter().position(|page| page.part == part);
        let nth = nth.ok_or_else(|| problem("$.articles", "no page of the list"))?;
        let next = self.list.get(nth + 1).map(|page| page.first.clone());
        let page = self.list.get_mut(nth);
        let page = page.ok_or_else(|| problem("$.articles", "no page of the list"))?;
        let own = page.articles.start as usize..page.articles.end as usize;
        let places = articles.get_mut(own).unwrap_or_default();
        if rows.len() != places.len() {
            return Err(problem("$.articles", "not as many as the columns say"));
        }
        let fits = rows.is_sorted_by(|a, b| a.id < b.id)
            && rows.first().is_some_and(|row| row.id == page.first)
            && rows
                .last()
                .is_some_and(|row| next.is_none_or(|next| row.id < next));
        if !fits {
            return Err(problem("$.articles", "not the ids that the columns say"));
        }
        for (at, (row, place)) in rows.iter().zip(places.iter()).enumerate() {
            let same_id = place.id.is_unknown() || place.id == row.id;
            if !same_id || place.body != row.body || script(place) != script(row) {
                let path = format!("$.articles[{at}]");
                return Err(problem(&path, "not the article that the columns tell of"));
            }
        }
        for (mut row, place) in rows.into_iter().zip(places) {
            if let Some(dated) = self.waiting.remove(&row.id) {
                dated.put(&mut row);
            }
            *place = row;
        }
        page.is_here = true;
        Ok(())
    }
}

/// What the columns tell of the script of an article.
fn script(article: &Article) -> (hanzi::ScriptState, bool) {
    (article.script.state, article.script.machine)
}

fn problem(path: &str, message: &str) -> Problem {
    Problem {
        path: path.to_owned(),
        message: message.to_owned(),
    }
}

impl Collection {
    /// The part with the columns, where the list of articles stands in parts and they are not here.
    pub(crate) fn columns_lacking(&self) -> Option<u32> {
        if self.pages.is_some() || !self.has_catalog() {
            return None;
        }
        self.part_of(PartKind::Columns)
    }

    /// The part with the facets, where the columns are here and they are not.
    pub(crate) fn facets_lacking(&self) -> Option<u32> {
        if !self.columns.is_empty() || self.pages.is_none() {
            return None;
        }
        self.part_of(PartKind::Facets)
    }

    fn part_of(&self, kind: PartKind) -> Option<u32> {
        let mut numbered = (0..).zip(&self.parts);
        let found = numbered.find(|(_, part)| part.kind == kind);
        found.map(|(number, _)| number)
    }

    /// The part that has more of an article than the columns tell, where it is not here.
    pub(crate) fn row_lacking(&self, number: u32) -> Option<u32> {
        let page = self.pages.as_ref()?.of(number)?;
        (!page.is_here).then_some(page.part)
    }

    /// The parts that have more of these articles, where they are not here, in their order.
    pub(crate) fn rows_lacking(&self, shown: &[u32]) -> Vec<u32> {
        let mut lacking: Vec<u32> = Vec::new();
        for part in shown.iter().filter_map(|number| self.row_lacking(*number)) {
            if !lacking.contains(&part) {
                lacking.push(part);
            }
        }
        lacking
    }

    /// The parts of the list of articles that are not here: without them a timeline is not whole.
    pub(crate) fn unlisted(&self) -> Vec<u32> {
        let mut lacking = match (&self.pages, self.columns_lacking()) {
            (Some(pages), _) => pages.lacking(),
            (None, columns) => columns.into_iter().collect(),
        };
        lacking.extend(self.facets_lacking());
        lacking
    }
}
