//! Writing what was built, part by part, the bundle file last.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use bundle::{
    Article, ArticleId, BodyAt, Bundle, Catalog, ColumnsWriter, Dated, Page, Part, PartKind,
    PartWriter, Text, limits,
};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::finish::Finished;
use crate::index::FEWEST;
use crate::output::{self, FILE, ONE_FILE_BYTES, PART_BYTES, Written};
use crate::packing::pack_pieces;
use crate::page::sha256;

/// A split bundle that is being written: parts as they fill, then the manifest.
pub(super) struct Site<'a> {
    folder: &'a Path,
    /// Where what is dated is gathered, a line for an article, where it gets parts of its own.
    dated: Option<(PathBuf, BufWriter<File>)>,
    /// What articles are counted by and how many there are, where their list gets parts of its own.
    listing: Option<(ColumnsWriter, usize)>,
    parts: PartWriter,
    /// Parts that are full and not packed yet: as many as are packed at once.
    full: Vec<Vec<u8>>,
    /// The parts of the manifest, in their order.
    listed: Vec<Part>,
    /// The articles of the manifest, a line each: they stand after the list of parts.
    lines: PathBuf,
    to_lines: BufWriter<File>,
    /// The parts that were written, and the bytes of all.
    files: Vec<PathBuf>,
    bytes: u64,
}

impl<'a> Site<'a> {
    /// Begins to write into `folder`; `lines` is a file that may be used meanwhile. There are `count`
    /// articles, which have `heads` bytes without their texts.
    pub(super) fn new(
        folder: &'a Path,
        lines: PathBuf,
        count: usize,
        heads: usize,
    ) -> Result<Self> {
        let create = |path: &Path| {
            let file = File::create(path).with_context(|| format!("writing {}", path.display()));
            file.map(BufWriter::new)
        };
        let dated = if heads > LIST_BYTES {
            let path = lines.with_extension("dated");
            let file = create(&path)?;
            Some((path, file))
        } else {
            None
        };
        Ok(Self {
            folder,
            // Without an index all titles are looked through, so all of them are wanted.
            listing: (dated.is_some() && count >= FEWEST)
                .then(|| (ColumnsWriter::default(), count)),
            dated,
            to_lines: create(&lines)?,
            parts: PartWriter::new(PART_BYTES, 0),
            full: Vec::new(),
            listed: Vec::new(),
            lines,
            files: Vec::new(),
            bytes: 0,
        })
    }

    /// Takes up an article.
    pub(super) fn add(&mut self, mut finished: Finished) -> Result<()> {
        if let Some((path, file)) = &mut self.dated
            && let Some(dated) = Dated::take(&mut finished.article)
        {
            let line = bundle::dated_json(&finished.article.id, &dated);
            let line = [line.get(), "\n"].concat();
            let writing = || format!("writing {}", path.display());
            file.write_all(line.as_bytes()).with_context(writing)?;
        }
        let text = Text::of_json(&finished.article.id, None, &finished.body);
        let (body, closed) = self.parts.add(text);
        self.fill(closed)?;
        let article = Article {
            body,
            ..finished.article
        };
        if let Some((columns, _)) = &mut self.listing {
            columns.add(&article);
        }
        let line = bundle::article_json(&article);
        let line = [line.get(), "\n"].concat();
        let writing = || format!("writing {}", self.lines.display());
        self.to_lines
            .write_all(line.as_bytes())
            .with_context(writing)
    }

    /// Lists a part with something else than texts, which is written already. No texts come after it:
    /// the numbers of theirs are given out.
    pub(super) fn list(&mut self, part: Part) -> Result<()> {
        self.put_all()?;
        self.bytes += part.bytes;
        self.listed.push(part);
        Ok(())
    }

