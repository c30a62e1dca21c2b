//! A passage with hits, and the ways in which words are written.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use bundle::{Article, Block, Body, Span};

use super::evaluate::{Matches, Places, text_terms};
use super::found::{Found, FoundRow, WrittenForm};
use super::pattern::Page;
use super::query::{Node, Scope};
use super::text::Title;
use crate::collection::Collection;

/// Characters of a passage.
const LONGEST: usize = 96;
/// Characters before the first hit of a passage.
const BEFORE: usize = 24;
/// What stands where a passage is cut within a sentence.
const CUT: &str = "…";
/// After these a sentence begins.
const SENTENCE_ENDS: [char; 4] = ['。', '！', '？', '；'];
/// Articles that are read for how words are written.
pub(crate) const MOST_READ: usize = 60;

impl Collection {
    /// What was found in an article.
    pub(crate) fn found_row(&self, matches: &Matches, doc: u32) -> FoundRow {
        let mut row = FoundRow {
            hits: matches.hits_of(doc),
            ..FoundRow::default()
        };
        let title = self.article(doc).and_then(|it| it.title.value());
        if let Some(title) = title.map(|title| Title::new(title)) {
            let wanted = matches.query.root.iter().flat_map(Node::wanted);
            let wanted = wanted.filter(|it| matches!(it.scope, Scope::Text | Scope::Title));
            let places = wanted.flat_map(|term| term.pattern.places(title.page()));
            row.title = united(places.collect());
        }
        if let Some((article, body)) = self.whole(doc) {
            let terms = text_terms(&matches.query);
            if terms.is_empty() {
                return archived_row(row, matches, body);
            }
            let places = self.places(matches, doc, article, body);
            let mut stretches: Vec<Span> = body.blocks.iter().flat_map(Block::spans).collect();
            stretches.sort_unstable();
            put_passage(&mut row, &body.text, &stretches, &places);
        }
        row
    }

    /// Where the words stand in the text of an article.
    fn places(&self, matches: &Matches, doc: u32, article: &Article, body: &Body) -> Rc<Places> {
        let look = || {
            let text = self.texts.of(doc, article, body);
            let terms = text_terms(&matches.query).into_iter();
            let places = terms.map(|term| term.pattern.places(text.page(body)));
            Rc::new(places.collect())
        };
        Rc::clone(matches.places.borrow_mut().entry(doc).or_insert_with(look))
    }

    /// How the words are written in the first of these articles.
    pub(crate) fn forms(&self, matches: &Matches, docs: &[u32], found: &mut Found) {
        let n_words = text_terms(&matches.query).len();
        for (word, at) in (0..).zip(0..n_words) {
            let mut counts: BTreeMap<String, u32> = BTreeMap::new();
            for doc in docs.iter().take(MOST_READ) {
                let Some((article, body)) = self.whole(*doc) else {
                    continue;
                };
                let places = self.places(matches, *doc, article, body);
                for place in places.get(at).into_iter().flatten() {
                    let form = body.text.get(place.clone()).unwrap_or_default();
                    match counts.get_mut(form) {
                        Some(count) => *count += 1,
                        None => {
                            counts.insert(form.to_owned(), 1);
                        }
                    }
                }
            }
            let mut forms: Vec<WrittenForm> = counts
                .into_iter()
                .map(|(text, count)| WrittenForm { word, text, count })
                .collect();
            forms.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
            found.forms.extend(forms);
        }
    }
}

/// A passage of the page as archived, where only that was asked for.
fn archived_row(mut row: FoundRow, matches: &Matches, body: &Body) -> FoundRow {
    let wanted = matches.query.root.iter().flat_map(Node::wanted);
    let archived: Vec<_> = wanted.filter(|it| it.scope == Scope::Archived).collect();
    if archived.is_empty() {
        return row;
    }
    let text = body.archived();
    let folded = hanzi::fold(&text);
    let page = Page {
        source: &text,
        folded: &folded,
    };
    let places = archived.iter().map(|term| term.pattern.places(page));
    put_passage(&mut row, &text, &[], &places.collect::<Vec<_>>());
    row
}

