//! What can be asked.

use std::collections::{BTreeMap, BTreeSet};

use bundle::ArticleId;
use serde::{Deserialize, Serialize};

use crate::sides::Beside;

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Which articles pass the filter, and how the others would count.
    List {
        /// What to keep.
        filter: Filter,
        /// In which order.
        sort: Sort,
        /// Which rows of the result to give.
        window: Window,
        /// Which values of the facets to tell.
        sought: Sought,
    },
    /// One article, and its neighbours in the filtered list.
    Read {
        /// Which.
        id: ArticleId,
        /// What the list keeps.
        filter: Filter,
        /// The order of the list.
        sort: Sort,
        /// The keys of the repairs that the reader does not want.
        undone: BTreeSet<u64>,
        /// What is looked for in the article; if nothing, the query of the filter.
        find: String,
    },
    /// Where the words of a query stand in an article.
    Hits {
        /// Which article.
        id: ArticleId,
        /// The query.
        query: String,
        /// The keys of the repairs that the reader does not want.
        undone: BTreeSet<u64>,
    },
    /// An article in two scripts.
    Compare(Beside),
    /// Why one run of that became what it is.
    Explain {
        /// As it was asked for.
        beside: Beside,
        /// The number of the row.
        row: u32,
        /// The number of the run in it.
        run: u32,
    },
}

/// What a list keeps: values of one facet are alternatives, facets all have to agree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Chosen values by facet; a facet without any is left out. The empty text is the value of
    /// articles that do not say.
    pub chosen: BTreeMap<Facet, BTreeSet<String>>,
    /// The years of publication.
    pub years: Option<Years>,
    /// The years in which an article tells of an activity (see [`bundle::Article::years_active`]).
    pub active: Option<Years>,
    /// The query, as typed; an empty one keeps everything.
    pub query: String,
}

impl Filter {
    /// Whether it asks for what an archive of many articles keeps with the facets.
    pub fn asks_facets(&self) -> bool {
        self.active.is_some() || self.chosen.values().any(|values| !values.is_empty())
    }
}

/// A range of years, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last, not before the first.
    pub last: i32,
}

/// A way to divide the articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// The script it is written in: `hans`, `hant`, `mixed`, `undecided`; and `machine` where a machine seems
    /// to have made it Traditional.
    Script,
    /// The region, by code.
    Region,
    /// The condition of the text: `sound`, a kind of repair by name, `doubtful`.
    Condition,
    /// The section of the site.
    Section,
    /// Where the site has it from.
    Source,
    /// The responsible editor.
    Editor,
}

impl Facet {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Script,
        Self::Region,
        Self::Condition,
        Self::Section,
        Self::Source,
        Self::Editor,
    ];
}

/// One choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FilterPart {
    /// A value of a facet.
    Value(Facet, String),
    /// The range of years.
    Years(Years),
    /// The range of years of activities.
    Active(Years),
    /// The query.
    Query,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// Latest publication first, undated articles last.
    #[default]
    Newest,
    /// Earliest publication first, undated articles last.
    Oldest,
    /// By title, in code point order, articles without a title last.
    Title,
    /// Best match of the query first; without a query the latest.
    Relevance,
}

/// Which values of the facets are told beside a list: those that are chosen, and the most frequent of the others.
///
/// A large archive has thousands of sources and editors, and a reader looks at a few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// How many values of each facet at most, besides those that are chosen.
    pub most: u32,
    /// The facets of which more are told, two hundred at most: those with a name that has these words, in either
    /// script.
    pub opened: Vec<(Facet, String)>,
}

impl Default for Sought {
    /// All values.
    fn default() -> Self {
        Self {
            most: u32::MAX,
            opened: Vec::new(),
        }
    }
}

impl Sought {
    /// How many values are told of a facet that is opened.
    const OPENED: u32 = 200;

    /// How many values of a facet are told besides those that are chosen, and which words they have to have.
    pub(crate) fn of(&self, facet: Facet) -> (u32, &str) {
        match self.opened.iter().find(|(opened, _)| *opened == facet) {
            Some((_, words)) => (Self::OPENED.max(self.most), words),
            None => (self.most, ""),
        }
    }
}

/// Rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// The first row, counted from 0.
    pub first: u32,
    /// How many rows at most.
    pub count: u32,
}