    /// Writes what is left, the manifest last. `bundle` is the archive without parts and articles.
    pub(super) fn finish(mut self, mut bundle: Bundle) -> Result<Written> {
        self.put_all()?;
        self.put_dated()?;
        bundle.catalog = self.put_listing()?;
        let listed = bundle.catalog.is_some();
        bundle.version = Bundle::version_of(&self.listed);
        bundle.parts = self.listed;
        let writing = || format!("writing {}", self.lines.display());
        self.to_lines.flush().with_context(writing)?;
        let lines = BufReader::new(File::open(&self.lines).with_context(writing)?).lines();
        let lines = lines.take(if listed { 0 } else { usize::MAX });
        let articles = lines.map(|line| Ok(RawValue::from_string(line?)?));
        output::settle(&self.files)?;
        let file = self.folder.join(FILE);
        let manifest = output::put_with(&file, |to| {
            let mut to = Limited {
                to,
                left: limits::BUNDLE_BYTES,
            };
            bundle::write_manifest(&mut to, &bundle, articles)
        })?;
        // It lies where the next build tidies up as well.
        fs::remove_file(&self.lines).ok();
        Ok(Written {
            file: file.display().to_string(),
            bytes: self.bytes + manifest,
            parts: bundle.parts.len(),
        })
    }

    /// Takes a part that is full, if there is one.
    fn fill(&mut self, closed: Option<Vec<u8>>) -> Result<()> {
        self.full.extend(closed);
        if self.full.len() < rayon::current_num_threads() {
            return Ok(());
        }
        self.put_full()
    }

    /// Writes all texts that came so far.
    fn put_all(&mut self) -> Result<()> {
        self.full.extend(self.parts.close());
        self.put_full()
    }

    /// Writes what is dated, as parts of its own after all others.
    fn put_dated(&mut self) -> Result<()> {
        let Some((path, mut file)) = self.dated.take() else {
            return Ok(());
        };
        let writing = || format!("writing {}", path.display());
        file.flush().with_context(writing)?;
        let (mut lines, mut bytes) = (Vec::new(), 0);
        for line in BufReader::new(File::open(&path).with_context(writing)?).lines() {
            let line = line.with_context(writing)?;
            if bytes + line.len() > DATED_BYTES && !lines.is_empty() {
                let full = bundle::dated_part(std::mem::take(&mut lines));
                self.put_part_of(PartKind::Dated, &[full])?;
                bytes = 0;
            }
            bytes += line.len() + 1;
            lines.push(RawValue::from_string(line)?);
        }
        if !lines.is_empty() {
            self.put_part_of(PartKind::Dated, &[bundle::dated_part(lines)])?;
        }
        fs::remove_file(&path).ok();
        Ok(())
    }

    /// Writes the articles, in pages, and what they are counted by, where they get parts of their own.
    fn put_listing(&mut self) -> Result<Option<Catalog>> {
        let Some((columns, count)) = self.listing.take() else {
            return Ok(None);
        };
        let writing = || format!("writing {}", self.lines.display());
        self.to_lines.flush().with_context(writing)?;
        let file = File::open(&self.lines).with_context(writing)?;
        let mut lines = BufReader::new(file).lines();
        let (mut pages, mut ids) = (Vec::new(), Vec::with_capacity(count));
        loop {
            let page = lines.by_ref().take(rows_of(count));
            let page: Vec<String> = page.collect::<io::Result<_>>()?;
            let known = ids.len();
            for line in &page {
                ids.push(serde_json::from_str::<Named>(line)?.id);
            }
            let Some(first) = ids.get(known).cloned() else {
                break;
            };
            pages.push(Page {
                first,
                part: u32::try_from(self.listed.len())?,
                count: u32::try_from(page.len())?,
            });
            let rows = page.into_iter().map(RawValue::from_string);
            let rows = bundle::rows_part(rows.collect::<Result<_, _>>()?);
            self.put_part_of(PartKind::Rows, &[rows])?;
        }
        let years = columns.years();
        let ids = collection::all_ids(ids.iter().map(ArticleId::as_str));
        let pieces = columns.finish(&pages, ids);
        self.put_part_of(PartKind::Columns, &pieces.columns)?;
        self.put_part_of(PartKind::Facets, &pieces.facets)?;
        Ok(Some(Catalog {
            articles: u32::try_from(count)?,
            years,
        }))
    }

