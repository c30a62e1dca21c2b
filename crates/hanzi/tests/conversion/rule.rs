//! Rules and choices over a conversion.

use hanzi::{Choice, Config, Kind, Options, Rule, RuleProblem, Ruled, Rules};
use proptest::prelude::*;

use crate::TABLES;
use crate::laws::text;

fn rule(from: &str, to: Option<&str>) -> Rule {
    Rule {
        from: from.to_owned(),
        to: to.map(str::to_owned),
    }
}

fn align(text: &str, rules: &Rules, choices: &[Choice]) -> Ruled {
    TABLES
        .converter(Config::S2t, Options::default())
        .unwrap()
        .align_with(text, rules, choices)
}

#[test]
fn a_word_becomes_what_its_rule_says_and_a_name_stays() {
    let rules = Rules::new(vec![rule("软件", Some("軟體")), rule("万里", None)]);
    let text = "万里用软件";
    let made = align(text, &rules, &[]);
    assert_eq!(made.conversion.text(), "万里用軟體");
    let kinds: Vec<Kind> = made.conversion.spans().map(|span| span.kind).collect();
    assert_eq!(kinds, [Kind::Protected, Kind::Same, Kind::Rule]);
    let numbers = made.conversion.spans().map(|span| {
        made.conversion
            .steps(&span)
            .first()
            .and_then(|step| step.rule())
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [Some(1), None, Some(0)]);
}

#[test]
fn the_longest_of_several_rules_applies_and_its_result_is_not_looked_at_again() {
    let rules = Rules::new(vec![
        rule("后", None),
        rule("后面", Some("後面")),
        rule("後", Some("x")),
    ]);
    assert_eq!(align("后面后", &rules, &[]).conversion.text(), "後面后");
}

#[test]
fn a_choice_holds_for_its_place_alone_and_above_rules() {
    let rules = Rules::new(vec![rule("后", Some("後"))]);
    let choices = [Choice {
        source: 6..9,
        to: "后".to_owned(),
    }];
    let made = align("后和后", &rules, &choices);
    assert_eq!(made.conversion.text(), "後和后");
    assert_eq!(made.conversion.at_source(6).unwrap().kind, Kind::Choice);
    assert!(made.unused.is_empty());
}

#[test]
fn choices_that_do_not_fit_are_named_and_change_nothing() {
    let choice = |source| Choice {
        source,
        to: "x".to_owned(),
    };
    let choices = [
        choice(3..6),
        choice(1..3),
        choice(0..6),
        choice(6..99),
        choice(3..3),
    ];
    let made = align("后和后", &Rules::default(), &choices);
    assert_eq!(made.conversion.text(), "x後");
    assert_eq!(made.unused, [0, 1, 3, 4]);
}

#[test]
fn rules_that_cannot_all_hold_are_named() {
    let rules = Rules::new(vec![
        rule("", Some("x")),
        rule("后", Some("後")),
        rule("后", None),
        rule("后", Some("後")),
        rule("後", Some("后")),
    ]);
    let problems = [
        RuleProblem::Empty(0),
        RuleProblem::Conflict(1, 2),
        RuleProblem::Loop(1, 4),
    ];
    assert_eq!(rules.problems(), problems);
    assert_eq!(
        rules.problems()[1].to_string(),
        "rule 2 wants another form than rule 1 for the same word"
    );
    assert_eq!(align("后後", &rules, &[]).conversion.text(), "後后");
    assert_eq!(rules.rules().len(), 5);
}

proptest! {
    #[test]
    fn without_rules_nothing_changes_and_under_rules_spans_tile(text in text()) {
        let converter = TABLES.converter(Config::S2tw, Options::default()).unwrap();
        let plain = converter.align_with(&text, &Rules::default(), &[]);
        prop_assert_eq!(plain.conversion, converter.align(&text));
        let rules = Rules::new(vec![rule("后", None), rule("干部", Some("幹部")), rule("B", Some("β"))]);
        let made = converter.align_with(&text, &rules, &[]).conversion;
        let (mut from, mut to) = (0, 0);
        for span in made.spans() {
            prop_assert_eq!((span.source.start, span.target.start), (from, to));
            (from, to) = (span.source.end, span.target.end);
            if span.kind == Kind::Protected {
                prop_assert_eq!(&text[span.source], &made.text()[span.target]);
            }
        }
        prop_assert_eq!((from, to), (text.len(), made.text().len()));
    }
}
