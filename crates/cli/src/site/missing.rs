//! The page that a host answers with where there is nothing.
//!
//! It is shown at any depth: asked for `/archive/a/b/c`, the host sends it under that very address. So it
//! loads nothing, and links home by a path from the root of the host, where the publisher has said which.
//! Where not, it offers the folders above: one that is none of the site's shows this page again, two
//! steps nearer.

use sha2::{Digest, Sha256};

use super::address::Base;
use super::markup::Markup;
use crate::page::base64;

/// Its name, by the custom of hosts.
pub(super) const FILE: &str = "404.html";

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1.125rem/1.8 system-ui,sans-serif;max-width:34em;margin:3rem auto;padding:0 1rem}\
h1{font-size:1.4rem}section{border-top:1px solid;padding-bottom:1rem}\
a{display:inline-block;min-height:1.75rem}";

/// What it says: the language, the title, what happened, the way home, the ways up.
const WORDS: [[&str; 5]; 3] = [
    [
        "zh-Hans",
        "没有这一页",
        "这个网址没有内容。文章都在阅览室里。",
        "回到阅览室",
        "阅览室在上面的某一层：",
    ],
    [
        "zh-Hant",
        "沒有這一頁",
        "這個網址沒有內容。文章都在閱覽室裡。",
        "回到閱覽室",
        "閱覽室在上面的某一層：",
    ],
    [
        "en",
        "There is no such page",
        "Nothing is at this address. The articles are in the reading room.",
        "To the reading room",
        "The reading room is in one of the folders above:",
    ],
];

/// The folders above, as they are shown; the last is the root of the host.
const ABOVE: [(&str, &str); 4] = [
    ("./", "./"),
    ("../", "../"),
    ("../../", "../../"),
    ("/", "/"),
];

/// The page, for a site at this address.
pub(super) fn page(base: Option<&Base>) -> String {
    let digest = base64(&Sha256::digest(STYLE.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    );
    let head = |page: &mut Markup| {
        page.meta("robots", "noindex");
        page.leaf("title", &[], "404 · 對照 Duizhao");
        page.style(STYLE);
    };
    Markup::page("zh-Hans", &policy, head, |page| {
        page.element("main", &[], |page| {
            for [lang, title, told, home, above] in WORDS {
                page.element("section", &[("lang", lang)], |page| {
                    page.leaf("h1", &[], title);
                    page.leaf("p", &[], told);
                    ways(page, base, home, above);
                });
            }
        });
    })
}

fn ways(page: &mut Markup, base: Option<&Base>, home: &str, above: &str) {
    page.element("p", &[], |page| {
        if let Some(base) = base {
            return page.leaf("a", &[("href", base.path())], home);
        }
        page.text(above);
        for (href, shown) in ABOVE {
            page.text(" ");
            page.leaf("a", &[("href", href)], shown);
        }
    });
}
