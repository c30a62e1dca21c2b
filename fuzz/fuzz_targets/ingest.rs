//! Whatever the bytes: a page is read or rejected, and what is read can be written.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["page.txt", "page.html"] {
        if let Ok(article) = ingest::ingest(path, bytes, &"0".repeat(64)) {
            assert!(bundle::check(&article, article.body.here()).is_ok());
        }
    }
});
