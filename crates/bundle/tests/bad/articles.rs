//! Articles that are not as they should be.

use bundle::{ReadBundleError, limits, read};

use crate::{article, file, problem_of, refused};

/// Holds that a bad article is left out for this reason.
fn refuses(bad: String, path: &str, message: &str) {
    let (found, said) = problem_of(bad.clone());
    assert!(
        found.starts_with(&format!("$.articles[1]{path}")),
        "{found} for {bad}"
    );
    assert!(said.contains(message), "{said} for {bad}");
}

#[test]
fn an_article_that_is_no_json_of_ours_is_left_out_with_its_place() {
    for (bad, path, message) in [
        ("7".to_owned(), "", "not an object"),
        (
            article("a", r#""doubts":"many""#),
            ".doubts",
            "expected u32",
        ),
        (article("a", r#""doubts":-1"#), ".doubts", "expected u32"),
        (
            article("a", r#""doubts":1e999"#),
            ".doubts",
            "number out of range",
        ),
        (article("a", r#""lead":"\ud800""#), ".lead", "hex escape"),
        (
            article("a", r#""lead":"x","lead":"y""#),
            "",
            "duplicate field `lead`",
        ),
    ] {
        refuses(bad, path, message);
    }
}

#[test]
fn an_article_with_a_wrong_value_is_left_out_with_its_place() {
    for (bad, path, message) in [
        (article("a b", ""), ".id", "' '"),
        (article("", ""), ".id", "empty"),
        (article("a", r#""time":"25:00""#), ".time", "not a time"),
        (
            article("a", r#""title":{"stated":{"value":"x","span":[1,3]}}"#),
            ".title.span",
            "splits a character",
        ),
        (
            article("a", r#""title":{"stated":{"value":"x","span":[3,9]}}"#),
            ".title.span",
            "ends after the text",
        ),
        (
            article(
                "a",
                r#""issued":{"declared":{"value":"2018-02-30","by":"x"}}"#,
            ),
            ".issued.value",
            "not a date",
        ),
        (
            article("a", "").replace(r#""here""#, r#""there""#),
            ".body",
            "unknown variant",
        ),
        (
            article("a", "").replace(r#"{"here":{"text":"漢字"}}"#, r#"{"part":0}"#),
            ".body.part",
            "no part 0",
        ),
        (
            article("a", "").replace(r#""sha256":"""#, r#""sha256":"ABC""#),
            ".origin.sha256",
            "64",
        ),
    ] {
        refuses(bad, path, message);
    }
}

#[test]
fn a_text_with_marks_that_do_not_fit_is_left_out() {
    let body = |members: &str| {
        article("a", "").replace(r#""text":"漢字""#, &format!(r#""text":"漢字",{members}"#))
    };
    let repair = |span: &str, put: &str| {
        format!(
            r#"{{"span":{span},"kind":"gap","found":"?","put":"{put}","certainty":"open",
            "why":{{"lost":{{}}}}}}"#
        )
    };
    for (members, path) in [
        (
            r#""blocks":[{"paragraph":{"span":[0,7]}}]"#.to_owned(),
            "blocks[0]",
        ),
        (
            r#""blocks":[{"paragraph":{"span":[3,0]}}]"#.to_owned(),
            "blocks[0]",
        ),
        (
            r#""blocks":[{"heading":{"level":0,"span":[0,3],"by":"words"}}]"#.to_owned(),
            "blocks[0].level",
        ),
        (
            r#""furniture":[{"kind":"title","span":[0,2]}]"#.to_owned(),
            "furniture[0].span",
        ),
        (
            r#""notes":[{"kind":"no-date","span":[0,8]}]"#.to_owned(),
            "notes[0].span",
        ),
        (
            format!(r#""repairs":[{}]"#, repair("[0,3]", "字")),
            "repairs[0].put",
        ),
        (
            format!(r#""repairs":[{}]"#, repair("[0,4]", "漢")),
            "repairs[0].span",
        ),
        (
            format!(
                r#""repairs":[{},{}]"#,
                repair("[3,6]", "字"),
                repair("[0,3]", "漢")
            ),
            "repairs[1]",
        ),
        (
            format!(
                r#""repairs":[{},{}]"#,
                repair("[0,6]", "漢字"),
                repair("[3,6]", "字")
            ),
            "repairs[1]",
        ),
    ] {
        let (found, said) = problem_of(body(&members));
        assert_eq!(found, format!("$.articles[1].body.here.{path}"), "{said}");
    }
}

#[test]
fn the_first_of_two_equal_ids_stays() {
    let (path, message) = problem_of(article("first", r#""lead":"second of the name""#));
    assert_eq!(path, "$.articles[1].id");
    assert!(message.contains("first"), "{message}");
}

#[test]
fn too_many_of_anything_is_refused_with_the_number() {
    let numbers = "1,".repeat(limits::ARTICLES) + "1";
    let error = refused(file(&[numbers]));
    let (found, most) = (limits::ARTICLES as u64 + 1, limits::ARTICLES as u64);
    assert_eq!(
        error,
        ReadBundleError::TooMany {
            path: "$.articles".into(),
            found,
            most
        }
    );
    let blocks = vec![r#"{"paragraph":{"span":[0,3]}}"#; limits::BLOCKS + 1].join(",");
    let many = article("a", "").replace("\"漢字\"", &format!("\"漢字\",\"blocks\":[{blocks}]"));
    assert_eq!(problem_of(many).1, "20001 entries; at most 20000 are read");
    let long = article("a", &format!(r#""lead":"{}""#, "x".repeat(9 << 20)));
    assert_eq!(
        problem_of(long).1,
        format!("over {} bytes", limits::ARTICLE_BYTES)
    );
    let text = article("a", "").replace("漢字", &"字".repeat(1 << 20));
    assert_eq!(problem_of(text).0, "$.articles[1].body.here.text");
}

#[test]
fn a_message_stays_short_whatever_the_file_says() {
    let (_, message) = problem_of(article(
        "a",
        &format!(r#""doubts":"{}""#, "長".repeat(9999)),
    ));
    assert_eq!(message.chars().count(), limits::MESSAGE_CHARS + 1);
    let all_bad = file(&vec!["0".to_owned(); 5000]);
    let problems = read(all_bad.as_bytes()).unwrap().problems;
    assert_eq!(problems.len(), limits::PROBLEMS + 1);
    assert!(problems.last().unwrap().message.starts_with("4000 more"));
}
