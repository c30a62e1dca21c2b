//! `duizhao convert`.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::ValueEnum;
use hanzi::{Config, Conversion, Converter, Marks, Mode, Options, Span, Tables};
use serde::Serialize;

use crate::rules::Words;

/// Convert text between the scripts of Chinese.
///
/// Reads standard input and writes standard output, line by line, by default exactly as
/// OpenCC 1.4.2 converts.
/// A line is converted by itself; its end stays as it is.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  converted
  2  wrong usage, or the input is not UTF-8 (the lines before are written)"
)]
pub(crate) struct ConvertArgs {
    /// The writing wanted. Traditional text is expected for zh-Hans, Simplified for the others.
    #[arg(
        long,
        value_name = "LANGUAGE",
        required_unless_present = "config",
        conflicts_with = "config"
    )]
    to: Option<To>,
    /// The conversion by its OpenCC name: s2t, t2s, s2tw, s2twp, s2hk, s2hkp, tw2s, tw2sp, hk2s, hk2sp,
    /// t2tw, tw2t, t2hk, hk2t, jp2t, t2jp.
    #[arg(long, value_name = "NAME", value_parser = config, required_unless_present = "to")]
    config: Option<Config>,
    /// How phrases are found.
    #[arg(long, value_name = "MODE", default_value = "exact")]
    mode: Way,
    /// A file of rules, for words and names.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// The quotation marks of the result; as they are by default.
    #[arg(long, value_name = "STYLE")]
    marks: Option<Style>,
    /// Use simplifications few fonts can show.
    #[arg(long)]
    rare: bool,
    /// Write what became what instead: one object for each line of the input.
    #[arg(long, value_name = "FORMAT")]
    spans: Option<Format>,
}

/// A writing, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    #[value(name = "zh-Hans")]
    Hans,
    #[value(name = "zh-Hant")]
    Hant,
    #[value(name = "zh-Hant-TW")]
    HantTw,
    #[value(name = "zh-Hant-HK")]
    HantHk,
}

/// A way of finding phrases.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Way {
    /// As OpenCC: the longest phrase at each place.
    Exact,
    /// Among the most likely words of the text, with rules of usage. For text in Simplified.
    Context,
}

/// A style of quotation marks.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Style {
    /// 「」 and 『』.
    Corner,
    /// “” and ‘’.
    Curly,
}

/// A format of spans.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Json,
}

/// The conversion of a name, for the command line.
fn config(name: &str) -> Result<Config, String> {
    Config::named(name).ok_or_else(|| {
        let names: Vec<&str> = Config::ALL.into_iter().map(Config::name).collect();
        format!("no conversion of that name; there are {}", names.join(", "))
    })
}