    /// Writes a part that does not hold texts, of these pieces.
    fn put_part_of(&mut self, kind: PartKind, pieces: &[Vec<u8>]) -> Result<()> {
        let most = limits::PART_BYTES;
        let bytes: usize = pieces.iter().map(Vec::len).sum();
        ensure!(
            bytes as u64 <= most,
            "a part would have more than {most} bytes"
        );
        let (mut part, file) = put_packed(self.folder, pieces)?;
        part.kind = kind;
        self.bytes += part.bytes;
        self.listed.push(part);
        self.files.push(file);
        Ok(())
    }

    /// Packs the parts that are full, on all processors, and writes them.
    fn put_full(&mut self) -> Result<()> {
        let (full, folder) = (std::mem::take(&mut self.full), self.folder);
        let put = full.into_par_iter().map(|json| put_packed(folder, &[json]));
        let written: Vec<_> = put.collect::<Result<_>>()?;
        for (part, file) in written {
            self.bytes += part.bytes;
            self.listed.push(part);
            self.files.push(file);
        }
        Ok(())
    }
}

/// Packs a part and writes it.
fn put_packed(folder: &Path, pieces: &[Vec<u8>]) -> Result<(Part, PathBuf)> {
    let packed = pack_pieces(pieces)?;
    let unpacked: usize = pieces.iter().map(Vec::len).sum();
    let (bytes, unpacked) = (packed.len() as u64, unpacked as u64);
    let part = Part::of_texts(bytes, Some(unpacked), sha256(&packed));
    let file = folder.join(&part.path);
    output::put_part(&file, &packed)?;
    Ok((part, file))
}

/// A file that does not grow larger than a reader takes.
struct Limited<'a, W> {
    to: &'a mut W,
    left: u64,
}

impl<W: Write> Write for Limited<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        let left = self.left.checked_sub(written as u64);
        self.left = left.ok_or_else(|| {
            let most = limits::BUNDLE_BYTES;
            io::Error::other(format!("it would have more than {most} bytes"))
        })?;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Bytes of a list of articles above which it leaves what is dated, nine tenths of it, to parts of its
/// own: a list is read whole before anything is shown, and only the timeline needs what is dated.
const LIST_BYTES: usize = 2 << 20;

/// How many articles stand on a page of the list, of so many: a third of the square root. Small pages
/// are quickly there, and many of them make a long list of parts.
const fn rows_of(articles: usize) -> usize {
    let rows = articles.isqrt() / 3;
    if rows < FEWEST_ROWS {
        FEWEST_ROWS
    } else {
        rows
    }
}

/// The fewest articles on a page of the list.
const FEWEST_ROWS: usize = 32;

/// An article of which only the id is read.
#[derive(Deserialize)]
struct Named {
    id: ArticleId,
}

/// How many bytes of what is dated go into a part, before it is packed.
const DATED_BYTES: usize = 4 << 20;

/// What finishing may take off: corrections can hide activities. Then it is tried.
const MARGIN: usize = 1 << 20;

/// Whether articles of so many bytes may fit a bundle in one file.
pub(super) const fn may_be_one_file(bytes: usize) -> bool {
    bytes <= ONE_FILE_BYTES + MARGIN
}

/// An article with its text.
pub(super) fn whole(finished: Finished) -> Result<Article> {
    let mut article = finished.article;
    if let BodyAt::Part(_) = article.body {
        let body = serde_json::from_str(finished.body.get());
        article.body = BodyAt::Here(body.context("reading what was kept of a text")?);
    }
    Ok(article)
}
