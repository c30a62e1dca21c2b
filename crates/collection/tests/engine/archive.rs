//! Small archives to ask about.

use bundle::{
    About, Article, ArticleId, Block, Body, BodyAt, Bundle, CharsetBy, Evidence, FORMAT, Field,
    Origin, PageFormat, Place, PlaceId, RepairKind, ScriptMix, Span, Tally, VERSION,
};
use collection::{Answer, Engine, Filter, Listing, Question, Sort, Sought, Window};
use hanzi::ScriptState;

/// An article with nothing known about it but its id.
pub(crate) fn article(id: &str) -> Article {
    Article {
        id: ArticleId::new(id).unwrap(),
        origin: Origin {
            path: format!("{id}.txt"),
            bytes: 1,
            sha256: "0".repeat(64),
            format: PageFormat::Txt,
            encoding: "UTF-8".to_owned(),
            charset_by: CharsetBy::Validity,
        },
        script: ScriptMix {
            state: ScriptState::Hans,
            hans: 1,
            hant: 0,
            machine: false,
        },
        ..Article::unknown(BodyAt::Here(Body::default()))
    }
}

/// A field that the head of a page declares.
pub(crate) fn known(value: &str) -> Field<String> {
    Field::Declared {
        value: value.to_owned(),
        by: "meta".to_owned(),
    }
}

/// An article with a title and a date.
pub(crate) fn dated(id: &str, date: &str, title: &str) -> Article {
    Article {
        issued: known(date),
        title: known(title),
        ..article(id)
    }
}

/// A body of a heading, two paragraphs, a list and a figure.
pub(crate) fn body() -> Body {
    let text = "標題\n一、緣起\n第一段。\n甲\n乙\n第二段。\n圖為會場".to_owned();
    let at = |piece: &str| {
        let start = text.find(piece).unwrap();
        Span::from(start..start + piece.len())
    };
    Body {
        blocks: vec![
            Block::Heading {
                level: 1,
                span: at("一、緣起"),
                by: Evidence::Words,
            },
            Block::Paragraph {
                span: at("第一段。"),
            },
            Block::List {
                ordered: true,
                items: vec![at("甲"), at("乙")],
            },
            Block::Paragraph {
                span: at("第二段。"),
            },
            Block::Figure {
                caption: Some(at("圖為會場")),
                by: Evidence::Words,
            },
            Block::Figure {
                caption: None,
                by: Evidence::Markup,
            },
        ],
        text,
        ..Body::default()
    }
}

pub(crate) fn bundle_of(articles: Vec<Article>) -> Bundle {
    Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: About {
            title: "試".to_owned(),
            ..About::default()
        },
        places: vec![Place {
            id: PlaceId("CN-GX".to_owned()),
            hans: "广西".to_owned(),
            hant: "廣西".to_owned(),
            en: "Guangxi".to_owned(),
            abbr: "桂".to_owned(),
        }],
        parts: Vec::new(),
        rules: Vec::new(),
        catalog: None,
        articles,
    }
}

/// An engine with these articles opened.
pub(crate) fn opened(articles: Vec<Article>) -> Engine {
    let mut engine = Engine::new();
    let opened = engine
        .open(&bundle::write_one(&bundle_of(articles)))
        .unwrap();
    assert_eq!(opened.problems, []);
    engine
}

/// The answer to a question for a list.
pub(crate) fn list(engine: &Engine, filter: &Filter, sort: Sort, window: Window) -> Listing {
    match engine.answer(&Question::List {
        filter: filter.clone(),
        sort,
        window,
        sought: Sought::default(),
    }) {
        Answer::Listing(listing) => *listing,
        other => panic!("{other:?}"),
    }
}

/// A window on everything.
pub(crate) const ALL: Window = Window {
    first: 0,
    count: u32::MAX,
};

/// The ids of the rows.
pub(crate) fn ids(listing: &Listing) -> Vec<&str> {
    listing.rows.iter().map(|row| row.id.as_str()).collect()
}

pub(crate) fn repaired(kinds: &[RepairKind]) -> Vec<Tally> {
    kinds
        .iter()
        .map(|kind| Tally {
            kind: *kind,
            count: 2,
        })
        .collect()
}
