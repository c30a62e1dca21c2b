//! The palette: what can be done here, articles by their titles, and where to go, as something is typed.
//!
//! Each entry is a link, or names a key that does the same, so that nothing here does what a reader could
//! not do without it.

mod date;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use bundle::{ArticleId, Place as Region};
use collection::{
    Answer, Engine, Facet, FacetCount, Filter, FoundRow, Gap, Listing, Prepared, Question, Sort,
    Sought, Window,
};

use self::date::{Days, days};
use super::wanted::{Drawn, Wanted};
use crate::i18n::{Language, Palette as Texts};
use crate::route::{Address, Place, View};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::entry::place_name;

/// The keys that do what a reader may do, in the order of [`Texts::action_names`].
pub const KEYS: [&str; 15] = [
    "1", "2", "3", "4", "[", "]", "m", "r", "y", "s", "T", "+", "-", "0", "/",
];

/// The places of the page, in the order of [`Texts::place_names`].
const PLACES: [Place; 7] = [
    Place::Library,
    Place::Timeline,
    Place::Figures,
    Place::Notes,
    Place::About,
    Place::Open,
    Place::Settings,
];

/// How many articles are named, and how many regions.
const MOST: usize = 6;

/// The most letters that may be the initials of a title.
const MOST_INITIALS: usize = 12;

/// What is offered for what was typed.
pub fn palette(engine: &Engine, wanted: &Wanted) -> Drawn {
    let typed = wanted.typed.trim();
    let desk = Desk {
        engine,
        texts: Texts::of(wanted.language),
        language: wanted.language,
        at: Address::parse(&wanted.address),
        typed,
        folded: folded(typed),
    };
    let mut needs = Vec::new();
    let articles = desk.articles(&mut needs);
    let groups = [
        (desk.texts.actions, desk.actions()),
        (desk.texts.articles, articles),
        (desk.texts.places, desk.ways()),
    ];
    let n: usize = groups.iter().map(|(_, entries)| entries.len()).sum();
    let told = Drawing::new(Tag::P)
        .class("vh")
        .with(Attribute::ROLE, "status");
    let groups = groups.into_iter().filter(|(_, it)| !it.is_empty());
    let drawing = Drawing::div("offers")
        .put_all(groups.map(|(name, entries)| group(name, entries)))
        .put(told.text((desk.texts.told)(n)));
    Drawn { drawing, needs }
}

/// What is typed, and where.
struct Desk<'a> {
    engine: &'a Engine,
    texts: &'static Texts,
    language: Language,
    /// Where the reader is.
    at: Address,
    typed: &'a str,
    /// The same in the script and the letters that all is compared in.
    folded: String,
}

