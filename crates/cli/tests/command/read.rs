//! The plain pages of a site: every article, without script, in both scripts.

use std::fs;

use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::site::{site, text};

/// The text of the first element that a selector finds.
pub(crate) fn first(html: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector).next();
    found.map(|it| it.text().collect()).unwrap_or_default()
}

fn all<'a>(html: &'a Html, selector: &str, attribute: &str) -> Vec<&'a str> {
    let selector = Selector::parse(selector).unwrap();
    let values = html.select(&selector).collect::<Vec<_>>().into_iter();
    values.filter_map(|it| it.attr(attribute)).collect()
}

fn page(folder: &Folder, file: &str) -> Html {
    Html::parse_document(&text(folder, &format!("site/{file}")))
}

/// A bundle of these articles, each of some fields over what every article has.
pub(crate) fn bundle(articles: &[Value]) -> String {
    json!({
        "format": "duizhao", "version": 1, "articles": articles,
        "about": {"title": "小档案", "publisher": "甲", "rights": "CC0", "generator": ""},
    })
    .to_string()
}

pub(crate) fn article(
    id: &str,
    state: &str,
    title: &str,
    issued: Option<&str>,
    body: Value,
) -> Value {
    let issued = match issued {
        Some(day) => json!({"declared": {"value": day, "by": "time"}}),
        None => json!({"missing": {}}),
    };
    json!({
        "id": id,
        "origin": {"path": "p.txt", "bytes": 1, "sha256": "", "format": "txt", "encoding": "UTF-8", "charset_by": "validity"},
        "script": {"state": state, "hans": 1, "hant": 0},
        "title": {"declared": {"value": title, "by": "title"}},
        "issued": issued,
        "body": {"here": body},
    })
}

fn paragraph(text: &str) -> Value {
    json!({"text": text, "blocks": [{"paragraph": {"span": [0, text.len()]}}]})
}

