//! The way from a key to the file that has it: the root, which names pages, which name shelves.

use std::io;

use super::file::FileRef;
use super::key::Key;
use super::shelf::{Digest, Sink, write_file};
use postings::{put, take, take_bytes, take_u32};

/// What a root begins with: the name of the format and its version.
const MAGIC: &[u8] = b"duizhao-index 3\n";

/// Files that a page names.
const PAGE: usize = 256;

/// Files with the first key of each, ascending.
pub(crate) type Files = Vec<(Key, FileRef)>;

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Root {
    /// How many articles are indexed.
    pub(crate) n_docs: u32,
    /// The check number of their ids.
    pub(crate) ids: u64,
    /// Pages that name shelves with postings.
    pub(crate) docs: Files,
    /// Pages that name shelves with links.
    pub(crate) links: Files,
}

impl Root {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        put(&mut bytes, u64::from(self.n_docs));
        bytes.extend(self.ids.to_le_bytes());
        put_files(&mut bytes, &self.docs);
        put_files(&mut bytes, &self.links);
        bytes
    }

    /// Reads a root; nothing for what is none, or one of another version.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let root = Self {
            n_docs: take_u32(&mut rest)?,
            ids: u64::from_le_bytes(take_bytes(&mut rest, 8)?.try_into().ok()?),
            docs: take_files(&mut rest)?,
            links: take_files(&mut rest)?,
        };
        rest.is_empty().then_some(root)
    }
}

/// Writes the pages that name these files, and names the pages.
pub(crate) fn write_pages(
    files: &[(Key, FileRef)],
    digest: &Digest<'_>,
    sink: &mut Sink<'_>,
) -> io::Result<Files> {
    let mut pages = Vec::new();
    for page in files.chunks(PAGE) {
        let mut bytes = Vec::new();
        put_files(&mut bytes, page);
        if let Some((first, _)) = page.first() {
            pages.push((*first, write_file(&bytes, digest, sink)?));
        }
    }
    Ok(pages)
}

/// Reads a page.
pub(crate) fn read_page(mut bytes: &[u8]) -> Option<Files> {
    let files = take_files(&mut bytes)?;
    bytes.is_empty().then_some(files)
}

/// The file among these that has a key, if any has.
pub(crate) fn file_of(files: &[(Key, FileRef)], key: Key) -> Option<&FileRef> {
    let after = files.partition_point(|(first, _)| *first <= key);
    files.get(after.checked_sub(1)?).map(|(_, file)| file)
}

fn put_files(bytes: &mut Vec<u8>, files: &[(Key, FileRef)]) {
    put(bytes, files.len() as u64);
    let mut last = 0;
    for (first, file) in files {
        put(bytes, first.0 - last);
        last = first.0;
        file.put(bytes);
    }
}

fn take_files(bytes: &mut &[u8]) -> Option<Files> {
    let count = take(bytes)?;
    let mut files = Vec::new();
    let mut key = 0_u64;
    for _ in 0..count {
        key = key.checked_add(take(bytes)?)?;
        files.push((Key(key), FileRef::take(bytes)?));
    }
    Some(files)
}
