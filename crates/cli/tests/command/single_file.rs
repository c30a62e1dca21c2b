//! The edition in one file: all of the page and the archive, and nothing that leads out of it.

use std::io::Read;
use std::path::Path;

use flate2::read::GzDecoder;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

use crate::folder::Folder;

/// A page as it is built: what has to be taken over, and what only a site has.
const INDEX: &str = "<!doctype html><html lang=zh-Hans><meta charset=utf-8>\
<meta content=\"default-src 'none'; script-src 'self'\" http-equiv=Content-Security-Policy>\
<meta content=\"st=tables/st.bin\" name=dz-tables><title>對照</title>\
<link href=./icon.svg rel=icon><link href=page.webmanifest rel=manifest>\
<link href=./page.css rel=stylesheet><link href=./more.css rel=stylesheet>\
<link href=./page.js rel=modulepreload>\
<script id=dz-boot type=application/json>{\"page\":{\"js\":\"./page.js\",\"wasm\":\"./page.wasm\"},\
\"worker\":\"./worker.js\"}</script><script defer src=./boot.js></script><script defer src=offline-1.js></script>\
<div id=app></div><p data-site><a href=read/>plain</a></p>\
<noscript><p>needs a script <a data-site href=read/>plain</a></p></noscript>";

const FILES: [(&str, &str); 8] = [
    ("icon.svg", "<svg/>"),
    ("page.css", "a{color:red}"),
    ("more.css", "b{color:blue}"),
    ("page.js", "export default () => {};"),
    ("page.wasm", "\0asm"),
    ("worker.js", "\"use strict\";"),
    ("boot.js", "document.title += \"1 < 2\";\r\n"),
    ("tables/st.bin", "table"),
];

fn folder() -> Folder {
    let folder = Folder::with_page();
    folder.put("dist/index.html", INDEX);
    for (name, content) in FILES {
        folder.put(&format!("dist/{name}"), content);
    }
    folder
}

const BUILD: [&str; 7] = [
    "build",
    "pages",
    "--out",
    "data",
    "--no-cache",
    "--single-file",
    "one.html",
];

fn built(folder: &Folder, more: &[&str]) -> Html {
    let ran = folder.run(&[&BUILD[..], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("one.html"), "{}", ran.out);
    Html::parse_document(&String::from_utf8(folder.bytes("one.html")).unwrap())
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

/// What a script, or what stands there for who has none, holds.
fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("no Base64: {other}"),
    };
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = four
            .iter()
            .fold(0, |bits, letter| bits << 6 | value(*letter));
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// What a block holds.
fn held(html: &Html, name: &str) -> Vec<u8> {
    let blocks = all(html, &format!("script[data-file=\"{name}\"]"));
    let [block] = blocks.as_slice() else {
        panic!("{} blocks of {name}", blocks.len());
    };
    let bytes = from_base64(&block.inner_html());
    if Path::new(name).extension() == Some("js".as_ref()) {
        return bytes;
    }
    let mut content = Vec::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_end(&mut content)
        .unwrap();
    content
}

#[test]
fn one_file_holds_the_page_and_the_archive_and_leads_nowhere() {
    let folder = folder();
    let html = built(&folder, &[]);
    for (name, content) in FILES
        .iter()
        .filter(|(name, _)| ["page.js", "page.wasm", "worker.js", "tables/st.bin"].contains(name))
    {
        assert_eq!(held(&html, name), content.as_bytes(), "{name}");
    }
    let bundle = held(&html, "data/bundle.json");
    assert_eq!(bundle, folder.bytes("data/bundle.json"));
    assert!(all(&html, "[src], a, [data-site], link[rel=manifest]").is_empty());
    assert_eq!(
        all(&html, "link").len(),
        1,
        "the icon, which stands in the page"
    );
    assert!(all(&html, "link[href^='data:image/svg+xml;base64,']").len() == 1);
    let noscript = text(all(&html, "noscript")[0]);
    assert_eq!(noscript, "<p>needs a script </p>");
    // The script of sites is left out.
    assert!(!html.html().contains("offline"));
}

#[test]
fn its_policy_allows_what_stands_in_it_and_nothing_else() {
    let folder = folder();
    let html = built(&folder, &[]);
    let policies = all(&html, "meta[http-equiv]");
    assert_eq!(policies.len(), 1);
    let policy = policies[0].attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("'self'") && !policy.contains("unsafe-inline"));
    let hashes: Vec<Vec<u8>> = policy
        .split([' ', ';'])
        .filter_map(|word| word.strip_prefix("'sha256-")?.strip_suffix('\''))
        .map(from_base64)
        .collect();
    let running = all(&html, "script:not([type]), style");
    assert_eq!(running.len(), 3, "two scripts, one sheet");
    assert_eq!(hashes.len(), running.len());
    for element in running {
        let digest = Sha256::digest(text(element)).to_vec();
        assert!(hashes.contains(&digest), "{}", text(element));
    }
    // It stands before all that loads or runs.
    let page = String::from_utf8(folder.bytes("one.html")).unwrap();
    assert!(page.find("http-equiv").unwrap() < page.find("<style").unwrap());
    assert!(page.find("http-equiv").unwrap() < page.find("<script").unwrap());
}

#[test]
fn no_text_of_an_archive_ends_its_block() {
    let folder = folder();
    folder.put(
        "pages/hostile.txt",
        "</script><script>alert(1)</script><!--\n\n发布时间:2001-02-03\n\n正文<!-- <script> ]]></style>",
    );
    let plain = all(&built(&folder, &[]), "*").len();
    let split = all(&built(&folder, &["--split"]), "script").len();
    assert!(plain < 40, "no element more than the page has: {plain}");
    assert!(split > 5, "{split}");
    let html = built(&folder, &["--split"]);
    for part in folder.bundle("data/bundle.json").parts {
        let name = format!("data/{}", part.path);
        assert_eq!(held(&html, &name), folder.bytes(&name), "{name}");
    }
}

#[test]
fn a_page_that_cannot_be_packed_is_told_before_anything_is_built() {
    let folder = folder();
    for (page, told) in [
        (&["--page", "nowhere"][..], "is the page built?"),
        (&["--page", "bad"], "it has </script or <!--"),
        (&["--page", "half"], "more.css"),
    ] {
        for name in ["bad", "half"] {
            folder.put(&format!("{name}/index.html"), INDEX);
            for (file, content) in FILES.iter().filter(|(file, _)| *file != "more.css") {
                folder.put(&format!("{name}/{file}"), content);
            }
        }
        folder.put("bad/more.css", "");
        folder.put("bad/boot.js", "\"</SCRIPT>\"");
        let ran = folder.run(&[&BUILD[..], page].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert!(!folder.path("data").exists() && !folder.path("one.html").exists());
    }
}
