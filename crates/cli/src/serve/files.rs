//! Which file a path means.

use std::fs;
use std::path::{Path, PathBuf};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file.
    File(PathBuf),
    /// A folder, by an address without the slash at its end.
    Folder,
    /// Nothing.
    Nothing,
}

/// What the parts of a path lead to below a folder; the last is empty where the path ends with a
/// slash.
///
/// Each part has to be the name of an entry, letter by letter, as it is in the listing of its folder:
/// so nothing leads out (`..` is never listed), a link is not followed, and a name is not found under
/// another case, as it would not be on the host. A host of static files drops what begins with a dot.
pub(super) fn find(folder: &Path, parts: &[String]) -> Found {
    let Some((last, before)) = parts.split_last() else {
        return Found::Nothing;
    };
    let mut folder = folder.to_path_buf();
    for name in before {
        match entry(&folder, name) {
            Some((path, Kind::Folder)) => folder = path,
            _ => return Found::Nothing,
        }
    }
    let name = if last.is_empty() { "index.html" } else { last };
    match entry(&folder, name) {
        Some((path, Kind::File)) => return Found::File(path),
        Some((_, Kind::Folder)) if !last.is_empty() => return Found::Folder,
        _ => {}
    }
    match entry(&folder, &[name, ".html"].concat()) {
        Some((path, Kind::File)) if !last.is_empty() => Found::File(path),
        _ => Found::Nothing,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// The entry of a folder that has this name.
fn entry(folder: &Path, name: &str) -> Option<(PathBuf, Kind)> {
    if name.is_empty() || name.starts_with('.') {
        return None;
    }
    let mut entries = fs::read_dir(folder).ok()?.flatten();
    let entry = entries.find(|entry| entry.file_name() == name)?;
    // Of the entry itself: a link is neither.
    let kind = entry.file_type().ok()?;
    if kind.is_dir() {
        Some((entry.path(), Kind::Folder))
    } else if kind.is_file() {
        Some((entry.path(), Kind::File))
    } else {
        None
    }
}
