//! What a list or an article shows, in the script a reader reads.
//!
//! An answer is made as the archive has it. Then the lines of it that are in the other script are taken
//! out, written by a [`crate::Scribe`], which may be another program, and put back, with the places of
//! hits where they stand now. What is the archive's word about itself, its imprint and the way to its
//! page, stays as it is.

use bundle::Span;
use hanzi::{Config, Conversion, ScriptState, count};
use serde::{Deserialize, Serialize};

use crate::described::Described;
use crate::edits::Edits;
use crate::numerals::in_numerals;
use crate::ruby::Ruby;
use crate::search::Hit;
use crate::{Answer, Facet, FacetList, Listing, Neighbour, ReadBlock, Reading, Writing};

/// How a reader wants titles and texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// In which writing; nothing for that of the archive.
    pub shown: Option<Writing>,
    /// With which notes on pronunciation in the text of an article.
    pub ruby: Ruby,
    /// With the numbers in the text of an article in Chinese numerals.
    pub numerals: bool,
}

/// Lines that are to be written as a reader wants them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// How.
    pub manner: Manner,
    /// The lines.
    pub lines: Vec<Line>,
}

/// What a scribe has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The lines; none where they could not be converted.
    pub lines: Vec<Line>,
    /// The tables that are lacking, by their names without `.bin`.
    pub lacking: Vec<String>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Places in it that are to be found again, in bytes.
    pub places: Vec<Span>,
    /// Whether it is to be converted.
    pub is_other: bool,
    /// Whether it is to have notes on pronunciation.
    pub is_read: bool,
}

impl Lines {
    /// Lines of the other script that are to be in a writing.
    pub const fn new(to: Writing, lines: Vec<Line>) -> Self {
        let manner = Manner {
            shown: Some(to),
            ruby: Ruby::Off,
            numerals: false,
        };
        Self { manner, lines }
    }

    /// The files of tables it takes, by their names without `.bin`.
    pub fn tables(&self) -> Vec<&'static str> {
        let config = self.config();
        let mut tables = config.map_or_else(Vec::new, |config| config.tables().to_vec());
        tables.extend(
            self.lines
                .iter()
                .any(|line| line.is_read)
                .then_some(READINGS),
        );
        tables
    }

    /// How they are converted; nothing where none is to be.
    pub(crate) fn config(&self) -> Option<Config> {
        let to = self.manner.shown?;
        let wanted = self.lines.iter().any(|line| line.is_other);
        other(to).config(to, false).filter(|_| wanted)
    }
}

impl Line {
    /// The line after a conversion.
    pub(crate) fn converted(self, conversion: Conversion) -> Self {
        let place = |place: &Span| {
            let start = target(&conversion, &self.text, place.start as usize, false);
            let end = target(&conversion, &self.text, place.end as usize, true);
            Span::from(start..end)
        };
        Self {
            places: self.places.iter().map(place).collect(),
            text: conversion.into_text(),
            ..self
        }
    }

    /// The line, edited.
    pub(crate) fn edited(mut self, edits: &Edits) -> Self {
        self.text = edits.put(&self.text, 0, &mut self.places);
        self
    }
}

/// The name of the table of readings.
pub(crate) const READINGS: &str = "readings";

/// Where a place of the source is in the target. Within a stretch that has as many characters on both
/// sides it goes by them; else it goes to the start or the end of the stretch.
fn target(conversion: &Conversion, source: &str, place: usize, is_end: bool) -> usize {
    let before = place.checked_sub(usize::from(is_end));
    let Some(span) = before.and_then(|before| conversion.at_source(before)) else {
        return if place == 0 {
            0
        } else {
            conversion.text().len()
        };
    };
    let own = source.get(span.source.clone()).unwrap_or_default();
    let became = conversion
        .text()
        .get(span.target.clone())
        .unwrap_or_default();
    if own.chars().count() != became.chars().count() {
        return if is_end {
            span.target.end
        } else {
            span.target.start
        };
    }
    let within = own.get(..place.saturating_sub(span.source.start));
    let n_within = within.unwrap_or_default().chars().count();
    let bytes: usize = became.chars().take(n_within).map(char::len_utf8).sum();
    span.target.start + bytes
}

