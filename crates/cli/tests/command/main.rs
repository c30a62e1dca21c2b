//! The command, run as people run it.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test does input and output, and one that goes wrong stops"
)]

mod bad_pages;
mod build;
mod check;
mod convert;
mod dates;
mod folder;
mod hostile;
mod inspect;
mod overrides;
mod read;
mod repair;
mod review;
mod scale;
mod schema;
mod search;
mod seeds;
mod serve;
mod single_file;
mod site;
mod timeline;
#[path = "../../../../tests/browser/tried.rs"]
mod tried;
mod verify;
