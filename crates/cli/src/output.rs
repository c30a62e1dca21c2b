//! Writing a bundle into a folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use bundle::{BodyAt, Bundle, SplitBundle};
use serde::Serialize;

use crate::index::{FEWEST, Indexer};
use crate::page::sha256;

/// The name of a bundle in its folder.
pub(crate) const FILE: &str = "bundle.json";

/// Bytes above which a bundle is split: as much as a reader should wait for before the first list.
const ONE_FILE_BYTES: usize = 8_000_000;

/// Bytes that the parts of a split bundle come near to: one is fetched to read one article.
const PART_BYTES: usize = 512 << 10;

/// What was written.
#[derive(Debug, Serialize)]
pub(crate) struct Written {
    /// The bundle, or the manifest of a split one.
    pub(crate) file: String,
    /// The bytes of all files.
    pub(crate) bytes: u64,
    /// How many parts there are.
    pub(crate) parts: usize,
}

/// Writes a bundle into `folder`, each file at once or not at all, the bundle file last: whoever
/// reads meanwhile finds the old bundle or the new one.
pub(crate) fn write(bundle: &Bundle, folder: &Path, split: bool) -> Result<Written> {
    let whole = if split {
        None
    } else {
        Some(bundle::write_one(bundle))
    };
    let SplitBundle { manifest, parts } = match whole {
        Some(manifest) if manifest.len() <= ONE_FILE_BYTES => SplitBundle {
            manifest,
            parts: Vec::new(),
        },
        _ => {
            let indexed = index(bundle, folder)?;
            let bundle = indexed.as_ref().unwrap_or(bundle);
            bundle::write_split(bundle, PART_BYTES, &sha256)
        }
    };
    let mut bytes = manifest.len() as u64;
    for (path, part) in &parts {
        put(&folder.join(path), part)?;
        bytes += part.len() as u64;
    }
    let file = folder.join(FILE);
    put(&file, &manifest)?;
    Ok(Written {
        file: file.display().to_string(),
        bytes,
        parts: parts.len(),
    })
}

/// Writes the search index of a large archive, and gives the bundle that names it.
fn index(bundle: &Bundle, folder: &Path) -> Result<Option<Bundle>> {
    if bundle.articles.len() < FEWEST {
        return Ok(None);
    }
    let mut indexer = Indexer::new(folder);
    for article in &bundle.articles {
        if let BodyAt::Here(body) = &article.body {
            indexer.add(article, body)?;
        }
    }
    let (part, _) = indexer.finish()?;
    let mut bundle = bundle.clone();
    bundle.parts.insert(0, part);
    Ok(Some(bundle))
}

/// Writes a file, at once or not at all.
pub(crate) fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    put_at_once(file, bytes).with_context(|| format!("writing {}", file.display()))
}

/// Writes beside the file and renames, so that the file is never half there.
fn put_at_once(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(
        ".{}.{}",
        name.to_string_lossy(),
        std::process::id()
    ));
    let written = File::create(&beside)
        .and_then(|mut to| to.write_all(bytes).and_then(|()| to.sync_all()))
        .and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // The first error is the one to report.
        fs::remove_file(&beside).ok();
    }
    written
}
