//! The part of an HTTP request a static server needs.

use std::io::{self, Read};

/// A request, without its headers and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, such as `GET`.
    pub method: String,
    /// The path as it was sent, with its query.
    pub path: String,
}

/// A longer head than this is no browser's.
const LONGEST_HEAD: usize = 64 * 1024;

impl Request {
    /// Reads one request up to the end of its head; nothing if the visitor sent nothing sensible.
    pub fn read(stream: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        let mut piece = [0; 4096];
        while !head.windows(4).any(|four| four == b"\r\n\r\n") {
            let n = stream.read(&mut piece)?;
            if n == 0 || head.len() > LONGEST_HEAD {
                return Ok(None);
            }
            head.extend_from_slice(piece.get(..n).unwrap_or_default());
        }
        Ok(Self::parse(&String::from_utf8_lossy(&head)))
    }

    fn parse(head: &str) -> Option<Self> {
        let mut words = head.lines().next()?.split(' ');
        let (method, path) = (words.next()?, words.next()?);
        words
            .next()
            .filter(|version| version.starts_with("HTTP/1."))?;
        Some(Self {
            method: method.to_owned(),
            path: path.to_owned(),
        })
    }

    /// The parts of the path between its slashes, decoded, without the query. Nothing if one of
    /// them is not UTF-8 or could lead out of a folder.
    pub fn parts(&self) -> Option<Vec<String>> {
        let path = self.path.split(['?', '#']).next()?.strip_prefix('/')?;
        path.split('/')
            .map(decoded)
            .map(|part| part.filter(|part| is_plain(part)))
            .collect()
    }
}

/// A part that names something in its folder, on every system.
fn is_plain(part: &str) -> bool {
    part != "." && part != ".." && !part.contains(['/', '\\', ':', '\0'])
}

fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let two = [rest.next()?, rest.next()?];
            let two = str::from_utf8(&two)
                .ok()
                .filter(|two| !two.starts_with('+'))?;
            bytes.push(u8::from_str_radix(two, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(path: &str) -> Option<Vec<String>> {
        Request {
            method: "GET".to_owned(),
            path: path.to_owned(),
        }
        .parts()
    }

    #[test]
    fn a_path_is_cut_and_decoded() {
        assert_eq!(parts("/a/%E5%B0%8D.json?v=1#x").unwrap(), ["a", "對.json"]);
        assert_eq!(parts("/").unwrap(), [""]);
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for path in [
            "/../x",
            "/a/..%2fx",
            "/%2e%2e/x",
            "/a%00",
            "/c:%5cx",
            "/%zz",
            "/%f",
            "x",
            "/%ff",
        ] {
            assert_eq!(parts(path), None, "{path}");
        }
    }

    #[test]
    fn a_request_is_read_to_the_end_of_its_head() {
        let mut sent = &b"GET /a?b HTTP/1.1\r\nHost: x\r\n\r\nbody"[..];
        let request = Request::read(&mut sent).unwrap().unwrap();
        assert_eq!(
            (request.method.as_str(), request.path.as_str()),
            ("GET", "/a?b")
        );
    }

    #[test]
    fn what_is_no_request_is_dropped() {
        for sent in [
            "",
            "GET /",
            "\r\n\r\n",
            "GET /\r\n\r\n",
            "hello there you\r\n\r\n",
        ] {
            assert_eq!(
                Request::read(&mut sent.as_bytes()).unwrap(),
                None,
                "{sent:?}"
            );
        }
    }
}
