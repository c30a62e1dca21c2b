//! The first pass: every page becomes an article that is put away, and what the archive must know of
//! it stays.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Context, Result, ensure};
use bundle::{ArticleId, PlaceId};
use ingest::activity::Foundings;
use rayon::prelude::*;

use super::entry::{Entry, Facts};
use super::store::{Key, Store};
use crate::overrides::Decisions;
use crate::page::Source;
use crate::report::{Doubt, Failure, Report};
use crate::terminal::Stage;
use crate::walk::Page;

/// What articles are made of, and where they are kept.
pub(super) struct Workshop<'a> {
    pub(super) pages: &'a [Page],
    pub(super) max_bytes: u64,
    pub(super) decisions: &'a Decisions,
    pub(super) store: &'a Store,
}

/// An article that was put away.
pub(super) struct Known {
    /// The number of its page.
    page: usize,
    key: Key,
    /// By which it meets those that are nearly the same.
    pub(super) meets: Vec<u64>,
    pub(super) facts: Facts,
    /// Whether it was there already.
    is_kept: bool,
}

impl Workshop<'_> {
    /// Makes an article of every page, on all processors, and puts it away. Gives them in the order
    /// of the pages.
    fn make_all(&self, stage: &Stage) -> Vec<Result<Known>> {
        let numbered = self.pages.par_iter().enumerate();
        numbered
            .map(|(number, page)| {
                let source = Source::read(page, self.max_bytes)?;
                let key = self.key(page, &source.sha256);
                let (entry, facts, is_kept) = self.entry(&source, key)?;
                stage.step();
                Ok(Known {
                    page: number,
                    key,
                    meets: ingest::near::keys(&entry.sketch()).collect(),
                    facts,
                    is_kept,
                })
            })
            .collect()
    }

    fn key(&self, page: &Page, sha256: &str) -> Key {
        let decisions = ingest::id(&page.path).map(|id| self.decisions.about(&id));
        let decisions = decisions.ok().filter(|it| !it.is_empty());
        let decisions = decisions.map(|it| format!("{it:?}")).unwrap_or_default();
        Key::new(&page.path, sha256, &decisions)
    }

    /// The article of a page and what is known of it, out of the store if it is there, else made
    /// and put there; and whether it was there.
    fn entry(&self, source: &Source<'_>, key: Key) -> Result<(Entry, Facts, bool)> {
        if let Some(entry) = self.store.get(key).and_then(Entry::of_bytes)
            && let Ok(facts) = entry.facts()
        {
            return Ok((entry, facts, true));
        }
        let (article, unmatched) = source.article(self.decisions)?;
        let entry = Entry::new(article, unmatched)?;
        let facts = entry.facts()?;
        self.store.put(key, entry.bytes())?;
        Ok((entry, facts, false))
    }

    /// An article that was put away. It is made once more if it is no longer there.
    pub(super) fn fetch(&self, known: &Known) -> Result<Entry> {
        if let Some(entry) = self.store.get(known.key).and_then(Entry::of_bytes) {
            return Ok(entry);
        }
        let page = self.pages.get(known.page).context("no such page")?;
        let reading = || format!("reading {} again", page.name());
        let source = Source::read(page, self.max_bytes).with_context(reading)?;
        let same = self.key(page, &source.sha256) == known.key;
        ensure!(same, "{} was changed during the build", page.name());
        Ok(self.entry(&source, known.key).with_context(reading)?.0)
    }
}

/// What is known of an archive before its bundle is written.
pub(super) struct Survey {
    /// The articles, by id.
    pub(super) articles: Vec<Known>,
    /// The regions that they name.
    pub(super) regions: BTreeSet<PlaceId>,
    /// What they tell of foundings.
    pub(super) foundings: Foundings,
    /// How many articles were there already.
    pub(super) kept: usize,
}

impl Survey {
    /// Makes an article of every page and reports on each.
    pub(super) fn new(workshop: &Workshop<'_>, report: &mut Report, stage: &Stage) -> Self {
        let made = workshop.make_all(stage);
        let mut articles = take(workshop.pages, made, report);
        let numbers: BTreeMap<String, Vec<usize>> = articles
            .iter_mut()
            .map(|known| {
                let numbers = std::mem::take(&mut known.facts.unmatched);
                (known.facts.id.to_string(), numbers)
            })
            .collect();
        report.unmatched = workshop.decisions.unmatched(&numbers);
        articles.sort_by(|one, other| one.facts.id.cmp(&other.facts.id));
        let mut foundings = Foundings::default();
        for (name, date) in articles.iter().flat_map(|known| &known.facts.foundings) {
            foundings.add(name, date);
        }
        let regions = articles.iter().filter_map(|it| it.facts.region.clone());
        Self {
            regions: regions.collect(),
            foundings,
            kept: articles.iter().filter(|known| known.is_kept).count(),
            articles,
        }
    }

    /// The ids of all articles, in order.
    pub(super) fn ids(&self) -> Vec<&ArticleId> {
        self.articles.iter().map(|known| &known.facts.id).collect()
    }

    /// The article of an id.
    pub(super) fn has(&self, id: &str) -> bool {
        let by_id = |known: &Known| known.facts.id.as_str().cmp(id);
        self.articles.binary_search_by(by_id).is_ok()
    }

    /// What every article was made from.
    pub(super) fn keys(&self) -> HashSet<Key> {
        self.articles.iter().map(|known| known.key).collect()
    }
}

/// Takes the articles that can go into one bundle and reports on all.
fn take(pages: &[Page], made: Vec<Result<Known>>, report: &mut Report) -> Vec<Known> {
    let mut articles = Vec::with_capacity(made.len());
    let mut ids: BTreeMap<ArticleId, String> = BTreeMap::new();
    for (page, made) in pages.iter().zip(made) {
        let file = page.name();
        let mut known = match made {
            Ok(known) => known,
            Err(error) => {
                let reason = format!("{error:#}");
                report.failed.push(Failure { file, reason });
                continue;
            }
        };
        let id = &known.facts.id;
        if let Some(first) = ids.get(id) {
            let reason = format!("its id {id} is already that of {first}");
            report.failed.push(Failure { file, reason });
            continue;
        }
        ids.insert(id.clone(), file.clone());
        report.made += 1;
        let reasons = std::mem::take(&mut known.facts.doubts);
        if !reasons.is_empty() {
            let id = known.facts.id.to_string();
            report.doubtful.push(Doubt { file, id, reasons });
        }
        articles.push(known);
    }
    articles
}
