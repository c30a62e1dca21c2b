//! Running other programs.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{place, say, tool};

/// Runs `command` to its end, showing what it prints. Anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    say::note(words(command));
    let status = command
        .status()
        .with_context(|| format!("could not start {}", name(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
}

/// Like [`run`], and hands every line of standard output to `each` besides showing it.
pub fn run_reading(command: &mut Command, mut each: impl FnMut(&str)) -> Result<()> {
    say::note(words(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start {}", name(command)))?;
    if let Some(out) = child.stdout.take() {
        // By bytes: a test may print what is no UTF-8, and must not end the run by that.
        for line in BufReader::new(out).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            say::line(&line);
            each(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
}

/// What `command` prints, or nothing where it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// `cargo` at the root of the workspace, with the tools on its path.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(place::root()).env("PATH", path());
    // The same flags for every build for the browser, or each would compile all crates again.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap());
    cargo
}

/// `PATH` with the folders of the built tools in front.
pub fn path() -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let tools = tool::ALL
        .iter()
        .map(tool::Tool::bin_dir)
        .filter(|dir| dir.is_dir());
    let dirs: Vec<PathBuf> = tools.chain(env::split_paths(&old)).collect();
    env::join_paths(dirs).unwrap_or(old)
}

/// The full path of a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .map(|dir| dir.join(&file))
        .find(|file| file.is_file())
}

/// Keeps this machine's paths out of the panic messages of the page, so that the same sources give
/// the same bytes elsewhere.
fn remap() -> String {
    let mut flags = format!("--remap-path-prefix={}=/duizhao", place::root().display());
    if let Some(home) = place::cargo_home() {
        flags = format!(
            "--remap-path-prefix={}/registry/src=/crates {flags}",
            home.display()
        );
    }
    flags
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn words(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let program = program
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let args = command
        .get_args()
        .map(|arg| arg.to_string_lossy().into_owned());
    std::iter::once(program)
        .chain(args)
        .collect::<Vec<_>>()
        .join(" ")
}
