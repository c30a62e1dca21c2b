//! Where the link of a card leads.

use std::collections::BTreeSet;

use collection::{Answer, Question};

use crate::route::{Address, Place};
use crate::view::drawing::Attribute;
use crate::view::timeline::tests::{DESK, all, drawn, of_class, opened, page, value};

#[test]
fn of_two_sentences_of_the_same_words_the_one_that_is_meant_is_found() {
    let same = "2016年5月4日，召开座谈会。";
    let text = format!("{same}\n会后又有别的事。{same}\n{same}");
    let engine = opened(vec![page(1, "2018-09-28", &text)]);
    let list = drawn(&engine, "/timeline?as=list", DESK);
    let links = of_class(&list, "evlist").into_iter().flat_map(all);
    let ways: Vec<_> = links
        .filter(|it| value(it, Attribute::EVENT).is_some())
        .map(|it| value(it, Attribute::HREF).unwrap().trim_start_matches('#'))
        .collect();
    assert_eq!(ways.len(), 3, "{ways:?}");
    let mut found = Vec::new();
    for way in ways {
        let drawing = drawn(&engine, way, DESK);
        let open = of_class(&drawing, "open");
        let to = value(open.first().unwrap(), Attribute::HREF).unwrap();
        let to = Address::parse(to.trim_start_matches('#'));
        let Place::Article(id) = to.place else {
            panic!("{to:?}");
        };
        let question = Question::Read {
            id,
            filter: to.filter,
            sort: to.sort,
            undone: BTreeSet::new(),
            find: to.find,
        };
        let Answer::Reading(reading) = engine.answer(&question) else {
            panic!("an article");
        };
        assert_eq!(reading.hits.len(), 1);
        found.extend(reading.hits.iter().map(|hit| (hit.row, hit.at.start)));
    }
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), 3, "each finds its own: {found:?}");
}
