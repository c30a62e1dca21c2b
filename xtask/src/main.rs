//! `cargo xtask`: see `cargo xtask help`.

#![expect(clippy::disallowed_methods, reason = "a command reads its arguments")]

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::task::run(std::env::args().skip(1))
}
