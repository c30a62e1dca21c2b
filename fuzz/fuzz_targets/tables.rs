//! Whatever the bytes: a table is taken up or refused; with those of the program, whatever the
//! text, every conversion tiles both texts.

#![no_main]

use std::sync::LazyLock;

use hanzi::{Config, Converter, Options, Tables};
use libfuzzer_sys::fuzz_target;

const OURS: [&[u8]; 3] = [
    include_bytes!("../../crates/hanzi/data/tables/st.bin"),
    include_bytes!("../../crates/hanzi/data/tables/ts.bin"),
    include_bytes!("../../crates/hanzi/data/tables/tw.bin"),
];

static CONVERTERS: LazyLock<Vec<Converter>> = LazyLock::new(|| {
    let mut tables = Tables::new();
    for ours in OURS {
        tables.load(ours).expect("ours are tables");
    }
    let converter = |config| {
        tables
            .converter(config, Options::default())
            .expect("they are there")
    };
    [Config::S2t, Config::T2s, Config::S2twp]
        .map(converter)
        .into()
});

fuzz_target!(|input: (&[u8], &str)| {
    let (file, text) = input;
    let _ = Tables::new().load(file);
    for converter in &*CONVERTERS {
        let conversion = converter.align(text);
        let (mut from, mut to) = (0, 0);
        for span in conversion.spans() {
            assert_eq!((span.source.start, span.target.start), (from, to));
            (from, to) = (span.source.end, span.target.end);
        }
        assert_eq!((from, to), (text.len(), conversion.text().len()));
    }
});
