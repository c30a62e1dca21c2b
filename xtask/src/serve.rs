//! `cargo xtask serve`.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::server::{Server, Site};
use crate::{page, place, say};

/// The port of `serve` and `dev` where none is asked for.
pub const PORT: u16 = 8080;

/// How many ports after [`PORT`] are tried.
const TRIES: u16 = 20;

/// What `serve` was asked for.
#[derive(Debug, Default)]
pub struct Wishes {
    /// The port, and no other.
    pub port: Option<u16>,
    /// A folder with a built page, served as it is.
    pub dist: Option<PathBuf>,
    /// The pages the archive is built from, in place of the samples.
    pub pages: Option<PathBuf>,
    /// Not to open a browser.
    pub quiet: bool,
}

/// Builds the page unless a built one is named, and serves it until interrupted.
pub fn run(wishes: Wishes) -> Result<()> {
    let dist = if let Some(dist) = wishes.dist {
        dist
    } else {
        page::build(&wishes.pages.unwrap_or_else(place::sample_pages))?;
        place::dist()
    };
    if !dist.join("index.html").is_file() {
        bail!("there is no index.html in {}", dist.display());
    }
    let server = start(&Site::folder(dist), wishes.port)?;
    say::line(format!("{}   (Ctrl-C ends it)", server.url()));
    if !wishes.quiet && has_reader() {
        open(&server.url());
    }
    server.wait();
    Ok(())
}

fn start(site: &Site, port: Option<u16>) -> Result<Server> {
    if let Some(port) = port {
        return Server::start(site.clone(), port).with_context(|| format!("port {port}"));
    }
    for port in PORT..PORT + TRIES {
        match Server::start(site.clone(), port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            done => return done.with_context(|| format!("port {port}")),
        }
    }
    bail!(
        "ports {PORT} to {} are all in use; name one with --port",
        PORT + TRIES - 1
    )
}

/// Whether somebody sits before this machine: no continuous integration, a terminal, a screen.
fn has_reader() -> bool {
    let screen = !cfg!(target_os = "linux")
        || env::var_os("DISPLAY").is_some()
        || env::var_os("WAYLAND_DISPLAY").is_some();
    screen && env::var_os("CI").is_none() && io::stdout().is_terminal()
}

/// Opens the address in the browser of the person. If that does not work, the printed line remains.
fn open(url: &str) {
    let (program, args): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command
        .args(args)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    drop(command.spawn());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_free_port_is_taken_unless_one_was_named() {
        let site = Site::empty();
        let first = start(&site, None).unwrap();
        let second = start(&site, None).unwrap();
        assert_ne!(first.port(), second.port());
        assert!(start(&site, Some(first.port())).is_err());
    }
}
