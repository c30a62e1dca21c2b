//! What the project does to itself: sets up its tools, builds the page, serves, tests and checks it.
//!
//! [`task`] names the commands; start reading there. Three modules are shared with the browser
//! tests: [`engine`] finds browsers, [`server`] serves the page, [`tool`] finds drivers.

#![expect(
    clippy::disallowed_methods,
    reason = "xtask reads files and environment, takes the time and starts programs"
)]

pub mod bench;
pub mod budget;
pub mod check;
pub mod corpus;
pub mod engine;
pub mod hook;
pub mod imports;
pub mod page;
pub mod place;
pub mod program;
pub mod say;
pub mod seal;
pub mod section;
pub mod serve;
pub mod server;
pub mod setup;
pub mod size;
mod tables;
pub mod tally;
pub mod task;
pub mod tool;
