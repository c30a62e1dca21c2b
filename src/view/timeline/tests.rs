//! The drawing of an archive of a few sentences, read as pages are.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot set up its archive has failed"
)]

use std::collections::BTreeSet;

use bundle::{About, Article, Bundle, FORMAT, VERSION};
use collection::Engine;

use super::stand::Stand;
use super::{draw, file};
use crate::i18n::Language;
use crate::route::{Address, Place};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::wanted::{Part, Wanted};

pub(in crate::view) const DESK: u32 = 1280;
const PHONE: u32 = 390;

pub(in crate::view) fn page(number: usize, published: &str, text: &str) -> Article {
    let page = format!(
        "当前位置: 首页 > 试 > 正文\n试验第{number}页\n发布时间:{published} 来源:试 点击:1\n{text}\n"
    );
    let name = format!("p{number}.txt");
    let mut article = ingest::ingest(&name, page.as_bytes(), &"0".repeat(64)).unwrap();
    ingest::activity::date(&mut article, &ingest::activity::Foundings::default());
    article
}

pub(in crate::view) fn opened(articles: Vec<Article>) -> Engine {
    opened_bundle(&bundle_of(articles))
}

pub(in crate::view) fn bundle_of(articles: Vec<Article>) -> Bundle {
    Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about: About::default(),
        places: Vec::new(),
        parts: Vec::new(),
        catalog: None,
        rules: Vec::new(),
        articles,
    }
}

pub(in crate::view) fn opened_bundle(bundle: &Bundle) -> Engine {
    let mut engine = Engine::new();
    engine.open(&bundle::write_one(bundle)).unwrap();
    engine
}

fn small() -> Engine {
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
            "20世纪80年代，成立研究小组。2011年春，走访老会员30多人。<b>2012年4月，召开“大会”。</b>",
        ),
    ])
}

/// Fifty meetings in one month: more than there is room for.
fn crowded() -> Engine {
    let day = |day: usize| format!("2016年5月{}日，召开第{day}次座谈会。", day % 28 + 1);
    let text: String = (1..=50).map(day).collect();
    opened(vec![page(1, "2017-01-01", &text)])
}

pub(in crate::view) fn wanted(part: Part, address: &str, width: u32) -> Wanted {
    Wanted {
        id: None,
        undone: BTreeSet::new(),
        part,
        language: Language::ZhHans,
        address: address.to_owned(),
        typed: String::new(),
        width,
        shown: None,
    }
}

pub(in crate::view) fn drawn(engine: &Engine, address: &str, width: u32) -> Drawing {
    let wanted = wanted(Part::Timeline, address, width);
    let mut drawing = draw(engine, &wanted).expect("an archive is open").drawing;
    drawing.finish(None);
    drawing
}

fn every<'a>(drawing: &'a Drawing, found: &mut Vec<&'a Drawing>) {
    found.push(drawing);
    for child in drawing.children() {
        every(child, found);
    }
}

pub(in crate::view) fn all(drawing: &Drawing) -> Vec<&Drawing> {
    let mut found = Vec::new();
    every(drawing, &mut found);
    found
}

pub(in crate::view) fn value(drawing: &Drawing, name: Attribute) -> Option<&str> {
    let mut attributes = drawing.attributes().iter();
    attributes
        .find(|(own, _)| *own == name)
        .map(|(_, value)| value.as_str())
}

pub(in crate::view) fn of_class<'a>(drawing: &'a Drawing, class: &str) -> Vec<&'a Drawing> {
    let is = |it: &&Drawing| {
        let classes = value(it, Attribute::CLASS).unwrap_or_default();
        classes.split(' ').any(|own| own == class)
    };
    all(drawing).into_iter().filter(is).collect()
}

pub(in crate::view) fn text(drawing: &Drawing) -> String {
    all(drawing).into_iter().map(Drawing::own_text).collect()
}

fn events<'a>(drawing: &'a Drawing, within: &str) -> Vec<&'a str> {
    let parts = of_class(drawing, within);
    let inside = parts.into_iter().flat_map(all);
    inside
        .filter_map(|it| value(it, Attribute::EVENT))
        .collect()
}

