//! A bundle on disk that is not as it was written is found out.

use std::fs;

use bundle::{Bundle, write_one};

use crate::folder::{Folder, PAGE, Ran};

fn built(more: &[&str]) -> Folder {
    let folder = Folder::with_page();
    folder.put("pages/second.txt", PAGE);
    folder.put("pages/third.html", "<title>標題</title><p>內容。</p>");
    folder.build(0, more);
    folder
}

/// Changes the built bundle, writes it again, and verifies.
fn changed(change: impl FnOnce(&mut Bundle)) -> Ran {
    let folder = built(&[]);
    let mut bundle = folder.bundle("out/bundle.json");
    change(&mut bundle);
    folder.put("out/bundle.json", write_one(&bundle));
    folder.run(&["verify", "out"])
}

#[track_caller]
fn faulty(ran: &Ran, fault: &str) {
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(fault), "{}", ran.out);
}

fn text(bundle: &mut Bundle) -> &mut bundle::Body {
    let bundle::BodyAt::Here(body) = &mut bundle.articles[0].body else {
        panic!("in one file")
    };
    body
}

#[test]
fn what_was_built_is_sound() {
    for more in [&[][..], &["--split"]] {
        let ran = built(more).run(&["verify", "out"]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(
            ran.out
                .contains("2 archived texts proved by SHA-256 (1 cannot be), 0 faults"),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_text_that_is_not_the_page_is_found() {
    let ran = changed(|bundle| {
        let body = text(bundle);
        body.text = body.text.replace("个别字作了调整", "个别字未作调整");
    });
    faulty(
        &ran,
        "fault: good: the archived text is not that of the page",
    );
}

#[test]
fn counts_that_do_not_fit_their_lists_are_found() {
    let ran = changed(|bundle| {
        bundle.articles[0].doubts = 7;
        let tally = bundle::Tally {
            kind: bundle::RepairKind::Gap,
            count: 1,
        };
        bundle.articles[0].repaired.push(tally);
    });
    faulty(&ran, "`doubts`");
    faulty(&ran, "`repaired`");
}

#[test]
fn an_article_that_cannot_be_read_is_listed() {
    let ran = changed(|bundle| {
        let again = bundle.articles[1].clone();
        bundle.articles.push(again);
        text(bundle).blocks.push(bundle::Block::Quote {
            span: bundle::Span::new(1, 2),
        });
    });
    faulty(&ran, "fault: $.articles[0].body.here.blocks[");
    faulty(
        &ran,
        "fault: $.articles[3].id: an earlier article has the id second as well",
    );
}

#[test]
fn a_part_that_is_missing_or_another_file_is_found() {
    let folder = built(&["--split"]);
    let path = folder.bundle("out/bundle.json").parts[0].path.clone();
    let file = format!("out/{path}");
    let whole = folder.bytes(&file);
    let mut other = whole.clone();
    *other.last_mut().unwrap() = b' ';
    folder.put(&file, &other);
    faulty(&folder.run(&["verify", "out"]), "its SHA-256 is");
    folder.put(&file, &whole[..whole.len() - 1]);
    faulty(&folder.run(&["verify", "out"]), "the bundle says");
    fs::remove_file(folder.path(&file)).unwrap();
    faulty(&folder.run(&["verify", "out"]), "the part is not there");
    assert_eq!(folder.run(&["inspect", "out", "good"]).code, 2);
    folder.put(&file, &whole);
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
}

#[test]
fn what_is_no_bundle_is_an_error() {
    let folder = Folder::new();
    for (bytes, said) in [
        (&b""[..], "empty"),
        (b"<!doctype html>", "web page"),
        (b"{\"format\":\"duizhao\",\"version\":2}", "version 2"),
        (b"{\"format\":\"duizhao\"", "breaks off"),
        (b"{}", "$.format"),
    ] {
        folder.put("bundle.json", bytes);
        let ran = folder.run(&["verify", "."]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert_eq!(folder.run(&["verify", "nowhere"]).code, 2);
}