fn of(articles: &[Value], args: &[&str]) -> Folder {
    let folder = Folder::new();
    folder.put("site/index.html", "page");
    folder.put("site/data/bundle.json", bundle(articles));
    let ran = folder.run(&[&["site", "site"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder
}

#[test]
fn an_article_is_there_as_archived_and_in_the_other_script() {
    let folder = site(&[]);
    let own = page(&folder, "read/good.html");
    let other = page(&folder, "read/hant/good.html");
    assert_eq!(all(&own, "html", "lang"), ["zh-Hans"]);
    assert_eq!(all(&own, "article", "lang"), ["zh-Hans"]);
    assert_eq!(first(&own, "h1"), "简化字总表重新发表");
    assert!(first(&own, "article > p").starts_with("为纠正社会用字混乱"));
    assert!(first(&own, "article > h2").starts_with("一、"));
    // Nothing is said to be converted where nothing is.
    assert_eq!(first(&own, "[role=note] [lang=en]"), "");

    assert_eq!(all(&other, "html", "lang"), ["zh-Hant"]);
    assert_eq!(first(&other, "h1"), "簡化字總表重新發表");
    assert!(first(&other, "article > p").starts_with("為糾正社會用字混亂"));
    assert!(first(&other, "main > [role=note]").contains("由程式從簡體轉換而成"));
    assert!(first(&other, "[role=note] [lang=en]").contains("converted"));
    // The imprint is the word of the archive.
    assert_eq!(all(&other, "dd > span", "lang"), ["zh-Hans"; 4]);
    assert!(first(&other, "dl").contains("1986-10-10"));
    assert!(
        first(&own, "dl").contains("发布单位原页未载"),
        "{}",
        first(&own, "dl")
    );
}

#[test]
fn the_two_scripts_name_each_other_and_lead_into_the_page() {
    let folder = site(&[]);
    let (own, other) = (
        page(&folder, "read/good.html"),
        page(&folder, "read/hant/good.html"),
    );
    let alternate = "link[rel=alternate]";
    assert_eq!(all(&own, alternate, "href"), ["hant/good.html"]);
    assert_eq!(all(&own, alternate, "hreflang"), ["zh-Hant"]);
    assert_eq!(all(&other, alternate, "href"), ["../good.html"]);
    assert_eq!(all(&other, alternate, "hreflang"), ["zh-Hans"]);
    assert!(all(&own, "link[rel=canonical]", "href").is_empty());
    assert!(all(&own, "nav a", "href").contains(&"../#/a/good"));
    assert!(all(&other, "nav a", "href").contains(&"../../#/a/good"));
    assert!(!folder.path("site/sitemap.xml").exists());

    let folder = site(&["--address", "https://a.example/b"]);
    let other = page(&folder, "read/hant/good.html");
    let canonical = all(&other, "link[rel=canonical]", "href");
    assert_eq!(canonical, ["https://a.example/b/read/hant/good.html"]);
    assert_eq!(
        all(&other, alternate, "href"),
        ["https://a.example/b/read/good.html"]
    );
    let map = text(&folder, "site/sitemap.xml");
    for path in ["", "read/", "read/good.html", "read/hant/good.html"] {
        assert!(
            map.contains(&format!("<loc>https://a.example/b/{path}</loc>")),
            "{path}: {map}"
        );
    }
}

#[test]
fn rules_of_the_archive_hold_and_a_text_in_no_script_is_not_converted() {
    let mut ruled = article("ruled", "hans", "软件", None, paragraph("软件与硬件"));
    ruled["body"]["here"]["rules"] = json!([{"from": "软件", "to": [{"text": "軟體"}]}]);
    let mixed = article(
        "mixed",
        "mixed",
        "发表與發表",
        None,
        paragraph("发表與發表"),
    );
    let hant = article("hant", "hant", "發表", None, paragraph("頭髮與發表"));
    let folder = of(&[ruled, mixed, hant], &[]);
    assert_eq!(
        first(&page(&folder, "read/hant/ruled.html"), "article > p"),
        "軟體與硬件"
    );
    assert_eq!(
        first(&page(&folder, "read/hans/hant.html"), "article > p"),
        "头发与发表"
    );
    let mixed = page(&folder, "read/mixed.html");
    assert_eq!(all(&mixed, "article", "lang"), ["zh"]);
    assert!(all(&mixed, "link[rel=alternate]", "href").is_empty());
    assert!(!folder.path("site/read/hant/mixed.html").exists());
}

#[test]
fn repairs_and_doubts_are_told_with_the_way_to_see_them() {
    let mut told = article("a", "hans", "甲", None, paragraph("甲"));
    told["repaired"] = json!([{"kind": "gloss", "count": 3}, {"kind": "shift", "count": 2}]);
    told["doubts"] = json!(4);
    let folder = of(&[told], &[]);
    let page = page(&folder, "read/a.html");
    let said = first(&page, "main > [role=note]");
    assert!(
        said.contains("有 5 处受损") && said.contains("有 4 处存疑"),
        "{said}"
    );
    assert_eq!(all(&page, "main > [role=note] a", "href"), ["../#/a/a"]);
}

#[test]
fn the_list_is_by_year_and_divided_where_it_is_long() {
    let days = [Some("2001-05-06"), Some("2001-01-02"), None, Some("1999")];
    let articles: Vec<Value> = (0..600)
        .map(|n| {
            article(
                &format!("a{n}"),
                "hans",
                &format!("第{n}篇"),
                days[n % 4],
                paragraph("甲"),
            )
        })
        .collect();
    let few = of(&articles[..8], &[]);
    let index = page(&few, "read/index.html");
    let heads = Selector::parse("h2").unwrap();
    let heads: Vec<String> = index.select(&heads).map(|it| it.text().collect()).collect();
    assert_eq!(heads, ["2001年", "1999年", "日期不详"]);
    let links = all(&index, "ol a", "href");
    let expected = ["a0", "a4", "a1", "a5", "a3", "a7", "a2", "a6"];
    assert_eq!(links, expected.map(|it| format!("{it}.html")));

    let many = of(&articles, &[]);
    let index = page(&many, "read/index.html");
    let years = ["year-2001.html", "year-1999.html", "undated.html"];
    assert_eq!(all(&index, "ul a", "href"), years);
    let listed = |file: &str| all(&page(&many, &format!("read/{file}")), "ol a", "href").len();
    assert_eq!(years.map(listed), [300, 150, 150]);
}

#[test]
fn pages_of_articles_that_are_no_more_go_and_files_of_others_stay() {
    let one = |id: &str| article(id, "hans", "甲", None, paragraph("甲"));
    let folder = of(&[one("a"), one("b")], &["--address", "https://a.example/"]);
    folder.put("site/read/own.html", "<p>written by hand");
    folder.put("site/sitemap-of-mine.xml", "<urlset/>");
    folder.put("site/data/bundle.json", bundle(&[one("b")]));
    assert_eq!(folder.run(&["site", "site"]).code, 0);
    for gone in ["read/a.html", "read/hant/a.html", "sitemap.xml"] {
        assert!(!folder.path(&format!("site/{gone}")).exists(), "{gone}");
    }
    for stays in [
        "read/b.html",
        "read/hant/b.html",
        "read/own.html",
        "sitemap-of-mine.xml",
    ] {
        assert!(folder.path(&format!("site/{stays}")).exists(), "{stays}");
    }
    assert_eq!(folder.run(&["site", "site", "--no-read"]).code, 0);
    assert!(!folder.path("site/read/b.html").exists());
    let none = page(&folder, "read/index.html");
    assert_eq!(all(&none, "p a", "href"), ["../data/bundle.json"; 3]);
    folder.put("duizhao.toml", "read = false");
    let settled = |args: &[&str]| {
        let about = ["site", "site", "--about", "duizhao.toml"];
        assert_eq!(folder.run(&[&about[..], args].concat()).code, 0);
        folder.path("site/read/b.html").exists()
    };
    assert!(!settled(&[]));
    assert!(settled(&["--read"]));
}

#[test]
fn the_same_archive_makes_the_same_pages_in_one_file_or_in_parts() {
    let whole = site(&[]);
    let split = site(&[]);
    let build = [
        "build",
        "pages",
        "--out",
        "site/data",
        "--no-cache",
        "--split",
    ];
    assert_eq!(split.run(&build).code, 0);
    fs::remove_dir_all(split.path("site/read")).unwrap();
    assert_eq!(split.run(&["site", "site"]).code, 0);
    for file in [
        "read/index.html",
        "read/good.html",
        "read/hant/good.html",
        "read/read.css",
    ] {
        let file = format!("site/{file}");
        assert_eq!(whole.bytes(&file), split.bytes(&file), "{file}");
    }
}