impl Desk<'_> {
    /// Whether one of these names has what was typed in it.
    fn fits(&self, names: &[&str]) -> bool {
        let mut names = names.iter();
        self.folded.is_empty() || names.any(|name| folded(name).contains(&self.folded))
    }

    /// What can be done here.
    fn actions(&self) -> Vec<Drawing> {
        let name_in = |at: usize, language| Texts::of(language).action_names.get(at).copied();
        let offered = |(at, key): (usize, &'static str)| {
            let names: Vec<&str> = Language::ALL
                .into_iter()
                .filter_map(|language| name_in(at, language))
                .collect();
            let name = name_in(at, self.language)?;
            let key = (self.does_something(key) && self.fits(&names)).then_some(key)?;
            let deed = Drawing::button("offer", ["key ", key].concat());
            let hint = Drawing::new(Tag::KBD).with(Attribute::HIDDEN, "true");
            Some(deed.put(what(name)).put(hint.text(key)))
        };
        KEYS.into_iter().enumerate().filter_map(offered).collect()
    }

    /// Whether a key does something where the reader is.
    fn does_something(&self, key: &str) -> bool {
        let reads = matches!(self.at.place, Place::Article(_));
        match key {
            "1" => reads && self.at.view != View::Single,
            "2" => reads && self.at.view != View::Pair,
            "3" => reads && self.at.view != View::Vertical,
            "4" => reads && self.at.view != View::Collation,
            "[" | "]" | "y" => reads,
            "m" | "r" => reads && self.at.view == View::Pair,
            "/" => reads || self.at.place == Place::Library,
            _ => true,
        }
    }

    /// Articles with titles that have what was typed in them, or begin with these letters as they are read.
    fn articles(&self, needs: &mut Vec<Gap>) -> Vec<Drawing> {
        let words: Vec<String> = self
            .typed
            .split_whitespace()
            .map(|word| format!("title:\"{}\"", word.replace('"', "")))
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut query = words.join(" ");
        // Where the list comes in pages, all of them would be wanted for that.
        if self.may_be_initials() && self.engine.unlisted().is_empty() {
            query = format!("({query}) OR py:{}", self.typed);
        }
        let Some(listing) = self.list(query, MOST, Vec::new()) else {
            return Vec::new();
        };
        let no_row = FoundRow::default();
        let found = listing.found.as_ref();
        needs.extend(found.iter().flat_map(|found| found.gaps.iter().cloned()));
        needs.extend(listing.lacking.iter().map(|part| Gap::Part(*part)));
        let rows = listing.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| !row.id.is_unknown());
        let entry = |(at, row): (usize, &collection::Described)| {
            let hits = found
                .and_then(|found| found.rows.get(at))
                .unwrap_or(&no_row);
            let title = match &row.title {
                Some(title) => {
                    let title = title_of(title, row, hits);
                    Drawing::span("what song", "").put(title)
                }
                None => Drawing::span("what", self.texts.untitled),
            };
            let seal = row.place.iter().map(seal);
            let year = row.issued.as_ref().and_then(|date| date.get(..4));
            let year = year.map(|year| Drawing::span("num", year));
            way(&self.article(&row.id))
                .put_all(seal)
                .put(title)
                .put_all(year)
        };
        rows.map(entry).collect()
    }

    fn may_be_initials(&self) -> bool {
        let n = self.typed.len();
        (2..=MOST_INITIALS).contains(&n) && self.typed.bytes().all(|it| it.is_ascii_alphabetic())
    }

    /// A list, with so many rows and the values of these facets.
    fn list(
        &self,
        query: String,
        count: usize,
        opened: Vec<(Facet, String)>,
    ) -> Option<Box<Listing>> {
        let filter = Filter {
            query,
            ..Filter::default()
        };
        let window = Window {
            first: 0,
            count: u32::try_from(count).unwrap_or(0),
        };
        let question = Question::List {
            filter,
            sort: Sort::Relevance,
            window,
            sought: Sought { most: 0, opened },
        };
        match self.engine.prepare(&question) {
            Prepared::Answer(Answer::Listing(listing)) => Some(listing),
            _ => None,
        }
    }

    /// An article, in the view that the reader reads in.
    fn article(&self, id: &ArticleId) -> Address {
        Address::default()
            .seen(self.at.view)
            .at(Place::Article(id.clone()))
    }

    /// Where to go: the days that were typed, regions, places of the page, and the texts.
    fn ways(&self) -> Vec<Drawing> {
        let mut ways = Vec::new();
        if let Some(days) = days(self.typed) {
            ways.extend(self.dated(&days));
        }
        ways.extend(self.regions());
        let names = Texts::of(self.language).place_names;
        for (at, place) in PLACES.into_iter().enumerate() {
            let name_in = |language| Texts::of(language).place_names.get(at).copied();
            let all: Vec<&str> = Language::ALL.into_iter().filter_map(name_in).collect();
            if self.at.place != place && self.fits(&all) {
                let name = names.get(at).copied().unwrap_or_default();
                ways.push(way(&self.at.at(place)).put(what(name)));
            }
        }
        if !self.typed.is_empty() {
            let filter = Filter {
                query: self.typed.to_owned(),
                ..Filter::default()
            };
            let texts = Address {
                sort: Sort::Relevance,
                ..Address::default().with(filter)
            };
            let name = (self.texts.search)(self.typed);
            ways.push(way(&texts).put(what(name)));
        }
        ways
    }

    /// The articles published in some days, and the timeline of these.
    fn dated(&self, days: &Days) -> Vec<Drawing> {
        let name = days.name(self.texts.date);
        let query = days.query();
        let total = self.list(query.clone(), 0, Vec::new());
        let total = total.map(|listing| listing.total);
        let filter = Filter {
            query,
            ..Filter::default()
        };
        let timeline = Address {
            time: days.time(),
            ..Address::default().at(Place::Timeline)
        };
        let named = |way: Drawing, name: String| way.put(what(name));
        vec![
            named(way(&timeline), (self.texts.on_timeline)(&name)),
            named(
                way(&Address::default().with(filter)),
                (self.texts.in_library)(&name),
            )
            .put_all(total.map(|total| self.count(total))),
        ]
    }

    /// The regions with a name that has what was typed in it.
    fn regions(&self) -> Vec<Drawing> {
        if self.typed.is_empty() {
            return Vec::new();
        }
        let opened = vec![(Facet::Region, self.typed.to_owned())];
        let Some(listing) = self.list(String::new(), 0, opened) else {
            return Vec::new();
        };
        let all = listing.facets.iter().filter(|it| it.facet == Facet::Region);
        let fitting = |value: &&FacetCount| {
            let place = value.place.as_ref();
            place.is_some_and(|it| self.fits(&[&it.hans, &it.hant, &it.en]))
        };
        let entry = |value: &FacetCount| {
            let place = value.place.as_ref()?;
            let mut filter = Filter::default();
            let chosen = filter.chosen.entry(Facet::Region).or_default();
            chosen.insert(value.value.clone());
            let name = (self.texts.in_library)(place_name(place, self.language));
            let entry = way(&Address::default().with(filter)).put(seal(place));
            Some(entry.put(what(name)).put(self.count(value.count)))
        };
        let values = all.flat_map(|list| &list.values);
        let values = values.filter(fitting).take(MOST);
        values.filter_map(entry).collect()
    }

    fn count(&self, n: u32) -> Drawing {
        Drawing::span("num", (self.texts.count)(n))
    }
}

/// An entry that leads somewhere.
fn way(to: &Address) -> Drawing {
    Drawing::link("offer", to)
}

/// A title with the hits in it, in the script that the reader reads.
fn title_of(title: &str, row: &collection::Described, hits: &FoundRow) -> Drawing {
    let text = Drawing::span("", "").archived(Some(row.script), title);
    hits.title.iter().fold(text, |text, hit| text.marking(*hit))
}

/// What an entry is.
fn what(name: impl Into<String>) -> Drawing {
    Drawing::span("what", name)
}

fn seal(place: &Region) -> Drawing {
    let seal = Drawing::span("seal", place.abbr.clone());
    seal.with(Attribute::HIDDEN, "true")
}

fn group(name: &str, entries: Vec<Drawing>) -> Drawing {
    let items = entries.into_iter().map(|it| Drawing::new(Tag::LI).put(it));
    Drawing::new(Tag::SECTION)
        .with(Attribute::LABEL, name)
        .put(Drawing::new(Tag::H2).text(name))
        .put(Drawing::new(Tag::UL).put_all(items))
}

/// A name as it is compared: script, case and width make no difference.
fn folded(text: &str) -> String {
    hanzi::fold(text).text().to_owned()
}
