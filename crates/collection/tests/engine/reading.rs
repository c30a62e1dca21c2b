//! One article, and where its text comes from.

use std::collections::BTreeSet;

use bundle::{Article, ArticleId, BodyAt, Note, NoteKind, ReadBundleError, ReadPartError, Span};
use collection::{Answer, Engine, Filter, Question, ReadBlock, Reading, Sort, Window, Years};

use crate::archive::{article, body, bundle_of, dated, opened};

fn ask(engine: &Engine, id: &str, filter: &Filter) -> Answer {
    let id = ArticleId::new(id).unwrap();
    engine.answer(&Question::Read {
        id,
        filter: filter.clone(),
        sort: Sort::Oldest,
        undone: BTreeSet::new(),
        find: String::new(),
    })
}

fn reading(engine: &Engine, id: &str, filter: &Filter) -> Reading {
    match ask(engine, id, filter) {
        Answer::Reading(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

#[test]
fn blocks_come_with_their_text_and_paragraphs_with_numbers() {
    let mut text = body();
    text.notes.push(Note {
        kind: NoteKind::NoTitle,
        span: None,
    });
    let engine = opened(vec![Article {
        body: BodyAt::Here(text),
        ..article("a")
    }]);
    let reading = reading(&engine, "a", &Filter::default());
    let paragraph = |number, text: &str| ReadBlock::Paragraph {
        number,
        text: text.to_owned(),
    };
    let [heading, first, list, second, figure, bare] = reading.blocks.as_slice() else {
        panic!("six blocks: {:?}", reading.blocks)
    };
    assert_eq!(
        *heading,
        ReadBlock::Heading {
            level: 1,
            text: "一、緣起".to_owned()
        }
    );
    assert_eq!(*first, paragraph(1, "第一段。"));
    let items = vec!["甲".to_owned(), "乙".to_owned()];
    assert_eq!(
        *list,
        ReadBlock::List {
            ordered: true,
            items
        }
    );
    assert_eq!(*second, paragraph(2, "第二段。"));
    assert!(matches!(figure, ReadBlock::Figure { caption: Some(text), .. } if text == "圖為會場"));
    assert!(matches!(bare, ReadBlock::Figure { caption: None, .. }));
    let told = engine.imprint(&ArticleId::new("a").unwrap()).unwrap();
    assert_eq!(told.notes, [NoteKind::NoTitle]);
    assert_eq!(told.origin, ("a.txt".to_owned(), "UTF-8".to_owned()));
    assert_eq!(told.statements.len(), 8);
    assert_eq!(engine.imprint(&ArticleId::new("b").unwrap()), None);
}

#[test]
fn an_article_knows_its_neighbours_in_the_list() {
    let engine = opened(vec![
        dated("a", "2001", "甲"),
        dated("b", "2002", "乙"),
        dated("c", "2003", "丙"),
        article("d"),
    ]);
    let middle = reading(&engine, "b", &Filter::default());
    assert_eq!(middle.position, Some((2, 4)));
    let title = |beside: Option<collection::Neighbour>| beside.and_then(|beside| beside.title);
    assert_eq!(title(middle.previous).as_deref(), Some("甲"));
    assert_eq!(title(middle.next).as_deref(), Some("丙"));
    let first = reading(&engine, "a", &Filter::default());
    assert_eq!((first.position, first.previous), (Some((1, 4)), None));
    let last = reading(&engine, "d", &Filter::default());
    assert_eq!((last.position, last.next), (Some((4, 4)), None));
    let years = Some(Years {
        first: 2002,
        last: 2003,
    });
    let outside = reading(
        &engine,
        "a",
        &Filter {
            years,
            ..Filter::default()
        },
    );
    assert_eq!(
        (outside.position, outside.previous, outside.next),
        (None, None, None)
    );
}

#[test]
fn an_engine_with_nothing_open_says_so() {
    let mut engine = Engine::new();
    assert_eq!(ask(&engine, "a", &Filter::default()), Answer::NothingOpen);
    assert_eq!(engine.supply(0, b"{}"), Err(ReadPartError::NoSuchPart(0)));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_one() {
    let mut engine = opened(vec![article("a")]);
    assert_eq!(engine.open(b""), Err(ReadBundleError::Empty));
    reading(&engine, "a", &Filter::default());
    let missing = ArticleId::new("b").unwrap();
    assert_eq!(
        ask(&engine, "b", &Filter::default()),
        Answer::NoSuchArticle(missing)
    );
}

/// Looks enough like a digest.
fn digest(bytes: &[u8]) -> String {
    format!(
        "{:064x}",
        bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>()
    )
}

#[test]
fn a_text_in_a_part_is_read_once_the_part_is_there() {
    let with_text = |id| Article {
        body: BodyAt::Here(body()),
        ..article(id)
    };
    let split = bundle::write_split(&bundle_of(vec![with_text("a"), with_text("b")]), 1, &digest);
    let [(_, first), (_, second)] = split.parts.as_slice() else {
        panic!("two parts")
    };
    let mut engine = Engine::new();
    let opened = engine.open(&split.manifest).unwrap();
    assert_eq!(opened.parts.len(), 2);
    assert_eq!(ask(&engine, "a", &Filter::default()), Answer::NeedsPart(0));
    assert_eq!(ask(&engine, "b", &Filter::default()), Answer::NeedsPart(1));

    assert!(matches!(
        engine.supply(1, &second[1..]),
        Err(ReadPartError::WrongLength { .. })
    ));
    let lacking = engine.supply(1, first).unwrap_err();
    assert_eq!(
        lacking,
        ReadPartError::Missing(ArticleId::new("b").unwrap())
    );
    assert_eq!(engine.supply(7, first), Err(ReadPartError::NoSuchPart(7)));
    assert_eq!(ask(&engine, "b", &Filter::default()), Answer::NeedsPart(1));

    engine.supply(1, second).unwrap();
    assert_eq!(reading(&engine, "b", &Filter::default()).blocks.len(), 6);
    assert_eq!(ask(&engine, "a", &Filter::default()), Answer::NeedsPart(0));
    let window = Window { first: 0, count: 9 };
    let listing = crate::archive::list(&engine, &Filter::default(), Sort::Title, window);
    assert_eq!(crate::archive::ids(&listing), ["a", "b"]);
}

#[test]
fn what_is_marked_is_shown_in_every_piece_it_touches() {
    let engine = opened(vec![Article {
        body: BodyAt::Here(body()),
        ..article("a")
    }]);
    let id = ArticleId::new("a").unwrap();
    let (text, pieces) = engine.text_of(&id).unwrap();
    let mut reading = reading(&engine, "a", &Filter::default());
    let title = u32::from(reading.article.title.is_some());
    // From the middle of the heading to the middle of the first paragraph, and all that is there once more.
    let (heading, first) = (pieces[0], pieces[1]);
    let across = Span::new(heading.start + 3, first.start + 6);
    let all = Span::new(0, u32::try_from(text.len()).unwrap());
    reading.mark(text, &pieces, &[(across, 2), (all, 1)]);
    let shown: Vec<_> = reading
        .marks
        .iter()
        .take(4)
        .map(|mark| (mark.hit.row - title, mark.hit.at, mark.ink))
        .collect();
    let length = |span: Span| span.end - span.start;
    assert_eq!(
        shown,
        [
            (0, Span::new(3, length(heading)), 2),
            (1, Span::new(0, 6), 2),
            (1, Span::new(6, length(first)), 1),
            (2, Span::new(0, length(pieces[2])), 1),
        ]
    );
    reading.mark(text, &pieces, &[(Span::new(9999, 99_999), 0)]);
    assert_eq!(reading.marks, [], "beyond the text");
    assert_eq!(engine.text_of(&ArticleId::new("b").unwrap()), None);
}
