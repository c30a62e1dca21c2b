//! `read/`: every article on a page of its own that needs no script.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bundle::{Article, BodyAt};
use rayon::prelude::*;

use super::address::{Base, name};
use super::article::Page;
use super::list;
use super::script::{Converters, other};
use super::words::{HANS, Words};
use crate::opened::Opened;
use crate::output;

/// The folder of a site that they lie in.
pub(super) const FOLDER: &str = "read";

/// Their style sheet.
pub(super) const SHEET: &str = "read.css";

/// Their policy: nothing but the style sheet.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// How many articles get them without being asked for. Each has two pages of about 8 KB: 5,000 articles
/// make 10,000 files of 80 MB together, of the 1 GB that GitHub Pages takes and the ten minutes in which
/// it has to put them up.
pub(super) const ARTICLES: usize = 5_000;

/// Where pages in a script lie that are converted, below [`FOLDER`].
pub(super) fn folder(words: &Words) -> &'static str {
    if words.lang == HANS.lang {
        "hans/"
    } else {
        "hant/"
    }
}

/// The plain pages of an archive.
pub(super) struct Plain<'a> {
    pub(super) opened: &'a Opened,
    pub(super) base: Option<&'a Base>,
}

/// What was written: paths of pages below the site, in order.
pub(super) type Written = Vec<String>;

impl Plain<'_> {
    /// The title of the archive.
    pub(super) fn title(&self) -> &str {
        &self.opened.bundle.about.title
    }

    /// Writes all of them, and takes away those of articles that are no more.
    pub(super) fn write(&self, site: &Path) -> Result<Written> {
        let folder = site.join(FOLDER);
        let mut written = Written::new();
        put(&folder, SHEET, include_str!("read.css"))?;
        for (file, page) in list::lists(self) {
            put(&folder, &file, &page)?;
            written.push(file);
        }
        let converters = Converters::new()?;
        for (number, articles) in self.by_part() {
            written.extend(self.part(&folder, &converters, number, &articles)?);
        }
        tidy(&folder, &written)?;
        let mut written: Written = written
            .iter()
            .map(|it| [FOLDER, "/", it].concat())
            .collect();
        written.sort_unstable();
        Ok(written)
    }

    /// Writes the page that says that there are none.
    pub(super) fn write_none(&self, site: &Path) -> Result<()> {
        let folder = site.join(FOLDER);
        put(&folder, SHEET, include_str!("read.css"))?;
        put(&folder, "index.html", &list::none(self))?;
        tidy(&folder, &["index.html".to_owned()])
    }

    /// The articles by the parts that their texts lie in, so that one is in memory at once.
    fn by_part(&self) -> BTreeMap<Option<u32>, Vec<&Article>> {
        let mut parts: BTreeMap<Option<u32>, Vec<&Article>> = BTreeMap::new();
        for article in &self.opened.bundle.articles {
            let number = match article.body {
                BodyAt::Here(_) => None,
                BodyAt::Part(number) => Some(number),
            };
            parts.entry(number).or_default().push(article);
        }
        parts
    }

    fn part(
        &self,
        folder: &Path,
        converters: &Converters,
        number: Option<u32>,
        articles: &[&Article],
    ) -> Result<Written> {
        let texts = match number {
            Some(number) => {
                let reading = || format!("reading the texts of part {number}");
                self.opened.part(number).with_context(reading)?
            }
            None => Vec::new(),
        };
        let texts: BTreeMap<_, _> = texts.iter().map(|(id, body, _)| (id, body)).collect();
        let write = |article: &&Article| {
            let body = article
                .body
                .here()
                .or_else(|| texts.get(&article.id).copied());
            let body = body.with_context(|| format!("the text of {} is not there", article.id))?;
            let mut page = Page {
                plain: self,
                article,
                body,
                conversion: None,
            };
            let file = name(&article.id) + ".html";
            put(folder, &file, &page.write())?;
            let mut written = vec![file.clone()];
            if let Some(words) = other(article.script.state) {
                let rules = &self.opened.bundle.rules;
                let conversion = converters.of(words, body, rules);
                page.conversion = Some((words, &conversion));
                let file = [self::folder(words), &file].concat();
                put(folder, &file, &page.write())?;
                written.push(file);
            }
            Ok(written)
        };
        let written: Vec<Written> = articles.par_iter().map(write).collect::<Result<_>>()?;
        Ok(written.concat())
    }
}

/// Writes a file, unless it is there and the same.
fn put(folder: &Path, file: &str, text: &str) -> Result<()> {
    output::put_part(&folder.join(file), text.as_bytes())
}

/// Takes away pages of ours that were not written this time. Files of others stay.
fn tidy(folder: &Path, written: &[String]) -> Result<()> {
    let written: BTreeSet<PathBuf> = written.iter().map(|file| folder.join(file)).collect();
    for below in ["", "hans", "hant"] {
        let Ok(entries) = fs::read_dir(folder.join(below)) else {
            continue;
        };
        for entry in entries {
            let file = entry?.path();
            let is_page = file.extension().is_some_and(|end| end == "html");
            if is_page && !written.contains(&file) && is_ours(&file) {
                fs::remove_file(&file)
                    .with_context(|| format!("taking away {}", file.display()))?;
            }
        }
    }
    Ok(())
}

/// Whether a page says at its beginning that this command wrote it.
fn is_ours(file: &Path) -> bool {
    let page = fs::read(file).unwrap_or_default();
    let head = String::from_utf8_lossy(page.get(..1024).unwrap_or(&page)).into_owned();
    head.contains("<meta name=\"generator\" content=\"duizhao ")
}