/// Converts standard input.
pub(crate) fn convert(args: &ConvertArgs) -> Result<ExitCode> {
    let config = match (args.config, args.to) {
        (Some(config), _) => config,
        (None, Some(To::Hans)) => Config::T2s,
        (None, Some(To::HantTw)) => Config::S2tw,
        (None, Some(To::HantHk)) => Config::S2hk,
        (None, Some(To::Hant) | None) => Config::S2t,
    };
    let marks = match args.marks {
        None => Marks::Keep,
        Some(Style::Corner) => Marks::Corner,
        Some(Style::Curly) => Marks::Curly,
    };
    let converter = load(
        config,
        Options {
            rare: args.rare,
            marks,
            mode: match args.mode {
                Way::Exact => Mode::Exact,
                Way::Context => Mode::Context,
            },
        },
    )?;
    let words = args.rules.as_deref().map(|path| Words::read(path, config));
    let words = words.transpose()?;
    let mut to = BufWriter::new(io::stdout().lock());
    let lines = each_line(&mut io::stdin().lock(), |line, end| match args.spans {
        None => {
            let target = match &words {
                Some(words) => converter
                    .align_with(line, &words.rules, &[])
                    .conversion
                    .into_text(),
                None => converter.convert(line),
            };
            to.write_all(target.as_bytes())?;
            to.write_all(end.as_bytes())
        }
        Some(Format::Json) => {
            let conversion = match &words {
                Some(words) => converter.align_with(line, &words.rules, &[]).conversion,
                None => converter.align(line),
            };
            let lines = words.as_ref().map_or(&[][..], |words| &words.lines);
            let line = Line::of(line, &converter, &conversion, lines);
            serde_json::to_writer(&mut to, &line).map_err(io::Error::from)?;
            to.write_all(b"\n")
        }
    });
    // What came before a line that is not UTF-8 is written all the same.
    let flushed = to.flush().context("writing to standard output");
    match lines.and(flushed) {
        Err(error) if !is_unheard(&error) => Err(error),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The converter, with its tables out of this program.
pub(crate) fn load(config: Config, options: Options) -> Result<Converter> {
    let mut tables = Tables::new();
    if options.mode == Mode::Context {
        tables
            .load(include_bytes!("../../hanzi/data/tables/context.bin"))
            .context("loading the table of words")?;
    }
    for name in config.tables() {
        let file: &[u8] = match *name {
            "st" => include_bytes!("../../hanzi/data/tables/st.bin"),
            "ts" => include_bytes!("../../hanzi/data/tables/ts.bin"),
            "tw" => include_bytes!("../../hanzi/data/tables/tw.bin"),
            "hk" => include_bytes!("../../hanzi/data/tables/hk.bin"),
            _ => include_bytes!("../../hanzi/data/tables/jp.bin"),
        };
        tables
            .load(file)
            .with_context(|| format!("loading the tables {name}"))?;
    }
    Ok(tables.converter(config, options)?)
}

/// Calls `each` with every line and its end, which is empty where the input ends without one.
fn each_line(
    from: &mut impl BufRead,
    mut each: impl FnMut(&str, &str) -> io::Result<()>,
) -> Result<()> {
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if from
            .read_until(b'\n', &mut bytes)
            .context("reading standard input")?
            == 0
        {
            break;
        }
        let line = str::from_utf8(&bytes).with_context(|| format!("line {number} is not UTF-8"))?;
        let text = line.trim_end_matches(['\r', '\n']);
        let end = line.get(text.len()..).unwrap_or_default();
        each(text, end).context("writing to standard output")?;
    }
    Ok(())
}

/// Whether nobody listens any more: `| head` has what it wants.
fn is_unheard(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A line, what it became, and what became what.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    target: &'a str,
    spans: Vec<Part<'a>>,
}

/// A span. Places are in bytes of UTF-8.
#[derive(Serialize)]
struct Part<'a> {
    source: (usize, usize),
    target: (usize, usize),
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry<'a>>,
    /// The line of the rule in its file, where one decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<u32>,
    /// What it may become, first what it became; left out where only one form is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<String>,
}

/// An entry of a dictionary that made a span what it is.
#[derive(Serialize)]
struct Entry<'a> {
    dictionary: &'a str,
    key: String,
    forms: Vec<&'a str>,
    /// For a usage what has to stand around the character.
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(
        source: &'a str,
        converter: &'a Converter,
        conversion: &'a Conversion,
        lines: &[u32],
    ) -> Self {
        let spans = conversion
            .spans()
            .map(|span| Part::of(&span, converter, conversion, lines));
        Self {
            source,
            target: conversion.text(),
            spans: spans.collect(),
        }
    }
}

impl<'a> Part<'a> {
    fn of(span: &Span, converter: &'a Converter, conversion: &Conversion, lines: &[u32]) -> Self {
        let steps = conversion.steps(span).iter();
        let rule = steps.clone().find_map(|step| step.rule());
        let entries = steps.filter(|step| step.rule().is_none());
        let entries = entries.map(|&step| converter.entry(step));
        let entries = entries.map(|entry| Entry {
            dictionary: entry.source,
            key: entry.key,
            forms: entry.candidates,
            condition: entry.condition,
        });
        let candidates = converter.candidates(conversion, span);
        Self {
            source: (span.source.start, span.source.end),
            target: (span.target.start, span.target.end),
            kind: span.kind.name(),
            entries: entries.collect(),
            rule: rule.and_then(|rule| lines.get(rule).copied()),
            candidates: if candidates.len() > 1 {
                candidates
            } else {
                Vec::new()
            },
        }
    }
}
