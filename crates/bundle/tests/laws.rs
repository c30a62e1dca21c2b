//! What holds of every bundle.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops"
)]

use bundle::{
    About, Article, ArticleId, Block, Body, BodyAt, Bundle, Cell, Certainty, CharsetBy, Evidence,
    FORMAT, Field, Furniture, FurnitureKind, Inference, Near, Note, NoteKind, Origin, PageFormat,
    Part, Place, PlaceId, Reason, Repair, RepairKind, ScriptMix, Span, Tally, VERSION, read,
    read_part, write_one, write_split,
};
use hanzi::ScriptState;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "漢", "字", "对照", "a", "\"", "\\", "\n", "\u{3000}", "𠮷", "(dāng)", "\u{2028}",
    ];
    vec(select(pieces.to_vec()), 0..20).prop_map(|pieces| pieces.concat())
}

fn short() -> impl Strategy<Value = String> {
    select(&["", "桂林", "简体\t", "</script>", "\u{FEFF}", "漢字\u{0}"][..])
        .prop_map(str::to_owned)
}

/// A span of `text` between two of its character boundaries.
fn span(text: &str, [a, b]: [Index; 2]) -> Span {
    let ends: Vec<_> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let (a, b) = (*a.get(&ends), *b.get(&ends));
    Span::from(a.min(b)..a.max(b))
}

fn block(text: &str, kind: usize, at: [Index; 2]) -> Block {
    let span = span(text, at);
    match kind {
        0 => Block::Heading {
            level: 2,
            span,
            by: Evidence::Words,
        },
        1 => Block::Paragraph { span },
        2 => Block::List {
            ordered: true,
            items: vec![span, span],
        },
        3 => Block::Table {
            rows: vec![vec![Cell { span, head: true }, Cell { span, head: false }]],
        },
        4 => Block::Quote { span },
        5 => Block::Figure {
            caption: None,
            by: Evidence::Markup,
        },
        _ => Block::Figure {
            caption: Some(span),
            by: Evidence::Position,
        },
    }
}

fn reason(kind: usize, span: Span) -> Reason {
    match kind {
        0 => Reason::Reading {
            character: "當".into(),
            syllable: "dāng".into(),
        },
        1 => Reason::Bytes {
            encoding: "GBK".into(),
            bytes: "[a3] a8".into(),
        },
        2 => Reason::SameAs { span },
        3 => Reason::Lost { count: Some(2) },
        _ => Reason::Editor,
    }
}

prop_compose! {
    fn body()(
        text in text(),
        blocks in vec((0..7_usize, any::<[Index; 2]>()), 0..4),
        furniture in option::of(any::<[Index; 2]>()),
        repairs in vec((any::<[Index; 2]>(), short(), 0..5_usize), 0..4),
        note in option::of((any::<u64>(), option::of(any::<[Index; 2]>()))),
    ) -> Body {
        let mut spans: Vec<_> =
            repairs.into_iter().map(|(at, found, why)| (span(&text, at), found, why)).collect();
        spans.sort();
        let mut end = 0;
        spans.retain(|(span, ..)| {
            let after = span.start >= end;
            if after { end = span.end; }
            after
        });
        let repairs = spans.into_iter().map(|(span, found, why)| Repair {
            span, kind: RepairKind::Gloss, found, put: span.of(&text).unwrap().to_owned(),
            certainty: Certainty::Likely, why: reason(why, span),
            suggestions: vec!["專刊".into()], ruling: None,
        });
        Body {
            blocks: blocks.into_iter().map(|(kind, at)| block(&text, kind, at)).collect(),
            furniture: furniture.into_iter()
                .map(|at| Furniture { kind: FurnitureKind::Imprint, span: span(&text, at) })
                .collect(),
            repairs: repairs.collect(),
            notes: note.into_iter().map(|(offset, at)| Note {
                kind: NoteKind::Malformed { offset, bytes: "ff".into() },
                span: at.map(|at| span(&text, at)),
            }).collect(),
            text,
            expressions: Vec::new(),
            rules: Vec::new(),
        }
    }
}

fn field(kind: usize, value: String, text: &str, at: [Index; 2]) -> Field<String> {
    match kind {
        0 => Field::MISSING,
        1 => Field::Missing {
            label: Some(span(text, at)),
        },
        2 => Field::Stated {
            value,
            span: span(text, at),
        },
        3 => Field::Declared {
            value,
            by: "meta x".into(),
        },
        _ => Field::Inferred {
            value,
            rule: Inference::TitleBeforeColon,
        },
    }
}

