//! Whatever the text: a file of rules is read or refused, and what is no rule in it is named by its line.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(read) = bundle::read_rules(text) else {
        return;
    };
    let lines = text.lines().count() as u32;
    for slip in collection::slips(&read) {
        assert!((1..=lines).contains(&slip.line), "{slip:?}");
    }
});
