//! Lists of small archives.

use std::collections::{BTreeMap, BTreeSet};

use bundle::{Article, Field, PlaceId, RepairKind, Tally};
use collection::{
    Answer, Engine, Facet, Filter, FilterPart, Listing, Question, Relaxation, Sort, Sought, Window,
    YearBar, Years,
};

use crate::archive::{ALL, article, dated, ids, known, list, opened, repaired};

fn chosen(choices: &[(Facet, &str)]) -> Filter {
    let mut chosen: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (facet, value) in choices {
        chosen
            .entry(*facet)
            .or_default()
            .insert((*value).to_owned());
    }
    Filter {
        chosen,
        ..Filter::default()
    }
}

fn all(engine: &Engine, filter: &Filter) -> Listing {
    list(engine, filter, Sort::Oldest, ALL)
}

/// The values of a facet with their counts, chosen ones with a mark.
fn values(listing: &Listing, facet: Facet) -> Vec<String> {
    let found = listing
        .facets
        .iter()
        .find(|list| list.facet == facet)
        .unwrap();
    let mark = |chosen| if chosen { "*" } else { "" };
    found
        .values
        .iter()
        .map(|v| format!("{}{}={}", mark(v.chosen), v.value, v.count))
        .collect()
}

#[test]
fn of_a_long_facet_a_few_values_are_told_and_others_when_they_are_looked_for() {
    let bodies = ["漢語協會", "汉语学会", "文史館", "書院", "学校", "圖書館"];
    let mut articles = Vec::new();
    for (n, body) in bodies.iter().enumerate() {
        for m in 0..=n {
            articles.push(Article {
                source: known(body),
                ..article(&format!("{n}-{m}"))
            });
        }
    }
    let engine = opened(articles);
    let told = |filter: &Filter, most, opened: &[(Facet, &str)]| {
        let opened = opened
            .iter()
            .map(|(facet, words)| (*facet, (*words).to_owned()));
        let question = Question::List {
            filter: filter.clone(),
            sort: Sort::Newest,
            window: Window { first: 0, count: 1 },
            sought: Sought {
                most,
                opened: opened.collect(),
            },
        };
        let Answer::Listing(listing) = engine.answer(&question) else {
            panic!("no list")
        };
        let source = listing.facets.iter().find(|it| it.facet == Facet::Source);
        let source = source.map(|it| (it.rest, it.of));
        (values(&listing, Facet::Source), source.unwrap())
    };
    let all = Filter::default();
    assert_eq!(
        told(&all, 2, &[]),
        (vec!["圖書館=6".to_owned(), "学校=5".to_owned()], (4, 6))
    );
    let opened = told(&all, 2, &[(Facet::Source, "")]);
    assert_eq!((opened.0.len(), opened.1), (6, (0, 6)));
    let either = told(&all, 2, &[(Facet::Source, " 汉语 ")]);
    assert_eq!(
        either,
        (
            vec!["汉语学会=2".to_owned(), "漢語協會=1".to_owned()],
            (0, 6)
        )
    );
    let chosen = chosen(&[(Facet::Source, "漢語協會"), (Facet::Source, "無")]);
    let besides = told(&chosen, 1, &[(Facet::Source, "书")]);
    let besides_chosen = ["*漢語協會=1", "*無=0", "圖書館=6", "書院=4"];
    assert_eq!(
        (besides.0, besides.1),
        (besides_chosen.map(str::to_owned).to_vec(), (0, 6))
    );
    assert_eq!(told(&chosen, 0, &[]).0, ["*漢語協會=1", "*無=0"]);
}

#[test]
fn values_of_a_facet_are_alternatives_and_facets_have_to_agree() {
    let with = |id, section, editor| Article {
        section: known(section),
        editor: known(editor),
        ..article(id)
    };
    let engine = opened(vec![
        with("a", "字體", "甲"),
        with("b", "字體", "乙"),
        with("c", "編碼", "甲"),
        with("d", "輸入法", "甲"),
        article("e"),
    ]);
    let filter = chosen(&[
        (Facet::Section, "字體"),
        (Facet::Section, "編碼"),
        (Facet::Editor, "甲"),
    ]);
    let listing = all(&engine, &filter);
    assert_eq!(ids(&listing), ["a", "c"]);
    assert_eq!((listing.total, listing.of), (2, 5));
    assert_eq!(
        values(&listing, Facet::Section),
        ["*字體=1", "*編碼=1", "輸入法=1", "=0"]
    );
    assert_eq!(values(&listing, Facet::Editor), ["*甲=2", "乙=1", "=0"]);
    let unsaid = all(&engine, &chosen(&[(Facet::Section, "")]));
    assert_eq!(ids(&unsaid), ["e"]);
}

#[test]
fn a_value_that_no_article_has_can_still_be_taken_away() {
    let engine = opened(vec![article("a")]);
    let listing = all(&engine, &chosen(&[(Facet::Section, "鬼")]));
    assert_eq!(listing.total, 0);
    assert_eq!(values(&listing, Facet::Section), ["*鬼=0", "=1"]);
    let part = FilterPart::Value(Facet::Section, "鬼".to_owned());
    assert_eq!(listing.relaxations, [Relaxation { part, count: 1 }]);
}

