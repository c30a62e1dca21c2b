//! Files that are no bundle.

use bundle::{ReadBundleError, limits, read};

use crate::{article, file, problem_of, refused};

#[test]
fn a_bundle_with_the_least_there_can_be_is_read() {
    let read = read(file(&[article("a", "")]).as_bytes()).unwrap();
    assert_eq!(read.problems, []);
    assert_eq!(read.bundle.articles[0].body.here().unwrap().text, "漢字");
    assert!(read.bundle.articles[0].title.is_missing());
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let with_mark = format!("\u{FEFF}{}", file(&[article("a", "")]));
    assert_eq!(read(with_mark.as_bytes()).unwrap().bundle.articles.len(), 1);
    assert_eq!(refused("\u{FEFF}"), ReadBundleError::Empty);
    let twice = format!("\u{FEFF}\u{FEFF}{}", file(&[]));
    assert!(matches!(
        refused(twice),
        ReadBundleError::NotJson { line: 1, .. }
    ));
}

#[test]
fn an_empty_file_says_so() {
    assert_eq!(refused(""), ReadBundleError::Empty);
    assert_eq!(refused(" \r\n\t"), ReadBundleError::Empty);
}

#[test]
fn a_web_page_in_any_encoding_is_told_from_a_bundle() {
    assert_eq!(
        refused("\n<!DOCTYPE html><title>404</title>"),
        ReadBundleError::Html
    );
    assert_eq!(
        refused(b"<html><title>\xC4\xE3\xBA\xC3</title>"),
        ReadBundleError::Html
    );
}

#[test]
fn a_bundle_cut_anywhere_is_truncated() {
    let whole = file(&[article("a", ""), article("b", "")]);
    for end in 1..whole.len() {
        let cut = &whole.as_bytes()[..end];
        assert_eq!(
            refused(cut),
            ReadBundleError::Truncated { at: end as u64 },
            "cut at {end}"
        );
    }
    assert!(read(whole.as_bytes()).is_ok());
}

#[test]
fn bytes_that_are_no_utf8_are_pointed_at() {
    assert_eq!(
        refused(b"{\"format\": \"\xC4\xE3\"}"),
        ReadBundleError::NotUtf8 { at: 12 }
    );
    assert_eq!(
        refused(b"\xFF\xFE{\0}\0"),
        ReadBundleError::NotUtf8 { at: 0 }
    );
}

#[test]
fn text_that_is_no_json_is_pointed_at() {
    let ReadBundleError::NotJson {
        line,
        column,
        message,
    } = refused("{\n  \"format\": duizhao }")
    else {
        panic!("not JSON")
    };
    assert_eq!((line, column, message.as_str()), (2, 13, "expected value"));
    assert!(matches!(refused("hello"), ReadBundleError::NotJson { .. }));
    assert!(matches!(
        refused(file(&[]) + "x"),
        ReadBundleError::NotJson { .. }
    ));
}

