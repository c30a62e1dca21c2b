//! Journeys through the built page, in every browser engine this machine has.
//!
//! `cargo xtask test` builds the page and runs them. By hand, once `cargo xtask build` was run:
//! `cargo test --test browser`, with a part of a name to run only those journeys, and with
//! `DUIZHAO_ENGINES=chromium` in the environment to run in some engines only.
//!
//! To keep the usual run short, the other two engines take turns in most files: of four journeys one is made in
//! Firefox too, one in `WebKit` and two in Chromium only, always the same. How type is set is looked at in all
//! ([`EVERYWHERE`]). A part of a name, `reliability`, or `DUIZHAO_ENGINES=all` runs journeys in every engine.
//!
//! A journey is a function of a [`Visit`] and one line in the list of its file:
//!
//! ```ignore
//! pub(crate) const JOURNEYS: &[Journey] = &[journey!(a_filter_in_the_address_is_restored)];
//!
//! fn a_filter_in_the_address_is_restored(visit: &Visit) {
//!     visit.open("#/?script=hant");
//!     visit.wait_for(".entry");
//!     assert_eq!(visit.count(".entry"), 2);
//!     visit.shot("library-hant");
//! }
//! ```
//!
//! Every journey has a server, a browser profile and a log of its own. When it ends, nothing may be
//! left in the log: no violation of the content security policy, no request to another host, no
//! error. A journey that provokes one takes it out, with [`Visit::take_violations`] and its like.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test that cannot go on ends by a panic; browsers are programs"
)]

mod archives;
mod article;
mod axe;
mod built;
mod catcher;
mod collation;
mod display;
mod driver;
mod figures;
mod files;
mod house_rules;
mod journey;
mod keys;
mod library;
mod many;
mod measure;
mod notes;
mod offline;
mod pages_of_a_list;
mod pair;
mod pair_look;
mod palette;
mod payloads;
mod plain;
mod reliability;
mod rules;
mod search;
mod seeds;
mod self_test;
mod shown;
mod single;
mod timeline;
mod tried;
mod visit;
mod watch;
mod wire;

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::engine::Engine;
use xtask::tally::ENGINES;

use crate::display::Display;
use crate::journey::Journey;
use crate::visit::Visit;

/// The files of journeys in which Firefox and `WebKit` take turns.
const IN_TURNS: &[&[Journey]] = &[
    library::JOURNEYS,
    article::JOURNEYS,
    collation::JOURNEYS,
    archives::JOURNEYS,
    pages_of_a_list::JOURNEYS,
    pair::JOURNEYS,
    rules::JOURNEYS,
    palette::JOURNEYS,
    search::JOURNEYS,
    shown::JOURNEYS,
    notes::JOURNEYS,
    timeline::JOURNEYS,
    figures::JOURNEYS,
    files::JOURNEYS,
    many::JOURNEYS,
    house_rules::JOURNEYS,
    offline::JOURNEYS,
    offline::ARCHIVE,
    offline::FAULTS,
    offline::INSTALL,
    payloads::JOURNEYS,
    plain::JOURNEYS,
    single::JOURNEYS,
];

/// Those whose journeys are always made in all engines.
const EVERYWHERE: &[&[Journey]] = &[self_test::JOURNEYS, pair_look::JOURNEYS];

/// How many journeys ran, by engine.
static RAN: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    if let (Some(word), Some(folder)) = (words.next(), words.next())
        && let Some(measure) = measure::named(&word)
    {
        measure(Path::new(&folder));
        return ExitCode::SUCCESS;
    }
    let mut args = Arguments::from_args();
    journey::keep_last_words();
    let all: Vec<_> = IN_TURNS
        .iter()
        .chain(EVERYWHERE)
        .copied()
        .flatten()
        .collect();
    let is_usual = args.filter.is_none() && std::env::var_os("DUIZHAO_ENGINES").is_none();
    let mut wanted = all.clone();
    if args.filter.as_deref() == Some("reliability") {
        args.filter = None;
        wanted.retain(|journey| reliability::has_row(journey));
    }
    let takes_turns = |journey: &Journey| {
        is_usual
            && IN_TURNS
                .iter()
                .copied()
                .flatten()
                .any(|one| one.name == journey.name)
    };
    let mut trials: Vec<_> = wanted
        .into_iter()
        .flat_map(|journey| trials(journey, takes_turns(journey)))
        .collect();
    trials.extend(reliability::checks(&all));
    let conclusion = libtest_mimic::run(&args, trials);
    Display::end();
    if args.list {
        return ExitCode::SUCCESS;
    }
    reliability::write();
    println!("{}", engines());
    let chromium = Engine::Chromium.installed();
    let wanting = chromium.is_err_and(|missing| !missing.is_chosen());
    if conclusion.has_failed() || wanting {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// One journey in each engine it is for, or in those whose turn it is. In an engine that is not installed it
/// is shown as left out.
fn trials(journey: &'static Journey, in_turns: bool) -> impl Iterator<Item = Trial> {
    let in_turns = in_turns && journey.engines.len() == 3;
    let out = if in_turns { journey.out_of_turn() } else { &[] };
    let engines = journey.engines.iter();
    let engines = engines.filter(move |engine| !out.contains(engine));
    engines.map(move |&engine| {
        let name = format!("{}::{}", engine.name(), journey.name);
        let run = move || {
            RAN[engine as usize].fetch_add(1, Ordering::Relaxed);
            let made = Visit::run(engine, journey);
            reliability::note(journey, engine, made.is_ok());
            made.map_err(Failed::from)
        };
        Trial::test(name, run).with_ignored_flag(engine.installed().is_err())
    })
}

/// The line that says which engines ran, and why the others did not.
fn engines() -> String {
    let mut ran = Vec::new();
    let mut missing = Vec::new();
    for engine in Engine::ALL {
        match engine.installed() {
            Ok(_) => {
                let n = RAN[engine as usize].load(Ordering::Relaxed);
                ran.push(format!("{} ({n})", engine.name()));
            }
            Err(why) => missing.push(format!("{} ({why})", engine.name())),
        }
    }
    let ran = if ran.is_empty() {
        "none ran".to_owned()
    } else {
        ran.join(", ")
    };
    let not = if missing.is_empty() {
        String::new()
    } else {
        format!("; not run: {}", missing.join(", "))
    };
    let turns = if std::env::var_os("DUIZHAO_ENGINES").is_none() {
        "; in most files Firefox and WebKit take turns (DUIZHAO_ENGINES=all: all journeys in both)"
    } else {
        ""
    };
    format!("{ENGINES}{ran}{not}{turns}")
}
