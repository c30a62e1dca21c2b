//! Reading a bundle from bytes that nobody has vouched for.

use serde::{Deserialize, Serialize};

/// Something wrong with one article of a bundle; the others can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where, as a JSON path: `$.articles[2].title`.
    pub path: String,
    /// What, in English, for reports.
    pub message: String,
}
