//! `duizhao search`.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use bundle::{Span, check_digest};
use collection::{
    Answer, Engine, Filter, Found, FoundRow, Gap, Listing, Question, Sort, Sought, Window,
};
use serde::Serialize;

use crate::output;
use crate::packing::unpack;
use crate::page::sha256;
use crate::terminal::{self, shown};

/// Times the engine may ask for more files, for a single query.
const MOST_ROUNDS: usize = 10_000;

/// Search an archive, as the page does.
///
/// Finds words in either script; docs/search.md has all of what a query may say.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  found
  1  nothing found, or the answer is incomplete
  2  wrong usage, or no bundle"
)]
pub(crate) struct SearchArgs {
    /// The bundle, or the folder that holds bundle.json.
    pub(crate) path: PathBuf,
    /// The query.
    pub(crate) query: String,
    /// How many articles to show at most.
    #[arg(long, short = 'n', value_name = "COUNT", default_value_t = 20)]
    pub(crate) most: u32,
    /// Show as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What was found, as JSON says it.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    query: &'a str,
    articles: u32,
    hits: u32,
    rows: Vec<ShownRow<'a>>,
    problems: Vec<ShownProblem<'a>>,
    /// The files without which the answer is incomplete.
    lacking: Vec<String>,
    /// The bytes that were read beside the bundle, and in how many files.
    read_bytes: u64,
    read_files: u32,
}

#[derive(Debug, Serialize)]
struct ShownRow<'a> {
    id: &'a str,
    title: Option<&'a String>,
    hits: u32,
    snippet: &'a str,
    marks: &'a [Span],
}

#[derive(Debug, Serialize)]
struct ShownProblem<'a> {
    problem: String,
    at: Span,
    mended: &'a str,
}

/// Files that were read for an answer.
#[derive(Debug, Default)]
struct Read {
    bytes: u64,
    files: u32,
}

/// An archive in files and the engine that was asked.
struct Desk {
    engine: Engine,
    parts: Vec<bundle::Part>,
    folder: PathBuf,
    read: Read,
}

/// Searches and shows what was found.
pub(crate) fn search(args: &SearchArgs) -> Result<ExitCode> {
    let mut desk = Desk::open(&args.path)?;
    let question = Question::List {
        filter: Filter {
            query: args.query.clone(),
            ..Filter::default()
        },
        sort: Sort::Relevance,
        window: Window {
            first: 0,
            count: args.most,
        },
        sought: Sought {
            most: 0,
            ..Sought::default()
        },
    };
    let listing = desk.ask(&question)?;
    let Some(found) = &listing.found else {
        bail!("the query is empty");
    };
    if args.json {
        terminal::say_json(&as_json(&args.query, &listing, found, &desk.read))?;
    } else {
        say(&listing, found)?;
    }
    let whole = found.gaps.is_empty() && listing.total > 0;
    Ok(ExitCode::from(u8::from(!whole)))
}

impl Desk {
    fn open(path: &std::path::Path) -> Result<Self> {
        let file = if path.is_dir() {
            path.join(output::FILE)
        } else {
            path.to_path_buf()
        };
        let reading = || format!("reading {}", file.display());
        let size = fs::metadata(&file).with_context(reading)?.len();
        let most = bundle::limits::BUNDLE_BYTES;
        ensure!(
            size <= most,
            "{} has {size} bytes; at most {most} are read",
            file.display()
        );
        let bytes = fs::read(&file).with_context(reading)?;
        let mut engine = Engine::new();
        let opened = engine.open(&bytes).with_context(reading)?;
        Ok(Self {
            engine,
            parts: opened.parts,
            folder: file.parent().map(PathBuf::from).unwrap_or_default(),
            read: Read::default(),
        })
    }

    /// Asks, and reads what the engine needs, until nothing is lacking that is there.
    fn ask(&mut self, question: &Question) -> Result<Listing> {
        for _ in 0..MOST_ROUNDS {
            let listing = match self.engine.answer(question) {
                Answer::Listing(listing) => listing,
                Answer::NeedsPart(part) if self.supply(&Gap::Part(part)) => continue,
                Answer::NeedsPart(part) => bail!("part {part} could not be had"),
                _ => bail!("the engine did not answer"),
            };
            let mut more = false;
            for part in &listing.lacking {
                more |= self.supply(&Gap::Part(*part));
            }
            if let Some(found) = &listing.found {
                for gap in &found.gaps {
                    more |= self.supply(gap);
                }
                for part in &found.unread {
                    more |= self.supply(&Gap::Part(*part));
                }
            }
            if !more {
                return Ok(*listing);
            }
        }
        bail!("the engine asked for ever more")
    }

