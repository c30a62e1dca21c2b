//! Search side by side with Pagefind: the same texts, the same queries, one server, one browser.
//!
//! `cargo xtask bench search` prepares a folder and starts this; `docs/search.md` says how each figure
//! is taken, and gets the table.

mod archive;
mod convert;
mod growth;
mod ours;
mod pagefind;
mod plot;
mod query;
mod table;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::place;
use xtask::server::{Server, Site};

use self::archive::Archive;
use self::query::Query;
use crate::catcher::Catcher;
use crate::driver::Driver;

/// How many first visits are measured of each.
const VISITS: usize = 5;

/// How often all queries are asked again once everything they need has come.
const TURNS: usize = 2;

/// What was measured of one of the two.
#[derive(Debug, Default)]
struct Measured {
    /// Bytes of the page and of what is opened before anything is searched, as a server sends them.
    opening: Vec<f64>,
    /// Of these, those of what is known of all articles.
    listing: Vec<f64>,
    /// Bytes that come on top before the first result.
    searching: Vec<f64>,
    /// From going to the page to the first result, in milliseconds.
    first: Vec<f64>,
    /// Answers when a query is asked for the first time, in milliseconds.
    cold: Vec<f64>,
    /// Answers to queries that were asked before, in milliseconds.
    warm: Vec<f64>,
    /// Bytes fetched for all queries together.
    fetched: f64,
    /// Of the warm answers, what is spent in the search itself: for the page of this project from the
    /// question's going to the worker to the answer's coming back.
    engine: Vec<f64>,
    /// The same where nothing is drawn: the worker is asked while the page rests. Of Pagefind, whose page draws
    /// nothing, these are the warm answers.
    alone: Vec<f64>,
    /// For every query the articles found.
    found: Vec<Vec<u32>>,
    /// Bytes of the index on the server.
    index: f64,
    /// Bytes of the index and the texts on the server.
    site: f64,
}

/// What a worker runs before its own script, and the page as well: it keeps the memory of the programs that are
/// started, and a worker tells how large that is when it is asked.
const PROBE: &str = "
    globalThis.memories = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...args) => {
        const made = await instantiate(...args);
        const { memory } = (made.instance ?? made).exports;
        if (memory) memories.push(memory);
        return made;
    };
    globalThis.sizes = () => memories.reduce((sum, it) => sum + it.buffer.byteLength, 0);
    if (!globalThis.document) {
        const channel = new BroadcastChannel('sizes');
        channel.onmessage = () => channel.postMessage(sizes());
    }
";

/// One of the two as a visitor meets it.
trait Peer {
    /// Its page, below the root of the server.
    fn page(&self, query: &str) -> String;

    /// What runs in the page before its own scripts.
    fn before(&self) -> &'static str;

    /// The body of a function that gives when the first result was there, in milliseconds since the
    /// visit began.
    fn first(&self) -> &'static str;

    /// The body of a function that asks a query and gives how long that took, in milliseconds, and how
    /// many articles were found or which.
    fn ask(&self, query: &str) -> String;

    /// The body of a function that asks so many queries again, so often, of the search alone; nothing where the page
    /// draws nothing anyway.
    fn again(&self, queries: usize, turns: usize) -> Option<String>;

    /// Whether a file is one that is opened whatever is searched.
    fn opens(&self, path: &str) -> bool;

    /// Whether a file is what is known of all articles.
    fn lists(&self, path: &str) -> bool;
}

/// What measures by this name, in a folder.
pub(crate) fn named(word: &OsStr) -> Option<fn(&Path)> {
    match word.to_str()? {
        "measure" => Some(run),
        "measure-convert" => Some(convert::run),
        "measure-growth" => Some(growth::run),
        _ => None,
    }
}

/// Measures in a folder that holds the site, and writes the table into the documentation.
fn run(folder: &Path) {
    let site = folder.join("site");
    let archive = Archive::read(&site.join("data"));
    let queries = query::queries(&archive);
    pagefind::index(&archive, folder, &site);
    let truth: Vec<_> = queries.iter().map(|it| archive.scan(&it.typed)).collect();
    let server = Server::start(Site::folder(&site), 0).expect("a port");
    let ours = measure(
        &ours::Ours::new(&site.join("data")),
        &server,
        &site,
        &queries,
        |counts| ours::found(&archive, &site.join("data"), &queries, counts),
    );
    let names = pagefind::names(&archive, &site);
    let theirs = measure(&pagefind::Pagefind, &server, &site, &queries, |found| {
        found
            .iter()
            .map(|it| pagefind::numbers(it, &names))
            .collect()
    });
    let sized = |measured: Measured, index: &[&str], texts: &[&str]| {
        let bytes = |names: &[&str]| {
            names
                .iter()
                .map(|name| below(&site.join(name)))
                .sum::<f64>()
        };
        let index = bytes(index);
        Measured {
            index,
            site: index + bytes(texts),
            ..measured
        }
    };
    let ours = sized(ours, &["data/index"], &["data/parts"]);
    let theirs = sized(theirs, &["pagefind/index"], &["pagefind/fragment"]);
    let table = table::table(&archive, &queries, &truth, &ours, &theirs);
    println!("{table}");
    table::write(&place::root().join("docs/search.md"), &table);
}

