//! Whatever the text: a file of a reader's notes is read or refused, what is read is the same when it is written
//! and read again, merging it with itself changes nothing, and its marks find places of any text between
//! characters only.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for line in text.lines() {
        if let Some(mark) = margin::read_line(line) {
            assert_eq!(margin::read_line(&margin::line(&mark)), Some(mark));
        }
    }
    let Ok(read) = margin::read(text) else {
        return;
    };
    assert_eq!(margin::read(&margin::write(&read)), Ok(read.clone()));
    let mut twice = read.clone();
    twice.merge(read.clone());
    assert_eq!(twice, read);
    for place in read.all().filter_map(|mark| mark.anchor.as_ref()?.find(text)) {
        assert!(text.get(place.span.clone()).is_some(), "{place:?}");
    }
    margin::markdown(&read, |_| None);
    let annotations = margin::annotations(&read, |article| article.to_owned());
    serde_json::from_str::<serde_json::Value>(&annotations).expect("JSON");
});
