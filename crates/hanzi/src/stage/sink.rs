//! What takes the work of a stage.

use crate::convert::{Kind, Step};

/// Takes what a stage makes of a text, in order.
pub(crate) trait Sink {
    /// A stretch no dictionary knows.
    fn same(&mut self, text: &str);
    /// First a stretch no dictionary knows, which may be empty; then `n_source` bytes that became
    /// `form` by the entry that `step` names when asked.
    fn put(
        &mut self,
        same: &str,
        n_source: usize,
        form: &str,
        kind: Kind,
        step: impl FnOnce() -> Step,
    );
    /// As above for one character.
    fn put_character(
        &mut self,
        same: &str,
        n_source: usize,
        form: char,
        kind: Kind,
        step: impl FnOnce() -> Step,
    );
}

/// Takes what a stage makes and can be taken back to where it was.
pub(crate) trait Draft: Sink {
    /// Where it was.
    type Place: Copy;
    /// Where it is.
    fn place(&self) -> Self::Place;
}

/// A phrase, or what stands between two.
pub(crate) struct Segment<'a> {
    /// The text.
    pub(crate) source: &'a str,
    /// Whether there are quotation marks in it that became others: whether they should depends on
    /// where the segment ends, so that they have to be looked at again.
    pub(crate) has_marks: bool,
}
