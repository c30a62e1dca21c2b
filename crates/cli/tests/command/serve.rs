//! A site that is previewed is served as it would be when published, and nothing else is.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::folder::{Folder, unpacked};

/// The command, serving; it ends with the test.
struct Serving {
    child: Child,
    port: u16,
    address: String,
    folder: Folder,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// An answer, taken apart.
struct Answered {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answered {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(found, _)| *found == name);
        found.next().map(|(_, value)| value)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

impl Serving {
    fn start(mount: &str) -> Self {
        let folder = Folder::new();
        for (file, content) in [
            ("site/index.html", "<p>page</p>"),
            ("site/404.html", "<p>nothing here</p>"),
            ("site/about.html", "about"),
            ("site/data/對照.json", "{}"),
            ("site/read/index.html", "read"),
            ("site/page.wasm", "wasm"),
            ("site/.secret", "secret"),
            ("site/.git/config", "secret"),
            ("secret.txt", "secret"),
        ] {
            folder.put(file, content);
        }
        let mut command = folder.command();
        command.args(["serve", "site", "--port", "0", "--mount", mount]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line.split_whitespace().next().unwrap().to_owned();
        let port = address.split([':', '/']).nth(4).unwrap().parse().unwrap();
        Self {
            child,
            port,
            address,
            folder,
        }
    }

    /// Sends bytes as they are and gives all that comes back.
    fn send(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    fn ask_with(&self, method: &str, path: &str, headers: &str) -> Answered {
        let port = self.port;
        let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n");
        let answer = self.send(head.as_bytes());
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = answer.split_at(end.unwrap() + 4);
        let head = String::from_utf8(head.to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = body.to_vec();
        Answered { status, head, body }
    }

    fn ask(&self, path: &str) -> Answered {
        self.ask_with("GET", path, "")
    }
}

#[test]
fn files_come_with_their_types_under_the_mount_only() {
    let site = Serving::start("name");
    assert!(site.address.ends_with("/name/"), "{}", site.address);
    for (path, kind, content) in [
        ("/name/", "text/html; charset=utf-8", "<p>page</p>"),
        ("/name/?q=a/../b", "text/html; charset=utf-8", "<p>page</p>"),
        ("/name/about", "text/html; charset=utf-8", "about"),
        ("/name/page.wasm", "application/wasm", "wasm"),
        (
            "/name/data/%E5%B0%8D%E7%85%A7.json",
            "application/json; charset=utf-8",
            "{}",
        ),
    ] {
        let answer = site.ask(path);
        assert_eq!((answer.status, answer.text()), (200, content), "{path}");
        assert_eq!(answer.header("Content-Type"), Some(kind), "{path}");
        assert_eq!(answer.header("Access-Control-Allow-Origin"), None);
    }
    for path in ["/", "/index.html", "/names/", "/read/"] {
        let answer = site.ask(path);
        assert_eq!(
            (answer.status, answer.text()),
            (404, "the site is at /name/"),
            "{path}"
        );
    }
}

#[test]
fn a_folder_is_led_to_and_never_listed() {
    let site = Serving::start("/name/");
    for (path, to) in [
        ("/name", "/name/"),
        ("/name/read", "/name/read/"),
        ("/name/read?q=1", "/name/read/?q=1"),
        ("/name/data", "/name/data/"),
    ] {
        let answer = site.ask(path);
        assert_eq!(
            (answer.status, answer.header("Location")),
            (301, Some(to)),
            "{path}"
        );
    }
    assert_eq!(site.ask("/name/read/").text(), "read");
    // It has no page of its own.
    let data = site.ask("/name/data/");
    assert_eq!((data.status, data.text()), (404, "<p>nothing here</p>"));
}

#[test]
fn what_is_not_there_is_answered_by_the_page_for_that() {
    let site = Serving::start("/");
    for path in [
        "/nothing",
        "/a/b/c",
        "/read/nothing.html",
        "/index.html/",
        "/Index.html",
    ] {
        let answer = site.ask(path);
        assert_eq!(
            (answer.status, answer.text()),
            (404, "<p>nothing here</p>"),
            "{path}"
        );
    }
    fs::remove_file(site.folder.path("site/404.html")).unwrap();
    assert_eq!(site.ask("/nothing").text(), "not found");
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let site = Serving::start("/");
    #[cfg(unix)]
    {
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(site.folder.path(to), site.folder.path(name)).unwrap();
        };
        link("secret.txt", "site/link.txt");
        link(".", "site/up");
    }
    for path in [
        "/../secret.txt",
        "/./../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/read/../../secret.txt",
        "/read/..%00/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "///../secret.txt",
        "/link.txt",
        "/up/secret.txt",
        "/up",
        "/.secret",
        "/.git/config",
        "/%2esecret",
        "/read/%",
        "/%ff",
    ] {
        let answer = site.ask(path);
        assert_eq!(
            (answer.status, answer.text()),
            (404, "<p>nothing here</p>"),
            "{path}"
        );
    }
}

#[test]
fn a_redirect_stays_on_this_machine() {
    let site = Serving::start("/");
    site.folder.put("site/evil.invalid/index.html", "x");
    for (path, status, to) in [
        ("/evil.invalid", 301, Some("/evil.invalid/")),
        ("//evil.invalid", 404, None),
        ("/%2Fevil.invalid", 404, None),
    ] {
        let answer = site.ask(path);
        let found = (answer.status, answer.header("Location"));
        assert_eq!(found, (status, to), "{path}");
    }
}

#[test]
fn only_reading_is_allowed_and_a_head_has_no_body() {
    let site = Serving::start("/");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "get"] {
        assert_eq!(site.ask_with(method, "/", "").status, 405, "{method}");
    }
    let head = site.ask_with("HEAD", "/", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("Content-Length"), Some("11"));
}

#[test]
fn a_file_is_packed_for_who_asks_and_comes_out_the_same() {
    let site = Serving::start("/");
    let long = "對照".repeat(10_000);
    site.folder.put("site/long.json", &long);
    let packed = site.ask_with("GET", "/long.json", "Accept-Encoding: br, gzip\r\n");
    assert_eq!(packed.header("Content-Encoding"), Some("gzip"));
    assert_eq!(packed.header("Vary"), Some("Accept-Encoding"));
    assert!(packed.body.len() < 1000);
    assert_eq!(unpacked(&packed.body), long.as_bytes());
    let plain = site.ask("/long.json");
    assert_eq!(
        (plain.header("Content-Encoding"), plain.text()),
        (None, long.as_str())
    );
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let site = Serving::start("/");
    for coding in ["", "Accept-Encoding: gzip\r\n"] {
        let first = site.ask_with("GET", "/", coding);
        let (tag, date) = (
            first.header("ETag").unwrap(),
            first.header("Last-Modified").unwrap(),
        );
        let known = |headers: String| {
            let answer = site.ask_with("GET", "/", &[coding, &headers].concat());
            (answer.status, answer.body.len())
        };
        let sent = (200, first.body.len());
        assert_eq!(known(format!("If-None-Match: \"x\", {tag}\r\n")), (304, 0));
        assert_eq!(known(format!("If-Modified-Since: {date}\r\n")), (304, 0));
        assert_eq!(known("If-None-Match: \"x\"\r\n".to_owned()), sent);
        let both = format!("If-None-Match: \"x\"\r\nIf-Modified-Since: {date}\r\n");
        assert_eq!(known(both), sent);
        let early = "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT\r\n";
        assert_eq!(known(early.to_owned()), sent);
        assert_eq!(known("If-Modified-Since: tomorrow\r\n".to_owned()), sent);
    }
    let first = site.ask("/");
    site.folder.put("site/index.html", "<p>other</p>");
    let tag = format!("If-None-Match: {}\r\n", first.header("ETag").unwrap());
    assert_eq!(site.ask_with("GET", "/", &tag).text(), "<p>other</p>");
}

#[test]
fn a_page_of_another_site_cannot_have_its_name_lead_here() {
    let site = Serving::start("/");
    for host in ["evil.invalid", "evil.invalid:80", "127.0.0.1:1", ""] {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let answer = String::from_utf8(site.send(head.as_bytes())).unwrap();
        assert!(answer.starts_with("HTTP/1.1 421 "), "{host}: {answer}");
        assert!(!answer.contains("page"), "{host}: {answer}");
    }
}

#[test]
fn nonsense_is_refused_and_the_next_visitor_is_served() {
    let site = Serving::start("/");
    let long = [b"GET / HTTP/1.1\r\nX: ".to_vec(), vec![b'x'; 40_000]].concat();
    for (sent, status) in [
        (&b"\x16\x03\x01\x02\x00"[..], "400"),
        (
            b"GET http://evil.invalid/ HTTP/1.1\r\nHost: evil.invalid\r\n\r\n",
            "400",
        ),
        (b"GET / HTTP/1.1\r\n\r\n", "400"),
        (&long, "431"),
    ] {
        let answer = String::from_utf8(site.send(sent)).unwrap();
        assert_eq!(answer.split(' ').nth(1), Some(status), "{answer}");
    }
    // Who says nothing, or half, keeps nobody waiting.
    let idle: Vec<TcpStream> = (0..20)
        .map(|_| TcpStream::connect(("127.0.0.1", site.port)).unwrap())
        .collect();
    for mut stream in &idle {
        stream.write_all(b"GET / HT").unwrap();
    }
    assert_eq!(site.ask("/").status, 200);
}

#[test]
fn a_folder_without_a_page_and_a_port_that_is_taken_are_said() {
    let site = Serving::start("/");
    let folder = Folder::new();
    folder.put("empty/a.txt", "a");
    let ran = folder.run(&["serve", "empty"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("there is no index.html in empty"),
        "{}",
        ran.err
    );
    folder.put("site/index.html", "a");
    let port = site.port.to_string();
    let ran = folder.run(&["serve", "site", "--port", &port]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(&format!("port {port}")), "{}", ran.err);
    assert_eq!(folder.run(&["serve", "site", "--mount", "/../"]).code, 2);
}
