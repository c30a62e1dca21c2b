//! `duizhao repair`.

mod diff;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use bundle::{Article, Body, Layers, Reason, Repair, Span};
use serde::Serialize;

use crate::{page, terminal, wording};

/// Undo the damage of a page.
///
/// Reads a page as `duizhao build` does (.txt or .html, in any encoding it knows) and prints its
/// text repaired; of an HTML page, the lines a reader sees. Sound text comes out as it is.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  printed, whether or not there was anything to repair
  2  wrong usage, or the file cannot be read as a page"
)]
pub(crate) struct RepairArgs {
    /// The page; - reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print the list of repairs as JSON instead.
    #[arg(long, conflicts_with = "diff")]
    pub(crate) json: bool,
    /// Print what was changed and why instead, line by line: [-as archived-]{+as repaired+}, and
    /// [?lost?] where nothing could be put.
    #[arg(long)]
    diff: bool,
}

/// The repairs of a page, for machines.
#[derive(Serialize)]
struct Listing<'a> {
    file: String,
    encoding: &'a str,
    repairs: Vec<Listed<'a>>,
}

/// A repair of the list.
#[derive(Serialize)]
struct Listed<'a> {
    /// The line of the archived text it begins on, from 1.
    line: usize,
    /// Where it begins in the archived text, in bytes: its place in `overrides.toml`.
    at: u32,
    /// Where `put` stands in the repaired text.
    span: Span,
    kind: &'a str,
    found: &'a str,
    put: &'a str,
    certainty: String,
    why: String,
    because: &'a Reason,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    suggestions: &'a [String],
}

/// Repairs a page and prints what was asked for.
pub(crate) fn repair(args: &RepairArgs) -> Result<ExitCode> {
    let (name, bytes) = read(&args.file)?;
    let article = ingest(&args.file, &bytes).with_context(|| format!("reading {name}"))?;
    let body = article.body.here().context("the page has no text")?;
    if args.json {
        terminal::say_json(&Listing {
            file: name,
            encoding: &article.origin.encoding,
            repairs: listed(body),
        })?;
    } else if args.diff {
        terminal::say(diff::diff(body).trim_end())?;
    } else {
        write(&body.text)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What a file is called, and its bytes.
fn read(file: &Path) -> Result<(String, Vec<u8>)> {
    let most = ingest::MAX_BYTES as u64;
    if file != Path::new("-") {
        let name = file.display().to_string();
        let bytes = page::read(file, most).with_context(|| format!("reading {name}"))?;
        return Ok((name, bytes));
    }
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(most + 1)
        .read_to_end(&mut bytes)
        .context("reading standard input")?;
    ensure!(
        bytes.len() as u64 <= most,
        "standard input has over {most} bytes, the limit"
    );
    Ok(("standard input".to_owned(), bytes))
}

/// The article of a page that stands alone: of its path only the ending matters.
fn ingest(file: &Path, bytes: &[u8]) -> Result<Article> {
    let ending = file.extension().and_then(|ending| ending.to_str());
    let is_plain = |ending: &&str| ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let path = format!("page.{}", ending.filter(is_plain).unwrap_or("txt"));
    Ok(ingest::ingest(&path, bytes, &page::sha256(bytes))?)
}

/// Writes a text as it is. Nobody listening is no error.
fn write(text: &str) -> Result<()> {
    let mut to = io::stdout().lock();
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("writing to standard output")
        }
        _ => Ok(()),
    }
}

fn listed(body: &Body) -> Vec<Listed<'_>> {
    let layers = body.layers();
    let mut lines = Lines::of(&layers);
    let own = body.repairs.iter().enumerate();
    own.filter_map(|(nth, repair)| {
        let at = layers.found_at(nth)?.start;
        Some(lines.list(at, repair))
    })
    .collect()
}

/// The lines of an archived text, counted as far as they are asked for.
struct Lines {
    archived: String,
    at: usize,
    line: usize,
}

impl Lines {
    fn of(layers: &Layers<'_>) -> Self {
        Self {
            archived: layers.archived(),
            at: 0,
            line: 1,
        }
    }

    /// A repair at `at`, which has to be behind those before.
    fn list<'a>(&mut self, at: u32, repair: &'a Repair) -> Listed<'a> {
        let passed = self.archived.get(self.at..at as usize).unwrap_or_default();
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
        self.at = at as usize;
        Listed {
            line: self.line,
            at,
            span: repair.span,
            kind: repair.kind.name(),
            found: &repair.found,
            put: &repair.put,
            certainty: wording::json_name(&repair.certainty, ""),
            why: wording::reason(&repair.why),
            because: &repair.why,
            suggestions: &repair.suggestions,
        }
    }
}
