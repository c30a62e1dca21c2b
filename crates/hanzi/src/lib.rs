//! Scripts of Chinese: telling them apart, folding and converting between them.
//!
//! Pure and small enough for the page: no input or output, no clock, tables in the binary.

mod script;

pub use self::script::{Script, ScriptCount, ScriptState};
