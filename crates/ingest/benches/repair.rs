//! How fast pages are repaired, beside how fast they are decoded.
//!
//! Sound text is what the damaged sample pages said before, and their undamaged neighbours in
//! UTF-8, page by page; damaged text is the damaged samples. The ratio to plain decoding by
//! `encoding_rs`, in the same run, is printed first.

#![expect(
    clippy::disallowed_methods,
    reason = "benchmarks read files and the clock"
)]
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "benchmarks may fail aloud"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::BytesCount;
use encoding_rs::GB18030;
use ingest::repair::repair;

fn main() {
    ratio();
    growth();
    divan::main();
}

/// The text files under a folder of the samples that are UTF-8, those to leave out left out.
fn texts(folder: &str, is_wanted: fn(&Path) -> bool) -> Vec<String> {
    fn collect(folder: &Path, is_wanted: fn(&Path) -> bool, texts: &mut Vec<String>) {
        let mut paths: Vec<_> = fs::read_dir(folder)
            .expect("the samples are there")
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(&path, is_wanted, texts);
            } else if path.extension().is_some_and(|extension| extension == "txt")
                && is_wanted(&path)
                && let Ok(text) = fs::read_to_string(&path)
            {
                texts.push(text);
            }
        }
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut texts = Vec::new();
    collect(&samples.join(folder), is_wanted, &mut texts);
    texts
}

/// The samples that are damaged on purpose.
fn is_damaged(path: &Path) -> bool {
    let damaged = [
        "748-gongcheng",
        "shurufa-1983",
        "changyongzi-biao",
        "erjian-1977",
        "wangye-bianma",
    ];
    path.file_stem()
        .is_some_and(|stem| damaged.iter().any(|damaged| stem == *damaged))
}

fn sound() -> Vec<String> {
    let mut sound = texts("pages", |path| !is_damaged(path));
    sound.extend(texts("restored", |_| true));
    sound
}

fn damaged() -> Vec<String> {
    texts("pages", is_damaged)
}

fn in_gb18030(texts: &[String]) -> Vec<Vec<u8>> {
    texts
        .iter()
        .map(|text| GB18030.encode(text).0.into_owned())
        .collect()
}

fn bytes(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

/// The best of some rounds, after one to warm up.
fn time(mut work: impl FnMut()) -> Duration {
    work();
    let rounds = (0..50).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    rounds.min().unwrap_or_default()
}

fn ratio() {
    let sound = sound();
    let encoded = in_gb18030(&sound);
    let decoding = time(|| {
        for page in &encoded {
            divan::black_box(GB18030.decode(divan::black_box(page)));
        }
    });
    let repairing = time(|| {
        for page in &sound {
            divan::black_box(repair(divan::black_box(page)));
        }
    });
    let size = f64::from(u32::try_from(bytes(&sound)).expect("the samples are small"));
    let speed = |time: Duration| size / time.as_secs_f64() / 1e6;
    println!(
        "{} sound pages, {} bytes: decoded at {:.0} MB/s, repaired at {:.0} MB/s, {:.2} of it",
        sound.len(),
        bytes(&sound),
        speed(decoding),
        speed(repairing),
        decoding.as_secs_f64() / repairing.as_secs_f64(),
    );
}

/// How the time grows with the length of texts that are made to take long: four times the text may
/// take four times the time, and not sixteen.
fn growth() {
    let hostile = [
        ("?", "?"),
        ("opening brackets", "（("),
        ("closing brackets", "）)"),
        ("empty notes", "字()"),
        ("notes", "學(xué)"),
        ("broken pairs", "?。ㄈ┳ァ瓣P鍵"),
        ("losses in text", "今年?的"),
        ("ampersands", "&#2"),
        ("misread bytes", "Ã¤Â¸"),
        ("one line over and over", "這一行有十個字，又來一次。\n"),
    ];
    for (name, piece) in hostile {
        let text = |size: usize| piece.repeat(size / piece.len());
        let once = |size: usize| {
            let text = text(size);
            let start = Instant::now();
            divan::black_box(repair(divan::black_box(&text)));
            start.elapsed()
        };
        once(1 << 16);
        let (short, long) = (once(1 << 18), once(1 << 20));
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(1e-9);
        println!("hostile: {name}: 1 MiB in {long:.1?}, {ratio:.1} times 256 KiB");
    }
}

#[divan::bench]
fn decode_sound_pages(bencher: Bencher<'_, '_>) {
    let sound = sound();
    let encoded = in_gb18030(&sound);
    bencher.counter(BytesCount::new(bytes(&sound))).bench(|| {
        for page in &encoded {
            divan::black_box(GB18030.decode(divan::black_box(page)));
        }
    });
}

#[divan::bench]
fn repair_sound_pages(bencher: Bencher<'_, '_>) {
    let sound = sound();
    bencher.counter(BytesCount::new(bytes(&sound))).bench(|| {
        for page in &sound {
            divan::black_box(repair(divan::black_box(page)));
        }
    });
}

#[divan::bench]
fn repair_damaged_pages(bencher: Bencher<'_, '_>) {
    let damaged = damaged();
    bencher.counter(BytesCount::new(bytes(&damaged))).bench(|| {
        for page in &damaged {
            divan::black_box(repair(divan::black_box(page)));
        }
    });
}
