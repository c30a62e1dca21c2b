//! Which activities are kept.

use std::collections::BTreeSet;

use bundle::{ActivityKind, Footing};
use serde::{Deserialize, Serialize};

use crate::collection::Collection;
use crate::{Filter, Sort};

/// The kinds of activities, in the order of their lanes.
pub const KINDS: [ActivityKind; 11] = [
    ActivityKind::Founding,
    ActivityKind::Commemoration,
    ActivityKind::Award,
    ActivityKind::Publication,
    ActivityKind::Meeting,
    ActivityKind::Training,
    ActivityKind::Survey,
    ActivityKind::Visit,
    ActivityKind::Proposal,
    ActivityKind::Service,
    ActivityKind::Other,
];

/// What a timeline keeps: of the articles that a list keeps, these activities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeFilter {
    /// Which articles, as for the list.
    pub articles: Filter,
    /// Which kinds; all of them where it is empty.
    pub kinds: BTreeSet<ActivityKind>,
    /// What a date may stand on; anything where it is empty.
    pub footings: BTreeSet<Footing>,
    /// Whether to leave out what is dated vaguely: `近年来`.
    pub without_vague: bool,
}

/// The bit of what is dated vaguely.
pub(super) const VAGUE: u32 = 1 << 31;

/// The bit of a kind.
pub(super) fn kind_bit(kind: ActivityKind) -> u32 {
    let place = KINDS.iter().position(|it| *it == kind);
    1 << place.unwrap_or(KINDS.len() - 1)
}

/// The bit of what a date stands on.
pub(super) const fn footing_bit(footing: Footing) -> u32 {
    1 << (16 + footing as u32)
}

/// A filter in numbers.
#[derive(Debug)]
pub(super) struct Choice {
    /// Whether each article passes.
    pub(super) articles: Vec<bool>,
    /// The bits that an activity may have.
    allowed: u32,
}

impl Choice {
    /// Everything that depends on which articles pass goes through the list's own filter, so that
    /// whatever that can ask for, the timeline can.
    pub(super) fn new(collection: &Collection, filter: &TimeFilter) -> Self {
        let mut articles = vec![false; collection.len() as usize];
        for number in collection.passing_numbers(&filter.articles, Sort::Oldest) {
            if let Some(passes) = articles.get_mut(number as usize) {
                *passes = true;
            }
        }
        let kinds = filter
            .kinds
            .iter()
            .fold(0, |bits, kind| bits | kind_bit(*kind));
        let footings = filter
            .footings
            .iter()
            .fold(0, |bits, footing| bits | footing_bit(*footing));
        let any = |bits: u32, all: u32| if bits == 0 { all } else { bits };
        let vague = if filter.without_vague { 0 } else { VAGUE };
        Self {
            articles,
            allowed: any(kinds, 0xFFFF) | any(footings, 0x7FFF_0000) | vague,
        }
    }

    /// The activities that pass, by their numbers in the columns.
    pub(super) fn rows(&self, collection: &Collection) -> Vec<u32> {
        let columns = collection.timeline();
        let both = columns.traits.iter().zip(&columns.article);
        let passing = (0_u32..).zip(both).filter(|(_, (traits, article))| {
            let of_article = self.articles.get(**article as usize).copied();
            *traits & !self.allowed == 0 && of_article.unwrap_or(false)
        });
        passing.map(|(at, _)| at).collect()
    }
}
