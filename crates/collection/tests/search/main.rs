//! What a search finds.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test reads its pages and stops where one goes wrong"
)]

mod archive;
mod coming;
mod finding;
mod index;
mod laws;
mod paged;
mod seeds;
mod shown;
