//! What a bundle holds, shown.

use serde_json::Value;

use crate::folder::{Folder, Ran};

fn built(more: &[&str]) -> Folder {
    let folder = Folder::with_page();
    folder.put("pages/bare.txt", "沒有標題也沒有日期的一頁，只有這一段。\n");
    folder.build(0, more);
    folder
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_bundle_shows_its_articles() {
    let folder = built(&[]);
    let ran = folder.run(&["inspect", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .starts_with("pages\n2 articles, 1986 to 1986, 0 regions, 0 parts\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("good  1986-10-10  简化字总表重新发表"),
        "{}",
        ran.out
    );
    let shown = json(&folder.run(&["inspect", "out/bundle.json", "--json"]));
    assert_eq!(shown["articles"][1]["id"], "good");
    assert_eq!(shown["years"], serde_json::json!([1986, 1986]));
}

#[test]
fn an_article_shows_the_state_of_its_fields() {
    for more in [&[][..], &["--split"]] {
        let folder = built(more);
        let ran = folder.run(&["inspect", "out", "good"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for line in [
            "title       stated [",
            "issued      stated [",
            "section     inferred by breadcrumb-section: 简化字",
            "editor      stated [",
            "  heading 1 [",
            "repairs     0",
        ] {
            assert!(ran.out.contains(line), "{line} in\n{}", ran.out);
        }
        let bare = folder.run(&["inspect", "out", "bare"]);
        assert!(bare.out.contains("issued      missing\n"), "{}", bare.out);
        assert!(bare.out.contains("  no publish date"), "{}", bare.out);
        let shown = json(&folder.run(&["inspect", "out", "good", "--json"]));
        assert!(
            shown["body"]["here"]["text"]
                .as_str()
                .unwrap()
                .contains("一、调整了哪些字")
        );
    }
}

#[test]
fn what_is_not_there_is_an_error() {
    let folder = built(&[]);
    let ran = folder.run(&["inspect", "out", "ghost"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "duizhao: the bundle has no article ghost\n")
    );
    assert_eq!(folder.run(&["inspect", "pages"]).code, 2);
    let page = folder.run(&["inspect", "pages/good.txt"]);
    assert_eq!(page.code, 2);
    assert!(page.err.contains("not JSON"), "{}", page.err);
}
