//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Relative to the root, with `/` between the parts.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

impl File {
    /// A file that is not there, to show that a check can fail.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Its lines that are not comments, with their numbers.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter_map(|(at, line)| {
            let code = line.find("//").filter(|&at| !line[..at].ends_with(':'));
            let code = code.map_or(line, |at| &line[..at]);
            (!code.trim().is_empty()).then_some((at + 1, code))
        })
    }

    /// One fault for every line of code that `wrong` finds something in.
    pub(crate) fn faults(&self, wrong: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let fault = |(n, code)| wrong(code).map(|what| format!("{}:{n}: {what}", self.path));
        self.code().filter_map(fault).collect()
    }
}

/// What git would not have either.
const NOT_OURS: [&str; 6] = [
    ".git",
    ".trunk",
    "dist",
    "node_modules",
    "target",
    "Cargo.lock",
];

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the project that are text in UTF-8, in order of their paths.
pub(crate) fn files() -> Vec<File> {
    let mut files = Vec::new();
    collect(&root(), "", &mut files);
    assert!(files.len() > 50, "the walk finds the project");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Those of them with one of these endings.
pub(crate) fn ending(ends: &[&str]) -> Vec<File> {
    let fits = |file: &File| ends.iter().any(|end| file.path.ends_with(end));
    files().into_iter().filter(fits).collect()
}

/// One of them.
pub(crate) fn file(path: &str) -> File {
    let text =
        fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    File::sample(path, &text)
}

fn collect(folder: &Path, path: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().expect("names are UTF-8");
        if NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let path = if path.is_empty() {
            name
        } else {
            format!("{path}/{name}")
        };
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &path, files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.push(File { path, text });
        }
    }
}
