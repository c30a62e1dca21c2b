//! Figures by measure word.

use bundle::FigureKind;
use collection::timeline::{FigureSheet, FigureWish, Reach};
use collection::{Answer, Engine, Question};

use crate::archive::{ALL, opened, page, small};

fn sheet(engine: &Engine, unit: &str) -> FigureSheet {
    let wish = FigureWish {
        unit: Some(unit.to_owned()),
        window: Some(ALL),
        ..FigureWish::default()
    };
    match engine.answer(&Question::Figures(wish)) {
        Answer::Figures(sheet) => *sheet,
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
        assert!(row.sentence.as_ref().unwrap().contains(&row.quote));
    }
    assert_eq!(sheet.dots.iter().map(|dot| dot.count).sum::<u32>(), 3);
    let fifty = sheet
        .dots
        .iter()
        .find(|dot| dot.thousandths == 50_000)
        .unwrap();
    assert_eq!(fifty.reach, Reach::Up);
    let exact = sheet
        .dots
        .iter()
        .find(|dot| dot.thousandths == 120_000)
        .unwrap();
    assert_eq!((exact.reach, exact.by_publish), (Reach::Exact, false));
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
    assert_eq!(ranks.dots, []);
    let unit = ranks.units.iter().find(|unit| unit.unit == "名").unwrap();
    assert_eq!((unit.counts, unit.ranks), (0, 1));
}