#[test]
fn every_slip_has_one_row_and_every_row_a_slip_or_a_place_in_a_bundle() {
    for engine in [small(), crowded()] {
        for address in [
            "/timeline",
            "/timeline?from=2016-05&to=2016-05",
            "/timeline?from=2014&to=2015",
        ] {
            let drawing = drawn(&engine, address, DESK);
            let stage = of_class(&drawing, "stage");
            let slips: Vec<_> = ["slipv", "spanv"]
                .iter()
                .flat_map(|class| events(stage.first().unwrap(), class))
                .collect();
            let side = of_class(&drawing, "tl-side");
            let rows: Vec<_> = of_class(side.first().unwrap(), "evlist")
                .into_iter()
                .filter(|list| value(list, Attribute::CLASS) == Some("evlist"))
                .flat_map(all)
                .filter_map(|it| value(it, Attribute::EVENT))
                .collect();
            let bundled: usize = of_class(&drawing, "bundle")
                .iter()
                .map(|it| {
                    it.children()
                        .last()
                        .unwrap()
                        .own_text()
                        .trim_start_matches('＋')
                        .parse::<usize>()
                        .unwrap()
                })
                .sum();
            for slip in &slips {
                assert_eq!(rows.iter().filter(|row| row == &slip).count(), 1, "{slip}");
            }
            let unique: BTreeSet<_> = slips.iter().collect();
            assert_eq!(unique.len(), slips.len(), "{address}");
            assert_eq!(slips.len() + bundled, rows.len(), "{address}");
            assert!(!rows.is_empty(), "{address}");
        }
    }
}

#[test]
fn every_address_in_the_drawing_is_one_of_ours() {
    let engine = crowded();
    for address in [
        "/timeline",
        "/timeline?script=hans&q=a%26b&from=2016-05&to=2016-05&off=visit&as=slips",
    ] {
        let drawing = drawn(&engine, address, PHONE);
        let mut ways = Vec::new();
        for one in all(&drawing) {
            ways.extend(
                value(one, Attribute::HREF).map(|href| href.trim_start_matches('#').to_owned()),
            );
            ways.extend(
                value(one, Attribute::DO)
                    .filter(|deed| deed.starts_with('/'))
                    .map(str::to_owned),
            );
            let keys = value(one, Attribute::KEYS).unwrap_or_default();
            let keys = keys.split(' ').filter_map(|way| way.split_once('>'));
            ways.extend(
                keys.map(|(_, way)| way.to_owned())
                    .filter(|way| way.starts_with('/')),
            );
        }
        assert!(ways.len() > 10);
        for way in ways {
            assert_eq!(Address::parse(&way).format(), way);
            assert_ne!(Address::parse(&way).place, Place::Missing, "{way}");
        }
    }
}

#[test]
fn a_year_is_as_wide_as_the_year_and_never_its_first_day() {
    let engine = small();
    let drawing = drawn(&engine, "/timeline?from=2016&to=2016", DESK);
    let lecture = all(&drawing)
        .into_iter()
        .find(|it| {
            let label = text(it);
            value(it, Attribute::CLASS).is_some_and(|class| class.starts_with("slipv"))
                && label.starts_with("2016年 精确到年 ")
        })
        .expect("the lectures of 2016 have a slip");
    let mark = of_class(lecture, "mark");
    let width: f64 = value(mark.first().unwrap(), Attribute::WIDTH)
        .unwrap()
        .parse()
        .unwrap();
    assert!((width - f64::from(DESK - 460)).abs() < 1.0, "{width}");
}

#[test]
fn an_end_that_nobody_tells_fades() {
    let drawing = drawn(&small(), "/timeline", DESK);
    let vague = all(&drawing)
        .into_iter()
        .find(|it| it.tag() == Tag::A && text(it).starts_with("始于何时不明"));
    let steps = of_class(vague.expect("the surveys of these years"), "f1");
    assert_eq!(steps.len(), 1, "its beginning fades, its end does not");
}

#[test]
fn units_of_the_brush_are_read_as_the_days_they_stand_for() {
    for engine in [small(), crowded()] {
        let drawing = drawn(&engine, "/timeline", DESK);
        let over = all(&drawing);
        let svg = over
            .iter()
            .find(|it| value(it, Attribute::UNITS).is_some())
            .unwrap();
        let units: Vec<_> = value(svg, Attribute::UNITS).unwrap().split(' ').collect();
        let mut before = None;
        for unit in &units {
            let brush = value(svg, Attribute::BRUSH).unwrap();
            let way = format!("{brush}from={unit}&to={unit}");
            let view = Stand::parse(&Address::parse(&way).time).view.expect("days");
            assert!(
                before.is_none_or(|before| view.first == before + 1),
                "{unit}"
            );
            before = Some(view.last);
        }
        let anchors: Vec<_> = over
            .iter()
            .filter_map(|it| value(it, Attribute::ANCHOR))
            .collect();
        assert_eq!(anchors, [*units.last().unwrap(), *units.first().unwrap()]);
    }
}

