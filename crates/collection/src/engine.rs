//! The engine: what holds an opened bundle and answers questions about it.

use std::fmt;

use bundle::{ReadBundleError, ReadPartError};
use hanzi::{LoadError, Tables};

use crate::collection::Collection;
use crate::{Answer, Opened, Question};

/// Holds one opened bundle and answers questions about it.
#[derive(Default)]
pub struct Engine {
    collection: Option<Collection>,
    /// The conversion tables that were supplied; they stay when another bundle is opened.
    tables: Tables,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("collection", &self.collection)
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine with nothing opened.
    pub fn new() -> Self {
        Self::default()
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

    /// Takes in a file of conversion tables. One that is damaged changes nothing.
    pub fn supply_table(&mut self, file: &[u8]) -> Result<(), LoadError> {
        self.tables.load(file)
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
            Question::Compare(beside) => collection.compare(beside, &self.tables),
            Question::Explain { beside, row, run } => {
                collection.explain(beside, *row, *run, &self.tables)
            }
        }
    }
}
