//! The test suite of OpenCC 1.4.2: 243 cases, 556 expectations.

use std::collections::BTreeMap;

use hanzi::{Config, Converter, Options};

use crate::TABLES;

/// The cases as they are published.
pub(crate) fn suite() -> serde_json::Value {
    let suite = without_trailing_commas(include_str!("data/testcases.json"));
    serde_json::from_str(&suite).unwrap()
}

/// The suite has commas after last members. They stand at the end of a line, before a line that
/// opens with the closing bracket.
fn without_trailing_commas(suite: &str) -> String {
    let mut lines = suite.lines().peekable();
    let mut plain = String::new();
    while let Some(line) = lines.next() {
        let last = lines
            .peek()
            .is_some_and(|next| next.trim_start().starts_with(['}', ']']));
        plain.push_str(if last {
            line.trim_end_matches(',')
        } else {
            line
        });
        plain.push('\n');
    }
    plain
}

/// Runs the suite; gives how many expectations there are and those that were not met.
fn run(options: Options) -> (usize, Vec<String>) {
    let converters: BTreeMap<&str, Converter> = Config::ALL
        .map(|config| (config.name(), TABLES.converter(config, options).unwrap()))
        .into();
    let suite = suite();
    let mut n_expected = 0;
    let mut unmet = Vec::new();
    for case in suite["cases"].as_array().unwrap() {
        let input = case["input"].as_str().unwrap();
        for (config, expected) in case["expected"].as_object().unwrap() {
            n_expected += 1;
            let found = converters[config.as_str()].convert(input);
            let aligned = converters[config.as_str()].align(input);
            assert_eq!(found, aligned.text(), "{config} {input}");
            if found != expected.as_str().unwrap() {
                unmet.push(format!(
                    "{} {config} {input}: {found}, not {expected}",
                    case["id"]
                ));
            }
        }
    }
    (n_expected, unmet)
}

#[test]
fn with_rare_characters_every_expectation_is_met() {
    let (n_expected, unmet) = run(Options {
        rare: true,
        ..Options::default()
    });
    assert_eq!(n_expected, 556);
    assert!(unmet.is_empty(), "{} unmet: {unmet:#?}", unmet.len());
}

#[test]
fn by_default_only_the_three_about_rare_characters_are_not() {
    let (n_expected, unmet) = run(Options::default());
    assert_eq!((n_expected, unmet.len()), (556, 3), "{unmet:#?}");
}
