//! `overrides.toml`: what editors decided about repairs.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use bundle::{ArticleId, RepairKind, Ruling, Verdict};
use ingest::repair::Decision;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::value::Datetime;

use crate::terminal::{beginning, shown};

/// The name of the file in a folder of pages.
pub(crate) const FILE: &str = "overrides.toml";

/// How many characters of what was found are shown.
const CHARS: usize = 30;

/// What the file may say. A key that is not listed is an error: it is a slip that would otherwise
/// go unnoticed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Overrides {
    #[serde(default, rename = "override")]
    entries: Vec<Spanned<Entry>>,
}

/// One decision, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    article: String,
    kind: RepairKind,
    at: u32,
    found: String,
    verdict: Word,
    put: Option<String>,
    who: Option<String>,
    when: Option<When>,
    note: Option<String>,
}

/// A decision, as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Accept,
    Reject,
    Correct,
}

/// A day, as TOML writes days or as a text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum When {
    Date(Datetime),
    Text(String),
}

/// The decisions of a file, by article.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    file: PathBuf,
    of: BTreeMap<String, Vec<(usize, Decision)>>,
}

/// A decision that matches nothing.
#[derive(Debug, Serialize)]
pub(crate) struct Unmatched {
    /// The file it stands in.
    pub(crate) file: String,
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// The article it is about.
    pub(crate) article: String,
    /// What it says was found.
    pub(crate) found: String,
}

impl fmt::Display for Unmatched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, article) = (shown(&self.file), shown(&self.article));
        let (line, found) = (self.line, beginning(&self.found, CHARS));
        write!(
            f,
            "{file} line {line}: {article} has no such repair of {found:?}"
        )
    }
}

impl Decisions {
    /// The decisions of the chosen file, else of the first folder that has one.
    pub(crate) fn read(folders: &[impl AsRef<Path>], chosen: Option<&Path>) -> Result<Self> {
        let beside = folders
            .iter()
            .map(|folder| folder.as_ref().join(FILE))
            .find(|file| file.exists());
        let Some(file) = chosen.map(Path::to_path_buf).or(beside) else {
            return Ok(Self::default());
        };
        let reading = || format!("reading {}", file.display());
        let text = fs::read_to_string(&file).with_context(reading)?;
        let of = parse(&text).with_context(reading)?;
        Ok(Self { file, of })
    }

    /// The decisions about an article.
    pub(crate) fn about(&self, id: &ArticleId) -> Vec<Decision> {
        let own = self.of.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        own.iter().map(|(_, decision)| decision.clone()).collect()
    }

    /// Those that match nothing, in the order of the file: of the articles that were made, the ones
    /// with these numbers; of all others, every one.
    pub(crate) fn unmatched(&self, made: &BTreeMap<String, Vec<usize>>) -> Vec<Unmatched> {
        let mut unmatched = Vec::new();
        for (article, decisions) in &self.of {
            for (number, (line, decision)) in decisions.iter().enumerate() {
                if made.get(article).is_none_or(|own| own.contains(&number)) {
                    unmatched.push(Unmatched {
                        file: self.file.display().to_string(),
                        line: *line,
                        article: article.clone(),
                        found: decision.found.clone(),
                    });
                }
            }
        }
        unmatched.sort_by_key(|it| it.line);
        unmatched
    }
}

/// The decisions of a text, each with its line.
fn parse(text: &str) -> Result<BTreeMap<String, Vec<(usize, Decision)>>> {
    let overrides: Overrides = toml::from_str(text)?;
    let mut of: BTreeMap<String, Vec<(usize, Decision)>> = BTreeMap::new();
    for entry in overrides.entries {
        let before = text.get(..entry.span().start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let entry = entry.into_inner();
        let article = entry.article.clone();
        let decision = decision(entry).with_context(|| format!("the override on line {line}"))?;
        of.entry(article).or_default().push((line, decision));
    }
    Ok(of)
}

fn decision(entry: Entry) -> Result<Decision> {
    let verdict = match entry.verdict {
        Word::Accept => Verdict::Accepted,
        Word::Reject => Verdict::Rejected,
        Word::Correct => Verdict::Corrected,
    };
    match (&entry.put, entry.verdict) {
        (None, Word::Correct) => bail!("`correct` needs `put`, the text to put there"),
        (Some(_), Word::Accept | Word::Reject) => bail!("`put` goes with `correct` only"),
        _ => {}
    }
    ensure!(
        entry.kind != RepairKind::Correction || entry.verdict == Word::Correct,
        "kind `correction` goes with `correct` only"
    );
    ensure!(
        entry.kind != RepairKind::Correction || !entry.found.is_empty(),
        "a correction needs `found`, the text that stands there"
    );
    Ok(Decision {
        kind: entry.kind,
        at: entry.at,
        found: entry.found,
        put: entry.put.unwrap_or_default(),
        ruling: Ruling {
            verdict,
            who: entry.who,
            when: entry.when.map(|when| match when {
                When::Date(date) => date.to_string(),
                When::Text(text) => text,
            }),
            note: entry.note,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = "\
# decided in the reading room
[[override]]
article = \"1986.zongbiao\"
kind = \"gloss\"
at = 27
found = \"(guó)\"
verdict = \"reject\"
who = \"甲\"
when = 2026-11-22
";

    #[test]
    fn a_decision_is_read_with_its_line() {
        let of = parse(ENTRY).unwrap();
        let (line, decision) = &of["1986.zongbiao"][0];
        assert_eq!(*line, 2);
        assert_eq!((decision.at, decision.kind), (27, RepairKind::Gloss));
        assert_eq!(decision.ruling.verdict, Verdict::Rejected);
        assert_eq!(decision.ruling.when.as_deref(), Some("2026-11-22"));
    }

    #[test]
    fn a_date_may_be_a_text() {
        let of = parse(&ENTRY.replace("2026-11-22", "\"late in 2026\"")).unwrap();
        let when = of["1986.zongbiao"][0].1.ruling.when.as_deref();
        assert_eq!(when, Some("late in 2026"));
    }

    #[test]
    fn errors_say_the_line() {
        let error = |text: String| format!("{:#}", parse(&text).unwrap_err());
        let said = error(ENTRY.replace("reject", "correct"));
        assert_eq!(
            said,
            "the override on line 2: `correct` needs `put`, the text to put there"
        );
        for (was, is, line) in [
            ("at = 27", "at = -1", "line 5"),
            ("at = 27", "att = 27", "line 5"),
            ("reject", "refuse", "line 7"),
            ("gloss", "glos", "line 4"),
            ("found = ", "found ", "line 6"),
        ] {
            let said = error(ENTRY.replace(was, is));
            assert!(said.contains(line), "{said}");
        }
    }
}
