//! `duizhao timeline`: the dated activities of a bundle as a file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};
use bundle::{ActivityKind, Footing};
use clap::ValueEnum;
use collection::timeline::{Civil, TimeFilter, View};
use collection::{Answer, ExportFormat, Question, Years};
use serde::de::DeserializeOwned;

use crate::opened::Opened;
use crate::output;
use crate::terminal;

/// Write the dated activities of a bundle as a file.
///
/// What a format cannot say honestly is left out and counted on standard error: a calendar holds
/// only what is known to the day or the month, `timelinejs` nothing without a beginning.
/// docs/timeline.md says what each format holds.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  written
  2  wrong usage, no bundle, or the file cannot be written"
)]
pub(crate) struct TimelineArgs {
    /// The bundle, or the folder that holds bundle.json.
    pub(crate) path: PathBuf,
    /// What kind of file.
    #[arg(long, value_enum)]
    pub(crate) format: Format,
    /// Where to write, instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Only activities with a day in this year, month or day, or after it.
    #[arg(long, value_name = "DATE", value_parser = days)]
    pub(crate) from: Option<View>,
    /// Only activities with a day in this year, month or day, or before it.
    #[arg(long, value_name = "DATE", value_parser = days)]
    pub(crate) to: Option<View>,
    /// Only articles published in this year or after it.
    #[arg(long, value_name = "YEAR")]
    pub(crate) published_from: Option<i32>,
    /// Only articles published in this year or before it.
    #[arg(long, value_name = "YEAR")]
    pub(crate) published_to: Option<i32>,
    /// Only this kind; may be given more than once: founding, meeting, training, ...
    #[arg(long, value_name = "KIND", value_parser = named::<ActivityKind>)]
    pub(crate) kind: Vec<ActivityKind>,
    /// Only dates that stand on this; may be given more than once: explicit, inherited,
    /// publish-relative, list, inferred, unresolved.
    #[arg(long, value_name = "FOOTING", value_parser = named::<Footing>)]
    pub(crate) certainty: Vec<Footing>,
    /// Leave out what is dated vaguely.
    #[arg(long)]
    pub(crate) no_vague: bool,
}

/// A kind of file, by the name it has on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// A table for spreadsheets.
    Csv,
    /// Everything, for programs.
    Json,
    /// A calendar (RFC 5545).
    Ics,
    /// The data of a `TimelineJS3` timeline.
    Timelinejs,
    /// A list in TEI P5.
    Tei,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Json => Self::Json,
            Format::Ics => Self::Icalendar,
            Format::Timelinejs => Self::TimelineJs,
            Format::Tei => Self::Tei,
        }
    }
}

/// A value by the name that the format of bundles has for it.
fn named<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}

/// The days of a year, a month or a day.
fn days(text: &str) -> Result<View, String> {
    // A value of EDTF level 0 is what a founding takes too.
    let known = ingest::activity::Foundings::default().add("x", text);
    let range = Civil::range(text).filter(|_| known);
    let (first, last) = range.ok_or("not a year, a month or a day such as 2018-09-28")?;
    Ok(View::new(first, last))
}

/// Writes the dated activities of a bundle.
pub(crate) fn timeline(args: &TimelineArgs) -> Result<ExitCode> {
    let question = Question::Export {
        filter: filter(args)?,
        view: view(args)?,
        format: args.format.into(),
    };
    let opened = Opened::new(&args.path)?;
    for problem in &opened.problems {
        terminal::warn(&format!("{}: {}", problem.path, problem.message));
    }
    let Answer::Exported(exported) = opened.engine()?.answer(&question) else {
        bail!("the bundle could not be read");
    };
    match &args.out {
        Some(file) => output::put(file, exported.text.as_bytes())?,
        None => terminal::put(&exported.text)?,
    }
    if exported.left_out > 0 {
        let (left_out, written) = (exported.left_out, exported.written);
        terminal::warn(&format!(
            "{written} activities written, {left_out} left out: their dates cannot be said in this format"
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn filter(args: &TimelineArgs) -> Result<TimeFilter> {
    let mut filter = TimeFilter {
        kinds: args.kind.iter().copied().collect(),
        footings: args.certainty.iter().copied().collect(),
        without_vague: args.no_vague,
        ..TimeFilter::default()
    };
    let (first, last) = (args.published_from, args.published_to);
    if first.is_some() || last.is_some() {
        let years = Years {
            first: first.unwrap_or(i32::MIN),
            last: last.unwrap_or(i32::MAX),
        };
        ensure!(years.first <= years.last, "the years run backwards");
        filter.articles.years = Some(years);
    }
    Ok(filter)
}

fn view(args: &TimelineArgs) -> Result<Option<View>> {
    let view = View {
        first: args.from.map_or(i32::MIN, |days| days.first),
        last: args.to.map_or(i32::MAX, |days| days.last),
    };
    ensure!(view.first <= view.last, "the dates run backwards");
    Ok((args.from.is_some() || args.to.is_some()).then_some(view))
}
