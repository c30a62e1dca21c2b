//! What a build reports at its end.

use std::fmt;

use serde::Serialize;

use crate::output::Written;
use crate::overrides::Unmatched;
use crate::terminal::shown;

/// How many doubtful pages a person is told of one by one.
const LISTED: usize = 20;

/// What a build did. With `--json` it is printed as it stands.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    /// Pages that were read.
    pub(crate) read: usize,
    /// Articles that were made of them.
    pub(crate) made: usize,
    /// Files that are no pages.
    pub(crate) skipped: u64,
    /// Folders below that were not entered.
    pub(crate) unentered: Vec<String>,
    /// Articles that somebody should look at.
    pub(crate) doubtful: Vec<Doubt>,
    /// Pages of which no article was made.
    pub(crate) failed: Vec<Failure>,
    /// Decisions of editors that match nothing.
    pub(crate) unmatched: Vec<Unmatched>,
    /// What was written, when anything was.
    pub(crate) written: Option<Written>,
}

/// A page that somebody should look at.
#[derive(Debug, Serialize)]
pub(crate) struct Doubt {
    pub(crate) file: String,
    pub(crate) id: String,
    pub(crate) reasons: Vec<String>,
}

/// A page of which no article was made.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) file: String,
    pub(crate) reason: String,
}

impl Report {
    /// Whether every page was made and every decision found its repair, and none is doubtful where
    /// that counts.
    pub(crate) const fn is_clean(&self, strict: bool) -> bool {
        self.failed.is_empty() && self.unmatched.is_empty() && (!strict || self.doubtful.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Doubt { file, reasons, .. } in self.doubtful.iter().take(LISTED) {
            writeln!(
                f,
                "doubtful: {}: {}",
                shown(file),
                shown(&reasons.join("; "))
            )?;
        }
        if let Some(more) = self
            .doubtful
            .len()
            .checked_sub(LISTED)
            .filter(|more| *more > 0)
        {
            writeln!(f, "doubtful: {more} more (--json lists all)")?;
        }
        for Failure { file, reason } in &self.failed {
            writeln!(f, "failed: {}: {}", shown(file), shown(reason))?;
        }
        for unmatched in &self.unmatched {
            writeln!(f, "matches nothing: {unmatched}")?;
        }
        if let Some(first) = self.unentered.first() {
            let more = match self.unentered.len() {
                1 => String::new(),
                n_folders => format!(" and {} more", n_folders - 1),
            };
            writeln!(f, "not entered without --recursive: {}{more}", shown(first))?;
        }
        let (doubtful, failed) = (self.doubtful.len(), self.failed.len());
        let Self {
            read,
            made,
            skipped,
            ..
        } = self;
        writeln!(
            f,
            "{read} read, {made} made ({doubtful} doubtful), {failed} failed, {skipped} skipped"
        )?;
        match &self.written {
            Some(Written {
                file,
                bytes,
                parts: 0,
            }) => writeln!(f, "wrote {file} ({bytes} bytes)"),
            Some(Written { file, bytes, parts }) => {
                writeln!(f, "wrote {file} ({bytes} bytes in all, {parts} parts)")
            }
            None => writeln!(f, "wrote nothing"),
        }
    }
}