/// Visits, asks everything once and then again. `which` makes of what the page gives for every query
/// the articles it found.
fn measure(
    peer: &dyn Peer,
    server: &Server,
    site: &Path,
    queries: &[Query],
    which: impl FnOnce(&[Value]) -> Vec<Vec<u32>>,
) -> Measured {
    let mut measured = Measured::default();
    let pairs: Vec<_> = queries.iter().filter(|it| it.kind == query::PAIR).collect();
    for visit in 0..VISITS {
        let query = &pairs[visit * pairs.len() / VISITS].typed;
        let before = server.hits().len();
        let driver = visit_with(peer, server, query);
        let first = driver.eval(peer.first()).expect("a first result");
        let first = first.as_f64().expect("a time");
        let hits = asked_before(first, &driver, server, before);
        let (opening, searching): (Vec<_>, Vec<_>) = hits.iter().partition(|it| peer.opens(it));
        measured.first.push(first);
        let listing: Vec<_> = opening
            .iter()
            .copied()
            .filter(|it| peer.lists(it))
            .collect();
        measured.listing.push(sent(site, &listing));
        measured.opening.push(sent(site, &opening));
        measured.searching.push(sent(site, &searching));
    }
    let driver = visit_with(peer, server, &queries[0].typed);
    driver.eval(peer.first()).expect("a first result");
    let before = server.hits().len();
    let mut found = Vec::new();
    for turn in 0..=TURNS {
        for query in queries {
            let answer = driver.eval(&peer.ask(&query.typed));
            let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", query.typed));
            let ms = answer["ms"].as_f64().expect("a time");
            if turn == 0 {
                measured.cold.push(ms);
                found.push(answer["found"].clone());
            } else {
                measured.warm.push(ms);
                measured
                    .engine
                    .push(answer["engine"].as_f64().unwrap_or(ms));
            }
        }
    }
    measured.alone = match peer.again(queries.len(), TURNS) {
        Some(again) => {
            let times = driver.eval(&again).expect("times");
            let times = times.as_array().expect("times").iter();
            times.filter_map(Value::as_f64).collect()
        }
        None => measured.warm.clone(),
    };
    let hits: Vec<_> = server.hits().drain(before..).map(|hit| hit.path).collect();
    measured.fetched = sent(site, &hits.iter().collect::<Vec<_>>());
    drop(driver);
    measured.found = which(&found);
    measured
}

/// A browser with a fresh profile that has just gone to the page.
fn visit_with(peer: &dyn Peer, server: &Server, query: &str) -> Driver {
    // It refuses what a browser asks of other hosts, and ends with its process.
    let catcher = Catcher::start();
    let driver = Driver::start(Engine::Chromium, &catcher.address()).expect("Chromium");
    let source = [PROBE, peer.before()].concat();
    let before = json!({
        "cmd": "Page.addScriptToEvaluateOnNewDocument",
        "params": {"source": source},
    });
    driver
        .send("POST", "/goog/cdp/execute", &before)
        .expect("a script before the page's");
    let url = format!("{}{}", server.url(), peer.page(query));
    driver
        .send("POST", "/url", &json!({ "url": url }))
        .expect("the page");
    driver
}

/// The files that the server was asked for, of its hits from `from` on, but for those that the page began to
/// fetch after its first result.
fn asked_before(first: f64, driver: &Driver, server: &Server, from: usize) -> Vec<String> {
    let late = format!(
        "const begun = new Map();
         for (const {{ name, startTime }} of performance.getEntriesByType('resource')) {{
             const path = new URL(name).pathname;
             begun.set(path, Math.min(startTime, begun.get(path) ?? startTime));
         }}
         return [...begun].filter((it) => it[1] > {first}).map((it) => it[0]);"
    );
    let late = driver.eval(&late).expect("what was fetched");
    let late: Vec<&str> = late
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let hits = server
        .hits()
        .drain(from..)
        .map(|hit| hit.path)
        .collect::<Vec<_>>();
    hits.into_iter()
        .filter(|path| !late.contains(&path.as_str()))
        .collect()
}

/// The bytes of these files as they cross a network: what is text or a program with gzip, as servers
/// send it; what is packed already as it is.
fn sent(site: &Path, paths: &[&String]) -> f64 {
    let bytes = |path: &&String| {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_start_matches('/');
        let path = if path.is_empty() { "index.html" } else { path };
        let Ok(bytes) = fs::read(site.join(path)) else {
            return 0;
        };
        let ending = path.rsplit('.').next().unwrap_or_default();
        if ["html", "css", "js", "json", "wasm", "svg"].contains(&ending) {
            crate::archives::gzip(&bytes).len()
        } else {
            bytes.len()
        }
    };
    as_float(paths.iter().map(bytes).sum())
}

/// A query as it stands in an address.
fn encoded(query: &str) -> String {
    let bytes: Vec<_> = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}

/// The bytes of all files below a folder.
fn below(folder: &Path) -> f64 {
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    let mut total = 0_u64;
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                total += fs::metadata(&path).expect("a file").len();
            }
        }
    }
    as_float(usize::try_from(total).expect("a size"))
}

#[expect(clippy::cast_precision_loss, reason = "tables have three digits")]
const fn as_float(number: usize) -> f64 {
    number as f64
}
