//! Addresses.

use bundle::ArticleId;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::page::sha256;

/// What stands for itself in a part of an address (RFC 3986, unreserved).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as one part of an address.
pub(super) fn part(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// The name of an article's page without its end, the same in every build.
///
/// An id where that makes a name on every system and in every address; else the beginning of its SHA-256.
/// No two ids make the same name, in whatever case a system keeps it.
pub(super) fn name(id: &ArticleId) -> String {
    let id = id.as_str();
    // Neither has a second form, in another case or by another composition.
    let is_plain = |c: char| {
        let is_han = matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}');
        "-_.".contains(c) || c.is_ascii_lowercase() || c.is_ascii_digit() || is_han
    };
    let begins = |taken: &[&str]| taken.iter().any(|taken| id.starts_with(taken));
    let is_short = id.len() <= NAME_BYTES;
    let stem = id.split('.').next().unwrap_or_default();
    let is_taken = begins(&OURS) || stem.len() < 5 && begins(&SYSTEMS);
    if id.chars().all(is_plain) && is_short && !is_taken && !id.starts_with(['-', '_', '.']) {
        return id.to_owned();
    }
    let digest = sha256(id.as_bytes());
    [DIGEST, digest.get(..32).unwrap_or_default()].concat()
}

/// The most bytes of an id that is a name.
const NAME_BYTES: usize = 100;

/// What the names of our own pages begin with.
const OURS: [&str; 4] = ["index", "undated", "year-", DIGEST];

/// What a name begins with that is not that of an id.
const DIGEST: &str = "id-";

/// What names of devices begin with on Windows, which no file may have.
const SYSTEMS: [&str; 6] = ["con", "nul", "aux", "prn", "com", "lpt"];

/// Where a site is published: an absolute address with a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base(String);

impl Base {
    /// Takes a text for one.
    pub(super) fn new(text: &str) -> Result<Self, String> {
        let wrong = || Err("an address such as https://name.github.io/archive/".to_owned());
        let text = text.trim();
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        let Some(rest) = rest else {
            return wrong();
        };
        let host = rest.split('/').next().unwrap_or_default();
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:".contains(c);
        let is_path = |c: char| c.is_ascii_alphanumeric() || "-._~%/".contains(c);
        let path = rest.strip_prefix(host).unwrap_or_default();
        let climbs = path.split('/').any(|part| part == "." || part == "..");
        let named = host.starts_with(|first: char| first.is_ascii_alphanumeric());
        if !named || !host.chars().all(is_host) || !path.chars().all(is_path) || climbs {
            return wrong();
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Self([text, slash].concat()))
    }

    /// The address of a file of the site, by its path, which is one already.
    pub(super) fn join(&self, path: &str) -> String {
        [&self.0, path].concat()
    }

    /// The path on its host, with a slash at both ends.
    pub(super) fn path(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or_default();
        rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole_and_ends_with_a_slash() {
        for (given, path) in [
            ("https://name.github.io/archive", "/archive/"),
            ("https://name.github.io/archive/", "/archive/"),
            ("http://localhost:8080", "/"),
            ("https://a.example/b/c/", "/b/c/"),
        ] {
            assert_eq!(Base::new(given).unwrap().path(), path, "{given}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for given in [
            "",
            "name.github.io",
            "//name.github.io/",
            "javascript://x/",
            "https://",
            "https:///x/",
            "https://a/b?c",
            "https://a/b#c",
            "https://user@a/",
            "https://a/\"><script>/",
            "https://a/../b/",
            "https://對照/",
        ] {
            assert!(Base::new(given).is_err(), "{given}");
        }
    }

    #[test]
    fn a_part_of_an_address_has_nothing_that_ends_it() {
        assert_eq!(part("a-b/對\"?#%"), "a-b%2F%E5%B0%8D%22%3F%23%25");
    }

    #[test]
    fn no_two_ids_make_the_same_name_and_none_leads_out() {
        let long = "x".repeat(150);
        let ids = [
            "a",
            "A",
            "ａ",
            "Ａ",
            "index",
            "index-1",
            "year-2017",
            "undated",
            "con",
            "..",
            ".",
            ".a",
            "a.html",
            "con.a",
            "<script>",
            "a:b",
            "a*b",
            "\"",
            "'",
            "-a",
            "_a",
            "對照-1",
            "豈",
            "\u{F900}",
            &long,
            "id-0",
            "a\u{301}",
            "á",
        ];
        let names: Vec<String> = ids
            .iter()
            .map(|id| name(&ArticleId::new(*id).unwrap()).to_lowercase())
            .collect();
        let set: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(set.len(), ids.len(), "{names:?}");
        for name in &names {
            let is_safe = |c: char| c.is_alphanumeric() || "-_.".contains(c);
            assert!(name.chars().all(is_safe) && name.len() <= 100, "{name}");
            assert!(!name.starts_with('.') && !name.starts_with("con"), "{name}");
        }
        assert_eq!(names[0], "a");
        assert!(names.contains(&"對照-1".to_owned()) && names.contains(&"a.html".to_owned()));
        // The digest of `index`, as anything else gives it.
        assert_eq!(names[4], "id-1bc04b5291c26a46d918139138b992d2");
    }
}
