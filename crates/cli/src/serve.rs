//! `duizhao serve`: a built site, as GitHub Pages would serve it.
//!
//! For looking at a site before it is published: a sub-path, folders, the page for what is not there,
//! gzip and content types are those of Pages. What differs is on purpose: nothing is kept without
//! asking again (Pages: ten minutes), so that a site built anew is seen at once, and no other site may
//! read it (Pages: every one), for an archive may be nobody's business yet.

mod answer;
mod files;
mod kind;
mod request;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use self::answer::{Answer, Served};
use self::request::Request;
use crate::terminal;

/// Preview a built site as GitHub Pages would serve it.
///
/// Serves the files of SITE to this machine only and prints the address; Ctrl-C ends it. With
/// --mount it lies under a path, as the site of a project does: --mount /name/.
///
/// As on Pages: /folder leads to /folder/, /page finds page.html, no folder is listed, names that begin
/// with a dot and symbolic links are not there, and what is not there is answered by 404.html.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Exit codes:
  2  wrong usage, no index.html in SITE, or the port is taken"
)]
pub(crate) struct ServeArgs {
    /// The folder with index.html.
    #[arg(value_name = "SITE")]
    site: PathBuf,
    /// The port; 0 is any that is free. Else 8080, or the next of twenty that is free.
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The path it lies under.
    #[arg(long, value_name = "/NAME/", default_value = "/", value_parser = mount)]
    mount: String,
}

/// The port where none is asked for, and how many after it are tried.
const PORT: u16 = 8080;
const TRIES: u16 = 20;

/// How many visitors are answered at once. A browser opens half a dozen connections, and some to spare.
const VISITORS: usize = 64;

/// How long a visitor may take to ask, and to take a piece of the answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is still read of a visitor who was answered, and how long, so that the answer reaches them.
const REST: u64 = 64 * 1024;
const FAREWELL: Duration = Duration::from_secs(1);

/// A path with a slash at both ends, whose parts are plain names.
fn mount(path: &str) -> Result<String, String> {
    let inside = path.trim_matches('/');
    let is_name = |part: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        !part.is_empty() && part.chars().all(plain) && part != "." && part != ".."
    };
    if inside.is_empty() {
        return Ok("/".to_owned());
    }
    if inside.split('/').all(is_name) {
        return Ok(["/", inside, "/"].concat());
    }
    Err("a path of letters, digits and - . _ ~ between slashes".to_owned())
}

/// Serves until interrupted.
pub(crate) fn serve(args: &ServeArgs) -> Result<ExitCode> {
    ensure!(
        args.site.join("index.html").is_file(),
        "there is no index.html in {}",
        args.site.display()
    );
    let listener = listen(args.port)?;
    let port = listener.local_addr()?.port();
    let served = Served {
        folder: whole(&args.site)?,
        mount: args.mount.clone(),
    };
    let address = format!("http://127.0.0.1:{port}{}", args.mount);
    terminal::say(&format!("{address}   (Ctrl-C ends it)"))?;
    visitors(&listener, &Arc::new(served), port);
    Ok(ExitCode::SUCCESS)
}

/// The path of a folder from the root, so that it stays the same one.
fn whole(folder: &Path) -> Result<PathBuf> {
    let found = folder.canonicalize();
    found.with_context(|| format!("reading {}", folder.display()))
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port).with_context(|| format!("port {port}"));
    }
    for port in PORT..PORT + TRIES {
        match bind(port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            done => return done.with_context(|| format!("port {port}")),
        }
    }
    let last = PORT + TRIES - 1;
    bail!("ports {PORT} to {last} are all in use; name one with --port")
}

/// Answers everybody who comes, some at a time.
fn visitors(listener: &TcpListener, served: &Arc<Served>, port: u16) {
    let inside = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // No file handle is free, say: others have to leave first.
            thread::sleep(Duration::from_millis(50));
            continue;
        };
        if inside.fetch_add(1, Ordering::SeqCst) >= VISITORS {
            inside.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let (served, inside) = (Arc::clone(served), Arc::clone(&inside));
        thread::spawn(move || {
            // A visitor who leaves in the middle is no concern of the others.
            visit(stream, &served, port).ok();
            inside.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

/// Answers one request.
fn visit(mut stream: TcpStream, served: &Served, port: u16) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    let until = Instant::now() + PATIENCE;
    let answer = match Request::read(&mut Until {
        stream: &stream,
        at: until,
    })? {
        Ok(request) if !request.is_for(port) => Answer::elsewhere(),
        Ok(request) => served.answer(&request)?,
        Err(refusal) => Answer::refusal(refusal),
    };
    answer.send(&mut stream)?;
    stream.flush()?;
    stream.shutdown(Shutdown::Write)?;
    // Closing on what was not read would take the answer back.
    let at = Instant::now() + FAREWELL;
    let mut rest = Until {
        stream: &stream,
        at,
    }
    .take(REST);
    io::copy(&mut rest, &mut io::sink())?;
    Ok(())
}

/// A stream that is read until a moment, however slowly it comes.
struct Until<'a> {
    stream: &'a TcpStream,
    at: Instant,
}

impl Read for Until<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.at.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        let mut stream = self.stream;
        stream.read(into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mount_has_a_slash_at_both_ends_and_plain_names() {
        for (given, path) in [("/", "/"), ("", "/"), ("name", "/name/"), ("/a/b", "/a/b/")] {
            assert_eq!(mount(given).as_deref(), Ok(path), "{given:?}");
        }
        for bad in ["/../", "/a//b/", "/a b/", "/a\r\nb/", "/%2e/", "/."] {
            assert!(mount(bad).is_err(), "{bad:?}");
        }
    }
}
