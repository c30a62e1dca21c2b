//! `report.html`: every repair of an archive, the doubtful first, for who decides about them.
//!
//! The page has no script, and what is quoted from pages is escaped. The same archive gives the
//! same bytes. Only what is shown is in memory.

mod entry;
mod page;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use bundle::{Article, Body, Certainty};

use self::entry::Entry;
use self::page::{Page, escaped};
use crate::report::NearPair;

/// The name of the file beside the bundle.
pub(crate) const FILE: &str = "report.html";

/// How many repairs that are open or likely are shown one by one.
const DOUBTFUL: usize = 20_000;

/// How many proved ones are shown of each article: they are many and alike.
const PROVED: usize = 50;

/// How many proved ones are shown in all.
const PROVED_IN_ALL: usize = 5_000;

/// The report on an archive whose articles pass by in the order of their ids.
#[derive(Debug, Default)]
pub(crate) struct Review {
    /// How many articles have repairs, and how many repairs an editor decided about.
    repaired: usize,
    ruled: usize,
    open: Doubtful,
    likely: Doubtful,
    proved: Proved,
}

/// The repairs of one doubtful certainty.
#[derive(Debug, Default)]
struct Doubtful {
    count: usize,
    /// Those that are still to be decided, and those that are; as many as are ever shown.
    undecided: Vec<String>,
    decided: Vec<String>,
}

/// The proved repairs, article by article, the most repaired first.
#[derive(Debug, Default)]
struct Proved {
    count: usize,
    /// By how many an article has, then by its place: as many articles as may be shown.
    articles: BTreeMap<(Reverse<usize>, u32), Shown>,
    /// How many are shown of those.
    shown: usize,
}

/// The proved repairs of an article.
#[derive(Debug)]
struct Shown {
    name: String,
    entries: Vec<String>,
}

impl Review {
    /// Takes up an article; `number` is its place among all.
    pub(crate) fn pass(&mut self, number: u32, article: &Article, body: &Body) {
        self.repaired += usize::from(!body.repairs.is_empty());
        let decided = body.repairs.iter().filter(|it| it.ruling.is_some());
        self.ruled += decided.count();
        let mut proved = Vec::new();
        for entry in Entry::all(article, body) {
            match entry.repair.certainty {
                Certainty::Open => self.open.add(&entry),
                Certainty::Likely => self.likely.add(&entry),
                Certainty::Proved => proved.push(entry),
            }
        }
        self.proved.add(number, article, &proved);
    }

    /// The page; `near` are the articles that are nearly the same.
    pub(crate) fn finish(self, title: &str, near: &[NearPair]) -> String {
        let mut page = Page::new(title);
        page.line(&format!(
            "Repairs in {} articles: {} open, {} likely, {} proved; {} decided by an editor.",
            self.repaired, self.open.count, self.likely.count, self.proved.count, self.ruled
        ));
        self.open.write("Open: nothing was put", &mut page);
        self.likely.write("Likely", &mut page);
        write_near(near, &mut page);
        self.proved.write(&mut page);
        page.finish()
    }
}

impl Doubtful {
    fn add(&mut self, entry: &Entry<'_>) {
        self.count += 1;
        let list = match entry.repair.ruling {
            Some(_) => &mut self.decided,
            None => &mut self.undecided,
        };
        if list.len() < DOUBTFUL {
            list.push(entry.html());
        }
    }

    /// What was decided already comes last.
    fn write(&self, head: &str, page: &mut Page) {
        page.section(head, self.count);
        let entries = self.undecided.iter().chain(&self.decided);
        for entry in entries.take(DOUBTFUL) {
            page.put(entry);
        }
        page.left_out(self.count.saturating_sub(DOUBTFUL));
    }
}

impl Proved {
    fn add(&mut self, number: u32, article: &Article, entries: &[Entry<'_>]) {
        self.count += entries.len();
        let key = (Reverse(entries.len()), number);
        let beyond = |last: &(Reverse<usize>, u32)| self.shown >= PROVED_IN_ALL && key > *last;
        if entries.is_empty() || self.articles.keys().next_back().is_some_and(beyond) {
            return;
        }
        let shown = Shown {
            name: page::name(article),
            entries: entries.iter().take(PROVED).map(Entry::html).collect(),
        };
        self.shown += shown.entries.len();
        self.articles.insert(key, shown);
        // The last ones go when the others fill the page.
        while let Some(last) = self.articles.last_entry() {
            let left = self.shown - last.get().entries.len();
            if left < PROVED_IN_ALL {
                break;
            }
            self.shown = left;
            last.remove();
        }
    }

    fn write(&self, page: &mut Page) {
        page.section("Proved", self.count);
        let (mut room, mut named) = (PROVED_IN_ALL, 0);
        for ((Reverse(count), _), Shown { name, entries }) in &self.articles {
            named += count;
            page.open_article(name, *count);
            let shown = entries.len().min(room);
            for entry in entries.iter().take(shown) {
                page.put(entry);
            }
            room -= shown;
            page.left_out(count - shown);
            page.close_article();
        }
        page.left_out(self.count - named);
    }
}

/// The articles that are nearly the same, each pair once.
fn write_near(pairs: &[NearPair], page: &mut Page) {
    page.section("Nearly the same", pairs.len());
    for pair in pairs.iter().take(DOUBTFUL) {
        let (id, other) = (escaped(&pair.id), escaped(&pair.other));
        let share = f64::from(pair.share) / 10.0;
        page.line_of_html(&format!(
            "<code>{id}</code> and <code>{other}</code> share {share:.1} % of their wording."
        ));
    }
    page.left_out(pairs.len().saturating_sub(DOUBTFUL));
}
