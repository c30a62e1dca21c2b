//! How search grows with an archive: the page alone, on archives of several sizes.
//!
//! `cargo xtask bench growth` prepares a folder with one site for each size and starts this;
//! `docs/search.md` says how each figure is taken, and gets the table, `docs/growth.svg` the plot.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use xtask::engine::Engine;
use xtask::place;
use xtask::server::{Server, Site};

use super::archive::Archive;
use super::ours::Ours;
use super::query::{self, Query};
use super::table::{half, most};
use super::{PROBE, Peer, as_float, asked_before, below, ours, plot, sent, table, visit_with};
use crate::catcher::Catcher;
use crate::driver::Driver;

/// How many first visits are measured of each size.
const VISITS: usize = 3;

/// Of the queries of each kind, every so many is asked.
const EVERY: usize = 3;

/// How often all of them are asked again once everything they need has come, and what is chosen in facets, of
/// which there is less.
const TURNS: usize = 2;
const MORE_TURNS: usize = 10;

/// What is chosen in facets; addresses of any archive of `cargo xtask corpus`.
const CHOICES: [&str; 8] = [
    "script=hant",
    "script=hans",
    "place=CN-GX",
    "place=CN-GX,CN-BJ,CN-SH",
    "y=2004-2012",
    "script=hant&y=2010-2020",
    "place=CN-BJ&script=hans",
    "",
];

/// Where the table stands in the documentation.
const HEADING: &str = "### How it grows\n";

/// What was measured of an archive.
#[derive(Debug, Default)]
pub(super) struct Grown {
    pub(super) articles: f64,
    /// Bytes of the folded texts.
    folded: f64,
    /// Bytes before the first result, without the program and the page.
    pub(super) bytes: Vec<f64>,
    /// Those of the program and the page.
    program: Vec<f64>,
    /// Until the first result, in milliseconds.
    pub(super) first: Vec<f64>,
    /// Answers for the first time, in milliseconds.
    cold: Vec<f64>,
    /// The worker's answers to what was asked before, from the question's going to it to the answer's coming.
    pub(super) warm: Vec<f64>,
    /// The same where facets are chosen and nothing is searched.
    pub(super) facets: Vec<f64>,
    /// The longest task of the page while words are typed, in milliseconds; 0 where none has 50.
    typing: f64,
    /// Memory of the process of the page and its workers, less that of an empty page, in bytes.
    pub(super) memory: f64,
    /// Of it the memory of both programs, and the objects that the browser counts to the page and its worker.
    pub(super) heap: f64,
    /// Bytes of the index, and of all that lies there.
    index: f64,
    site: f64,
    /// Whether everything found was right and nothing was left out.
    right: bool,
}

/// Measures every site in a folder, and writes the table and the plot into the documentation.
pub(super) fn run(folder: &Path) {
    let mut sizes: Vec<u64> = fs::read_dir(folder)
        .expect("the folder")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    sizes.sort_unstable();
    let of = |size: &u64| measure(&folder.join(size.to_string()).join("site"));
    let all: Vec<Grown> = sizes.iter().map(of).collect();
    let table = tell(&all);
    println!("{table}");
    let docs = place::root().join("docs");
    table::put(&docs.join("search.md"), HEADING, &table);
    fs::write(docs.join("growth.svg"), plot::plot(&all)).expect("the documentation");
}

fn measure(site: &Path) -> Grown {
    let archive = Archive::read(&site.join("data"));
    let all = query::queries(&archive);
    let queries: Vec<Query> = all.into_iter().step_by(EVERY).collect();
    let peer = Ours::new(&site.join("data"));
    let server = Server::start(probed(site), 0).expect("a port");
    let mut grown = Grown {
        articles: as_float(archive.articles.len()),
        folded: as_float(archive.bytes()),
        index: below(&site.join("data/index")),
        site: below(&site.join("data")),
        ..Grown::default()
    };
    grown.visit(site, &server, &peer, &queries);
    let found = grown.ask_all(&server, &peer, &queries);
    let found = ours::found(&archive, &site.join("data"), &queries, &found);
    let truth = queries.iter().map(|it| archive.scan(&it.typed));
    grown.right = truth.zip(&found).all(|(truth, found)| truth == *found);
    grown
}

/// The site with a worker that tells how large the memory of its program is.
fn probed(folder: &Path) -> Site {
    let mut site = Site::folder(folder);
    // Without these a browser does not count the memory of a page.
    site.send_header("Cross-Origin-Opener-Policy", "same-origin");
    site.send_header("Cross-Origin-Embedder-Policy", "require-corp");
    let files = fs::read_dir(folder).expect("the site");
    let names = files.filter_map(|it| it.ok()?.file_name().into_string().ok());
    for name in names.filter(|it| it.starts_with("worker-")) {
        let script = fs::read_to_string(folder.join(&name)).expect("the worker");
        site.put(&name, [PROBE, &script].concat());
    }
    site
}

impl Grown {
    /// Visits the page for the first time, several times, each time with a fresh browser.
    fn visit(&mut self, site: &Path, server: &Server, peer: &Ours, queries: &[Query]) {
        let pairs: Vec<_> = queries.iter().filter(|it| it.kind == query::PAIR).collect();
        for visit in 0..VISITS {
            let before = server.hits().len();
            let driver = visit_with(peer, server, &pairs[visit % pairs.len()].typed);
            let first = driver.eval(peer.first()).expect("a first result");
            let first = first.as_f64().expect("a time");
            self.first.push(first);
            let hits = asked_before(first, &driver, server, before);
            let of_archive = |path: &&String| path.starts_with("/data/");
            let (data, program): (Vec<_>, Vec<_>) = hits.iter().partition(of_archive);
            self.bytes.push(sent(site, &data));
            self.program.push(sent(site, &program));
        }
    }

