//! Lists of articles: how they are coded, joined and counted.
//!
//! What a search does most often is here, and nothing else: the page is compiled for size, this crate for
//! speed. `docs/search.md` has the format that [`Postings`] and [`Links`] are written in.

mod best;
mod bits;
mod code;
#[cfg(test)]
mod code_laws;
mod common;
mod filtered;
mod hit;
mod link;
mod list;
mod sets;
mod tally;

pub use self::best::{best, largest};
pub use self::bits::Bits;
pub use self::code::{BitReader, BitWriter, put, take, take_bytes, take_u32};
pub use self::common::common;
pub use self::filtered::{Choices, Filtered};
pub use self::hit::{Hit, add_counts, add_scores, docs_of};
pub use self::link::{ByDoc, Ends, Link, Links, go_on, read_links};
pub use self::list::Postings;
pub use self::sets::Sets;
pub use self::tally::Tally;
