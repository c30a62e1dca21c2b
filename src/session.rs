//! What the reader has open and asked. With the settings, everything on screen follows from it.

mod choices;
mod manner;
mod offline;
mod shared;
mod undone;

use std::rc::Rc;

use bundle::{ArticleId, ReadBundleError};
use collection::{Facet, Listing, Opened, Reading, Sides, Why};
use yew::prelude::*;

pub use self::choices::Choices;
pub use self::offline::{Kept, Offline};
pub use self::shared::Shared;
pub use self::undone::Undone;
use crate::route::{Address, Place};
use crate::view::drawing::Drawing;
use crate::view::taking::Taking;
use crate::view::wanted::Part;

/// How many rows a list shows at first, and how many more each time.
pub const ROWS: u32 = 40;

/// Everything on screen follows from this value and the settings alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Where the reader is.
    pub address: Address,
    /// The open archive.
    pub archive: Option<Shared<Opened>>,
    /// The archive that is being opened, or could not be.
    pub opening: Option<Opening>,
    /// The list, as last answered.
    pub listing: Option<Shared<Listing>>,
    /// How many rows of it are wanted.
    pub rows: u32,
    /// The facets that the reader has opened, with the words that their values have to have.
    pub sought: Vec<(Facet, String)>,
    /// The row that the keys have reached.
    pub selected: Option<usize>,
    /// The article that was last asked for.
    pub reader: Reader,
    /// What the engine's program has drawn: a view, the card of a repair, the imprint, the palette.
    pub drawings: [Option<Shared<Drawing>>; 4],
    /// The repairs of an article that the reader does not want.
    pub undone: Undone,
    /// The article in two scripts, once it was asked for.
    pub pair: Pair,
    /// Why a run of it became what it is, as last asked.
    pub why: Option<Shared<Why>>,
    /// What the reader wants converted otherwise.
    pub choices: Choices,
    /// What a file of rules that was opened would do.
    pub taking: Option<Shared<Taking>>,
    /// Whether the reader holds what shows the other script for as long as it is held.
    pub held: bool,
    /// What became of the mark last made, as a number among [`crate::i18n::Marks::told`].
    pub told: Option<usize>,
    /// How much of the page is kept on the reader's machine.
    pub offline: Offline,
}

/// The article in two scripts.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Pair {
    /// It was not asked for, or is on its way.
    #[default]
    Waiting,
    /// It is here.
    Here(ArticleId, Shared<Sides>),
    /// A conversion table could not be had.
    NoTable,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            address: Address::default(),
            archive: None,
            opening: None,
            listing: None,
            rows: ROWS,
            sought: Vec::new(),
            selected: None,
            reader: Reader::Closed,
            drawings: [None, None, None, None],
            undone: Undone::default(),
            pair: Pair::default(),
            why: None,
            choices: Choices::default(),
            taking: None,
            held: false,
            told: None,
            offline: Offline::default(),
        }
    }
}

/// An attempt to open an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Bytes are coming in.
    Loading {
        /// How many are there.
        loaded: u64,
        /// How many there will be, when that is known.
        total: Option<u64>,
    },
    /// The bytes are there; the engine reads them.
    Reading,
    /// It could not be opened.
    Failed(OpenFailure),
}

/// Why an archive could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenFailure {
    /// The server answered with this status.
    Status(u16),
    /// The server could not be reached.
    Offline,
    /// The browser could not read the file.
    Unreadable,
    /// There are more bytes than can be opened.
    TooLarge,
    /// The engine has stopped.
    Lost,
    /// The bytes are no bundle.
    Format(ReadBundleError),
}

