//! Journeys with archives of all sorts: files of the reader, split ones, broken ones.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::Digest;

use crate::journey::{Journey, journey};
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(another_bundle_is_opened_from_a_file),
    // Not in WebKitGTK yet: there a file dropped while the site's own archive is being opened is
    // not always read (the page stays where it was). Choosing the same file works.
    journey!(another_bundle_is_dropped_on_the_page, Chromium, Firefox),
    journey!(a_broken_file_leaves_what_was_open),
    journey!(a_web_page_in_place_of_the_bundle_is_told),
    journey!(a_bundle_that_is_not_there_is_told),
    journey!(one_bad_article_leaves_the_others),
    journey!(a_split_bundle_fetches_its_parts),
    journey!(a_part_that_is_damaged_is_told),
    journey!(packed_parts_are_unpacked_and_a_bomb_is_not),
    journey!(what_is_dated_is_fetched_for_the_timeline_only),
];

/// Three articles in the simple form anyone can write.
const SIMPLE: &str = r#"[
    {"title": "第一篇", "date": "2001-02-03", "text": "一段文字。\n又一段文字。"},
    {"title": "第二篇", "date": "2002", "text": "编码的历史。"},
    {"title": "第三篇", "text": "編碼的歷史。"}
]"#;

fn another_bundle_is_opened_from_a_file(visit: &Visit) {
    let file = std::env::temp_dir().join(format!(
        "duizhao-{}-{}.json",
        std::process::id(),
        visit.engine().name()
    ));
    fs::write(&file, SIMPLE).unwrap();
    visit.size(DESK);
    visit.open("#/open");
    visit.wait_for("main .drop");
    visit.shot("open-1280");
    visit.upload("main input[type=file]", &file);
    visit.wait_count(".entry", 3);
    assert_eq!(visit.address(), "#/");
    assert_eq!(visit.texts(".entry h2"), ["第二篇", "第一篇", "第三篇"]);
    fs::remove_file(&file).unwrap();
}

fn another_bundle_is_dropped_on_the_page(visit: &Visit) {
    visit.open("#/open");
    visit.wait_for("main .drop");
    visit.drop_file("main .drop", "simple.json", SIMPLE.as_bytes());
    visit.wait_count(".entry", 3);
}

fn a_broken_file_leaves_what_was_open(visit: &Visit) {
    visit.open("#/");
    visit.wait_for(".entry");
    let before = visit.count(".entry");
    let deep = "[".repeat(10_000);
    let broken: [(&str, &str); 4] = [
        (
            "truncated.json",
            r#"{"format":"duizhao","version":1,"about":{"title":"x"},"articles":["#,
        ),
        (
            "newer.json",
            r#"{"format":"duizhao","version":99,"about":{"title":"x"},"articles":[]}"#,
        ),
        ("page.json", "<!DOCTYPE html><title>Sign in</title>"),
        ("deep.json", &deep),
    ];
    for (name, content) in broken {
        visit.open("#/open");
        visit.wait_for("main .drop");
        visit.drop_file("main .drop", name, content.as_bytes());
        visit.wait_for("main .failed");
        visit.wait(&format!("document.querySelector('main .failed code')?.textContent.length > 10 || {name:?} === ''"));
        visit.open("#/");
        visit.wait_count(".entry", before);
    }
    visit.open("#/open");
    visit.drop_file("main .drop", "truncated.json", b"{\"format\":");
    visit.wait_for("main .failed");
    visit.shot("failed-1280");
}

fn a_web_page_in_place_of_the_bundle_is_told(visit: &Visit) {
    visit.change(|site| site.put("data/bundle.json", "<html><title>Sign in</title></html>"));
    visit.open("#/");
    visit.wait_for("main .failed[role=alert]");
    visit.drop_file("main .drop", "simple.json", SIMPLE.as_bytes());
    visit.wait_count(".entry", 3);
}

fn a_bundle_that_is_not_there_is_told(visit: &Visit) {
    visit.change(|site| site.take("data/bundle.json"));
    visit.open("#/");
    visit.wait_for("main .failed[role=alert]");
    assert!(visit.text("main .failed").contains("404"));
    // Chromium logs the missing file by itself; the others do not.
    visit.take_problems();
}

fn one_bad_article_leaves_the_others(visit: &Visit) {
    visit.size(DESK);
    let bad = SIMPLE.replace(r#""text": "编码的历史。""#, r#""text": 5"#);
    visit.change(|site| site.put("data/bundle.json", bad.clone()));
    visit.open("#/");
    visit.wait_count(".entry", 2);
    visit.click(".archive-name .tag");
    visit.wait_for(".problems code");
    assert!(
        visit.text(".problems code").contains("$[1].text"),
        "{}",
        visit.text(".problems")
    );
}

/// The sample archive in its split form, with every part on the site.
pub(crate) fn serve_split(visit: &Visit) -> Vec<String> {
    let (manifest, parts) = split_sample();
    visit.change(|site| {
        site.put("data/bundle.json", manifest.clone());
        for (path, bytes) in &parts {
            site.put(&format!("data/{path}"), bytes.clone());
        }
    });
    parts.into_iter().map(|(path, _)| path).collect()
}

/// The sample archive in its split form: the manifest, and the parts by their paths.
pub(crate) fn split_sample() -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let one = fs::read(xtask::place::dist().join("data/bundle.json")).expect("the sample bundle");
    let sample = bundle::read(&one).expect("a bundle").bundle;
    let split = split(&sample);
    (split.manifest, split.parts)
}