#[test]
fn json_that_is_no_bundle_says_where() {
    let at = |text: &str| match refused(text) {
        ReadBundleError::NotABundle { path, message } => (path, message),
        other => panic!("{other:?}"),
    };
    assert_eq!(at("{}").0, "$.format");
    assert_eq!(at("5").0, "$");
    assert_eq!(at("[]").0, "$");
    assert_eq!(at("[[[]]]").0, "$[0]");
    assert_eq!(at(r#"{"format":"other","version":1}"#).0, "$.format");
    assert_eq!(at(r#"{"format":7}"#).0, "$.format");
    assert_eq!(
        at(r#"{"format":"duizhao","version":1}"#),
        ("$.about".into(), "missing".into())
    );
    let no_title = r#"{"format":"duizhao","version":1,"about":{},"articles":[]}"#;
    assert_eq!(
        at(no_title),
        ("$.about.title".into(), "missing field `title`".into())
    );
    let no_articles = r#"{"format":"duizhao","version":1,"about":{"title":"x"}}"#;
    assert_eq!(at(no_articles), ("$.articles".into(), "missing".into()));
    let articles = r#"{"format":"duizhao","version":1,"about":{"title":"x"},"articles":{}}"#;
    let message = "invalid type: map, expected a list".to_owned();
    assert_eq!(at(articles), ("$.articles".into(), message));
    let twice = r#"{"format":"duizhao","format":"duizhao"}"#;
    assert_eq!(at(twice), ("$".into(), "duplicate field `format`".into()));
}

#[test]
fn versions_other_than_ours_are_told_apart() {
    let version = |version: &str| {
        refused(file(&[]).replace(r#""version":1"#, &format!(r#""version":{version}"#)))
    };
    assert_eq!(
        version("3"),
        ReadBundleError::NewerFormat { found: 3, known: 2 }
    );
    assert_eq!(
        version("4294967296"),
        ReadBundleError::NewerFormat {
            found: 1 << 32,
            known: 2
        }
    );
    for unknown in ["0", "-1", "1.5", "\"1\"", "1e999", "[]"] {
        let found = Some(unknown.to_owned());
        assert_eq!(version(unknown), ReadBundleError::UnknownVersion { found });
    }
    let none = refused(file(&[]).replace(r#""version":1,"#, ""));
    assert_eq!(none, ReadBundleError::UnknownVersion { found: None });
    let packed = file(&[]).replace(r#""version":1"#, r#""version":2"#);
    assert_eq!(read(packed.as_bytes()).unwrap().bundle.version, 2);
    // A later version may look like anything.
    let later = r#"{"format":"duizhao","version":9,"about":[],"articles":{"a":1}}"#;
    assert_eq!(
        refused(later),
        ReadBundleError::NewerFormat { found: 9, known: 2 }
    );
}

#[test]
fn json_ten_thousand_deep_is_refused_or_passed_over() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(matches!(refused(&deep), ReadBundleError::NotABundle { .. }));
    let objects = format!("{}1{}", r#"{"format":"#.repeat(10_000), "}".repeat(10_000));
    assert!(matches!(
        refused(objects),
        ReadBundleError::NotABundle { .. }
    ));
    assert!(matches!(
        refused("[".repeat(10_000)),
        ReadBundleError::Truncated { .. }
    ));
    assert_eq!(problem_of(deep.clone()).0, "$.articles[1]");
    let title = format!(r#""title":{{"declared":{{"by":"x","value":{deep}}}}}"#);
    let (path, message) = problem_of(article("a", &title));
    assert!(path.starts_with("$.articles[1].title"), "{path}");
    assert!(path.chars().count() <= limits::MESSAGE_CHARS + 1, "{path}");
    assert_eq!(message, "invalid type: sequence, expected a string");
    let passed_over = file(&[article("a", &format!(r#""unknown":{deep}"#))]);
    assert_eq!(read(passed_over.as_bytes()).unwrap().problems, []);
}

#[test]
fn a_part_outside_the_folder_is_refused() {
    let sha256 = "0".repeat(64);
    for path in [
        "../a.json",
        "/etc/passwd",
        "https://example.org/a",
        "a//b",
        "",
        ".git",
        "a\\b",
    ] {
        let parts = format!(
            r#""parts":[{{"path":{path:?},"bytes":1,"sha256":"{sha256}","kind":"text"}}],"articles""#
        );
        let ReadBundleError::NotABundle { path, .. } =
            refused(file(&[]).replace(r#""articles""#, &parts))
        else {
            panic!("{path} was taken")
        };
        assert_eq!(path, "$.parts[0].path");
    }
}

#[test]
fn a_part_that_would_unpack_to_more_than_any_part_has_is_refused() {
    let part = |unpacked: u64| {
        let sha256 = "0".repeat(64);
        let parts = format!(
            r#""parts":[{{"path":"a","bytes":1,"unpacked":{unpacked},"sha256":"{sha256}","kind":"text"}}],"articles""#
        );
        file(&[]).replace(r#""articles""#, &parts)
    };
    let ReadBundleError::NotABundle { path, .. } = refused(part(limits::PART_BYTES + 1)) else {
        panic!("it was taken")
    };
    assert_eq!(path, "$.parts[0].unpacked");
    let read = read(part(limits::PART_BYTES).as_bytes()).unwrap();
    assert_eq!(read.bundle.parts[0].unpacked, Some(limits::PART_BYTES));
}

#[test]
fn an_error_crosses_as_json() {
    let error = refused("{");
    let json = serde_json::to_string(&error).unwrap();
    assert_eq!(
        serde_json::from_str::<ReadBundleError>(&json).unwrap(),
        error
    );
    assert_eq!(
        error.to_string(),
        "the file breaks off after 1 bytes, in the middle of the bundle"
    );
}
