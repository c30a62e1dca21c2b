//! Plain values as bytes, for two sides that are built together: the page and its engine.
//!
//! It carries no names: fields go by their order and variants by their number, so that neither side
//! holds code for names it could not use. That is a third of what reading answers as JSON weighs in
//! the page. It is never stored and never published; `crates/bundle` has the format that is.
//!
//! The published crates for this (`postcard`, `bincode`) cannot leave out a field that says
//! `skip_serializing_if`, which the types of a bundle do. So here every field of a struct says first
//! whether it is there.
//!
//! | what | bytes |
//! |---|---|
//! | whole numbers | LEB128, signed ones in zigzag |
//! | `bool`, `Option` | 0 or 1, then the value |
//! | text, list, map | its length, then its UTF-8 bytes or its items |
//! | struct | for each field 0, or 1 and the value |
//! | tuple | its items |
//! | enum | the number of the variant, then its content as that of a struct or a tuple |

mod read;
mod write;

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes a value.
pub fn to_bytes(value: &impl Serialize) -> Result<Vec<u8>, WireError> {
    let mut bytes = Vec::new();
    value.serialize(write::Writer { bytes: &mut bytes })?;
    Ok(bytes)
}

/// Reads a value that [`to_bytes`] wrote.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let mut reader = read::Reader { rest: bytes };
    let value = T::deserialize(&mut reader)?;
    if reader.rest.is_empty() {
        Ok(value)
    } else {
        Err(WireError::Mismatch)
    }
}

/// Why bytes could not be written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WireError {
    /// The bytes end too early.
    Truncated,
    /// The bytes are those of another value.
    Mismatch,
    /// The value is of a kind that the wire does not carry.
    Unsupported,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Truncated => "the bytes end too early",
            Self::Mismatch => "the bytes are those of another value",
            Self::Unsupported => "the value cannot be carried",
        })
    }
}

impl std::error::Error for WireError {}

// What exactly did not fit is of use to nobody: both sides are built together.
impl serde::ser::Error for WireError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Unsupported
    }
}

impl serde::de::Error for WireError {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Mismatch
    }
}
