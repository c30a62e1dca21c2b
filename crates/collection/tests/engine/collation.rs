//! The archived text beside the repaired one.

use std::collections::BTreeSet;

use bundle::{
    ArticleId, Block, Body, BodyAt, Certainty, Furniture, FurnitureKind, Reason, Repair,
    RepairKind, Span,
};
use collection::{
    Answer, Collation, CollationPiece, Engine, Filter, Question, ReadBlock, RowKind, Sort,
};
use proptest::prelude::*;

use crate::archive::{article, opened};

fn repair(start: usize, kind: RepairKind, found: &str, put: &str) -> Repair {
    let why = match kind {
        RepairKind::Repeat => Reason::SameAs {
            span: Span::from(0..3),
        },
        _ => Reason::Lost { count: None },
    };
    Repair {
        span: Span::from(start..start + put.len()),
        kind,
        found: found.to_owned(),
        put: put.to_owned(),
        certainty: Certainty::Proved,
        why,
        suggestions: Vec::new(),
        ruling: None,
    }
}

/// A title, two paragraphs with a note in each and one at the end of the line, and between them the
/// first paragraph once more.
fn damaged() -> Body {
    let text = "標題\n當前。\n\n組織\n".to_owned();
    let at = |piece: &str| {
        let start = text.find(piece).unwrap();
        Span::from(start..start + piece.len())
    };
    Body {
        blocks: vec![
            Block::Paragraph {
                span: at("當前。")
            },
            Block::Paragraph { span: at("組織") },
        ],
        furniture: vec![Furniture {
            kind: FurnitureKind::Title,
            span: at("標題"),
        }],
        repairs: vec![
            repair(10, RepairKind::Gloss, "(dāng)", ""),
            Repair {
                why: Reason::SameAs {
                    span: at("當前。")
                },
                ..repair(17, RepairKind::Repeat, "當前。\n", "")
            },
            repair(18, RepairKind::Disguise, "组", "組"),
            repair(24, RepairKind::Gloss, "(zhī)", ""),
        ],
        text,
        ..Body::default()
    }
}

fn engine(body: Body) -> Engine {
    let whole = bundle::Article {
        body: BodyAt::Here(body),
        ..article("a")
    };
    opened(vec![whole])
}

fn collation(body: Body) -> Collation {
    let id = ArticleId::new("a").unwrap();
    engine(body).collate(&id).unwrap()
}

/// One layer of a row.
fn layer(pieces: &[CollationPiece], archived: bool) -> String {
    let text = |piece: &CollationPiece| match piece {
        CollationPiece::Same(text) => text.clone(),
        CollationPiece::Repair(shown) if archived => shown.repair.found.clone(),
        CollationPiece::Repair(shown) => shown.repair.put.clone(),
    };
    pieces.iter().map(text).collect()
}

#[test]
fn every_block_has_both_layers_and_what_was_taken_out_a_row_of_its_own() {
    let rows = collation(damaged()).rows;
    let read: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.kind,
                layer(&row.pieces, true),
                layer(&row.pieces, false),
            )
        })
        .collect();
    let row =
        |kind, archived: &str, repaired: &str| (kind, archived.to_owned(), repaired.to_owned());
    assert_eq!(
        read,
        [
            row(RowKind::Title, "標題", "標題"),
            row(RowKind::Paragraph(1), "當(dāng)前。", "當前。"),
            row(RowKind::Outside, "當前。\n", ""),
            row(RowKind::Paragraph(2), "组織(zhī)", "組織"),
        ]
    );
    let repeat = rows.iter().find(|row| row.kind == RowKind::Outside);
    let same_as = repeat.and_then(|row| match row.pieces.as_slice() {
        [CollationPiece::Repair(shown)] => shown.same_as,
        _ => None,
    });
    assert_eq!(same_as, Some(1));
}

