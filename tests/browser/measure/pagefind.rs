//! Pagefind, as its documentation has it used: pages of HTML are indexed by its program, and searched by
//! its module.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use flate2::read::GzDecoder;
use serde_json::Value;
use xtask::tool;

use super::archive::Archive;
use super::{Peer, encoded};

/// Pagefind in a page that has nothing else.
#[derive(Debug)]
pub(super) struct Pagefind;

/// The page that searches.
const PAGE: &str = "<!doctype html><html lang=\"zh\"><title>Pagefind</title>
<script type=\"module\">
globalThis.pagefind = await import('./pagefind/pagefind.js');
await pagefind.init();
const query = new URLSearchParams(location.search).get('q');
const { results } = await pagefind.search(query);
await results[0]?.data();
globalThis.first = performance.now();
</script></html>";

impl Peer for Pagefind {
    fn page(&self, query: &str) -> String {
        format!("pagefind.html?q={}", encoded(query))
    }

    fn before(&self) -> &'static str {
        ""
    }

    fn first(&self) -> &'static str {
        "while (!globalThis.first) await new Promise((then) => setTimeout(then, 5));
         return first;"
    }

    fn ask(&self, query: &str) -> String {
        let query = Value::from(query);
        format!(
            "const begin = performance.now();
             const {{ results }} = await pagefind.search({query});
             const ms = performance.now() - begin;
             return {{ ms, found: results.map((it) => it.id) }};"
        )
    }

    fn again(&self, _: usize, _: usize) -> Option<String> {
        None
    }

    fn lists(&self, path: &str) -> bool {
        path.ends_with(".pf_meta")
    }

    fn opens(&self, path: &str) -> bool {
        !path.starts_with("/pagefind/index/") && !path.starts_with("/pagefind/fragment/")
    }
}

/// Makes its index of the texts, in `site`.
pub(super) fn index(archive: &Archive, folder: &Path, site: &Path) {
    fs::write(site.join("pagefind.html"), PAGE).expect("its page");
    if site.join("pagefind/pagefind-entry.json").is_file() {
        return;
    }
    let pages = folder.join("pages-of-html");
    for (number, article) in archive.articles.iter().enumerate() {
        let below = pages.join((number / 1000).to_string());
        fs::create_dir_all(&below).expect("a folder");
        let title = escaped(&article.title);
        let mut html = format!(
            "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>"
        );
        for line in article.text.lines().filter(|line| !line.trim().is_empty()) {
            html.push_str("<p>");
            html.push_str(&escaped(line));
            html.push_str("</p>\n");
        }
        html.push_str("</body></html>");
        fs::write(below.join(format!("{number}.html")), html).expect("a page");
    }
    let made = Command::new("node")
        .arg(tool::pagefind())
        .arg("--site")
        .arg(&pages)
        .arg("--output-path")
        .arg(site.join("pagefind"))
        .status();
    assert!(made.expect("node").success(), "Pagefind made no index");
    fs::remove_dir_all(pages).expect("its pages go");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The numbers of the articles by the names that Pagefind gives them.
pub(super) fn names(archive: &Archive, site: &Path) -> BTreeMap<String, u32> {
    let mut names = BTreeMap::new();
    for entry in fs::read_dir(site.join("pagefind/fragment")).expect("its fragments") {
        let path = entry.expect("an entry").path();
        let mut bytes = Vec::new();
        GzDecoder::new(fs::read(&path).expect("a fragment").as_slice())
            .read_to_end(&mut bytes)
            .expect("a packed fragment");
        // A mark of twelve bytes, then JSON.
        let fragment: Value = serde_json::from_slice(&bytes[12..]).expect("a fragment");
        let page = fragment["url"].as_str().expect("the address of a page");
        let number = page.rsplit('/').next().and_then(|it| it.split('.').next());
        let number: u32 = number.and_then(|it| it.parse().ok()).expect("a number");
        let name = path.file_stem().expect("a name").to_string_lossy();
        names.insert(name.into_owned(), number);
    }
    assert_eq!(
        names.len(),
        archive.articles.len(),
        "every article is indexed"
    );
    names
}

/// The articles of an answer.
pub(super) fn numbers(found: &Value, names: &BTreeMap<String, u32>) -> Vec<u32> {
    let found = found.as_array().expect("a list");
    let number = |name: &Value| names[name.as_str().expect("a name")];
    let mut numbers: Vec<u32> = found.iter().map(number).collect();
    numbers.sort_unstable();
    numbers
}
