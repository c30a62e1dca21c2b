//! `duizhao search`, and the index that it reads of a large archive.

use std::fs;

use bundle::PartKind;
use serde_json::Value;

use crate::folder::Folder;

fn search(folder: &Folder, query: &str, status: i32) -> Value {
    let out = folder.run(&["search", "out", query, "--json"]);
    assert_eq!(out.code, status, "{query}");
    serde_json::from_str(&out.out).unwrap()
}

#[test]
fn a_small_archive_is_searched_in_either_script() {
    let folder = Folder::with_page();
    folder.run(&["build", "pages", "--out", "out"]);
    let found = search(&folder, "簡化字總表", 0);
    assert_eq!((&found["articles"], &found["hits"]), (&1.into(), &2.into()));
    assert_eq!(found["rows"][0]["id"], "good");
    assert_eq!(found["read_files"], 0);
    assert_eq!(search(&folder, "繁體字 -疊", 1)["articles"], 0);
    let half = search(&folder, "\"繁体字", 0);
    assert_eq!(half["problems"][0]["mended"], "\"繁体字\"");
    let out = folder.run(&["search", "out", "繁體"]);
    assert!(
        out.out.contains("【繁体】") && out.out.ends_with("1 articles, 1 hits\n"),
        "{}",
        out.out
    );
    assert_eq!(folder.run(&["search", "out", " "]).code, 2);
}

#[test]
fn a_large_archive_is_built_with_an_index_and_searched_by_it() {
    let folder = Folder::new();
    for nth in 0..1_000 {
        let word = if nth % 100 == 7 {
            "簡化漢字"
        } else {
            "風平浪靜"
        };
        folder.put(
            &format!("pages/p{nth}.txt"),
            format!("第{nth}頁\n\n這裏寫着{word}。\n"),
        );
    }
    let built = folder.run(&["build", "pages", "--out", "out", "--split"]);
    assert_eq!(built.code, 0, "{}", built.err);
    let bundle = folder.bundle("out/bundle.json");
    let root = bundle
        .parts
        .iter()
        .position(|part| part.kind == PartKind::Index)
        .expect("the root of an index");
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
    let found = search(&folder, "简化汉字", 0);
    assert_eq!(
        (&found["articles"], &found["hits"]),
        (&10.into(), &10.into())
    );
    assert_eq!(found["lacking"], Value::Array(Vec::new()));
    assert!(
        found["rows"][0]["snippet"]
            .as_str()
            .unwrap()
            .contains("簡化漢字")
    );
    let left = fs::read_dir(folder.path("out"))
        .unwrap()
        .map(Result::unwrap);
    let mut left = left.map(|it| it.file_name().to_string_lossy().into_owned());
    assert!(!left.any(|name| name.starts_with('.')), "the runs are gone");

    // Without the files of the index nothing is found, and that is said.
    fs::remove_dir_all(folder.path("out/index")).unwrap();
    let lacking = search(&folder, "简化汉字", 1);
    assert_eq!(lacking["articles"], 0);
    assert_eq!(
        lacking["lacking"],
        serde_json::json!([format!("part {root}")])
    );
    assert_eq!(folder.run(&["verify", "out"]).code, 1);
}
