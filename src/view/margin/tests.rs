//! What the reader wrote, as it is listed.

use std::collections::BTreeSet;

use bundle::ArticleId;
use collection::{Answer, Engine, Filter, Question, Reading, Sort};
use margin::{Ink, Kind, Margin, Mark};

use super::{Marking, Quote, bookmark, list, mark, page, put, reach};
use crate::i18n::{Language, Notes};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::timeline::tests::{all, of_class, opened, page as archived, text, value, wanted};
use crate::view::wanted::Part;

fn engine() -> Engine {
    let texts = ["甲等会员共有六名，每月开会。", "乙等会员共有八名。"];
    let pages = (1..).zip(texts);
    opened(
        pages
            .map(|(number, text)| archived(number, "2018-09-28", text))
            .collect(),
    )
}

fn id(number: usize) -> ArticleId {
    ArticleId::new(format!("p{number}")).unwrap()
}

/// A mark on words of an article.
fn marked(number: usize, words: &str, name: &str, now: u64) -> Option<Mark> {
    let quote = Quote {
        before: String::new(),
        exact: words.to_owned(),
        after: String::new(),
    };
    let marking = Marking {
        article: id(number),
        quote,
        ink: 1,
        text: "記".to_owned(),
    };
    mark(&engine(), marking, name.to_owned(), now)
}

fn of_tag(drawing: &Drawing, tag: Tag) -> Vec<&Drawing> {
    let is = |it: &&Drawing| it.tag() == tag;
    all(drawing).into_iter().filter(is).collect()
}

fn deeds(drawing: &Drawing) -> Vec<&str> {
    let all = all(drawing).into_iter();
    all.filter_map(|it| value(it, Attribute::DO)).collect()
}

fn links(drawing: &Drawing) -> Vec<&str> {
    let all = all(drawing).into_iter();
    all.filter_map(|it| value(it, Attribute::HREF)).collect()
}

#[test]
fn all_marks_are_listed_by_article_and_lead_to_their_passages() {
    let margin = Margin::from_iter([
        marked(1, "每月开会", "m1", 5).unwrap(),
        marked(1, "甲等会员", "m2", 6).unwrap(),
        bookmark(id(2), "b".to_owned(), 9),
    ]);
    let wanted = wanted(Part::Notes, "/notes?script=hans", 1280);
    let drawing = page(&engine(), &margin, &wanted);
    let titles: Vec<String> = of_tag(&drawing, Tag::H2).into_iter().map(text).collect();
    assert_eq!(titles, ["试验第2页", "试验第1页"], "the last marked first");
    let marks: Vec<String> = of_class(&drawing, "hl").into_iter().map(text).collect();
    assert_eq!(marks, ["甲等会员", "每月开会"], "as they stand in the text");
    let links = links(&drawing);
    assert!(
        links.iter().all(|link| link.contains("script=hans")),
        "the filter is carried along: {links:?}"
    );
    let found = crate::route::Address::parse(links[2].trim_start_matches('#'));
    assert_eq!(found.find, "甲等会员");
    assert_eq!(
        deeds(&drawing),
        [
            "unmark b",
            "unmark m2",
            "unmark m1",
            "notes 0",
            "notes 1",
            "notes 2"
        ]
    );
}

#[test]
fn what_is_of_no_text_here_is_listed_and_said_to_be() {
    let mut lost = marked(1, "每月开会", "m1", 5).unwrap();
    lost.anchor.as_mut().unwrap().exact = "从来没有".to_owned();
    let mut elsewhere = marked(1, "甲等会员", "m2", 6).unwrap();
    "<b>\u{202e}别处".clone_into(&mut elsewhere.article);
    let margin = Margin::from_iter([lost, elsewhere]);
    let texts = Notes::of(Language::ZhHans);
    let drawing = page(&engine(), &margin, &wanted(Part::Notes, "/notes", 390));
    let told: Vec<String> = of_class(&drawing, "zhe").into_iter().map(text).collect();
    assert_eq!(told, [texts.elsewhere, texts.unplaced]);
    assert_eq!(deeds(&drawing).len(), 2 + 3, "both can be deleted");
    assert!(links(&drawing).iter().all(|link| !link.contains("find=")));
}

#[test]
fn a_bookmark_is_put_and_taken_away_in_its_article() {
    let texts = Notes::of(Language::ZhHans);
    let wanted = wanted(Part::Imprint, "/a/p2", 390);
    let drawing = list(&engine(), &Margin::default(), &id(2), &wanted);
    assert_eq!(deeds(&drawing), ["bookmark p2"]);
    assert_eq!(links(&drawing), [""; 0], "there are no notes to lead to");
    let margin = Margin::from_iter([bookmark(id(2), "b".to_owned(), 9)]);
    let drawing = list(&engine(), &margin, &id(2), &wanted);
    assert_eq!(deeds(&drawing), ["unmark b"]);
    assert!(text(&drawing).contains(texts.bookmark[1]));
    assert_eq!(links(&drawing), ["#/notes"]);
    let elsewhere = list(&engine(), &margin, &id(1), &wanted);
    assert_eq!(deeds(&elsewhere), ["bookmark p1"]);
}

#[test]
fn words_that_are_not_in_the_article_are_not_marked() {
    assert_eq!(marked(1, "乙等会员", "m", 5), None);
    let made = marked(2, "乙等会员", "m", 5).unwrap();
    assert_eq!(made.kind, Kind::Passage(Ink::Indigo));
}

/// An article as it is read.
fn read(engine: &Engine, number: usize) -> Reading {
    let question = Question::Read {
        id: id(number),
        filter: Filter::default(),
        sort: Sort::default(),
        undone: BTreeSet::new(),
        find: String::new(),
    };
    match engine.answer(&question) {
        Answer::Reading(reading) => *reading,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_reader_comes_back_to_the_paragraph_even_where_others_came_before_it() {
    let text = "第一段說開頭的事。\n\n第二段說中間的事。\n\n第三段說最後的事。";
    let before = opened(vec![archived(1, "2018-09-28", text)]);
    let mut margin = Margin::default();
    assert_eq!(reach(&before, &margin, &id(1), 99, 5), None);
    assert_eq!(
        reach(&before, &margin, &id(1), 0, 5),
        None,
        "nothing to forget"
    );
    let made = reach(&before, &margin, &id(1), 2, 5).unwrap();
    margin.put(made.clone());
    let mut reading = read(&before, 1);
    put(&before, &margin, &mut reading);
    assert_eq!(reading.reached, Some(2));
    let more = ["新來的一段在最前。\n\n", text].concat();
    let after = opened(vec![archived(1, "2018-09-28", &more)]);
    let mut reading = read(&after, 1);
    put(&after, &margin, &mut reading);
    assert_eq!(reading.reached, Some(3));
    let again = reach(&after, &margin, &id(1), 1, 6).unwrap();
    assert_eq!(again.id, made.id, "one for each article");
    margin.put(reach(&after, &margin, &id(1), 0, 7).unwrap());
    let mut reading = read(&after, 1);
    put(&after, &margin, &mut reading);
    assert_eq!(reading.reached, None);
    assert!(margin.marks().next().is_none());
}
