//! `corrections.toml`: what the publisher knows better than the rules.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use bundle::Article;
use ingest::activity::{self, Correction, Foundings, NamedTimes, Standing};
use serde::Deserialize;

use crate::report::DoubtfulDate;

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
    #[serde(default)]
    named: Vec<NamedWritten>,
    #[serde(default)]
    festival: Vec<FestivalWritten>,
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

/// A named time: a congress, a campaign, an epoch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedWritten {
    name: String,
    date: String,
    #[serde(default)]
    stands: StandingWritten,
}

/// How the name may stand: see `docs/dates.md`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StandingWritten {
    #[default]
    Topic,
    Period,
    Bound,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FestivalWritten {
    name: String,
    day: String,
    #[serde(default)]
    lunar: bool,
}

/// What a publisher corrects.
#[derive(Debug, Default)]
pub(crate) struct Corrections {
    /// The corrections of each article with their place in the file, by its id.
    of: BTreeMap<String, Vec<(usize, Correction)>>,
    /// Foundings that no page tells of.
    pub(crate) foundings: Foundings,
    /// Named times and festivals beside those that come with the program.
    pub(crate) named: NamedTimes,
}

/// A correction that was not made: its place in the file, and why.
pub(crate) type Uncorrected = (usize, String);

impl Corrections {
    /// Makes the corrections of an article; gives those that cannot be made.
    pub(crate) fn apply(&self, article: &mut Article) -> Vec<Uncorrected> {
        let own = self.of.get(article.id.as_str());
        made(std::slice::from_mut(article), own)
    }

    /// The corrections of articles that are not there.
    pub(crate) fn of_none(&self, is_there: impl Fn(&str) -> bool) -> Vec<Uncorrected> {
        let others = self.of.iter().filter(|(id, _)| !is_there(id));
        others
            .flat_map(|(_, own)| made(&mut [], Some(own)))
            .collect()
    }
}

fn made(articles: &mut [Article], own: Option<&Vec<(usize, Correction)>>) -> Vec<Uncorrected> {
    let mut problems = Vec::new();
    for (place, correction) in own.into_iter().flatten() {
        let one = std::slice::from_ref(correction);
        let found = activity::correct(articles, one);
        problems.extend(found.iter().map(|problem| (*place, problem.to_string())));
    }
    problems
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
    let named = named(&written).with_context(reading)?;
    let correction = |it: OneWritten| Correction {
        article: it.article,
        activity: it.activity,
        date: it.date,
        hide: it.hide,
        title: it.title,
    };
    let mut of: BTreeMap<String, Vec<(usize, Correction)>> = BTreeMap::new();
    for (place, correction) in written.correction.into_iter().map(correction).enumerate() {
        of.entry(correction.article.clone())
            .or_default()
            .push((place, correction));
    }
    Ok(Corrections {
        of,
        foundings,
        named,
    })
}

/// The named times and festivals of the file.
fn named(written: &Written) -> Result<NamedTimes> {
    let mut named = NamedTimes::default();
    for NamedWritten { name, date, stands } in &written.named {
        let standing = match stands {
            StandingWritten::Topic => Standing::Topic,
            StandingWritten::Period => Standing::Period,
            StandingWritten::Bound => Standing::Bound,
        };
        let added = named.add(name, date, standing);
        added.with_context(|| format!("the named time {name:?} of {date:?}"))?;
    }
    for FestivalWritten { name, day, lunar } in &written.festival {
        let added = named.add_festival(name, day, *lunar);
        added.with_context(|| format!("the festival {name:?} on {day:?}"))?;
    }
    Ok(named)
}

/// The dates of an article that a curator should look at.
pub(crate) fn conflicts(article: &Article) -> Vec<DoubtfulDate> {
    let body = article.body.here();
    let expressions = body.map_or(&[][..], |body| &body.expressions);
    let doubtful = expressions.iter().filter_map(|it| {
        Some(DoubtfulDate {
            id: article.id.to_string(),
            quote: it.quote.clone(),
            edtf: it.when.edtf.clone(),
            conflict: it.conflict?,
        })
    });
    doubtful.collect()
}
