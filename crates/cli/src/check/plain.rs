//! The plain pages: that they run nothing, and that every link of theirs leads to a file of the site.

use std::path::Path;

use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use scraper::{ElementRef, Html};

use super::files::Files;
use super::{Checked, LAY};

/// Where they lie.
pub(super) const PLAIN: &str = "read/";

/// Elements a plain page has no use for: they run, load, frame, send or lead elsewhere.
const ACTIVE: [&str; 14] = [
    "applet", "audio", "base", "button", "embed", "form", "frame", "iframe", "input", "math",
    "object", "script", "svg", "video",
];

impl Checked {
    /// Reads every plain page. A site may do without them.
    pub(super) fn plain(&mut self, site: &Path, files: &Files) {
        let is_page = |path: &&str| {
            path.starts_with(PLAIN) && Path::new(path).extension() == Some("html".as_ref())
        };
        let pages: Vec<&str> = files.paths().filter(is_page).collect();
        let faults: Vec<Vec<(String, String)>> = pages
            .par_iter()
            .map(|path| match std::fs::read(site.join(path)) {
                Ok(bytes) => faults(files, path, &String::from_utf8_lossy(&bytes)),
                Err(error) => vec![((*path).to_owned(), format!("it cannot be read: {error}"))],
            })
            .collect();
        for (path, message) in faults.into_iter().flatten() {
            self.fault(&path, message, LAY);
        }
    }
}

/// What is wrong with a page.
fn faults(files: &Files, path: &str, html: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(html);
    let elements = html.tree.root().descendants();
    let (mut faults, mut is_strict) = (Vec::new(), false);
    for element in elements.filter_map(ElementRef::wrap) {
        let name = element.value().name();
        if ACTIVE.contains(&name) {
            faults.push(format!("it has a <{name}>"));
        }
        let handler = element
            .value()
            .attrs()
            .find(|(name, _)| name.starts_with("on"));
        if let Some((handler, _)) = handler {
            faults.push(format!("it has a handler: {handler}"));
        }
        let policy = element
            .attr("content")
            .filter(|_| element.attr("http-equiv").is_some());
        is_strict |= policy.is_some_and(|policy| policy.starts_with("default-src 'none'; "));
        let is_loaded = name == "a" || element.attr("rel") == Some("stylesheet");
        if let Some(href) = element.attr("href").filter(|_| is_loaded) {
            match led(path, href) {
                Some(file) if files.has(&file) => {}
                Some(file) => faults.push(format!("it leads to {file}, which is not there")),
                None => faults.push(format!("it leads out of the site: {href}")),
            }
        }
    }
    if !is_strict {
        faults.push("it has no policy that forbids everything".to_owned());
    }
    faults
        .into_iter()
        .map(|message| (path.to_owned(), message))
        .collect()
}

/// The file of the site that an address in a page leads to; nothing where it leads elsewhere.
fn led(page: &str, href: &str) -> Option<String> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name if name.contains(':') => return None,
            name => parts.push(name),
        }
    }
    if path.is_empty() || path.ends_with('/') || path.ends_with("..") {
        parts.push("index.html");
    }
    let file = parts.join("/");
    let decoded = percent_decode_str(&file).decode_utf8().ok()?;
    (!path.starts_with('/')).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_below_the_site() {
        for (page, href, file) in [
            ("read/a.html", "b.html", Some("read/b.html")),
            (
                "read/a.html",
                "hant/%E5%B0%8D.html#x",
                Some("read/hant/對.html"),
            ),
            ("read/hant/a.html", "../../#/a/b", Some("index.html")),
            ("read/a.html", "../", Some("index.html")),
            ("read/a.html", "../../", None),
            ("read/a.html", "//evil.invalid/", None),
            ("read/a.html", "https://evil.invalid/", None),
            ("read/a.html", "javascript:x", None),
        ] {
            assert_eq!(led(page, href).as_deref(), file, "{href}");
        }
    }
}
