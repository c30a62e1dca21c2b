use std::env;
use std::path::PathBuf;

use super::*;

/// A build of four files, one of them a part of the archive.
fn build(name: &str) -> PathBuf {
    let dir = env::temp_dir().join(format!("duizhao-seal-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&dir));
    fs::create_dir_all(dir.join("data/parts")).unwrap();
    let part = format!("data/parts/{}.json", digest(b"part"));
    for (path, text) in [
        (
            INDEX,
            "<meta name=\"dz-build\" content=\"not sealed\"><p>page",
        ),
        (
            WORKER,
            "const LIST = \"no list\";\nconst PAGE = \"no digest\";\n",
        ),
        ("boot.js", "boot"),
        ("data/bundle.json", "bundle"),
        (&part, "part"),
    ] {
        fs::write(dir.join(path), text).unwrap();
    }
    dir
}

fn text(dir: &Path, name: &str) -> String {
    fs::read_to_string(dir.join(name)).unwrap()
}

/// The name of the list in the page.
fn name(dir: &Path) -> String {
    text(dir, INDEX).split('"').nth(3).unwrap().to_owned()
}

#[test]
fn the_worker_names_a_list_that_names_every_other_file() {
    let dir = build("names");
    seal(&dir).unwrap();
    let name = name(&dir);
    let list = text(&dir, &name);
    assert_eq!(name, format!("files-{}.json", digest(list.as_bytes())));
    let worker = text(&dir, WORKER);
    assert!(
        worker.contains(&format!("const LIST = \"{name}\"")),
        "{worker}"
    );
    let page = digest(text(&dir, INDEX).as_bytes());
    assert!(
        worker.contains(&format!("const PAGE = \"{page}\"")),
        "{worker}"
    );
    let (files, archive) = list.split_once("\"archive\"").unwrap();
    assert!(
        files.contains(&format!("[\"boot.js\",\"{}\",4]", digest(b"boot"))),
        "{list}"
    );
    assert!(
        files.contains("\"data/bundle.json\""),
        "its name says nothing of its content: {list}"
    );
    assert!(
        archive.contains("data/parts/") && !files.contains("data/parts/"),
        "{list}"
    );
    assert!(!list.contains(INDEX) && !list.contains(WORKER), "{list}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn sealing_again_changes_nothing_but_a_change_of_any_file_makes_another_build() {
    let dir = build("again");
    seal(&dir).unwrap();
    let first = name(&dir);
    seal(&dir).unwrap();
    assert_eq!(name(&dir), first);
    let mut names = vec![first];
    for file in ["boot.js", INDEX, WORKER, "data/bundle.json"] {
        fs::write(dir.join(file), text(&dir, file) + " ").unwrap();
        seal(&dir).unwrap();
        let now = name(&dir);
        assert!(
            !names.contains(&now),
            "{file} changed and the build is the same"
        );
        names.push(now);
    }
    let lists = fs::read_dir(&dir).unwrap().flatten();
    let lists = lists.filter(|file| is_list(&file.file_name().to_string_lossy()));
    assert_eq!(lists.count(), 1, "the lists of earlier seals are gone");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_page_can_be_taken_out_of_its_seal() {
    let dir = build("un");
    let before = text(&dir, INDEX);
    seal(&dir).unwrap();
    assert_eq!(unsealed(&text(&dir, INDEX)).unwrap(), before);
    assert!(unsealed("<p>").is_err());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_cannot_be_sealed_is_an_error() {
    let dir = build("errors");
    fs::write(dir.join("a#b.css"), "").unwrap();
    assert!(seal(&dir).unwrap_err().to_string().contains("a#b.css"));
    fs::remove_file(dir.join("a#b.css")).unwrap();
    fs::write(dir.join(WORKER), "const LIST = \"no list\";").unwrap();
    assert!(seal(&dir).is_err());
    fs::remove_file(dir.join(WORKER)).unwrap();
    assert!(seal(&dir).is_err());
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn what_is_for_the_host_or_for_who_has_no_script_is_not_listed() {
    let dir = build("beside");
    fs::create_dir_all(dir.join("read/hant")).unwrap();
    let beside = [
        ".nojekyll",
        "404.html",
        "CNAME",
        "sitemap.xml",
        "sitemap-2.xml",
        "read/hant/a.html",
        "data/.DS_Store",
    ];
    for path in beside {
        fs::write(dir.join(path), "x").unwrap();
    }
    fs::write(dir.join("reading.css"), "x").unwrap();
    seal(&dir).unwrap();
    let list = text(&dir, &name(&dir));
    for path in beside {
        assert!(!list.contains(&format!("\"{path}\"")), "{path}: {list}");
    }
    assert!(list.contains("\"reading.css\""), "{list}");
    fs::remove_dir_all(dir).unwrap();
}
