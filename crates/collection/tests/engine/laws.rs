//! What holds of every list, against a filter written down as plainly as can be.

use std::cmp::Reverse;

use bundle::{Article, Field, PlaceId, RepairKind};
use collection::{Facet, FacetCount, Filter, FilterPart, Sort, Window, Years};
use hanzi::ScriptState;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::archive::{ALL, article, known, list, opened, repaired};

const NAMES: [&str; 4] = ["", "甲", "乙", "丙"];
const DATES: [&str; 6] = ["", "1998", "2001-10", "2001-10-31", "2004", "2003-12-01"];
const REGIONS: [&str; 3] = ["", "CN-GX", "CN-HE"];

prop_compose! {
    fn some_article()(
        names in [select(&NAMES[..]), select(&NAMES[..]), select(&NAMES[..])],
        date in select(&DATES[..]),
        region in select(&REGIONS[..]),
        hant in any::<bool>(),
        kinds in btree_set(select(&RepairKind::ALL[..]), 0..3),
        doubts in 0..2_u32,
        active in btree_set(-2..4_i32, 0..3),
    ) -> Article {
        let said = |value: &str| if value.is_empty() { Field::MISSING } else { known(value) };
        let [section, source, editor] = names.map(said);
        let mut made = Article { section, source, editor, issued: said(date), ..article("x") };
        if hant { made.script.state = ScriptState::Hant; }
        if !region.is_empty() {
            made.region = Field::Declared { value: PlaceId(region.to_owned()), by: "x".to_owned() };
        }
        made.title = said(date);
        made.repaired = repaired(&kinds.into_iter().collect::<Vec<_>>());
        made.doubts = doubts;
        made.active = active.into_iter().map(|year| year * 700).collect();
        made
    }
}

