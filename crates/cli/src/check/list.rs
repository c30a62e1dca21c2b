//! The list of a site's files, and the service worker that keeps the site by it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::files::Files;
use super::missing::MISSING;
use super::page::INDEX;
use super::plain::PLAIN;
use super::{BUILD, Checked, SEAL};
use crate::page::sha256;

/// The service worker.
const WORKER: &str = "sw.js";

/// The list: a path, its SHA-256 and its bytes for each file.
#[derive(Debug, Deserialize)]
struct List {
    files: Vec<(String, String, u64)>,
    archive: Vec<(String, String, u64)>,
}

impl Checked {
    /// Compares the files with the list of this name.
    pub(super) fn list(&mut self, site: &Path, files: &Files, name: &str) {
        let Some(bytes) = self.read(site, name) else {
            return;
        };
        if name != format!("files-{}.json", sha256(&bytes)) {
            self.fault(name, "it is not named after its SHA-256", SEAL);
        }
        let list: List = match serde_json::from_slice(&bytes) {
            Ok(list) => list,
            Err(error) => return self.fault(name, format!("it is no list: {error}"), BUILD),
        };
        let mut listed: BTreeSet<&str> = [INDEX, WORKER, name].into();
        for (path, digest, bytes) in list.files.iter().chain(&list.archive) {
            listed.insert(path);
            self.listed(site, files, path, digest, *bytes);
        }
        // What the host itself reads is no part of the page.
        let extra = files.paths().filter(|path| !listed.contains(path));
        for path in extra.filter(|path| !is_beside(path)) {
            self.fault(path, "the list does not name it", STRAY);
        }
        self.worker(site, name);
    }

    /// Compares a file with what the list says of it.
    fn listed(&mut self, site: &Path, files: &Files, path: &str, digest: &str, bytes: u64) {
        // A path that is found among the files of the site does not lead out of it.
        let Some(found) = files.bytes(path) else {
            return self.fault(path, "it is not there, and the list names it", BUILD);
        };
        if found != bytes {
            let message = format!("it has {found} bytes; the list says {bytes}");
            return self.fault(path, message, SEAL);
        }
        if let Some(bytes) = self.read(site, path) {
            let found = sha256(&bytes);
            if found != digest {
                let message = format!("its SHA-256 is {found}; the list says {digest}");
                self.fault(path, message, SEAL);
            }
        }
    }

    /// Whether the service worker keeps this page, by this list.
    fn worker(&mut self, site: &Path, list: &str) {
        let (Some(worker), Some(page)) = (self.read(site, WORKER), self.read(site, INDEX)) else {
            return;
        };
        let worker = String::from_utf8_lossy(&worker);
        if !worker.contains(&format!("const LIST = \"{list}\"")) {
            self.fault(WORKER, "it does not name the list of the page", SEAL);
        }
        if !worker.contains(&format!("const PAGE = \"{}\"", sha256(&page))) {
            let message = "it does not have the SHA-256 of index.html";
            self.fault(WORKER, message, SEAL);
        }
    }

    /// Reads a file of the site; one that cannot be read is a fault.
    pub(super) fn read(&mut self, site: &Path, path: &str) -> Option<Vec<u8>> {
        match fs::read(site.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.fault(path, format!("it cannot be read: {error}"), BUILD);
                None
            }
        }
    }
}

/// Files that a host reads: the domain of a site on GitHub Pages, that it is to publish all files, and what it
/// answers with where there is none.
const HOST: [&str; 3] = ["CNAME", ".nojekyll", MISSING];

/// The pictures that who installs the page is shown first.
const SCREENS: &str = "screens/";

/// Whether a file is not for the page: for the host, for search engines, for who has no script.
fn is_beside(path: &str) -> bool {
    let is_map = path.starts_with("sitemap") && Path::new(path).extension() == Some("xml".as_ref());
    is_map || path.starts_with(PLAIN) || path.starts_with(SCREENS) || HOST.contains(&path)
}

/// What to do with a file that is not of the build.
const STRAY: &str = "take it away, or seal the site again if it belongs to it";
