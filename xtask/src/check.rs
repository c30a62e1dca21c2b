//! `cargo xtask test` and `cargo xtask ci`.

use std::error::Error;
use std::fmt;

use anyhow::{Result, bail};

use crate::engine::Engine;
use crate::tally::Tally;
use crate::{page, place, program, say, setup, size, tool};

/// The package that is the page.
const PAGE: &str = "duizhao-web";

/// Which checks to run besides the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checks {
    /// None.
    None,
    /// Those that need no network but the registries Cargo uses.
    Local,
    /// Known security problems of dependencies too; fetches the list of them.
    WithAdvisories,
}

/// That a run did not go well, and that its last lines have said so.
#[derive(Debug)]
pub struct Told;

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not all is well")
    }
}

impl Error for Told {}

/// A run of steps. A step that fails does not keep the next from running.
#[derive(Debug, Default)]
struct Run {
    tally: Tally,
    failed: Vec<&'static str>,
}

impl Run {
    /// Runs one step, and says whether it went well. A step that fails without a failed test in it
    /// counts as one, so that the last line never hides it.
    fn step(&mut self, name: &'static str, step: impl FnOnce(&mut Tally) -> Result<()>) -> bool {
        say::note(format!("== {name}"));
        let before = self.tally.failed;
        let Err(error) = step(&mut self.tally) else {
            return true;
        };
        say::note(format!("{name}: {error:#}"));
        if self.tally.failed == before {
            self.tally.failed += 1;
        }
        self.failed.push(name);
        false
    }

    fn end(self) -> Result<()> {
        if self.tally.left_out > 0 {
            say::line(format!(
                "{} tests left out, as said above",
                self.tally.left_out
            ));
        }
        if !self.failed.is_empty() {
            say::line(format!("failed: {}", self.failed.join(", ")));
        }
        say::line(self.tally.closing());
        if self.failed.is_empty() && self.tally.failed == 0 {
            Ok(())
        } else {
            Err(Told.into())
        }
    }
}

/// Runs `checks`, and then every test there is: native, in the browser's wasm, and of the built
/// page in every engine of this machine.
pub fn run(checks: Checks) -> Result<()> {
    let mut run = Run::default();
    run.step("set-up", |_| setup::for_testing());
    if checks != Checks::None {
        run.step("lock file", |_| lock_file());
        run.step("format", |_| {
            program::run(program::cargo().args(["fmt", "--all", "--check"]))
        });
        run.step("clippy", |_| {
            clippy(&["--all-targets"])?;
            // All targets are those that `cargo test` runs, and it does not run these.
            clippy(&["--package", PAGE, "--test", "browser"])
        });
        run.step("clippy for the browser", |_| clippy_for_browser());
        run.step("documentation", |_| documentation());
        run.step("dependencies", |_| dependencies(checks));
    }
    run.step("native tests", |tally| tests(tally, &[]));
    if place::root().join("tests/wasm.rs").is_file() {
        run.step("wasm tests", wasm_tests);
    }
    let built = run.step("page", |_| page::build(&place::sample_pages()));
    if built && checks != Checks::None {
        run.step("size budget", |_| size::check());
    }
    run.step("browser tests", |tally| {
        if !built {
            bail!("not run, for there is no page to test");
        }
        tests(tally, &["--test", "browser"])
    });
    run.end()
}

fn tests(tally: &mut Tally, args: &[&str]) -> Result<()> {
    let mut cargo = program::cargo();
    program::run_reading(cargo.args(["test", "--no-fail-fast"]).args(args), |line| {
        tally.read(line);
    })
}

fn wasm_tests(tally: &mut Tally) -> Result<()> {
    let Ok(chromium) = Engine::Chromium.installed() else {
        bail!("chromedriver is missing")
    };
    let mut cargo = program::cargo();
    cargo.args([
        "test",
        "--package",
        PAGE,
        "--target",
        setup::TARGET,
        "--test",
        "wasm",
    ]);
    // The test runner takes the first driver that is named.
    cargo
        .env_remove("GECKODRIVER")
        .env("CHROMEDRIVER", chromium.driver);
    program::run_reading(&mut cargo, |line| tally.read(line))
}

/// `Cargo.lock` fits the manifests. Every later step may then use it as it is.
fn lock_file() -> Result<()> {
    let args = ["metadata", "--locked", "--format-version", "1"];
    match program::output(program::cargo().args(args)) {
        Some(_) => Ok(()),
        None => bail!("Cargo.lock is not up to date: run cargo check, and commit it"),
    }
}

fn clippy(args: &[&str]) -> Result<()> {
    program::run(
        program::cargo()
            .args(["clippy", "--keep-going"])
            .args(args)
            .args(["--", "-D", "warnings"]),
    )
}

fn clippy_for_browser() -> Result<()> {
    let mut args = vec![
        "--package",
        PAGE,
        "--target",
        setup::TARGET,
        "--lib",
        "--bins",
    ];
    if place::root().join("tests/wasm.rs").is_file() {
        args.extend(["--test", "wasm"]);
    }
    clippy(&args)
}

fn documentation() -> Result<()> {
    let mut cargo = program::cargo();
    cargo.args([
        "doc",
        "--no-deps",
        "--document-private-items",
        "--keep-going",
    ]);
    program::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

fn dependencies(checks: Checks) -> Result<()> {
    tool::CARGO_DENY.ensure()?;
    let mut cargo = program::cargo();
    cargo.args([
        "deny",
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ]);
    if checks == Checks::WithAdvisories {
        cargo.arg("advisories");
    }
    program::run(&mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_without_numbers_counts_as_one_failed() {
        let mut run = Run::default();
        assert!(!run.step("page", |_| bail!("no trunk")));
        assert!(!run.step("native tests", |tally| {
            tally.read("test result: FAILED. 1 passed; 2 failed; 0 ignored");
            bail!("cargo ended with 101")
        }));
        assert_eq!((run.tally.passed, run.tally.failed), (1, 3));
        assert_eq!(run.failed, ["page", "native tests"]);
        assert!(run.end().is_err());
    }

    #[test]
    fn a_run_of_good_steps_ends_well() {
        let mut run = Run::default();
        assert!(run.step("native tests", |tally| {
            tally.read("test result: ok. 1 passed; 0 failed; 0 ignored");
            Ok(())
        }));
        assert!(run.end().is_ok());
    }
}
