//! `duizhao check`: whether a built site can be published as it lies there.

mod files;
mod list;
mod missing;
mod page;
mod plain;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, ensure};
use serde::Serialize;

use self::files::Files;
pub(crate) use self::page::addresses;
use crate::output::FILE;
use crate::terminal::{self, shown};
use crate::verify;

/// Check a built site before it is published.
///
/// Looks at every file of SITE: whether each one that its list names is there and is the file meant
/// (bytes, SHA-256), whether the service worker belongs to this page, whether the archive and all its
/// parts can be read, whether the page forbids everything else before it loads anything, and whether
/// it names only files of its own, by relative addresses; the same of the plain pages in read/. Files over 100 MB, sites over 1 GB and
/// symbolic links are what GitHub Pages does not take.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  0  the site can be published
  1  it cannot; each fault says what to do
  2  wrong usage, or there is no such folder"
)]
pub(crate) struct CheckArgs {
    /// The folder that is to be published, with index.html.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// Report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What was checked.
#[derive(Debug, Default, Serialize)]
struct Checked {
    files: usize,
    bytes: u64,
    articles: usize,
    parts: usize,
    faults: Vec<Fault>,
}

/// Why a site cannot be published.
#[derive(Debug, Serialize)]
struct Fault {
    /// The file, relative to the site.
    file: String,
    /// What is wrong with it.
    message: String,
    /// What to do.
    remedy: &'static str,
}

/// What to do where a file is not that of the build.
const BUILD: &str = "build the site again";

/// What to do where files were changed on purpose.
const SEAL: &str = "build the site again, or seal it if the change is meant";

/// What to do with what lies beside the page.
const LAY: &str = "write it again with `duizhao site`";

/// Checks a site and reports.
pub(crate) fn check(args: &CheckArgs) -> Result<ExitCode> {
    let checked = Checked::of(&args.site)?;
    if args.json {
        terminal::say_json(&checked)?;
    } else {
        for fault in &checked.faults {
            let Fault {
                file,
                message,
                remedy,
            } = fault;
            let (file, message) = (shown(file), shown(message));
            terminal::say(&format!("fault: {file}: {message}; {remedy}"))?;
        }
        let Checked {
            files,
            bytes,
            articles,
            parts,
            faults,
        } = &checked;
        let faults = faults.len();
        terminal::say(&format!(
            "{files} files, {bytes} bytes, {articles} articles, {parts} parts, {faults} faults"
        ))?;
    }
    Ok(ExitCode::from(u8::from(!checked.faults.is_empty())))
}

impl Checked {
    fn of(site: &Path) -> Result<Self> {
        ensure!(site.is_dir(), "there is no folder {}", site.display());
        let mut checked = Self::default();
        let files = Files::below(site, &mut checked)?;
        let list = checked.page(site, &files);
        if let Some(list) = list {
            checked.list(site, &files, &list);
        }
        checked.missing(site, &files);
        checked.plain(site, &files);
        checked.archive(site);
        Ok(checked)
    }

    fn fault(&mut self, file: &str, message: impl Into<String>, remedy: &'static str) {
        self.faults.push(Fault {
            file: file.to_owned(),
            message: message.into(),
            remedy,
        });
    }

    /// The archive that the page opens, read whole.
    fn archive(&mut self, site: &Path) {
        let folder = site.join(ARCHIVE);
        match verify::examine(&folder) {
            Ok(verified) => {
                self.articles = verified.articles;
                self.parts = verified.parts;
                for verify::Fault { at, message } in verified.faults {
                    let message = [at.as_str(), ": ", &message].concat();
                    self.fault(&format!("{ARCHIVE}/{FILE}"), message, REBUILD);
                }
            }
            Err(error) => {
                self.fault(&format!("{ARCHIVE}/{FILE}"), format!("{error:#}"), REBUILD);
            }
        }
    }
}

/// The folder of a site in which its archive lies.
const ARCHIVE: &str = "data";

/// What to do where the archive is not whole.
const REBUILD: &str = "build the archive again";
