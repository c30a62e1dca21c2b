//! `cargo xtask size`: what a reader downloads, held to `size-budget.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::budget::{Budget, Sizes};
use crate::{place, say};

/// Compares the built page with the budget, and prints both.
pub fn check() -> Result<()> {
    let budget = Budget::read(&fs::read_to_string(budget_file())?)?;
    let sizes = measure(&place::dist())?;
    for (name, Sizes { raw, gzip, brotli }) in &sizes {
        say::line(format!(
            "{name:<28} {raw:>9} raw {gzip:>9} gzip {brotli:>9} brotli"
        ));
    }
    let faults = budget.faults(&sizes);
    for fault in &faults {
        say::line(fault);
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!("over budget; if that is right, cargo xtask size --record, and say why in the commit")
}

/// Writes the sizes of the built page into the budget.
pub fn record() -> Result<()> {
    let old = fs::read_to_string(budget_file())?;
    let sizes = measure(&place::dist())?;
    fs::write(budget_file(), Budget::recorded(&old, &sizes)?)?;
    check()
}

fn budget_file() -> std::path::PathBuf {
    place::root().join("size-budget.toml")
}

/// The sizes of the page, its scripts and its wasm, file by file, and of all styles together. The
/// archive is not counted: it is the reader's, not ours.
fn measure(dist: &Path) -> Result<BTreeMap<String, Sizes>> {
    let mut sizes: BTreeMap<String, Sizes> = BTreeMap::new();
    let files = fs::read_dir(dist).with_context(|| {
        format!(
            "{} is not there: cargo xtask build makes it",
            dist.display()
        )
    })?;
    for file in files {
        let file = file?.path();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((stem, end @ ("wasm" | "js" | "css" | "html" | "json"))) = name.rsplit_once('.')
        else {
            continue;
        };
        // A host shows it where there is no page.
        if name == "404.html" {
            continue;
        }
        let kind = if end == "css" {
            "css".to_owned()
        } else {
            format!("{}.{end}", without_hash(stem))
        };
        let content = fs::read(&file)?;
        *sizes.entry(kind).or_default() += weigh(&content)?;
    }
    Ok(sizes)
}

/// The name of a file without the hash Trunk puts into it, which is new at every change.
fn without_hash(stem: &str) -> String {
    let is_hash =
        |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match stem.rsplit_once('-') {
        Some((name, rest)) => match rest.split_once('_') {
            Some((hash, tail)) if is_hash(hash) => format!("{name}_{tail}"),
            None if is_hash(rest) => name.to_owned(),
            _ => stem.to_owned(),
        },
        None => stem.to_owned(),
    }
}

fn weigh(content: &[u8]) -> Result<Sizes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    let mut brotli = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut Cursor::new(content), &mut brotli, &params)?;
    let sizes = [content.len(), gzip.finish()?.len(), brotli.len()].map(|n| n as u64);
    let [raw, gzip, brotli] = sizes;
    Ok(Sizes { raw, gzip, brotli })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_file_is_left_out_of_its_name() {
        assert_eq!(
            without_hash("duizhao-web-1f0e9d8c7b6a5948_bg"),
            "duizhao-web_bg"
        );
        assert_eq!(without_hash("duizhao-web-1f0e9d8c7b6a5948"), "duizhao-web");
        assert_eq!(without_hash("duizhao-web_bg"), "duizhao-web_bg");
        assert_eq!(without_hash("boot"), "boot");
    }

    #[test]
    fn both_ways_of_compressing_make_repetition_small() {
        let sizes = weigh("對照".repeat(1000).as_bytes()).unwrap();
        assert_eq!(sizes.raw, 6000);
        assert!(sizes.gzip < 100 && sizes.brotli < 100, "{sizes:?}");
    }
}