fn archive() -> impl Strategy<Value = Vec<Article>> {
    vec(some_article(), 0..40).prop_map(|mut articles| {
        for (number, article) in articles.iter_mut().enumerate() {
            article.id = bundle::ArticleId::new(format!("{}", number * 7 % 41)).unwrap();
        }
        articles
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let values = [
        "", "甲", "乙", "鬼", "CN-GX", "hans", "hant", "sound", "gloss", "doubtful",
    ];
    let value = select(values.to_vec()).prop_map(str::to_owned);
    let chosen = btree_map(select(&Facet::ALL[..]), btree_set(value, 0..4), 0..3);
    let years = option::of((1997..2006, 0..4)).prop_map(|years| {
        years.map(|(first, more)| Years {
            first,
            last: first + more,
        })
    });
    let active = option::of((-2..4_i32, 0..1500_i32)).prop_map(|active| {
        active.map(|(first, more)| Years {
            first: first * 700,
            last: first * 700 + more,
        })
    });
    (chosen, years, active).prop_map(|(chosen, years, active)| Filter {
        chosen,
        years,
        active,
        ..Filter::default()
    })
}

/// Whether an article has a value in a facet.
fn has(article: &Article, facet: Facet, value: &str) -> bool {
    let says = |field: &Field<String>| field.value().map_or("", String::as_str) == value;
    match facet {
        Facet::Script => {
            value
                == if article.script.state == ScriptState::Hans {
                    "hans"
                } else {
                    "hant"
                }
        }
        Facet::Region => article.region.value().map_or("", |place| &place.0) == value,
        Facet::Condition => match value {
            "sound" => article.repaired.is_empty() && article.doubts == 0,
            "doubtful" => article.doubts > 0,
            kind => article
                .repaired
                .iter()
                .any(|tally| tally.kind.name() == kind),
        },
        Facet::Section => says(&article.section),
        Facet::Source => says(&article.source),
        Facet::Editor => says(&article.editor),
    }
}

fn passes(article: &Article, filter: &Filter) -> bool {
    filter.chosen.iter().all(|(facet, values)| {
        values.is_empty() || values.iter().any(|value| has(article, *facet, value))
    }) && filter.years.is_none_or(|years| {
        article
            .year()
            .is_some_and(|year| (years.first..=years.last).contains(&year))
    }) && filter.active.is_none_or(|years| {
        let mut active = article.active.iter();
        active.any(|year| (years.first..=years.last).contains(year))
    })
}

fn count(articles: &[Article], filter: &Filter) -> u32 {
    u32::try_from(
        articles
            .iter()
            .filter(|article| passes(article, filter))
            .count(),
    )
    .unwrap()
}

fn without_facet(filter: &Filter, facet: Facet) -> Filter {
    let mut filter = filter.clone();
    filter.chosen.remove(&facet);
    filter
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_has_what_passes(articles in archive(), filter in filter()) {
        let engine = opened(articles.clone());
        let listing = list(&engine, &filter, Sort::Title, ALL);
        prop_assert_eq!(listing.total, count(&articles, &filter));
        prop_assert_eq!(listing.total as usize, listing.rows.len());
        for row in &listing.rows {
            let article = articles.iter().find(|article| article.id == row.id);
            prop_assert!(passes(article.unwrap(), &filter));
        }
    }

    #[test]
    fn a_count_is_the_total_after_choosing(articles in archive(), filter in filter()) {
        let engine = opened(articles);
        let listing = list(&engine, &filter, Sort::Newest, ALL);
        for facet in &listing.facets {
            for value in &facet.values {
                let mut alone = without_facet(&filter, facet.facet);
                alone.chosen.entry(facet.facet).or_default().insert(value.value.clone());
                let after = list(&engine, &alone, Sort::Newest, ALL);
                prop_assert_eq!(value.count, after.total);
            }
        }
        for bar in &listing.years {
            let years = Some(Years { first: bar.year, last: bar.year });
            let after = list(&engine, &Filter { years, ..filter.clone() }, Sort::Newest, ALL);
            prop_assert_eq!(bar.hits, after.total);
        }
        for bar in listing.active.iter().filter(|bar| bar.all > 0 || bar.year % 101 == 0) {
            let active = Some(Years { first: bar.year, last: bar.year });
            let after = list(&engine, &Filter { active, ..filter.clone() }, Sort::Newest, ALL);
            prop_assert_eq!(bar.hits, after.total);
        }
        for relaxation in &listing.relaxations {
            let mut relaxed = filter.clone();
            match &relaxation.part {
                FilterPart::Years(_) => relaxed.years = None,
                FilterPart::Active(_) => relaxed.active = None,
                FilterPart::Query => relaxed.query.clear(),
                FilterPart::Value(facet, value) => {
                    prop_assert!(relaxed.chosen.get_mut(facet).unwrap().remove(value));
                }
            }
            prop_assert_eq!(relaxation.count, list(&engine, &relaxed, Sort::Newest, ALL).total);
        }
    }

    #[test]
    fn every_relaxation_that_helps_is_offered(articles in archive(), filter in filter()) {
        let listing = list(&opened(articles.clone()), &filter, Sort::Newest, ALL);
        let mut helping = 0;
        for (facet, values) in &filter.chosen {
            for value in values {
                let mut relaxed = filter.clone();
                relaxed.chosen.get_mut(facet).unwrap().remove(value);
                helping += usize::from(count(&articles, &relaxed) > 0);
            }
        }
        let years = filter.years.is_some();
        let active = filter.active.is_some();
        let without = Filter { years: None, ..filter.clone() };
        helping += usize::from(years && count(&articles, &without) > 0);
        helping += usize::from(active && count(&articles, &Filter { active: None, ..filter }) > 0);
        let expected = if listing.total == 0 { helping } else { 0 };
        prop_assert_eq!(listing.relaxations.len(), expected);
    }

    #[test]
    fn values_never_disappear_and_stand_in_order(articles in archive(), filter in filter()) {
        let engine = opened(articles.clone());
        let listing = list(&engine, &filter, Sort::Newest, ALL);
        let whole = list(&engine, &Filter::default(), Sort::Newest, ALL);
        for (facet, all) in listing.facets.iter().zip(&whole.facets) {
            for value in &all.values {
                prop_assert!(facet.values.iter().any(|other| other.value == value.value));
                prop_assert!(value.count > 0);
            }
            let key = |value: &FacetCount| {
                (!value.chosen, Reverse(value.count), value.value.clone())
            };
            prop_assert!(facet.values.is_sorted_by_key(key));
        }
    }

    #[test]
    fn the_years_and_the_undated_make_up_the_whole(articles in archive(), filter in filter()) {
        let listing = list(&opened(articles.clone()), &filter, Sort::Newest, ALL);
        let all: u32 = listing.years.iter().map(|bar| bar.all).sum();
        prop_assert_eq!(all + listing.undated.0, listing.of);
        let hits: u32 = listing.years.iter().map(|bar| bar.hits).sum();
        let without_years = Filter { years: None, ..filter };
        prop_assert_eq!(hits + listing.undated.1, count(&articles, &without_years));
    }

    #[test]
    fn windows_tile_the_list(articles in archive(), filter in filter(), step in 1..9_u32) {
        let engine = opened(articles);
        for sort in [Sort::Newest, Sort::Oldest, Sort::Title] {
            let whole = list(&engine, &filter, sort, ALL).rows;
            let mut tiled = Vec::new();
            for first in (0..u32::try_from(whole.len()).unwrap()).step_by(step as usize) {
                tiled.extend(list(&engine, &filter, sort, Window { first, count: step }).rows);
            }
            prop_assert_eq!(&tiled, &whole);
        }
    }
}
