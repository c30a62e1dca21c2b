//! Sets up what is missing on this machine, and nothing else.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::engine::{Engine, Missing};
use crate::{place, program, say, tool};

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The packages with the Chinese fonts the screenshots need, and with what lists fonts.
const FONTS: [&str; 2] = ["fonts-noto-cjk", "fontconfig"];

/// What it takes to build the page.
pub fn for_building() -> Result<()> {
    target()?;
    tool::WASM_BINDGEN.ensure()?;
    tool::TRUNK.ensure()
}

/// What it takes to run every test: a missing Chromium is an error, the other engines are not.
pub fn for_testing() -> Result<()> {
    for_building()?;
    browsers()?;
    if Engine::Firefox.installed().err() == Some(Missing::Program("geckodriver")) {
        tool::GECKODRIVER.ensure()?;
    }
    tool::ensure_axe()?;
    tool::ensure_timeline_js()?;
    tool::ensure_tei()
}

/// Rust's standard library for the browser. `rust-toolchain.toml` names it, but rustup adds it by
/// itself only where that was not switched off.
fn target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(place::root());
    if program::output(&mut rustc).is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    program::run(
        Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(place::root()),
    )
}

/// The browsers, from Debian's packages where that is possible.
fn browsers() -> Result<()> {
    let absent: Vec<Engine> = Engine::ALL
        .into_iter()
        .filter(|engine| !has_browser(*engine))
        .collect();
    let mut packages: Vec<&str> = absent
        .iter()
        .flat_map(|engine| engine.packages())
        .copied()
        .collect();
    if !has_chinese_font() {
        packages.extend(FONTS);
    }
    if packages.is_empty() {
        return Ok(());
    }
    let command = format!(
        "apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    if cfg!(target_os = "linux") && program::find("apt-get").is_some() {
        if is_root() {
            install(&packages);
        } else {
            say::note(format!(
                "some browsers or fonts are missing; as root: {command}"
            ));
        }
    }
    if absent.contains(&Engine::Chromium) && !has_browser(Engine::Chromium) {
        bail!("Chromium and chromedriver are needed for the tests (Debian: {command})");
    }
    Ok(())
}

/// Whether there is nothing to install for it. geckodriver is no package, and is built afterwards.
fn has_browser(engine: Engine) -> bool {
    match engine.installed() {
        Ok(_) | Err(Missing::LeftOut | Missing::Program("geckodriver")) => true,
        Err(Missing::Program(_)) => false,
    }
}

fn has_chinese_font() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    program::output(Command::new("fc-list").arg(":lang=zh-cn")).is_some_and(|list| !list.is_empty())
}

fn is_root() -> bool {
    program::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// All in one go; if one package is not to be had, each by itself, so that it costs only itself.
/// What is missing after that is named in the last lines of the run.
fn install(packages: &[&str]) {
    let apt = |args: &[&str]| {
        let mut apt = Command::new("apt-get");
        apt.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        program::run(&mut apt)
    };
    let flags = ["install", "--yes", "--no-install-recommends"];
    if let Err(error) = apt(&["update", "--quiet"]) {
        say::note(format!(
            "{error}; trying with the package lists that are there"
        ));
    }
    if apt(&[&flags, packages].concat()).is_ok() {
        return;
    }
    for package in packages {
        if let Err(error) = apt(&[&flags[..], &[*package]].concat()) {
            say::note(format!("{package}: {error}"));
        }
    }
}
