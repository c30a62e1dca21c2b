//! `duizhao verify`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use bundle::{
    Article, ArticleId, Body, BodyAt, CharsetBy, ColumnsWriter, Dated, NoteKind, PageFormat, Part,
    PartKind, Problem, ReadPartError, RepairKind, Tally,
};
use serde::Serialize;

use crate::args::VerifyArgs;
use crate::opened::Opened;
use crate::page::sha256;
use crate::terminal::{self, shown};

/// What was verified.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Verified {
    pub(crate) articles: usize,
    pub(crate) parts: usize,
    /// Archived texts of which the SHA-256 is that of their page.
    proved: usize,
    /// Archived texts of which it cannot be worked out, because the page was no plain UTF-8 text.
    unproved: usize,
    pub(crate) faults: Vec<Fault>,
}

/// Something that is not as it should be.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    /// Where: a JSON path, a part or an article.
    pub(crate) at: String,
    /// What.
    pub(crate) message: String,
}

/// Re-reads a bundle and everything that belongs to it. An error if it cannot be read at all.
pub(crate) fn examine(path: &Path) -> Result<Verified> {
    let opened = Opened::new(path)?;
    let mut verified = Verified {
        articles: opened.bundle.articles.len(),
        parts: opened.bundle.parts.len(),
        ..Verified::default()
    };
    for Problem { path, message } in &opened.problems {
        verified.fault(path, message);
    }
    for article in &opened.bundle.articles {
        if let BodyAt::Here(body) = &article.body {
            verified.article(article, body);
        }
    }
    verified.columns(&opened);
    verified.parts(&opened);
    Ok(verified)
}

/// Re-reads a bundle and reports.
pub(crate) fn verify(args: &VerifyArgs) -> Result<ExitCode> {
    let verified = examine(&args.path)?;
    if args.json {
        terminal::say_json(&verified)?;
    } else {
        for Fault { at, message } in &verified.faults {
            terminal::say(&format!("fault: {}: {}", shown(at), shown(message)))?;
        }
        let Verified {
            articles,
            parts,
            proved,
            unproved,
            faults,
        } = &verified;
        let faults = faults.len();
        terminal::say(&format!(
            "{articles} articles, {parts} parts, {proved} archived texts proved by SHA-256 \
             ({unproved} cannot be), {faults} faults"
        ))?;
    }
    Ok(ExitCode::from(u8::from(!verified.faults.is_empty())))
}

impl Verified {
    fn fault(&mut self, at: &str, message: &str) {
        self.faults.push(Fault {
            at: at.to_owned(),
            message: message.to_owned(),
        });
    }

    /// Verifies the parts one after the other, so that one at a time is in memory.
    fn parts(&mut self, opened: &Opened) {
        let mut of: BTreeMap<u32, Vec<&Article>> = BTreeMap::new();
        for article in &opened.bundle.articles {
            if let BodyAt::Part(number) = article.body {
                of.entry(number).or_default().push(article);
            }
        }
        let mut dated = self.dated(opened);
        for (number, part) in (0..).zip(&opened.bundle.parts) {
            let mut texts: BTreeMap<_, _> = match opened.part(number) {
                Ok(texts) => {
                    let texts = texts.into_iter();
                    texts.map(|(id, body, dated)| (id, (body, dated))).collect()
                }
                Err(error) => {
                    self.fault(&part.path, &format!("{error:#}"));
                    continue;
                }
            };
            for article in of.remove(&number).unwrap_or_default() {
                match texts.remove(&article.id) {
                    Some((body, here)) => {
                        let mut article = article.clone();
                        here.put(&mut article);
                        if let Some(apart) = dated.remove(&article.id) {
                            apart.put(&mut article);
                        }
                        self.article(&article, &body);
                    }
                    None => self.fault(&part.path, &format!("lacks the text of {}", article.id)),
                }
            }
            for id in texts.keys() {
                self.fault(
                    &part.path,
                    &format!("has a text of {id}, which is no article of it"),
                );
            }
        }
    }

