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
mod inspect;
mod overrides;
mod repair;
mod review;
mod scale;
mod schema;
mod search;
mod seeds;
mod timeline;
mod verify;
