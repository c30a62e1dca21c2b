//! Figures: a number, how exact it is, a measure word, and what is counted.

mod around;
pub(super) mod measure;
mod number;
mod read;

pub(super) use self::read::{Counted, read};
