//! The list, and why a date is what it is.

use collection::timeline::{CountedFrom, TimeFilter};
use collection::{Answer, Question, Window};

use crate::archive::{ALL, events, small};

#[test]
fn rows_stand_in_order_with_their_sentences_marked() {
    let engine = small();
    let list = events(&engine, None);
    let days: Vec<_> = list
        .rows
        .iter()
        .map(|row| row.days.0.or(row.days.1))
        .collect();
    let dated: Vec<_> = days.iter().flatten().collect();
    assert!(dated.is_sorted(), "{dated:?}");
    assert!(days[dated.len()..].iter().all(Option::is_none));
    for row in &list.rows {
        let sentence = row.sentence.as_ref().unwrap();
        assert_eq!(sentence.mark.of(&sentence.text), Some(row.quote.as_str()));
        assert!(sentence.text.ends_with('。'), "{}", sentence.text);
        assert_eq!(row.edtf.is_some(), row.period.is_some(), "{:?}", row.edtf);
    }
    assert!(list.needs.is_empty());
}

#[test]
fn groups_of_years_cover_all_rows() {
    let list = events(&small(), None);
    let mut next = 0;
    for group in &list.years {
        assert_eq!(group.first, next);
        next += group.count;
    }
    assert_eq!(next, list.total);
}

#[test]
fn a_window_gives_its_rows_of_the_same_list() {
    let engine = small();
    let all = events(&engine, None);
    let question = Question::Events {
        filter: TimeFilter::default(),
        view: None,
        window: Window { first: 2, count: 3 },
    };
    let Answer::Events(part) = engine.answer(&question) else {
        panic!("no list");
    };
    assert_eq!(part.rows, all.rows[2..5]);
    assert_eq!((part.total, part.first), (all.total, 2));
    assert!(ALL.count > part.total);
}

#[test]
fn a_card_tells_what_a_date_was_counted_from() {
    let engine = small();
    let list = events(&engine, None);
    let card = |quote: &str| {
        let row = list.rows.iter().find(|row| row.quote == quote).unwrap();
        let activity = row.id.split_once('/').unwrap().1.to_owned();
        let question = Question::WhyDate {
            id: row.article.clone(),
            activity,
        };
        match engine.answer(&question) {
            Answer::WhyDate(Some(card)) => *card,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(card("2015年3月").from, CountedFrom::Itself);
    assert_eq!(
        card("2014年以来").from,
        CountedFrom::Published("2018-09-28".to_owned())
    );
    let inherited = card("同年9月");
    assert_eq!(inherited.edtf.as_deref(), Some("2016-09"));
    let CountedFrom::Words { sentence, .. } = inherited.from else {
        panic!("{:?}", inherited.from);
    };
    assert!(
        sentence
            .mark
            .of(&sentence.text)
            .unwrap()
            .starts_with("2016年")
    );
}
