//! The drawing of the figures of a few sentences, read as pages are.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot set up its archive has failed"
)]

use collection::Engine;

use crate::route::{Address, Place};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::timeline::tests::{DESK, all, of_class, opened, page, text, value, wanted};
use crate::view::wanted::{Part, draw};

fn few() -> Engine {
    opened(vec![
        page(
            1,
            "2018-09-28",
            "2016年，采用稿件20余篇。2016年5月4日，采用稿件8篇，会员87名。信息工作排名前10名。",
        ),
        page(
            2,
            "2017-04-08",
            "2015年，采用稿件近30篇，提案3至5篇。本会有约40名会员。2014年以来，编印简报6篇。",
        ),
    ])
}

fn drawn(engine: &Engine, address: &str, width: u32) -> Drawing {
    let wanted = wanted(Part::Figures, address, width);
    let mut drawing = draw(engine, &wanted).expect("an archive is open").drawing;
    drawing.finish(None);
    drawing
}

fn ids(drawing: &Drawing, within: &str) -> Vec<String> {
    let inside = of_class(drawing, within).into_iter().flat_map(all);
    let ids = inside.filter_map(|it| value(it, Attribute::EVENT));
    ids.map(str::to_owned).collect()
}

#[test]
fn every_dot_has_one_row_and_ranks_have_a_row_only() {
    let engine = few();
    let drawing = drawn(&engine, "/figures?u=篇", DESK);
    let (dots, rows) = (ids(&drawing, "plot"), ids(&drawing, "figtable"));
    assert_eq!(rows.len(), 5, "{rows:?}");
    assert_eq!(dots.len(), 5, "{dots:?}");
    assert!(dots.iter().all(|dot| rows.contains(dot)));
    let drawing = drawn(&engine, "/figures?u=名", DESK);
    let (dots, rows) = (ids(&drawing, "plot"), ids(&drawing, "figtable"));
    assert_eq!((dots.len(), rows.len()), (2, 3), "{dots:?} {rows:?}");
    let table = text(of_class(&drawing, "figtable")[0]);
    assert!(table.contains("名次"), "{table}");
}

#[test]
fn the_most_frequent_measure_word_comes_first_and_is_shown() {
    let drawing = drawn(&few(), "/figures", DESK);
    let units = of_class(&drawing, "chip");
    assert_eq!(text(units[0]), "篇5");
    assert_eq!(value(units[0], Attribute::CURRENT), Some("true"));
    assert_eq!(value(units[1], Attribute::CURRENT), None);
    let way = value(units[1], Attribute::HREF).unwrap();
    let other = drawn(&few(), way.trim_start_matches('#'), DESK);
    assert_eq!(text(of_class(&other, "sub")[0]), "“名”3 个数，画出 2 个");
}

#[test]
fn a_number_that_may_be_off_is_drawn_otherwise_than_an_exact_one() {
    let drawing = drawn(&few(), "/figures?u=篇", DESK);
    let marks = of_class(&drawing, "fm");
    let lines = |quote: &str| {
        let mark = marks.iter().find(|mark| text(mark).starts_with(quote));
        let mark = mark.unwrap_or_else(|| {
            panic!(
                "{quote}: {:?}",
                marks.iter().map(|it| text(it)).collect::<Vec<_>>()
            )
        });
        let lines: Vec<_> = of_class(mark, "off")
            .iter()
            .map(|line| [Attribute::Y1, Attribute::Y2].map(|y| value(line, y).unwrap().to_owned()))
            .collect();
        lines
    };
    let (more, less, range) = (lines("20余篇"), lines("30篇"), lines("3至5篇"));
    assert_eq!(lines("8篇").len(), 0);
    assert_eq!((more.len(), less.len(), range.len()), (3, 3, 2));
    let goes_up =
        |[from, to]: &[String; 2]| to.parse::<f64>().unwrap() < from.parse::<f64>().unwrap();
    assert!(goes_up(&more[0]) && !goes_up(&less[0]) && goes_up(&range[0]));
    // What is not drawn is not explained.
    let key = text(of_class(&drawing, "key")[0]);
    assert!(key.contains("不止") && !key.contains("上下都可能"), "{key}");
}

#[test]
fn a_dot_opens_its_sentence_and_leads_to_it_in_the_article() {
    let engine = few();
    let drawing = drawn(&engine, "/figures?u=篇", DESK);
    let mark = of_class(&drawing, "fm")
        .into_iter()
        .find(|mark| text(mark).starts_with("8篇"))
        .unwrap();
    let way = value(mark, Attribute::HREF).unwrap();
    let drawing = drawn(&engine, way.trim_start_matches('#'), DESK);
    let card = of_class(&drawing, "ev-card")[0];
    assert_eq!(
        text(of_class(card, "quote")[0]),
        "2016年5月4日，采用稿件8篇，会员87名。"
    );
    let marked = all(card).into_iter().find(|it| it.tag() == Tag::MARK);
    assert_eq!(text(marked.unwrap()), "8篇");
    let open = value(of_class(card, "open")[0], Attribute::HREF).unwrap();
    let open = Address::parse(open.trim_start_matches('#'));
    assert!(matches!(open.place, Place::Article(_)) && open.find.contains("8篇"));
    let chosen = of_class(&drawing, "on");
    assert_eq!(chosen.len(), 2, "a mark and a row");
}

#[test]
fn the_filter_of_the_library_holds_and_nonsense_does_no_harm() {
    let engine = few();
    let drawing = drawn(&engine, "/figures?u=篇&y=2017-2017", DESK);
    assert_eq!(ids(&drawing, "figtable").len(), 3);
    let told = text(&drawn(&engine, "/figures?src=nobody", DESK));
    assert!(told.contains("没有一个数符合"), "{told}");
    let bare = opened(vec![page(1, "2018-09-28", "这一页什么数也没有说。")]);
    let told = text(&drawn(&bare, "/figures", DESK));
    assert!(told.contains("没有读出数字"), "{told}");
    for address in [
        "/figures?u=",
        "/figures?u=%00&e=%2F&n=4294967295",
        "/figures?u=篇&e=p1.txt/99999999999",
        "/figures?n=-1&as=all&from=2014&to=2015",
    ] {
        for width in [0, 1, 390, u32::MAX] {
            drawn(&engine, address, width);
        }
    }
}

#[test]
fn a_long_table_comes_in_windows() {
    let pages = (1..=30).map(|number| {
        let sentence = |month: usize| format!("2017年{month}月，采用稿件{}篇。", number * month);
        let text: Vec<_> = (1..=5).map(sentence).collect();
        page(number, "2018-01-01", &text.concat())
    });
    let engine = opened(pages.collect());
    let first = drawn(&engine, "/figures", DESK);
    assert_eq!(ids(&first, "figtable").len(), 100);
    let more = of_class(&first, "more");
    assert_eq!(more.len(), 1);
    let rest = drawn(&engine, value(more[0], Attribute::DO).unwrap(), DESK);
    assert_eq!(ids(&rest, "figtable").len(), 50);
    assert!(text(&rest).contains("第 101—150 个，共 150 个"));
    assert_eq!(
        value(of_class(&rest, "more")[0], Attribute::DO),
        Some("/figures")
    );
}
