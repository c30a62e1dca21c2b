//! What lies beside the page leads home, and is known to who checks a site.

use crate::folder::Folder;

/// The addresses of links in a page.
fn links(html: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(html);
    let selector = scraper::Selector::parse("a[href]").unwrap();
    let links = html.select(&selector);
    links
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect()
}

/// Where a link of a page at a path leads on its host (RFC 3986, section 5.2.4, for what is needed here).
fn led(from: &str, link: &str) -> String {
    if link.starts_with('/') {
        return link.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if parts.len() > 1 {
                    parts.pop();
                }
            }
            name => parts.push(name),
        }
    }
    parts.join("/") + "/"
}

pub(crate) fn text(folder: &Folder, file: &str) -> String {
    String::from_utf8(folder.bytes(file)).unwrap()
}

pub(crate) fn site(args: &[&str]) -> Folder {
    let folder = Folder::with_page();
    folder.put("site/index.html", "page");
    let build = ["build", "pages", "--out", "site/data", "--no-cache"];
    assert_eq!(folder.run(&build).code, 0);
    let ran = folder.run(&[&["site", "site"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder
}

#[test]
fn the_page_for_what_is_not_there_leads_home_from_any_depth() {
    let folder = site(&["--address", "https://name.example/archive"]);
    let page = text(&folder, "site/404.html");
    assert_eq!(links(&page), ["/archive/"; 3]);
    assert!(!page.contains("<script") && !page.contains(" src="));
    for lang in ["zh-Hans", "zh-Hant", "en"] {
        assert!(
            page.contains(&format!("<section lang=\"{lang}\">")),
            "{lang}"
        );
    }
    assert_eq!(text(&folder, "site/.nojekyll"), "");
}

#[test]
fn without_an_address_one_of_the_links_leads_nearer_from_any_depth() {
    let folder = site(&[]);
    let links = links(&text(&folder, "site/404.html"));
    for (depth, from) in ["x", "a/", "a/x", "a/b/", "a/b/x"].iter().enumerate() {
        let from = format!("/archive/{from}");
        let leads = |link: &String| led(&from, link) == "/archive/";
        assert!(links.iter().any(leads), "{from} ({depth})");
    }
    // From further down two steps at a time.
    assert!(
        links
            .iter()
            .any(|link| led("/archive/a/b/c/d/x", link) == "/archive/a/b/")
    );
}

#[test]
fn the_address_may_stand_in_the_settings_and_has_to_be_one() {
    let folder = site(&[]);
    folder.put(
        "duizhao.toml",
        "address = \"https://name.example/of/settings/\"",
    );
    let ran = folder.run(&["site", "site", "--about", "duizhao.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(links(&text(&folder, "site/404.html")), ["/of/settings/"; 3]);
    folder.put("duizhao.toml", "address = \"javascript:x\"");
    let ran = folder.run(&["site", "site", "--about", "duizhao.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("address in duizhao.toml"), "{}", ran.err);
    assert_eq!(folder.run(&["site", "site", "--address", "x"]).code, 2);
    assert_eq!(folder.run(&["site", "pages"]).code, 2);
}
