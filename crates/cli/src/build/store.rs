//! Where articles are kept between two stages of a build, and from one build to the next.
//!
//! Each entry is a file of its own, named by what it was made from and put in place by renaming, so
//! that an interrupted build leaves whole entries and builds that run at the same time never write
//! into each other's. Nothing is believed of an entry: one that is cut off, changed or from
//! elsewhere is the same as one that is not there.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::terminal;

/// What every entry begins with.
const MAGIC: &[u8; 16] = b"duizhao entry 1\n";

/// Bytes before the content of an entry: the magic, its key, the digest of its content.
const HEAD: usize = 16 + 32 + 32;

/// After this long what another build left half written is no longer being written.
const STALE: Duration = Duration::from_hours(1);

/// What an entry was made from: the SHA-256 of the page, its path, what was decided about it, and
/// the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key([u8; 32]);

impl Key {
    /// The key of a page.
    pub(super) fn new(path: &str, sha256: &str, decisions: &str) -> Self {
        let mut digest = Sha256::new();
        for part in [env!("DUIZHAO_PIPELINE"), path, sha256, decisions] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        Self(digest.finalize().into())
    }

    /// Its name below the folder: 256 folders keep each of them small.
    fn path(self) -> String {
        let digits = crate::page::hexadecimal(&self.0);
        let (folder, name) = digits.split_at_checked(2).unwrap_or_default();
        format!("{folder}/{name}")
    }
}

/// A folder of entries.
#[derive(Debug)]
pub(super) struct Store {
    folder: PathBuf,
    /// Whether it belongs to one output, so that what that does not need may go.
    is_own: bool,
    /// Whether it goes with the build.
    is_passing: bool,
    /// How many files were written, for names that are not taken.
    written: AtomicU64,
}

/// Where entries are kept.
#[derive(Debug)]
pub(super) enum Place<'a> {
    /// Beside the output, for the next build.
    Beside,
    /// In a folder that other outputs may share.
    In(&'a Path),
    /// Beside the output, until the end of the build.
    Nowhere,
}

impl Store {
    /// The store of a build into `out`.
    pub(super) fn new(place: &Place<'_>, out: &Path) -> Self {
        let absolute = std::path::absolute(out).unwrap_or_else(|_| out.to_path_buf());
        let name = absolute.file_name().unwrap_or_default().to_string_lossy();
        let folder = match place {
            Place::Beside => absolute.with_file_name(format!(".{name}.cache")),
            Place::In(folder) => folder.to_path_buf(),
            Place::Nowhere => {
                absolute.with_file_name(format!(".{name}.build-{}", std::process::id()))
            }
        };
        Self {
            folder,
            is_own: matches!(place, Place::Beside),
            is_passing: matches!(place, Place::Nowhere),
            written: AtomicU64::new(0),
        }
    }

    /// The content of an entry, if it is there and whole.
    pub(super) fn get(&self, key: Key) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.join(key.path())).ok()?;
        let (head, content) = bytes.split_at_checked(HEAD)?;
        let expected = [&MAGIC[..], &key.0, &Sha256::digest(content)].concat();
        if head != expected {
            return None;
        }
        bytes.drain(..HEAD);
        Some(bytes)
    }

    /// Keeps an entry.
    ///
    /// It is not forced to disk: after a power failure it may be missing or broken, which is noticed.
    pub(super) fn put(&self, key: Key, content: &[u8]) -> Result<()> {
        let file = self.folder.join(key.path());
        let beside = self.passing_file();
        let bytes = [MAGIC, &key.0[..], &Sha256::digest(content), content].concat();
        let put = || -> io::Result<()> {
            fs::create_dir_all(file.parent().unwrap_or(&self.folder))?;
            fs::write(&beside, &bytes)?;
            fs::rename(&beside, &file)
        };
        put().with_context(|| format!("writing to the cache {}", self.folder.display()))
    }

    /// A path for a file that goes with the build.
    pub(super) fn passing_file(&self) -> PathBuf {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let process = std::process::id();
        self.folder.join(format!(".{process}.{number}"))
    }

    /// Makes its folder. Where it cannot be made beside the output, nothing is kept after the build.
    pub(super) fn open(&mut self) -> Result<()> {
        let made = fs::create_dir_all(&self.folder);
        if let Err(error) = &made
            && self.is_own
        {
            let shown = self.folder.display();
            terminal::warn(&format!(
                "{shown} cannot be made, so nothing is kept: {error}"
            ));
            let passing = format!("duizhao-build-{}", std::process::id());
            self.folder = std::env::temp_dir().join(passing);
            (self.is_own, self.is_passing) = (false, true);
            return self.open();
        }
        made.with_context(|| format!("making the cache {}", self.folder.display()))
    }

    /// Takes away what a finished build has no use for: of its own store every other entry, of any
    /// what was left half written. What cannot be taken away stays.
    pub(super) fn tidy(&self, used: &HashSet<Key>) {
        for file in files(&self.folder) {
            if is_stale(&file) {
                fs::remove_file(&file).ok();
            }
        }
        if !self.is_own {
            return;
        }
        let used: HashSet<PathBuf> = used.iter().map(|it| self.folder.join(it.path())).collect();
        for byte in 0..=255_u8 {
            let folder = self.folder.join(crate::page::hexadecimal(&[byte]));
            for file in files(&folder).filter(|file| !used.contains(file)) {
                fs::remove_file(&file).ok();
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.is_passing {
            fs::remove_dir_all(&self.folder).ok();
        }
    }
}

/// The entries of a folder, none if it cannot be read.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

/// Whether a file was left behind by a build that is no more.
fn is_stale(file: &Path) -> bool {
    let changed = fs::metadata(file).and_then(|it| it.modified());
    let age = changed.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
    file.is_file() && age.is_ok_and(|age| age > STALE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(folder: &Path) -> Store {
        let mut store = Store::new(&Place::In(folder), Path::new("out"));
        store.open().unwrap();
        store
    }

    #[test]
    fn an_entry_comes_back_as_it_was_put() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let key = Key::new("a.txt", "00", "");
        assert_eq!(store.get(key), None);
        store.put(key, b"content").unwrap();
        assert_eq!(store.get(key).as_deref(), Some(&b"content"[..]));
        assert_eq!(store.get(Key::new("b.txt", "00", "")), None);
    }

    #[test]
    fn keys_differ_by_every_part() {
        let keys = [
            Key::new("a", "b", "c"),
            Key::new("ab", "", "c"),
            Key::new("a", "bc", ""),
            Key::new("a", "b", "d"),
        ];
        assert_eq!(HashSet::from(keys).len(), 4);
    }

    #[test]
    fn an_entry_that_is_changed_cut_off_or_of_another_key_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let (key, other) = (Key::new("a", "0", ""), Key::new("b", "0", ""));
        store.put(key, b"content").unwrap();
        store.put(other, b"another").unwrap();
        let file = folder.path().join(key.path());
        let sound = fs::read(&file).unwrap();
        for at in 0..sound.len() {
            let mut broken = sound.clone();
            broken[at] ^= 1;
            fs::write(&file, &broken).unwrap();
            assert_eq!(store.get(key), None, "byte {at}");
            fs::write(&file, &sound[..at]).unwrap();
            assert_eq!(store.get(key), None, "{at} bytes");
        }
        fs::copy(folder.path().join(other.path()), &file).unwrap();
        assert_eq!(store.get(key), None);
        fs::write(&file, &sound).unwrap();
        assert_eq!(store.get(key).as_deref(), Some(&b"content"[..]));
    }
}
