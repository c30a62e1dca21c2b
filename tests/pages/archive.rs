//! A small archive made for the tests, and sessions over it.

use std::collections::BTreeSet;

use bundle::{
    About, Article, ArticleId, Block, Body, BodyAt, Breadcrumb, Bundle, Certainty, CharsetBy,
    Evidence, FORMAT, Field, Inference, Origin, PageFormat, Place, PlaceId, Reason, Repair,
    RepairKind, ScriptMix, Span, VERSION,
};
use collection::{Answer, Beside, Engine, Question, Quotes, Sought, Window, Writing};
use duizhao_web::i18n::Language;
use duizhao_web::route::{self, Address, View};
use duizhao_web::session::{Pair, ROWS, Reader, Session, Shared};
use duizhao_web::view::facets::SHOWN;
use duizhao_web::view::wanted::{Part, Wanted, draw};

/// A page of the archive: an id, its lines (those with `、` second are headings), and what is known.
fn article(id: &str, lines: &[&str]) -> Article {
    let text = lines.join("\n");
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in lines {
        let span = Span::from(at..at + line.len());
        at += line.len() + 1;
        blocks.push(if line.chars().nth(1) == Some('、') {
            Block::Heading {
                level: 1,
                span,
                by: Evidence::Words,
            }
        } else {
            Block::Paragraph { span }
        });
    }
    let count = hanzi::count(&text);
    Article {
        id: ArticleId::new(id).unwrap(),
        origin: Origin {
            path: format!("{id}.txt"),
            bytes: text.len() as u64,
            sha256: "0".repeat(64),
            format: PageFormat::Txt,
            encoding: "UTF-8".into(),
            charset_by: CharsetBy::Validity,
        },
        script: ScriptMix {
            state: count.state(),
            hans: count.hans,
            hant: count.hant,
            machine: false,
        },
        lead: lines.last().copied().unwrap_or_default().into(),
        length: 1234,
        ..Article::unknown(BodyAt::Here(Body {
            text,
            blocks,
            ..Body::default()
        }))
    }
}

fn declared(value: &str) -> Field<String> {
    Field::Declared {
        value: value.into(),
        by: "title".into(),
    }
}

/// A page with a note after a character, which was taken out.
fn dated() -> Article {
    let mut dated = article("dated", &["编码标准在这一年发布，编码表后来又补过。"]);
    dated.title = declared("编码标准发布");
    dated.issued = declared("2004");
    let body = Body {
        repairs: vec![Repair {
            span: Span::new(6, 6),
            kind: RepairKind::Gloss,
            found: "(mǎ)".into(),
            put: String::new(),
            certainty: Certainty::Proved,
            why: Reason::Reading {
                character: "码".into(),
                syllable: "mǎ".into(),
            },
            suggestions: Vec::new(),
            ruling: None,
        }],
        ..dated.body.here().cloned().unwrap_or_default()
    };
    dated.body = BodyAt::Here(body);
    dated
}

fn archive() -> Bundle {
    let inferred = |code: &str| Field::Inferred {
        value: PlaceId(code.into()),
        rule: Inference::BreadcrumbRegion,
    };
    let mut typesetter = article(
        "typesetter",
        &[
            "激光照排系统在这一年开始试用。<script>alert(1)</script>",
            "后来报社都换了机器。",
        ],
    );
    typesetter.title = declared("排版机的故事");
    typesetter.issued = declared("2006-05-01");
    typesetter.region = inferred("CN-GX");
    let mut glyphs = article(
        "glyphs",
        &["一、緣起", "這張表收了四千多個字，教師們開會討論過幾次。"],
    );
    glyphs.title = declared("字形表的由來");
    glyphs.issued = declared("2003-09-28");
    glyphs.region = inferred("CN-CQ");
    glyphs.source = Field::Missing {
        label: Some(Span::new(0, 3)),
    };
    glyphs.breadcrumb = Field::Declared {
        value: Breadcrumb {
            steps: vec!["首頁".into()],
            complete: false,
        },
        by: "JSON-LD".into(),
    };
    let untitled = article("untitled", &["这一页没有标题，编码却很齐整。"]);
    let place = |id: &str, hans: &str, hant: &str, en: &str, abbr: &str| Place {
        id: PlaceId(id.into()),
        hans: hans.into(),
        hant: hant.into(),
        en: en.into(),
        abbr: abbr.into(),
    };
    Bundle {
        format: FORMAT.into(),
        version: VERSION,
        about: About {
            title: "试作的存档".into(),
            ..About::default()
        },
        places: vec![
            place("CN-CQ", "重庆", "重慶", "Chongqing", "渝"),
            place("CN-GX", "广西", "廣西", "Guangxi", "桂"),
        ],
        parts: Vec::new(),
        catalog: None,
        rules: Vec::new(),
        articles: vec![dated(), glyphs, typesetter, untitled],
    }
}

