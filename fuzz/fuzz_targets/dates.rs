//! Whatever the text and the day it was published: what is read lies in it, on borders of characters, and no
//! value ends before it begins. The same laws are tried on made-up text by `crates/ingest/tests/dates/laws.rs`.

#![no_main]

use bundle::Span;
use ingest::activity::{Foundings, NamedTimes, Page, Piece, Role, Standing, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str, &str)| {
    let (text, published, name) = input;
    let mut named = NamedTimes::default();
    // A refusal is an answer too.
    let _ = named.add(name, published, Standing::Topic);
    let _ = named.add_festival(name, published, false);
    let whole = Piece {
        span: Span::from(0..text.len()),
        role: Role::Matter,
        block: 0,
    };
    let reading = read(&Page {
        text,
        pieces: &[whole],
        published: Some(published),
        title: Some(name),
        foundings: &Foundings::default(),
        named: &named,
    });
    let mut end = 0;
    for it in &reading.expressions {
        assert_eq!(it.span.of(text), Some(it.quote.as_str()));
        assert!(it.span.start >= end, "expressions overlap");
        end = it.span.end;
        if let (Some(first), Some(last)) = (it.when.first, it.when.last) {
            assert!(first <= last, "{it:?}");
        }
    }
    for it in &reading.figures {
        assert_eq!(it.span.of(text), Some(it.quote.as_str()));
        assert!(it.sentence.contains(it.span));
    }
    for it in &reading.activities {
        assert!(
            it.span
                .of(text)
                .is_some_and(|clause| clause.starts_with(&it.quote))
        );
    }
});
