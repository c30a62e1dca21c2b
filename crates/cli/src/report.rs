//! What a build reports at its end.

use std::fmt;

use bundle::{ArticleId, DateConflict, Near};
use serde::{Deserialize, Serialize};

use crate::output::Written;
use crate::overrides::Unmatched;
use crate::pack::Packed;
use crate::terminal::shown;
use crate::wording;

/// How many doubtful pages a person is told of one by one.
const LISTED: usize = 20;

/// What a build did. With `--json` it is printed as it stands.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    /// Pages that were read.
    pub(crate) read: usize,
    /// Articles that were made of them.
    pub(crate) made: usize,
    /// How many of these an earlier build had made already.
    pub(crate) kept: usize,
    /// Files that are no pages.
    pub(crate) skipped: u64,
    /// Folders below that were not entered.
    pub(crate) unentered: Vec<String>,
    /// Articles that somebody should look at.
    pub(crate) doubtful: Vec<Doubt>,
    /// Dates that a curator should look at.
    pub(crate) dates: Vec<DoubtfulDate>,
    /// Corrections that could not be made.
    pub(crate) uncorrected: Vec<String>,
    /// Pages of which no article was made.
    pub(crate) failed: Vec<Failure>,
    /// Articles that are nearly the same, pair by pair.
    pub(crate) near: Vec<NearPair>,
    /// Decisions of editors that match nothing.
    pub(crate) unmatched: Vec<Unmatched>,
    /// What was written, when anything was.
    pub(crate) written: Option<Written>,
    /// The edition in one file, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) single_file: Option<Packed>,
}

/// A page that somebody should look at.
#[derive(Debug, Serialize)]
pub(crate) struct Doubt {
    pub(crate) file: String,
    pub(crate) id: String,
    pub(crate) reasons: Vec<String>,
}

/// A date that a curator should look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DoubtfulDate {
    /// The article.
    pub(crate) id: String,
    /// The words.
    pub(crate) quote: String,
    /// What they were taken for.
    pub(crate) edtf: Option<String>,
    /// What is doubtful.
    pub(crate) conflict: DateConflict,
}

/// A page of which no article was made.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) file: String,
    pub(crate) reason: String,
}

/// Two articles that are nearly the same.
#[derive(Debug, Serialize)]
pub(crate) struct NearPair {
    pub(crate) id: String,
    pub(crate) other: String,
    /// How much of their wording they share, in thousandths.
    pub(crate) share: u16,
}

/// The articles that are nearly the same, each pair once, by id. `ids` are those of all articles, in
/// order, and `links` what each is linked to.
pub(crate) fn near(ids: &[&ArticleId], links: &[Vec<Near>]) -> Vec<NearPair> {
    let named = ids.iter().copied().zip(links);
    let links_of = |id: &ArticleId| links.get(ids.binary_search(&id).ok()?);
    let pair = |(id, near): (&ArticleId, &Near)| {
        // The other names this one as well, but where it has nearer ones.
        let is_named = links_of(&near.id)?.iter().any(|back| back.id == *id);
        (*id < near.id || !is_named).then(|| NearPair {
            id: id.to_string(),
            other: near.id.to_string(),
            share: near.share,
        })
    };
    let all = named.flat_map(|(id, own)| own.iter().map(move |near| (id, near)));
    all.filter_map(pair).collect()
}

impl Report {
    /// Whether every page was made and every decision found its repair, and none is doubtful where
    /// that counts.
    pub(crate) const fn is_clean(&self, strict: bool) -> bool {
        self.failed.is_empty() && self.unmatched.is_empty() && (!strict || self.doubtful.is_empty())
    }
}

impl Report {
    fn write_dates(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for date in self.dates.iter().take(LISTED) {
            let taken = date.edtf.as_deref().unwrap_or("no value");
            let why = wording::date_conflict(date.conflict);
            writeln!(
                f,
                "date: {}: {}: {taken}: {why}",
                shown(&date.id),
                shown(&date.quote)
            )?;
        }
        if let Some(more) = self
            .dates
            .len()
            .checked_sub(LISTED)
            .filter(|more| *more > 0)
        {
            writeln!(f, "date: {more} more (--json lists all)")?;
        }
        for problem in &self.uncorrected {
            writeln!(f, "correction not made: {}", shown(problem))?;
        }
        Ok(())
    }
}

impl Report {
    /// What was not read, and what was not made again.
    fn write_passed_over(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.unentered.first() {
            let more = match self.unentered.len() {
                1 => String::new(),
                n_folders => format!(" and {} more", n_folders - 1),
            };
            writeln!(f, "not entered without --recursive: {}{more}", shown(first))?;
        }
        match self.kept {
            0 => Ok(()),
            kept => writeln!(f, "{kept} articles are as an earlier build made them"),
        }
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
        self.write_dates(f)?;
        for Failure { file, reason } in &self.failed {
            writeln!(f, "failed: {}: {}", shown(file), shown(reason))?;
        }
        if let Some(NearPair { id, other, .. }) = self.near.first() {
            let (count, id, other) = (self.near.len(), shown(id), shown(other));
            writeln!(
                f,
                "nearly the same: {count} pairs, such as {id} and {other}"
            )?;
        }
        for unmatched in &self.unmatched {
            writeln!(f, "matches nothing: {unmatched}")?;
        }
        self.write_passed_over(f)?;
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
        self.wrote(f)
    }
}

impl Report {
    /// What was written.
    fn wrote(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
        }?;
        match &self.single_file {
            Some(Packed { file, bytes }) => {
                writeln!(
                    f,
                    "wrote {file} ({bytes} bytes): page and archive in one file"
                )
            }
            None => Ok(()),
        }
    }
}
