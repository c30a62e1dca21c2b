//! What a search found, shown in the script the reader reads.

use std::cell::RefCell;
use std::collections::BTreeSet;

use bundle::{ArticleId, Span};
use collection::{Answer, Engine, Facet, Listing, Question, ReadBlock, Reading, Sort, Writing};
use proptest::prelude::*;

use crate::archive::{asks, bundle_of, opened};
use crate::laws::{articles, word};

const TABLES: [&[u8]; 4] = [
    include_bytes!("../../../hanzi/data/tables/st.bin"),
    include_bytes!("../../../hanzi/data/tables/ts.bin"),
    include_bytes!("../../../hanzi/data/tables/tw.bin"),
    include_bytes!("../../../hanzi/data/tables/hk.bin"),
];

const PAGES: [(&str, &str); 2] = [
    (
        "jian",
        "宣传工作简报\n发布时间:2014-05-06 来源:乡村日报\n　　他反复学习，在里面宣传制度。\n",
    ),
    (
        "fan",
        "制度建設簡報\n發布時間:2016-01-02 來源:本網\n　　各村開展學習，反覆宣傳制度。\n",
    ),
];

fn with_tables(mut engine: Engine) -> Engine {
    for table in TABLES {
        engine.supply_table(table).unwrap();
    }
    engine
}

fn question(query: &str) -> Question {
    Question::List {
        filter: asks(query),
        sort: Sort::Oldest,
        window: collection::Window {
            first: 0,
            count: u32::MAX,
        },
    }
}

fn listing(engine: &Engine, query: &str, to: Writing) -> Listing {
    match engine.answer_in(&question(query), to) {
        Answer::Listing(listing) => *listing,
        other => panic!("{other:?}"),
    }
}

fn reading(engine: &Engine, id: &str, query: &str, to: Writing) -> Reading {
    let question = Question::Read {
        id: ArticleId::new(id).unwrap(),
        filter: asks(query),
        sort: Sort::Oldest,
        undone: BTreeSet::new(),
        find: String::new(),
    };
    match engine.answer_in(&question, to) {
        Answer::Reading(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

/// The titles, and what is shown of the sources.
fn told(listing: &Listing) -> (Vec<&str>, Vec<Option<&str>>) {
    let titles = listing.rows.iter().map(|row| row.title.as_deref().unwrap());
    let sources = listing
        .facets
        .iter()
        .find(|list| list.facet == Facet::Source);
    let values = sources.unwrap().values.iter();
    let mut values: Vec<_> = values.map(|value| (&value.value, &value.shown)).collect();
    values.sort();
    let shown = values.into_iter().map(|(_, shown)| shown.as_deref());
    (titles.collect(), shown.collect())
}

#[test]
fn a_list_is_in_the_script_of_its_reader_and_what_is_chosen_by_stays() {
    let engine = with_tables(opened(&PAGES));
    let tw = listing(&engine, "", Writing::HantTw);
    assert_eq!(
        told(&tw),
        (
            vec!["宣傳工作簡報", "制度建設簡報"],
            vec![Some("鄉村日報"), None]
        )
    );
    let shown: Vec<_> = tw.rows.iter().map(|row| row.shown).collect();
    assert_eq!(shown, [Some(Writing::HantTw), None]);
    let cn = listing(&engine, "", Writing::Hans);
    assert_eq!(
        told(&cn),
        (
            vec!["宣传工作简报", "制度建设简报"],
            vec![None, Some("本网")]
        )
    );
    assert_eq!(cn.tables, [""; 0]);
}

#[test]
fn without_tables_a_list_is_as_archived_and_names_them() {
    let engine = opened(&PAGES);
    let mut lacking = listing(&engine, "宣传", Writing::HantTw);
    assert_eq!(lacking.tables, ["st", "tw"]);
    lacking.tables.clear();
    assert_eq!(
        Answer::Listing(Box::new(lacking)),
        engine.answer(&question("宣传"))
    );
    let reading = reading(&engine, "fan", "", Writing::Hans);
    assert_eq!(reading.tables, ["ts"]);
    assert_eq!(reading.article.shown, None);
}

#[test]
fn an_article_is_read_in_the_other_script_with_its_hits_where_they_stand_there() {
    let engine = with_tables(opened(&PAGES));
    let reading = reading(&engine, "jian", "反复 OR 宣传", Writing::HantTw);
    assert_eq!(reading.article.title.as_deref(), Some("宣傳工作簡報"));
    assert_eq!(reading.article.shown, Some(Writing::HantTw));
    let ReadBlock::Paragraph { text, .. } = &reading.blocks[0] else {
        panic!("{:?}", reading.blocks)
    };
    assert_eq!(text, "他反覆學習，在裡面宣傳制度。");
    let hits: Vec<_> = reading.hits.iter().map(|hit| (hit.row, hit.at)).collect();
    let at = |word: &str| {
        let start = text.find(word).unwrap();
        Span::from(start..start + word.len())
    };
    assert_eq!(
        hits,
        [(0, Span::from(0..6)), (1, at("反覆")), (1, at("宣傳"))]
    );
    let next = reading.next.unwrap();
    assert_eq!(next.title.as_deref(), Some("制度建設簡報"), "as it is");
}

#[test]
fn a_hit_stays_a_hit_in_the_other_script() {
    // One engine for all cases: its tables stay when another bundle is opened.
    let engine = RefCell::new(with_tables(Engine::new()));
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(articles in articles(), a in word())| {
        let bundle = bundle::write_one(&bundle_of(articles));
        engine.borrow_mut().open(&bundle).unwrap();
        let word = hanzi::fold(&a).into_text();
        let is_hit = |text: &str, mark: &Span| {
            let marked = hanzi::fold(mark.of(text).unwrap()).into_text();
            prop_assert!(marked.contains(&word), "{marked} {word}");
            Ok(())
        };
        for to in [Writing::Hans, Writing::HantTw, Writing::HantHk] {
            let listing = listing(&engine.borrow(), &a, to);
            for (row, found) in listing.rows.iter().zip(&listing.found.unwrap().rows) {
                for mark in &found.marks {
                    is_hit(&found.snippet, mark)?;
                }
                for mark in &found.title {
                    is_hit(row.title.as_ref().unwrap(), mark)?;
                }
            }
        }
    });
}
