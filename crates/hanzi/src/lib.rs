//! Scripts of Chinese: telling them apart, folding and converting between them.
//!
//! Pure and small enough for the page: no input or output, no clock, tables in the binary.

mod char_map;
mod config;
mod context;
mod convert;
mod description;
mod detect;
mod dictionary;
mod filter;
mod fold;
mod leftover;
mod reading;
mod review;
mod script;
mod stage;
mod variants;
mod varint;

pub use self::config::Config;
pub use self::context::Word;
pub use self::convert::{
    Choice, Conversion, Converter, Entry, Kind, Marks, Missing, Mode, Options, Rule, RuleProblem,
    Ruled, Rules, Span, Step, Tables,
};
pub use self::detect::count;
pub use self::dictionary::unpack::LoadError;
pub use self::fold::{Folded, fold, fold_char};
pub use self::leftover::{Leftovers, Proposal, leftovers};
pub use self::reading::{Reading, Readings, zhuyin};
pub use self::review::{Doubt, DoubtReason, Reviewer};
pub use self::script::{Script, ScriptCount, ScriptState};
