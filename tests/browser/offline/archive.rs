//! Journeys with archives that are kept by themselves, and with one that is kept only when asked.

use std::time::Duration;

use super::{kept, visit_and_keep};
use crate::archives;
use crate::built::Built;
use crate::journey::{Journey, journey};
use crate::visit::{MOUNT, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_small_archive_is_kept_by_itself),
    journey!(a_large_archive_is_kept_when_the_reader_asks),
    journey!(what_was_stopped_goes_on_where_it_was),
    journey!(a_part_that_cannot_be_had_is_told_and_got_later),
];

/// The page with the sample archive in many parts, and so many bytes besides in parts that no article
/// is in.
fn split(visit: &Visit, name: &str, besides: &[usize]) -> Built {
    let built = Built::new(visit, name);
    let (manifest, parts) = archives::split_sample();
    built.write("data/bundle.json", manifest);
    for (path, bytes) in parts {
        built.write(&format!("data/{path}"), bytes);
    }
    for (at, bytes) in besides.iter().enumerate() {
        let filling = vec![b'a' + u8::try_from(at).unwrap(); *bytes];
        let digest = archives::sha256(&filling);
        built.write(&format!("data/parts/{digest}.json"), filling);
    }
    built.seal();
    built
}

const MB: usize = 1024 * 1024;

/// Opens every article of the list without a server.
fn read_all(visit: &Visit) {
    visit.go_offline();
    visit.open("#/");
    visit.reload();
    visit.wait_for(".entry");
    let articles =
        visit.eval("return [...document.querySelectorAll('.entry h2 a')].map((a) => a.hash)");
    let articles: Vec<_> = articles
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|hash| hash.as_str())
        .collect();
    assert!(articles.len() > 20);
    for article in articles.iter().step_by(5) {
        visit.open(article);
        visit.wait_for("article.read p");
    }
}

fn a_small_archive_is_kept_by_itself(visit: &Visit) {
    visit_and_keep(visit, &split(visit, "small", &[]));
    visit.open("#/set");
    visit.wait_for("[data-kept=whole]");
    assert_eq!(visit.count("[data-kept] button"), 0);
    visit.shot("kept-1280");
    read_all(visit);
}

fn a_large_archive_is_kept_when_the_reader_asks(visit: &Visit) {
    let built = split(visit, "large", &[5 * MB, 4 * MB]);
    visit_and_keep(visit, &built);
    let parts = |visit: &Visit| {
        let asked = visit.requests();
        asked
            .iter()
            .filter(|path| path.contains("data/parts/"))
            .count()
    };
    assert_eq!(parts(visit), 0, "nobody asked for it");
    visit.open("#/set");
    visit.wait_for("[data-kept=part] button");
    visit.shot("kept-part-1280");
    visit.click("[data-kept=part] button");
    visit.wait_for("[data-kept=whole]");
    // The truth is in the cache, and what has gone from there is missed.
    visit.eval(
        "const cache = await caches.open('duizhao:/duizhao/:archive');
         await cache.delete((await cache.keys())[0]); duizhaoOffline.look()",
    );
    visit.wait_for("[data-kept=part]");
    let before = parts(visit);
    visit.click("[data-kept=part] button");
    visit.wait_for("[data-kept=whole]");
    assert_eq!(parts(visit), before + 1, "only what was missing is fetched");
    read_all(visit);
}

fn what_was_stopped_goes_on_where_it_was(visit: &Visit) {
    let built = split(visit, "stopped", &[9 * MB]);
    visit_and_keep(visit, &built);
    visit.change(|site| site.delay("data/parts/", Duration::from_millis(400)));
    visit.open("#/set");
    visit.click("[data-kept=part] button");
    visit.wait_for("[data-kept=getting] progress");
    visit.wait("+document.querySelector('[data-kept] progress').value > 0");
    visit.shot("kept-getting-1280");
    visit.click("[data-kept=getting] button");
    visit.wait_for("[data-kept=part]");
    let done = visit
        .eval("return +duizhaoOffline.state.split(' ')[1]")
        .as_f64()
        .unwrap();
    assert!(done > 0.0);
    visit.deploy(built.folder(), MOUNT);
    visit.reload();
    visit.wait_for("[data-kept=part]");
    assert_eq!(
        visit
            .eval("return +duizhaoOffline.state.split(' ')[1]")
            .as_f64(),
        Some(done)
    );
    visit.click("[data-kept=part] button");
    visit.wait_for("[data-kept=whole]");
}

fn a_part_that_cannot_be_had_is_told_and_got_later(visit: &Visit) {
    let built = split(visit, "missing", &[5 * MB, 4 * MB]);
    visit_and_keep(visit, &built);
    let part = std::fs::read_dir(built.folder().join("data/parts"))
        .unwrap()
        .flatten()
        .next()
        .unwrap();
    let part = format!("data/parts/{}", part.file_name().to_string_lossy());
    for damaged in [Vec::new(), b"<!DOCTYPE html>".to_vec()] {
        visit.change(|site| site.put(&part, damaged.clone()));
        visit.open("#/set");
        // To its end: what is on screen may still be what came of the time before.
        visit.eval("await duizhaoOffline.get()");
        visit.wait_for("[data-kept=broken]");
    }
    visit.shot("kept-broken-1280");
    visit.deploy(built.folder(), MOUNT);
    visit.click("[data-kept=broken] button");
    visit.wait_for("[data-kept=whole]");
    kept(visit);
    drop(visit.take_problems());
}
