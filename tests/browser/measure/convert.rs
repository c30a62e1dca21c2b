//! Conversion side by side with opencc-js: the same texts, one server, one browser, each in a page of
//! its own.
//!
//! `cargo xtask bench convert` starts this; `docs/conversion.md` says how each figure is taken, and
//! gets the table.

mod texts;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use collection::{Draft, DraftRow, Line, Lines, Quotes, RowKind, Ruby, Writing, wire};
use hanzi::{Config, Options, Tables};
use serde::Serialize;
use serde_json::{Value, json};
use xtask::engine::Engine;
use xtask::server::{Server, Site};
use xtask::{place, tool};

use self::texts::Of;
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

/// The texts: a name, what of, and how much of it, in characters.
const TEXTS: [(&str, Of, usize); 3] = [
    ("prose, 150,000 characters", Of::Prose, 150_000),
    ("drawn words, 50,000 characters", Of::Drawn, 50_000),
    ("drawn words, 1 MB", Of::Drawn, 340_000),
];

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
    const errand = (text) => {
        const own = encoder.encode(text);
        const start = [...before, ...length(own.length)];
        const errand = new Uint8Array(start.length + own.length + after.length);
        errand.set(start);
        errand.set(own, start.length);
        errand.set(after, start.length + own.length);
        return errand;
    };
    const convert = (text) => {
        const reply = answer(errand(text), new Uint8Array());
        if (!decoded) return reply.length;
        let [at, size, shift, byte] = [3, 0, 0, 128];
        for (; byte > 127; shift += 7) {
            byte = reply[at++];
            size |= (byte & 127) << shift;
        }
        return decoder.decode(reply.subarray(at, at + size));
    };
    // The program alone, from bytes to bytes, as the engine calls it.
    convert.alone = (text) => {
        const bytes = errand(text);
        return () => answer(bytes, new Uint8Array());
    };
    return convert;
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

/// Gets ready, converts a little and warms up.
const PREPARE: &str = "
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
    window.work = { whole: () => convert(text), alone: convert.alone?.(text) };
    return { ready, made };
";

/// Takes times, in milliseconds.
const MEASURE: &str = "
    const times = { whole: [], alone: [] };
    for (let turn = 0; turn < 10; turn++) {
        for (const name of ['whole', 'alone']) {
            if (!work[name]) continue;
            const begin = performance.now();
            work[name]();
            times[name].push(performance.now() - begin);
        }
    }
    return times;
";

/// How often one page and then the other takes times: what a machine does beside them comes and goes.
const ROUNDS: usize = 12;

/// Measures in a folder of its own, and writes the table into the documentation.
pub(super) fn run(folder: &Path) {
    lay_out(folder);
    let server = Server::start(Site::folder(folder), 0).expect("a port");
    let mut text = String::from(
        "| text | | the program | from string to string | opencc-js | the program is faster | half of the turns | from string to string | half of the turns | ready | opencc-js |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, of, count) in TEXTS {
        for (config, from, to, work) in CASES {
            let file = of.file(count, config != Config::T2s);
            let ours = Page::open(&server, "ours.html", &our_wish(folder, config, work, &file));
            let theirs = json!({ "from": from, "to": to, "text": file });
            let theirs = Page::open(&server, "theirs.html", &theirs);
            if work == Work::Lines {
                check(folder, config, &file, &ours.made, &theirs.made);
            }
            let [mut own, mut whole, mut them] = [const { Vec::new() }; 3];
            for _ in 0..ROUNDS {
                let times = ours.measure();
                own.extend(numbers(&times["alone"]));
                whole.extend(numbers(&times["whole"]));
                them.extend(numbers(&theirs.measure()["whole"]));
            }
            let [[own, own_half], [us, our_half], [them, their_half]] =
                [own, whole, them].map(best_and_half);
            let both = if work == Work::Sides {
                ", both sides"
            } else {
                ""
            };
            _ = writeln!(
                text,
                "| {name} | {config}{both} | {own:.1} ms | {us:.1} ms | {them:.1} ms | {:.1} | {:.1} | {:.1} | {:.1} | {:.0} ms | {:.0} ms |",
                them / own,
                their_half / own_half,
                them / us,
                their_half / our_half,
                ours.ready,
                theirs.ready,
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
    for (_, of, count) in TEXTS {
        for is_hans in [true, false] {
            write(&of.file(count, is_hans), of.text(count, is_hans).as_bytes());
        }
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
        over: Vec::new(),
        ruby: Ruby::Off,
        run: None,
    }
}

/// A page that converts, in a browser of its own.
struct Page {
    driver: Driver,
    /// It refuses what a browser asks of other hosts, and ends with its process.
    _catcher: Catcher,
    /// Milliseconds from an empty page to the first character.
    ready: f64,
    /// What it made of the text.
    made: Value,
}

impl Page {
    /// Opens a page and has it get ready for a wish.
    fn open(server: &Server, page: &str, wish: &Value) -> Self {
        let catcher = Catcher::start();
        let driver = Driver::start(Engine::Chromium, &catcher.address()).expect("Chromium");
        let url = format!("{}{page}", server.url());
        driver
            .send("POST", "/url", &json!({ "url": url }))
            .expect("the page");
        let prepared = driver.eval(&format!("const wish = {wish}; {PREPARE}"));
        let mut prepared = prepared.unwrap_or_else(|error| panic!("{page}: {error}"));
        Self {
            driver,
            _catcher: catcher,
            ready: prepared["ready"].as_f64().expect("a time"),
            made: prepared["made"].take(),
        }
    }

    /// Takes times once more.
    fn measure(&self) -> Value {
        self.driver.eval(MEASURE).expect("times")
    }
}

/// A list of numbers.
fn numbers(list: &Value) -> impl Iterator<Item = f64> {
    let list = list.as_array().expect("a list");
    list.iter().map(|it| it.as_f64().expect("a number"))
}

/// The shortest time, and what half of them stay under.
fn best_and_half(mut times: Vec<f64>) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    [times[0], times[times.len() / 2]]
}

/// Both did the work: ours is what the library makes, and theirs nearly the same, by their lines.
/// Their dictionaries are of another year.
fn check(folder: &Path, config: Config, file: &str, ours: &Value, theirs: &Value) {
    let read = |name: &str| fs::read(folder.join(name)).expect("a file");
    let mut tables = Tables::new();
    for table in config.tables() {
        let file = read(&format!("{table}.bin"));
        tables.load(&file).expect("a table");
    }
    let converter = tables.converter(config, Options::default());
    let text = String::from_utf8(read(file)).expect("UTF-8");
    let wanted = converter.expect("a converter").convert(&text);
    let [ours, theirs] = [ours, theirs].map(|it| it.as_str().expect("a text"));
    assert!(ours == wanted, "the program is the library");
    let lines = ours.lines().zip(theirs.lines());
    let (mut all, mut same) = (0, 0);
    for (one, other) in lines {
        let pairs = one.chars().zip(other.chars());
        all += one.chars().count();
        same += pairs.filter(|(one, other)| one == other).count();
    }
    assert!(
        all - same < all / 20,
        "{same} of {all} characters are the same"
    );
}
