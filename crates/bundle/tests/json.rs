//! Our reading of JSON agrees with that of `serde_json`.

use std::collections::BTreeMap;

use bundle::from_json;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// Every way a value can be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Sample {
    text: String,
    number: u64,
    signed: Option<i32>,
    kinds: Vec<Kind>,
    table: BTreeMap<String, (bool, u8)>,
    done: Result<(), u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Bare,
    One(String),
    Two(u8, bool),
    Named { width: Option<u32> },
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Bare),
        any::<String>().prop_map(Kind::One),
        any::<(u8, bool)>().prop_map(|(number, flag)| Kind::Two(number, flag)),
        any::<Option<u32>>().prop_map(|width| Kind::Named { width }),
    ]
}

fn sample() -> impl Strategy<Value = Sample> {
    let table = proptest::collection::btree_map(any::<String>(), any::<(bool, u8)>(), 0..3);
    let flat = (any::<String>(), any::<u64>(), any::<Option<i32>>());
    (flat, vec(kind(), 0..4), table, any::<Result<(), u16>>()).prop_map(
        |((text, number, signed), kinds, table, done)| Sample {
            text,
            number,
            signed,
            kinds,
            table,
            done,
        },
    )
}

/// Texts that are often JSON and often nearly so.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\":", "\"b\"", "\\", "\\u6f22", "\\n", "0", "-",
        "12", ".5", "e", "E+3", "true", "false", "null", "nul", " ", "\n", "漢", "\u{1}", "[[",
        "]]", "{}", "\"\":",
    ];
    vec(select(scraps.to_vec()), 0..9).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read(sample in sample()) {
        let plain = serde_json::to_string(&sample)?;
        prop_assert_eq!(from_json::<Sample>(&plain), Ok(sample.clone()));
        let indented = serde_json::to_string_pretty(&sample)?;
        prop_assert_eq!(from_json::<Sample>(&indented), Ok(sample));
    }

    #[test]
    fn the_same_texts_are_json(text in scraps()) {
        let theirs = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(from_json::<IgnoredAny>(&text).is_ok(), theirs, "{}", text);
    }

    #[test]
    fn the_same_strings_are_strings(text in scraps()) {
        let text = format!("\"{text}\"");
        let theirs = serde_json::from_str::<String>(&text).ok();
        prop_assert_eq!(from_json::<String>(&text).ok(), theirs, "{}", text);
    }

    #[test]
    fn the_same_texts_are_values(sample in sample(), at in any::<prop::sample::Index>(), scrap in scraps()) {
        let mut text = serde_json::to_string(&sample)?;
        let mut ends: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        ends.push(text.len());
        text.insert_str(*at.get(&ends), &scrap);
        let theirs = serde_json::from_str::<Sample>(&text).ok();
        prop_assert_eq!(from_json::<Sample>(&text).ok(), theirs, "{}", text);
    }
}

#[test]
fn what_a_value_is_instead_is_said_with_its_place() {
    let problem = |text: &str| {
        let problem = from_json::<Vec<Kind>>(text).map(drop);
        let problem = problem.err().map(|problem| (problem.path, problem.message));
        problem.unwrap_or_default()
    };
    for (text, path, message) in [
        ("{}", "$", "invalid type: map, expected a sequence"),
        (r#"["bear"]"#, "$[0]", "unknown variant `bear`"),
        (
            r#"["bare", {"one": 1.50}]"#,
            "$[1].one",
            "invalid type: 1.50, expected a string",
        ),
        (
            r#"[{"two": [256, true]}]"#,
            "$[0].two[0]",
            "integer `256`, expected u8",
        ),
        (
            r#"[{"two": [1.5, true]}]"#,
            "$[0].two[0]",
            "number out of range",
        ),
        (r#"[{"two": [1]}]"#, "$[0].two", "invalid length 1"),
        (r#"[{"two": [1, true, 2]}]"#, "$[0].two[2]", "more entries"),
        (
            r#"[{"named": {"width": true}}]"#,
            "$[0].named.width",
            "expected u32",
        ),
        (r#"[{"named": []}]"#, "$[0].named", "invalid type: sequence"),
        (r#"["one"]"#, "$[0]", "expected newtype variant"),
        ("[{}]", "$[0]", "no variant"),
    ] {
        let (found, said) = problem(text);
        assert_eq!(found, path, "{said}");
        assert!(said.contains(message), "{said}");
    }
}

#[test]
fn a_type_that_holds_itself_ends() {
    #[derive(Debug, Deserialize)]
    struct Nest(#[expect(dead_code, reason = "only its depth matters")] Vec<Nest>);
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(from_json::<Nest>(&deep(100)).is_ok());
    let problem = from_json::<Nest>(&deep(100_000)).map(drop);
    let message = problem.err().map(|problem| problem.message);
    assert_eq!(message.as_deref(), Some("recursion limit exceeded"));
}
