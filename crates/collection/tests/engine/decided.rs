//! What an archive, an article and a reader decided about conversion.

use std::collections::BTreeSet;

use bundle::{
    ArticleId, Block, Body, BodyAt, ScriptForm, ScriptPlace, ScriptRule, Span, read_rules,
};
use collection::{
    Answer, Beside, Decided, Engine, Mark, PlaceChoice, Question, Quotes, Ruby, RuleLayers, Sides,
    Stretch, Term, Why, Writing,
};

use crate::archive::{bundle_of, dated};

const TABLES: [&[u8]; 4] = [
    include_bytes!("../../../hanzi/data/tables/st.bin"),
    include_bytes!("../../../hanzi/data/tables/ts.bin"),
    include_bytes!("../../../hanzi/data/tables/tw.bin"),
    include_bytes!("../../../hanzi/data/tables/hk.bin"),
];

const TEXT: &str = "他反复用软件。\n书里的软件和制度。";

fn rule(from: &str, to: &str) -> ScriptRule {
    ScriptRule {
        from: from.to_owned(),
        to: vec![ScriptForm {
            writing: None,
            text: to.to_owned(),
        }],
        at: None,
    }
}

/// An archive with a rule for 制度, and an article with one for 书里 and one for the place of 反复.
fn engine() -> Engine {
    let second = TEXT.find('\n').unwrap() + 1;
    let place = ScriptPlace {
        span: Span::from(3..9),
        before: "他".to_owned(),
        after: "用软件。".to_owned(),
    };
    let body = Body {
        text: TEXT.to_owned(),
        blocks: vec![
            Block::Paragraph {
                span: Span::from(0..second - 1),
            },
            Block::Paragraph {
                span: Span::from(second..TEXT.len()),
            },
        ],
        rules: vec![
            rule("书里", "書中"),
            ScriptRule {
                at: Some(place),
                ..rule("反复", "反復")
            },
        ],
        ..Body::default()
    };
    let mut bundle = bundle_of(vec![bundle::Article {
        body: BodyAt::Here(body),
        ..dated("a", "2016", "软件")
    }]);
    bundle.rules = vec![rule("制度", "規矩")];
    let mut engine = Engine::new();
    engine.open(&bundle::write_one(&bundle)).unwrap();
    for table in TABLES {
        engine.supply_table(table).unwrap();
    }
    engine
}

fn beside(terms: &[(&str, &str)], choices: Vec<PlaceChoice>) -> Beside {
    let term = |(from, to): &(&str, &str)| Term {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        writing: Writing::HantTw,
    };
    Beside {
        id: ArticleId::new("a").unwrap(),
        undone: BTreeSet::new(),
        to: None,
        words: false,
        context: false,
        quotes: Quotes::Keep,
        choices,
        find: String::new(),
        terms: terms.iter().map(term).collect(),
        ruby: Ruby::Off,
    }
}

fn sides(engine: &Engine, beside: Beside) -> Sides {
    match engine.answer(&Question::Compare(beside)) {
        Answer::Sides(sides) => *sides,
        other => panic!("{other:?}"),
    }
}

fn target(sides: &Sides, row: usize) -> String {
    let runs = sides.rows[row].sentences.iter().flatten();
    runs.map(Stretch::target).collect()
}

