//! A document as a list of events: what opens, what closes, and the text between.
//!
//! A list, because pages nest too deep for recursion and sums over stretches are wanted.

use std::ops::Range;

use ego_tree::iter::Edge;
use scraper::Html;
use scraper::node::{Element, Node};

use super::element;

/// One step through a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'d> {
    /// An element opens.
    Open(&'d Element),
    /// An element closes.
    Close(&'d Element),
    /// Text.
    Text(&'d str),
}

/// The events of a document, without what is never read.
#[derive(Debug)]
pub(super) struct Events<'d> {
    list: Vec<Event<'d>>,
    /// For each event that opens an element, the place of the one that closes it.
    ends: Vec<usize>,
}

impl<'d> Events<'d> {
    /// Lists the events of a document.
    pub(super) fn of(document: &'d Html) -> Self {
        let mut events = Self {
            list: Vec::new(),
            ends: Vec::new(),
        };
        let mut open = Vec::new();
        let mut dropped = 0_usize;
        for edge in document.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) if dropped > 0 || element::is_dropped(element) => {
                        dropped += 1;
                    }
                    Node::Element(element) => {
                        open.push(events.list.len());
                        events.push(Event::Open(element));
                    }
                    Node::Text(text) if dropped == 0 => events.push(Event::Text(&text.text)),
                    _ => {}
                },
                Edge::Close(node) => match node.value() {
                    Node::Element(_) if dropped > 0 => dropped -= 1,
                    Node::Element(element) => {
                        let end = events.list.len();
                        if let Some(place) = open.pop().and_then(|at| events.ends.get_mut(at)) {
                            *place = end;
                        }
                        events.push(Event::Close(element));
                    }
                    _ => {}
                },
            }
        }
        events
    }

    fn push(&mut self, event: Event<'d>) {
        self.ends.push(self.list.len());
        self.list.push(event);
    }

    /// All events, each with its place.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Event<'d>)> + '_ {
        self.list.iter().copied().enumerate()
    }

    /// The events of a stretch, each with its place.
    pub(super) fn within(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, Event<'d>)> + '_ {
        let start = range.start;
        let stretch = self.list.get(range).unwrap_or_default();
        stretch
            .iter()
            .copied()
            .enumerate()
            .map(move |(at, event)| (start + at, event))
    }

    /// The stretch of the element that opens at `at`.
    pub(super) fn element(&self, at: usize) -> Range<usize> {
        at..self.ends.get(at).map_or(at, |end| end + 1)
    }

    /// How many events there are.
    pub(super) const fn count(&self) -> usize {
        self.list.len()
    }

    /// The text of a stretch, white space collapsed and trimmed, unless it has more than `most`
    /// characters: then nothing, without reading on.
    pub(super) fn text(&self, range: Range<usize>, most: usize) -> Option<String> {
        let mut text = String::new();
        let mut count = 0;
        let mut gap = false;
        if range.len() / 8 > most {
            return None; // more mark-up than such a text can have
        }
        for (_, event) in self.within(range) {
            let piece = match event {
                Event::Text(piece) => piece,
                Event::Open(element) if element.name() == "br" || element::is_block(element) => " ",
                _ => continue,
            };
            for c in piece.chars() {
                if c.is_whitespace() {
                    gap = true;
                    continue;
                }
                if gap && !text.is_empty() {
                    text.push(' ');
                    count += 1;
                }
                gap = false;
                text.push(c);
                count += 1;
                if count > most {
                    return None;
                }
            }
        }
        Some(text)
    }
}
