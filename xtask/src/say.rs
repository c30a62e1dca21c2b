//! What xtask prints: its own words to standard error, results to standard output.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one place that prints"
)]

use std::fmt::Display;

/// Says what is being done.
pub fn note(words: impl Display) {
    eprintln!("xtask: {words}");
}

/// Prints a line of results.
pub fn line(words: impl Display) {
    println!("{words}");
}