#[test]
fn the_chosen_activity_has_a_card_that_says_why_and_leads_to_its_sentence() {
    let engine = small();
    let drawing = drawn(&engine, "/timeline", DESK);
    let rows = of_class(&drawing, "evlist");
    let link = rows
        .into_iter()
        .flat_map(all)
        .find(|it| it.tag() == Tag::A && text(it).contains("出版画册"))
        .expect("its row");
    let way = value(link, Attribute::HREF)
        .unwrap()
        .trim_start_matches('#');
    let drawing = drawn(&engine, way, DESK);
    let card = of_class(&drawing, "ev-card");
    let card = card.first().expect("a card");
    let quotes: Vec<_> = of_class(card, "quote").into_iter().map(text).collect();
    assert_eq!(
        quotes,
        ["同年9月，出版画册一部。", "2016年5月4日至6日，赴外地考察。"]
    );
    assert!(text(card).contains("依据规则 R3"), "{}", text(card));
    let open = of_class(card, "open");
    let to = value(open.first().unwrap(), Attribute::HREF).unwrap();
    let to = Address::parse(to.trim_start_matches('#'));
    let (words, place) = to.find.split_once('@').expect("its place");
    assert_eq!(words, "\"同年9月，出版画册一部。\"");
    assert!(place.parse::<u32>().is_ok(), "{place}");
    assert!(matches!(to.place, Place::Article(_)));
    assert_eq!(
        of_class(&drawing, "slipv")
            .iter()
            .filter(|it| value(it, Attribute::CLASS) == Some("slipv on"))
            .count(),
        1
    );
}

#[test]
fn what_recurs_is_in_a_tray_and_not_on_the_axis() {
    let drawing = drawn(&small(), "/timeline", DESK);
    let trays = of_class(&drawing, "tray");
    let told: Vec<_> = trays.into_iter().map(text).collect();
    assert!(
        told.first()
            .is_some_and(|tray| tray.starts_with("定期2 事")),
        "{told:?}"
    );
    assert!(told.concat().contains("每月"));
}

#[test]
fn archived_text_is_only_ever_text() {
    let drawing = drawn(&small(), "/timeline", DESK);
    let known = all(&drawing).into_iter().map(|it| it.tag().name());
    assert!(
        known
            .into_iter()
            .all(|name| name != "script" && name != "style")
    );
}

#[test]
fn a_phone_sees_the_list_first_and_a_desk_the_slips() {
    let engine = small();
    let stages = |address: &str, width| of_class(&drawn(&engine, address, width), "stage").len();
    assert_eq!(stages("/timeline", PHONE), 0);
    assert_eq!(stages("/timeline?as=slips", PHONE), 1);
    assert_eq!(stages("/timeline", DESK), 1);
    assert_eq!(stages("/timeline?as=list", DESK), 0);
}

#[test]
fn an_archive_without_dates_says_so_and_so_does_a_filter_that_nothing_passes() {
    let bare = opened(vec![page(1, "2018-09-28", "这一页什么日子也没有说。")]);
    let told = text(&drawn(&bare, "/timeline", DESK));
    assert!(told.contains("没有读出日期"), "{told}");
    let told = text(&drawn(&small(), "/timeline?src=nobody", DESK));
    assert!(told.contains("没有一件事符合筛选条件"), "{told}");
    let told = text(&drawn(&small(), "/timeline?from=1995-03&to=1995-03", DESK));
    assert!(told.contains("这段时间里没有事"), "{told}");
}

#[test]
fn nonsense_in_the_address_does_no_harm() {
    let engine = small();
    for address in [
        "/timeline?e=nobody",
        "/timeline?e=%2F&n=4294967295",
        "/timeline?from=9999-12-31&to=0001&off=x,,&as=what",
        "/timeline?n=-1&e=p1.txt%2F",
    ] {
        for width in [0, 1, PHONE, u32::MAX] {
            drawn(&engine, address, width);
        }
    }
}

#[test]
fn what_is_looked_at_is_saved_in_every_format() {
    let engine = small();
    let saved = |number: u8, address: &str| {
        let wanted = wanted(Part::File(number), address, DESK);
        file(&engine, &wanted)
    };
    let names: Vec<_> = (0..6).filter_map(|at| saved(at, "/timeline")).collect();
    let names: Vec<_> = names.iter().map(|(name, _)| name.as_str()).collect();
    let wanted = ["csv", "json", "ics", "timelinejs.json", "xml"];
    assert_eq!(names, wanted.map(|ending| format!("timeline.{ending}")));
    let rows = |address: &str| saved(0, address).map(|(_, text)| text.lines().count());
    assert!(rows("/timeline?from=2016&to=2016") < rows("/timeline"));
}