/// The other script than that of a writing.
const fn other(to: Writing) -> Writing {
    match to {
        Writing::Hans => Writing::Hant,
        _ => Writing::Hans,
    }
}

/// Whether a text of that script is to be written anew for a reader of `to`. One of both scripts is, and
/// so is one of which nothing tells.
pub const fn is_other(script: ScriptState, to: Writing) -> bool {
    match script {
        ScriptState::Hans => !matches!(to, Writing::Hans),
        ScriptState::Hant => matches!(to, Writing::Hans),
        ScriptState::Mixed | ScriptState::Undecided => true,
    }
}

impl Answer {
    /// The lines that are to be written for a reader, in order. What needs no table is done at once.
    pub fn lines(&mut self, manner: Manner) -> Lines {
        if manner.numerals {
            self.spell_numbers();
        }
        let mut lines = Vec::new();
        self.each_line(manner, &mut |text, places, is_other, is_read| {
            let places = places.into_iter().map(|place| *place);
            lines.push(Line {
                text: text.clone(),
                places: places.collect(),
                is_other,
                is_read,
            });
        });
        Lines { manner, lines }
    }

    /// Writes the numbers of an article in numerals.
    fn spell_numbers(&mut self) {
        let Self::Reading(reading) = self else { return };
        let myriad = match reading.article.script.state {
            ScriptState::Hant => '萬',
            _ => '万',
        };
        reading.each_text(&mut |text, places| {
            let mut now: Vec<Span> = places.iter().map(|place| **place).collect();
            *text = in_numerals(text, myriad).put(text, 0, &mut now);
            for (place, now) in places.into_iter().zip(now) {
                *place = now;
            }
        });
    }

    /// Puts back what a scribe has written of the lines that [`Answer::lines`] gave.
    pub fn put(&mut self, manner: Manner, written: Written) {
        if !written.lacking.is_empty() {
            self.lacks(written.lacking);
        }
        if written.lines.is_empty() {
            return;
        }
        let mut lines = written.lines.into_iter();
        self.each_line(manner, &mut |text, places, _, _| {
            let Some(line) = lines.next() else { return };
            *text = line.text;
            for (place, now) in places.into_iter().zip(line.places) {
                *place = now;
            }
        });
        let Some(to) = manner.shown else { return };
        match self {
            Self::Listing(listing) => {
                listing.rows.iter_mut().for_each(|row| row.put(to));
                listing.settle();
            }
            Self::Reading(reading) => reading.article.put(to),
            _ => {}
        }
    }

    /// Says that it is as archived only for want of these tables.
    pub fn lacks(&mut self, names: Vec<String>) {
        match self {
            Self::Listing(listing) => {
                listing.tables = names;
                listing.settle();
            }
            Self::Reading(reading) => reading.tables = names,
            _ => {}
        }
    }

    /// Goes to every line that is to be written.
    fn each_line(&mut self, manner: Manner, visit: Visit<'_>) {
        match (self, manner.shown) {
            (Self::Listing(listing), Some(to)) => listing.each_line(to, visit),
            (Self::Reading(reading), _) => reading.each_line(manner, visit),
            _ => {}
        }
    }
}

/// What is done with a line and the places in it: whether it is to be converted, and to have notes.
type Visit<'a> = &'a mut dyn FnMut(&mut String, Vec<&mut Span>, bool, bool);

impl Described {
    /// Whether it is written in another script than that of `to`, as far as that is known.
    pub const fn is_other(&self, to: Writing) -> bool {
        is_other(self.script.state, to)
    }

    fn put(&mut self, to: Writing) {
        self.shown = self.is_other(to).then_some(to);
    }
}

