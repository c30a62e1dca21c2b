//! Converting a text from one script to another, with what became what and why.

mod align;
mod candidate;
mod context;
mod conversion;
mod converter;
mod kind;
mod rule;
mod share;
mod step;
mod tables;

pub use self::conversion::{Conversion, Span};
pub use self::converter::Converter;
pub use self::kind::Kind;
pub use self::rule::{Choice, Rule, RuleProblem, Ruled, Rules};
pub use self::step::{Entry, Step};
pub use self::tables::{Marks, Missing, Mode, Options, Tables};
