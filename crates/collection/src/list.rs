//! Lists, and the counts around them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

use bundle::{BodyAt, PlaceId};
use postings::{Bits, Choices, Filtered, largest};

use crate::collection::Collection;
use crate::column::Column;
use crate::histogram::Histogram;
use crate::order::sorted_numbers;
use crate::search::Found;
use crate::search::evaluate::Matches;
use crate::search::pattern::Pattern;
use crate::search::snippet::MOST_READ;
use crate::{
    Facet, FacetCount, FacetList, Filter, FilterPart, Listing, Relaxation, Sort, Sought, Window,
    Years,
};

/// How many facets there are.
const FACETS: usize = Facet::ALL.len();

/// A filter in the numbers of a collection.
struct Choice {
    /// For every facet, whether each value is chosen; nothing for a facet without a choice.
    values: Vec<Option<Vec<bool>>>,
    /// Whether something is chosen, and the facets are not here.
    unknown: bool,
    years: Option<Years>,
    active: Option<Years>,
    /// What the query matches; nothing where there is none.
    matches: Option<Rc<Matches>>,
}

impl Choice {
    fn new(collection: &Collection, filter: &Filter) -> Self {
        let chosen = |column: &Column| {
            let chosen = filter
                .chosen
                .get(&column.facet)
                .filter(|chosen| !chosen.is_empty())?;
            Some(
                column
                    .values
                    .iter()
                    .map(|value| chosen.contains(value))
                    .collect(),
            )
        };
        Self {
            values: collection.columns.iter().map(chosen).collect(),
            unknown: collection.columns.is_empty() && filter.asks_facets(),
            years: filter.years,
            active: filter.active,
            matches: collection.asked(&filter.query),
        }
    }

    /// The articles by what they fit of the filter. The facets are choices by their numbers; the years of
    /// publication, the query, and the years of activities come behind them.
    fn filter(&self, collection: &Collection) -> Filtered {
        let mut choices = Choices::none(collection.len());
        if self.unknown {
            // What is chosen in facets that are not here is not known to be anywhere.
            choices.choose(0, Bits::none(collection.len()));
        }
        for (facet, (column, chosen)) in collection.columns.iter().zip(&self.values).enumerate() {
            if let Some(chosen) = chosen {
                choices.choose(facet, column.sets.having(chosen));
            }
        }
        let ranges = [
            (&collection.issued, self.years, YEARS),
            (&collection.active, self.active, ACTIVE),
        ];
        for (histogram, years, choice) in ranges {
            if let Some(years) = years {
                choices.choose(choice, histogram.sets.having(&histogram.within(years)));
            }
        }
        if let Some(matches) = &self.matches {
            choices.choose(QUERY, matches.docs.clone());
        }
        choices.filter()
    }
}

/// The choices behind those of the facets.
const YEARS: usize = FACETS;
const QUERY: usize = FACETS + 1;
const ACTIVE: usize = FACETS + 2;

/// The counts of a filter.
struct Counts {
    /// What each article fits.
    filtered: Filtered,
    total: u32,
    /// For every value of every facet.
    values: Vec<Vec<u32>>,
    /// For every year of publication, and of activities.
    years: Vec<u32>,
    active: Vec<u32>,
    undated: (u32, u32),
    /// The hits of the query in those that pass, and by year in those that count there.
    hits: u32,
    hits_by_year: Vec<u32>,
}

impl Counts {
    fn new(collection: &Collection, choice: &Choice) -> Self {
        let filtered = choice.filter(collection);
        let columns = collection.columns.iter().enumerate();
        let values = columns.map(|(facet, column)| {
            debug_assert_eq!(Facet::ALL.get(facet), Some(&column.facet));
            filtered.count(&column.sets, facet)
        });
        let by_year = |of: &Histogram, choice| filtered.count(&of.sets, choice);
        let issued = &collection.issued;
        let years = by_year(issued, YEARS);
        let dated: u32 = issued.sets.all().iter().sum();
        let near = filtered.n_besides(YEARS);
        let (mut hits, mut hits_by_year) = (0, vec![0; years.len()]);
        if let Some(matches) = &choice.matches {
            hits_by_year = filtered.weigh(&issued.of, &matches.hits, YEARS, years.len());
            hits = filtered.sum(&matches.hits);
        }
        Self {
            values: values.collect(),
            total: filtered.total(),
            undated: (collection.len() - dated, near - years.iter().sum::<u32>()),
            years,
            active: by_year(&collection.active, ACTIVE),
            hits,
            hits_by_year,
            filtered,
        }
    }
}

