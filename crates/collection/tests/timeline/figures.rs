//! Figures by measure word.

use bundle::FigureKind;
use collection::Engine;
use collection::timeline::{FigureSheet, FigureWish, Reach, TimeAnswer, TimeQuestion};

use crate::archive::{ALL, opened, page, small};

fn sheet(engine: &Engine, unit: &str) -> FigureSheet {
    let wish = FigureWish {
        unit: Some(unit.to_owned()),
        window: Some(ALL),
        plot: Some((1000, 300)),
        ..FigureWish::default()
    };
    match engine.tell_time(&TimeQuestion::Figures(wish)) {
        TimeAnswer::Figures(sheet) => *sheet,
        other => panic!("{other:?}"),
    }
}

#[test]
fn figures_stand_one_by_one_under_their_measure_word() {
    let sheet = sheet(&small(), "人");
    let values: Vec<_> = sheet.rows.iter().map(|row| row.value.0.as_str()).collect();
    assert_eq!(values, ["30", "50", "120"]);
    assert_eq!(sheet.total, 3);
    for row in &sheet.rows {
        let sentence = row.sentence.as_ref().unwrap();
        assert_eq!(sentence.mark.of(&sentence.text), Some(row.quote.as_str()));
    }
    let plot = sheet.plot.as_ref().unwrap();
    assert_eq!(plot.marks.iter().map(|mark| mark.count).sum::<u32>(), 3);
    assert_eq!(plot.drawn, 3);
    let of = |quote: &str| plot.marks.iter().find(|mark| mark.quote == quote).unwrap();
    assert_eq!(of("50余人").reach, Reach::Up);
    let exact = of("120人");
    assert_eq!((exact.reach, exact.by_publish), (Reach::Exact, false));
    assert!(exact.y < of("50余人").y, "more stands higher");
}

#[test]
fn a_mark_is_as_wide_as_the_time_it_is_of() {
    let engine = opened(vec![page(
        1,
        "2018-09-28",
        "2016年，采用稿件20篇。2017年3月，采用稿件30篇。2018年2月3日，采用稿件40篇。",
    )]);
    let plot = sheet(&engine, "篇").plot.unwrap();
    let width = |quote: &str| {
        let mark = plot.marks.iter().find(|mark| mark.quote == quote).unwrap();
        plot.extent.day_at(mark.x + mark.width - 1, 1000) - plot.extent.day_at(mark.x + 1, 1000) + 1
    };
    assert!((362..=368).contains(&width("20篇")), "{}", width("20篇"));
    assert!((29..=33).contains(&width("30篇")), "{}", width("30篇"));
    assert!((0..=3).contains(&width("40篇")), "{}", width("40篇"));
}

#[test]
fn what_has_no_time_of_its_own_stands_at_its_publish_date_and_says_so() {
    let engine = opened(vec![page(1, "2018-09-28", "本会有会员87名。")]);
    let plot = sheet(&engine, "名").plot.unwrap();
    assert_eq!(plot.marks.len(), 1);
    assert!(plot.marks[0].by_publish && plot.marks[0].period.is_none());
}

#[test]
fn figures_under_one_mark_are_counted_and_named_one_by_one() {
    let engine = opened(vec![
        page(1, "2018-01-01", "2017年，甲会采用稿件20篇。"),
        page(2, "2018-01-01", "2017年，乙会采用稿件20篇。"),
        page(3, "2018-01-01", "2016年，丙会采用稿件20篇。"),
    ]);
    let all = sheet(&engine, "篇");
    let mark = all
        .plot
        .unwrap()
        .marks
        .into_iter()
        .find(|mark| mark.count == 2);
    let wish = FigureWish {
        unit: Some("篇".to_owned()),
        plot: Some((1000, 300)),
        chosen: Some(mark.unwrap().id),
        ..FigureWish::default()
    };
    let TimeAnswer::Figures(sheet) = engine.tell_time(&TimeQuestion::Figures(wish)) else {
        panic!("figures");
    };
    let card = sheet.chosen.unwrap();
    assert_eq!((card.n_beside, card.beside.len()), (1, 1));
    assert_ne!(card.beside[0].article, card.row.article);
}

#[test]
fn however_many_figures_there_are_the_marks_are_bounded() {
    let pages = (1..=200).map(|number| {
        let sentence =
            |month: usize| format!("2017年{month}月，采用稿件{}篇。", number * 13 + month * 7);
        let text: Vec<_> = (1..=12).map(sentence).collect();
        page(number, "2018-01-01", &text.concat())
    });
    let sheet = sheet(&opened(pages.collect()), "篇");
    let plot = sheet.plot.unwrap();
    assert_eq!(plot.drawn, 2400);
    assert_eq!(plot.marks.iter().map(|mark| mark.count).sum::<u32>(), 2400);
    assert!(plot.marks.len() <= 600, "{}", plot.marks.len());
}

#[test]
fn a_measure_word_of_either_script_is_the_same() {
    let engine = opened(vec![
        page(1, "2018-01-01", "2017年建立基地3个。"),
        page(2, "2018-01-01", "2017年，建立了基地5個。"),
    ]);
    assert_eq!(sheet(&engine, "個").total, 2);
    assert_eq!(sheet(&engine, "个").total, 2);
}

#[test]
fn ranks_are_in_the_table_and_no_dots() {
    let engine = opened(vec![page(
        1,
        "2018-01-01",
        "2017年，信息工作排名前10名，采用信息20篇。",
    )]);
    let ranks = sheet(&engine, "名");
    assert!(
        ranks.rows.iter().any(|row| row.kind == FigureKind::Rank),
        "{:?}",
        ranks.rows
    );
    assert_eq!(ranks.plot, None);
    let unit = ranks.units.iter().find(|unit| unit.unit == "名").unwrap();
    assert_eq!((unit.counts, unit.ranks), (0, 1));
}