#[test]
fn an_empty_choice_is_none() {
    let engine = opened(vec![article("a")]);
    let mut filter = Filter::default();
    filter.chosen.insert(Facet::Editor, BTreeSet::new());
    assert_eq!(all(&engine, &filter).total, 1);
}

#[test]
fn the_condition_of_a_text_has_many_values() {
    let engine = opened(vec![
        article("sound"),
        Article {
            doubts: 1,
            ..article("doubtful")
        },
        Article {
            repaired: repaired(&[RepairKind::Gloss, RepairKind::Gap]),
            doubts: 2,
            ..article("damaged")
        },
        Article {
            repaired: vec![Tally {
                kind: RepairKind::Shift,
                count: 0,
            }],
            ..article("counted-none")
        },
    ]);
    let listing = all(&engine, &Filter::default());
    let counts = ["doubtful=2", "sound=2", "gap=1", "gloss=1"];
    assert_eq!(values(&listing, Facet::Condition), counts);
    assert_eq!(
        ids(&all(&engine, &chosen(&[(Facet::Condition, "gap")]))),
        ["damaged"]
    );
}

#[test]
fn a_region_comes_with_its_names() {
    let region = Field::Declared {
        value: PlaceId("CN-GX".to_owned()),
        by: "meta".to_owned(),
    };
    let unknown = Field::Declared {
        value: PlaceId("XX-1".to_owned()),
        by: "meta".to_owned(),
    };
    let engine = opened(vec![
        Article {
            region,
            ..article("a")
        },
        Article {
            region: unknown,
            ..article("b")
        },
    ]);
    let listing = all(&engine, &Filter::default());
    let abbr = |row: &collection::Described| row.place.as_ref().map(|place| place.abbr.clone());
    let rows: Vec<_> = listing.rows.iter().map(abbr).collect();
    assert_eq!(rows, [Some("桂".to_owned()), None]);
    let facet = listing
        .facets
        .iter()
        .find(|list| list.facet == Facet::Region)
        .unwrap();
    let named: Vec<_> = facet
        .values
        .iter()
        .map(|value| value.place.is_some())
        .collect();
    assert_eq!(named, [true, false]);
}

#[test]
fn undated_articles_come_last_in_both_directions() {
    let engine = opened(vec![
        article("z"),
        dated("b", "2018-09-28", "丙"),
        Article {
            time: Some("08:30".to_owned()),
            ..dated("a", "2018-09-28", "乙")
        },
        dated("d", "2018", "甲"),
        dated("c", "2018-09-28", "乙"),
        article("y"),
    ]);
    let sorted = |sort| list(&engine, &Filter::default(), sort, ALL);
    assert_eq!(ids(&sorted(Sort::Newest)), ["a", "b", "c", "d", "y", "z"]);
    assert_eq!(ids(&sorted(Sort::Oldest)), ["d", "b", "c", "a", "y", "z"]);
    assert_eq!(ids(&sorted(Sort::Title)), ["b", "a", "c", "d", "y", "z"]);
}

#[test]
fn there_is_a_bar_for_every_year() {
    let engine = opened(vec![
        dated("a", "2001", "x"),
        Article {
            editor: known("甲"),
            ..dated("b", "2004-05", "x")
        },
        dated("c", "2004-06-07", "x"),
        article("d"),
    ]);
    let years = Some(Years {
        first: 2001,
        last: 2002,
    });
    let listing = all(
        &engine,
        &Filter {
            years,
            ..chosen(&[(Facet::Editor, "甲")])
        },
    );
    let bar = |year, all, hits| YearBar { year, all, hits };
    assert_eq!(
        listing.years,
        [
            bar(2001, 1, 0),
            bar(2002, 0, 0),
            bar(2003, 0, 0),
            bar(2004, 2, 1)
        ]
    );
    assert_eq!(listing.undated, (1, 0));
    let relaxations = [
        Relaxation {
            part: FilterPart::Value(Facet::Editor, "甲".to_owned()),
            count: 1,
        },
        Relaxation {
            part: FilterPart::Years(Years {
                first: 2001,
                last: 2002,
            }),
            count: 1,
        },
    ];
    assert_eq!(listing.relaxations, relaxations);
}

#[test]
fn an_empty_archive_has_an_empty_list() {
    let engine = opened(Vec::new());
    let listing = all(&engine, &chosen(&[(Facet::Script, "hans")]));
    assert_eq!((listing.total, listing.of, listing.years.len()), (0, 0, 0));
    assert_eq!(listing.relaxations, []);
}

#[test]
fn a_window_past_the_end_is_empty_and_says_where_the_end_is() {
    let engine = opened(vec![article("a"), article("b")]);
    let listing = list(
        &engine,
        &Filter::default(),
        Sort::Newest,
        Window { first: 9, count: 5 },
    );
    assert_eq!(
        (listing.first, listing.rows.len(), listing.total),
        (2, 0, 2)
    );
}
