//! Small archives to search in.

use std::collections::BTreeSet;

use bundle::{About, Article, ArticleId, Bundle};
use collection::{Answer, Engine, Filter, Found, Hit, Listing, Question, Sort, Sought, Window};

/// The article of a page.
pub(crate) fn page(name: &str, text: &str) -> Article {
    ingest::ingest(&format!("{name}.txt"), text.as_bytes(), &"0".repeat(64)).unwrap()
}

/// A bundle of these articles.
pub(crate) fn bundle_of(articles: Vec<Article>) -> Bundle {
    ingest::assemble(articles, About::default())
}

/// An engine with these pages opened, by name and text.
pub(crate) fn opened(pages: &[(&str, &str)]) -> Engine {
    let articles = pages.iter().map(|(name, text)| page(name, text)).collect();
    open(&bundle_of(articles))
}

/// An engine with this bundle opened.
pub(crate) fn open(bundle: &Bundle) -> Engine {
    let mut engine = Engine::new();
    let opened = engine.open(&bundle::write_one(bundle)).unwrap();
    assert_eq!(opened.problems, []);
    engine
}

/// The filter of a query alone.
pub(crate) fn asks(query: &str) -> Filter {
    Filter {
        query: query.to_owned(),
        ..Filter::default()
    }
}

/// The list for a filter.
pub(crate) fn list(engine: &Engine, filter: Filter, sort: Sort) -> Listing {
    let question = Question::List {
        filter,
        sort,
        window: Window {
            first: 0,
            count: u32::MAX,
        },
        sought: Sought::default(),
    };
    match engine.answer(&question) {
        Answer::Listing(listing) => *listing,
        other => panic!("{other:?}"),
    }
}

/// The list for a query, best first, and what was found.
pub(crate) fn search(engine: &Engine, query: &str) -> (Listing, Found) {
    let mut listing = list(engine, asks(query), Sort::Relevance);
    let found = *listing.found.take().unwrap();
    assert_eq!(found.rows.len(), listing.rows.len());
    (listing, found)
}

/// The ids of what a query finds, in their order.
pub(crate) fn ids(engine: &Engine, query: &str) -> Vec<String> {
    let (listing, _) = search(engine, query);
    let ids = listing.rows.iter().map(|row| row.id.to_string());
    ids.collect()
}

/// The hits of a query in an article.
pub(crate) fn hits(engine: &Engine, id: &str, query: &str) -> Vec<Hit> {
    let question = Question::Hits {
        id: ArticleId::new(id).unwrap(),
        query: query.to_owned(),
        undone: BTreeSet::new(),
    };
    match engine.answer(&question) {
        Answer::Hits(hits) => hits,
        other => panic!("{other:?}"),
    }
}