fn a_split_bundle_fetches_its_parts(visit: &Visit) {
    visit.size(DESK);
    let parts = serve_split(visit);
    assert!(parts.len() > 1);
    visit.open("#/");
    visit.wait_for(".entry");
    let fetched = |visit: &Visit| {
        visit
            .requests()
            .iter()
            .filter(|r| r.contains("parts/"))
            .count()
    };
    assert_eq!(fetched(visit), 0, "the list needs no text");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read p");
    assert_eq!(fetched(visit), 1);
}

fn a_part_that_is_damaged_is_told(visit: &Visit) {
    visit.size(DESK);
    let parts = serve_split(visit);
    visit.change(|site| {
        for path in &parts {
            site.put(&format!("data/{path}"), "{}");
        }
    });
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("main [role=alert] .btn");
    serve_split(visit);
    visit.click("main [role=alert] .btn");
    visit.wait_for("article.read p");
}

/// The sample archive with packed parts, each as `pack` makes it of what it should hold. The digests
/// are right whatever that is.
fn serve_packed(visit: &Visit, pack: Pack<'_>) {
    let one = fs::read(xtask::place::dist().join("data/bundle.json")).expect("the sample bundle");
    let sample = bundle::read(&one).expect("a bundle").bundle;
    let packed = bundle::write_packed(&sample, 20_000, &sha256, pack);
    visit.change(|site| {
        site.put("data/bundle.json", packed.manifest.clone());
        for (path, bytes) in &packed.parts {
            site.put(&format!("data/{path}"), bytes.clone());
        }
    });
}

/// What makes a part of what it should hold.
type Pack<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

fn packed_parts_are_unpacked_and_a_bomb_is_not(visit: &Visit) {
    visit.size(DESK);
    let bomb = gzip(&vec![b' '; 8 << 20]);
    let wrong: [Pack<'_>; 4] = [
        &|_| bomb.clone(),
        &|json| gzip(&json[..json.len() - 1]),
        &|json| {
            let whole = gzip(json);
            whole[..whole.len() - 9].to_vec()
        },
        &<[u8]>::to_vec,
    ];
    for pack in wrong {
        serve_packed(visit, pack);
        visit.open("#/");
        visit.reload();
        visit.wait_for(".entry");
        visit.eval("document.querySelector('.entry h2 a').click()");
        visit.wait_for("main [role=alert] .btn");
    }
    serve_packed(visit, &gzip);
    visit.open("#/");
    visit.reload();
    visit.wait_for(".entry");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read p");
}

/// The sample archive with what is dated in a part of its own; gives the path of that.
fn serve_dated_apart(visit: &Visit) -> (String, Vec<u8>) {
    let one = fs::read(xtask::place::dist().join("data/bundle.json")).expect("the sample bundle");
    let mut sample = bundle::read(&one).expect("a bundle").bundle;
    let mut lines = Vec::new();
    for article in &mut sample.articles {
        if let Some(dated) = bundle::Dated::take(article) {
            lines.push(bundle::dated_json(&article.id, &dated));
        }
    }
    let json = bundle::dated_part(lines);
    let bytes = gzip(&json);
    let split = bundle::write_packed(&sample, 20_000, &sha256, &gzip);
    let mut manifest = bundle::read(&split.manifest).expect("a bundle").bundle;
    let unpacked = Some(json.len() as u64);
    let mut part = bundle::Part::of_texts(bytes.len() as u64, unpacked, sha256(&bytes));
    part.kind = bundle::PartKind::Dated;
    let path = format!("data/{}", part.path);
    manifest.parts.push(part);
    visit.change(|site| {
        site.put("data/bundle.json", bundle::write_one(&manifest));
        site.put(&path, bytes.clone());
        for (path, bytes) in &split.parts {
            site.put(&format!("data/{path}"), bytes.clone());
        }
    });
    (path, bytes)
}

fn what_is_dated_is_fetched_for_the_timeline_only(visit: &Visit) {
    visit.size(DESK);
    let (path, bytes) = serve_dated_apart(visit);
    let parts = |visit: &Visit| {
        let requests = visit.requests();
        requests.iter().filter(|it| it.contains("parts/")).count()
    };
    visit.open("#/");
    visit.wait_for(".entry");
    assert_eq!(parts(visit), 0, "the list needs none");
    visit.click(".rail a[href^='#/timeline']");
    visit.wait_for(".stage .slipv");
    assert_eq!(parts(visit), 1, "one, and no text");
    visit.open("#/figures");
    visit.wait_for(".timeline table td");
    assert_eq!(parts(visit), 1);
    // One that is not there is told, and comes when the page is opened again.
    visit.change(|site| site.put(&path, b"{}".to_vec()));
    visit.open("#/timeline");
    visit.reload();
    visit.wait_for(".timeline .empty");
    assert_eq!(visit.count(".stage"), 0);
    visit.change(|site| site.put(&path, bytes.clone()));
    visit.reload();
    visit.wait_for(".stage .slipv");
}

/// Bytes as a gzip file.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let hex: Vec<_> = sha2::Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    hex.concat()
}

/// Many small parts, so that one article does not bring all of them.
fn split(sample: &bundle::Bundle) -> bundle::SplitBundle {
    bundle::write_split(sample, 20_000, &sha256)
}