/// A number of articles.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Collection {
    pub(crate) fn list(
        &self,
        filter: &Filter,
        sort: Sort,
        window: Window,
        sought: &Sought,
    ) -> Listing {
        let choice = Choice::new(self, filter);
        let counts = Counts::new(self, &choice);
        let first = window.first.min(counts.total);
        // As many as are shown, and those of which the forms of words are read.
        let most = (first as usize)
            .saturating_add(window.count as usize)
            .max(MOST_READ);
        let matches = choice.matches.as_deref();
        let order = self.passing(&counts.filtered, sort, matches, most);
        let shown = order.iter().skip(first as usize);
        let shown: Vec<u32> = shown.take(window.count as usize).copied().collect();
        let found = matches.map(|it| Box::new(self.found(it, &order, &shown, &counts)));
        let rows = shown
            .iter()
            .filter_map(|number| self.described(*number))
            .collect();
        let facets = self.columns.iter().zip(&counts.values);
        Listing {
            total: counts.total,
            of: self.len(),
            first,
            rows,
            facets: facets
                .map(|(column, counts)| self.facet(column, counts, filter, sought))
                .collect(),
            years: self.issued.bars(&counts.years),
            active: self.active.bars(&counts.active),
            undated: counts.undated,
            relaxations: if counts.total == 0 {
                relaxations(filter, &counts.filtered)
            } else {
                Vec::new()
            },
            tables: Vec::new(),
            found,
            lacking: if sort == Sort::Title {
                // Which titles come first is known when all of them are.
                self.unlisted()
            } else {
                let rows = self.rows_lacking(&shown).into_iter();
                rows.chain(self.facets_lacking()).collect()
            },
        }
    }

    /// What a query has found, for the list `order` of which `shown` is shown.
    fn found(&self, matches: &Matches, order: &[u32], shown: &[u32], counts: &Counts) -> Found {
        let mut found = Found {
            hits: counts.hits,
            rows: shown
                .iter()
                .map(|doc| self.found_row(matches, *doc))
                .collect(),
            years: counts.hits_by_year.clone(),
            forms: Vec::new(),
            problems: matches.query.problems.clone(),
            gaps: matches.gaps.iter().cloned().collect(),
            unread: self.unread(shown),
        };
        self.forms(matches, order, &mut found);
        found
    }

    /// The parts with the texts of these articles that are not here.
    fn unread(&self, shown: &[u32]) -> Vec<u32> {
        let mut parts = Vec::new();
        for doc in shown.iter().filter(|doc| self.body(**doc).is_none()) {
            if let Some(BodyAt::Part(part)) = self.article(*doc).map(|it| &it.body)
                && !parts.contains(part)
            {
                parts.push(*part);
            }
        }
        parts
    }

    /// The numbers of the articles that pass the filter, in their order.
    pub(crate) fn passing_numbers(&self, filter: &Filter, sort: Sort) -> Vec<u32> {
        let choice = Choice::new(self, filter);
        let matches = choice.matches.as_deref();
        self.passing(&choice.filter(self), sort, matches, usize::MAX)
    }

    /// The numbers of those that fail nothing, in order; at least the first `most` of them.
    fn passing(
        &self,
        filtered: &Filtered,
        sort: Sort,
        matches: Option<&Matches>,
        most: usize,
    ) -> Vec<u32> {
        let order = self.orders.by(sort, &self.articles);
        match (sort, matches) {
            (Sort::Relevance, Some(matches)) => {
                self.ranked(matches, &filtered.passing(order, usize::MAX), most)
            }
            _ => filtered.passing(order, most),
        }
    }

    /// What is told of a facet: the values that are chosen, and of the others those that are sought.
    fn facet(
        &self,
        column: &Column,
        counts: &[u32],
        filter: &Filter,
        sought: &Sought,
    ) -> FacetList {
        let (most, words) = sought.of(column.facet);
        let entries = self.entries(column, counts, filter.chosen.get(&column.facet), words);
        let keys: Vec<(bool, u32)> = entries.iter().map(|it| (it.chosen, it.count)).collect();
        let n_chosen = keys.iter().filter(|(chosen, _)| *chosen).count();
        let order = largest(&keys, n_chosen.saturating_add(most as usize));
        let in_order = order.iter().filter_map(|at| entries.get(*at as usize));
        let values = in_order.map(|entry| FacetCount {
            value: entry.value.to_owned(),
            place: match column.facet {
                Facet::Region => self.place(&PlaceId(entry.value.to_owned())),
                _ => None,
            },
            shown: None,
            count: entry.count,
            chosen: entry.chosen,
        });
        FacetList {
            facet: column.facet,
            values: values.collect(),
            rest: small(entries.len() - order.len()),
            of: small(column.values.len()),
        }
    }

    /// The values of a facet that are chosen or have the words, by name.
    fn entries<'a>(
        &self,
        column: &'a Column,
        counts: &[u32],
        chosen: Option<&'a BTreeSet<String>>,
        words: &str,
    ) -> Vec<Entry<'a>> {
        let is_chosen = |value: &str| chosen.is_some_and(|chosen| chosen.contains(value));
        let known = column.values.iter().zip(counts);
        let known = known.map(|(value, count)| Entry {
            value,
            count: *count,
            chosen: is_chosen(value),
        });
        // An address may choose what no article has; it has to be seen to be taken away.
        let unknown = chosen.into_iter().flatten();
        let unknown = unknown.filter(|value| !column.values.contains(value));
        let unknown = unknown.map(|value| Entry {
            value,
            count: 0,
            chosen: true,
        });
        let mut entries: Vec<Entry<'_>> = known.collect();
        let n_known = entries.len();
        entries.extend(unknown);
        if entries.len() > n_known {
            let order = sorted_numbers(entries.len(), &mut |a, b| {
                let value = |number: u32| entries.get(number as usize).map(|entry| entry.value);
                value(a).cmp(&value(b))
            });
            let in_order = order.iter().filter_map(|at| entries.get(*at as usize));
            entries = in_order.copied().collect();
        }
        if !words.trim().is_empty() {
            let pattern = Pattern::phrase(words.trim(), false);
            entries.retain(|it| it.chosen || self.is_named(column.facet, it.value, &pattern));
        }
        entries
    }

    /// Whether the name of a value has some words.
    fn is_named(&self, facet: Facet, value: &str, words: &Pattern) -> bool {
        match facet {
            Facet::Region => self.is_region(value, words),
            _ => words.is_in(value),
        }
    }
}

