//! Scripts of Chinese: telling them apart, folding and converting between them.
//!
//! Pure and small enough for the page: no input or output, no clock, tables in the binary.

mod detect;
mod script;
mod varint;

pub use self::detect::count;
pub use self::script::{Script, ScriptCount, ScriptState};
