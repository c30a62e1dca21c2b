//! `cargo xtask bench search`: search side by side with Pagefind, in Chromium.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{corpus, page, place, program, setup, tool};

/// Makes an archive of so many pages, puts it beside the built page, and has the browser tests measure.
/// What was made is deleted.
pub fn run(n_pages: u64) -> Result<()> {
    setup::for_testing()?;
    tool::ensure_pagefind()?;
    page::build(&place::sample_pages())?;
    let folder = place::root().join("target/corpus/search");
    make_site(n_pages, &folder)?;
    let mut measure = program::cargo();
    measure.args(["test", "--quiet", "--test", "browser", "--", "measure"]);
    program::run(measure.arg(&folder))?;
    fs::remove_dir_all(&folder).context("deleting what was made")
}

/// Makes a folder anew, with the built page in `site` and in it an archive of so many made-up pages.
pub(super) fn make_site(n_pages: u64, folder: &Path) -> Result<()> {
    let pages = folder.join("pages");
    let site = folder.join("site");
    fs::remove_dir_all(folder).ok();
    corpus::write(n_pages, corpus::SEED, &pages)?;
    copy(&place::dist(), &site)?;
    fs::remove_dir_all(site.join("data")).context("taking the samples away")?;
    let mut build = std::process::Command::new(super::command()?);
    build
        .arg("build")
        .arg(&pages)
        .args(["--split", "--no-cache"]);
    program::run(build.arg("--out").arg(site.join("data")))?;
    fs::remove_dir_all(&pages).context("deleting the pages")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let copied = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, copied)?;
        }
    }
    Ok(())
}
