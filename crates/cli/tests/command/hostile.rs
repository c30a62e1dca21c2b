//! What a hostile archive says is text on its plain pages, and nothing else.

use std::fs;

use scraper::{ElementRef, Html};
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::read::{article, bundle, first};
use crate::tried::payloads;

/// An article that is this text wherever an article has one.
fn hostile(n: usize, text: &str) -> Value {
    let line = text.len() + 1;
    let lines = [text; 8].join("\n");
    let span = |at: usize| json!([at * line, at * line + text.len()]);
    let mut article = article(
        &format!("p{n}<script>"),
        "hans",
        text,
        Some("2001-02-03"),
        json!({
            "text": lines,
            "blocks": [
                {"paragraph": {"span": span(0)}},
                {"heading": {"level": 1, "span": span(1), "by": "words"}},
                {"quote": {"span": span(2)}},
                {"list": {"ordered": true, "items": [span(3), span(4)]}},
                {"table": {"rows": [[{"span": span(5), "head": true}, {"span": span(6)}]]}},
                {"figure": {"caption": span(7), "by": "words"}},
            ],
        }),
    );
    let declared = json!({"declared": {"value": text, "by": text}});
    for field in ["issuer", "section", "source", "author", "editor"] {
        article[field] = declared.clone();
    }
    article["origin"]["path"] = json!(text);
    article
}

/// Elements and attributes that plain pages are made of.
const ELEMENTS: [&str; 37] = [
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "nav",
    "a",
    "main",
    "article",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "dt",
    "dd",
    "span",
    "p",
    "blockquote",
    "ol",
    "ul",
    "li",
    "table",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "div",
    "footer",
    "code",
    "time",
];
const ATTRIBUTES: [&str; 10] = [
    "role",
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "rel",
    "href",
    "hreflang",
    "class",
];

#[test]
fn what_a_hostile_archive_says_is_text_and_nothing_else() {
    let tried: Vec<String> = payloads().collect();
    assert!(tried.len() >= 200);
    let articles: Vec<Value> = tried
        .iter()
        .enumerate()
        .map(|(n, text)| hostile(n, text))
        .collect();
    let mut bundle: Value = serde_json::from_str(&bundle(&articles)).unwrap();
    for field in ["title", "description", "publisher", "rights"] {
        bundle["about"][field] = json!(tried[7]);
    }
    let folder = Folder::new();
    folder.put("site/index.html", "page");
    folder.put("site/data/bundle.json", bundle.to_string());
    let ran = folder.run(&["site", "site", "--address", "https://a.example/"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (mut pages, mut texts) = (0, 0);
    for below in ["", "hant"] {
        for entry in fs::read_dir(folder.path("site/read").join(below)).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_none_or(|end| end != "html") {
                continue;
            }
            pages += 1;
            let html = Html::parse_document(&fs::read_to_string(&file).unwrap());
            only_ours(&html, &file.display().to_string());
            let title = first(&html, "h1");
            let places = [
                "article > p",
                "h2",
                "blockquote",
                "li",
                "th",
                "td",
                "figcaption",
            ];
            let as_said = |place: &&str| first(&html, place) == title;
            texts += places.into_iter().filter(as_said).count();
            let known = tried.contains(&title);
            assert!(known || below == "hant", "{title} in {}", file.display());
        }
    }
    // Each article twice, and the list; in each article every place.
    assert_eq!((pages, texts), (2 * tried.len() + 1, 2 * tried.len() * 7));
}

fn only_ours(html: &Html, file: &str) {
    for element in html.tree.root().descendants().filter_map(ElementRef::wrap) {
        let element = element.value();
        assert!(
            ELEMENTS.contains(&element.name()),
            "<{}> in {file}",
            element.name()
        );
        for (name, value) in element.attrs() {
            assert!(ATTRIBUTES.contains(&name), "{name} in {file}");
            let is_led = [
                "../",
                "https://a.example/",
                "hant/",
                "index.html",
                "read.css",
                "id-",
            ];
            let is_ours = name != "href" || is_led.iter().any(|led| value.starts_with(led));
            assert!(is_ours, "{value} in {file}");
        }
    }
}
