//! The report for editors, and articles that are nearly the same.

use crate::folder::{Folder, PAGE};

const LOSS: &str = "報告\n\n全國(guó)各地的標(biāo)準(zhǔn)都在今年公布，文章寫在???上。\n\
    工作按照年初的安排展開(kāi)，下半年的學(xué)習(xí)由各地研究機(jī)構自行安排，\
    <script>alert(1)</script>這一句也是原文，應當照樣引用：看?\u{3001}的寫法。\n";

fn report(folder: &Folder) -> String {
    String::from_utf8(folder.bytes("out/report.html")).unwrap()
}

#[test]
fn the_report_shows_the_doubtful_first_and_quotes_pages_as_text() {
    let folder = Folder::new();
    folder.put("pages/a.txt", LOSS);
    folder.put("pages/b.txt", PAGE);
    folder.build(0, &[]);
    let report = report(&folder);
    let place = |what: &str| {
        report
            .find(what)
            .unwrap_or_else(|| panic!("{what}\n{report}"))
    };
    assert!(place("<mark>???</mark>") < place("<del>(guó)</del>"));
    place("guó is a reading of 國");
    assert!(!report.contains("<script"), "{report}");
    place("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    place("found = &quot;(guó)&quot;");
}

#[test]
fn an_entry_of_the_report_can_be_copied_into_the_overrides() {
    let folder = Folder::new();
    folder.put("pages/a.txt", LOSS);
    folder.build(0, &[]);
    let report = report(&folder);
    let entries = report.split("<pre>").skip(1);
    let entries = entries.map(|it| it.split("</pre>").next().unwrap().replace("&quot;", "\""));
    let entries: Vec<String> = entries.collect();
    assert!(entries.len() >= 8, "{report}");
    folder.put("pages/overrides.toml", entries.concat());
    let built = folder.build(0, &[]);
    assert_eq!(built["unmatched"], serde_json::json!([]));
    let bundle = folder.bundle("out/bundle.json");
    let body = bundle.articles[0].body.here().unwrap();
    assert!(body.repairs.iter().all(|it| it.ruling.is_some()));
    assert_eq!(
        (body.text.as_str(), &bundle.articles[0].repaired),
        (LOSS, &Vec::new())
    );
}

#[test]
fn the_same_archive_gives_the_same_report() {
    let folder = Folder::new();
    folder.put("pages/a.txt", LOSS);
    folder.put("pages/b.txt", LOSS);
    folder.build(0, &[]);
    let first = report(&folder);
    folder.build(0, &[]);
    assert_eq!(first, report(&folder));
}

#[test]
fn articles_that_are_nearly_the_same_are_linked_and_both_kept() {
    let folder = Folder::new();
    let text = "簡化字總表在這一年重新發表，個別字作了調整。各地的報紙和學校從第二年起按新的表排印和教學，\
        原來印好的課本用到用完為止。有人問，字為什麼又要改，編者在後記裡作了答覆：改動的字很少，\
        為的是少出歧義。";
    folder.put("pages/a.txt", format!("總表\n\n{text}\n"));
    folder.put(
        "pages/b.txt",
        format!("轉載\n\n{}另有附記。\n", text.replace("各地的", "")),
    );
    folder.put("pages/c.txt", PAGE);
    let report = folder.build(0, &[]);
    assert_eq!(report["near"][0]["id"], "a");
    assert_eq!(report["near"][0]["other"], "b");
    assert_eq!(report["near"].as_array().unwrap().len(), 1);
    let bundle = folder.bundle("out/bundle.json");
    let near: Vec<usize> = bundle.articles.iter().map(|it| it.near.len()).collect();
    assert_eq!(near, [1, 1, 0]);
    assert!(self::report(&folder).contains("<code>a</code> and <code>b</code> share "));
    let ran = folder.run(&["build", "pages", "--out", "out"]);
    assert!(
        ran.out
            .contains("nearly the same: 1 pairs, such as a and b"),
        "{}",
        ran.out
    );
}