#[test]
fn a_repair_that_the_reader_undoes_is_read_as_archived() {
    let rows = collation(damaged()).rows;
    let keys: Vec<u64> = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .filter_map(|piece| match piece {
            CollationPiece::Repair(shown) => Some(shown.key),
            CollationPiece::Same(_) => None,
        })
        .collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), 4, "{keys:?}");
    let read = |undone: BTreeSet<u64>| {
        let question = Question::Read {
            id: ArticleId::new("a").unwrap(),
            filter: Filter::default(),
            sort: Sort::Oldest,
            undone,
            find: String::new(),
        };
        match engine(damaged()).answer(&question) {
            Answer::Reading(reading) => reading
                .blocks
                .iter()
                .map(|block| match block {
                    ReadBlock::Paragraph { text, .. } => text.clone(),
                    other => panic!("{other:?}"),
                })
                .collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(read(BTreeSet::new()), ["當前。", "組織"]);
    assert_eq!(
        read(keys.iter().take(1).copied().collect()),
        ["當(dāng)前。", "組織"]
    );
    assert_eq!(
        read(keys.iter().skip(2).copied().collect()),
        ["當前。", "组織(zhī)"]
    );
    assert_eq!(read(BTreeSet::from([0])), ["當前。", "組織"]);
}

#[test]
fn a_copy_that_touches_its_block_has_a_row_of_its_own() {
    let text = "當前。 好".to_owned();
    let body = Body {
        blocks: vec![Block::Paragraph {
            span: Span::from(0..9),
        }],
        repairs: vec![
            repair(0, RepairKind::Repeat, "當前。當", ""),
            repair(6, RepairKind::Repeat, "前", ""),
            repair(9, RepairKind::Repeat, "當前。", ""),
        ],
        text,
        ..Body::default()
    };
    let rows = collation(body).rows;
    let kinds: Vec<_> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(
        kinds,
        [RowKind::Outside, RowKind::Paragraph(1), RowKind::Outside]
    );
    let own = rows.get(1).map(|row| layer(&row.pieces, true));
    assert_eq!(own.as_deref(), Some("當前前。"));
}

#[test]
fn an_article_that_is_not_there_has_no_collation() {
    let id = ArticleId::new("b").unwrap();
    assert_eq!(engine(damaged()).collate(&id), None);
    assert_eq!(Engine::new().collate(&id), None);
}

proptest! {
    /// Whatever blocks and repairs there are, sorted and apart as a bundle has them.
    #[test]
    fn every_repair_stands_in_one_row_and_no_text_of_a_block_is_lost(
        lines in prop::collection::vec(prop::collection::vec((0usize..4, any::<bool>()), 1..5), 1..6),
    ) {
        let (mut text, mut blocks, mut repairs) = (String::new(), Vec::new(), Vec::new());
        for line in lines {
            let start = text.len();
            let mut outside = true;
            for (kind, in_block) in line {
                outside &= !in_block;
                match kind {
                    0 => text.push_str("甲乙"),
                    1 => repairs.push(repair(text.len(), RepairKind::Gloss, "(jiǎ)", "")),
                    2 => {
                        repairs.push(repair(text.len(), RepairKind::Shift, "?。", "（丙"));
                        text.push_str("（丙");
                    }
                    _ => {
                        repairs.push(repair(text.len(), RepairKind::Gap, "???", "???"));
                        text.push_str("???");
                    }
                }
            }
            if !outside && text.len() > start {
                blocks.push(Block::Paragraph { span: Span::from(start..text.len()) });
            }
            text.push('\n');
        }
        let spans: Vec<_> = blocks.iter().flat_map(Block::spans).collect();
        let body = Body { text: text.clone(), blocks, repairs: repairs.clone(), ..Body::default() };
        let rows = collation(body).rows;
        let shown: Vec<_> = rows
            .iter()
            .flat_map(|row| &row.pieces)
            .filter_map(|piece| match piece {
                CollationPiece::Repair(shown) => Some(shown.repair.clone()),
                CollationPiece::Same(_) => None,
            })
            .collect();
        prop_assert_eq!(shown, repairs);
        let repaired: Vec<_> = rows
            .iter()
            .filter(|row| row.kind != RowKind::Outside)
            .map(|row| layer(&row.pieces, false))
            .collect();
        let wanted: Vec<_> = spans.iter().map(|span| span.of(&text).unwrap().to_owned()).collect();
        prop_assert_eq!(repaired, wanted);
    }
}
