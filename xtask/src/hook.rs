//! What happens to the page between Trunk's build and the folder it is served from.
//!
//! Trunk calls this as its `post_build` hook, with the folder of the files in `TRUNK_STAGING_DIR`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::{place, section};

/// Puts the archive beside the page, and drops from a release what only debuggers read.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("TRUNK_STAGING_DIR is not set: only Trunk calls this")?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        shrink(&staging)?;
    }
    name_engine(&staging)?;
    put_tables(&place::root().join("crates/hanzi/data/tables"), &staging)?;
    let sample = place::sample();
    if sample.is_dir() {
        copy(&sample, &staging.join("data"))?;
    }
    Ok(())
}

fn shrink(dir: &Path) -> Result<()> {
    for file in fs::read_dir(dir)? {
        let file = file?.path();
        if file.extension().is_some_and(|end| end == "wasm") {
            let wasm = fs::read(&file)?;
            let small =
                section::without_names(&wasm).with_context(|| file.display().to_string())?;
            fs::write(&file, small)?;
        }
    }
    Ok(())
}

/// The files of the engine, as Trunk names them.
const ENGINE: [(&str, &str); 2] = [("duizhao-engine", ".js"), ("duizhao-engine", "_bg.wasm")];

/// Gives the engine's files names that change with them, in the page too: one page never runs with
/// the engine of another that a cache still has.
fn name_engine(dir: &Path) -> Result<()> {
    let index = dir.join("index.html");
    let mut html =
        fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    for (stem, end) in ENGINE {
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
const TABLES: [&str; 4] = ["st", "ts", "tw", "hk"];

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
    fn the_engine_is_named_after_its_content_in_the_page_too() {
        let dir = env::temp_dir().join(format!("duizhao-engine-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("duizhao-engine.js"), "glue").unwrap();
        fs::write(dir.join("duizhao-engine_bg.wasm"), "wasm").unwrap();
        fs::write(
            dir.join("index.html"),
            "a duizhao-engine.js b duizhao-engine_bg.wasm c",
        )
        .unwrap();
        name_engine(&dir).unwrap();
        let html = fs::read_to_string(dir.join("index.html")).unwrap();
        let names: Vec<&str> = html.split(' ').collect();
        let [_, js, _, wasm, _] = names[..] else {
            panic!("{html}")
        };
        assert_eq!(fs::read_to_string(dir.join(js)).unwrap(), "glue");
        assert_eq!(fs::read_to_string(dir.join(wasm)).unwrap(), "wasm");
        assert!(!dir.join("duizhao-engine.js").exists());
        assert!(name_engine(&dir).is_err(), "nothing left to name");
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
