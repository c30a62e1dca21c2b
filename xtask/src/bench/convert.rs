//! `cargo xtask bench convert`: conversion side by side with opencc-js, in Chromium.

use anyhow::Result;

use crate::{page, place, program, setup, tool};

/// Builds the page and has the browser tests measure its program that converts.
pub fn run() -> Result<()> {
    setup::for_testing()?;
    tool::ensure_opencc_js()?;
    page::build(&place::sample_pages())?;
    let mut measure = program::cargo();
    measure.args([
        "test",
        "--quiet",
        "--test",
        "browser",
        "--",
        "measure-convert",
    ]);
    program::run(measure.arg(place::root().join("target/corpus/convert")))
}
