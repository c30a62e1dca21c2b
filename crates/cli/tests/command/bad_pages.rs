//! One bad page never stops the rest.

use std::fs::File;

use bundle::NoteKind;

use crate::folder::{Folder, PAGE, Ran, failure};

/// Builds a good page beside a bad one and gives why that one failed.
fn reason(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::with_page();
    folder.put(&format!("pages/{name}"), bytes);
    let report = folder.build(1, &[]);
    assert_eq!(
        (&report["read"], &report["made"]),
        (&2.into(), &1.into()),
        "{report}"
    );
    assert_eq!(
        folder.bundle("out/bundle.json").articles[0].id.as_str(),
        "good"
    );
    let (file, reason) = failure(&report);
    assert!(file.ends_with(name), "{file}");
    reason
}

/// Builds one page and gives the notes on it.
fn notes(name: &str, bytes: &[u8]) -> Vec<NoteKind> {
    let folder = Folder::new();
    folder.put(&format!("pages/{name}"), bytes);
    let report = folder.build(0, &[]);
    assert_eq!(report["doubtful"].as_array().unwrap().len(), 1, "{report}");
    let article = folder.bundle("out/bundle.json").articles.remove(0);
    assert!(
        article
            .body
            .here()
            .unwrap()
            .text
            .contains("简化字总表重新发表")
    );
    article
        .body
        .here()
        .unwrap()
        .notes
        .iter()
        .map(|note| note.kind.clone())
        .collect()
}

#[test]
fn a_page_of_no_bytes_is_empty() {
    assert!(reason("a.txt", b"").contains("empty"));
    assert!(reason("a.html", b"").contains("empty"));
}

#[test]
fn a_page_of_white_space_has_nothing_to_read() {
    assert!(reason("a.txt", " \n\u{3000}\n".as_bytes()).contains("nothing to read"));
    assert!(reason("a.html", b"<html><script>x</script></html>").contains("nothing to read"));
}

#[test]
fn a_picture_named_html_is_no_page() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    assert!(reason("a.html", picture).contains("PNG"));
    let noise: Vec<u8> = (0..4000_u32).map(|at| (at * at % 251) as u8).collect();
    assert!(!reason("a.htm", &noise).is_empty());
}

#[test]
fn a_page_of_50_mb_is_not_read() {
    let folder = Folder::with_page();
    File::create(folder.path("pages/large.txt"))
        .unwrap()
        .set_len(50 << 20)
        .unwrap();
    let (file, reason) = failure(&folder.build(1, &[]));
    assert!(file.ends_with("large.txt"));
    assert!(
        reason.contains("52428800 bytes, over the limit of 16777216"),
        "{reason}"
    );
}

#[test]
fn the_limit_of_a_page_can_be_lowered() {
    let folder = Folder::with_page();
    folder.put("pages/short.txt", "短");
    let (file, _) = failure(&folder.build(1, &["--max-page-bytes", "100"]));
    assert!(file.ends_with("good.txt"));
    let above = [
        "build",
        "pages",
        "--out",
        "out",
        "--max-page-bytes",
        "16777217",
    ];
    assert_eq!(folder.run(&above).code, 2);
}

#[test]
fn a_text_too_long_for_a_bundle_is_refused_before_it_is_written() {
    let reason = reason("long.txt", "很长的一行字\n".repeat(150_000).as_bytes());
    assert!(reason.contains("$.body.here.text"), "{reason}");
}

#[test]
fn a_wrong_charset_is_noted() {
    let page = "<html><head><meta charset=\"big5\"><title>简化字总表重新发表</title></head>\
        <body><p>简化字总表重新发表，个别字作了调整。</p></body></html>";
    let wrong = NoteKind::WrongCharset {
        declared: "big5".into(),
        used: "UTF-8".into(),
    };
    assert!(notes("a.html", page.as_bytes()).contains(&wrong));
}

#[test]
fn a_byte_that_is_no_text_is_noted_with_its_place() {
    let mut page = PAGE.as_bytes().to_vec();
    page.push(0xFF);
    let offset = PAGE.len() as u64;
    let malformed = NoteKind::Malformed {
        offset,
        bytes: "ff".into(),
    };
    assert!(notes("a.txt", &page).contains(&malformed));
}

#[test]
fn two_pages_with_one_id_are_named_both() {
    let folder = Folder::with_page();
    folder.put("pages/good.html", "<p>另一页。</p>");
    let (file, reason) = failure(&folder.build(1, &[]));
    // In the order of their paths, good.html is the first.
    assert!(file.ends_with("good.txt"), "{file}");
    assert!(
        reason.contains("good") && reason.contains("good.html"),
        "{reason}"
    );
    assert_eq!(
        folder.bundle("out/bundle.json").articles[0].origin.path,
        "good.html"
    );
}

#[test]
fn the_same_path_in_two_folders_is_one_id() {
    let folder = Folder::with_page();
    folder.put("more/good.txt", PAGE);
    let (file, reason) = failure(&folder.build(1, &["more"]));
    assert!(
        file.starts_with("more") && reason.contains("pages"),
        "{file}: {reason}"
    );
}

#[test]
fn nothing_is_written_when_nothing_was_made() {
    let folder = Folder::new();
    folder.put("pages/a.txt", "");
    let report = folder.build(1, &[]);
    assert!(report["written"].is_null());
    assert!(!folder.path("out").exists());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_a_failure() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let folder = Folder::with_page();
    folder.put("pages/closed.txt", PAGE);
    folder.put("out/.keep", "");
    let closed = folder.path("pages/closed.txt");
    let mode = |path: &std::path::Path, mode| set_permissions(path, Permissions::from_mode(mode));
    mode(&closed, 0o000).unwrap();
    let mut command = folder.command();
    if File::open(&closed).is_ok() {
        // Root may read everything; as nobody the file is closed.
        mode(&folder.path(""), 0o755).unwrap();
        mode(&folder.path("out"), 0o777).unwrap();
        command.uid(65534).gid(65534);
    }
    let output = match command
        .args(["build", "pages", "--out", "out", "--json"])
        .output()
    {
        Ok(output) => output,
        Err(error) => {
            println!("not tested: the command cannot be run as another user: {error}");
            return;
        }
    };
    let ran = Ran::from(output);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let (file, reason) = failure(&serde_json::from_str(&ran.out).unwrap());
    assert!(file.ends_with("closed.txt"));
    assert!(reason.starts_with("it cannot be opened: "), "{reason}");
}
