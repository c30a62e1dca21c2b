//! What a search found, shown in the script the reader reads.

use std::cell::RefCell;
use std::collections::BTreeSet;

use bundle::{ArticleId, Span};
use collection::{
    Answer, Engine, Facet, Listing, Manner, Question, ReadBlock, Reading, Ruby, Sort, Sought,
    Writing, noted, plain,
};
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
        sought: Sought::default(),
    }
}

fn listing(engine: &Engine, query: &str, to: Writing) -> Listing {
    match engine.answer_in(&question(query), in_writing(to)) {
        Answer::Listing(listing) => *listing,
        other => panic!("{other:?}"),
    }
}

fn in_writing(to: Writing) -> Manner {
    Manner {
        shown: Some(to),
        ..Manner::default()
    }
}

fn reading(engine: &Engine, id: &str, query: &str, to: Writing) -> Reading {
    reading_in(engine, id, query, in_writing(to))
}

fn reading_in(engine: &Engine, id: &str, query: &str, manner: Manner) -> Reading {
    let question = Question::Read {
        id: ArticleId::new(id).unwrap(),
        filter: asks(query),
        sort: Sort::Oldest,
        undone: BTreeSet::new(),
        find: String::new(),
    };
    match engine.answer_in(&question, manner) {
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

const READINGS: &[u8] = include_bytes!("../../../hanzi/data/tables/readings.bin");

/// The title and the paragraphs.
fn texts(reading: &Reading) -> Vec<&str> {
    let blocks = reading.blocks.iter().map(|block| match block {
        ReadBlock::Paragraph { text, .. } => text.as_str(),
        other => panic!("{other:?}"),
    });
    reading
        .article
        .title
        .as_deref()
        .into_iter()
        .chain(blocks)
        .collect()
}

#[test]
fn notes_are_put_on_what_is_shown_with_the_hits_where_they_stand() {
    let mut engine = with_tables(opened(&PAGES));
    let manner = Manner {
        shown: Some(Writing::HantTw),
        ruby: Ruby::Zhuyin,
        numerals: false,
    };
    let without = reading_in(&engine, "jian", "反复 OR 宣传", manner);
    assert_eq!(without.tables, ["readings"]);
    assert_eq!(without.article.title.as_deref(), Some("宣傳工作簡報"));
    engine.supply_table(READINGS).unwrap();
    let with = reading_in(&engine, "jian", "反复 OR 宣传", manner);
    assert_eq!(with.tables, [""; 0]);
    let title: Vec<_> = noted(with.article.title.as_deref().unwrap()).collect();
    assert_eq!(
        title[..2],
        [("宣", Some("ㄒㄩㄢ")), ("傳", Some("ㄔㄨㄢˊ"))]
    );
    let plainly =
        |reading: &Reading| -> Vec<String> { texts(reading).into_iter().map(plain).collect() };
    assert_eq!(plainly(&with), plainly(&without));
    let marked = |reading: &Reading| -> Vec<String> {
        let texts = texts(reading);
        let own = reading
            .hits
            .iter()
            .map(|hit| plain(hit.at.of(texts[hit.row as usize]).unwrap()));
        own.collect()
    };
    assert_eq!(marked(&with), ["宣傳", "反覆", "宣傳"]);
    assert_eq!(marked(&with), marked(&without));
}

#[test]
fn notes_on_rare_characters_leave_the_others_alone() {
    let mut engine = opened(&[("a", "饕餮\n发布时间:2014-05-06\n　　饕餮，就是贪吃的人。\n")]);
    engine.supply_table(READINGS).unwrap();
    let manner = Manner {
        ruby: Ruby::Rare,
        ..Manner::default()
    };
    let reading = reading_in(&engine, "a", "", manner);
    let texts = texts(&reading);
    let cut: Vec<_> = noted(texts[1]).collect();
    assert_eq!(
        cut,
        [
            ("饕", Some("tāo")),
            ("餮", Some("tiè")),
            ("，就是贪吃的人。", None)
        ]
    );
}

#[test]
fn numbers_in_numerals_keep_their_hits_and_follow_the_script() {
    let engine = with_tables(opened(&[(
        "a",
        "2016年工作\n发布时间:2016-05-06\n　　2016年有20000人学习26天。\n",
    )]));
    let manner = Manner {
        shown: Some(Writing::HantTw),
        numerals: true,
        ..Manner::default()
    };
    let reading = reading_in(&engine, "a", "26天", manner);
    let texts = texts(&reading);
    assert_eq!(texts[0], "二〇一六年工作");
    assert_eq!(texts[1], "二〇一六年有二萬人學習二十六天。");
    let hits: Vec<_> = reading
        .hits
        .iter()
        .map(|hit| hit.at.of(texts[hit.row as usize]))
        .collect();
    assert_eq!(hits, [Some("二十六天")]);
}
