//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::check::CheckArgs;
use crate::convert::ConvertArgs;
use crate::dates::DatesArgs;
use crate::repair::RepairArgs;
use crate::search::SearchArgs;
use crate::serve::ServeArgs;
use crate::site::SiteArgs;
use crate::timeline::TimelineArgs;

/// Builds, inspects and verifies bundles of archived pages.
#[derive(Debug, Parser)]
#[command(name = "duizhao", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(BuildArgs),
    Inspect(InspectArgs),
    Verify(VerifyArgs),
    Check(CheckArgs),
    Serve(ServeArgs),
    Site(SiteArgs),
    Convert(ConvertArgs),
    Repair(RepairArgs),
    Dates(DatesArgs),
    Search(SearchArgs),
    Timeline(TimelineArgs),
    /// Print the JSON Schema of a bundle.
    Schema,
}

impl Command {
    /// Whether what is said is for machines, errors included.
    pub(crate) const fn wants_json(&self) -> bool {
        match self {
            Self::Build(args) => args.json,
            Self::Inspect(args) => args.json,
            Self::Verify(args) => args.json,
            Self::Check(args) => args.json,
            Self::Repair(args) => args.json,
            Self::Dates(args) => args.json,
            Self::Search(args) => args.json,
            Self::Convert(_)
            | Self::Serve(_)
            | Self::Site(_)
            | Self::Timeline(_)
            | Self::Schema => false,
        }
    }
}

/// Build a bundle from folders of pages.
///
/// Reads every .txt, .html and .htm file of the folders, with --recursive also of the folders below
/// them, makes one article of each, and writes DIR/bundle.json, and DIR/report.html, which shows every
/// repair to who decides about them. Other files and symbolic links are
/// counted as skipped; names that begin with a dot are passed over. The id of an article comes from
/// the path of its page below the folder.
///
/// A file duizhao.toml in the first folder that has one says what the archive is: title,
/// description, publisher, rights, and recursive = true where its pages lie in the folders below. What it
/// says of the site (address, read) is for `duizhao site`.
/// Without it the title is the name of the first folder.
///
/// A file overrides.toml in the first folder that has one says which repairs are accepted, rejected
/// or corrected; docs/repairs.md has its form.
///
/// A file corrections.toml beside it corrects activities by the ids that `inspect --json` shows:
/// tables `correction` with article, activity, and date (EDTF), title or hide = true; and tables
/// `founding` with name and date, for anniversaries of bodies whose founding no page tells.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  every page was made into an article
  1  a page failed, or two have the same id, or an override matches nothing, or under --strict
     a page is doubtful;
     the bundle of the rest is written (nothing is, when no article could be made)
  2  wrong usage, nothing to read, or the output cannot be written"
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct BuildArgs {
    /// Folders to read.
    #[arg(required = true, value_name = "FOLDER")]
    pub(crate) folders: Vec<PathBuf>,
    /// Where to write; made when it is not there. Files of earlier builds stay.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write the archive and the page in one HTML file as well, which opens from a disk by a double click.
    #[arg(long, value_name = "FILE")]
    pub(crate) single_file: Option<PathBuf>,
    /// The folder with the built page that --single-file takes.
    #[arg(
        long,
        value_name = "SITE",
        default_value = "dist",
        requires = "single_file"
    )]
    pub(crate) page: PathBuf,
    /// Read the folders below as well.
    #[arg(long, short)]
    pub(crate) recursive: bool,
    /// Split the texts from the list of articles, however small the bundle is; above 8 MB it is
    /// done anyway.
    #[arg(long)]
    pub(crate) split: bool,
    /// Where made articles are kept, so that an interrupted build goes on and unchanged pages are not
    /// made again; several outputs may share it. Else .NAME.cache beside the output.
    #[arg(long, value_name = "DIR", conflicts_with = "no_cache")]
    pub(crate) cache: Option<PathBuf>,
    /// Keep no articles after the build, and use none.
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Report as JSON; how far a long build is, goes to standard error in lines of JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Count doubtful pages as failures in the exit code.
    #[arg(long)]
    pub(crate) strict: bool,
    /// What the archive is, instead of the duizhao.toml of the folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) about: Option<PathBuf>,
    /// What was decided about repairs, instead of the overrides.toml of the folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,
    /// Corrections of activities and foundings that the archive does not tell of, instead of the
    /// corrections.toml of the folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// A file of rules for converting the archive between scripts, to go into the bundle.
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    /// The most bytes a page may have.
    #[arg(
        long,
        value_name = "BYTES",
        default_value_t = ingest::MAX_BYTES as u64,
        value_parser = clap::value_parser!(u64).range(1..=ingest::MAX_BYTES as u64)
    )]
    pub(crate) max_page_bytes: u64,
}

/// Show what a bundle holds, or one of its articles.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  shown
  2  wrong usage, no bundle, or no such article"
)]
pub(crate) struct InspectArgs {
    /// The bundle, or the folder that holds bundle.json.
    pub(crate) path: PathBuf,
    /// The article to show.
    pub(crate) id: Option<String>,
    /// Show as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Re-read a bundle and everything that belongs to it.
///
/// Reports every article that cannot be read, parts that are missing or are not the files meant
/// (bytes, SHA-256), texts that are missing, marks that do not fit their text, counts that do not
/// fit their lists, and archived texts that are not what the SHA-256 of their page says, where the
/// page was plain UTF-8 text.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  everything is as it should be
  1  something is not
  2  wrong usage, or the file cannot be read as a bundle at all"
)]
pub(crate) struct VerifyArgs {
    /// The bundle, or the folder that holds bundle.json.
    pub(crate) path: PathBuf,
    /// Report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
