//! A list of articles in pages: what is found and counted is what one whole list gives, and whatever of
//! it is lacking or damaged is told.

use bundle::{Article, ArticleId, Bundle, Catalog, ColumnsWriter, Page, Part, PartKind};
use collection::{
    Answer, Engine, Facet, Filter, Gap, Listing, Question, Sort, Sought, Window, Years, all_ids,
    wire,
};
use proptest::prelude::*;

use crate::archive::{asks, bundle_of, list, open, page};
use crate::index::Site;
use crate::laws::{articles, word};

/// An archive of which the list of articles stands in parts of so many.
pub(crate) fn paged(articles: Vec<Article>, rows: usize) -> Site {
    let mut site = Site::of(bundle_of(articles), 3);
    let mut bundle = bundle::read(&site.manifest).unwrap().bundle;
    let articles = std::mem::take(&mut bundle.articles);
    let (mut columns, mut pages) = (ColumnsWriter::default(), Vec::new());
    let mut add = |bundle: &mut Bundle, kind, bytes: Vec<u8>| {
        let part = Part::of_texts(bytes.len() as u64, None, "0".repeat(64));
        bundle.parts.push(Part { kind, ..part });
        site.parts.push(bytes);
    };
    for page in articles.chunks(rows) {
        for article in page {
            columns.add(article);
        }
        pages.push(Page {
            first: page[0].id.clone(),
            part: u32::try_from(bundle.parts.len()).unwrap(),
            count: u32::try_from(page.len()).unwrap(),
        });
        let rows = page.iter().map(bundle::article_json).collect();
        add(&mut bundle, PartKind::Rows, bundle::rows_part(rows));
    }
    bundle.catalog = Some(Catalog {
        articles: u32::try_from(articles.len()).unwrap(),
        years: columns.years(),
    });
    let ids = all_ids(articles.iter().map(|article| article.id.as_str()));
    let pieces = columns.finish(&pages, ids);
    add(&mut bundle, PartKind::Facets, pieces.facets.concat());
    add(&mut bundle, PartKind::Columns, pieces.columns.concat());
    site.manifest = bundle::write_one(&bundle);
    site
}

/// The number of the part with the columns.
pub(crate) fn columns_of(site: &Site) -> u32 {
    u32::try_from(site.parts.len() - 1).unwrap()
}

/// The number of the part with the facets.
pub(crate) fn facets_of(site: &Site) -> u32 {
    columns_of(site) - 1
}

pub(crate) fn question(filter: &Filter, sort: Sort) -> Question {
    let window = Window {
        first: 0,
        count: u32::MAX,
    };
    Question::List {
        filter: filter.clone(),
        sort,
        window,
        sought: Sought::default(),
    }
}

pub(crate) fn supply(site: &Site, engine: &mut Engine, part: u32) {
    engine.supply(part, &site.parts[part as usize]).unwrap();
}

/// Asks, and supplies all that is lacking, until nothing is.
pub(crate) fn ask(site: &Site, engine: &mut Engine, question: &Question) -> Answer {
    for _ in 0..60 {
        let answer = engine.answer(question);
        let mut gaps = Vec::new();
        match &answer {
            Answer::NeedsPart(part) => gaps.push(Gap::Part(*part)),
            Answer::Listing(listing) => {
                gaps.extend(listing.lacking.iter().map(|part| Gap::Part(*part)));
                gaps.extend(listing.found.iter().flat_map(|found| found.gaps.clone()));
            }
            Answer::Reading(reading) => {
                gaps.extend(reading.lacking.iter().map(|part| Gap::Part(*part)));
            }
            _ => {}
        }
        if gaps.is_empty() {
            return answer;
        }
        for gap in gaps {
            match gap {
                Gap::Part(part) => engine.supply(part, &site.parts[part as usize]).unwrap(),
                Gap::Index(path) => assert!(engine.supply_file(&path, &site.index[&path])),
                Gap::Damaged(path) => panic!("{path}"),
            }
        }
    }
    panic!("asked for ever more")
}

pub(crate) fn listed(site: &Site, engine: &mut Engine, filter: &Filter, sort: Sort) -> Listing {
    match ask(site, engine, &question(filter, sort)) {
        Answer::Listing(listing) => *listing,
        other => panic!("{other:?}"),
    }
}

