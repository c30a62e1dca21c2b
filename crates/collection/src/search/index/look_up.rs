//! Looking a word up.

use std::rc::Rc;

use postings::{Hit, Postings, common};

use super::kept::{Index, Lack};
use super::key::{Key, is_letter, is_sign};
use super::phrase::{In, Row, find};
use crate::collection::Collection;
use crate::search::evaluate::{Lacking, Leaf, Unsure};
use crate::search::pattern::{LOST, Pattern};
use crate::search::text::Title;

impl Collection {
    /// What a word finds in the texts, by the index.
    ///
    /// Letters in a row are found by the index alone. Signs between them, wildcards and exact
    /// characters are looked at in the texts of those articles that may have them.
    pub(crate) fn look_up_in(
        &self,
        index: &Index,
        pattern: &Pattern,
        lacking: &mut Lacking,
    ) -> Leaf {
        let titled = self.titled(index, pattern, lacking);
        let letters: Option<Vec<char>> = pattern.folded_text().map(|text| text.chars().collect());
        let found = match letters.as_deref() {
            Some([sign]) if is_sign(*sign) => index.term(Key::one(*sign), lacking).map(|term| {
                let postings = term.map(|term| term.postings);
                (postings.unwrap_or_default(), true)
            }),
            Some(letters) if letters.len() > 1 && letters.iter().all(|c| is_letter(*c)) => {
                find(index, letters, In::Links, lacking).map(|row| match row {
                    Row::Stands(found) => (found, true),
                    Row::May(docs) => (Rc::new(unsure(docs)), false),
                })
            }
            _ => {
                let docs = self.candidates(index, pattern, In::Texts, lacking);
                docs.map(|docs| (Rc::new(unsure(docs)), false))
            }
        };
        match found {
            Err(Lack) => Leaf::unknown(),
            Ok((found, true)) => self.with_titles(pattern, &found, titled.as_deref()),
            Ok((found, false)) => {
                let (found, unsure) = self.look_into(pattern, &found.docs, lacking);
                Leaf {
                    unsure: Unsure::Some(unsure),
                    ..self.with_titles(pattern, &found, titled.as_deref())
                }
            }
        }
    }

    /// What a word finds in titles that are not all here.
    pub(crate) fn look_up_titles(
        &self,
        index: &Index,
        pattern: &Pattern,
        lacking: &mut Lacking,
    ) -> Leaf {
        let Ok(docs) = self.candidates(index, pattern, In::Titles, lacking) else {
            return Leaf::unknown();
        };
        let (mut hits, mut unsure) = (Vec::new(), Vec::new());
        for doc in docs {
            if let Some(row) = self.row_lacking(doc) {
                lacking.part(row);
                unsure.push(doc);
                continue;
            }
            let title = self.article(doc).and_then(|it| it.title.value());
            let count = title.map_or(0, |title| pattern.count(Title::new(title).page()));
            hits.extend(Hit::new(doc, count));
        }
        let unsure = Unsure::Some(unsure);
        Leaf { hits, unsure }
    }

    /// The articles of which the titles count as having a word, where titles are not all here: those that
    /// have all of its pairs. That stays so when they come, so that rows do not change places.
    fn titled(&self, index: &Index, pattern: &Pattern, lacking: &mut Lacking) -> Option<Vec<u32>> {
        self.pages.as_ref()?;
        if rows(pattern).is_empty() {
            return Some(Vec::new());
        }
        let titled = self.candidates(index, pattern, In::Titles, lacking);
        Some(titled.unwrap_or_default())
    }

    /// The articles that may have a pattern: all of its rows of letters, or something that is lost.
    fn candidates(
        &self,
        index: &Index,
        pattern: &Pattern,
        place: In,
        lacking: &mut Lacking,
    ) -> Result<Vec<u32>, Lack> {
        let mut docs: Option<Vec<u32>> = None;
        let mut lack = false;
        for row in rows(pattern) {
            let found = match &row[..] {
                [sign] => index
                    .term(place.key(Key::one(*sign)), lacking)
                    .map(|term| term.map_or_else(Vec::new, |term| term.postings.docs.clone())),
                // The text is looked at anyway: links would be fetched for nothing.
                row => find(index, row, place, lacking).map(|row| match row {
                    Row::Stands(found) => found.docs.clone(),
                    Row::May(docs) => docs,
                }),
            };
            match found {
                Err(Lack) => lack = true,
                Ok(found) => {
                    docs = Some(match docs {
                        Some(docs) => common(&docs, &found),
                        None => found,
                    });
                }
            }
        }
        let mut docs = docs.unwrap_or_else(|| (0..self.len()).collect());
        if pattern.units().iter().any(Option::is_none) {
            for lost in LOST {
                match index.term(place.key(Key::one(lost)), lacking) {
                    Err(Lack) => lack = true,
                    Ok(term) => docs.extend(term.iter().flat_map(|it| &it.postings.docs)),
                }
            }
            docs.sort_unstable();
            docs.dedup();
        }
        if lack { Err(Lack) } else { Ok(docs) }
    }

    /// What articles have, with whether their titles have it: these, or where that is not said those
    /// that have it by what stands in them.
    fn with_titles(&self, pattern: &Pattern, found: &Postings, known: Option<&[u32]>) -> Leaf {
        let by_words = || {
            let titles = self.texts.titles(self.articles());
            let has = |doc: &&u32| {
                let title = titles.get(**doc as usize).and_then(Option::as_ref);
                title.is_some_and(|title| pattern.count(title.page()) > 0)
            };
            found.docs.iter().filter(has).copied().collect::<Vec<_>>()
        };
        let hits = match known {
            Some(titled) => Hit::all(found, titled),
            None => Hit::all(found, &by_words()),
        };
        Leaf {
            hits,
            unsure: Unsure::default(),
        }
    }

    /// What the texts of some articles have, those that are here; and which are not.
    fn look_into(
        &self,
        pattern: &Pattern,
        docs: &[u32],
        lacking: &mut Lacking,
    ) -> (Postings, Vec<u32>) {
        let (mut found, mut unsure) = (Postings::default(), Vec::new());
        for doc in docs {
            let Some((article, body)) = self.whole(*doc) else {
                unsure.extend(self.note_lacking(*doc, lacking));
                continue;
            };
            let text = self.texts.of(*doc, article, body);
            let title = text.title.as_ref();
            let count = pattern.count(text.page(body))
                + title.map_or(0, |title| pattern.count(title.page()));
            if count > 0 {
                found.docs.push(*doc);
                found.counts.push(count);
            }
        }
        (found, unsure)
    }
}

/// Articles that may have something.
fn unsure(docs: Vec<u32>) -> Postings {
    let counts = vec![1; docs.len()];
    Postings { docs, counts }
}

/// The rows of letters of a pattern as they are indexed, and its signs one by one.
fn rows(pattern: &Pattern) -> Vec<Vec<char>> {
    let mut rows: Vec<Vec<char>> = Vec::new();
    let mut open = false;
    for unit in pattern.units() {
        let folded = unit.and_then(hanzi::fold_char);
        match folded {
            Some(c) if is_letter(c) => {
                match rows.last_mut().filter(|_| open) {
                    Some(row) => row.push(c),
                    None => rows.push(vec![c]),
                }
                open = true;
            }
            Some(c) => {
                rows.extend(is_sign(c).then(|| vec![c]));
                open = false;
            }
            // Folding drops it: what stands around it stands side by side.
            None if unit.is_some() => {}
            None => open = false,
        }
    }
    rows
}
