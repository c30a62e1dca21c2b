//! The `duizhao` command: builds, inspects and verifies bundles, checks sites, and shows the dates of a page.
//!
//! The command is the only part of the project that reads and writes files: pages go through
//! `ingest`, and `bundle` turns what comes of them into bytes.

#![expect(
    clippy::disallowed_methods,
    reason = "the command does input and output"
)]

mod args;
mod build;
mod check;
mod convert;
mod corrections;
mod dates;
mod index;
mod inspect;
mod opened;
mod output;
mod overrides;
mod pack;
mod packing;
mod page;
mod repair;
mod report;
mod review;
mod rules;
mod search;
mod serve;
mod settings;
mod site;
mod terminal;
mod timeline;
mod verify;
mod walk;
mod wording;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let json = args.command.wants_json();
    match run(args.command) {
        Ok(code) => code,
        Err(error) => {
            terminal::fail(&error, json);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Build(args) => build::build(&args),
        Command::Inspect(args) => inspect::inspect(&args),
        Command::Verify(args) => verify::verify(&args),
        Command::Check(args) => check::check(&args),
        Command::Site(args) => site::site(&args),
        Command::Serve(args) => serve::serve(&args),
        Command::Convert(args) => convert::convert(&args),
        Command::Repair(args) => repair::repair(&args),
        Command::Search(args) => search::search(&args),
        Command::Dates(args) => dates::dates(&args),
        Command::Timeline(args) => timeline::timeline(&args),
        Command::Schema => {
            terminal::say(bundle::schema().trim_end())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