/// What a reader has in front of them at an address, but for an article.
pub(crate) fn session(hash: &str) -> Session {
    session_and_engine(hash).0
}

fn session_and_engine(hash: &str) -> (Session, Engine) {
    let mut engine = Engine::new();
    let opened = engine
        .open(&bundle::write_one(&archive()))
        .expect("the archive opens");
    assert_eq!(opened.problems, []);
    let address = Address::parse(hash);
    let question = Question::List {
        filter: address.filter.clone(),
        sort: address.sort,
        window: Window {
            first: 0,
            count: ROWS,
        },
        sought: Sought {
            most: SHOWN,
            ..Sought::default()
        },
    };
    let Answer::Listing(listing) = engine.answer(&question) else {
        panic!("a listing")
    };
    let session = Session {
        address,
        archive: Some(Shared::new(opened)),
        listing: Some(Shared::new(*listing)),
        ..Session::default()
    };
    (session, engine)
}

/// The same, with the article of the address, when it is the address of one.
pub(crate) fn read_session(hash: &str) -> Session {
    let (session, mut engine) = session_and_engine(hash);
    let Address {
        place,
        filter,
        sort,
        view,
        to,
        words,
        find: _,
        time: _,
    } = session.address.clone();
    let route::Place::Article(id) = place else {
        return session;
    };
    let pair = match view {
        View::Pair => compare(&mut engine, id.clone(), to, words),
        _ => Pair::Waiting,
    };
    let wanted = |part| Wanted {
        id: Some(id.clone()),
        undone: BTreeSet::new(),
        part,
        language: Language::ZhHans,
        address: String::new(),
        typed: String::new(),
        width: 0,
        shown: None,
    };
    let drawings = match view {
        View::Collation => [
            Some(Part::Collation(false)),
            Some(Part::Repair(0)),
            None,
            None,
        ],
        View::Single => [None, None, Some(Part::Imprint), None],
        _ => [None; 4],
    };
    let drawings =
        drawings.map(|part| draw(&engine, &wanted(part?)).map(|drawn| Shared::new(drawn.drawing)));
    let reader = match engine.answer(&Question::Read {
        id,
        filter,
        sort,
        undone: BTreeSet::new(),
        find: String::new(),
    }) {
        Answer::Reading(reading) => Reader::Open(Shared::new(*reading)),
        Answer::NoSuchArticle(id) => Reader::NotFound(id),
        other => panic!("{other:?}"),
    };
    Session {
        reader,
        pair,
        drawings,
        ..session
    }
}

/// An article in two scripts.
fn compare(engine: &mut Engine, id: ArticleId, to: Option<Writing>, words: bool) -> Pair {
    for table in [
        &include_bytes!("../../crates/hanzi/data/tables/st.bin")[..],
        include_bytes!("../../crates/hanzi/data/tables/ts.bin"),
        include_bytes!("../../crates/hanzi/data/tables/tw.bin"),
    ] {
        engine.supply_table(table).expect("a table");
    }
    let question = Question::Compare(Beside {
        id: id.clone(),
        undone: BTreeSet::new(),
        to,
        words,
        context: false,
        quotes: Quotes::Keep,
        choices: Vec::new(),
        find: String::new(),
        terms: Vec::new(),
        ruby: collection::Ruby::Off,
    });
    match engine.answer(&question) {
        Answer::Sides(sides) => Pair::Here(id, Shared::new(*sides)),
        other => panic!("{other:?}"),
    }
}
