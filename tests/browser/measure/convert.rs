//! Conversion side by side with opencc-js: the same texts, one server, one browser, each in a page of
//! its own.
//!
//! `cargo xtask bench convert` starts this; `docs/conversion.md` says how each figure is taken, and
//! gets the table.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use collection::{Draft, DraftRow, Line, Lines, Quotes, RowKind, Ruby, Writing, wire};
use hanzi::Config;
use serde::Serialize;
use serde_json::{Value, json};
use xtask::corpus::{Charset, Corpus, SEED};
use xtask::engine::Engine;
use xtask::server::{Server, Site};
use xtask::{place, tool};

use super::table;
use crate::catcher::Catcher;
use crate::driver::Driver;

/// Where the table stands in the documentation.
const HEADING: &str = "### Beside opencc-js in Chromium\n";

/// What is measured: ours, what opencc-js calls it, and what the program does.
const CASES: [(Config, &str, &str, Work); 4] = [
    (Config::S2t, "cn", "t", Work::Lines),
    (Config::S2tw, "cn", "tw", Work::Lines),
    (Config::S2twp, "cn", "twp", Work::Sides),
    (Config::T2s, "t", "cn", Work::Lines),
];

/// The texts: a name, and how much of it, in characters.
const TEXTS: [(&str, usize); 2] = [("50,000 characters", 50_000), ("1 MB", 340_000)];

/// Stands for the text in an errand; shorter than 128 bytes, so that one byte before it has its length.
const HERE: &str = "THE TEXT STANDS HERE";

/// What our program is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    /// The text in the other script, as lists and articles are shown; from a string of JavaScript to
    /// another.
    Lines,
    /// Both texts with what became what and where to look twice, as 對照 shows them.
    Sides,
}

/// What the engine says to the program that converts: the same variants in the same order as
/// `src/browser/engine/message.rs` has them.
#[derive(Serialize)]
enum Errand {
    Table { table: &'static str },
    Write { ticket: u32, draft: Draft },
    Lines(Lines),
}

/// The page of this project's program.
const OURS: &str = "<!doctype html><meta charset=\"utf-8\"><script>
const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const prepare = async ({ tables, before, after, decoded }) => {
    const { default: init, answer } = await import('./converter.js');
    await init({ module_or_path: './converter.wasm' });
    for (const [errand, path] of tables) answer(new Uint8Array(errand), await bytes(path));
    const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
    const length = (n) => {
        const to = [];
        for (; n > 127; n >>>= 7) to.push(n & 127 | 128);
        return [...to, n];
    };
    return (text) => {
        const own = encoder.encode(text);
        const start = [...before, ...length(own.length)];
        const errand = new Uint8Array(start.length + own.length + after.length);
        errand.set(start);
        errand.set(own, start.length);
        errand.set(after, start.length + own.length);
        const reply = answer(errand, new Uint8Array());
        if (!decoded) return reply.length;
        let [at, size, shift, byte] = [3, 0, 0, 128];
        for (; byte > 127; shift += 7) {
            byte = reply[at++];
            size |= (byte & 127) << shift;
        }
        return decoder.decode(reply.subarray(at, at + size));
    };
};
</script>";

/// The page of opencc-js.
const THEIRS: &str = "<!doctype html><meta charset=\"utf-8\"><script>
const prepare = async ({ from, to }) => {
    const script = document.createElement('script');
    script.src = './opencc-js.js';
    await new Promise((then) => { script.onload = then; document.head.append(script); });
    return OpenCC.Converter({ from, to });
};
</script>";

/// Gets ready, converts a little, warms up and takes times.
const MEASURE: &str = "
    const text = await (await fetch(wish.text)).text();
    const begin = performance.now();
    const convert = await prepare(wish);
    convert('\u{6c49}');
    const ready = performance.now() - begin;
    let made;
    // A second, in which a browser compiles anew what is used often; it waits for that in between.
    while (performance.now() - begin < 1000 + ready) {
        made = convert(text);
        await new Promise((then) => setTimeout(then, 1));
    }
    const times = [];
    for (let turn = 0; turn < 25; turn++) {
        const begin = performance.now();
        convert(text);
        times.push(performance.now() - begin);
    }
    times.sort((one, other) => one - other);
    return { ready, best: times[0], half: times[12], made };
";

/// Measures in a folder of its own, and writes the table into the documentation.
pub(super) fn run(folder: &Path) {
    lay_out(folder);
    let server = Server::start(Site::folder(folder), 0).expect("a port");
    let mut text = String::from(
        "| text | | this project | half of the turns | opencc-js | half | times as fast | half | ready | opencc-js |\n|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, count) in TEXTS {
        for (config, from, to, work) in CASES {
            let file = format!(
                "{}-{count}.txt",
                if config == Config::T2s {
                    "hant"
                } else {
                    "hans"
                }
            );
            let ours = measured(&server, "ours.html", &our_wish(folder, config, work, &file));
            let theirs = json!({ "from": from, "to": to, "text": file });
            let theirs = measured(&server, "theirs.html", &theirs);
            if work == Work::Lines {
                check(&ours["made"], &theirs["made"], count);
            }
            let number = |it: &Value, field: &str| it[field].as_f64().expect("a time");
            let [us, them] = [&ours, &theirs].map(|it| number(it, "best"));
            let [our_half, their_half] = [&ours, &theirs].map(|it| number(it, "half"));
            let both = if work == Work::Sides {
                ", both sides"
            } else {
                ""
            };
            _ = writeln!(
                text,
                "| {name} | {config}{both} | {us:.1} ms | {our_half:.1} ms | {them:.1} ms | {their_half:.1} ms | {:.1} | {:.1} | {:.0} ms | {:.0} ms |",
                them / us,
                their_half / our_half,
                number(&ours, "ready"),
                number(&theirs, "ready"),
            );
        }
    }
    println!("{text}");
    table::put(&place::root().join("docs/conversion.md"), HEADING, &text);
    fs::remove_dir_all(folder).expect("what was made goes");
}

/// Puts pages, programs, tables and texts into a folder.
fn lay_out(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    let write = |name: &str, content: &[u8]| {
        fs::write(folder.join(name), content).expect("a file");
    };
    write("ours.html", OURS.as_bytes());
    write("theirs.html", THEIRS.as_bytes());
    let dist = place::dist();
    for (begin, end, name) in [
        ("duizhao-converter-", ".js", "converter.js"),
        ("duizhao-converter-", ".wasm", "converter.wasm"),
        ("tables/st-", ".bin", "st.bin"),
        ("tables/ts-", ".bin", "ts.bin"),
        ("tables/tw-", ".bin", "tw.bin"),
    ] {
        write(
            name,
            &fs::read(built(&dist, begin, end)).expect("a file of the page"),
        );
    }
    let theirs = fs::read(tool::opencc_js()).expect("opencc-js, which `cargo xtask bench` gets");
    write("opencc-js.js", &theirs);
    for (_, count) in TEXTS {
        write(
            &format!("hans-{count}.txt"),
            made_up(count, true).as_bytes(),
        );
        write(
            &format!("hant-{count}.txt"),
            made_up(count, false).as_bytes(),
        );
    }
}

/// A file of the built page by the beginning and the end of its path.
fn built(dist: &Path, begin: &str, end: &str) -> std::path::PathBuf {
    let (folder, begin) = begin.split_once('/').unwrap_or((".", begin));
    let entries = fs::read_dir(dist.join(folder)).expect("the built page");
    let mut paths = entries.map(|entry| entry.expect("an entry").path());
    let found = paths.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(begin) && name.ends_with(end)
    });
    found.expect("a file of the page")
}

