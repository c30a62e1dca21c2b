//! A text beside itself in the other script: the value the page draws its 對照 view from.
//!
//! A [`Desk`] holds what converts. It gives a [`Parallel`] for the pieces of an article (a title, a
//! paragraph, an item, a cell: whatever is one row), and a [`Card`] for a run somebody asks about.
//! Converted text is made on demand and never stored.

mod card;
mod desk;
mod wish;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use self::card::{Card, Ground, RegionForm};
pub use self::desk::Desk;
pub use self::wish::{Quotes, Wish, Writing};

/// The pieces of an article in two scripts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parallel {
    /// BCP 47 tags of the source and of the target, for `lang`.
    pub languages: (String, String),
    /// One for each piece, in order.
    pub pairs: Vec<Pair>,
    /// How many runs of each mark there are, marks without any left out.
    pub counts: Vec<(Mark, u32)>,
    /// What a machine left of Simplified in a text it made Traditional, when it looks so.
    pub machine_made: Option<MachineMade>,
}

/// A piece and what it became.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The piece as it is.
    pub source: String,
    /// The piece converted.
    pub target: String,
    /// What became what: runs tile both texts.
    pub runs: Vec<Run>,
    /// Choices that did not fit the piece, by number; they changed nothing.
    pub unused_choices: Vec<u32>,
}

/// A stretch of a piece and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Where it stands in the source, in bytes.
    pub source: Range<u32>,
    /// Where it stands in the target, in bytes.
    pub target: Range<u32>,
    /// How it came about.
    pub mark: Mark,
    /// How doubtful it is, from 1 to 100; 0: not at all. An order, not a probability.
    pub doubt: u8,
}

/// How a run came about. The page marks by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It is the same in both.
    Same,
    /// A character with one other form, or a phrase without any choice in it.
    Plain,
    /// A quotation mark of the other style.
    Quote,
    /// A character with several forms that took the default.
    OneToMany,
    /// A phrase decided otherwise than its characters would have alone.
    Phrase,
    /// What stands around a character decided between its forms.
    Usage,
    /// A word of the region for another.
    Region,
    /// A rule decided.
    Rule,
    /// A rule says that it stays.
    Protected,
    /// A reader chose.
    Choice,
}

impl Mark {
    /// Whether it is marked where only what matters is: where the result is more than each
    /// character's usual form.
    pub const fn matters(self) -> bool {
        !matches!(
            self,
            Self::Same | Self::Plain | Self::Quote | Self::OneToMany
        )
    }
}

impl From<hanzi::Kind> for Mark {
    fn from(kind: hanzi::Kind) -> Self {
        use hanzi::Kind;
        match kind {
            Kind::Same => Self::Same,
            Kind::OneToOne | Kind::Phrase => Self::Plain,
            Kind::Mark => Self::Quote,
            Kind::OneToMany => Self::OneToMany,
            Kind::Override => Self::Phrase,
            Kind::Usage => Self::Usage,
            Kind::Region => Self::Region,
            Kind::Rule => Self::Rule,
            Kind::Protected => Self::Protected,
            Kind::Choice => Self::Choice,
        }
    }
}

/// What shows that a machine made a text Traditional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineMade {
    /// Places where a phrase wants another form than the character of Simplified.
    pub wanted: u32,
    /// How many of them have that character all the same.
    pub left: u32,
    /// What better stood there; nothing is put without being asked for.
    pub proposals: Vec<Proposal>,
}

/// A word of the source that better stood otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The number of the piece.
    pub piece: u32,
    /// Where the word stands in it, in bytes.
    pub source: Range<u32>,
    /// The word with the better characters.
    pub better: String,
}
