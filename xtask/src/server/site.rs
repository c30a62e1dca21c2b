//! What is served.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::Request;

/// A folder under a path, with single files put over it.
#[derive(Debug, Clone)]
pub struct Site {
    folder: Option<PathBuf>,
    mount: String,
    over: BTreeMap<String, Vec<u8>>,
    without: Vec<String>,
    slow: Vec<(String, Duration)>,
    headers: String,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The content type, or for a redirect the place to go.
    pub about: String,
    /// The content.
    pub body: Vec<u8>,
    /// Whether only the head was asked for.
    head_only: bool,
}

impl Site {
    /// The files of `folder`, at the root.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: Some(folder.into()),
            ..Self::empty()
        }
    }

    /// Nothing yet.
    pub fn empty() -> Self {
        Self {
            folder: None,
            mount: "/".to_owned(),
            over: BTreeMap::new(),
            without: Vec::new(),
            slow: Vec::new(),
            headers: String::new(),
        }
    }

    /// The same under a path such as `/duizhao/`.
    #[must_use]
    pub fn at(mut self, mount: &str) -> Self {
        mount.clone_into(&mut self.mount);
        self
    }

    /// Where it begins, with a slash at both ends.
    pub fn mount(&self) -> &str {
        &self.mount
    }

    /// Puts a file into it, in place of one of the same name.
    pub fn put(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.without.retain(|gone| gone != path);
        self.over.insert(path.to_owned(), content.into());
    }

    /// Takes a file out of it.
    pub fn take(&mut self, path: &str) {
        self.over.remove(path);
        self.without.push(path.to_owned());
    }

    /// Has every file under a path such as `data/parts/` come only after a while.
    pub fn delay(&mut self, path: &str, by: Duration) {
        self.slow.push((path.to_owned(), by));
    }

    /// Sends a header with every answer.
    pub fn send_header(&mut self, name: &str, value: &str) {
        for part in [name, ": ", value, "\r\n"] {
            self.headers.push_str(part);
        }
    }

    /// The headers sent with every answer, each with its line end.
    pub fn headers(&self) -> &str {
        &self.headers
    }

    /// How long a request has to wait for its answer.
    pub fn wait(&self, request: &Request) -> Duration {
        let path = self.path(request).unwrap_or_default();
        let slow = self
            .slow
            .iter()
            .filter(|(under, _)| path.starts_with(under));
        slow.map(|(_, by)| *by).sum()
    }

    /// The answer to a request.
    pub fn answer(&self, request: &Request) -> Response {
        let head_only = request.method == "HEAD";
        if !head_only && request.method != "GET" {
            return Response::plain(405, "only GET and HEAD");
        }
        if request.path == self.mount.trim_end_matches('/') {
            let about = self.mount.clone();
            return Response {
                status: 301,
                about,
                body: Vec::new(),
                head_only,
            };
        }
        let found = self
            .path(request)
            .and_then(|path| Some((self.read(&path)?, path)));
        let mut response = match found {
            Some((body, path)) => Response {
                status: 200,
                about: content_type(&path).to_owned(),
                body,
                head_only,
            },
            None => match self.read("404.html") {
                Some(body) => {
                    let about = content_type("404.html").to_owned();
                    Response {
                        status: 404,
                        about,
                        body,
                        head_only,
                    }
                }
                None => Response::plain(404, "not found"),
            },
        };
        response.head_only = head_only;
        response
    }

    /// The path of the file asked for, relative to the folder.
    fn path(&self, request: &Request) -> Option<String> {
        let mut path = request.parts()?.join("/");
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        let mount = self.mount.trim_start_matches('/');
        path.strip_prefix(mount).map(str::to_owned)
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        if self.without.iter().any(|gone| gone == path) {
            return None;
        }
        if let Some(content) = self.over.get(path) {
            return Some(content.clone());
        }
        // Both made canonical, so that a link inside the folder cannot lead out of it.
        let folder = self.folder.as_ref()?.canonicalize().ok()?;
        let file = folder.join(path).canonicalize().ok()?;
        if file.starts_with(&folder) {
            fs::read(file).ok()
        } else {
            None
        }
    }
}

impl Response {
    fn plain(status: u16, words: &str) -> Self {
        let about = "text/plain; charset=utf-8".to_owned();
        Self {
            status,
            about,
            body: words.as_bytes().to_vec(),
            head_only: false,
        }
    }

