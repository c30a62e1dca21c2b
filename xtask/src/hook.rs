//! What happens to the page between Trunk's build and the folder it is served from.
//!
//! Trunk calls this as its `post_build` hook, with the folder of the files in `TRUNK_STAGING_DIR`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::{imports, place, seal, section};

/// Puts the archive beside the page, drops from a release what only debuggers read, and seals it.
///
/// A page that is being worked on is not sealed: the service worker would hold on to it.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("TRUNK_STAGING_DIR is not set: only Trunk calls this")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if is_release {
        shrink(&staging)?;
    }
    name_programs(&staging)?;
    put_tables(&place::root().join("crates/hanzi/data/tables"), &staging)?;
    let sample = place::sample();
    if sample.is_dir() {
        copy(&sample, &staging.join("data"))?;
    }
    if is_release {
        seal::seal(&staging)?;
    }
    Ok(())
}

/// Drops the sections only debuggers read, and gives program and script short names for each other.
fn shrink(dir: &Path) -> Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(stem) = name.strip_suffix("_bg.wasm") else {
            continue;
        };
        let script_file = dir.join(format!("{stem}.js"));
        let small = || {
            let wasm = section::without_names(&fs::read(&file)?)?;
            imports::shorten(&wasm, &fs::read_to_string(&script_file)?)
        };
        let (wasm, script) = small().with_context(|| file.display().to_string())?;
        fs::write(&file, wasm)?;
        fs::write(&script_file, script)?;
    }
    Ok(())
}

/// The plain scripts and the files of the programs beside the page's, as Trunk names them.
const PROGRAMS: [(&str, &str); 7] = [
    ("boot", ".js"),
    ("offline", ".js"),
    ("worker", ".js"),
    ("duizhao-engine", ".js"),
    ("duizhao-engine", "_bg.wasm"),
    ("duizhao-converter", ".js"),
    ("duizhao-converter", "_bg.wasm"),
];

/// Gives these files names that change with them, in the page too: one page never runs with the
/// engine of another that a cache still has. Only the page itself and the service worker keep theirs.
fn name_programs(dir: &Path) -> Result<()> {
    let index = dir.join("index.html");
    let mut html =
        fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    for (stem, end) in PROGRAMS {
        let old = format!("{stem}{end}");
        let file = dir.join(&old);
        let content = fs::read(&file).with_context(|| file.display().to_string())?;
        let new = format!("{stem}-{}{end}", hash(&content));
        fs::rename(&file, dir.join(&new))?;
        ensure!(
            html.contains(&old),
            "{} does not name {old}",
            index.display()
        );
        html = html.replace(&old, &new);
    }
    fs::write(index, html)?;
    Ok(())
}

/// The conversion tables the page may ask for.
const TABLES: [&str; 6] = ["st", "ts", "tw", "hk", "context", "readings"];

/// What stands in the page where it reads what their files are called. The blank keeps its quotes.
const NAMES: &str = "no tables";

/// Copies the conversion tables beside the page, under names that change with them, and tells the
/// page the names.
fn put_tables(from: &Path, dir: &Path) -> Result<()> {
    fs::create_dir_all(dir.join("tables"))?;
    let mut names = Vec::new();
    for table in TABLES {
        let file = from.join(format!("{table}.bin"));
        let content = fs::read(&file).with_context(|| file.display().to_string())?;
        let path = format!("tables/{table}-{}.bin", hash(&content));
        fs::write(dir.join(&path), content)?;
        names.push(format!("{table}={path}"));
    }
    let index = dir.join("index.html");
    let html = fs::read_to_string(&index)?;
    ensure!(
        html.contains(NAMES),
        "{} has no place for tables",
        index.display()
    );
    fs::write(index, html.replace(NAMES, &names.join(" ")))?;
    Ok(())
}

/// The first sixteen digits of the SHA-256 of a file.
fn hash(content: &[u8]) -> String {
    let digest: [u8; 32] = Sha256::digest(content).into();
    let start = digest.first_chunk();
    let hash = start.map_or(0, |start| u64::from_be_bytes(*start));
    format!("{hash:016x}")
}

/// Copies a folder, without the report the command writes for the person who built the archive.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if !entry.file_name().to_string_lossy().starts_with("report.") {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_named_after_their_content_in_the_page_too() {
        let dir = env::temp_dir().join(format!("duizhao-programs-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let files = PROGRAMS.map(|(stem, end)| format!("{stem}{end}"));
        for file in &files {
            fs::write(dir.join(file), format!("content of {file}")).unwrap();
        }
        fs::write(dir.join("index.html"), files.join(" ")).unwrap();
        name_programs(&dir).unwrap();
        let html = fs::read_to_string(dir.join("index.html")).unwrap();
        let names: Vec<&str> = html.split(' ').collect();
        assert_eq!(names.len(), files.len());
        for (file, name) in files.iter().zip(names) {
            let content = fs::read_to_string(dir.join(name)).unwrap();
            assert_eq!(content, format!("content of {file}"));
            assert!(!dir.join(file).exists());
        }
        assert!(name_programs(&dir).is_err(), "nothing left to name");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn tables_are_named_after_their_content_and_the_page_is_told() {
        let dir = env::temp_dir().join(format!("duizhao-tables-{}", std::process::id()));
        fs::create_dir_all(dir.join("from")).unwrap();
        fs::write(dir.join("index.html"), format!("content=\"{NAMES}\"")).unwrap();
        assert!(put_tables(&dir.join("from"), &dir).is_err(), "no tables");
        for table in TABLES {
            fs::write(dir.join(format!("from/{table}.bin")), table).unwrap();
        }
        put_tables(&dir.join("from"), &dir).unwrap();
        let html = fs::read_to_string(dir.join("index.html")).unwrap();
        let names = html.split('"').nth(1).unwrap();
        for (table, name) in TABLES.iter().zip(names.split(' ')) {
            let path = name.strip_prefix(&format!("{table}=")).unwrap();
            assert_eq!(fs::read_to_string(dir.join(path)).unwrap(), *table);
        }
        assert_eq!(names.split(' ').count(), TABLES.len());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn the_archive_is_copied_without_its_report() {
        let dir = env::temp_dir().join(format!("duizhao-hook-{}", std::process::id()));
        fs::create_dir_all(dir.join("from/text")).unwrap();
        for file in ["bundle.json", "report.html", "text/1.json"] {
            fs::write(dir.join("from").join(file), file).unwrap();
        }
        copy(&dir.join("from"), &dir.join("to")).unwrap();
        assert_eq!(
            fs::read_to_string(dir.join("to/text/1.json")).unwrap(),
            "text/1.json"
        );
        assert!(dir.join("to/bundle.json").is_file());
        assert!(!dir.join("to/report.html").exists());
        fs::remove_dir_all(dir).unwrap();
    }
}
