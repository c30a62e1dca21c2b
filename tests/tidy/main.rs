//! Holds the house to what `ARCHITECTURE.md` says of it.
//!
//! Every check is a function from files to faults, one sentence each. Beside the test that runs it
//! over the tree stands one that shows it can fail.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on ends by a panic"
)]

mod crates;
mod deploy;
mod map;
mod page;
mod rust;
mod style;
mod text;
mod tree;
mod workflows;

/// Fails with every fault in its own line.
#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