/// The article that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Reader {
    /// None.
    Closed,
    /// It is here.
    Open(Shared<Reading>),
    /// The archive has none of this id.
    NotFound(ArticleId),
    /// The part that holds it could not be had.
    PartFailed(ArticleId),
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The address changed.
    Went(Address),
    /// Bytes of an archive came in.
    Loading(u64, Option<u64>),
    /// All bytes of an archive are there.
    Loaded,
    /// An archive is open.
    Opened(Shared<Opened>),
    /// An archive could not be opened.
    Failed(OpenFailure),
    /// The engine answered with a list.
    Listed(Shared<Listing>),
    /// The engine answered with an article.
    Read(Shared<Reading>),
    /// The engine's program has drawn what is wanted.
    Drew(Part, Shared<Drawing>),
    /// The reader wants other repairs undone than before.
    Undo(Undone),
    /// The engine answered with an article in two scripts.
    Compared(ArticleId, Shared<Sides>),
    /// The engine answered why.
    Explained(Option<Shared<Why>>),
    /// A conversion table could not be had.
    NoTable,
    /// The reader wants other places converted otherwise than before.
    Choose(Choices),
    /// A file of rules was read; nothing, when it is done with.
    Taking(Option<Shared<Taking>>),
    /// The engine knows no such article.
    NotFound(ArticleId),
    /// A part could not be had.
    PartFailed(ArticleId),
    /// The reader wants more rows.
    MoreRows,
    /// The reader opens a facet, for values that have these words, or closes it.
    Seek(Facet, Option<String>),
    /// The keys go down (`true`) or up the list.
    Select(bool),
    /// The reader holds what shows the other script, or lets it go.
    Hold(bool),
    /// What became of a mark, as a number among [`crate::i18n::Marks::told`]; nothing as long as that is
    /// not known.
    Told(Option<usize>),
    /// What is kept on the reader's machine.
    Kept(Offline),
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Went(address) => next.go(address),
            Action::Loading(loaded, total) => {
                next.opening = Some(Opening::Loading { loaded, total });
            }
            Action::Loaded => next.opening = Some(Opening::Reading),
            Action::Opened(opened) => {
                next = Self {
                    address: next.address,
                    archive: Some(opened),
                    undone: next.undone,
                    choices: next.choices,
                    offline: next.offline,
                    ..Self::default()
                };
            }
            Action::Failed(failure) => next.opening = Some(Opening::Failed(failure)),
            Action::Listed(listing) => {
                next.has_tables(&listing.tables);
                next.listing = Some(listing);
            }
            Action::Read(reading) => {
                next.has_tables(&reading.tables);
                next.reader = Reader::Open(reading);
            }
            Action::Drew(part, drawing) => {
                // Else it comes too late: the reader has gone on.
                if part.is_at(&next.address.place)
                    && let Some(place) = next.drawings.get_mut(part.place())
                {
                    *place = Some(drawing);
                }
            }
            Action::Undo(undone) => next.undone = undone,
            Action::Compared(id, sides) => next.pair = Pair::Here(id, sides),
            Action::Explained(why) => next.why = why,
            // What is there already stays.
            Action::NoTable if matches!(next.pair, Pair::Here(..)) => {}
            Action::NoTable => next.pair = Pair::NoTable,
            Action::Choose(choices) => next.choices = choices,
            Action::Taking(taking) => next.taking = taking,
            Action::NotFound(id) => next.reader = Reader::NotFound(id),
            Action::PartFailed(id) => next.reader = Reader::PartFailed(id),
            Action::Seek(facet, words) => next.seek(facet, words),
            Action::MoreRows => next.rows = next.rows.saturating_add(ROWS),
            Action::Select(down) => next.select(down),
            Action::Hold(held) => next.held = held,
            Action::Told(told) => next.told = told,
            Action::Kept(offline) => next.offline = offline,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Session {
    /// Whether what is at the address has come, be it a notice that it is not there.
    pub fn is_drawn(&self) -> bool {
        let id = match &self.address.place {
            Place::Article(id) => id,
            Place::Timeline | Place::Figures | Place::Notes => {
                return self.drawings.first().is_some_and(Option::is_some);
            }
            _ => return true,
        };
        match &self.reader {
            Reader::Open(reading) => reading.article.id == *id,
            Reader::NotFound(missing) | Reader::PartFailed(missing) => missing == id,
            Reader::Closed => false,
        }
    }

    /// What has come lacks these tables, or none.
    fn has_tables(&mut self, lacking: &[String]) {
        if lacking.is_empty() && self.pair == Pair::NoTable {
            self.pair = Pair::Waiting;
        }
    }

    fn go(&mut self, address: Address) {
        if (&address.filter, address.sort) != (&self.address.filter, self.address.sort) {
            self.rows = ROWS;
            self.selected = None;
        }
        if address.place != self.address.place {
            self.drawings = [None, None, None, None];
            self.told = None;
        }
        self.address = address;
    }

    fn seek(&mut self, facet: Facet, words: Option<String>) {
        self.sought.retain(|(opened, _)| *opened != facet);
        self.sought.extend(words.map(|words| (facet, words)));
    }

    fn select(&mut self, down: bool) {
        let rows = self
            .listing
            .as_ref()
            .map_or(0, |listing| listing.rows.len());
        let last = rows.checked_sub(1);
        self.selected = match (self.selected, down) {
            (None, _) => last.map(|_| 0),
            (Some(at), true) => last.map(|last| last.min(at + 1)),
            (Some(at), false) => Some(at.saturating_sub(1)),
        };
    }
}

/// Lets a component act without being drawn again when the session changes.
pub type Dispatch = UseReducerDispatcher<Session>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_where_one_is_changes_nothing() {
        let session = Rc::new(Session::default());
        let after = Rc::clone(&session).reduce(Action::Went(Address::default()));
        assert!(Rc::ptr_eq(&session, &after));
    }

    #[test]
    fn another_filter_starts_the_list_anew() {
        let session = Rc::new(Session {
            rows: 150,
            selected: Some(7),
            ..Session::default()
        });
        let elsewhere = Address::default().at(Place::About);
        let after = Rc::clone(&session).reduce(Action::Went(elsewhere));
        assert_eq!((after.rows, after.selected), (150, Some(7)));
        let after = after.reduce(Action::Went(Address::parse("/?script=hant")));
        assert_eq!((after.rows, after.selected), (ROWS, None));
    }

    #[test]
    fn a_failure_leaves_what_is_open() {
        let opened = Opened {
            about: bundle::About::default(),
            articles: 5,
            years: None,
            parts: Vec::new(),
            problems: Vec::new(),
        };
        let session = Rc::new(Session::default())
            .reduce(Action::Opened(Shared::new(opened)))
            .reduce(Action::Failed(OpenFailure::Unreadable));
        assert_eq!(
            session.archive.as_ref().map(|archive| archive.articles),
            Some(5)
        );
    }

    #[test]
    fn the_keys_stop_where_there_is_no_row() {
        let session = Rc::new(Session::default()).reduce(Action::Select(true));
        assert_eq!(session.selected, None);
    }
}