/// Rows with what was found in them, but for the passages, which want texts.
fn rows(listing: &Listing) -> Vec<(ArticleId, Option<String>, String, u32)> {
    let found = listing.found.as_ref();
    let hits = |at: usize| found.map_or(0, |found| found.rows[at].hits);
    let rows = listing.rows.iter().enumerate();
    rows.map(|(at, row)| {
        (
            row.id.clone(),
            row.title.clone(),
            row.lead.clone(),
            hits(at),
        )
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_in_pages_tells_what_a_whole_one_tells(
        articles in articles(), a in word(), b in word(), each in 1..4_usize, year in 2010..2014,
        initial in "[a-z]{1,2}",
    ) {
        let plain = open(&bundle_of(articles.clone()));
        let site = paged(articles, each);
        let mut engine = site.open();
        let from = Filter {
            years: Some(Years { first: year, last: 2013 }),
            ..Filter::default()
        };
        let queries = [
            a.clone(),
            format!("{a} OR {b}"),
            format!("title:{a}"),
            format!("title:{a}?"),
            format!("title:{b} -{a}"),
            format!("author:{a} OR {b}"),
            format!("archived:{a}"),
            format!("py:{initial}"),
        ];
        let active = Filter {
            active: Some(Years { first: 2000, last: year }),
            ..asks(&a)
        };
        let filters = queries.iter().map(|query| asks(query)).chain([from, active]);
        for (nth, filter) in filters.enumerate() {
            for sort in [Sort::Newest, Sort::Oldest, Sort::Title] {
                // Now with what was fetched before, now without.
                if nth % 3 == 0 {
                    engine = site.open();
                }
                let expected = list(&plain, filter.clone(), sort);
                let listing = listed(&site, &mut engine, &filter, sort);
                prop_assert_eq!(rows(&listing), rows(&expected), "{:?} {:?}", &filter, sort);
                prop_assert_eq!(&listing.facets, &expected.facets);
                prop_assert_eq!(&listing.years, &expected.years);
                prop_assert_eq!(&listing.active, &expected.active);
                prop_assert_eq!(listing.undated, expected.undated);
            }
        }
    }

    #[test]
    fn the_best_come_first_before_and_after_rows_have_come(
        articles in articles(), a in word(), each in 1..4_usize,
    ) {
        let site = paged(articles, each);
        let mut engine = site.open();
        let first = listed(&site, &mut engine, &asks(&a), Sort::Relevance);
        listed(&site, &mut engine, &Filter::default(), Sort::Title);
        let again = listed(&site, &mut engine, &asks(&a), Sort::Relevance);
        prop_assert_eq!(rows(&first), rows(&again));
    }

    #[test]
    fn columns_that_were_changed_are_refused_or_harmless(
        articles in articles(), a in word(), at in any::<prop::sample::Index>(), bit in 0..8_u32,
        cut in any::<bool>(),
    ) {
        let mut site = paged(articles, 2);
        let columns = columns_of(&site);
        let bytes = &mut site.parts[columns as usize];
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        let mut engine = site.open();
        // The digest is for the page to compare; here it is enough that nothing goes wrong.
        let taken = engine.supply(columns, &site.parts[columns as usize]);
        prop_assert!(!cut || taken.is_err());
        for (part, bytes) in (0..columns).zip(&site.parts) {
            drop(engine.supply(part, bytes));
        }
        for query in ["", &a] {
            match engine.answer(&question(&asks(query), Sort::Newest)) {
                Answer::Listing(listing) => prop_assert!(taken.is_ok() && listing.total <= listing.of),
                Answer::NeedsPart(part) => prop_assert!(taken.is_err() && part == columns),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

/// Some articles, one a day, the last first.
pub(crate) fn some() -> Vec<Article> {
    let made = |nth: usize| {
        let day = 28 - nth;
        let text = format!("第{nth}页\n发布时间:2014-02-{day:02}\n　　这里写着学习，还有{nth}。\n");
        page(&format!("n{nth:03}"), &text)
    };
    (0..9).map(made).collect()
}

#[test]
fn an_archive_opens_with_its_head_and_counts_by_its_columns() {
    let site = paged(some(), 3);
    let mut engine = Engine::new();
    let opened = engine.open(&site.manifest).unwrap();
    assert_eq!((opened.articles, opened.years), (9, Some((2014, 2014))));
    let columns = columns_of(&site);
    let asked = question(&Filter::default(), Sort::Newest);
    assert_eq!(engine.answer(&asked), Answer::NeedsPart(columns));
    assert_eq!(engine.undated(), [columns]);
    assert!(engine.supply(1, &site.parts[1]).is_err(), "a text before");
    engine
        .supply(columns, &site.parts[columns as usize])
        .unwrap();
    let listing = list(&engine, Filter::default(), Sort::Newest);
    assert_eq!((listing.total, listing.rows.len()), (9, 9));
    assert!(listing.rows.iter().all(|row| row.id.is_unknown()));
    assert_eq!(listing.rows[0].issued.as_deref(), Some("2014-02-28"));
    let crossed = wire::from_bytes(&wire::to_bytes(&listing).unwrap());
    assert_eq!(crossed.as_ref(), Ok(&listing), "as it comes to the page");
    assert_eq!(listing.lacking.len(), 4);
    assert_eq!(engine.undated(), listing.lacking);
    assert_eq!(listing.facets, [], "rows do not wait for facets");
    supply(&site, &mut engine, facets_of(&site));
    let listing = list(&engine, Filter::default(), Sort::Newest);
    let scripts = listing.facets.iter().find(|it| it.facet == Facet::Script);
    assert_eq!(
        scripts
            .unwrap()
            .values
            .iter()
            .map(|it| it.count)
            .sum::<u32>(),
        9
    );
    assert_eq!(listing.lacking.len(), 3);
    assert_eq!(engine.undated(), listing.lacking);
}

#[test]
fn a_page_that_is_lacking_or_another_hides_its_rows_only() {
    let site = paged(some(), 3);
    let mut engine = site.open();
    let columns = columns_of(&site);
    engine
        .supply(columns, &site.parts[columns as usize])
        .unwrap();
    supply(&site, &mut engine, facets_of(&site));
    let [first, second, third] = [3, 2, 1].map(|back| facets_of(&site) - back);
    let part = |number: u32| &site.parts[number as usize];
    engine.supply(first, part(first)).unwrap();
    assert!(engine.supply(second, part(third)).is_err(), "another page");
    let cut = &part(second)[..part(second).len() - 3];
    assert!(engine.supply(second, cut).is_err(), "truncated");
    let renamed = String::from_utf8(part(second).clone())
        .unwrap()
        .replace("n004", "n009");
    let refused = engine.supply(second, renamed.as_bytes()).unwrap_err();
    assert!(
        refused.to_string().contains("$.articles: not the ids"),
        "{refused}"
    );
    engine.supply(third, part(third)).unwrap();
    let listing = list(&engine, Filter::default(), Sort::Newest);
    assert_eq!((listing.total, &listing.lacking[..]), (9, &[second][..]));
    let known: Vec<bool> = listing
        .rows
        .iter()
        .map(|row| !row.id.is_unknown())
        .collect();
    assert_eq!(
        known,
        [true, true, true, false, false, false, true, true, true]
    );
    let by_title = list(&engine, Filter::default(), Sort::Title);
    assert_eq!(
        by_title.lacking,
        [second],
        "an order by titles wants all of them"
    );
    engine.supply(second, part(second)).unwrap();
    assert_eq!(
        list(&engine, Filter::default(), Sort::Newest).lacking,
        [0; 0]
    );
}

#[test]
fn an_article_is_read_with_its_page_and_its_text_alone() {
    let site = paged(some(), 2);
    let mut engine = site.open();
    let read = |id: &str| Question::Read {
        id: ArticleId::new(id).unwrap(),
        filter: Filter::default(),
        sort: Sort::Newest,
        undone: std::collections::BTreeSet::new(),
        find: String::new(),
    };
    let mut supplied = Vec::new();
    let reading = loop {
        match engine.answer(&read("n004")) {
            Answer::NeedsPart(part) => {
                engine.supply(part, &site.parts[part as usize]).unwrap();
                supplied.push(part);
            }
            Answer::Reading(reading) => break reading,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(supplied.len(), 3, "columns, a page, a text: {supplied:?}");
    assert_eq!(reading.article.title.as_deref(), Some("第4页"));
    assert_eq!((reading.position, &reading.previous), (Some((5, 9)), &None));
    assert_eq!(reading.next.unwrap().id.as_str(), "n005");
    assert_eq!(reading.lacking.len(), 1, "the page of the article before");
    let Answer::Reading(whole) = ask(&site, &mut engine, &read("n004")) else {
        panic!("it was read before")
    };
    assert_eq!(whole.previous.unwrap().id.as_str(), "n003");
    let none = ask(&site, &mut engine, &read("n0041"));
    assert_eq!(
        none,
        Answer::NoSuchArticle(ArticleId::new("n0041").unwrap())
    );
    assert_eq!(
        engine.answer(&read("a")),
        Answer::NoSuchArticle(ArticleId::new("a").unwrap())
    );
}

#[test]
fn a_text_that_comes_before_its_page_is_kept() {
    let site = paged(some(), 3);
    let mut engine = site.open();
    let columns = columns_of(&site);
    engine
        .supply(columns, &site.parts[columns as usize])
        .unwrap();
    for (part, bytes) in (0..columns).zip(&site.parts).skip(1) {
        engine.supply(part, bytes).unwrap();
    }
    let found = listed(&site, &mut engine, &asks("学习"), Sort::Newest)
        .found
        .unwrap();
    assert_eq!(found.hits, 9);
    assert!(found.rows.iter().all(|row| row.snippet.contains("学习")));
}

#[test]
fn columns_say_what_a_machine_made() {
    let mut articles = some();
    articles[2].script.machine = true;
    let site = paged(articles, 3);
    let mut engine = Engine::new();
    engine.open(&site.manifest).unwrap();
    let columns = columns_of(&site);
    engine
        .supply(columns, &site.parts[columns as usize])
        .unwrap();
    supply(&site, &mut engine, facets_of(&site));
    let mut filter = Filter::default();
    let made = ["machine".to_owned()].into();
    filter.chosen.insert(Facet::Script, made);
    let listing = list(&engine, filter, Sort::Newest);
    assert_eq!(listing.total, 1);
    let listing = list(&engine, Filter::default(), Sort::Newest);
    let scripts = listing.facets.iter().find(|it| it.facet == Facet::Script);
    let values = &scripts.unwrap().values;
    let count = |name: &str| values.iter().find(|it| it.value == name).map(|it| it.count);
    assert_eq!(count("machine"), Some(1));
    assert_eq!(
        values.iter().map(|it| it.count).sum::<u32>(),
        10,
        "it has a script too"
    );
}
