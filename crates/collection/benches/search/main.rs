//! How large an index is, how fast it is made, and how fast it answers, beside plain baselines in the
//! same run: gzip of the same text, `str::contains` over the folded texts, and other codes for the
//! same postings.
//!
//! `cargo bench -p collection --bench search -- FOLDER` takes the bundle in a folder, as `duizhao build`
//! makes it of a corpus of `cargo xtask corpus`; without one, or with a number, so many articles are
//! made of the words of the sample pages.

#![expect(
    clippy::disallowed_methods,
    reason = "benchmarks read files and the clock"
)]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "benchmarks may fail aloud, and print shares"
)]

mod codes;
mod corpus;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use bundle::{Bundle, Part, PartKind};
use collection::{
    Answer, Engine, Filter, Gap, IndexBuilder, Listing, Question, Sort, Sought, StoredRun, Window,
    merge,
};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Queries of each kind.
const QUERIES: usize = 25;
/// Turns of each query.
const TURNS: usize = 5;

fn main() {
    let mut bundle = corpus::bundle();
    let texts: Vec<String> = bundle.articles.iter().map(corpus::folded).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {bytes} bytes of folded text", texts.len());
    codes::compare(&texts);

    let start = Instant::now();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::new(6));
    for text in &texts {
        gzip.write_all(text.as_bytes()).expect("memory takes it");
    }
    let zipped = gzip.finish().expect("memory takes it").len();
    let by_gzip = start.elapsed().as_secs_f64();

    let start = Instant::now();
    let mut files = BTreeMap::new();
    let root = index(&bundle, &mut files);
    let by_us = start.elapsed().as_secs_f64();
    let mb = bytes as f64 / 1e6;
    let own: usize = files.values().map(Vec::len).sum();
    println!(
        "index {} bytes in {} files, {:.3} of the text; made at {:.1} MB/s on one core, gzip -6 ({:.3} of the text) at {:.1}",
        own + root.len(),
        files.len(),
        own as f64 / bytes as f64,
        mb / by_us,
        zipped as f64 / bytes as f64,
        mb / by_gzip,
    );
    bundle.parts.push(Part {
        path: "root".to_owned(),
        bytes: root.len() as u64,
        unpacked: None,
        sha256: "0".repeat(64),
        kind: PartKind::Index,
    });
    let split = bundle::write_split(&bundle, 512 << 10, &sha256);
    let mut engine = Engine::new();
    engine.open(&split.manifest).expect("the bundle opens");
    let mut desk = Desk {
        engine,
        parts: std::iter::once(root)
            .chain(split.parts.into_iter().map(|(_, bytes)| bytes))
            .collect(),
        files,
        read: 0,
        n_read: 0,
    };
    desk.facets();
    for (kind, queries) in corpus::queries(&texts, QUERIES) {
        desk.run(kind, &queries, &texts);
    }
    println!(
        "kept {} bytes of the index after all of them",
        desk.engine.kept_bytes()
    );
    if texts.len() <= 2_000 {
        scan(&bundle, &texts);
    }
}

/// Makes an index of all articles; gives its root.
fn index(bundle: &Bundle, files: &mut BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut builder = IndexBuilder::new(0);
    let mut runs = Vec::new();
    for article in &bundle.articles {
        let body = article.body.here().expect("texts are here");
        runs.extend(builder.add(article, body).map(StoredRun::from));
    }
    runs.push(StoredRun::from(builder.finish()));
    let mut sink = |path: &str, bytes: &[u8]| {
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    };
    merge(runs, &sha256, &mut sink).expect("memory takes it").0
}

fn sha256(bytes: &[u8]) -> String {
    let hex = |bits: u8| char::from_digit(u32::from(bits), 16).expect("four bits");
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .flat_map(|byte| [hex(byte >> 4), hex(byte & 15)])
        .collect()
}

/// An engine, and the files it may ask for.
struct Desk {
    engine: Engine,
    parts: Vec<Vec<u8>>,
    files: BTreeMap<String, Vec<u8>>,
    read: usize,
    n_read: usize,
}

impl Desk {
    fn ask(&self, query: &str) -> Listing {
        list(&self.engine, query)
    }

