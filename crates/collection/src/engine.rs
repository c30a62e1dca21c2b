//! The engine: what holds an opened bundle and answers questions about it.

use bundle::{ReadBundleError, ReadPartError};

use crate::collection::Collection;
use crate::{Answer, Opened, Question};

/// Holds one opened bundle and answers questions about it.
#[derive(Debug, Default)]
pub struct Engine {
    collection: Option<Collection>,
}

impl Engine {
    /// An engine with nothing opened.
    pub const fn new() -> Self {
        Self { collection: None }
    }

    /// Opens a bundle in place of the one that was open; when it cannot be read, that one stays.
    pub fn open(&mut self, bytes: &[u8]) -> Result<Opened, ReadBundleError> {
        let read = bundle::read(bytes)?;
        let collection = Collection::new(read.bundle);
        let opened = collection.opened(read.problems);
        self.collection = Some(collection);
        Ok(opened)
    }

    /// Takes in the part of this number, of which the texts can be read from then on.
    ///
    /// The digest of the part is not looked at here (see [`bundle::check_digest`]).
    pub fn supply(&mut self, part: u32, bytes: &[u8]) -> Result<(), ReadPartError> {
        match &mut self.collection {
            Some(collection) => collection.supply(part, bytes),
            None => Err(ReadPartError::NoSuchPart(part)),
        }
    }

    /// Answers a question.
    pub fn answer(&self, question: &Question) -> Answer {
        let Some(collection) = &self.collection else {
            return Answer::NothingOpen;
        };
        match question {
            Question::List {
                filter,
                sort,
                window,
            } => Answer::Listing(collection.list(filter, *sort, *window)),
            Question::Read {
                id,
                filter,
                sort,
                undone,
            } => collection.read(id, filter, *sort, undone),
            Question::Collate { id } => collection.collate(id),
        }
    }
}
