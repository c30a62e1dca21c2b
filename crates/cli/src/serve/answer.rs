//! Answers.

use std::fs::File;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::files::{Found, find};
use super::kind::kind;
use super::request::{Refusal, Request};

/// What is served, and where.
#[derive(Debug)]
pub(super) struct Served {
    pub(super) folder: PathBuf,
    /// With a slash at both ends.
    pub(super) mount: String,
}

/// An answer.
pub(super) struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Box<dyn Read>,
}

/// Files over this many bytes are sent as they are: packing happens in memory.
const PACKED_BYTES: u64 = 64 << 20;

/// The page for what is not there.
const MISSING: &str = "404.html";

impl Served {
    /// The answer to a request.
    pub(super) fn answer(&self, request: &Request) -> io::Result<Answer> {
        if !["GET", "HEAD"].contains(&request.method.as_str()) {
            let refused = Answer::plain(405, "only GET and HEAD are answered");
            return Ok(refused.with("Allow", "GET, HEAD".to_owned()));
        }
        let mut answer = self.found(request)?;
        if request.method == "HEAD" {
            answer.body = Box::new(io::empty());
        }
        Ok(answer)
    }

    fn found(&self, request: &Request) -> io::Result<Answer> {
        let Some(below) = request.path.strip_prefix(&self.mount) else {
            if [&request.path, "/"].concat() == self.mount {
                return Ok(Answer::moved(&self.mount, &request.query));
            }
            let words = format!("the site is at {}", self.mount);
            return Ok(Answer::plain(404, &words));
        };
        let parts = Request::parts(below);
        match parts.map_or(Found::Nothing, |parts| find(&self.folder, &parts)) {
            Found::File(path) => Answer::file(200, &path, request),
            Found::Folder => Ok(Answer::moved(
                &[&request.path, "/"].concat(),
                &request.query,
            )),
            Found::Nothing => match find(&self.folder, &[MISSING.to_owned()]) {
                Found::File(path) => Answer::file(404, &path, request),
                _ => Ok(Answer::plain(404, "not found")),
            },
        }
    }
}

impl Answer {
    /// To a request that was sent to another machine.
    pub(super) fn elsewhere() -> Self {
        Self::plain(421, "this is served to 127.0.0.1 and localhost only")
    }

    /// To what is not answered.
    pub(super) fn refusal(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Nonsense => Self::plain(400, "this is no request"),
            Refusal::Long => Self::plain(431, "the head of the request is too long"),
        }
    }

    fn plain(status: u16, words: &str) -> Self {
        Self::of(status, words.as_bytes().to_vec())
            .with("Content-Type", "text/plain; charset=utf-8".to_owned())
    }

    fn of(status: u16, body: Vec<u8>) -> Self {
        let headers = vec![("Content-Length", body.len().to_string())];
        Self {
            status,
            headers,
            body: Box::new(Cursor::new(body)),
        }
    }

    /// The same with another header.
    fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// To where a folder is. The path is as it was sent, within the mount, and so on this machine:
    /// with two slashes at its beginning it would be the address of another.
    fn moved(path: &str, query: &str) -> Self {
        let to = ["/", path.trim_start_matches('/'), query].concat();
        Self::of(301, Vec::new()).with("Location", to)
    }

    /// A file, or that it has not changed.
    fn file(status: u16, path: &Path, request: &Request) -> io::Result<Self> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH);
        let changed = changed.unwrap_or_default();
        let bytes = about.len();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (kind, is_packable) = kind(&name);
        let is_packed = is_packable && request.takes_gzip && bytes <= PACKED_BYTES;
        let weak = if is_packed { "W/" } else { "" };
        // Finer than a second: a site may be built twice in one.
        let tag = format!("{weak}\"{:x}-{bytes:x}\"", changed.as_nanos());
        let is_known = status == 200 && request.has(&tag, changed);
        let mut answer = if is_known {
            Self {
                status: 304,
                headers: Vec::new(),
                body: Box::new(io::empty()),
            }
        } else if is_packed {
            Self::of(status, packed(file)?).with("Content-Encoding", "gzip".to_owned())
        } else {
            // One that grows meanwhile is not sent longer than was said.
            Self {
                status,
                headers: vec![("Content-Length", bytes.to_string())],
                body: Box::new(file.take(bytes)),
            }
        };
        if is_packable {
            answer = answer.with("Vary", "Accept-Encoding".to_owned());
        }
        let date = httpdate::fmt_http_date(UNIX_EPOCH + changed);
        let answer = answer.with("ETag", tag).with("Last-Modified", date);
        Ok(answer.with("Content-Type", kind.to_owned()))
    }

    /// Sends it.
    pub(super) fn send(mut self, to: &mut impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            for part in [name, ": ", value, "\r\n"] {
                head.push_str(part);
            }
        }
        head.push_str("Cache-Control: no-cache\r\nConnection: close\r\n\r\n");
        to.write_all(head.as_bytes())?;
        io::copy(&mut self.body, to)?;
        Ok(())
    }
}

impl Request {
    /// Whether the visitor has a file of this tag, or of this time. Where tags are sent, only they count
    /// (RFC 9110, section 13.1.3).
    fn has(&self, tag: &str, changed: Duration) -> bool {
        let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        if let Some(tags) = &self.none_match {
            let known = tags.split(',').map(plain);
            return known
                .into_iter()
                .any(|known| known == "*" || known == plain(tag));
        }
        let since = self.modified_since.as_deref();
        let since = since.and_then(|since| httpdate::parse_http_date(since.trim()).ok());
        let since = since.and_then(|since| since.duration_since(UNIX_EPOCH).ok());
        since.is_some_and(|since| since.as_secs() >= changed.as_secs())
    }
}

fn packed(mut file: File) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    io::copy(&mut file, &mut packer)?;
    packer.finish()
}

/// The words beside a status (RFC 9110).
const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Not Found",
    }
}
