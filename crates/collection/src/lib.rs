//! An opened bundle and the engine that answers questions about it.
//!
//! The page only asks and draws: every [`Question`] has one [`Answer`], both plain values, so that
//! the engine can run in a worker, on the main thread, or in a test. Start at [`Engine`].

mod answer;
mod collation;
mod collection;
mod column;
mod described;
mod edits;
mod engine;
mod export;
mod held;
mod histogram;
mod lines;
mod list;
mod marked;
mod numerals;
mod order;
mod pages;
mod parallel;
mod question;
mod read;
mod ruby;
mod rules;
mod scribe;
mod search;
mod sides;
mod supply;
pub mod timeline;
pub mod wire;

pub use self::answer::{
    Answer, Collation, CollationPiece, CollationRow, FacetCount, FacetList, Imprint, Listing,
    Marked, Neighbour, Opened, ReadBlock, ReadCell, Reading, Relaxation, RowKind, ShownRepair,
    YearBar,
};
pub use self::described::{Described, How, Stated, Statement};
pub use self::engine::{Engine, Prepared};
pub use self::export::{ExportFormat, Exported};
pub use self::lines::{Line, Lines, Manner, Written, is_other};
pub use self::parallel::{
    Card, Desk, Ground, MachineMade, Mark, Pair, Parallel, Proposal, Quotes, RegionForm, Run, Wish,
    Writing,
};
pub use self::question::{Facet, Filter, FilterPart, Question, Sort, Sought, Window, Years};
pub use self::ruby::{Ruby, noted, plain};
pub use self::rules::{
    Decided, Owner, PlacedRules, RuleId, RuleLayers, RuleOffer, RuleSlip, SlipKind, WordRules,
    offer, slips,
};
pub use self::scribe::{Draft, DraftRow, DraftRule, Scribe};
pub use self::search::index::{
    IndexBuilder, IndexSize, Run as IndexRun, StoredRun, all_ids, merge,
};
pub use self::search::{
    Found, FoundRow, Gap, Hit, Problem as QueryProblem, ProblemKind, WrittenForm, unplaced,
};
pub use self::sides::{Beside, Over, PlaceChoice, SideRow, Sides, Stretch, Term, Why};