prop_compose! {
    fn article()(
        body in body(),
        kind in 0..5_usize,
        value in short(),
        at in any::<[Index; 2]>(),
        clicks in any::<u64>(),
        doubts in any::<u32>(),
    ) -> Article {
        let field = |value| field(kind, value, &body.text, at);
        Article {
            id: ArticleId::new("replaced").unwrap(),
            origin: Origin {
                path: value.clone(), bytes: clicks, sha256: "ab".repeat(32),
                format: PageFormat::Html, encoding: "GBK".into(), charset_by: CharsetBy::Detection,
            },
            script: ScriptMix { state: ScriptState::Mixed, hans: doubts, hant: 1, machine: doubts % 2 == 1 },
            title: field(value.clone()),
            initials: value.clone(),
            issuer: field(value.clone()),
            issued: field("2018-09-28".into()),
            time: (kind > 2).then(|| "08:30".into()),
            breadcrumb: Field::MISSING,
            section: field(value.clone()),
            region: Field::Inferred { value: PlaceId("CN-GX".into()), rule: Inference::TitleRegion },
            source: Field::MISSING,
            author: Field::MISSING,
            editor: Field::MISSING,
            clicks: Field::Declared { value: clicks, by: "counter".into() },
            lead: value,
            length: doubts,
            repaired: vec![Tally { kind: RepairKind::Gloss, count: doubts }],
            doubts,
            activities: Vec::new(),
            active: vec![-4, 1956],
            figures: Vec::new(),
            mentions: Vec::new(),
            near: vec![Near { id: ArticleId::new("copy").unwrap(), share: 930 }],
            body: BodyAt::Here(body),
        }
    }
}

prop_compose! {
    fn bundle()(mut articles in vec(article(), 0..6), title in short()) -> Bundle {
        for (index, article) in articles.iter_mut().enumerate() {
            article.id = ArticleId::new(format!("頁-{index}")).unwrap();
        }
        Bundle {
            format: FORMAT.into(), version: VERSION,
            about: About { description: Some(title.clone()), title, ..About::default() },
            places: vec![Place {
                id: PlaceId("CN-GX".into()), hans: "广西".into(), hant: "廣西".into(),
                en: "Guangxi".into(), abbr: "桂".into(),
            }],
            parts: Vec::new(),
            rules: vec![bundle::ScriptRule {
                from: "软件".to_owned(),
                to: vec![bundle::ScriptForm {
                    writing: Some("zh-Hant-TW".to_owned()),
                    text: "軟體".to_owned(),
                }],
                at: None,
            }],
            catalog: None,
            articles,
        }
    }
}

/// A stand-in for SHA-256 that looks like one.
fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(7_u64, |hash, byte| {
        hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(*byte)
    });
    format!("{hash:016x}").repeat(4)
}

/// What the archived text is, worked out from the back.
fn undone(body: &Body) -> String {
    let mut text = body.text.clone();
    for repair in body.repairs.iter().rev() {
        text.replace_range(
            repair.span.start as usize..repair.span.end as usize,
            &repair.found,
        );
    }
    text
}

/// A bundle put together again from a manifest and its parts.
fn put_together(manifest: &[u8], parts: &[(String, Vec<u8>)]) -> Bundle {
    let mut bundle = read(manifest).unwrap().bundle;
    let read = |part: &Part| {
        let (_, bytes) = parts.iter().find(|(path, _)| *path == part.path).unwrap();
        assert_eq!(part.sha256, digest(bytes));
        read_part(bytes, part).unwrap()
    };
    let texts: Vec<_> = bundle.parts.iter().map(read).collect();
    for article in &mut bundle.articles {
        let BodyAt::Part(number) = article.body else {
            panic!("{} has its text", article.id)
        };
        let (_, body) = texts[number as usize]
            .iter()
            .find(|(id, _)| *id == article.id)
            .unwrap();
        article.body = BodyAt::Here(body.clone());
    }
    bundle.parts.clear();
    bundle
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(bundle in bundle()) {
        let bytes = write_one(&bundle);
        prop_assert_eq!(bytes.last(), Some(&b'\n'));
        prop_assert_eq!(&bytes, &write_one(&bundle));
        let read = read(&bytes).unwrap();
        prop_assert_eq!(read.problems, []);
        prop_assert_eq!(read.bundle, bundle);
    }

    #[test]
    fn what_is_split_is_put_together_again(bundle in bundle(), target in 0..3000_usize) {
        let split = write_split(&bundle, target, &digest);
        prop_assert_eq!(put_together(&split.manifest, &split.parts), bundle);
    }

    #[test]
    fn undoing_all_repairs_gives_the_archived_text(body in body()) {
        prop_assert_eq!(body.archived(), undone(&body));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        read(&bytes).ok();
        let part = Part {
            path: "a".into(), bytes: bytes.len() as u64, sha256: String::new(), unpacked: None,
            kind: bundle::PartKind::Text,
        };
        read_part(&bytes, &part).ok();
    }

    #[test]
    fn a_mutated_bundle_is_read_or_refused(
        bundle in bundle(),
        changes in vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..8),
    ) {
        let mut bytes = write_one(&bundle);
        for (at, byte, change) in changes {
            let at = at.index(bytes.len());
            match change {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
            if bytes.is_empty() { break }
        }
        if let Ok(read) = read(&bytes) {
            // Whatever passed can be drawn: every span has a text, and it is written again.
            for article in &read.bundle.articles {
                if let Some(body) = article.body.here() {
                    prop_assert!(body.blocks.iter().flat_map(Block::spans)
                        .all(|at| at.of(&body.text).is_some()));
                    prop_assert_eq!(body.archived(), undone(body));
                }
            }
            let again = bundle::read(&write_one(&read.bundle)).unwrap();
            prop_assert_eq!(again.bundle, read.bundle);
        }
    }
}
