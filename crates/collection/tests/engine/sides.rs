//! An article in two scripts.

use std::collections::BTreeSet;

use bundle::{ArticleId, Block, Body, BodyAt, Evidence, Span};
use collection::{
    Answer, Beside, Engine, Mark, PlaceChoice, Question, Quotes, RowKind, Ruby, Sides, Stretch,
    Why, Writing, plain,
};

use crate::archive::{article, dated, opened};

const ST: &[u8] = include_bytes!("../../../hanzi/data/tables/st.bin");
const TW: &[u8] = include_bytes!("../../../hanzi/data/tables/tw.bin");
const HK: &[u8] = include_bytes!("../../../hanzi/data/tables/hk.bin");

/// A title, a heading and two paragraphs, in Simplified.
fn engine() -> Engine {
    let lines = ["一、干部", "他一再反复。后来呢？用软件。", "他一再反复。"];
    let text = lines.join("\n");
    let mut at = 0;
    let spans = lines.map(|line| {
        let span = Span::from(at..at + line.len());
        at += line.len() + 1;
        span
    });
    let [heading, first, second] = spans;
    let body = Body {
        text,
        blocks: vec![
            Block::Heading {
                level: 1,
                span: heading,
                by: Evidence::Words,
            },
            Block::Paragraph { span: first },
            Block::Paragraph { span: second },
        ],
        ..Body::default()
    };
    opened(vec![bundle::Article {
        body: BodyAt::Here(body),
        ..dated("a", "2016", "书记")
    }])
}

fn loaded() -> Engine {
    let mut engine = engine();
    for table in [ST, TW, HK] {
        engine.supply_table(table).unwrap();
    }
    engine
}

fn beside() -> Beside {
    Beside {
        id: ArticleId::new("a").unwrap(),
        undone: BTreeSet::new(),
        to: None,
        words: false,
        context: false,
        quotes: Quotes::Keep,
        choices: Vec::new(),
        find: String::new(),
        terms: Vec::new(),
        ruby: Ruby::Off,
    }
}

