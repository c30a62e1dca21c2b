//! The table that comes of it.

use std::fs;
use std::path::Path;

use super::archive::Archive;
use super::query::Query;
use super::{Measured, as_float};

/// Where the table stands in the documentation: between this line and the next heading.
const HEADING: &str = "### Measured side by side\n";

/// The figures of both, with what was measured.
pub(super) fn table(
    archive: &Archive,
    queries: &[Query],
    truth: &[Vec<u32>],
    ours: &Measured,
    theirs: &Measured,
) -> String {
    let mb = |bytes: f64| format!("{:.1} MB", bytes / 1e6);
    let kb = |bytes: f64| format!("{:.0} KB", bytes / 1e3);
    let ms = |time: f64| format!("{time:.1} ms");
    let share = |share: f64| format!("{share:.3}");
    let folded = as_float(archive.bytes());
    let whole = |it: &Measured| half(&it.opening) + half(&it.searching);
    let mut text = format!(
        "{} articles, {} of folded text, {} queries.\n\n| | this project | Pagefind {} | ratio |\n|---|---|---|---|\n",
        archive.articles.len(),
        mb(folded),
        queries.len(),
        xtask::tool::PAGEFIND,
    );
    let mut row = |name: &str, show: &dyn Fn(f64) -> String, of: &dyn Fn(&Measured) -> f64| {
        let (us, them) = (of(ours), of(theirs));
        let line = format!(
            "| {name} | {} | {} | {:.3} |\n",
            show(us),
            show(them),
            us / them
        );
        text.push_str(&line);
    };
    row("bytes before the first result", &kb, &whole);
    row("of these the program and its page", &kb, &|it| {
        half(&it.opening) - half(&it.listing)
    });
    row("of these what is known of all articles", &kb, &|it| {
        half(&it.listing)
    });
    row("of these for the query", &kb, &|it| half(&it.searching));
    row("time to the first result", &ms, &|it| half(&it.first));
    row("a query for the first time, half", &ms, &|it| {
        half(&it.cold)
    });
    row("a query for the first time, 95 of 100", &ms, &|it| {
        most(&it.cold)
    });
    row("warm, half", &ms, &|it| half(&it.warm));
    row("warm, 95 of 100", &ms, &|it| most(&it.warm));
    row("warm, in the search alone, half", &ms, &|it| {
        half(&it.engine)
    });
    row("warm, in the search alone, 95 of 100", &ms, &|it| {
        most(&it.engine)
    });
    row("warm, nothing drawn, half", &ms, &|it| half(&it.alone));
    row("warm, nothing drawn, 95 of 100", &ms, &|it| most(&it.alone));
    row("fetched for all queries", &mb, &|it| it.fetched);
    row("index", &mb, &|it| it.index);
    row("index, of the folded text", &share, &|it| it.index / folded);
    row("index and texts", &mb, &|it| it.site);
    row("recall", &share, &|it| scores(queries, truth, it, None).0);
    row("precision", &share, &|it| {
        scores(queries, truth, it, None).1
    });
    text + &by_kind(queries, truth, ours, theirs)
}

/// What was found of every kind of query.
fn by_kind(queries: &[Query], truth: &[Vec<u32>], ours: &Measured, theirs: &Measured) -> String {
    let share = |share: f64| format!("{share:.3}");
    let head = "\n| queries | | recall | precision | recall of Pagefind | its precision |\n|---|---|---|---|---|---|\n";
    let mut kinds: Vec<_> = queries.iter().map(|it| it.kind).collect();
    kinds.dedup();
    let mut lines = vec![head.to_owned()];
    for kind in kinds {
        let count = queries.iter().filter(|it| it.kind == kind).count();
        let (us, them) = (
            scores(queries, truth, ours, Some(kind)),
            scores(queries, truth, theirs, Some(kind)),
        );
        let [a, b, c, d] = [us.0, us.1, them.0, them.1].map(share);
        lines.push(format!("| {kind} | {count} | {a} | {b} | {c} | {d} |\n"));
    }
    lines.concat()
}

/// Recall and precision, each the mean over the queries of a kind. A query that finds nothing where
/// there is nothing is right.
fn scores(
    queries: &[Query],
    truth: &[Vec<u32>],
    measured: &Measured,
    kind: Option<&str>,
) -> (f64, f64) {
    let (mut recall, mut precision, mut count) = (0.0, 0.0, 0.0);
    for ((query, truth), found) in queries.iter().zip(truth).zip(&measured.found) {
        if kind.is_some_and(|kind| kind != query.kind) {
            continue;
        }
        let right = found.iter().filter(|it| truth.binary_search(it).is_ok());
        let right = as_float(right.count());
        let of = |all: &[u32]| {
            if all.is_empty() {
                1.0
            } else {
                right / as_float(all.len())
            }
        };
        recall += of(truth);
        precision += of(found);
        count += 1.0;
    }
    (recall / count, precision / count)
}

/// The time or size that half of them stay under.
pub(super) fn half(all: &[f64]) -> f64 {
    at(all, 50)
}

/// The time that 95 of 100 stay under.
pub(super) fn most(all: &[f64]) -> f64 {
    at(all, 95)
}

fn at(all: &[f64], hundredths: usize) -> f64 {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(sorted.len() - 1) * hundredths / 100]
}

/// Puts the table in place of the one that was there.
pub(super) fn write(file: &Path, table: &str) {
    put(file, HEADING, table);
}

/// Puts a table under its heading in place of the one that was there.
pub(super) fn put(file: &Path, heading: &str, table: &str) {
    let text = fs::read_to_string(file).expect("the documentation");
    let (before, after) = text.split_once(heading).expect("the heading of the table");
    // Another table may follow under a heading of its own.
    let end = after.find("\n#").expect("a heading after it");
    let (_, after) = after.split_at(end);
    fs::write(file, format!("{before}{heading}\n{table}{after}")).expect("the documentation");
}
