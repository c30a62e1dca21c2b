//! The files of a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Checked;

/// The most bytes a file may have. GitHub: "GitHub blocks files larger than 100 MiB".
const FILE_BYTES: u64 = 100 << 20;

/// The most bytes a site may have. GitHub Pages: "Published GitHub Pages sites may be no larger than
/// 1 GB".
const SITE_BYTES: u64 = 1_000_000_000;

/// The files of a site: their bytes, by their paths with `/` between the parts.
pub(super) struct Files(BTreeMap<String, u64>);

impl Files {
    /// Finds the files of a folder and of those below it. What cannot be published is a fault.
    pub(super) fn below(site: &Path, checked: &mut Checked) -> Result<Self> {
        let mut files = Self(BTreeMap::new());
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let path = site.join(&folder);
            let reading = || format!("reading {}", path.display());
            for entry in fs::read_dir(&path).with_context(reading)? {
                let entry = entry.with_context(reading)?;
                let Ok(name) = entry.file_name().into_string() else {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    checked.fault(&(folder.clone() + &name), "its name is not UTF-8", RENAME);
                    continue;
                };
                let name = folder.clone() + &name;
                // Of the entry itself: a link is not followed.
                let kind = entry.file_type().with_context(reading)?;
                if kind.is_symlink() {
                    checked.fault(&name, "it is a symbolic link", COPY);
                } else if kind.is_dir() {
                    folders.push(name + "/");
                } else {
                    let bytes = entry.metadata().with_context(reading)?.len();
                    files.0.insert(name, bytes);
                }
            }
        }
        files.measure(checked);
        Ok(files)
    }

    /// Whether a file is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// How many bytes a file has, if it is there.
    pub(super) fn bytes(&self, path: &str) -> Option<u64> {
        self.0.get(path).copied()
    }

    /// The paths, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Counts, and finds what is too large.
    fn measure(&self, checked: &mut Checked) {
        for (path, bytes) in &self.0 {
            if *bytes > FILE_BYTES {
                let message = format!("it has {bytes} bytes; at most {FILE_BYTES} are published");
                checked.fault(path, message, SMALLER);
            }
        }
        checked.files = self.0.len();
        checked.bytes = self.0.values().sum();
        if checked.bytes > SITE_BYTES {
            let bytes = checked.bytes;
            let message = format!("the site has {bytes} bytes; at most {SITE_BYTES} are published");
            checked.fault(".", message, SMALLER);
        }
    }
}

/// What to do with a name that no address can have.
const RENAME: &str = "give it another name, or take it away";
/// What to do with a link.
const COPY: &str = "put the file itself in its place";
/// What to do with what is too large.
const SMALLER: &str = "divide the archive, or use a host that takes it";