#[track_caller]
fn sides(engine: &Engine, beside: Beside) -> Sides {
    match engine.answer(&Question::Compare(beside)) {
        Answer::Sides(sides) => *sides,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn why(engine: &Engine, beside: Beside, row: u32, run: u32) -> Option<Box<Why>> {
    let question = Question::Explain { beside, row, run };
    match engine.answer(&question) {
        Answer::Why(why) => why,
        other => panic!("{other:?}"),
    }
}

/// Both texts of a sentence.
fn texts(sentence: &[Stretch]) -> (String, String) {
    let source = sentence.iter().map(|run| run.source.as_str()).collect();
    let target = sentence.iter().map(Stretch::target).collect();
    (source, target)
}

/// The number of the run of a row that has this source.
fn run(sides: &Sides, row: usize, source: &str) -> u32 {
    let runs = sides.rows[row].sentences.iter().flatten();
    let own = runs.filter(|run| run.source == source);
    own.map(|run| run.run).next().unwrap()
}

#[test]
fn tables_are_asked_for_when_they_are_first_needed_and_not_again() {
    let mut engine = engine();
    let answer = engine.answer(&Question::Compare(beside()));
    assert_eq!(answer, Answer::NeedsTables(vec!["st".into(), "tw".into()]));
    engine.supply_table(TW).unwrap();
    let answer = engine.answer(&Question::Compare(beside()));
    assert_eq!(answer, Answer::NeedsTables(vec!["st".into()]));
    engine.supply_table(ST).unwrap();
    let found = sides(&engine, beside());
    assert_eq!((found.from, found.to), (Writing::Hans, Writing::HantTw));
    let question = Question::Explain {
        beside: beside(),
        row: 0,
        run: 0,
    };
    assert_eq!(
        engine.answer(&question),
        Answer::NeedsTables(vec!["hk".into()])
    );
}

#[test]
fn a_damaged_table_is_refused_and_changes_nothing() {
    let mut engine = loaded();
    let before = sides(&engine, beside());
    assert!(engine.supply_table(b"<!DOCTYPE html>").is_err());
    let cut = &ST[..ST.len() / 2];
    assert!(engine.supply_table(cut).is_err());
    assert!(engine.supply_table(b"").is_err());
    assert_eq!(sides(&engine, beside()), before);
}

#[test]
fn an_article_is_laid_out_in_rows_and_sentences() {
    let found = sides(&loaded(), beside());
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            let targets = row.sentences.iter().map(|sentence| texts(sentence).1);
            (row.kind, targets.collect::<Vec<_>>())
        })
        .collect();
    let row = |kind, sentences: &[&str]| {
        (
            kind,
            sentences
                .iter()
                .map(|&it| it.to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        rows,
        [
            row(RowKind::Title, &["書記"]),
            row(RowKind::Heading(1), &["一、幹部"]),
            row(
                RowKind::Paragraph(1),
                &["他一再反覆。", "後來呢？", "用軟件。"]
            ),
            row(RowKind::Paragraph(2), &["他一再反覆。"]),
        ]
    );
    let sources: String = found.rows[2]
        .sentences
        .iter()
        .map(|it| texts(it).0)
        .collect();
    assert_eq!(sources, "他一再反复。后来呢？用软件。");
}

#[test]
fn words_of_a_region_are_put_only_when_wanted() {
    let wanted = Beside {
        words: true,
        ..beside()
    };
    let found = sides(&loaded(), wanted);
    let last = found.rows[2].sentences.last().unwrap();
    assert_eq!(texts(last).1, "用軟體。");
    assert!(last.iter().any(|run| run.mark == Mark::Region));
}

#[test]
fn a_text_that_has_the_writing_already_is_the_same_on_both_sides_without_tables() {
    let same = Beside {
        to: Some(Writing::Hans),
        ..beside()
    };
    let found = sides(&engine(), same);
    let mut runs = found
        .rows
        .iter()
        .flat_map(|row| row.sentences.iter().flatten());
    assert!(runs.all(|run| run.mark == Mark::Same && run.target.is_none()));
}

#[test]
fn what_a_reader_chose_for_a_place_holds_there_and_is_told_with_what_else_there_was() {
    let engine = loaded();
    let number = run(&sides(&engine, beside()), 2, "反复");
    let card = why(&engine, beside(), 2, number).unwrap();
    assert_eq!(
        (card.target.as_str(), card.mark, card.count),
        ("反覆", Mark::Phrase, 2)
    );
    assert_eq!(card.entries[0][..2], ["STPhrases", "反复"]);
    let regions: Vec<_> = card.regions.iter().map(|it| it.join(" ")).collect();
    assert_eq!(
        regions,
        ["zh-Hans 反复", "zh-Hant-TW 反覆", "zh-Hant-HK 反覆"]
    );
    assert!(card.candidates.contains(&"反復".to_owned()), "{card:?}");
    let chosen = Beside {
        choices: vec![PlaceChoice {
            to: "反復".into(),
            ..card.place.clone()
        }],
        ..beside()
    };
    let found = sides(&engine, chosen.clone());
    assert_eq!(texts(&found.rows[2].sentences[0]).1, "他一再反復。");
    assert_eq!(
        texts(&found.rows[3].sentences[0]).1,
        "他一再反覆。",
        "another row"
    );
    let card = why(&engine, chosen, 2, run(&found, 2, "反复")).unwrap();
    assert_eq!((card.mark, card.target.as_str()), (Mark::Choice, "反復"));
    assert_eq!(card.candidates[0], "反覆", "first what it would be without");
}

#[test]
fn what_is_not_there_is_answered_so() {
    let engine = loaded();
    assert_eq!(why(&engine, beside(), 99, 0), None);
    assert_eq!(why(&engine, beside(), 0, 99), None);
    let nobody = Beside {
        id: ArticleId::new("nobody").unwrap(),
        ..beside()
    };
    let answer = engine.answer(&Question::Compare(nobody.clone()));
    assert_eq!(answer, Answer::NoSuchArticle(nobody.id));
    let odd = PlaceChoice {
        row: 0,
        start: 1,
        end: u32::MAX,
        to: String::new(),
    };
    let odd = Beside {
        choices: vec![odd],
        ..beside()
    };
    assert_eq!(sides(&engine, odd), sides(&engine, beside()));
}

#[test]
fn an_article_without_text_has_no_rows() {
    let engine = opened(vec![article("a")]);
    let to = Some(Writing::Hans);
    assert_eq!(sides(&engine, Beside { to, ..beside() }).rows, []);
}

#[test]
fn both_sides_have_notes_when_they_are_wanted_and_nothing_else_changes() {
    let mut engine = loaded();
    let noted = Beside {
        ruby: Ruby::Pinyin,
        ..beside()
    };
    let plainly = sides(&engine, beside());
    let lacking = sides(&engine, noted.clone());
    assert_eq!(lacking.tables, ["readings"]);
    assert_eq!(lacking.rows, plainly.rows);
    let table = include_bytes!("../../../hanzi/data/tables/readings.bin");
    engine.supply_table(table).unwrap();
    let with = sides(&engine, noted);
    assert_eq!(with.tables, [""; 0]);
    let mut stripped = with.rows.clone();
    for run in stripped
        .iter_mut()
        .flat_map(|row| row.sentences.iter_mut().flatten())
    {
        run.source = plain(&run.source);
        run.target = run.target.as_deref().map(plain);
    }
    assert_eq!(stripped, plainly.rows);
    let noted = with
        .rows
        .iter()
        .flat_map(|row| row.sentences.iter().flatten());
    assert!(noted.filter(|run| run.source.contains('\u{fffa}')).count() > 3);
}
