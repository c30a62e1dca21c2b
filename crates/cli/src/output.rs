//! Writing a bundle into a folder.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use bundle::Bundle;
use rayon::prelude::*;
use serde::Serialize;

/// The name of a bundle in its folder.
pub(crate) const FILE: &str = "bundle.json";

/// Bytes above which a bundle is split: as much as a reader should wait for before the first list.
pub(crate) const ONE_FILE_BYTES: usize = 8_000_000;

/// Bytes that the parts of a split bundle come near to: one is fetched to read one article.
pub(crate) const PART_BYTES: usize = 512 << 10;

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

/// Writes a bundle in one file into `folder`, at once or not at all; nothing, if it is too large for
/// that.
pub(crate) fn write_one(bundle: &Bundle, folder: &Path) -> Result<Option<Written>> {
    let bytes = bundle::write_one(bundle);
    if bytes.len() > ONE_FILE_BYTES {
        return Ok(None);
    }
    let file = folder.join(FILE);
    put(&file, &bytes)?;
    Ok(Some(Written {
        file: file.display().to_string(),
        bytes: bytes.len() as u64,
        parts: 0,
    }))
}

/// Writes a part, which is named by its content: one that is there and the same stays as it is. It is
/// on the disk once [`settle`] was called.
pub(crate) fn put_part(file: &Path, bytes: &[u8]) -> Result<()> {
    let len = bytes.len() as u64;
    let same_length = fs::metadata(file).is_ok_and(|found| found.len() == len);
    if same_length && fs::read(file).is_ok_and(|found| found == bytes) {
        return Ok(());
    }
    let put = put_at_once(file, Disk::Later, |to| to.write_all(bytes));
    put.map(|_| ())
        .with_context(|| format!("writing {}", file.display()))
}

/// Writes a file, at once or not at all.
pub(crate) fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    put_with(file, |to| to.write_all(bytes)).map(|_| ())
}

/// Waits until files are on the disk: whoever finds the bundle after a power failure shall find its
/// parts. All at once, for a disk is slow at one after the other.
pub(crate) fn settle(files: &[PathBuf]) -> Result<()> {
    files.par_iter().try_for_each(|file| {
        let synced = File::open(file).and_then(|file| file.sync_all());
        synced.with_context(|| format!("writing {}", file.display()))
    })
}

/// Writes a file, at once or not at all, by what `write` does. Gives its length.
pub(crate) fn put_with(
    file: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<u64> {
    put_at_once(file, Disk::Now, write).with_context(|| format!("writing {}", file.display()))
}

/// When a file has to be on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disk {
    /// Before it is put in place.
    Now,
    /// When [`settle`] says so.
    Later,
}

/// Writes beside the file and renames, so that the file is never half there.
fn put_at_once(
    file: &Path,
    disk: Disk,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<u64> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(
        ".{}.{}",
        name.to_string_lossy(),
        std::process::id()
    ));
    let put = || -> io::Result<u64> {
        let mut to = BufWriter::new(File::create(&beside)?);
        write(&mut to)?;
        let whole = to.into_inner().map_err(io::IntoInnerError::into_error)?;
        if disk == Disk::Now {
            whole.sync_all()?;
        }
        let bytes = whole.metadata()?.len();
        fs::rename(&beside, file)?;
        Ok(bytes)
    };
    let written = put();
    if written.is_err() {
        // The first error is the one to report.
        fs::remove_file(&beside).ok();
    }
    written
}