/// Puts the passage with the most different words into a row. `stretches` are the pieces of the
/// reading matter in order; what stands outside of them is cut at the ends of lines.
fn put_passage(row: &mut FoundRow, text: &str, stretches: &[Span], places: &[Vec<Range<usize>>]) {
    // By stretch: which words it has (a bit each), and the first place.
    let mut found: BTreeMap<(usize, usize), (u64, bool, usize)> = BTreeMap::new();
    for (word, places) in places.iter().enumerate() {
        for place in places {
            let (stretch, inside) = stretch(text, stretches, place.start);
            let entry =
                found
                    .entry((stretch.start, stretch.end))
                    .or_insert((0, inside, place.start));
            entry.0 |= 1_u64
                .checked_shl(word.try_into().unwrap_or(63))
                .unwrap_or(0);
            entry.2 = entry.2.min(place.start);
        }
    }
    let (mut best, mut most) = (None, (0, false));
    for (stretch, (words, inside, first)) in found {
        let worth = (words.count_ones(), inside);
        if worth > most {
            most = worth;
            best = Some((stretch, first));
        }
    }
    let Some(((start, end), first)) = best else {
        return;
    };
    let window = window(text, start..end, first);
    let shown = text.get(window.clone()).unwrap_or_default();
    let before = text.get(start..window.start).unwrap_or_default();
    let dots = |is_cut: bool| if is_cut { CUT } else { "" };
    let head = dots(!before.is_empty() && !before.ends_with(SENTENCE_ENDS));
    row.snippet = [head, shown, dots(window.end < end)].concat();
    let within = places.iter().flatten().filter_map(|place| {
        let start = place.start.max(window.start);
        let end = place.end.min(window.end);
        let at = |place: usize| place - window.start + head.len();
        (start < end).then(|| at(start)..at(end))
    });
    row.marks = united(within.collect());
}

/// The stretch that a place lies in, and whether it is one of the reading matter.
fn stretch(text: &str, stretches: &[Span], at: usize) -> (Range<usize>, bool) {
    let after = stretches.partition_point(|span| span.start as usize <= at);
    let own = after.checked_sub(1).and_then(|last| stretches.get(last));
    if let Some(own) = own.filter(|own| at < own.end as usize) {
        return (own.start as usize..own.end as usize, true);
    }
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |line| line + 1);
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find('\n').map_or(text.len(), |line| at + line);
    (start..end, false)
}

/// The part of a stretch that is shown: from the beginning of a sentence, where one begins near
/// before the first hit. It begins with no part of a number or of a Latin word.
fn window(text: &str, stretch: Range<usize>, first: usize) -> Range<usize> {
    let before = text.get(stretch.start..first).unwrap_or_default();
    let mut start = first;
    for (nth, (at, c)) in before.char_indices().rev().enumerate() {
        if nth >= BEFORE || SENTENCE_ENDS.contains(&c) {
            break;
        }
        start = stretch.start + at;
    }
    let before = text.get(stretch.start..start).unwrap_or_default();
    if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        let shown = text.get(start..first).unwrap_or_default();
        let part = shown.find(|c: char| !c.is_ascii_alphanumeric());
        start = part.map_or(first, |part| start + part);
    }
    let rest = text.get(start..stretch.end).unwrap_or_default();
    let end = rest.char_indices().nth(LONGEST);
    start..end.map_or(stretch.end, |(at, _)| start + at)
}

/// Places in order, those that touch each other as one.
pub(super) fn united(mut places: Vec<Range<usize>>) -> Vec<Span> {
    places.sort_unstable_by_key(|place| place.start);
    let mut united: Vec<Range<usize>> = Vec::new();
    for place in places {
        match united.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => united.push(place),
        }
    }
    united.into_iter().map(Span::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passage with the one hit in a text, the hit between brackets.
    fn passage(text: &str, hit: &str) -> String {
        let mut row = FoundRow::default();
        let places: Vec<_> = text
            .match_indices(hit)
            .map(|(at, _)| at..at + hit.len())
            .collect();
        let whole = Span::from(0..text.len());
        put_passage(&mut row, text, &[whole], &[places]);
        let mut shown = row.snippet;
        for mark in row.marks.iter().rev() {
            shown.insert(mark.end as usize, ']');
            shown.insert(mark.start as usize, '[');
        }
        shown
    }

    #[test]
    fn a_passage_begins_with_its_sentence_where_that_is_near() {
        assert_eq!(passage("先说别的。这里有字。", "字"), "这里有[字]。");
        assert_eq!(passage("有字。", "字"), "有[字]。");
    }

    #[test]
    fn a_passage_cut_within_a_sentence_says_so_and_cuts_no_number() {
        let text = format!("自2013年{}有字，{}", "的".repeat(21), "的".repeat(99));
        let shown = format!("…年{}有[字]，{}…", "的".repeat(21), "的".repeat(71));
        assert_eq!(passage(&text, "字"), shown);
        let text = format!("{}字", "a".repeat(40));
        assert_eq!(passage(&text, "字"), "…[字]");
    }
}
