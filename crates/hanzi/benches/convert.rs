//! How fast texts are converted and aligned, beside OpenCC itself.
//!
//! The text is that of the sample pages, one after the other and again, to eight megabytes, or of the
//! file that is named (`cargo bench -p hanzi -- FILE`). OpenCC is
//! the C++ of the Python package `opencc`, called on the same text in the same run; where it is not
//! installed only our own figures are printed. Time on a processor is counted, and the best of several
//! turns, because anything else a machine does only makes a turn longer.

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
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use hanzi::{Config, Mode, Options, ScriptState, Tables, count};

/// Bytes of text.
const SIZE: usize = 8 << 20;
/// Turns of each conversion.
const TURNS: usize = 5;

/// Prints the seconds OpenCC takes for a file, the best of several turns.
const OPENCC: &str = "
import opencc, sys, time
text = open(sys.argv[1], encoding='utf-8', newline='').read()
for name in sys.argv[2:]:
    converter = opencc.OpenCC(name + '.json')
    best = 1e9
    for _ in range(4):
        start = time.process_time()
        converter.convert(text)
        best = min(best, time.process_time() - start)
    print(name, best)
";

fn main() {
    let tables = tables();
    let given = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'));
    let hans = given.map_or_else(
        || text(ScriptState::Hans),
        |file| fs::read_to_string(file).expect("the text is there"),
    );
    let file = std::env::temp_dir().join(format!("duizhao-bench-{}.txt", std::process::id()));
    fs::write(&file, &hans).expect("the text is written");
    let configs = [Config::S2t, Config::S2tw, Config::S2twp];
    // Before and after our own, so that a machine that grows faster or slower favours nobody.
    let before = opencc(&file, &configs);
    println!("megabytes a second, text of {} bytes", hans.len());
    for config in configs {
        let converter = |mode| {
            let options = Options {
                mode,
                ..Options::default()
            };
            tables.converter(config, options).expect("tables are there")
        };
        let (exact, context) = (converter(Mode::Exact), converter(Mode::Context));
        let convert = best(|| drop(black_box(exact.convert(&hans))));
        let align = best(|| drop(black_box(exact.align(&hans))));
        let articles = best(|| articles(&hans).for_each(|it| drop(black_box(exact.align(it)))));
        let context = best(|| drop(black_box(context.align(&hans))));
        let after = opencc(&file, &[config]);
        let theirs = before
            .iter()
            .chain(&after)
            .filter(|(name, _)| name == config.name());
        let theirs = theirs.map(|&(_, seconds)| seconds).reduce(f64::min);
        let n = u32::try_from(hans.len()).map_or(f64::NAN, f64::from);
        let speed = |seconds: f64| n / seconds / 1e6;
        println!(
            "{config}: convert {:.0}, align {:.0}, align by articles {:.0}, in context {:.0}",
            speed(convert.as_secs_f64()),
            speed(align.as_secs_f64()),
            speed(articles.as_secs_f64()),
            speed(context.as_secs_f64())
        );
        if let Some(theirs) = theirs {
            println!(
                "    OpenCC {:.0}; align is {:.2} times as fast, by articles {:.2}",
                speed(theirs),
                theirs / align.as_secs_f64(),
                theirs / articles.as_secs_f64()
            );
        }
    }
    fs::remove_file(&file).ok();
}

fn tables() -> Tables {
    let mut tables = Tables::new();
    for file in [
        include_bytes!("../data/tables/st.bin").as_slice(),
        include_bytes!("../data/tables/tw.bin"),
        include_bytes!("../data/tables/context.bin"),
    ] {
        tables.load(file).expect("tables load");
    }
    tables
}

/// A text in pieces of eight kilobytes, as long as an article.
fn articles(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, others) = rest.split_at(rest.floor_char_boundary(8 << 10));
        rest = others;
        (!first.is_empty()).then_some(first)
    })
}

/// The shortest of several turns.
fn best(mut turn: impl FnMut()) -> Duration {
    let turns = (0..TURNS).map(|_| {
        let start = Clock::now();
        turn();
        start.elapsed()
    });
    turns.min().unwrap_or_default()
}

/// Time this thread had a processor, where the system says; else time that passed.
struct Clock {
    passed: Instant,
    worked: Option<Duration>,
}

impl Clock {
    fn now() -> Self {
        Self {
            passed: Instant::now(),
            worked: worked(),
        }
    }

    fn elapsed(&self) -> Duration {
        let worked = worked().zip(self.worked);
        worked.map_or_else(
            || self.passed.elapsed(),
            |(now, then)| now.saturating_sub(then),
        )
    }
}

/// Nanoseconds on a processor, the first number of the file.
fn worked() -> Option<Duration> {
    let counts = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(
        counts.split(' ').next()?.parse().ok()?,
    ))
}

/// The seconds OpenCC takes, where it is installed.
fn opencc(file: &Path, configs: &[Config]) -> Vec<(String, f64)> {
    let mut python = Command::new("python3");
    python.args(["-c", OPENCC]).arg(file);
    let ran = python
        .args(configs.iter().map(|config| config.name()))
        .output();
    let out = ran.map(|ran| ran.stdout).unwrap_or_default();
    let out = String::from_utf8_lossy(&out);
    let lines = out.lines().filter_map(|line| {
        let (name, seconds) = line.split_once(' ')?;
        Some((name.to_owned(), seconds.parse().ok()?))
    });
    lines.collect()
}

/// The lines of the sample pages of one script, repeated.
fn text(script: ScriptState) -> String {
    let mut lines = String::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples"),
        script,
        &mut lines,
    );
    assert!(!lines.is_empty(), "the samples are there");
    let mut text = lines.repeat(SIZE / lines.len() + 1);
    let end = text.floor_char_boundary(SIZE);
    text.truncate(end);
    text
}

fn collect(folder: &Path, script: ScriptState, lines: &mut String) {
    let entries = fs::read_dir(folder).expect("the samples are there");
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, script, lines);
        } else if let Ok(page) = fs::read_to_string(&path) {
            for line in page.lines().filter(|line| !line.contains('<')) {
                if count(line).state() == script {
                    lines.push_str(line);
                    lines.push('\n');
                }
            }
        }
    }
}
