//! Rules of several owners.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "the functions tests call may fail as loudly as the tests"
)]

use bundle::{ScriptForm, ScriptPlace, ScriptRule, Span, read_rules};
use collection::{Owner, RuleLayers, Writing, slips};
use hanzi::Choice;
use proptest::prelude::*;

fn rule(from: &str, to: &[(Option<&str>, &str)]) -> ScriptRule {
    let form = |&(writing, text): &(Option<&str>, &str)| ScriptForm {
        writing: writing.map(str::to_owned),
        text: text.to_owned(),
    };
    ScriptRule {
        from: from.to_owned(),
        to: to.iter().map(form).collect(),
        at: None,
    }
}

/// A decision for the first place of a word, with two characters on either side.
fn decision(text: &str, word: &str, to: &str) -> ScriptRule {
    let start = text.find(word).unwrap();
    let end = start + word.len();
    let mut before: Vec<char> = text[..start].chars().rev().take(2).collect();
    before.reverse();
    ScriptRule {
        at: Some(ScriptPlace {
            span: Span::from(start..end),
            before: before.into_iter().collect(),
            after: text[end..].chars().take(2).collect(),
        }),
        ..rule(word, &[(None, to)])
    }
}

#[test]
fn the_form_of_a_writing_goes_before_those_of_more() {
    let rules = [
        rule(
            "软件",
            &[(Some("zh-Hant-TW"), "軟體"), (Some("zh-Hant"), "軟件")],
        ),
        rule("后", &[(None, "后")]),
        rule("里", &[]),
        rule("云", &[(Some("zh-Hans"), "云")]),
    ];
    let layers = RuleLayers {
        bundle: &rules,
        ..RuleLayers::default()
    };
    let given = |to| {
        let words = layers.words(to);
        let list = words.rules.rules().iter();
        list.map(|rule| rule.to.clone().unwrap_or("stays".into()))
            .collect::<Vec<_>>()
    };
    assert_eq!(given(Writing::HantTw), ["軟體", "后", "stays"]);
    assert_eq!(given(Writing::HantHk), ["軟件", "后", "stays"]);
    assert_eq!(given(Writing::Hans), ["后", "stays", "云"]);
}

#[test]
fn of_the_same_word_the_nearest_owner_decides() {
    let [mine, its, all] = ["我", "文", "庫"].map(|to| [rule("后", &[(None, to)])]);
    let layers = RuleLayers {
        reader: &mine,
        article: &its,
        bundle: &all,
    };
    let words = layers.words(Writing::Hant);
    assert_eq!(
        words.ids,
        [(Owner::Reader, 0), (Owner::Article, 0), (Owner::Bundle, 0)]
    );
    assert_eq!(
        words.rules.rules().first().unwrap().to.as_deref(),
        Some("我")
    );
    assert_eq!(words.rules.problems().len(), 2, "the others are named");
}

#[test]
fn a_decision_finds_its_place_again_after_a_rebuild() {
    let text = "皇后的后面有后门";
    let made = [decision(text, "后门", "後門")];
    let layers = RuleLayers {
        reader: &made,
        ..RuleLayers::default()
    };
    let at = |text: &str| {
        let placed = layers.places(text, Writing::Hant);
        (
            placed.choices.first().map(|it| it.source.clone()),
            placed.lost,
        )
    };
    assert_eq!(at(text), (Some(18..24), vec![]));
    let longer = format!("新加的一句。{text}");
    assert_eq!(at(&longer), (Some(36..42), vec![]));
    assert_eq!(
        at("另外的后门，还有后门"),
        (None, vec![(Owner::Reader, 0)]),
        "at two places now"
    );
    assert_eq!(at("没有了"), (None, vec![(Owner::Reader, 0)]));
}

#[test]
fn one_decision_holds_at_one_place_and_the_readers_goes_first() {
    let text = "皇后的后面";
    let mine = [decision(text, "后的", "我")];
    let its = [decision(text, "皇后", "文"), decision(text, "面", "面")];
    let layers = RuleLayers {
        reader: &mine,
        article: &its,
        bundle: &its,
    };
    let placed = layers.places(text, Writing::Hant);
    let choice = |source, to: &str| Choice {
        source,
        to: to.to_owned(),
    };
    assert_eq!(placed.choices, [choice(3..9, "我"), choice(12..15, "面")]);
    assert_eq!(placed.outdone, [(Owner::Article, 0)]);
    assert_eq!(placed.of_piece(Span::new(9, 15)), [choice(3..6, "面")]);
    assert_eq!(placed.lost, [(Owner::Bundle, 0), (Owner::Bundle, 1)]);
}

#[test]
fn loops_conflicts_and_broken_rules_of_a_file_are_named_by_their_lines() {
    let file = r#"{"format": "duizhao-rules", "version": 1, "rules": [
        {"from": "甲", "to": [{"text": "乙"}]},
        {"from": "乙", "to": [{"text": "丙"}]},
        {"from": "丙", "to": [{"text": "甲"}]},
        {"from": "甲", "to": [{"text": "丁"}]},
        {"from": "甲", "to": [{"text": "丁"}], "article": "a"},
        {"from": ""},
        {"frm": "甲"},
        {"from": "戊", "to": [{"text": "戊"}]}
    ]}"#;
    let read = read_rules(file).unwrap();
    assert_eq!(read.rules.len() + read.unread.len(), 8, "nothing is lost");
    let named: Vec<String> = slips(&read).iter().map(ToString::to_string).collect();
    assert_eq!(
        named,
        [
            "line 4: goes round in a circle with line 2",
            "line 5: wants another form than line 2, which holds",
            "line 7: no word to look for",
            "line 8: no rule: $.rules[6].from: missing field `from`"
        ]
    );
}

proptest! {
    #[test]
    fn any_rules_give_places_that_fit_and_do_not_overlap(
        text in "[甲乙丙]{0,20}",
        words in proptest::collection::vec(("[甲乙丙]{0,3}", 0_u32..70, 0_u32..70, "[甲乙]{0,1}"), 0..8),
    ) {
        let rules: Vec<ScriptRule> = words.into_iter().map(|(word, start, end, near)| ScriptRule {
            at: Some(ScriptPlace { span: Span::new(start, end), before: near.clone(), after: near }),
            ..rule(&word, &[(None, "丁")])
        }).collect();
        let layers = RuleLayers { reader: &rules, article: &rules, bundle: &[] };
        let placed = layers.places(&text, Writing::Hant);
        prop_assert_eq!(placed.ids.len(), placed.choices.len());
        prop_assert_eq!(placed.ids.len() + placed.lost.len() + placed.outdone.len(), rules.len() * 2);
        let mut choices = placed.choices;
        choices.sort_by_key(|choice| choice.source.start);
        for (at, choice) in choices.iter().enumerate() {
            prop_assert!(text.get(choice.source.clone()).is_some());
            prop_assert!(choices.get(at + 1).is_none_or(|next| next.source.start >= choice.source.end));
        }
    }
}
