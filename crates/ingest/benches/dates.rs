//! How fast dates, activities and figures are read, beside a plain scan of the same text.
//!
//! The text is what the tests of dates are made of, and made-up prose with hardly a date, both many
//! times over. The plain scan folds every character and looks at it once: nothing that tells the
//! scripts apart can be faster.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads files and the clock, and may fail aloud"
)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bundle::Span;
use divan::Bencher;
use divan::counter::BytesCount;
use ingest::activity::{Foundings, NamedTimes, Page, Piece, Reading, Role, read};

fn main() {
    ratio();
    divan::main();
}

/// Text in which every line has dates.
fn dense() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("the texts are there");
    let texts = [
        "texts-hans.txt",
        "texts-hans-2.txt",
        "texts-hans-3.txt",
        "texts-hant.txt",
    ];
    let all: String = texts.into_iter().map(text).collect();
    // The marks of the test are taken out.
    let plain: String = all
        .split('{')
        .map(|piece| match piece.split_once('}') {
            Some((mark, rest)) => format!("{}{rest}", mark.split('|').next().unwrap_or_default()),
            None => piece.to_owned(),
        })
        .collect();
    plain.repeat(40)
}

/// Text as archives have it: the samples of the archive.
fn sparse() -> String {
    fn collect(folder: &Path, to: &mut String) {
        let mut paths: Vec<_> = fs::read_dir(folder)
            .expect("the samples are there")
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(&path, to);
            } else if let Ok(text) = fs::read_to_string(&path) {
                to.push_str(&text);
            }
        }
    }
    let mut text = String::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples"),
        &mut text,
    );
    let times = 1 + (2 << 20) / text.len().max(1);
    text.repeat(times)
}

fn lines(text: &str) -> Vec<Piece> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::from(start..start + line.trim_end().len());
            start += line.len();
            Piece {
                span,
                role: Role::Matter,
                block: 0,
            }
        })
        .collect()
}

fn all(text: &str, pieces: &[Piece]) -> Reading {
    read(&Page {
        text,
        pieces,
        published: Some("2018-09-28"),
        title: None,
        foundings: &Foundings::default(),
        named: &NamedTimes::default(),
    })
}

/// Folds every character and looks at it.
fn plain(text: &str) -> usize {
    text.chars()
        .filter_map(hanzi::fold_char)
        .filter(char::is_ascii_digit)
        .count()
}

/// Prints the speed and its ratio to the plain scan, best of five.
fn ratio() {
    for (name, text) in [("dense", dense()), ("samples", sparse())] {
        let pieces = lines(&text);
        let ours = best(|| drop(divan::black_box(all(&text, &pieces))));
        let scan = best(|| {
            divan::black_box(plain(&text));
        });
        #[expect(clippy::cast_precision_loss, reason = "a speed to three digits")]
        let speed = |time: Duration| text.len() as f64 / time.as_secs_f64() / 1e6;
        println!(
            "{name}: {:.1} MB/s, plain scan {:.1} MB/s, ratio {:.1}",
            speed(ours),
            speed(scan),
            ours.as_secs_f64() / scan.as_secs_f64()
        );
    }
}

fn best(mut run: impl FnMut()) -> Duration {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..5).map(|_| time(&mut run)).min().unwrap_or_default()
}

#[divan::bench]
fn dense_text(bencher: Bencher<'_, '_>) {
    let text = dense();
    let pieces = lines(&text);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| all(&text, &pieces));
}
