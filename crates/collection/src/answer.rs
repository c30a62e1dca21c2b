//! What is answered.

use bundle::{About, ArticleId, Breadcrumb, Evidence, Place, Repair, ScriptMix};
use serde::{Deserialize, Serialize};

use crate::described::{Described, Statement};
use crate::question::{Facet, FilterPart};
use crate::search::{Found, Hit};
use crate::sides::{Sides, Why};

/// An answer of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`crate::Question::List`].
    Listing(Box<Listing>),
    /// To [`crate::Question::Read`].
    Reading(Box<Reading>),
    /// To [`crate::Question::Hits`].
    Hits(Vec<Hit>),
    /// To [`crate::Question::Compare`].
    Sides(Box<Sides>),
    /// To [`crate::Question::Explain`]; nothing where there is no such run.
    Why(Option<Box<Why>>),
    /// These conversion tables are not loaded, by their names without `.bin`; ask again once they are.
    NeedsTables(Vec<String>),
    /// The text lies in a part that has not been supplied; ask again once it has.
    NeedsPart(u32),
    /// No article has this id.
    NoSuchArticle(ArticleId),
    /// No bundle is open.
    NothingOpen,
}

/// What was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// What the archive is.
    pub about: About,
    /// How many articles it has.
    pub articles: u32,
    /// The first and the last year of publication, when any article is dated.
    pub years: Option<(i32, i32)>,
    /// The files that hold what the bundle leaves out.
    pub parts: Vec<bundle::Part>,
    /// Articles that could not be read: the JSON path and what is wrong there.
    pub problems: Vec<bundle::Problem>,
}

/// A filtered list with everything that is drawn around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// How many articles pass the filter.
    pub total: u32,
    /// How many articles there are.
    pub of: u32,
    /// The number of the first row given.
    pub first: u32,
    /// The rows of the window.
    pub rows: Vec<Described>,
    /// Every facet with the count of each of the values that were sought, were it chosen along with the other
    /// facets; values without any hit included.
    pub facets: Vec<FacetList>,
    /// One bar for every year from the first to the last of the archive.
    pub years: Vec<YearBar>,
    /// One bar for every year from the first to the last of the activities that articles tell of; nothing as
    /// long as that is not known.
    pub active: Vec<YearBar>,
    /// Articles without a year: all, and those that pass every facet.
    pub undated: (u32, u32),
    /// When nothing passes: what leaving out one choice would give, most first.
    pub relaxations: Vec<Relaxation>,
    /// What the query has found, where there is one.
    pub found: Option<Box<Found>>,
    /// The tables without which it is not in the script the reader reads.
    pub tables: Vec<String>,
    /// The parts of the bundle without which rows are not known, or the order by titles is not: those of
    /// the first rows first. Rows without an id wait for them.
    pub lacking: Vec<u32>,
}

/// A facet with its values: chosen ones first, then by count, then by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetList {
    /// The facet.
    pub facet: Facet,
    /// Its values, as many as were sought.
    pub values: Vec<FacetCount>,
    /// How many more have the words that were sought.
    pub rest: u32,
    /// How many values it has in all.
    pub of: u32,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetCount {
    /// The value; empty for articles that do not say.
    pub value: String,
    /// The region, where the facet is [`Facet::Region`].
    pub place: Option<Place>,
    /// The value in the script the reader reads, where that is another than its own.
    pub shown: Option<String>,
    /// How many articles have it and pass the choices in the other facets and the years.
    pub count: u32,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A year of the histogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearBar {
    /// The year.
    pub year: i32,
    /// How many articles were published in it, or tell of an activity in it.
    pub all: u32,
    /// How many of them pass everything else, whatever years are chosen here.
    pub hits: u32,
}

/// What leaving out one choice would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxation {
    /// The choice to leave out.
    pub part: FilterPart,
    /// How many articles would pass then.
    pub count: u32,
}

/// An article, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What a list tells of it.
    pub article: Described,
    /// The way to its page from the home page of the site.
    pub breadcrumb: Option<Breadcrumb>,
    /// Where the query of the filter stands in it.
    pub hits: Vec<Hit>,
    /// What the reader marked in it: nothing before [`Reading::mark`].
    pub marks: Vec<Marked>,
    /// The number of the paragraph that the reader had come to; nothing before it is set.
    pub reached: Option<u32>,
    /// Its reading matter.
    pub blocks: Vec<ReadBlock>,
    /// Its place in the filtered list, counted from 1, and the length of that list; nothing when
    /// the filter leaves it out.
    pub position: Option<(u32, u32)>,
    /// The article before it in the list.
    pub previous: Option<Neighbour>,
    /// The article after it.
    pub next: Option<Neighbour>,
    /// The tables without which it is not in the script the reader reads.
    pub tables: Vec<String>,
    /// The parts of the bundle without which the articles beside it are not known.
    pub lacking: Vec<u32>,
}

/// A passage that the reader marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Where.
    pub hit: Hit,
    /// The number of the ink.
    pub ink: u8,
}

/// What an article and its page tell about themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Imprint {
    /// What a list tells of it.
    pub article: Described,
    /// What its page states about itself, or does not.
    pub statements: Vec<Statement>,
    /// The path of its page in the archived folder, and the encoding that was read.
    pub origin: (String, String),
    /// What is doubtful about it.
    pub notes: Vec<bundle::NoteKind>,
}

/// An article beside another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its id.
    pub id: ArticleId,
    /// Its title, when it has one.
    pub title: Option<String>,
}

/// A block with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadBlock {
    /// A heading.
    Heading {
        /// Its level, from 1.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its number among the paragraphs of the article, from 1.
        number: u32,
        /// Its text.
        text: String,
    },
    /// A list.
    List {
        /// Whether the page numbers it.
        ordered: bool,
        /// Its items.
        items: Vec<String>,
    },
    /// A table.
    Table {
        /// Its rows.
        rows: Vec<Vec<ReadCell>>,
    },
    /// A paragraph that quotes.
    Quote {
        /// Its text.
        text: String,
    },
    /// A picture that was not archived.
    Figure {
        /// Its caption, when it has one.
        caption: Option<String>,
        /// What makes the line a caption.
        by: Evidence,
    },
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCell {
    /// Its text.
    pub text: String,
    /// Whether it heads its row or column.
    pub head: bool,
}

/// The archived text of an article beside the repaired one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collation {
    /// The script of the article.
    pub script: ScriptMix,
    /// The blocks and the furniture of the page, in its order.
    pub rows: Vec<CollationRow>,
}

/// A block, or a part of one, in both layers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollationRow {
    /// What it is.
    pub kind: RowKind,
    /// Its text, cut at the repairs.
    pub pieces: Vec<CollationPiece>,
}

/// What a row of a collation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// The title line.
    Title,
    /// A line around the reading matter.
    Furniture,
    /// A heading of this level.
    Heading(u8),
    /// The paragraph of this number, from 1.
    Paragraph(u32),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A paragraph that quotes.
    Quote,
    /// The caption of a picture.
    Caption,
    /// Something that was taken out of the reading matter as a whole.
    Outside,
}

/// A piece of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CollationPiece {
    /// The same text in both layers.
    Same(String),
    /// A repair: one text in the archived layer, another in the repaired one.
    Repair(Box<ShownRepair>),
}

/// A repair, with what it takes to name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownRepair {
    /// Its number among the repairs of the article, from 0.
    pub number: u32,
    /// Its name, which holds as long as the page and its damage stay the same.
    pub key: u64,
    /// The repair.
    pub repair: Repair,
    /// For a block pasted twice: the number of the paragraph it repeats.
    pub same_as: Option<u32>,
}
