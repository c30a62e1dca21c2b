//! What a reader writes in the margin of an archive: bookmarks, highlights, notes, the place reached.
//!
//! Everything here is a value. Times and names are handed in, nothing is kept here, and what two tabs or
//! two machines wrote is united by [`Margin::merge`], in whatever order it comes.

mod anchor;
mod export;
mod file;
mod mark;

pub use self::anchor::{Anchor, How, Place};
pub use self::export::{annotations, markdown};
pub use self::file::{FORMAT, MAX_BYTES, ReadMarginError, VERSION, line, read, read_line, write};
pub use self::mark::{Ink, Kind, Margin, Mark, Preview};