impl Listing {
    fn each_line(&mut self, to: Writing, visit: Visit<'_>) {
        let mut found = self.found.as_mut().map(|found| found.rows.iter_mut());
        for row in &mut self.rows {
            let found = found.as_mut().and_then(Iterator::next);
            if !row.is_other(to) {
                continue;
            }
            let mut in_title = Vec::new();
            if let Some(found) = found {
                in_title.extend(&mut found.title);
                visit(
                    &mut found.snippet,
                    found.marks.iter_mut().collect(),
                    true,
                    false,
                );
            }
            if let Some(title) = &mut row.title {
                visit(title, in_title, true, false);
            }
            visit(&mut row.lead, Vec::new(), true, false);
        }
        for list in &mut self.facets {
            list.each_line(to, visit);
        }
    }
}

impl Listing {
    /// Leaves out the names of values that are the same in either script.
    fn settle(&mut self) {
        for value in self.facets.iter_mut().flat_map(|list| &mut list.values) {
            value.shown = value.shown.take().filter(|shown| *shown != value.value);
        }
    }
}

impl FacetList {
    /// Names that come from the pages are shown in the other script; what is chosen by is not touched.
    fn each_line(&mut self, to: Writing, visit: Visit<'_>) {
        if !matches!(self.facet, Facet::Section | Facet::Source | Facet::Editor) {
            return;
        }
        for value in &mut self.values {
            if !value.value.is_empty() && is_other(count(&value.value).state(), to) {
                let shown = value.shown.get_or_insert_with(|| value.value.clone());
                visit(shown, Vec::new(), true, false);
            }
        }
    }
}

impl Neighbour {
    fn each_line(&mut self, to: Writing, visit: Visit<'_>) {
        if let Some(title) = &mut self.title
            && is_other(count(title).state(), to)
        {
            visit(title, Vec::new(), true, false);
        }
    }
}

impl Reading {
    fn each_line(&mut self, manner: Manner, visit: Visit<'_>) {
        let is_other = manner.shown.is_some_and(|to| self.article.is_other(to));
        let is_read = manner.ruby != Ruby::Off;
        if is_other || is_read {
            self.each_text(&mut |text, places| visit(text, places, is_other, is_read));
        }
        let Some(to) = manner.shown else { return };
        for beside in [&mut self.previous, &mut self.next].into_iter().flatten() {
            beside.each_line(to, visit);
        }
    }

    /// Goes to the title and every text, with the hits and marks in each.
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut String, Vec<&mut Span>)) {
        let mut texts: Vec<&mut String> = self.article.title.iter_mut().collect();
        texts.extend(self.blocks.iter_mut().flat_map(texts_of));
        let mut hits = self.hits.as_mut_slice();
        let mut marks = self.marks.as_mut_slice();
        for (row, text) in (0..).zip(texts) {
            let n_own = hits.iter().take_while(|hit| hit.row <= row).count();
            let (own, rest) = hits.split_at_mut(n_own);
            hits = rest;
            let n_marked = marks.iter().take_while(|it| it.hit.row <= row).count();
            let (marked, rest) = marks.split_at_mut(n_marked);
            marks = rest;
            let places = own.iter_mut().map(|Hit { at, .. }| at);
            let marked = marked.iter_mut().map(|it| &mut it.hit.at);
            visit(text, places.chain(marked).collect());
        }
    }
}

/// The texts of a block, as hits count them.
pub(crate) fn texts_of(block: &mut ReadBlock) -> Vec<&mut String> {
    match block {
        ReadBlock::Heading { text, .. }
        | ReadBlock::Paragraph { text, .. }
        | ReadBlock::Quote { text } => vec![text],
        ReadBlock::List { items, .. } => items.iter_mut().collect(),
        ReadBlock::Table { rows } => {
            let cells = rows.iter_mut().flatten();
            cells.map(|cell| &mut cell.text).collect()
        }
        ReadBlock::Figure { caption, .. } => caption.iter_mut().collect(),
    }
}
