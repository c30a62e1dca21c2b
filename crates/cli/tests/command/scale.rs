//! Builds that are repeated, interrupted, or run on many threads: always the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use bundle::PartKind;
use serde_json::Value;

use crate::folder::{Folder, Ran, packed, unpacked};

/// Pages enough for several parts and for a build that lasts.
const PAGES: usize = 60;

/// What is built, but for the caches beside it: every file with its bytes.
fn site(folder: &Folder, below: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(&folder.path(below), &folder.path(below), &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_path_buf();
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// Sentences of no two pages are the same, but page 7 copies page 3, page 11 tells of a founding and
/// page 13 of its anniversary, and every tenth page is damaged.
fn page(number: usize) -> String {
    let like = if number == 7 { 3 } else { number };
    let mut text = format!(
        "当前位置: 首页 > 文史 > 广西\n\n第{number}篇旧书整理记\n\n发布时间:2018-09-{:02} 来源:本站\n\n",
        number % 28 + 1
    );
    for line in 0..30 {
        let place = like * 31 + line;
        let said = format!(
            "　　{}号书架上放着{}年印的{}册旧书，整理的人把{}页残缺的地方一一记下，{}天以后补齐。\n\n",
            place,
            1900 + place % 90,
            place * 7,
            place * 13 % 1000,
            place % 17
        );
        text.push_str(&said);
    }
    match number {
        11 => text.push_str("　　南山书会成立于1985年6月，会址在书院街。\n"),
        13 => text.push_str("　　为庆祝南山书会成立30周年，大家办了一次书展。\n"),
        _ if number.is_multiple_of(10) => text.push_str("　　旧书里有一页是這(zhè)樣寫的：當(dāng)時沒(méi)有紙(zhǐ)，後(hòu)來(lái)纔(cái)補(bǔ)印。\n"),
        _ => {}
    }
    text
}

fn folder() -> Folder {
    let folder = Folder::new();
    for number in 0..PAGES {
        folder.put(&format!("pages/{number:03}.txt"), page(number));
    }
    folder.put(
        "pages/overrides.toml",
        "[[override]]\narticle = \"050\"\nkind = \"correction\"\nat = 0\nfound = \"当前\"\nverdict = \"correct\"\nput = \"目前\"\n",
    );
    folder
}

fn build(folder: &Folder, out: &str, more: &[&str]) -> Value {
    let args = ["build", "pages", "--split", "--json", "--out", out];
    let ran = folder.run(&[&args, more].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn threads_and_caches_do_not_change_a_byte() {
    let folder = folder();
    let report = build(&folder, "whole", &["--no-cache"]);
    assert_eq!(
        (&report["made"], &report["kept"]),
        (&PAGES.into(), &0.into())
    );
    let whole = site(&folder, "whole");
    assert!(
        whole.len() > 3,
        "manifest, report and parts: {:?}",
        whole.keys()
    );
    assert!(!folder.path(".whole.cache").exists());
    for threads in ["1", "2", "7"] {
        let out = format!("out{threads}");
        let mut command = folder.command();
        command.args([
            "build", "pages", "--split", "--cache", "cache", "--out", &out,
        ]);
        let ran = Ran::from(command.env("RAYON_NUM_THREADS", threads).output().unwrap());
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(site(&folder, &out) == whole, "on {threads} threads");
    }
    let bundle = folder.bundle("whole/bundle.json");
    let near = &bundle.articles[7].near;
    assert_eq!(near.first().unwrap().id.as_str(), "003");
}

#[test]
fn a_split_bundle_is_that_of_the_library() {
    let folder = folder();
    build(&folder, "split", &[]);
    let args = ["build", "pages", "--out", "one"];
    assert_eq!(folder.run(&args).code, 0);
    let one = folder.bundle("one/bundle.json");
    let sha256 = |bytes: &[u8]| {
        use sha2::Digest as _;
        let digest = sha2::Sha256::digest(bytes);
        digest
            .iter()
            .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
    };
    let split = bundle::write_packed(&one, 512 << 10, &sha256, &packed);
    assert_eq!(folder.bytes("split/bundle.json"), split.manifest);
    for (path, bytes) in split.parts {
        assert_eq!(folder.bytes(&format!("split/{path}")), bytes, "{path}");
    }
}

#[test]
fn only_the_page_that_was_touched_is_made_again() {
    let folder = folder();
    build(&folder, "out", &[]);
    assert_eq!(build(&folder, "out", &[])["kept"], PAGES);
    folder.put(
        "pages/050.txt",
        page(50).replace("书院", "书店") + "　　又及：书已归还。\n",
    );
    assert_eq!(build(&folder, "out", &[])["kept"], PAGES - 1);
    let changed = site(&folder, "out").remove(Path::new("bundle.json"));
    build(&folder, "clean", &["--no-cache"]);
    assert!(site(&folder, "clean").remove(Path::new("bundle.json")) == changed);
    // A decision about one page touches that page, and only that one.
    let decided = fs::read_to_string(folder.path("pages/overrides.toml")).unwrap();
    folder.put("pages/overrides.toml", decided.replace("目前", "现在"));
    assert_eq!(build(&folder, "out", &[])["kept"], PAGES - 1);
    let text = fs::read_to_string(folder.path("out/report.html")).unwrap();
    assert!(text.contains("现在"), "the new decision holds");
}

#[test]
fn an_interrupted_build_goes_on_and_ends_the_same() {
    let folder = folder();
    build(&folder, "whole", &["--no-cache"]);
    let whole = site(&folder, "whole");
    let (mut killed, mut kept) = (0, 0);
    for ms in [5, 40, 80, 160, 320] {
        let mut command = folder.command();
        command.args(["build", "pages", "--split", "--out", "out"]);
        command.env("RAYON_NUM_THREADS", "1");
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(ms));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        // What is there is either no site or a whole one.
        if let Ok(bytes) = fs::read(folder.path("out/bundle.json")) {
            let manifest = bundle::read(&bytes).unwrap().bundle;
            for part in &manifest.parts {
                let bytes = folder.bytes(&format!("out/{}", part.path));
                bundle::read_part(&unpacked(&bytes), part).unwrap();
            }
            fs::remove_file(folder.path("out/bundle.json")).unwrap();
        }
    }
    let report = build(&folder, "out", &[]);
    kept += report["kept"].as_u64().unwrap();
    let mut found = site(&folder, "out");
    found.retain(|name, _| !name.file_name().unwrap().to_str().unwrap().starts_with('.'));
    assert!(found == whole, "killed {killed} times, {kept} kept");
    println!("killed {killed} times; the last build found {kept} articles");
}

#[test]
fn broken_and_strange_entries_of_a_cache_are_made_again() {
    let folder = folder();
    build(&folder, "out", &[]);
    let whole = site(&folder, "out");
    let mut entries = BTreeMap::new();
    let cache = folder.path(".out.cache");
    collect(&cache, &cache, &mut entries);
    assert_eq!(entries.len(), PAGES);
    let names: Vec<PathBuf> = entries.keys().map(|name| cache.join(name)).collect();
    for (nth, (file, bytes)) in names.iter().zip(entries.values()).enumerate() {
        match nth % 5 {
            0 => fs::write(file, &bytes[..bytes.len() / 2]).unwrap(),
            1 => fs::write(file, "from elsewhere").unwrap(),
            2 => {
                let mut changed = bytes.clone();
                *changed.last_mut().unwrap() ^= 1;
                fs::write(file, changed).unwrap();
            }
            3 => _ = fs::copy(&names[(nth + 5) % names.len()], file).unwrap(),
            _ => {}
        }
    }
    assert_eq!(build(&folder, "out", &[])["kept"], PAGES / 5);
    assert!(site(&folder, "out") == whole);
}

#[test]
fn builds_at_the_same_time_do_not_disturb_each_other() {
    let folder = folder();
    build(&folder, "whole", &["--no-cache"]);
    let whole = site(&folder, "whole");
    let start = |_| {
        let mut command = folder.command();
        command.args(["build", "pages", "--split", "--out", "out"]);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..3).map(start).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert!(site(&folder, "out") == whole);
    assert_eq!(build(&folder, "out", &[])["kept"], PAGES);
}

#[test]
fn a_cache_keeps_what_its_output_needs_and_no_more() {
    let folder = folder();
    build(&folder, "out", &[]);
    fs::remove_file(folder.path("pages/044.txt")).unwrap();
    build(&folder, "out", &[]);
    let mut entries = BTreeMap::new();
    collect(
        &folder.path(".out.cache"),
        &folder.path(".out.cache"),
        &mut entries,
    );
    assert_eq!(entries.len(), PAGES - 1);
}

#[test]
fn a_long_build_says_for_machines_how_far_it_is() {
    let folder = folder();
    for number in PAGES..220 {
        folder.put(&format!("pages/{number:03}.txt"), page(number));
    }
    let args = ["build", "pages", "--split", "--json", "--out", "out"];
    let ran = folder.run(&args);
    let events: Vec<Value> = ran
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for stage in ["reading", "writing"] {
        let own: Vec<_> = events.iter().filter(|it| it["stage"] == stage).collect();
        assert_eq!(own.first().unwrap()["done"], 0, "{stage}");
        assert!(own.iter().any(|it| it["done"] == 220), "{stage}");
        assert!(own.iter().all(|it| it["of"] == 220));
    }
}

#[test]
fn what_is_dated_in_a_large_archive_has_parts_of_its_own() {
    let folder = Folder::new();
    for number in 0..PAGES {
        let pages = [number, number + PAGES, number + 2 * PAGES].map(page);
        folder.put(&format!("pages/{number:03}.txt"), pages.concat());
    }
    build(&folder, "out", &[]);
    let bundle = folder.bundle("out/bundle.json");
    assert!(
        bundle
            .articles
            .iter()
            .all(|it| it.figures.is_empty() && it.activities.is_empty())
    );
    let mut parts = bundle.parts.iter();
    let part = parts.find(|part| part.kind == PartKind::Dated).unwrap();
    let ran = folder.run(&["verify", "out"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    // The same is told of an archive in one file.
    let one = folder.run(&["build", "pages", "--out", "one"]);
    assert_eq!(one.code, 0, "{}{}", one.out, one.err);
    let told = |of: &str| folder.run(&["timeline", of, "--format", "csv"]).out;
    assert!(told("out").lines().count() > PAGES, "{}", told("out"));
    assert!(told("out") == told("one"));
    // One that is changed, or gone, is named.
    let file = format!("out/{}", part.path);
    let sound = folder.bytes(&file);
    let mut changed = sound.clone();
    changed[40] ^= 1;
    for bytes in [changed, sound[..20].to_vec()] {
        folder.put(&file, bytes);
        let ran = folder.run(&["verify", "out"]);
        assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(&part.path), "{}", ran.out);
    }
    folder.put(&file, sound);
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
}

/// A page of which the title, the day and the section are those of its number.
fn short_page(number: usize) -> String {
    let (day, section) = (number % 28 + 1, number % 7);
    let line = format!(
        "　　{number}号书架上放着{section}种旧书，1985年6月{day}日整理，共{number}册。\n\n"
    );
    format!(
        "当前位置: 首页 > 文史{section} > 广西\n\n第{number}篇旧书整理记\n\n\
         发布时间:2018-09-{day:02} 来源:本站\n\n{}",
        line.repeat(4)
    )
}

#[test]
fn the_list_of_a_large_archive_comes_in_pages_and_what_is_damaged_is_named() {
    const PAGES: usize = 1_000;
    let folder = Folder::new();
    for number in 0..PAGES {
        folder.put(&format!("pages/{number:04}.txt"), short_page(number));
    }
    build(&folder, "out", &[]);
    let bundle = folder.bundle("out/bundle.json");
    assert_eq!(bundle.articles, []);
    let catalog = bundle.catalog.as_ref().unwrap();
    assert_eq!(
        (catalog.articles as usize, catalog.years),
        (PAGES, Some((2018, 2018)))
    );
    let of = |kind| bundle.parts.iter().filter(move |part| part.kind == kind);
    assert_eq!(of(PartKind::Rows).count(), PAGES.div_ceil(32));
    let ran = folder.run(&["verify", "out"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("1000 articles"), "{}", ran.out);
    // The same is told of an archive in one file.
    let one = folder.run(&["build", "pages", "--out", "one"]);
    assert_eq!(one.code, 0, "{}{}", one.out, one.err);
    assert!(folder.bundle("one/bundle.json").catalog.is_none());
    let told = |of: &str| folder.run(&["timeline", of, "--format", "csv"]).out;
    assert!(told("out") == told("one"));
    for query in ["第77篇", "title:第5", "整理 -title:2", "source:本站 98号"] {
        let found = |of: &str| {
            let ran = folder.run(&["search", of, query, "--json", "--most", "2000"]);
            let found: Value = serde_json::from_str(&ran.out).unwrap();
            assert_eq!(found["lacking"], Value::Array(Vec::new()));
            let rows = found["rows"].as_array().unwrap().iter();
            let mut rows: Vec<_> = rows
                .map(|row| (row["id"].to_string(), row["title"].to_string()))
                .collect();
            rows.sort();
            (found["articles"].clone(), found["hits"].clone(), rows)
        };
        assert_eq!(found("out"), found("one"), "{query}");
    }
    for kind in [PartKind::Columns, PartKind::Facets, PartKind::Rows] {
        let part = of(kind).next().unwrap();
        let file = format!("out/{}", part.path);
        let sound = folder.bytes(&file);
        let mut changed = sound.clone();
        changed[40] ^= 1;
        for bytes in [changed, sound[..20].to_vec()] {
            folder.put(&file, bytes);
            let ran = folder.run(&["verify", "out"]);
            assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
            let name = match kind {
                PartKind::Rows => &part.path,
                PartKind::Facets => "facets",
                _ => "columns",
            };
            assert!(ran.out.contains(name), "{}", ran.out);
        }
        folder.put(&file, sound);
    }
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
}
