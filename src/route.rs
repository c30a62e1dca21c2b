//! Where the reader is, and the address that says so. Pure both ways.
//!
//! Addresses are hash routes, so that one build works on any host and sub-path: `#/`,
//! `#/timeline`, `#/figures`, `#/a/{id}`, `#/notes`, `#/about`, `#/open`, `#/set`, each with the filter and the order as
//! parameters, that of an article with its view (`v=pair`, `v=vert`, `v=fix`), and in two
//! scripts the writing beside (`t=cn`, `tw`, `hk`, `hant`; `words=1` with the words of the region), and
//! what is looked for in it (`find`):
//! `script` `place` `status` `section` `src` `ed` (comma lists), `y=2014-2018`, `q` (a query), `sort`.
//! The value of articles that do not say is `~`. The address of the timeline has parameters of its own,
//! which only the program that draws it reads: [`Address::time`].

use std::collections::BTreeSet;

use bundle::ArticleId;
use collection::{Facet, Filter, Sort, Writing, Years};

mod percent;
#[cfg(test)]
mod tests;

pub(crate) use self::percent::{decode, encode};

/// A place in the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Place {
    /// The list of articles.
    #[default]
    Library,
    /// What the articles tell of, by time.
    Timeline,
    /// The figures in them, by measure word.
    Figures,
    /// One article.
    Article(ArticleId),
    /// What the reader wrote in the margin.
    Notes,
    /// About the archive.
    About,
    /// Opening a bundle.
    Open,
    /// Settings.
    Settings,
    /// An address that leads nowhere.
    Missing,
}

impl Place {
    /// Whether it is drawn from what is dated, so that its address has the parameters of [`TIME`].
    pub const fn has_time(&self) -> bool {
        matches!(self, Self::Timeline | Self::Figures)
    }
}

/// A way to read an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The text by itself.
    #[default]
    Single,
    /// The text beside itself in the other script: 對照.
    Pair,
    /// The text set vertically: 直排.
    Vertical,
    /// The archived text beside the repaired one: 校勘.
    Collation,
}

impl View {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Single, Self::Pair, Self::Vertical, Self::Collation];

    /// Its name in the address.
    const fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Pair => "pair",
            Self::Vertical => "vert",
            Self::Collation => "fix",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// Everything an address says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The place.
    pub place: Place,
    /// What the list keeps; carried along wherever the reader goes.
    pub filter: Filter,
    /// The order of the list.
    pub sort: Sort,
    /// How articles are read; only the address of an article says it.
    pub view: View,
    /// The writing beside the text of an article; nothing for the other script.
    pub to: Option<Writing>,
    /// Whether it is with the words of its region.
    pub words: bool,
    /// What is looked for in the article.
    pub find: String,
    /// What the address of the timeline says besides, as it is written there: see [`TIME`].
    pub time: String,
}

/// The parameters of the timeline: the days looked at, the activity chosen, the lanes that are closed,
/// the first row of the list and of both trays, whether to see slips or the list, and whether to get all texts;
/// with those of the figures, which have a measure word besides.
pub const TIME: [&str; 10] = [
    "from", "to", "e", "off", "n", "nr", "nu", "as", "texts", "u",
];

/// The writings, with their names in the address, in the order they are offered.
pub const WRITINGS: [(Writing, &str); 4] = [
    (Writing::Hans, "cn"),
    (Writing::HantTw, "tw"),
    (Writing::HantHk, "hk"),
    (Writing::Hant, "hant"),
];