    /// Reads a file and hands it over; says whether it was taken. What is not is told in the answer.
    fn supply(&mut self, gap: &Gap) -> bool {
        match gap {
            Gap::Part(number) => {
                let Some(part) = self.parts.get(*number as usize).cloned() else {
                    return false;
                };
                let Some(bytes) = self.file(&part.path, part.bytes) else {
                    return false;
                };
                let checked = check_digest(&part, &sha256(&bytes));
                let unpacked = checked.and_then(|()| unpack(bytes, &part));
                unpacked
                    .and_then(|bytes| self.engine.supply(*number, &bytes))
                    .is_ok()
            }
            Gap::Index(path) => {
                let path = path.clone();
                let Some(bytes) = self.file(&path, bundle::limits::PART_BYTES) else {
                    return false;
                };
                let digest = sha256(&bytes);
                let named = path
                    .strip_prefix("index/")
                    .and_then(|it| it.strip_suffix(".bin"));
                let fits = named.is_some_and(|name| digest.starts_with(name));
                // A damaged one is handed over too, so that the answer can say so.
                self.engine.supply_file(&path, &bytes) && fits
            }
            Gap::Damaged(_) => false,
        }
    }

    fn file(&mut self, path: &str, most: u64) -> Option<Vec<u8>> {
        let file = self.folder.join(path);
        let size = fs::metadata(&file).ok()?.len();
        let bytes = (size <= most).then(|| fs::read(&file).ok()).flatten()?;
        self.read.bytes += size;
        self.read.files += 1;
        Some(bytes)
    }
}

fn as_json<'a>(query: &'a str, listing: &'a Listing, found: &'a Found, read: &Read) -> Shown<'a> {
    let row = |(row, found): (&'a collection::Described, &'a FoundRow)| ShownRow {
        id: row.id.as_str(),
        title: row.title.as_ref(),
        hits: found.hits,
        snippet: &found.snippet,
        marks: &found.marks,
    };
    let problem = |it: &'a collection::QueryProblem| ShownProblem {
        problem: it.kind.to_string(),
        at: Span::new(it.start, it.end),
        mended: &it.mended,
    };
    Shown {
        query,
        articles: listing.total,
        hits: found.hits,
        rows: listing.rows.iter().zip(&found.rows).map(row).collect(),
        problems: found.problems.iter().map(problem).collect(),
        lacking: found.gaps.iter().map(named).collect(),
        read_bytes: read.bytes,
        read_files: read.files,
    }
}

fn named(gap: &Gap) -> String {
    match gap {
        Gap::Part(part) => format!("part {part}"),
        Gap::Index(path) => path.clone(),
        Gap::Damaged(path) => format!("{path} (damaged)"),
    }
}

fn say(listing: &Listing, found: &Found) -> Result<()> {
    for problem in &found.problems {
        terminal::warn(&format!(
            "{} (byte {}); try: {}",
            problem.kind, problem.start, problem.mended
        ));
    }
    for (row, found) in listing.rows.iter().zip(&found.rows) {
        let title = row.title.as_deref().unwrap_or_default();
        terminal::say(&format!("{}\t{}\t{}", row.id, found.hits, shown(title)))?;
        if !found.snippet.is_empty() {
            terminal::say(&format!("    {}", shown(&marked(found))))?;
        }
    }
    for gap in &found.gaps {
        terminal::warn(&format!("incomplete: {} could not be had", named(gap)));
    }
    terminal::say(&format!("{} articles, {} hits", listing.total, found.hits))
}

/// A passage with its hits in brackets.
fn marked(found: &FoundRow) -> String {
    let mut text = String::new();
    let mut at = 0;
    for mark in &found.marks {
        let before = Span::new(at, mark.start).of(&found.snippet);
        text.push_str(before.unwrap_or_default());
        text.push('【');
        text.push_str(mark.of(&found.snippet).unwrap_or_default());
        text.push('】');
        at = mark.end;
    }
    text.push_str(found.snippet.get(at as usize..).unwrap_or_default());
    text
}
