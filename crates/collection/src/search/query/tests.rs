use proptest::prelude::*;

use super::problem::ProblemKind as P;
use super::{Node, Scope, parse};

/// A query as it was read, in a notation of its own: `(a & b)`, `(a | b)`, `!a`, `Title~a`.
fn show(node: &Node) -> String {
    let list = |nodes: &[Node], by: &str| {
        let shown: Vec<_> = nodes.iter().map(show).collect();
        format!("({})", shown.join(by))
    };
    match node {
        Node::Term(term) => {
            let exact = if term.pattern.is_exact() { "=" } else { "" };
            let text = format!("{exact}{}", term.pattern.typed());
            match term.scope {
                Scope::Text => text,
                scope => format!("{scope:?}~{text}"),
            }
        }
        Node::Issued(dates) => {
            let end = |end: &Option<String>| end.clone().unwrap_or_default();
            format!("{}..{}", end(&dates.from), end(&dates.to))
        }
        Node::All(nodes) => list(nodes, " & "),
        Node::Any(nodes) => list(nodes, " | "),
        Node::Not(node) => format!("!{}", show(node)),
    }
}

#[track_caller]
fn check(query: &str, read: &str) {
    let parsed = parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    assert_eq!(
        parsed.root.as_ref().map(show).unwrap_or_default(),
        read,
        "{query}"
    );
}

#[track_caller]
fn check_wrong(query: &str, read: &str, kind: P, at: &str, mended: &str) {
    let parsed = parse(query);
    assert_eq!(
        parsed.root.as_ref().map(show).unwrap_or_default(),
        read,
        "{query}"
    );
    let [problem] = &parsed.problems[..] else {
        unreachable!("{query}: {:?}", parsed.problems);
    };
    assert_eq!(problem.kind, kind, "{query}");
    assert_eq!(
        query.get(problem.start as usize..problem.end as usize),
        Some(at),
        "{query}"
    );
    assert_eq!(problem.mended, mended, "{query}");
    assert_eq!(parse(mended).problems, [], "{mended}");
}

#[test]
fn words_side_by_side_are_all_wanted() {
    check("宣传", "宣传");
    check("宣传 制度", "(宣传 & 制度)");
    check("宣传\u{3000}制度 AND 117篇", "(宣传 & 制度 & 117篇)");
    check("", "");
    check(" \u{3000} ", "");
}

#[test]
fn alternatives_and_what_is_left_out() {
    check("联系点 OR 金点子", "(联系点 | 金点子)");
    check("甲 乙 | 丙 ｜ 丁", "((甲 & 乙) | 丙 | 丁)");
    check("宣传 -微信", "(宣传 & !微信)");
    check("NOT 微信", "!微信");
    check("--微信", "微信");
    check("covid-19 e-mail", "(covid-19 & e-mail)");
    check("or not and", "(or & not & and)");
}

#[test]
fn groups_in_either_width() {
    check("(甲 OR 乙) 丙", "((甲 | 乙) & 丙)");
    check("（甲 | 乙）-（丙 丁）", "((甲 | 乙) & !(丙 & 丁))");
}

#[test]
fn phrases_in_every_kind_of_quotation_mark() {
    for query in [
        "\"甲 乙\"",
        "“甲 乙”",
        "「甲 乙」",
        "『甲 乙』",
        "＂甲 乙＂",
    ] {
        check(query, "甲 乙");
    }
    check("甲\"乙\"丙", "(甲 & 乙 & 丙)");
    check("\"OR\" \"-x\"", "(OR & -x)");
}

#[test]
fn fields_in_both_scripts() {
    check("title:重庆", "Title~重庆");
    check("py:cq", "Initials~cq");
    check("拼音：cq", "Initials~cq");
    check("標題：重慶 来源:\"甲 乙\"", "(Title~重慶 & Source~甲 乙)");
    check("date:2014..2016 日期：2014", "(2014..2016 & 2014..2014)");
    check("-author:张", "!Author~张");
    check("發布時間:2018", "發布時間:2018");
    check("gloss:xué 原貌:学", "(Gloss~xué & Archived~学)");
}

#[test]
fn these_very_characters() {
    check("=學習 会史", "(=學習 & 会史)");
    check("= 學習 會史", "(=學習 & =會史)");
    check("title:=學習", "Title~=學習");
    check("=\"學 習\"", "=學 習");
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_a_way_to_mend_it() {
    check_wrong(
        "甲 \"乙",
        "(甲 & 乙)",
        P::UnclosedQuote,
        "\"乙",
        "甲 \"乙\"",
    );
    check_wrong("“乙 丙", "乙 丙", P::UnclosedQuote, "“乙 丙", "“乙 丙”");
    check_wrong("(甲 乙", "(甲 & 乙)", P::UnclosedGroup, "(", "(甲 乙)");
    check_wrong("甲) 乙", "(甲 & 乙)", P::StrayBracket, ")", "甲 乙");
    check_wrong("甲 ()", "甲", P::Empty, "()", "甲");
    check_wrong("甲 \"\"", "甲", P::Empty, "\"\"", "甲");
    check_wrong("甲 -", "甲", P::NothingToExclude, "-", "甲");
    check_wrong("甲 OR", "甲", P::NothingBeside, "OR", "甲");
    check_wrong("OR 甲", "甲", P::NothingBeside, "OR", "甲");
    check_wrong("甲 title:", "甲", P::NoValue, "title:", "甲");
    check_wrong("甲 title: 乙", "(甲 & 乙)", P::NoValue, "title:", "甲  乙");
    check_wrong("date:2014-13", "", P::NotADate, "2014-13", "date:2014");
    check_wrong("date:去年", "", P::NotADate, "去年", "date:2000..");
    check_wrong("甲 ??", "甲", P::OnlyWildcards, "??", "甲");
}

#[test]
fn a_query_without_end_is_cut_and_says_so() {
    let words = "甲 ".repeat(70);
    let parsed = parse(&words);
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!(parsed.problems[0].kind, P::TooManyWords);
    let brackets = "(".repeat(3000);
    assert!(parse(&brackets).root.is_none());
    let long = parse(&"甲".repeat(3000));
    assert_eq!(long.problems[0].kind, P::TooLong);
    assert!(parse(&"-".repeat(4000)).root.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_read(query in "[a-z甲乙學习（）()|\"“”「」:：=? 〓-]{0,24}|.{0,30}") {
        let parsed = parse(&query);
        for problem in &parsed.problems {
            prop_assert!(query.get(problem.start as usize..problem.end as usize).is_some());
        }
    }

    #[test]
    fn whatever_is_half_typed_is_read(query in "(title:|日期：|-|NOT |OR |\\(|\\)|\"|=|甲|b | ){0,12}") {
        for end in 0..=query.len() {
            if let Some(half) = query.get(..end) {
                let _read = parse(half);
            }
        }
    }
}
