//! Tables that are cut, changed, or something else.

use hanzi::{Config, LoadError, Missing, Options, Tables};
use proptest::prelude::*;

const HK: &[u8] = include_bytes!("../../data/tables/hk.bin");
const JP: &[u8] = include_bytes!("../../data/tables/jp.bin");

#[test]
fn what_is_no_table_is_refused() {
    for bytes in [
        b"".as_slice(),
        b"{}",
        b"\x1f\x8b",
        b"conversion dictionaries;",
        &HK[1..],
    ] {
        assert_eq!(Tables::new().load(bytes), Err(LoadError::NoTable));
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = HK.to_vec();
    let version = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    bytes[version] = 7;
    let error = Tables::new().load(&bytes).unwrap_err();
    assert_eq!(error, LoadError::OtherVersion(7));
    assert_eq!(
        error.to_string(),
        "conversion table of version 7, expected 1"
    );
}

#[test]
fn a_table_cut_anywhere_is_damaged_and_leaves_what_was_loaded() {
    let start = HK.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    let mut tables = Tables::new();
    tables.load(JP).unwrap();
    for length in (start..HK.len()).step_by(7) {
        assert_eq!(
            tables.load(&HK[..length]),
            Err(LoadError::Damaged),
            "{length}"
        );
    }
    assert_eq!(tables.load(&[HK, b"\0"].concat()), Err(LoadError::Damaged));
    assert_eq!(tables.missing(Config::T2hk), ["hk"]);
    assert!(tables.converter(Config::T2jp, Options::default()).is_ok());
}

#[test]
fn a_conversion_without_its_tables_says_which() {
    let mut tables = Tables::new();
    tables.load(HK).unwrap();
    assert_eq!(tables.missing(Config::S2hkp), ["st"]);
    let error = tables.converter(Config::S2hkp, Options::default()).err();
    assert_eq!(error, Some(Missing { table: "st" }));
    assert_eq!(
        error.map(|error| error.to_string()).as_deref(),
        Some("conversion table st is not loaded")
    );
    assert_eq!(tables.missing(Config::T2hk), [""; 0]);
}

proptest! {
    #[test]
    fn changed_bytes_never_take_the_program_down(
        changes in proptest::collection::vec((0..HK.len(), any::<u8>()), 1..6),
        text in "[一-龥 -~]{0,40}",
    ) {
        let mut bytes = HK.to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        let mut tables = Tables::new();
        if tables.load(&bytes).is_ok() {
            // Names may have been hit: then the conversion lacks its table.
            for config in [Config::T2hk, Config::Hk2t] {
                if let Ok(converter) = tables.converter(config, Options::default()) {
                    prop_assert_eq!(converter.align(&text).into_text(), converter.convert(&text));
                }
            }
        }
    }
}
