//! Conversions, over whole texts: the suite of OpenCC, its output on a large text, and laws.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the functions tests call may fail as loudly as the tests"
)]

mod context;
mod damage;
mod equal;
mod laws;
mod leftover;
mod reading;
mod review;
mod rule;
mod suite;
mod text;
mod why;

use std::sync::LazyLock;

use hanzi::Tables;

/// Every table of this crate.
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::new();
    for file in [
        include_bytes!("../../data/tables/st.bin").as_slice(),
        include_bytes!("../../data/tables/ts.bin"),
        include_bytes!("../../data/tables/tw.bin"),
        include_bytes!("../../data/tables/hk.bin"),
        include_bytes!("../../data/tables/jp.bin"),
        include_bytes!("../../data/tables/context.bin"),
    ] {
        tables.load(file).unwrap();
    }
    tables
});