    /// Compares the columns with the articles: they have to be those that would be made of them.
    fn columns(&mut self, opened: &Opened) {
        let columns = match opened.columns() {
            Ok(Some(columns)) => columns,
            Ok(None) => return,
            Err(error) => return self.fault("columns", &format!("{error:#}")),
        };
        let articles = &opened.bundle.articles;
        let mut anew = ColumnsWriter::default();
        for article in articles {
            anew.add(article);
        }
        let ids = collection::all_ids(articles.iter().map(|article| article.id.as_str()));
        let anew = anew.finish(&columns.pages, ids);
        let unpacked = |bytes: &[u8]| Part::of_texts(bytes.len() as u64, None, String::new());
        let made = anew.columns.concat();
        let made = bundle::read_columns(&made, &unpacked(&made));
        self.made_anew("columns", &Ok(columns), &made);
        let made = anew.facets.concat();
        let made = bundle::read_facets(&made, &unpacked(&made));
        self.made_anew("facets", &opened.facets(), &made);
    }

    /// Compares what stands in a part with what would be made of the articles.
    fn made_anew<T: PartialEq>(
        &mut self,
        at: &str,
        here: &Result<T>,
        made: &Result<T, ReadPartError>,
    ) {
        match (here, made) {
            (Ok(here), Ok(made)) if here == made => {}
            (Ok(_), Ok(_)) => self.fault(at, "they tell something else than the articles"),
            (Err(error), _) => self.fault(at, &format!("{error:#}")),
            (_, Err(error)) => self.fault(at, &format!("they do not fit the articles: {error}")),
        }
    }

    /// What is dated in articles, from the parts of its own; faults where it cannot be read, or is of no
    /// article.
    fn dated(&mut self, opened: &Opened) -> BTreeMap<ArticleId, Dated> {
        let articles = opened.bundle.articles.iter();
        let ids: BTreeSet<&ArticleId> = articles.map(|article| &article.id).collect();
        let mut all = BTreeMap::new();
        for (number, part) in (0..).zip(&opened.bundle.parts) {
            match opened.dated(number) {
                Ok(dated) => {
                    for (id, dated) in dated {
                        if !ids.contains(&id) {
                            let message = format!("tells of {id}, which is no article");
                            self.fault(&part.path, &message);
                        }
                        all.insert(id, dated);
                    }
                }
                // The parts are read again for their texts: one fault for each is enough.
                Err(_) if part.kind != PartKind::Dated => {}
                Err(error) => self.fault(&part.path, &format!("{error:#}")),
            }
        }
        all
    }

    fn article(&mut self, article: &Article, body: &Body) {
        let id = article.id.as_str();
        if let Err(Problem { path, message }) = bundle::check(article, Some(body)) {
            self.fault(id, &format!("{path}: {message}"));
        }
        if counted(&body.tallies()) != counted(&article.repaired) {
            self.fault(id, "`repaired` does not count the repairs of the text");
        }
        let doubts = body
            .notes
            .iter()
            .filter(|note| note.kind.is_doubtful())
            .count();
        if doubts != article.doubts as usize {
            self.fault(id, "`doubts` does not count the doubtful notes of the text");
        }
        match is_as_archived(article, body) {
            Some(true) => self.proved += 1,
            Some(false) => self.fault(id, "the archived text is not that of the page, by SHA-256"),
            None => self.unproved += 1,
        }
    }
}

fn counted(repaired: &[Tally]) -> BTreeMap<RepairKind, u32> {
    repaired
        .iter()
        .filter(|tally| tally.count > 0)
        .map(|tally| (tally.kind, tally.count))
        .collect()
}

/// Whether the text with its repairs undone is the page that was read, where that can be told: of
/// plain UTF-8 text without a malformed byte, the text is the file.
fn is_as_archived(article: &Article, body: &Body) -> Option<bool> {
    let origin = &article.origin;
    let malformed = |kind: &NoteKind| matches!(kind, NoteKind::Malformed { .. });
    let lossless = !body.notes.iter().any(|note| malformed(&note.kind));
    if origin.format != PageFormat::Txt || origin.encoding != "UTF-8" || !lossless {
        return None;
    }
    let mark = if origin.charset_by == CharsetBy::Bom {
        "\u{FEFF}"
    } else {
        ""
    };
    let archived = format!("{mark}{}", body.archived());
    Some(sha256(archived.as_bytes()) == origin.sha256)
}
