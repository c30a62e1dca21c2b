//! Archives made of a few sentences, read as pages are.

use bundle::{About, Article, Bundle, FORMAT, Place, PlaceId, VERSION};
use collection::timeline::{Events, Scene, SceneWish, TimeAnswer, TimeFilter, TimeQuestion, View};
use collection::{Engine, ExportFormat, Exported, Window};

/// Every row.
pub(crate) const ALL: Window = Window {
    first: 0,
    count: u32::MAX,
};

/// A page in the form that archives have.
pub(crate) fn page(number: usize, published: &str, text: &str) -> Article {
    let page = format!(
        "当前位置: 首页 > 试 > 正文\n试验第{number}页\n发布时间:{published} 来源:试 点击:1\n{text}\n"
    );
    let mut article =
        ingest::ingest(&format!("p{number}.txt"), page.as_bytes(), &"0".repeat(64)).unwrap();
    ingest::activity::date(&mut article, &ingest::activity::Foundings::default());
    article
}

/// An engine with these articles.
pub(crate) fn opened(articles: Vec<Article>) -> Engine {
    let mut engine = Engine::new();
    let opened = engine
        .open(&bundle::write_one(&bundle_of(articles)))
        .unwrap();
    assert_eq!(opened.problems, []);
    engine
}

/// A bundle of these articles.
pub(crate) fn bundle_of(articles: Vec<Article>) -> Bundle {
    Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: About {
            title: "试<&\"".to_owned(),
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

/// Three pages with dates of most kinds.
pub(crate) fn small() -> Engine {
    opened(vec![
        page(
            1,
            "2018-09-28",
            "2015年3月，举办培训班，共有50余人参加。2016年5月4日，召开座谈会，到会120人。2014年以来，编印简报30期。每年年初召开总结会。近年来，开展调研活动多次。",
        ),
        page(
            2,
            "2017-04-08",
            "2016年，举办讲座8场。2016年5月4日至6日，赴外地考察。同年9月，出版画册一部。每月10日召开例会。",
        ),
        page(
            3,
            "2012-06-01",
            "20世纪80年代，成立研究小组。2011年春，走访老会员30多人。",
        ),
    ])
}

pub(crate) fn scene(engine: &Engine, wish: &SceneWish) -> Scene {
    match engine.tell_time(&TimeQuestion::Timeline(wish.clone())) {
        TimeAnswer::Timeline(scene) => *scene,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn events(engine: &Engine, view: Option<View>) -> Events {
    let question = TimeQuestion::Events {
        filter: TimeFilter::default(),
        view,
        window: ALL,
    };
    match engine.tell_time(&question) {
        TimeAnswer::Events(events) => *events,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn exported(engine: &Engine, format: ExportFormat) -> Exported {
    let question = TimeQuestion::Export {
        filter: TimeFilter::default(),
        view: None,
        format,
    };
    match engine.tell_time(&question) {
        TimeAnswer::Exported(exported) => *exported,
        other => panic!("{other:?}"),
    }
}
