//! Files that are no pages.

use std::fmt;

use bundle::UnusableId;

/// Why no article can be made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejected {
    /// It has no bytes.
    Empty,
    /// It has more than [`MAX_BYTES`](crate::MAX_BYTES) bytes.
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// It is no text but something else.
    Binary {
        /// What it seems to be: `a PNG picture`.
        what: &'static str,
    },
    /// Its mark-up is nested deeper than any page.
    Nested,
    /// There is nothing to read on it.
    NoText,
    /// Its path gives no usable id.
    UnusableId(UnusableId),
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::TooLarge { bytes } => {
                write!(
                    f,
                    "the file has {bytes} bytes, over the limit of {}",
                    crate::MAX_BYTES
                )
            }
            Self::Binary { what } => write!(f, "the file is no page but {what}"),
            Self::Nested => f.write_str("the mark-up of the page is nested too deep"),
            Self::NoText => f.write_str("there is nothing to read on the page"),
            Self::UnusableId(_) => f.write_str("the path of the file gives no usable article id"),
        }
    }
}

impl std::error::Error for Rejected {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UnusableId(reason) => Some(reason),
            _ => None,
        }
    }
}
