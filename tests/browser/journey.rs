//! A journey: what a visitor does, and what they must then see.

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

/// The [`Journey`] of a function: in every engine, or `journey!(name, Chromium)` in one.
macro_rules! journey {
    ($run:ident) => {
        $crate::journey::Journey {
            name: stringify!($run),
            run: $run,
            engines: &xtask::engine::Engine::ALL,
        }
    };
    ($run:ident, $engine:ident) => {
        $crate::journey::Journey {
            name: stringify!($run),
            run: $run,
            engines: &[xtask::engine::Engine::$engine],
        }
    };
}

pub(crate) use journey;
