//! The list and what stands around it.

use collection::{Facet, Listing};

use crate::i18n::Messages;
use crate::route::Address;
use crate::view::entry::Entry;
use crate::view::facets::{self, Choice, FacetView};
use crate::view::year_band::YearBand;

/// The library, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultView {
    /// How many articles pass.
    pub total: u32,
    /// How many there are.
    pub of: u32,
    /// How many hits a search has.
    pub hits: Option<u32>,
    /// The rows.
    pub entries: Vec<Entry>,
    /// How many more rows can be asked for.
    pub rest: u32,
    /// The facets.
    pub facets: Vec<FacetView>,
    /// The choices in force.
    pub choices: Vec<Choice>,
    /// The histograms of the years of publication and of activities, when there are any.
    pub bands: [Option<YearBand>; 2],
    /// Articles without a year that pass the facets.
    pub undated: u32,
}

impl ResultView {
    /// Works out the library from the last answer of the engine.
    ///
    /// `opened` has the facets that the reader has opened (see [`facets::facets`]).
    pub fn new(
        listing: &Listing,
        at: &Address,
        opened: &[(Facet, String)],
        messages: &Messages,
    ) -> Self {
        let entries: Vec<_> = listing
            .rows
            .iter()
            .enumerate()
            .map(|(number, row)| {
                let found = listing.found.as_ref();
                let found = found.and_then(|found| found.rows.get(number));
                Entry::new(row, found, at, messages)
            })
            .collect();
        let shown = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        Self {
            total: listing.total,
            of: listing.of,
            hits: listing.found.as_ref().map(|found| found.hits),
            rest: listing
                .total
                .saturating_sub(listing.first.saturating_add(shown)),
            entries,
            facets: facets::facets(listing, at, opened, messages),
            choices: facets::choices(Some(listing), at, messages),
            bands: [
                YearBand::new(&listing.years, at.filter.years),
                YearBand::new(&listing.active, at.filter.active),
            ],
            undated: listing.undated.1,
        }
    }
}
