//! The facets beside the list, and the choices that are in force.

use bundle::RepairKind;
use collection::{Facet, FacetCount, FacetList, Filter, FilterPart, Listing, Years};
use yew::AttrValue;

use crate::i18n::Messages;
use crate::route::Address;
use crate::view::entry::place_name;

/// How many values of a facet are shown before more are asked for.
pub const SHOWN: u32 = 8;

/// How many values a facet has at least that has a box to find one in.
const MANY: u32 = 24;

/// A facet, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetView {
    /// The facet, for keys.
    pub facet: Facet,
    /// Its name.
    pub name: &'static str,
    /// Its values, in the order they are shown.
    pub values: Vec<ValueView>,
    /// How many more there are.
    pub rest: u32,
    /// Where the reader has opened it, what its values have to have.
    pub opened: Option<AttrValue>,
    /// Whether it is worth a box to find a value in.
    pub has_box: bool,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueView {
    /// The value itself, for keys.
    pub value: AttrValue,
    /// Its name.
    pub label: AttrValue,
    /// The language of its name, where it comes from the archive.
    pub lang: Option<&'static str>,
    /// The one character on the seal of a region.
    pub seal: Option<AttrValue>,
    /// How many articles it would give.
    pub count: u32,
    /// The share of the largest count of the facet, in per cent.
    pub share: u32,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The address after it is chosen, or not any more.
    pub toggled: Address,
}

/// A choice in force, to be removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub label: AttrValue,
    /// The address without it.
    pub without: Address,
    /// How many articles there would be without it, where that is known.
    pub gives: Option<u32>,
}

/// The facets of a list.
///
/// `opened` has those that the reader has opened, with what their values have to have.
pub fn facets(
    listing: &Listing,
    at: &Address,
    opened: &[(Facet, String)],
    messages: &Messages,
) -> Vec<FacetView> {
    let view = |list| facet_view(list, at, opened, messages);
    listing.facets.iter().map(view).collect()
}

fn facet_view(
    list: &FacetList,
    at: &Address,
    opened: &[(Facet, String)],
    messages: &Messages,
) -> FacetView {
    let largest = list
        .values
        .iter()
        .map(|value| value.count)
        .max()
        .unwrap_or(0)
        .max(1);
    let values = list
        .values
        .iter()
        .map(|value| ValueView {
            value: value.value.clone().into(),
            label: label(list.facet, value, messages),
            lang: is_archived(list.facet, &value.value).then_some("zh"),
            seal: value.place.as_ref().map(|place| place.abbr.clone().into()),
            count: value.count,
            share: value.count * 100 / largest,
            chosen: value.chosen,
            toggled: at.with(toggled(&at.filter, list.facet, &value.value)),
        })
        .collect();
    FacetView {
        facet: list.facet,
        name: (messages.facets.name)(list.facet),
        values,
        rest: list.rest,
        opened: opened
            .iter()
            .find(|(facet, _)| *facet == list.facet)
            .map(|(_, words)| words.clone().into()),
        has_box: list.of >= MANY && !matches!(list.facet, Facet::Script | Facet::Condition),
    }
}

/// Whether the name of a value is text of the archive, and not ours.
fn is_archived(facet: Facet, value: &str) -> bool {
    matches!(facet, Facet::Section | Facet::Source | Facet::Editor) && !value.is_empty()
}

fn label(facet: Facet, value: &FacetCount, messages: &Messages) -> AttrValue {
    let place = value.place.as_ref();
    match (place, &value.shown) {
        (Some(place), _) => place_name(place, messages.language).to_owned().into(),
        (None, Some(shown)) => shown.clone().into(),
        (None, None) => value_name(facet, &value.value, messages),
    }
}

