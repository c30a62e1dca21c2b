//! Whatever is searched for, in an archive of whatever texts: an answer, whose hits lie in the text.

#![no_main]

use bundle::ArticleId;
use collection::{Answer, Engine, Filter, Question, Sort, Window};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (text, query) = input;
    let file = serde_json::json!([{ "title": query, "date": "1956-01-28", "text": text }]);
    let mut engine = Engine::new();
    if engine.open(file.to_string().as_bytes()).is_err() {
        return;
    }
    let filter = Filter {
        query: query.to_owned(),
        ..Filter::default()
    };
    let listed = engine.answer(&Question::List {
        filter,
        sort: Sort::Relevance,
        window: Window {
            first: 0,
            count: 10,
        },
    });
    let Answer::Listing(listing) = listed else {
        panic!("a list was asked for");
    };
    for row in &listing.rows {
        // Every hit of what is listed can be shown.
        let _ = engine.answer(&Question::Hits {
            id: ArticleId::clone(&row.id),
            query: query.to_owned(),
            undone: Default::default(),
        });
    }
    assert!(!collection::unplaced(query).is_empty() || query.is_empty());
});
