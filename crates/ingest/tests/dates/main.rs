//! Dates, activities and figures: the seed pages with gold, our own development set, and laws.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test reads its files and stops where one goes wrong"
)]

mod development;
mod laws;
mod score;
mod seeds;
