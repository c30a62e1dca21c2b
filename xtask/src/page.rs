//! Building the page and the archive it opens with.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{place, program, setup, tool};

/// Builds the archive of `pages`, and then the page, as it is published.
pub fn build(pages: &Path) -> Result<()> {
    setup::for_building()?;
    sample(pages)?;
    program::run(trunk().args(["build", "--release"]))
}

/// Builds the archive of the sample pages, then the page again after every change, and serves both.
///
/// Without the script that reloads the page by itself: it stands in the page, and the page's
/// content security policy runs no script that does.
pub fn develop(port: u16) -> Result<()> {
    setup::for_building()?;
    sample(&place::sample_pages())?;
    program::run(
        trunk()
            .args(["serve", "--no-autoreload", "--port"])
            .arg(port.to_string()),
    )
}

/// Builds the bundle the page is served with. From nothing, so that no part of an older one stays.
fn sample(pages: &Path) -> Result<()> {
    let out = place::sample();
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("emptying {}", out.display()))?;
    }
    let mut cargo = program::cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "cli",
        "--bin",
        "duizhao",
        "--",
        "build",
    ]);
    program::run(cargo.arg(pages).arg("--out").arg(out))
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
