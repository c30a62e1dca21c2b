//! The search index of a large archive, built beside it.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bundle::{Article, Body, Part, PartKind};
use collection::{IndexBuilder, IndexRun, IndexSize, StoredRun};

use crate::output;
use crate::page::sha256;

/// The fewest articles that are indexed: below, looking through everything takes less time than
/// fetching an index would, and finds the same (docs/search.md has the figures).
pub(crate) const FEWEST: usize = 1_000;

/// Indexes the articles of an archive one by one, in their order. Holds one run in memory; the runs
/// lie beside the bundle until they are merged.
pub(crate) struct Indexer {
    builder: IndexBuilder,
    /// Where the bundle is written.
    out: PathBuf,
    /// Where the runs lie.
    folder: PathBuf,
    runs: Vec<Stored>,
}

/// A run whose terms lie in a file.
struct Stored {
    file: PathBuf,
    ids: Vec<u64>,
}

impl Indexer {
    /// An indexer for the bundle in this folder.
    pub(crate) fn new(out: &Path) -> Self {
        Self {
            builder: IndexBuilder::new(0),
            out: out.to_path_buf(),
            folder: out.join(format!(".index.{}", std::process::id())),
            runs: Vec::new(),
        }
    }

    /// Takes the next article.
    pub(crate) fn add(&mut self, article: &Article, body: &Body) -> Result<()> {
        match self.builder.add(article, body) {
            Some(run) => self.store(run),
            None => Ok(()),
        }
    }

    /// Writes the files of the index and gives its root as a part of the bundle, with the sizes.
    pub(crate) fn finish(mut self) -> Result<(Part, IndexSize)> {
        let builder = std::mem::replace(&mut self.builder, IndexBuilder::new(0));
        self.store(builder.finish())?;
        let open = |stored: Stored| -> Result<StoredRun<'static>> {
            let terms = File::open(&stored.file)
                .with_context(|| format!("reading {}", stored.file.display()))?;
            Ok(StoredRun {
                terms: Box::new(BufReader::with_capacity(1 << 16, terms)),
                ids: stored.ids,
            })
        };
        let runs = std::mem::take(&mut self.runs);
        let runs: Vec<_> = runs.into_iter().map(open).collect::<Result<_>>()?;
        let mut files = Vec::new();
        let mut sink = |path: &str, bytes: &[u8]| {
            let file = self.out.join(path);
            let put = output::put_part(&file, bytes);
            files.push(file);
            put.map_err(std::io::Error::other)
        };
        let (root, size) =
            collection::merge(runs, &sha256, &mut sink).context("writing the index")?;
        output::settle(&files)?;
        let digest = sha256(&root);
        let part = Part {
            path: format!("index/{digest}.bin"),
            bytes: root.len() as u64,
            unpacked: None,
            sha256: digest,
            kind: PartKind::Index,
        };
        output::put(&self.out.join(&part.path), &root)?;
        Ok((part, size))
    }

    fn store(&mut self, run: IndexRun) -> Result<()> {
        let file = self.folder.join(format!("{}.run", self.runs.len()));
        let writing = || format!("writing {}", file.display());
        fs::create_dir_all(&self.folder).with_context(writing)?;
        let mut to = BufWriter::new(File::create(&file).with_context(writing)?);
        to.write_all(&run.terms).with_context(writing)?;
        to.flush().with_context(writing)?;
        self.runs.push(Stored { file, ids: run.ids });
        Ok(())
    }
}

impl Drop for Indexer {
    fn drop(&mut self) {
        // Left behind they do no harm.
        fs::remove_dir_all(&self.folder).ok();
    }
}