/// A value of a facet.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    value: &'a str,
    count: u32,
    chosen: bool,
}

/// What leaving out one choice would give, where that is anything.
///
/// Leaving out one of several values of a facet only narrows the filter, so only single values
/// count, and each brings back exactly the articles that fail nothing else.
fn relaxations(filter: &Filter, filtered: &Filtered) -> Vec<Relaxation> {
    let mut found = Vec::new();
    let mut offer = |part, choice| {
        found.push(Relaxation {
            part,
            count: filtered.n_alone(choice),
        });
    };
    for (choice, facet) in Facet::ALL.into_iter().enumerate() {
        let chosen = filter.chosen.get(&facet).filter(|chosen| chosen.len() == 1);
        if let Some(value) = chosen.and_then(BTreeSet::first) {
            offer(FilterPart::Value(facet, value.clone()), choice);
        }
    }
    if let Some(years) = filter.years {
        offer(FilterPart::Years(years), YEARS);
    }
    if let Some(years) = filter.active {
        offer(FilterPart::Active(years), ACTIVE);
    }
    if !filter.query.trim().is_empty() {
        offer(FilterPart::Query, QUERY);
    }
    found.retain(|relaxation| relaxation.count > 0);
    let order = sorted_numbers(found.len(), &mut |a, b| {
        let count = |number: u32| found.get(number as usize).map(|found| Reverse(found.count));
        count(a).cmp(&count(b))
    });
    let in_order = order.iter().filter_map(|at| found.get(*at as usize));
    in_order.cloned().collect()
}
