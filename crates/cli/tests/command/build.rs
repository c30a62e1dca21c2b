//! What is built, from what, and where it is put.

use std::fs;

use crate::folder::{Folder, PAGE, unpacked};

/// Every file below a folder with its bytes.
fn files(folder: &Folder, below: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.path(below)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(folder, &path));
        } else {
            found.push((
                path.split_once('/').unwrap().1.to_owned(),
                folder.bytes(&path),
            ));
        }
    }
    found.sort();
    found
}

/// A folder with pages at several depths.
fn deep() -> Folder {
    let folder = Folder::with_page();
    for number in 0..30 {
        folder.put(
            &format!("pages/{}/{number}.txt", number % 4),
            format!("{PAGE}第{number}页。"),
        );
    }
    folder.put("pages/5/一页.html", "<title>標題</title><p>內容。</p>");
    folder
}

#[test]
fn a_missing_folder_is_an_error() {
    let ran = Folder::new().run(&["build", "nowhere", "--out", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.starts_with("duizhao: reading nowhere: "),
        "{}",
        ran.err
    );
}

#[test]
fn an_empty_folder_is_an_error() {
    let folder = Folder::new();
    folder.put("pages/readme.md", "no page");
    let ran = folder.run(&["build", "pages", "--out", "out"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("there is no .txt, .html or .htm file in pages"),
        "{}",
        ran.err
    );
    assert!(!folder.path("out").exists());
    let report = folder.build(2, &[]);
    assert!(report["error"].as_str().unwrap().contains("pages"));
}

#[test]
fn wrong_usage_is_an_error() {
    let folder = Folder::with_page();
    for args in [
        &["build", "pages"][..],
        &["build", "--out", "out"],
        &["unbuild"],
        &[],
    ] {
        assert_eq!(folder.run(args).code, 2, "{args:?}");
    }
    assert_eq!(folder.run(&["--version"]).out, "duizhao 0.1.0\n");
}

#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let folder = Folder::with_page();
    folder.put("out", "a file where the folder should be");
    let report = folder.build(2, &[]);
    assert!(
        report["error"]
            .as_str()
            .unwrap()
            .starts_with("writing out/"),
        "{report}"
    );
    assert_eq!(folder.bytes("out"), b"a file where the folder should be");
}

#[test]
fn the_help_says_what_the_exit_codes_mean() {
    let help = Folder::new().run(&["build", "--help"]);
    assert_eq!(help.code, 0);
    assert!(
        help.out
            .contains("Exit codes:\n  0  every page was made into an article\n  1  a page")
    );
}

#[test]
fn the_report_counts_every_file() {
    let folder = Folder::with_page();
    folder.put("pages/second.HTM", "<title>漢字</title><p>內容。</p>");
    folder.put("pages/picture.png", "");
    folder.put("pages/.hidden.txt", PAGE);
    folder.put("pages/below/third.txt", PAGE);
    let report = folder.build(0, &[]);
    assert_eq!((&report["read"], &report["made"]), (&2.into(), &2.into()));
    assert_eq!(report["skipped"], 1);
    assert_eq!(report["unentered"], serde_json::json!(["pages/below"]));
    assert_eq!(report["doubtful"][0]["id"], "second");
    assert_eq!(report["doubtful"][0]["reasons"][0], "no publish date");
    let ran = folder.run(&["build", "pages", "--out", "out"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("not entered without --recursive: pages/below\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("2 read, 2 made (1 doubtful), 0 failed, 1 skipped\n"),
        "{}",
        ran.out
    );
    assert_eq!(
        folder
            .run(&["build", "pages", "--out", "out", "--strict"])
            .code,
        1
    );
}

#[test]
fn folders_below_are_read_when_asked_for() {
    let folder = deep();
    let report = folder.build(0, &["--recursive"]);
    assert_eq!(report["made"], 32);
    let bundle = folder.bundle("out/bundle.json");
    let ids: Vec<_> = bundle
        .articles
        .iter()
        .map(|article| article.id.as_str())
        .collect();
    assert!(ids.is_sorted());
    assert!(
        ids.contains(&"good") && ids.contains(&"3.27") && ids.contains(&"5.一页"),
        "{ids:?}"
    );
    assert_eq!(folder.build(0, &[])["made"], 1);
    folder.put("pages/duizhao.toml", "recursive = true");
    assert_eq!(folder.build(0, &[])["made"], 32);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = Folder::with_page();
    folder.put("outside/secret.txt", PAGE);
    symlink(
        folder.path("outside/secret.txt"),
        folder.path("pages/link.txt"),
    )
    .unwrap();
    symlink(folder.path("outside"), folder.path("pages/away")).unwrap();
    symlink(folder.path("pages"), folder.path("pages/circle")).unwrap();
    let report = folder.build(0, &["--recursive"]);
    assert_eq!(
        (&report["made"], &report["skipped"]),
        (&1.into(), &3.into())
    );
}

#[test]
fn two_clean_builds_give_the_same_bytes() {
    for more in [&[][..], &["--split"]] {
        let (one, other) = (deep(), deep());
        for folder in [&one, &other] {
            folder.build(0, &[&["--recursive"], more].concat());
        }
        // The same build once more over the first leaves it as it is.
        one.build(0, &[&["--recursive"], more].concat());
        let (one, other) = (files(&one, "out"), files(&other, "out"));
        assert!(one == other, "{} and {} files", one.len(), other.len());
    }
}

#[test]
fn ids_outlive_a_move_of_the_folder() {
    let ids = |folder: &Folder, file: &str| -> Vec<_> {
        folder
            .bundle(file)
            .articles
            .into_iter()
            .map(|article| article.id)
            .collect()
    };
    let folder = deep();
    folder.build(0, &["-r"]);
    fs::create_dir(folder.path("elsewhere")).unwrap();
    fs::rename(folder.path("pages"), folder.path("elsewhere/renamed")).unwrap();
    let ran = folder.run(&["build", "elsewhere/renamed/", "-r", "--out", "out2"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ids(&folder, "out/bundle.json"),
        ids(&folder, "out2/bundle.json")
    );
}

#[test]
fn a_split_bundle_is_a_manifest_and_parts() {
    let folder = deep();
    let report = folder.build(0, &["-r", "--split"]);
    assert_eq!(report["written"]["parts"], 1);
    let bundle = folder.bundle("out/bundle.json");
    assert!(
        bundle
            .articles
            .iter()
            .all(|article| article.body.here().is_none())
    );
    let part = &bundle.parts[0];
    let packed = folder.bytes(&format!("out/{}", part.path));
    let texts = bundle::read_part(&unpacked(&packed), part).unwrap();
    assert_eq!(texts.len(), 32);
    assert_eq!(part.path, format!("parts/{}.bin", part.sha256));
    assert_eq!(bundle.version, bundle::PACKED_VERSION);
    assert_eq!(part.bytes, packed.len() as u64);
    assert_eq!(
        packed[..8],
        [0x1f, 0x8b, 8, 0, 0, 0, 0, 0],
        "no name, no time"
    );
}

#[test]
fn a_bundle_above_8_mb_is_split_by_itself() {
    let folder = Folder::new();
    for number in 0..12 {
        folder.put(
            &format!("pages/{number}.txt"),
            PAGE.to_owned() + &"很长的一行字，足够长的一行字。\n".repeat(15_000),
        );
    }
    let report = folder.build(0, &[]);
    assert_eq!(
        report["written"]["parts"], 12,
        "each text is above the size of a part"
    );
    assert_eq!(folder.run(&["verify", "out"]).code, 0);
}

#[test]
fn files_of_others_stay_and_nothing_unfinished_is_left() {
    let folder = Folder::with_page();
    folder.put("out/theirs.txt", "kept");
    folder.put("out/bundle.json", "an older bundle");
    folder.build(0, &[]);
    let names: Vec<_> = files(&folder, "out")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["bundle.json", "report.html", "theirs.txt"]);
    assert_eq!(folder.bytes("out/theirs.txt"), b"kept");
}

#[test]
fn the_settings_say_what_the_archive_is() {
    let folder = Folder::with_page();
    folder.build(0, &[]);
    let about = folder.bundle("out/bundle.json").about;
    assert_eq!((about.title.as_str(), about.rights), ("pages", None));
    assert_eq!(about.generator, "duizhao 0.1.0");
    folder.put(
        "pages/duizhao.toml",
        "title = \"文字改革\"\nrights = \"CC BY 4.0\"\n",
    );
    folder.build(0, &[]);
    let about = folder.bundle("out/bundle.json").about;
    assert_eq!(
        (about.title.as_str(), about.rights.as_deref()),
        ("文字改革", Some("CC BY 4.0"))
    );
    folder.put("other.toml", "title = \"另一個\"");
    folder.build(0, &["--about", "other.toml"]);
    assert_eq!(folder.bundle("out/bundle.json").about.title, "另一個");
}

#[test]
fn the_settings_name_views_and_addresses_that_are_none_are_told() {
    let folder = Folder::with_page();
    let view = |title: &str, address: &str| {
        let view = format!("[[view]]\ntitle = \"{title}\"\naddress = \"{address}\"\n");
        folder.put("pages/duizhao.toml", view);
    };
    for (address, kept) in [
        ("?q=汉字", "/?q=汉字"),
        ("/timeline?from=1950", "/timeline?from=1950"),
        ("https://a.example/b/#/?y=1986", "/?y=1986"),
    ] {
        view("漢字", address);
        folder.build(0, &[]);
        let views = folder.bundle("out/bundle.json").about.views;
        assert_eq!(
            (views[0].title.as_str(), views[0].address.as_str()),
            ("漢字", kept)
        );
    }
    for (title, address, told) in [
        ("漢字", "https://a.example/", "漢字"),
        ("漢字", "javascript:x", "javascript:x"),
        (" ", "/?q=x", "no title"),
    ] {
        view(title, address);
        let error = folder.build(2, &[])["error"].as_str().unwrap().to_owned();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn a_slip_in_the_settings_is_named_with_its_line() {
    let folder = Folder::with_page();
    folder.put("pages/duizhao.toml", "title = \"x\"\ntilte = \"y\"\n");
    let error = folder.build(2, &[])["error"].as_str().unwrap().to_owned();
    assert!(
        error.contains("duizhao.toml") && error.contains("line 2"),
        "{error}"
    );
    assert!(error.contains("tilte"), "{error}");
    assert_eq!(
        folder
            .run(&["build", "pages", "--out", "out", "--about", "none.toml"])
            .code,
        2
    );
}

#[test]
fn rules_go_into_the_bundle_and_one_without_its_article_is_named() {
    let folder = Folder::with_page();
    let rules = "{\"format\": \"duizhao-rules\", \"version\": 1, \"rules\": [\n\
        {\"from\": \"万里\"},\n\
        {\"from\": \"后\", \"article\": \"good\"},\n\
        {\"from\": \"里\", \"article\": \"other\"}]}";
    folder.put("rules.json", rules);
    let ran = folder.run(&["build", "pages", "--out", "out", "--rules", "rules.json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("line 4: there is no article other"),
        "{}",
        ran.err
    );
    let bundle = folder.bundle("out/bundle.json");
    let words = |rules: &[bundle::ScriptRule]| -> Vec<String> {
        rules.iter().map(|rule| rule.from.clone()).collect()
    };
    assert_eq!(words(&bundle.rules), ["万里"]);
    let body = bundle.articles[0].body.here().unwrap();
    assert_eq!(words(&body.rules), ["后"]);
}
