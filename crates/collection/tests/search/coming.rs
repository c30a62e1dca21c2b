//! What comes late in a list in pages, and what goes again.

use bundle::ArticleId;
use collection::{Answer, Engine, Facet, Filter, Gap, Listing, Question, Sort};

use crate::archive::{bundle_of, list, open};
use crate::paged::{ask, columns_of, facets_of, listed, paged, question, some, supply};

#[test]
fn what_asks_for_facets_waits_for_them_and_nothing_else_does() {
    let site = paged(some(), 3);
    let mut engine = site.open();
    let (columns, facets) = (columns_of(&site), facets_of(&site));
    let bytes = &site.parts[facets as usize];
    assert!(engine.supply(facets, bytes).is_err(), "before the columns");
    supply(&site, &mut engine, columns);
    let region = |code: &str| Filter {
        chosen: [(Facet::Region, [code.to_owned()].into())].into(),
        ..Filter::default()
    };
    let chosen = question(&region("CN-GX"), Sort::Newest);
    assert_eq!(engine.answer(&chosen), Answer::NeedsPart(facets));
    for query in ["source:报", "gloss:xue"] {
        let filter = Filter {
            query: query.to_owned(),
            ..Filter::default()
        };
        let found = list(&engine, filter, Sort::Newest).found.unwrap();
        assert_eq!(found.gaps, [Gap::Part(facets)], "{query}");
    }
    // Of fewer articles, and of as many others.
    for other in [paged(some()[1..].to_vec(), 3), {
        let mut articles = some();
        articles[8].id = ArticleId::new("z").unwrap();
        paged(articles, 3)
    }] {
        let bytes = &other.parts[facets_of(&other) as usize];
        let mut parts = bundle::read(&site.manifest).unwrap().bundle;
        parts.parts[facets as usize].bytes = bytes.len() as u64;
        let manifest = bundle::write_one(&parts);
        let mut engine = Engine::new();
        engine.open(&manifest).unwrap();
        supply(&site, &mut engine, columns);
        let refused = engine.supply(facets, bytes).unwrap_err().to_string();
        assert!(
            refused.contains("not the facets of these articles"),
            "{refused}"
        );
    }
    supply(&site, &mut engine, facets);
    supply(&site, &mut engine, facets);
    let whole = listed(&site, &mut engine, &region("CN-GX"), Sort::Newest);
    let mut one_file = Engine::new();
    one_file
        .open(&bundle::write_one(&bundle_of(some())))
        .unwrap();
    let in_one = list(&one_file, region("CN-GX"), Sort::Newest);
    assert_eq!(whole.facets, in_one.facets);
}

#[test]
fn texts_go_when_others_come_and_come_again_when_they_are_wanted() {
    let site = paged(some(), 3);
    let mut engine = site.open();
    engine.hold_at_most(1);
    let read = |id: &str| Question::Read {
        id: ArticleId::new(id).unwrap(),
        filter: Filter::default(),
        sort: Sort::Newest,
        undone: std::collections::BTreeSet::new(),
        find: String::new(),
    };
    let texts = |id: &str, engine: &mut Engine| {
        let Answer::Reading(reading) = ask(&site, engine, &read(id)) else {
            panic!("{id}");
        };
        (reading.blocks, engine.held_bytes())
    };
    let (first, held) = texts("n000", &mut engine);
    let (_, other) = texts("n008", &mut engine);
    assert!(held > 1 && other > 1 && other < 2 * held, "one part each");
    assert!(matches!(engine.answer(&read("n000")), Answer::NeedsPart(_)));
    assert_eq!(texts("n000", &mut engine).0, first);
    // A question that wants all of them has them all.
    let whole = open(&bundle_of(some()));
    for query in ["archived:页", "第3页", "gloss:xue", "学习 -第4页"] {
        let filter = Filter {
            query: query.to_owned(),
            ..Filter::default()
        };
        let here = listed(&site, &mut engine, &filter, Sort::Newest);
        let there = list(&whole, filter, Sort::Newest);
        let hits = |listing: &Listing| listing.found.as_ref().map(|found| found.hits);
        assert_eq!(
            (here.total, hits(&here)),
            (there.total, hits(&there)),
            "{query}"
        );
    }
}