/// The name of a value that needs nothing from the bundle.
fn value_name(facet: Facet, value: &str, messages: &Messages) -> AttrValue {
    let texts = &messages.facets;
    let [simplified, traditional, mixed, undecided] = texts.script;
    match (facet, value) {
        (_, "") => texts.missing.into(),
        (Facet::Script, "hans") => simplified.into(),
        (Facet::Script, "hant") => traditional.into(),
        (Facet::Script, "mixed") => mixed.into(),
        (Facet::Script, "undecided") => undecided.into(),
        (Facet::Script, "machine") => texts.machine.into(),
        (Facet::Condition, "sound") => texts.sound.into(),
        (Facet::Condition, "doubtful") => texts.doubtful.into(),
        (Facet::Condition, name) => RepairKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .map_or_else(
                || value.to_owned().into(),
                |kind| (texts.repaired)(kind).into(),
            ),
        _ => value.to_owned().into(),
    }
}

/// `filter` with a value chosen, or not any more.
pub fn toggled(filter: &Filter, facet: Facet, value: &str) -> Filter {
    let mut filter = filter.clone();
    let values = filter.chosen.entry(facet).or_default();
    if !values.remove(value) {
        values.insert(value.to_owned());
    }
    if values.is_empty() {
        filter.chosen.remove(&facet);
    }
    filter
}

/// The choices in force, facets first, then the years of publication and those of activities.
pub fn choices(listing: Option<&Listing>, at: &Address, messages: &Messages) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (facet, value) in at
        .filter
        .chosen
        .iter()
        .flat_map(|(f, values)| values.iter().map(|value| (*f, value)))
    {
        let part = FilterPart::Value(facet, value.clone());
        choices.push(Choice {
            label: choice_label(listing, facet, value, messages),
            without: at.with(toggled(&at.filter, facet, value)),
            gives: gives(listing, &part),
        });
    }
    if let Some(years) = at.filter.years {
        let without = Filter {
            years: None,
            ..at.filter.clone()
        };
        choices.push(Choice {
            label: range(years).into(),
            without: at.with(without),
            gives: gives(listing, &FilterPart::Years(years)),
        });
    }
    if let Some(years) = at.filter.active {
        let without = Filter {
            active: None,
            ..at.filter.clone()
        };
        let [_, name] = messages.library.band_names;
        choices.push(Choice {
            label: format!("{name} {}", range(years)).into(),
            without: at.with(without),
            gives: gives(listing, &FilterPart::Active(years)),
        });
    }
    choices
}

fn range(years: Years) -> String {
    match (years.first, years.last) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}—{last}"),
    }
}

fn gives(listing: Option<&Listing>, part: &FilterPart) -> Option<u32> {
    let relaxations = &listing?.relaxations;
    relaxations
        .iter()
        .find(|relaxation| relaxation.part == *part)
        .map(|found| found.count)
}

fn choice_label(
    listing: Option<&Listing>,
    facet: Facet,
    value: &str,
    messages: &Messages,
) -> AttrValue {
    let counted = listing
        .and_then(|listing| listing.facets.iter().find(|list| list.facet == facet))
        .and_then(|list| list.values.iter().find(|counted| counted.value == value));
    let name = match counted {
        Some(counted) => label(facet, counted, messages),
        None => value_name(facet, value, messages),
    };
    // A bare “not stated” says nothing without the facet it belongs to.
    if value.is_empty() {
        return format!("{} · {name}", (messages.facets.name)(facet)).into();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_twice_is_not_choosing() {
        let filter = Filter::default();
        let once = toggled(&filter, Facet::Source, "人民网");
        assert!(once.chosen.contains_key(&Facet::Source));
        assert_eq!(toggled(&once, Facet::Source, "人民网"), filter);
    }

    #[test]
    fn a_choice_the_archive_does_not_know_is_shown_all_the_same() {
        let at = Address::parse("/?src=nobody&ed=~&y=1999-2001&act=1956-1956");
        let messages = crate::i18n::Language::En.messages();
        let labels: Vec<_> = choices(None, &at, messages)
            .into_iter()
            .map(|c| c.label)
            .collect();
        assert_eq!(
            labels,
            ["nobody", "Editor · Not stated", "1999—2001", "Events 1956"]
        );
    }
}
