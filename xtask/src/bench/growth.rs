//! `cargo xtask bench growth`: the page on archives of several sizes, in Chromium.

use std::fs;

use anyhow::{Context, Result};

use super::search::make_site;
use crate::{page, place, program, setup};

/// Makes a site with an archive of each size, and has the browser tests measure them in turn.
/// What was made is deleted.
pub fn run(sizes: &[u64]) -> Result<()> {
    setup::for_testing()?;
    page::build(&place::sample_pages())?;
    let folder = place::root().join("target/corpus/growth");
    fs::remove_dir_all(&folder).ok();
    for &n_pages in sizes {
        make_site(n_pages, &folder.join(n_pages.to_string()))?;
    }
    let mut measure = program::cargo();
    measure.args(["test", "--quiet", "--test", "browser", "--"]);
    program::run(measure.arg("measure-growth").arg(&folder))?;
    fs::remove_dir_all(&folder).context("deleting what was made")
}
