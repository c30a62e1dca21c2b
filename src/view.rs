//! What each part of the page shows, worked out without a browser.
//!
//! Plain values of final texts and addresses, built from the session and the texts of the
//! interface.

pub mod collation;
pub mod drawing;
pub mod entry;
pub mod facets;
pub mod help;
pub mod imprint;
pub mod margin;
pub mod number;
pub mod outline;
pub mod pair;
pub mod palette;
pub mod pieces;
pub mod result;
pub mod script;
pub mod taking;
pub mod timeline;
pub mod wanted;
pub mod year_band;
