//! `cargo xtask bench`: how fast the command builds an archive, and in how much memory.
//!
//! Figures depend on the machine, so each run compresses the same pages with gzip -6 on one processor
//! and gives the ratio as well.

mod convert;
mod growth;
mod search;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{corpus, place, say};

pub use self::convert::run as run_convert;
pub use self::growth::run as run_growth;
pub use self::search::run as run_search;

/// How often a run is looked at: memory is told by the system as the most so far, so only what comes
/// in the last moment can be missed.
const LOOK: Duration = Duration::from_millis(20);

/// The ticks of a second in `/proc`, the same on every Linux of today.
const TICKS: f64 = 100.0;

/// What a build took.
#[derive(Debug, Default, Clone, Copy)]
struct Taken {
    seconds: f64,
    /// Seconds of all processors together.
    cpu_seconds: f64,
    /// The most memory, in bytes.
    memory: f64,
}

/// Builds archives of these sizes, each from nothing, once more with nothing changed, and prints a
/// table. Linux only: it reads `/proc`.
pub fn run(sizes: &[u64]) -> Result<()> {
    ensure!(
        Path::new("/proc/self/stat").exists(),
        "the bench reads /proc, which this system has not"
    );
    let command = command()?;
    let mut rows = Vec::new();
    for &n_pages in sizes {
        let folder = place::root().join("target/corpus");
        let pages = folder.join(n_pages.to_string());
        corpus::write(n_pages, corpus::SEED, &pages)?;
        let out = folder.join(format!("{n_pages}-site"));
        let cache = folder.join(format!("{n_pages}-cache"));
        let clear = || {
            fs::remove_dir_all(&out).ok();
            fs::remove_dir_all(&cache).ok();
        };
        clear();
        let (bytes, gzip) = compressed(&pages)?;
        let cold = build(&command, &pages, &out, &cache)?;
        let warm = build(&command, &pages, &out, &cache)?;
        let site = bytes_below(&out)?;
        clear();
        rows.push(row(n_pages, bytes, gzip, cold, warm, site));
    }
    say::line(
        "| pages | MB | seconds | MB/s per core | of gzip -6 | memory, MB | again: seconds | memory, MB | site, MB |\n\
         |---|---|---|---|---|---|---|---|---|",
    );
    rows.into_iter().for_each(say::line);
    Ok(())
}

fn row(n_pages: u64, bytes: f64, gzip: f64, cold: Taken, warm: Taken, site: f64) -> String {
    let speed = bytes / cold.cpu_seconds;
    format!(
        "| {n_pages} | {:.1} | {:.1} | {:.1} | {:.2} | {:.0} | {:.1} | {:.0} | {:.0} |",
        bytes / 1e6,
        cold.seconds,
        speed / 1e6,
        speed / gzip,
        cold.memory / 1e6,
        warm.seconds,
        warm.memory / 1e6,
        site / 1e6
    )
}

/// Builds the command as it is for large archives.
fn command() -> Result<PathBuf> {
    let args = ["build", "--quiet", "--profile", "command", "-p", "cli"];
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let status = cargo.args(args).current_dir(place::root()).status();
    if !status.context("starting cargo")?.success() {
        bail!("the command could not be built");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| place::root().join("target"), PathBuf::from);
    Ok(target.join("command/duizhao"))
}

fn build(command: &Path, pages: &Path, out: &Path, cache: &Path) -> Result<Taken> {
    let begin = Instant::now();
    let mut child = Command::new(command)
        .arg("build")
        .arg(pages)
        .args(["--split", "--out"])
        .arg(out)
        .arg("--cache")
        .arg(cache)
        .stdout(Stdio::null())
        .spawn()
        .context("starting the command")?;
    let mut taken = Taken::default();
    let status = loop {
        look(&child, &mut taken);
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(LOOK),
        }
    };
    ensure!(status.success(), "the build failed");
    taken.seconds = begin.elapsed().as_secs_f64();
    Ok(taken)
}

/// Reads what a process has taken so far; nothing changes once it is gone.
fn look(child: &Child, taken: &mut Taken) {
    let read = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id()));
    if let Ok(status) = read("status") {
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = most.and_then(|it| it.trim().trim_end_matches(" kB").parse::<f64>().ok());
        taken.memory = kilobytes.map_or(taken.memory, |it| it * 1024.0);
    }
    if let Ok(stat) = read("stat") {
        // After the name in brackets, which may hold anything, the times are the 12th and 13th.
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let ticks = fields.split_whitespace().skip(11).take(2);
        let ticks: f64 = ticks.filter_map(|it| it.parse::<f64>().ok()).sum();
        taken.cpu_seconds = taken.cpu_seconds.max(ticks / TICKS);
    }
}

/// The bytes of all pages, and how many of them gzip -6 takes in a second on one processor.
fn compressed(folder: &Path) -> Result<(f64, f64)> {
    let mut total = 0;
    let mut taken = Duration::ZERO;
    for file in files(folder)? {
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let begin = Instant::now();
        let mut gzip = GzEncoder::new(std::io::sink(), Compression::new(6));
        gzip.write_all(&bytes)?;
        gzip.finish()?;
        taken += begin.elapsed();
        total += bytes.len();
    }
    let total = as_float(total);
    Ok((total, total / taken.as_secs_f64()))
}

fn bytes_below(folder: &Path) -> Result<f64> {
    let mut total = 0.0;
    for file in files(folder)? {
        total += as_float(usize::try_from(fs::metadata(file)?.len())?);
    }
    Ok(total)
}

/// Bytes for a table of three digits.
#[expect(clippy::cast_precision_loss, reason = "the table has three digits")]
const fn as_float(bytes: usize) -> f64 {
    bytes as f64
}

/// Every file below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).with_context(|| format!("reading {}", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}
