//! `duizhao convert`.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::folder::{Folder, Ran};

/// Runs the command over an input.
fn convert(args: &[&str], input: &[u8]) -> Ran {
    let folder = Folder::new();
    let mut command = folder.command();
    command.arg("convert").args(args);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The command may be gone before it has read anything.
    child.stdin.take().unwrap().write_all(input).ok();
    Ran::from(child.wait_with_output().unwrap())
}

#[track_caller]
fn check(args: &[&str], input: &str, wanted: &str) {
    let ran = convert(args, input.as_bytes());
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, wanted, "")
    );
}

#[test]
fn text_is_converted_line_by_line_and_line_ends_stay() {
    check(
        &["--to", "zh-Hant"],
        "头发\r\n以后\n\n里",
        "頭髮\r\n以後\n\n裏",
    );
    check(&["--to", "zh-Hant-TW"], "里面的软件", "裡面的軟件");
    check(&["--to", "zh-Hant-HK"], "里面", "裏面");
    check(&["--to", "zh-Hans"], "裡面的頭髮", "里面的头发");
    check(&["--config", "s2twp"], "软件", "軟體");
    check(&["--to", "zh-Hant", "--marks", "corner"], "“后”", "「後」");
    check(&["--to", "zh-Hans"], "", "");
}

#[test]
fn rare_characters_have_to_be_asked_for() {
    check(&["--config", "t2s"], "㑮", "㑮");
    check(&["--config", "t2s", "--rare"], "㑮", "𫝈");
}

#[test]
fn spans_say_what_became_what_and_why() {
    let ran = convert(
        &["--config", "s2t", "--spans", "json"],
        "甲后\nabc\n".as_bytes(),
    );
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let wanted = [
        json!({
            "source": "甲后",
            "target": "甲後",
            "spans": [
                { "source": [0, 3], "target": [0, 3], "kind": "same" },
                {
                    "source": [3, 6],
                    "target": [3, 6],
                    "kind": "one-to-many",
                    "entries": [{ "dictionary": "STCharacters", "key": "后", "forms": ["後", "后"] }],
                    "candidates": ["後", "后"],
                },
            ],
        }),
        json!({
            "source": "abc",
            "target": "abc",
            "spans": [{ "source": [0, 3], "target": [0, 3], "kind": "same" }],
        }),
    ];
    assert_eq!(lines, wanted);
}

#[test]
fn without_a_conversion_both_ways_to_name_one_are_named() {
    let ran = convert(&[], b"");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("--to <LANGUAGE>") && ran.err.contains("--config <NAME>"),
        "{}",
        ran.err
    );
}

#[test]
fn an_unknown_conversion_is_answered_with_those_there_are() {
    let ran = convert(&["--config", "s2x"], b"");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("s2twp") && ran.err.contains("jp2t"),
        "{}",
        ran.err
    );
}

#[test]
fn input_that_is_not_utf8_is_named_by_its_line() {
    let ran = convert(&["--to", "zh-Hant"], b"\xe5\x90\x8e\n\xff\n\xe5\x90\x8e\n");
    assert_eq!((ran.code, ran.out.as_str()), (2, "後\n"));
    assert!(ran.err.contains("line 2 is not UTF-8"), "{}", ran.err);
}
