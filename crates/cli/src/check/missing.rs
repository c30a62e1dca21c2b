//! The page for what is not there.

use std::path::Path;

use scraper::{ElementRef, Html};

use super::files::Files;
use super::page::addresses;
use super::{Checked, LAY};

/// Its name.
pub(super) const MISSING: &str = "404.html";

impl Checked {
    /// Whether the page for what is not there can be shown at any depth: what it loaded by an address of
    /// its own would be looked for below an address that is none. A site may do without it.
    pub(super) fn missing(&mut self, site: &Path, files: &Files) {
        if !files.has(MISSING) {
            return;
        }
        let Some(bytes) = self.read(site, MISSING) else {
            return;
        };
        let html = Html::parse_document(&String::from_utf8_lossy(&bytes));
        let elements = html.tree.root().descendants();
        let elements: Vec<_> = elements.filter_map(ElementRef::wrap).collect();
        for address in elements.iter().flat_map(addresses) {
            let message = format!("it loads {address}, and may be shown at any depth");
            self.fault(MISSING, message, LAY);
        }
        let leads = |element: &ElementRef<'_>| {
            element.value().name() == "a" && element.attr("href").is_some()
        };
        if !elements.iter().any(leads) {
            self.fault(MISSING, "it leads nowhere", LAY);
        }
    }
}
