//! A journey: what a visitor does, and what they must then see.

use std::cell::RefCell;
use std::panic;

use xtask::engine::Engine;

use crate::visit::Visit;

/// One journey.
#[derive(Debug)]
pub(crate) struct Journey {
    /// What it shows, as a sentence in snake case.
    pub(crate) name: &'static str,
    /// What the visitor does.
    pub(crate) run: fn(&Visit),
    /// The engines it is for. All of them, but for what only one engine can be asked.
    pub(crate) engines: &'static [Engine],
}

impl Journey {
    /// The engines that are left out of it where they take turns: of four journeys one is made in Firefox too,
    /// one in `WebKit`, two in Chromium only. It hangs on the name alone.
    pub(crate) fn out_of_turn(&self) -> &'static [Engine] {
        let sum: u32 = self.name.bytes().map(u32::from).sum();
        match sum % 4 {
            0 => &[Engine::WebKit],
            1 => &[Engine::Firefox],
            _ => &[Engine::Firefox, Engine::WebKit],
        }
    }
}

thread_local! {
    /// Why the journey of this thread failed, and where in its file.
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what a failing journey says for the report at the end, in place of printing it in the
/// middle of all others.
pub(crate) fn keep_last_words() {
    panic::set_hook(Box::new(|panic| {
        let words = panic.payload_as_str().unwrap_or_default();
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        LAST_WORDS.set(format!("{words}\n({place})"));
    }));
}

/// What the journey of this thread said last.
pub(crate) fn last_words() -> String {
    LAST_WORDS.take()
}

/// The [`Journey`] of a function: in every engine, or in those that `journey!(name, Chromium)` names.
macro_rules! journey {
    ($run:ident) => {
        $crate::journey::Journey {
            name: stringify!($run),
            run: $run,
            engines: &xtask::engine::Engine::ALL,
        }
    };
    ($run:ident, $($engine:ident),+) => {
        $crate::journey::Journey {
            name: stringify!($run),
            run: $run,
            engines: &[$(xtask::engine::Engine::$engine),+],
        }
    };
}

pub(crate) use journey;