/// Why the run of this source is what it is.
fn why(engine: &Engine, beside: Beside, row: u32, source: &str) -> Why {
    let found = sides(engine, beside.clone());
    let mut runs = found.rows[row as usize].sentences.iter().flatten();
    let run = runs.find(|run| run.source == source).unwrap().run;
    match engine.answer(&Question::Explain { beside, row, run }) {
        Answer::Why(why) => *why.unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn rules_of_the_archive_and_the_article_hold_and_are_named() {
    let engine = engine();
    let found = sides(&engine, beside(&[], Vec::new()));
    assert_eq!(target(&found, 1), "他反復用軟件。", "at its place");
    assert_eq!(target(&found, 2), "書中的軟件和規矩。");
    for (row, word, owner, to) in [
        (2, "制度", "bundle", "規矩"),
        (2, "书里", "article", "書中"),
    ] {
        let why = why(&engine, beside(&[], Vec::new()), row, word);
        assert_eq!(why.mark, Mark::Rule);
        assert_eq!(why.entries, [[owner, word, to]]);
    }
}

#[test]
fn the_readers_word_comes_before_the_articles_and_holds_everywhere() {
    let engine = engine();
    let terms = [("软件", "軟體"), ("书里", "書裡")];
    let found = sides(&engine, beside(&terms, Vec::new()));
    assert_eq!(target(&found, 0), "軟體");
    assert_eq!(target(&found, 1), "他反復用軟體。");
    assert_eq!(target(&found, 2), "書裡的軟體和規矩。");
    let why = why(&engine, beside(&terms, Vec::new()), 2, "软件");
    assert_eq!(why.entries, [["reader", "软件", "軟體"]]);
    let other = Beside {
        to: Some(Writing::HantHk),
        ..beside(&terms, Vec::new())
    };
    assert_eq!(target(&sides(&engine, other), 0), "軟件", "for Taiwan only");
}

#[test]
fn what_a_reader_decided_is_a_file_that_gives_the_same_again() {
    let engine = engine();
    let own = why(&engine, beside(&[], Vec::new()), 2, "软").place;
    let choice = PlaceChoice {
        to: "輭".to_owned(),
        ..own
    };
    let gone = PlaceChoice {
        row: 1,
        ..choice.clone()
    };
    let wanted = beside(&[("反复", "反覆")], vec![choice]);
    let chosen = sides(&engine, wanted.clone());
    assert_eq!(target(&chosen, 2), "書中的輭件和規矩。");
    let mut choices = wanted.choices.clone();
    choices.push(gone);
    let file = engine.rule_file(&Decided {
        article: Some(wanted.id),
        choices,
        terms: wanted.terms,
    });
    let read = read_rules(&file.unwrap()).unwrap();
    assert_eq!(read.unread, []);
    assert_eq!(
        read.rules.len(),
        2,
        "what the article does not have is left out"
    );
    let rules: Vec<ScriptRule> = read.rules.iter().map(|(_, rule)| rule.rule()).collect();
    let layers = RuleLayers {
        reader: &rules,
        ..RuleLayers::default()
    };
    let placed = layers.places(TEXT, Writing::HantTw);
    assert_eq!(placed.lost, []);
    let at = TEXT.rfind("软件").unwrap();
    assert_eq!(placed.choices[0].source, at..at + 3);
    assert_eq!(placed.choices[0].to, "輭");
    // A line was put before the text: the place is found again.
    let moved = layers.places(&format!("新的一行。\n{TEXT}"), Writing::HantTw);
    assert_eq!(moved.lost, []);
    assert_eq!(layers.words(Writing::HantTw).ids.len(), 1);
}

/// A text that a machine made Traditional: 干部, 后備 and 征文 are left.
fn machine_made() -> Engine {
    let text = "各地干部參加后備會員的征文，干部們說明準備情況，后備人員也寫了征文。";
    let body = Body {
        text: text.to_owned(),
        blocks: vec![Block::Paragraph {
            span: Span::from(0..text.len()),
        }],
        ..Body::default()
    };
    let mut article = bundle::Article {
        body: BodyAt::Here(body),
        ..dated("a", "2016", "簡報")
    };
    article.script.state = hanzi::ScriptState::Hant;
    let mut engine = Engine::new();
    engine
        .open(&bundle::write_one(&bundle_of(vec![article])))
        .unwrap();
    engine
}

#[test]
fn what_a_machine_left_is_told_with_what_better_stood_there_and_the_text_stays() {
    let mut engine = machine_made();
    engine.supply_table(TABLES[1]).unwrap();
    let found = sides(&engine, beside(&[], Vec::new()));
    assert_eq!(found.machine_made, []);
    assert_eq!(found.tables, ["st", "tw"], "with these it can be told");
    for table in TABLES {
        engine.supply_table(table).unwrap();
    }
    let found = sides(&engine, beside(&[], Vec::new()));
    assert_eq!(found.tables, [""; 0]);
    let told: Vec<_> = found
        .machine_made
        .iter()
        .map(|(left, better, count)| (left.as_str(), better.as_str(), *count))
        .collect();
    assert_eq!(
        told.iter().map(|(.., count)| count).sum::<u32>(),
        6,
        "{told:?}"
    );
    assert!(
        told.contains(&("干部", "幹部", 2)) || told.contains(&("干", "幹", 2)),
        "{told:?}"
    );
    let source: String = found.rows[1]
        .sentences
        .iter()
        .flatten()
        .map(|run| run.source.as_str())
        .collect();
    assert!(source.contains("各地干部參加后備會員的征文"));
}

#[test]
fn a_conversion_in_context_asks_for_its_words() {
    let engine = engine();
    let context = Beside {
        context: true,
        ..beside(&[], Vec::new())
    };
    let answer = engine.answer(&Question::Compare(context));
    assert_eq!(answer, Answer::NeedsTables(vec!["context".to_owned()]));
}