/// Made-up pages of one script, one after the other, so many characters.
fn made_up(count: usize, is_hans: bool) -> String {
    let corpus = Corpus::new(SEED).expect("a corpus");
    let pages = (0..).map(|number| corpus.page(number));
    let mut text = String::new();
    let mut left = count;
    for page in pages.filter(|it| {
        it.is_hans == is_hans
            && it
                .path
                .rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "txt")
    }) {
        if page.charset != Charset::Utf8 || page.damage.is_some() {
            continue;
        }
        let page = String::from_utf8(page.bytes).expect("UTF-8");
        text.extend(page.chars().take(left));
        left = left.saturating_sub(page.chars().count());
        if left == 0 {
            break;
        }
    }
    text
}

/// What our page is told.
fn our_wish(folder: &Path, config: Config, work: Work, file: &str) -> Value {
    let tables = config.tables().iter().map(|&table| {
        assert!(folder.join(format!("{table}.bin")).is_file(), "{table}");
        let errand = wire::to_bytes(&Errand::Table { table }).expect("an errand");
        json!([errand, format!("{table}.bin")])
    });
    let tables: Vec<Value> = tables.collect();
    let to = match config {
        Config::S2t => Writing::Hant,
        Config::T2s => Writing::Hans,
        _ => Writing::HantTw,
    };
    let errand = match work {
        Work::Lines => Errand::Lines(Lines::new(to, vec![line()])),
        Work::Sides => Errand::Write {
            ticket: 1,
            draft: draft(to),
        },
    };
    let errand = wire::to_bytes(&errand).expect("an errand");
    let here = HERE.as_bytes();
    let at = errand
        .windows(here.len())
        .position(|it| it == here)
        .expect("the text of the errand");
    json!({
        "tables": tables,
        "before": errand[..at - 1],
        "after": errand[at + here.len()..],
        "decoded": work == Work::Lines,
        "text": file,
    })
}

fn line() -> Line {
    Line {
        text: HERE.to_owned(),
        places: Vec::new(),
        is_other: true,
        is_read: false,
    }
}

fn draft(to: Writing) -> Draft {
    Draft {
        from: Writing::Hans,
        to,
        words: true,
        context: false,
        quotes: Quotes::default(),
        rows: vec![DraftRow {
            kind: RowKind::Paragraph(1),
            text: HERE.to_owned(),
        }],
        rules: Vec::new(),
        choices: Vec::new(),
        hits: Vec::new(),
        ruby: Ruby::Off,
        run: None,
    }
}

/// What a page measures for a wish, in a browser of its own.
fn measured(server: &Server, page: &str, wish: &Value) -> Value {
    // It refuses what a browser asks of other hosts, and ends with its process.
    let catcher = Catcher::start();
    let driver = Driver::start(Engine::Chromium, &catcher.address()).expect("Chromium");
    let url = format!("{}{page}", server.url());
    driver
        .send("POST", "/url", &json!({ "url": url }))
        .expect("the page");
    let measured = driver.eval(&format!("const wish = {wish}; {MEASURE}"));
    measured.unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// Both did the work: all is there, and what they made is nearly the same. Their dictionaries are of
/// different years.
fn check(ours: &Value, theirs: &Value, count: usize) {
    let [ours, theirs] = [ours, theirs].map(|it| it.as_str().expect("a text"));
    assert_eq!(ours.chars().count(), count, "all is there");
    let differing = ours
        .chars()
        .zip(theirs.chars())
        .filter(|(one, other)| one != other);
    assert!(differing.count() < count / 50, "nearly the same");
}