impl Address {
    /// Reads the part of an address after `#`. What it does not know it leaves out.
    ///
    /// ```
    /// # use duizhao_web::route::Address;
    /// let address = Address::parse("/?script=hant&y=2014-2018");
    /// assert_eq!(address.format(), "/?script=hant&y=2014-2018");
    /// ```
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut address = Self {
            place: parse_place(path),
            ..Self::default()
        };
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            address.take_parameter(name, value);
        }
        address
    }

    /// The part after `#`, to be parsed back.
    pub fn format(&self) -> String {
        let mut text = match &self.place {
            Place::Library | Place::Missing => "/".to_owned(),
            Place::Article(id) => format!("/a/{}", encode(id.as_str())),
            Place::Timeline => "/timeline".to_owned(),
            Place::Figures => "/figures".to_owned(),
            Place::Notes => "/notes".to_owned(),
            Place::About => "/about".to_owned(),
            Place::Open => "/open".to_owned(),
            Place::Settings => "/set".to_owned(),
        };
        let mut separator = '?';
        for (name, value) in self.parameters() {
            text.push(separator);
            text.push_str(name);
            text.push('=');
            text.push_str(&value);
            separator = '&';
        }
        if !self.time.is_empty() {
            text.push(separator);
            text.push_str(&self.time);
        }
        text
    }

    /// The address as a link.
    pub fn href(&self) -> String {
        format!("#{}", self.format())
    }

    /// The same filter and order at another place, where the other script may be another.
    #[must_use]
    pub fn at(&self, place: Place) -> Self {
        Self {
            place,
            to: None,
            find: String::new(),
            time: String::new(),
            ..self.clone()
        }
    }

    /// The same article in another view.
    #[must_use]
    pub fn seen(&self, view: View) -> Self {
        Self {
            view,
            ..self.clone()
        }
    }

    /// The same article with something looked for in it.
    #[must_use]
    pub fn finding(&self, find: String) -> Self {
        Self {
            find,
            ..self.clone()
        }
    }

    /// The same article beside itself in this writing.
    #[must_use]
    pub fn beside(&self, to: Writing) -> Self {
        Self {
            view: View::Pair,
            to: Some(to),
            ..self.clone()
        }
    }

    /// The same place with another filter.
    #[must_use]
    pub fn with(&self, filter: Filter) -> Self {
        Self {
            filter,
            ..self.clone()
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters: Vec<_> = Facet::ALL
            .into_iter()
            .filter_map(|facet| {
                let values = self
                    .filter
                    .chosen
                    .get(&facet)
                    .filter(|values| !values.is_empty())?;
                let list: Vec<_> = values.iter().map(|value| encode_value(value)).collect();
                Some((parameter(facet), list.join(",")))
            })
            .collect();
        if let Some(years) = self.filter.years {
            parameters.push(("y", format!("{}-{}", years.first, years.last)));
        }
        if let Some(years) = self.filter.active {
            parameters.push(("act", format!("{}-{}", years.first, years.last)));
        }
        if !self.filter.query.is_empty() {
            parameters.push(("q", encode(&self.filter.query)));
        }
        match self.sort {
            Sort::Newest => {}
            Sort::Relevance => parameters.push(("sort", "rel".to_owned())),
            Sort::Oldest => parameters.push(("sort", "old".to_owned())),
            Sort::Title => parameters.push(("sort", "title".to_owned())),
        }
        if matches!(self.place, Place::Article(_)) && self.view != View::default() {
            parameters.push(("v", self.view.name().to_owned()));
        }
        if matches!(self.place, Place::Article(_)) {
            let to = WRITINGS.into_iter().find(|(to, _)| Some(*to) == self.to);
            parameters.extend(to.map(|(_, name)| ("t", name.to_owned())));
            if self.words {
                parameters.push(("words", "1".to_owned()));
            }
            if !self.find.is_empty() {
                parameters.push(("find", encode(&self.find)));
            }
        }
        parameters
    }

    fn take_parameter(&mut self, name: &str, value: &str) {
        if let Some(facet) = Facet::ALL
            .into_iter()
            .find(|facet| parameter(*facet) == name)
        {
            let mut values = BTreeSet::new();
            // One by one: collecting would bring a whole sort into the page.
            for value in value.split(',').filter(|value| !value.is_empty()) {
                values.insert(decode_value(value));
            }
            if !values.is_empty() {
                self.filter.chosen.insert(facet, values);
            }
            return;
        }
        match (name, value) {
            ("y", range) => self.filter.years = parse_years(range),
            ("act", range) => self.filter.active = parse_years(range),
            ("q", query) => self.filter.query = decode(query),
            ("sort", "rel") => self.sort = Sort::Relevance,
            ("sort", "old") => self.sort = Sort::Oldest,
            ("sort", "title") => self.sort = Sort::Title,
            ("v", name) if matches!(self.place, Place::Article(_)) => {
                self.view = View::named(name).unwrap_or_default();
            }
            ("t", name) if matches!(self.place, Place::Article(_)) => {
                let to = WRITINGS.into_iter().find(|(_, known)| *known == name);
                self.to = to.map(|(to, _)| to);
            }
            ("words", value) if matches!(self.place, Place::Article(_)) => {
                self.words = value == "1";
            }
            (name, value) if self.place.has_time() && TIME.contains(&name) => {
                if !self.time.is_empty() {
                    self.time.push('&');
                }
                self.time.push_str(name);
                self.time.push('=');
                self.time.push_str(value);
            }
            ("find", words) if matches!(self.place, Place::Article(_)) => self.find = decode(words),
            _ => {}
        }
    }
}

const fn parameter(facet: Facet) -> &'static str {
    match facet {
        Facet::Script => "script",
        Facet::Region => "place",
        Facet::Condition => "status",
        Facet::Section => "section",
        Facet::Source => "src",
        Facet::Editor => "ed",
    }
}

fn parse_place(path: &str) -> Place {
    match path {
        "" | "/" => Place::Library,
        "/timeline" => Place::Timeline,
        "/figures" => Place::Figures,
        "/notes" => Place::Notes,
        "/about" => Place::About,
        "/open" => Place::Open,
        "/set" => Place::Settings,
        _ => path
            .strip_prefix("/a/")
            .and_then(|id| ArticleId::new(decode(id)).ok())
            .map_or(Place::Missing, Place::Article),
    }
}

/// `2014-2018` or `2014`; nothing for years that are out of order or no numbers.
fn parse_years(text: &str) -> Option<Years> {
    // A year before 1 BC has a sign of its own.
    let mut signs = text.char_indices().skip(1);
    let between = signs.find(|(_, sign)| *sign == '-');
    let (first, last) = match between.and_then(|(at, _)| text.split_at_checked(at)) {
        Some((first, rest)) => (first, rest.strip_prefix('-')?),
        None => (text, text),
    };
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some(Years { first, last })
}

/// `~` stands for the empty value; a value that begins with `~` gets another one before it.
fn encode_value(value: &str) -> String {
    match value {
        "" => "~".to_owned(),
        _ if value.starts_with('~') => format!("~{}", encode(value)),
        _ => encode(value),
    }
}

fn decode_value(text: &str) -> String {
    match decode(text) {
        value if value == "~" => String::new(),
        value => value
            .strip_prefix("~~")
            .map(|rest| format!("~{rest}"))
            .unwrap_or(value),
    }
}
