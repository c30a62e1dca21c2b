//! The part of a request that a server of files needs.

use std::io::{self, Read};

use percent_encoding::percent_decode_str;

/// A longer head than this is no browser's.
const HEAD_BYTES: usize = 16 * 1024;

/// More headers than this neither.
const HEADERS: usize = 100;

/// A request, as far as it matters here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Request {
    /// The method, such as `GET`.
    pub(super) method: String,
    /// The path as it was sent, without its query.
    pub(super) path: String,
    /// The query with its question mark, or nothing.
    pub(super) query: String,
    /// Where it was sent to, by the visitor.
    pub(super) host: Option<String>,
    /// Whether the answer may be packed with gzip.
    pub(super) takes_gzip: bool,
    /// The tags of what the visitor has already.
    pub(super) none_match: Option<String>,
    /// The day from which the visitor has it.
    pub(super) modified_since: Option<String>,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is none.
    Nonsense,
    /// Its head does not end.
    Long,
}

impl Request {
    /// Reads one request up to the end of its head.
    pub(super) fn read(from: &mut impl Read) -> io::Result<Result<Self, Refusal>> {
        let (mut head, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            let count = from.read(&mut piece)?;
            if count == 0 {
                return Ok(Err(Refusal::Nonsense));
            }
            head.extend_from_slice(piece.get(..count).unwrap_or_default());
            match Self::parse(&head) {
                Ok(Some(request)) => return Ok(Ok(request)),
                Ok(None) if head.len() < HEAD_BYTES => {}
                Ok(None) => return Ok(Err(Refusal::Long)),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
    }

    /// The request that a head is; nothing, if that goes on.
    fn parse(head: &[u8]) -> Result<Option<Self>, Refusal> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(head) {
            Ok(httparse::Status::Complete(_)) => {}
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => return Err(Refusal::Long),
            Err(_) => return Err(Refusal::Nonsense),
        }
        let address = parsed.path.filter(|path| path.starts_with('/'));
        let address = address.ok_or(Refusal::Nonsense)?;
        let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
        let mut request = Self {
            method: parsed.method.unwrap_or_default().to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            ..Self::default()
        };
        for header in parsed.headers.iter() {
            let value = str::from_utf8(header.value).map_err(|_| Refusal::Nonsense)?;
            request.take(header.name, value)?;
        }
        // HTTP/1.1 wants to be told where it was sent to.
        if request.host.is_none() && parsed.version == Some(1) {
            return Err(Refusal::Nonsense);
        }
        Ok(Some(request))
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        match name.to_ascii_lowercase().as_str() {
            "host" if self.host.is_some() => return Err(Refusal::Nonsense),
            "host" => self.host = Some(value.trim().to_owned()),
            "accept-encoding" => self.takes_gzip = takes_gzip(value),
            "if-none-match" => self.none_match = Some(value.to_owned()),
            "if-modified-since" => self.modified_since = Some(value.to_owned()),
            _ => {}
        }
        Ok(())
    }

    /// Whether it was sent to this machine by its own name. A page of another site can have its name
    /// lead here, and would then read the answers as its own.
    pub(super) fn is_for(&self, port: u16) -> bool {
        let Some(host) = &self.host else {
            return true;
        };
        let (name, number) = host.rsplit_once(':').unwrap_or((host, "80"));
        let is_ours = ["127.0.0.1", "localhost"]
            .iter()
            .any(|ours| name.eq_ignore_ascii_case(ours));
        is_ours && number.parse() == Ok(port)
    }

    /// The parts of a path between its slashes, decoded; nothing if one is not UTF-8.
    pub(super) fn parts(path: &str) -> Option<Vec<String>> {
        let parts = path.split('/').map(percent_decode_str);
        let decoded = parts.map(|part| part.decode_utf8().map(std::borrow::Cow::into_owned));
        decoded.collect::<Result<_, _>>().ok()
    }
}

/// Whether a header of accepted codings has gzip, and not at weight 0.
fn takes_gzip(codings: &str) -> bool {
    codings.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        let is_wanted = weight
            .trim()
            .parse::<f32>()
            .is_ok_and(|weight| weight > 0.0);
        name.trim().eq_ignore_ascii_case("gzip") && is_wanted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Result<Request, Refusal> {
        Request::read(&mut head.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_is_read_to_the_end_of_its_head() {
        let head = "GET /a/%E5%B0%8D?b=/c HTTP/1.1\r\nhOST: localhost:80\r\n\
                    Accept-Encoding: br, gzip;q=0.5\r\n\r\nbody";
        let request = read(head).unwrap();
        assert_eq!(
            (request.path.as_str(), request.query.as_str()),
            ("/a/%E5%B0%8D", "?b=/c")
        );
        assert_eq!(Request::parts(&request.path).unwrap(), ["", "a", "對"]);
        assert!(request.takes_gzip && request.is_for(80) && !request.is_for(81));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for head in [
            "",
            "GET /",
            "\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.invalid\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
            "GET / HTTP/9\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}",
        ] {
            assert_eq!(read(head), Err(Refusal::Nonsense), "{head:?}");
        }
        let long = format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}", "x".repeat(20_000));
        assert_eq!(read(&long), Err(Refusal::Long));
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "X: y\r\n".repeat(200));
        assert_eq!(read(&many), Err(Refusal::Long));
    }

    #[test]
    fn another_name_that_leads_here_is_not_ours() {
        let to = |host: &str| Request {
            host: Some(host.to_owned()),
            ..Request::default()
        };
        for ours in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080"] {
            assert!(to(ours).is_for(8080), "{ours}");
        }
        for other in [
            "evil.invalid:8080",
            "127.0.0.1",
            "127.0.0.1:80",
            "",
            "[::1]:8080",
            ":8080",
        ] {
            assert!(!to(other).is_for(8080), "{other}");
        }
    }

    #[test]
    fn gzip_is_taken_where_it_is_wanted() {
        for (codings, takes) in [
            ("gzip, deflate, br", true),
            ("GZIP;q=1.0", true),
            ("gzip; q=0.001", true),
            ("gzip;q=0", false),
            ("br", false),
            ("xgzip", false),
            ("", false),
        ] {
            assert_eq!(takes_gzip(codings), takes, "{codings:?}");
        }
    }
}
