//! What holds of every search, against one written down as plainly as can be.

use bundle::Article;
use collection::{Facet, Filter, Sort};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::archive::{asks, bundle_of, ids, list, open, page};

/// Characters that meet often, in both scripts, with signs, letters and losses.
const SIGNS: [&str; 18] = [
    "学", "學", "习", "習", "国", "國", "人", "人", "，", " ", "a", "A", "1", "〓", "「", "\n　　",
    "2011", "aA1a",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(&SIGNS[..]), 1..40).prop_map(|signs| signs.concat())
}

pub(crate) fn articles() -> impl Strategy<Value = Vec<Article>> {
    vec((text(), text(), 0..4_u32), 1..9).prop_map(|pages| {
        let pages = pages.iter().enumerate();
        let made = |(nth, (title, text, year)): (usize, &(String, String, u32))| {
            let year = 2010 + year;
            let text = format!("关于{title}\n发布时间:{year}-01-02\n　　正文{text}。\n");
            let mut article = page(&format!("p{nth}"), &text);
            // Some tell of nothing dated.
            let of = 2000 + i32::try_from(text.len() % 13).unwrap();
            article.active = [of - 1, of].into_iter().skip(nth % 3).collect();
            article
        };
        pages.map(made).collect()
    })
}

pub(crate) fn word() -> impl Strategy<Value = String> {
    const SIGNS: [&str; 15] = [
        "学", "學", "习", "国", "國", "人", "a", "1", "人人", "正文", "关於", "201", "2011", "a1a",
        "11aa1",
    ];
    vec(select(&SIGNS[..]), 1..4).prop_map(|signs| signs.concat())
}

/// Whether the text of an article, as repaired, or its title has the word in any script.
fn has(article: &Article, word: &str) -> bool {
    let word = hanzi::fold(word).into_text();
    let in_it = |text: &str| hanzi::fold(text).text().contains(&word);
    in_it(&article.body.here().unwrap().text) || article.title.value().is_some_and(|it| in_it(it))
}

fn plainly(articles: &[Article], fits: impl Fn(&Article) -> bool) -> Vec<String> {
    let fitting = articles.iter().filter(|article| fits(article));
    fitting.map(|article| article.id.to_string()).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_finds_what_has_it(articles in articles(), a in word(), b in word()) {
        let engine = open(&bundle_of(articles.clone()));
        let found = |query: &str| sorted(ids(&engine, query));
        prop_assert_eq!(found(&a), plainly(&articles, |it| has(it, &a)));
        prop_assert_eq!(found(&format!("\"{a}\"")), plainly(&articles, |it| has(it, &a)));
        prop_assert_eq!(
            found(&format!("{a} {b}")),
            plainly(&articles, |it| has(it, &a) && has(it, &b))
        );
        prop_assert_eq!(
            found(&format!("{a} OR {b}")),
            plainly(&articles, |it| has(it, &a) || has(it, &b))
        );
        prop_assert_eq!(
            found(&format!("{a} -{b}")),
            plainly(&articles, |it| has(it, &a) && !has(it, &b))
        );
    }

    #[test]
    fn counts_are_what_choosing_gives(articles in articles(), a in word()) {
        let engine = open(&bundle_of(articles));
        let listing = list(&engine, asks(&a), Sort::Newest);
        prop_assert_eq!(listing.total as usize, listing.rows.len());
        for facet in &listing.facets {
            for value in &facet.values {
                let mut filter = asks(&a);
                filter.chosen.entry(facet.facet).or_default().insert(value.value.clone());
                prop_assert_eq!(list(&engine, filter, Sort::Newest).total, value.count);
            }
        }
        let found = listing.found.as_ref().unwrap();
        for (bar, hits) in listing.years.iter().zip(&found.years) {
            let years = Some(collection::Years { first: bar.year, last: bar.year });
            let year = list(&engine, Filter { years, ..asks(&a) }, Sort::Newest);
            prop_assert_eq!((year.total, year.found.unwrap().hits), (bar.hits, *hits));
        }
        prop_assert_eq!(found.rows.iter().map(|row| row.hits).sum::<u32>(), found.hits);
        prop_assert!(listing.facets.iter().any(|it| it.facet == Facet::Script));
    }

    #[test]
    fn marks_stand_on_what_was_asked(articles in articles(), a in word()) {
        let engine = open(&bundle_of(articles));
        let listing = list(&engine, asks(&a), Sort::Relevance);
        let word = hanzi::fold(&a).into_text();
        for row in &listing.found.unwrap().rows {
            prop_assert!(row.hits > 0);
            for mark in &row.marks {
                let marked = hanzi::fold(mark.of(&row.snippet).unwrap()).into_text();
                prop_assert!(marked.contains(&word), "{marked} {word}");
            }
        }
    }
}
