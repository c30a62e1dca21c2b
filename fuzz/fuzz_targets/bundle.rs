//! Whatever the bytes: a bundle is read or refused, and what is read is the same when it is written and read
//! again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(read) = bundle::read(bytes) else {
        return;
    };
    for article in &read.bundle.articles {
        assert!(bundle::check(article, article.body.here()).is_ok());
    }
    let again = bundle::read(&bundle::write_one(&read.bundle)).expect("what was written is read");
    assert_eq!(again.problems, []);
    assert_eq!(again.bundle.articles, read.bundle.articles);
});