    /// Asks and supplies until the answer is complete.
    fn complete(&mut self, query: &str) -> Listing {
        loop {
            let listing = self.ask(query);
            let Some(found) = &listing.found else {
                return listing;
            };
            let mut more = false;
            for gap in &found.gaps {
                match gap {
                    Gap::Part(part) => {
                        let bytes = &self.parts[*part as usize];
                        self.engine.supply(*part, bytes).expect("it is sound");
                        (self.read, self.n_read) = (self.read + bytes.len(), self.n_read + 1);
                        more = true;
                    }
                    Gap::Index(path) => {
                        let bytes = &self.files[path];
                        (self.read, self.n_read) = (self.read + bytes.len(), self.n_read + 1);
                        more |= self.engine.supply_file(path, bytes);
                    }
                    Gap::Damaged(path) => unreachable!("{path}"),
                }
            }
            if !more {
                return listing;
            }
        }
    }

    /// The time of a list with all its counts, when no query is asked.
    fn facets(&self) {
        let times = times(20, || {
            black_box(self.ask(""));
        });
        println!(
            "a list with all counts, no query: {:.2} ms",
            times[times.len() / 2]
        );
    }

    fn run(&mut self, kind: &str, queries: &[String], texts: &[String]) {
        let (mut cold, mut warm, mut plain) = (Vec::new(), Vec::new(), Vec::new());
        let (before, n_before) = (self.read, self.n_read);
        let (mut found, mut wrong) = (0, 0);
        for query in queries {
            let typed = format!("\"{query}\"");
            let start = Instant::now();
            let listing = self.complete(&typed);
            cold.push(start.elapsed().as_secs_f64() * 1e3);
            let mut turn = 0;
            warm.extend(times(TURNS, || {
                // Another query each time, so that none is answered from memory.
                turn += 1;
                black_box(self.ask(&format!("{typed}{}", " ".repeat(turn))));
            }));
            let mut expected = 0;
            plain.extend(times(1, || {
                expected = texts
                    .iter()
                    .filter(|text| text.contains(query.as_str()))
                    .count();
            }));
            found += listing.total;
            wrong += usize::from(listing.total as usize != expected);
        }
        // The time that so many in a hundred stay under.
        let p = |times: &mut Vec<f64>, hundredths: usize| {
            times.sort_by(f64::total_cmp);
            times[(times.len() - 1) * hundredths / 100]
        };
        println!(
            "{kind:24} {found:7} found, {wrong} wrong; warm p50 {:6.2} p95 {:6.2} ms; cold p95 {:6.2}; \
             contains p50 {:7.2}; {} KB in {} files",
            p(&mut warm, 50),
            p(&mut warm, 95),
            p(&mut cold, 95),
            p(&mut plain, 50),
            (self.read - before) / 1000,
            self.n_read - n_before
        );
    }
}

/// Without an index, in the one-file form.
fn scan(bundle: &Bundle, texts: &[String]) {
    let whole = Bundle {
        parts: Vec::new(),
        ..bundle.clone()
    };
    let mut engine = Engine::new();
    engine
        .open(&bundle::write_one(&whole))
        .expect("the bundle opens");
    let first = times(1, || {
        black_box(list(&engine, "开始"));
    });
    println!(
        "looking through everything, first query: {:.1} ms",
        first[0]
    );
    for (kind, queries) in corpus::queries(texts, QUERIES) {
        let mut all: Vec<f64> = Vec::new();
        for query in &queries {
            all.extend(times(1, || {
                black_box(list(&engine, &format!("\"{query}\"")));
            }));
        }
        all.sort_by(f64::total_cmp);
        println!(
            "looking through everything, {kind}: p50 {:.2} ms",
            all[all.len() / 2]
        );
    }
}

fn list(engine: &Engine, query: &str) -> Listing {
    let question = Question::List {
        filter: Filter {
            query: query.to_owned(),
            ..Filter::default()
        },
        sort: Sort::Relevance,
        window: Window {
            first: 0,
            count: 20,
        },
        sought: Sought::default(),
    };
    match engine.answer(&question) {
        Answer::Listing(listing) => *listing,
        other => unreachable!("{other:?}"),
    }
}

/// Milliseconds of so many turns, shortest first.
fn times(turns: usize, mut turn: impl FnMut()) -> Vec<f64> {
    let mut times: Vec<f64> = (0..turns)
        .map(|_| {
            let start = Instant::now();
            turn();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}
