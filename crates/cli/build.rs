//! Gives the command the version of the pipeline: a digest of everything that decides what becomes of
//! a page. What was kept by another pipeline is made anew.

#![expect(clippy::disallowed_methods, reason = "a build script reads files")]

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The folders and files whose content decides, from the folder of this crate.
const SOURCES: [&str; 9] = [
    "src",
    "../bundle/src",
    "../hanzi/src",
    "../hanzi/data",
    "../ingest/src",
    "../ingest/data",
    "../hanzi/Cargo.toml",
    "../ingest/Cargo.toml",
    "../../Cargo.lock",
];

fn main() -> io::Result<()> {
    let mut digest = Sha256::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        let mut files = Vec::new();
        collect(Path::new(source), &mut files)?;
        files.sort();
        for file in files {
            let bytes = fs::read(&file)?;
            digest.update(file.to_string_lossy().as_bytes());
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(&bytes);
        }
    }
    let digest = digest.finalize();
    let digits = digest
        .iter()
        .take(16)
        .fold(String::new(), |mut digits, byte| {
            // Writing to a string does not fail.
            write!(digits, "{byte:02x}").ok();
            digits
        });
    println!("cargo::rustc-env=DUIZHAO_PIPELINE={digits}");
    Ok(())
}

/// Every file at or below a path; a path that is not there has none.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
    Ok(())
}
