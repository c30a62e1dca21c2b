//! A bundle on disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use bundle::{
    Article, ArticleId, Body, BodyAt, Bundle, Columns, Dated, Facets, Part, PartKind, Problem,
    ReadPartError, limits,
};
use collection::Engine;

use crate::output;
use crate::packing::unpack;
use crate::page::sha256;

/// A bundle on disk, with the folder that its parts lie in.
pub(crate) struct Opened {
    pub(crate) bundle: Bundle,
    pub(crate) problems: Vec<Problem>,
    file: PathBuf,
    folder: PathBuf,
}

impl Opened {
    /// Opens a bundle, or that of a folder.
    pub(crate) fn new(path: &Path) -> Result<Self> {
        let file = if path.is_dir() {
            path.join(output::FILE)
        } else {
            path.to_path_buf()
        };
        let reading = || format!("reading {}", file.display());
        let size = fs::metadata(&file).with_context(reading)?.len();
        let most = limits::BUNDLE_BYTES;
        ensure!(
            size <= most,
            "{} has {size} bytes; at most {most} are read",
            file.display()
        );
        let bytes = fs::read(&file).with_context(reading)?;
        let read = bundle::read(&bytes).with_context(reading)?;
        let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
        let mut opened = Self {
            bundle: read.bundle,
            problems: read.problems,
            file,
            folder,
        };
        opened.list();
        Ok(opened)
    }

    /// Reads the articles that stand in parts. A part that cannot be read is a problem.
    fn list(&mut self) {
        if self.bundle.catalog.is_none() {
            return;
        }
        for (number, part) in (0..).zip(&self.bundle.parts) {
            if part.kind != PartKind::Rows {
                continue;
            }
            let read = self.part_bytes(number);
            match read.and_then(|bytes| Ok(bundle::read_rows(&bytes, part)?)) {
                Ok(rows) => self.bundle.articles.extend(rows),
                Err(error) => self.problems.push(Problem {
                    path: part.path.clone(),
                    message: format!("{error:#}"),
                }),
            }
        }
    }

    /// The columns, where the articles stand in parts.
    pub(crate) fn columns(&self) -> Result<Option<Columns>> {
        let Some((number, part)) = self.part_of(PartKind::Columns) else {
            return Ok(None);
        };
        Ok(Some(bundle::read_columns(&self.part_bytes(number)?, part)?))
    }

    /// The columns of the facets.
    pub(crate) fn facets(&self) -> Result<Facets> {
        let facets = self.part_of(PartKind::Facets);
        let (number, part) = facets.context("no part has the facets")?;
        Ok(bundle::read_facets(&self.part_bytes(number)?, part)?)
    }

    fn part_of(&self, kind: PartKind) -> Option<(u32, &Part)> {
        let mut numbered = (0..).zip(&self.bundle.parts);
        numbered.find(|(_, part)| part.kind == kind)
    }

    /// An engine with the bundle and all its texts.
    pub(crate) fn engine(&self) -> Result<Engine> {
        let reading = || format!("reading {}", self.file.display());
        let mut engine = Engine::new();
        let bytes = fs::read(&self.file).with_context(reading)?;
        engine.open(&bytes).with_context(reading)?;
        let mut parts: Vec<_> = (0..).zip(&self.bundle.parts).collect();
        // What tells of the articles goes before what is of them.
        parts.sort_by_key(|(_, part)| match part.kind {
            PartKind::Columns => 0,
            PartKind::Rows => 1,
            _ => 2,
        });
        for (number, part) in parts {
            let bytes = self.part_bytes(number);
            let bytes = bytes.with_context(|| format!("reading {}", part.path))?;
            engine.supply(number, &bytes)?;
        }
        Ok(engine)
    }

    /// The texts of a part, its bytes and digest compared with what the bundle says.
    pub(crate) fn part(&self, number: u32) -> Result<Vec<(ArticleId, Body, Dated)>> {
        let bytes = self.part_bytes(number)?;
        let part = self.bundle.parts.get(number as usize);
        let part = part.ok_or(ReadPartError::NoSuchPart(number))?;
        if part.kind != PartKind::Text {
            return Ok(Vec::new());
        }
        Ok(bundle::read_part_dated(&bytes, part)?)
    }

    /// What is dated in the articles of a part; nothing in one that holds something else.
    pub(crate) fn dated(&self, number: u32) -> Result<Vec<(ArticleId, Dated)>> {
        let part = self.bundle.parts.get(number as usize);
        let part = part.ok_or(ReadPartError::NoSuchPart(number))?;
        if part.kind != PartKind::Dated {
            return Ok(Vec::new());
        }
        Ok(bundle::read_dated(&self.part_bytes(number)?, part)?)
    }

    /// The bytes of a part, unpacked; their number and digest as they lie there are compared.
    fn part_bytes(&self, number: u32) -> Result<Vec<u8>> {
        let part = self.bundle.parts.get(number as usize);
        let part = part.ok_or(ReadPartError::NoSuchPart(number))?;
        let file = self.folder.join(&part.path);
        let size = fs::metadata(&file).context("the part is not there")?.len();
        ensure!(
            size == part.bytes,
            ReadPartError::WrongLength {
                found: size,
                expected: part.bytes
            }
        );
        let bytes = fs::read(&file).context("the part cannot be read")?;
        bundle::check_digest(part, &sha256(&bytes))?;
        Ok(unpack(bytes, part)?)
    }

    /// An article and its text, wherever that lies, with what the list of articles leaves to it.
    pub(crate) fn whole(&self, article: &Article) -> Result<(Article, Body)> {
        let mut article = article.clone();
        let number = match &article.body {
            BodyAt::Here(body) => {
                let body = body.clone();
                return Ok((article, body));
            }
            BodyAt::Part(number) => *number,
        };
        let texts = self.part(number)?;
        let own = texts.into_iter().find(|(id, ..)| *id == article.id);
        let (_, body, dated) = own.ok_or_else(|| ReadPartError::Missing(article.id.clone()))?;
        dated.put(&mut article);
        for (number, part) in (0..).zip(&self.bundle.parts) {
            if part.kind == PartKind::Dated {
                let mut all = self.dated(number)?.into_iter();
                if let Some((_, dated)) = all.find(|(id, _)| *id == article.id) {
                    dated.put(&mut article);
                }
            }
        }
        Ok((article, body))
    }
}
