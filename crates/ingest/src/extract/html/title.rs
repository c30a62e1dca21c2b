//! Which element of a page holds its title.

use std::cmp::Reverse;
use std::ops::Range;

use super::element;
use super::events::{Event, Events};
use super::head::Head;

/// The longest title, in characters.
const LONGEST: usize = 120;

/// The rank of an element with nothing to mark it as a title.
const PLAIN: u8 = 8;

/// The element of the title: one that says what the head gives as the title, else the last `h1`
/// before the reading matter, else one at its beginning.
pub(super) fn find(events: &Events<'_>, main: &Range<usize>, head: &Head) -> Option<Range<usize>> {
    let candidates: Vec<(u8, Range<usize>, String)> = events
        .within(0..main.end)
        .filter_map(|(at, event)| {
            let Event::Open(element) = event else {
                return None;
            };
            let rank = match element::heading_level(element) {
                Some(level) => level,
                None if element::names(element).any(|name| names_title(&name)) => 7,
                None if element::is_block(element) => PLAIN,
                None => return None,
            };
            let range = events.element(at);
            let text = events.text(range.clone(), LONGEST)?;
            (!text.is_empty()).then_some((rank, range, text))
        })
        .collect();
    let said = candidates
        .iter()
        .filter(|(rank, _, text)| head.titles.iter().any(|title| says(title, text, *rank)))
        .max_by_key(|(rank, range, text)| (text.chars().count(), Reverse((*rank, range.start))));
    let firsts = || candidates.iter().filter(|(rank, ..)| *rank == 1);
    let before = || firsts().rfind(|(_, range, _)| range.end <= main.start);
    let within = || firsts().find(|(_, range, _)| begins(events, main, range));
    said.or_else(before)
        .or_else(within)
        .map(|(_, range, _)| range.clone())
}

fn names_title(name: &str) -> bool {
    name.contains("title") || matches!(name, "tit" | "bt" | "biaoti" | "headline")
}

/// Whether a title of the head says what an element says, the name of a site aside. An element that
/// nothing marks as a title has to say all of it.
fn says(title: &str, text: &str, rank: u8) -> bool {
    let plain = |text: &str| {
        let signs = text.chars().filter_map(hanzi::fold_char);
        signs.filter(|c| !c.is_whitespace()).collect::<String>()
    };
    let (title, text) = (plain(title), plain(text));
    let part = rank != PLAIN && text.chars().count() >= 4;
    title == text || (part && title.starts_with(&text))
}

/// Whether no running text stands in the main content before an element.
fn begins(events: &Events<'_>, main: &Range<usize>, range: &Range<usize>) -> bool {
    range.start >= main.start && events.text(main.start..range.start, LONGEST).is_some()
}
