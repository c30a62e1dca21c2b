//! What happens to the page between Trunk's build and the folder it is served from.
//!
//! Trunk calls this as its `post_build` hook, with the folder of the files in `TRUNK_STAGING_DIR`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{place, section};

/// Puts the archive beside the page, and drops from a release what only debuggers read.
pub fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.context("TRUNK_STAGING_DIR is not set: only Trunk calls this")?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        shrink(&staging)?;
    }
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
