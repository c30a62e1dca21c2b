//! Finding the pages below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::report::Failure;
use crate::{overrides, settings};

/// What stands below the folders.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    recursive: bool,
    /// The pages, folder by folder, in the order of their paths.
    pub(crate) pages: Vec<Page>,
    /// How many files are no pages.
    pub(crate) skipped: u64,
    /// The folders below that were not entered.
    pub(crate) unentered: Vec<String>,
    /// What could not be looked into.
    pub(crate) failed: Vec<Failure>,
}

/// A page to read.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its path below the folder, with `/` between the steps.
    pub(crate) path: String,
    /// Where it lies.
    pub(crate) file: PathBuf,
}

impl Page {
    /// The page as reports name it.
    pub(crate) fn name(&self) -> String {
        self.file.display().to_string()
    }
}

/// Finds the pages of every folder, and of those below where `recursive`, in an order that is the
/// same on every machine.
pub(crate) fn walk(folders: &[PathBuf], recursive: bool) -> Result<Walk> {
    let mut walk = Walk::default();
    for folder in folders {
        let mut below = Walk {
            recursive,
            ..Walk::default()
        };
        // Only a folder that was named has to be there; one further down may be out of reach.
        let entries =
            fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
        below.folder(entries, "");
        below.pages.sort_by(|one, other| one.path.cmp(&other.path));
        below.failed.sort_by(|one, other| one.file.cmp(&other.file));
        walk.pages.append(&mut below.pages);
        walk.failed.append(&mut below.failed);
        walk.skipped += below.skipped;
        below.unentered.sort();
        walk.unentered.append(&mut below.unentered);
    }
    Ok(walk)
}

impl Walk {
    fn folder(&mut self, entries: fs::ReadDir, path: &str) {
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(&entry, path),
                Err(error) => self.fail(Path::new(path), &error.to_string()),
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, path: &str) {
        let file = entry.path();
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            // An id cannot be made of it, and a name in no encoding cannot be reported exactly.
            return self.fail(&file, "the name is not UTF-8");
        };
        if name.starts_with('.')
            || (path.is_empty() && (name == settings::FILE || name == overrides::FILE))
        {
            return;
        }
        let path = if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}/{name}")
        };
        match entry.file_type() {
            // Symbolic links lead out of the folder or in circles.
            Ok(kind) if kind.is_dir() && !self.recursive => {
                self.unentered.push(file.display().to_string());
            }
            Ok(kind) if kind.is_dir() => match fs::read_dir(&file) {
                Ok(entries) => self.folder(entries, &path),
                Err(error) => self.fail(&file, &error.to_string()),
            },
            Ok(kind) if kind.is_file() && is_page(name) => self.pages.push(Page { path, file }),
            Ok(_) => self.skipped += 1,
            Err(error) => self.fail(&file, &error.to_string()),
        }
    }

    fn fail(&mut self, file: &Path, reason: &str) {
        let file = file.display().to_string();
        self.failed.push(Failure {
            file,
            reason: reason.to_owned(),
        });
    }
}

fn is_page(name: &str) -> bool {
    let extension = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["txt", "html", "htm"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn text_and_html_are_pages() {
        assert!(is_page("a.txt") && is_page("a.HTM") && is_page("a.b.html"));
        assert!(!is_page("a.md") && !is_page("txt") && !is_page("a.txt.gz") && !is_page("a"));
    }
}
