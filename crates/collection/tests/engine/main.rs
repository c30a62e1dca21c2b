//! What the engine answers.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops"
)]

mod archive;
mod collation;
mod decided;
mod laws;
mod listing;
mod reading;
mod sides;
