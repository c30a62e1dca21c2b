//! An opened bundle and the engine that answers questions about it.
//!
//! The page only asks and draws: every [`Question`] has one [`Answer`], both plain values, so that
//! the engine can run in a worker, on the main thread, or in a test.

mod answer;
mod question;

pub use self::answer::{
    Answer, FacetCount, FacetList, Listing, Neighbour, Opened, ReadBlock, ReadCell, Reading,
    Relaxation, Row, YearBar,
};
pub use self::question::{Facet, Filter, FilterPart, Question, Sort, Window, Years};
