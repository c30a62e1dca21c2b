//! `corrections.toml`: what the publisher knows better than the rules.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use bundle::Article;
use ingest::activity::{self, Correction, Foundings};
use serde::Deserialize;

use crate::report::{DoubtfulDate, Report};

/// The name of the file in a folder of pages.
const FILE: &str = "corrections.toml";

/// What the file may say. A key that is not listed is an error.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    correction: Vec<OneWritten>,
    #[serde(default)]
    founding: Vec<FoundingWritten>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneWritten {
    article: String,
    activity: String,
    date: Option<String>,
    #[serde(default)]
    hide: bool,
    title: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FoundingWritten {
    name: String,
    date: String,
}

/// What a publisher corrects.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    corrections: Vec<Correction>,
    /// Foundings that no page tells of.
    pub(crate) foundings: Foundings,
}

impl Corrections {
    /// Makes the corrections; those that cannot be made are reported.
    pub(crate) fn apply(&self, articles: &mut [Article], report: &mut Report) {
        let problems = activity::correct(articles, &self.corrections);
        report.uncorrected = problems.iter().map(ToString::to_string).collect();
    }
}

/// The corrections of a file, `chosen` or that of the first folder that has one.
pub(crate) fn read(folders: &[PathBuf], chosen: Option<&Path>) -> Result<Corrections> {
    let beside = folders
        .iter()
        .map(|folder| folder.join(FILE))
        .find(|file| file.exists());
    let Some(file) = chosen.map(Path::to_path_buf).or(beside) else {
        return Ok(Corrections::default());
    };
    let reading = || format!("reading {}", file.display());
    let text = fs::read_to_string(&file).with_context(reading)?;
    let written: Written = toml::from_str(&text).with_context(reading)?;
    let mut foundings = Foundings::default();
    for FoundingWritten { name, date } in &written.founding {
        if !foundings.add(name, date) {
            bail!(
                "{}: the founding of {name} has no date such as 1985-06: {date}",
                file.display()
            );
        }
    }
    let correction = |it: OneWritten| Correction {
        article: it.article,
        activity: it.activity,
        date: it.date,
        hide: it.hide,
        title: it.title,
    };
    Ok(Corrections {
        corrections: written.correction.into_iter().map(correction).collect(),
        foundings,
    })
}

/// The dates of articles that a curator should look at.
pub(crate) fn conflicts(articles: &[Article]) -> Vec<DoubtfulDate> {
    let of = |article: &Article| -> Vec<DoubtfulDate> {
        let expressions = article
            .body
            .here()
            .map_or(&[][..], |body| &body.expressions);
        let doubtful = expressions.iter().filter_map(|it| {
            Some(DoubtfulDate {
                id: article.id.to_string(),
                quote: it.quote.clone(),
                edtf: it.when.edtf.clone(),
                conflict: it.conflict?,
            })
        });
        doubtful.collect()
    };
    articles.iter().flat_map(of).collect()
}