    /// Asks everything in one visit, and gives what was found.
    fn ask_all(&mut self, server: &Server, peer: &Ours, queries: &[Query]) -> Vec<Value> {
        let empty = {
            let catcher = Catcher::start();
            let _driver = Driver::start(Engine::Chromium, &catcher.address()).expect("Chromium");
            sleep(Duration::from_secs(2));
            memory()
        };
        let driver = visit_with(peer, server, &queries[0].typed);
        driver.eval(peer.first()).expect("a first result");
        let mut found = Vec::new();
        for query in queries {
            let answer = ask(&driver, &peer.ask(&query.typed));
            self.cold.push(answer["ms"].as_f64().expect("a time"));
            found.push(answer["found"].clone());
        }
        for choice in CHOICES {
            ask(&driver, &peer.choose(choice));
        }
        let again = |from, count, turns| {
            let times = ask(&driver, &ours::again(from, count, turns));
            let times = times.as_array().expect("times").iter();
            times.filter_map(Value::as_f64).collect()
        };
        self.warm = again(0, queries.len(), TURNS);
        self.facets = again(queries.len(), CHOICES.len(), MORE_TURNS);
        let typed: Vec<&str> = queries.iter().map(|it| &*it.typed).take(20).collect();
        self.typing = ask(&driver, &ours::typing(&typed))
            .as_f64()
            .expect("a time");
        self.memory = memory() - empty;
        let heap = ask(&driver, HEAP);
        let heap: Vec<f64> = heap
            .as_array()
            .expect("sizes")
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        println!("memory of the page's program, of the worker's, objects: {heap:?}");
        self.heap = heap.iter().sum();
        found
    }
}

/// The body of a function that gives the bytes of the memory of the program of the page, of that of the worker, and
/// what the browser counts besides: objects of page and worker, and the document.
const HEAP: &str = "
    const channel = new BroadcastChannel('sizes');
    const answered = new Promise((then) => { channel.onmessage = ({ data }) => then(data); });
    channel.postMessage('');
    const worker = await answered;
    const { bytes } = await performance.measureUserAgentSpecificMemory();
    return [sizes(), worker, bytes];
";

fn ask(driver: &Driver, body: &str) -> Value {
    driver.eval(body).unwrap_or_else(|error| panic!("{error}"))
}

/// Memory of all processes that draw pages and run their workers, shared memory divided, in bytes.
fn memory() -> f64 {
    let processes = fs::read_dir("/proc").expect("Linux").filter_map(Result::ok);
    let of = |process: fs::DirEntry| {
        let command = fs::read(process.path().join("cmdline")).ok()?;
        if !String::from_utf8_lossy(&command).contains("--type=renderer") {
            return None;
        }
        let told = fs::read_to_string(process.path().join("smaps_rollup")).ok()?;
        let line = told.lines().find(|line| line.starts_with("Pss:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    processes.filter_map(of).sum::<f64>() * 1024.0
}

fn tell(all: &[Grown]) -> String {
    let mut lines = Vec::new();
    let mut row = |name: &str, of: &dyn Fn(&Grown) -> String| {
        let values: Vec<String> = all.iter().map(of).collect();
        lines.push(format!("| {name} | {} |\n", values.join(" | ")));
    };
    row("articles", &|it| it.articles.to_string());
    let kb = |bytes: f64| format!("{:.0} KB", bytes / 1e3);
    let mb = |bytes: f64| format!("{:.1} MB", bytes / 1e6);
    let ms = |time: f64| format!("{time:.1} ms");
    row("folded text", &|it| mb(it.folded));
    row("fetched before the first result, of the archive", &|it| {
        kb(half(&it.bytes))
    });
    row("program and page before that", &|it| kb(half(&it.program)));
    row("time to the first result", &|it| ms(half(&it.first)));
    row("a query for the first time, half", &|it| ms(half(&it.cold)));
    row("a query for the first time, 95 of 100", &|it| {
        ms(most(&it.cold))
    });
    row("warm, in the worker, half", &|it| ms(half(&it.warm)));
    row("warm, in the worker, 95 of 100", &|it| ms(most(&it.warm)));
    row("facets with all counts, in the worker, half", &|it| {
        ms(half(&it.facets))
    });
    row("facets with all counts, in the worker, 95 of 100", &|it| {
        ms(most(&it.facets))
    });
    row(
        "longest task of the page while typing",
        &|it| match it.typing {
            0.0 => "under 50 ms".to_owned(),
            time => ms(time),
        },
    );
    row(
        "heap after all queries: memory of both programs, objects",
        &|it| mb(it.heap),
    );
    row("memory of the process then, less an empty page", &|it| {
        mb(it.memory)
    });
    row("index", &|it| mb(it.index));
    row("index, of the folded text", &|it| {
        format!("{:.3}", it.index / it.folded)
    });
    row("all that lies on the server", &|it| mb(it.site));
    row("all found and nothing else", &|it| {
        if it.right { "yes" } else { "no" }.to_owned()
    });
    lines.insert(1, ["|---", &"|---".repeat(all.len()), "|\n"].concat());
    lines.concat()
}
