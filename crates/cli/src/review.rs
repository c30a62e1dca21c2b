//! `report.html`: every repair of an archive, the doubtful first, for who decides about them.
//!
//! The page has no script, and what is quoted from pages is escaped. The same archive gives the
//! same bytes.

mod entry;
mod page;

use std::cmp::Reverse;

use bundle::{Article, Body, Bundle, Certainty};

use self::entry::Entry;
use self::page::{Page, escaped};

/// The name of the file beside the bundle.
pub(crate) const FILE: &str = "report.html";

/// How many repairs that are open or likely are shown one by one.
const DOUBTFUL: usize = 20_000;

/// How many proved ones are shown of each article: they are many and alike.
const PROVED: usize = 50;

/// How many proved ones are shown in all.
const PROVED_IN_ALL: usize = 5_000;

/// The report on a bundle that has its texts.
pub(crate) fn report(bundle: &Bundle) -> String {
    let mut page = Page::new(&bundle.about.title);
    let bodies = || {
        let articles = bundle.articles.iter();
        articles.filter_map(|article| Some((article, article.body.here()?)))
    };
    page.line(&summary(bodies()));
    for (certainty, head) in [
        (Certainty::Open, "Open: nothing was put"),
        (Certainty::Likely, "Likely"),
    ] {
        let mut entries: Vec<Entry<'_>> = bodies()
            .flat_map(|(article, body)| Entry::all(article, body))
            .filter(|entry| entry.repair.certainty == certainty)
            .collect();
        // What was decided already comes last.
        entries.sort_by_key(|entry| entry.repair.ruling.is_some());
        page.section(head, entries.len());
        for entry in entries.iter().take(DOUBTFUL) {
            page.put(&entry.html());
        }
        page.left_out(entries.len().saturating_sub(DOUBTFUL));
    }
    near(bundle, &mut page);
    proved(bodies(), &mut page);
    page.finish()
}

/// How many repairs there are, of which certainty.
fn summary<'a>(bodies: impl Iterator<Item = (&'a Article, &'a Body)>) -> String {
    let (mut repaired, mut ruled) = (0_usize, 0_usize);
    let mut counts = [
        (Certainty::Open, 0_usize, "open"),
        (Certainty::Likely, 0, "likely"),
        (Certainty::Proved, 0, "proved"),
    ];
    for (_, body) in bodies {
        repaired += usize::from(!body.repairs.is_empty());
        for repair in &body.repairs {
            ruled += usize::from(repair.ruling.is_some());
            for (certainty, count, _) in &mut counts {
                *count += usize::from(repair.certainty == *certainty);
            }
        }
    }
    let counts = counts.map(|(_, count, name)| format!("{count} {name}"));
    format!(
        "Repairs in {repaired} articles: {}; {ruled} decided by an editor.",
        counts.join(", ")
    )
}

/// The proved repairs, article by article, the most repaired first.
fn proved<'a>(bodies: impl Iterator<Item = (&'a Article, &'a Body)>, page: &mut Page) {
    let own = |(article, body)| {
        let entries = Entry::all(article, body);
        let proved = entries.filter(|entry| entry.repair.certainty == Certainty::Proved);
        (article, proved.collect::<Vec<_>>())
    };
    let mut articles: Vec<(&Article, Vec<Entry<'_>>)> = bodies.map(own).collect();
    articles.retain(|(_, entries)| !entries.is_empty());
    articles.sort_by_key(|(_, entries)| Reverse(entries.len()));
    page.section(
        "Proved",
        articles.iter().map(|(_, entries)| entries.len()).sum(),
    );
    let (mut room, mut hidden) = (PROVED_IN_ALL, 0);
    for (article, entries) in articles {
        let shown = entries.len().min(PROVED).min(room);
        room -= shown;
        if shown == 0 {
            hidden += entries.len();
            continue;
        }
        page.open_article(article, entries.len());
        for entry in entries.iter().take(shown) {
            page.put(&entry.html());
        }
        page.left_out(entries.len() - shown);
        page.close_article();
    }
    page.left_out(hidden);
}

/// The articles that are nearly the same, each pair once.
fn near(bundle: &Bundle, page: &mut Page) {
    let pairs: Vec<_> = crate::report::near(&bundle.articles).collect();
    page.section("Nearly the same", pairs.len());
    for pair in pairs.iter().take(DOUBTFUL) {
        let (id, other) = (escaped(pair.id), escaped(pair.other));
        let share = f64::from(pair.share) / 10.0;
        page.line_of_html(&format!(
            "<code>{id}</code> and <code>{other}</code> share {share:.1} % of their wording."
        ));
    }
    page.left_out(pairs.len().saturating_sub(DOUBTFUL));
}
