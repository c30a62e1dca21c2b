//! The page itself: its policy, and the addresses it names.

use std::path::Path;

use scraper::{ElementRef, Html};
use serde_json::Value;

use super::files::Files;
use super::{BUILD, Checked, SEAL};

/// The page.
pub(super) const INDEX: &str = "index.html";

/// Elements that load or start something, or change where others load from.
const LOADING: [&str; 9] = [
    "audio", "base", "embed", "iframe", "img", "link", "object", "script", "style",
];

/// What a policy may not allow, in any directive.
const LOOSE: [&str; 6] = [
    "*",
    "'unsafe-inline'",
    "'unsafe-eval'",
    "http:",
    "https:",
    "'unsafe-hashes'",
];

impl Checked {
    /// Checks the page. Gives the name of the list of files, if it names one.
    pub(super) fn page(&mut self, site: &Path, files: &Files) -> Option<String> {
        let bytes = self.read(site, INDEX)?;
        let html = Html::parse_document(&String::from_utf8_lossy(&bytes));
        let elements: Vec<ElementRef<'_>> = html
            .tree
            .root()
            .descendants()
            .filter_map(ElementRef::wrap)
            .collect();
        self.policy(&elements);
        for address in elements.iter().flat_map(addresses) {
            self.address(files, &address);
        }
        let list = meta(&elements, "dz-build").unwrap_or_default();
        if list.starts_with("files-") && files.has(list) {
            return Some(list.to_owned());
        }
        if list.starts_with("files-") {
            self.fault(list, "it is not there, and index.html names it", BUILD);
        } else {
            self.fault(INDEX, "it names no list of its files", SEAL);
        }
        None
    }

    /// Whether the page forbids before it loads.
    fn policy(&mut self, elements: &[ElementRef<'_>]) {
        let is_policy = |element: &ElementRef<'_>| {
            let names = element.attr("http-equiv");
            names.is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
        };
        let Some(at) = elements.iter().position(is_policy) else {
            return self.fault(INDEX, "it has no content security policy", BUILD);
        };
        let mut before = elements.iter().take(at);
        if let Some(early) = before.find(|element| LOADING.contains(&element.value().name())) {
            let name = early.value().name();
            let message = format!("its content security policy stands after a <{name}>");
            self.fault(INDEX, message, BUILD);
        }
        let policy = elements.get(at).and_then(|element| element.attr("content"));
        let policy = policy.unwrap_or_default();
        let mut directives = policy.split(';').map(str::trim);
        if !directives.any(|directive| directive == "default-src 'none'") {
            let message = "its content security policy lacks default-src 'none'";
            self.fault(INDEX, message, BUILD);
        }
        let allowed = policy.split([';', ' ']);
        for loose in allowed.filter(|word| LOOSE.contains(word) || word.contains("://")) {
            let message = format!("its content security policy allows {loose}");
            self.fault(INDEX, message, BUILD);
        }
    }

    /// Whether an address leads to a file of the site, wherever that is published.
    fn address(&mut self, files: &Files, address: &str) {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix("./").unwrap_or(path);
        if path.starts_with(['/', '\\']) || has_scheme(address) {
            let message = format!("the address {address} is not relative");
            self.fault(INDEX, message, BUILD);
        } else if !path.is_empty() && !files.has(path) {
            let message = format!("it names {path}, which is not there");
            self.fault(INDEX, message, BUILD);
        }
    }
}

/// Whether an address begins with a scheme, `data:` apart, which loads nothing.
fn has_scheme(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') && !address.starts_with("data:")
}

/// The content of a meta element.
fn meta<'a>(elements: &[ElementRef<'a>], name: &str) -> Option<&'a str> {
    let named = |element: &&ElementRef<'a>| element.attr("name") == Some(name);
    let element = elements.iter().find(named)?;
    element.value().attr("content")
}

/// The addresses that an element loads from: those of the programs and tables stand in what the page's
/// first script reads.
pub(crate) fn addresses(element: &ElementRef<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let own = match element.value().name() {
        "link" | "base" => element.attr("href"),
        "script" | "img" | "iframe" | "audio" | "embed" => element.attr("src"),
        "meta" if element.attr("name") == Some("dz-tables") => {
            let tables = element.attr("content").unwrap_or_default();
            let tables = tables.split_whitespace();
            found.extend(tables.filter_map(|table| Some(table.split_once('=')?.1.to_owned())));
            None
        }
        _ => None,
    };
    found.extend(own.map(str::to_owned));
    if element.attr("id") == Some("dz-boot")
        && let Ok(value) = serde_json::from_str(&element.text().collect::<String>())
    {
        strings(value, &mut found);
    }
    // An address in `data:` is in the page already.
    found.retain(|address| !address.starts_with("data:"));
    found
}

/// All texts of a JSON value.
fn strings(value: Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.into_iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.into_values().for_each(|value| strings(value, found)),
        _ => {}
    }
}
