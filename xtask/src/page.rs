//! Building the page and the archive it opens with.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{place, program, setup, tool};

/// Builds the archive of `pages`, then the page, as it is published, and what lies beside it.
pub fn build(pages: &Path) -> Result<()> {
    setup::for_building()?;
    sample(pages)?;
    program::run(trunk().args(["build", "--release"]))?;
    let mut site = duizhao();
    site.arg("site").arg(place::dist());
    let said = pages.join("duizhao.toml");
    if said.is_file() {
        site.arg("--about").arg(said);
    }
    program::run(&mut site)
}

/// Builds the archive of the sample pages, then the page again after every change, and serves both.
///
/// `Trunk.toml` leaves out the script that reloads the page by itself: it stands in the page, and
/// the page's content security policy runs no script that does.
pub fn develop(port: u16) -> Result<()> {
    setup::for_building()?;
    sample(&place::sample_pages())?;
    program::run(trunk().args(["serve", "--port"]).arg(port.to_string()))
}

/// Builds the bundle the page is served with. From nothing, so that no part of an older one stays.
fn sample(pages: &Path) -> Result<()> {
    let out = place::sample();
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("emptying {}", out.display()))?;
    }
    program::run(duizhao().arg("build").arg(pages).arg("--out").arg(out))
}

/// Builds the archive of `pages` and puts it and the built page into one file.
pub fn single_file(pages: &Path, file: &Path) -> Result<()> {
    let out = file.with_extension("data");
    let mut build = duizhao();
    build.arg("build").arg(pages).arg("--no-cache");
    build
        .arg("--out")
        .arg(&out)
        .arg("--page")
        .arg(place::dist());
    program::run(build.arg("--single-file").arg(file))
}

/// Writes the schema of bundles, which follows from the types, into the documentation.
pub fn schema() -> Result<()> {
    let schema = program::output(duizhao().arg("schema")).context("duizhao schema failed")?;
    let file = place::root().join("docs/bundle.schema.json");
    fs::write(&file, schema + "\n").with_context(|| file.display().to_string())
}

/// The command, built if need be.
fn duizhao() -> Command {
    let mut cargo = program::cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "cli",
        "--bin",
        "duizhao",
        "--",
    ]);
    cargo
}

fn trunk() -> Command {
    let cargo = program::cargo();
    let mut trunk = Command::new(tool::TRUNK.program());
    trunk.current_dir(place::root());
    for (name, value) in cargo.get_envs() {
        if let Some(value) = value {
            trunk.env(name, value);
        }
    }
    // Trunk 0.21 wants `true` or `false` in it, and ends at any other value.
    trunk.env_remove("NO_COLOR");
    trunk
}
