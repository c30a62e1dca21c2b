//! Timelines: scenes, lists, cards, figures and files, from made-up archives.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod archive;
mod exports;
mod figures;
mod lists;
mod scenes;
