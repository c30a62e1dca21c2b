//! Decisions of editors, from `overrides.toml` into the bundle.

use bundle::{Body, RepairKind, Verdict};

use crate::folder::Folder;

const PAGE: &str = "各地標準的安排\n\n\
    全國(guó)各地的標(biāo)準(zhǔn)都在今年公布。\n\
    工作按照年初的安排展開(kāi)，下半年的學(xué)習(xí)由各地研究機(jī)構自行安排。\n";

fn entry(found: &str, verdict: &str, more: &str) -> String {
    let at = PAGE.find(found).unwrap();
    format!(
        "[[override]]\narticle = \"page\"\nkind = \"gloss\"\nat = {at}\nfound = {found:?}\n\
         verdict = {verdict:?}\n{more}\n"
    )
}

fn folder(overrides: &str) -> Folder {
    let folder = Folder::new();
    folder.put("pages/page.txt", PAGE);
    folder.put("pages/overrides.toml", overrides);
    folder
}

fn body(folder: &Folder) -> Body {
    let bundle = folder.bundle("out/bundle.json");
    let body = bundle.articles[0].body.here().unwrap().clone();
    assert_eq!(body.archived(), PAGE);
    assert_eq!(bundle.articles[0].repaired, body.tallies());
    body
}

#[test]
fn decisions_change_the_text_and_are_named_in_the_list() {
    let overrides = [
        entry(
            "(biāo)",
            "reject",
            "who = \"甲\"\nwhen = 2026-11-22\nnote = \"原注\"",
        ),
        entry("(guó)", "correct", "put = \"〔注〕\""),
        entry("(kāi)", "accept", ""),
    ];
    let folder = folder(&overrides.concat());
    let report = folder.build(0, &[]);
    assert_eq!(report["unmatched"], serde_json::json!([]));
    assert_eq!(report["skipped"], 0);
    let body = body(&folder);
    assert!(
        body.text.contains("全國〔注〕各地的標(biāo)準都在今年公布"),
        "{}",
        body.text
    );
    let ruled: Vec<_> = body
        .repairs
        .iter()
        .filter_map(|it| it.ruling.clone())
        .collect();
    assert_eq!(ruled.len(), 3);
    assert_eq!(ruled[0].verdict, Verdict::Corrected);
    let (who, when, note) = (&ruled[1].who, &ruled[1].when, &ruled[1].note);
    assert_eq!(
        (who.as_deref(), when.as_deref(), note.as_deref()),
        (Some("甲"), Some("2026-11-22"), Some("原注"))
    );
    assert_eq!(ruled[2].verdict, Verdict::Accepted);
    let verified = folder.run(&["verify", "out"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
}

#[test]
fn sound_text_can_be_corrected() {
    let overrides = entry("自行", "correct", "put = \"自己\"").replace("gloss", "correction");
    let folder = folder(&overrides);
    folder.build(0, &[]);
    let body = body(&folder);
    assert!(body.text.contains("機構自己安排"));
    let correction = body
        .repairs
        .iter()
        .find(|it| it.kind == RepairKind::Correction);
    assert_eq!(
        correction.map(|it| (it.found.as_str(), it.put.as_str())),
        Some(("自行", "自己"))
    );
}

#[test]
fn a_decision_that_matches_nothing_is_reported() {
    let strange = entry("(guó)", "reject", "").replace("\"page\"", "\"elsewhere\"");
    let moved = entry("(xué)", "reject", "").replace("at = ", "at = 1");
    let folder = folder(&[strange, moved, entry("(xí)", "reject", "")].concat());
    let report = folder.build(1, &[]);
    let unmatched = report["unmatched"].as_array().unwrap();
    let lines: Vec<_> = unmatched
        .iter()
        .map(|it| it["line"].as_u64().unwrap())
        .collect();
    assert_eq!(lines, [1, 8]);
    assert!(body(&folder).text.contains("學習(xí)由"));
    let ran = folder.run(&["build", "pages", "--out", "out"]);
    assert_eq!(ran.code, 1);
    let said = "overrides.toml line 1: elsewhere has no such repair of \"(guó)\"";
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn a_slip_in_the_file_is_an_error_with_its_line() {
    for (overrides, said) in [
        (
            entry("(guó)", "correct", ""),
            "the override on line 1: `correct` needs `put`",
        ),
        (
            entry("(guó)", "reject", "put = \"x\""),
            "`put` goes with `correct` only",
        ),
        (entry("(guó)", "perhaps", ""), "line 6"),
        (entry("(guó)", "accept", "by = \"甲\""), "line 7"),
        ("[[override]\n".to_owned(), "line 1"),
    ] {
        let ran = folder(&overrides).run(&["build", "pages", "--out", "out"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(
            ran.err
                .starts_with("duizhao: reading pages/overrides.toml: "),
            "{}",
            ran.err
        );
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn another_file_can_be_named() {
    let folder = folder("");
    folder.put("other.toml", entry("(guó)", "reject", ""));
    folder.build(0, &["--overrides", "other.toml"]);
    assert!(body(&folder).text.contains("國(guó)"));
    let ran = folder.run(&["build", "pages", "--out", "out", "--overrides", "none.toml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("reading none.toml"), "{}", ran.err);
}
