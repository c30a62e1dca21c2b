//! Sound texts to damage.

use std::path::{Path, PathBuf};

use ingest::ingest;

/// The sample pages that are damaged on purpose.
const DAMAGED: [&str; 5] = [
    "748-gongcheng",
    "shurufa-1983",
    "changyongzi-biao",
    "erjian-1977",
    "wangye-bianma",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The sound sample pages as their text is archived, and what the damaged ones said before.
pub(crate) fn samples() -> Vec<String> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut paths = Vec::new();
    files(&samples.join("pages"), &mut paths);
    paths.retain(|path| {
        let stem = path.file_stem().unwrap().to_string_lossy();
        let is_page = path
            .extension()
            .is_some_and(|it| it == "txt" || it == "html");
        is_page && !DAMAGED.contains(&stem.as_ref())
    });
    files(&samples.join("restored"), &mut paths);
    paths.iter().map(|path| page(path)).collect()
}

/// A sample page and what it said before it was damaged, by its path within the samples.
pub(crate) fn damaged() -> Vec<(String, String, String)> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut paths = Vec::new();
    files(&samples.join("restored"), &mut paths);
    let pair = |path: &PathBuf| {
        let name = path.strip_prefix(samples.join("restored")).unwrap();
        (
            name.to_string_lossy().into_owned(),
            page(&samples.join("pages").join(name)),
            page(path),
        )
    };
    paths.iter().map(pair).collect()
}

/// The text of a page as it is archived.
fn page(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let bytes = std::fs::read(path).unwrap();
    let article = ingest(&name, &bytes, &"0".repeat(64)).unwrap();
    article.body.here().unwrap().archived()
}

/// The texts in the folder that `CLEAN_TEXTS` names, where it names one.
pub(crate) fn elsewhere() -> Vec<(PathBuf, String)> {
    let Some(folder) = std::env::var_os("CLEAN_TEXTS") else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    files(Path::new(&folder), &mut paths);
    let text = |path: PathBuf| Some((path.clone(), std::fs::read_to_string(path).ok()?));
    let texts: Vec<_> = paths.into_iter().filter_map(text).collect();
    assert!(
        !texts.is_empty(),
        "no text is in {}",
        Path::new(&folder).display()
    );
    texts
}
