//! Scripts of Chinese: telling them apart, folding and converting between them.
//!
//! Pure and small enough for the page: no input or output, no clock, tables in the binary.

mod char_map;
mod detect;
mod fold;
mod script;
mod variants;
mod varint;

pub use self::detect::count;
pub use self::fold::{Folded, fold, fold_char};
pub use self::script::{Script, ScriptCount, ScriptState};
