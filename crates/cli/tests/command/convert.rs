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

#[test]
fn in_context_phrases_are_words_and_usages_say_their_condition() {
    check(
        &["--to", "zh-Hant-TW", "--mode", "context"],
        "毛巾还没干。",
        "毛巾還沒乾。",
    );
    let ran = convert(
        &["--config", "s2t", "--mode", "context", "--spans", "json"],
        "毛巾还没干".as_bytes(),
    );
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    let last = line["spans"].as_array().unwrap().last().unwrap();
    assert_eq!(last["kind"], "usage");
    assert!(
        last["entries"][0]["condition"]
            .as_str()
            .unwrap()
            .contains('巾')
    );
}

/// Converts under the rules of a file.
fn under(rules: &str, args: &[&str], input: &str) -> Ran {
    let folder = Folder::new();
    folder.put("rules.json", rules);
    let path = folder.path("rules.json");
    let rules = ["--rules", path.to_str().unwrap()];
    convert(&[args, &rules].concat(), input.as_bytes())
}

#[test]
fn rules_of_a_file_decide_and_spans_name_their_line() {
    let rules = "{\"format\": \"duizhao-rules\", \"version\": 1, \"rules\": [\n\
        {\"from\": \"软件\", \"to\": [{\"writing\": \"zh-Hant-TW\", \"text\": \"軟體\"}]},\n\
        {\"from\": \"万里\"}]}";
    let ran = under(rules, &["--to", "zh-Hant-TW"], "万里的软件\n");
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, "万里的軟體\n", "")
    );
    let ran = under(
        rules,
        &["--to", "zh-Hant-HK", "--spans", "json"],
        "万里的软件",
    );
    let line: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(line["target"], "万里的軟件", "the rule is for Taiwan");
    assert_eq!(line["spans"][0]["kind"], "protected");
    assert_eq!(line["spans"][0]["rule"], 3);
}

#[test]
fn what_is_wrong_with_rules_is_named_by_line_and_the_others_hold() {
    let rules = "{\"format\": \"duizhao-rules\", \"version\": 1, \"rules\": [\n\
        {\"from\": \"甲\", \"to\": [{\"text\": \"乙\"}]},\n\
        {\"from\": \"乙\", \"to\": [{\"text\": \"甲\"}]},\n\
        {\"from\": \"甲\", \"to\": [{\"text\": \"丙\"}]},\n\
        {\"from\": \"\\ud800\"},\n\
        {\"from\": \"后\", \"article\": \"a\"}]}";
    let ran = under(rules, &["--to", "zh-Hant"], "甲乙后");
    // A lone surrogate is no text: the file cannot be read as JSON, or the rule is left out.
    assert!(ran.err.contains("line 5"), "{}", ran.err);
    if ran.code == 0 {
        assert_eq!(ran.out, "乙甲後");
        assert!(
            ran.err
                .contains("line 3: goes round in a circle with line 2"),
            "{}",
            ran.err
        );
        assert!(
            ran.err.contains("line 4: wants another form than line 2"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("line 6: for one article"), "{}", ran.err);
    }
    for broken in [
        "",
        "[]",
        "{\"format\": \"duizhao\"}",
        "{\"format\": \"duizhao-rules\"",
    ] {
        let ran = under(broken, &["--to", "zh-Hant"], "后");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{broken}");
        assert!(ran.err.contains("rules.json"), "{}", ran.err);
    }
}

#[test]
fn a_line_of_ten_megabytes_and_control_characters_come_through() {
    let line = "后\u{1}里\u{0}发\u{7f}abc。".repeat(10_000_000 / 18);
    let wanted = "後\u{1}裏\u{0}發\u{7f}abc。".repeat(10_000_000 / 18);
    let ran = convert(&["--config", "s2t"], line.as_bytes());
    assert!(ran.code == 0 && ran.out == wanted);
    let part = line.get(..1_800_000).unwrap();
    let ran = convert(&["--config", "s2t", "--mode", "context"], part.as_bytes());
    assert!(ran.code == 0 && ran.out.chars().count() == part.chars().count());
}

#[test]
fn a_page_that_a_machine_made_traditional_is_noted() {
    let folder = Folder::new();
    let head = "消息\n\n发布时间:2010-01-02 来源:\n\n　　";
    let page = |text: &str| format!("{head}{text}\n");
    let made = "會后，干部們參加征文活動，老師做了示范，准備了采訪。";
    let written = "會後，幹部們參加徵文活動，老師做了示範，準備了採訪。";
    folder.put("pages/made.txt", page(made));
    folder.put("pages/written.txt", page(written));
    folder.put(
        "pages/hans.txt",
        page("会后，干部们参加征文活动，老师做了示范，准备了采访。"),
    );
    folder.build(0, &[]);
    let bundle = folder.bundle("out/bundle.json");
    let noted = bundle.articles.iter().filter(|it| it.script.machine);
    let noted: Vec<_> = noted.map(|it| it.id.as_str()).collect();
    assert_eq!(noted, ["made"]);
}