    /// The answer as it is sent, with some more headers. Nothing of it is to be kept by the browser
    /// without asking again.
    pub fn to_bytes(&self, headers: &str) -> Vec<u8> {
        let (reason, header) = match self.status {
            200 => ("OK", "Content-Type"),
            301 => ("Moved Permanently", "Location"),
            405 => ("Method Not Allowed", "Content-Type"),
            _ => ("Not Found", "Content-Type"),
        };
        let head = format!(
            "HTTP/1.1 {} {reason}\r\n{header}: {}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\n{headers}Connection: close\r\n\r\n",
            self.status,
            self.about,
            self.body.len()
        );
        let mut bytes = head.into_bytes();
        if !self.head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The content type of a file, by its name.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::Server;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(site: &Site, method: &str, path: &str) -> Response {
        site.answer(&Request {
            method: method.to_owned(),
            path: path.to_owned(),
        })
    }

    fn site() -> Site {
        let mut site = Site::empty().at("/duizhao/");
        site.put("index.html", "page");
        site.put("data/對.json", "{}");
        site
    }

    #[test]
    fn a_slow_folder_keeps_waiting_and_no_other() {
        let mut site = site();
        site.delay("data/", Duration::from_millis(7));
        let wait = |path: &str| {
            site.wait(&Request {
                method: "GET".to_owned(),
                path: path.to_owned(),
            })
        };
        assert_eq!(wait("/duizhao/data/x.json"), Duration::from_millis(7));
        assert_eq!(wait("/duizhao/"), Duration::ZERO);
        assert_eq!(wait("/data/x.json"), Duration::ZERO);
    }

    #[test]
    fn files_are_served_under_the_mount_only() {
        let site = site();
        let page = ask(&site, "GET", "/duizhao/");
        assert_eq!((page.status, page.body.as_slice()), (200, &b"page"[..]));
        assert_eq!(page.about, "text/html; charset=utf-8");
        assert_eq!(
            ask(&site, "GET", "/duizhao/data/%E5%B0%8D.json").about,
            "application/json"
        );
        assert_eq!(ask(&site, "GET", "/").status, 404);
        assert_eq!(ask(&site, "GET", "/index.html").status, 404);
        assert_eq!(ask(&site, "GET", "/duizhao/nothing").status, 404);
    }

    #[test]
    fn the_mount_without_its_slash_redirects() {
        let there = ask(&site(), "GET", "/duizhao");
        assert_eq!((there.status, there.about.as_str()), (301, "/duizhao/"));
    }

    #[test]
    fn only_reading_is_allowed_and_a_head_has_no_body() {
        let mut site = site();
        site.send_header("X-Content-Type-Options", "nosniff");
        assert_eq!(ask(&site, "POST", "/duizhao/").status, 405);
        let head = ask(&site, "HEAD", "/duizhao/").to_bytes(site.headers());
        let head = String::from_utf8(head).unwrap();
        assert!(
            head.contains("Content-Length: 4\r\n") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        assert!(
            head.contains("\r\nX-Content-Type-Options: nosniff\r\n"),
            "{head}"
        );
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let dir = std::env::temp_dir().join(format!("duizhao-site-{}", std::process::id()));
        fs::create_dir_all(dir.join("dist")).unwrap();
        fs::write(dir.join("secret.txt"), "secret").unwrap();
        fs::write(dir.join("dist/a.txt"), "a").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(dir.join("secret.txt"), dir.join("dist/link.txt")).unwrap();
        let site = Site::folder(dir.join("dist"));
        assert_eq!(ask(&site, "GET", "/a.txt").body, b"a");
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/link.txt",
            "//secret.txt",
            "/dist",
        ] {
            assert_eq!(ask(&site, "GET", path).status, 404, "{path}");
        }
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_file_can_be_put_over_and_taken_out_while_serving() {
        let server = Server::start(site(), 0).unwrap();
        let get = |path: &str| {
            let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        assert!(get("/duizhao/").ends_with("page"));
        server.change(|site| site.put("index.html", "other"));
        assert!(get("/duizhao/").ends_with("other"));
        server.change(|site| site.take("index.html"));
        assert!(get("/duizhao/").starts_with("HTTP/1.1 404"));
        let statuses: Vec<u16> = server.hits().iter().map(|hit| hit.status).collect();
        assert_eq!(statuses, [200, 200, 404]);
        assert!(server.url().ends_with("/duizhao/"));
    }

    #[test]
    fn a_dropped_server_answers_no_more() {
        let server = Server::start(site(), 0).unwrap();
        let port = server.port();
        drop(server);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
