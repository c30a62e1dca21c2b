//! Finding a row of letters by its pairs.

use std::rc::Rc;

use postings::{ByDoc, Ends, Postings, common, go_on};

use super::gram::{Grams, grams};
use super::kept::{Index, Lack, Term};
use super::key::Key;
use super::shelf::RARE;
use crate::search::evaluate::Lacking;

/// What is known of a row of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// In which articles it stands, and how often.
    Stands(Rc<Postings>),
    /// Where it may stand, for all of its pairs do; the texts have to tell.
    May(Vec<u32>),
}

/// Where a row of letters is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// In texts, by its links.
    Links,
    /// In texts: which may have it is enough.
    Texts,
    /// In titles: which may have it.
    Titles,
}

impl In {
    /// The key that a character or a pair has there.
    pub(super) const fn key(self, key: Key) -> Key {
        match self {
            Self::Links | Self::Texts => key,
            Self::Titles => key.in_title(),
        }
    }
}

/// In which articles a row of letters stands, or may stand.
///
/// Every second pair, and the last one, say which articles may have it, and what it has of Latin letters and digits
/// in a row. Where it is to be said whether they do, all pairs are wanted with their links: each has to go on from the
/// character where the one before ends.
pub(super) fn find(
    index: &Index,
    letters: &[char],
    place: In,
    lacking: &mut Lacking,
) -> Result<Row, Lack> {
    let last = letters.len().saturating_sub(2);
    let mut terms = Terms::new(letters);
    let keys = match grams(letters) {
        _ if place == In::Titles => Vec::new(),
        Grams::Whole(key) => {
            let found = index.term(key, lacking)?;
            return Ok(Row::Stands(
                found.map_or_else(Rc::default, |term| term.postings),
            ));
        }
        Grams::Among(keys) => keys,
    };
    let of_grams = postings_of(index, &mut keys.iter().copied(), lacking);
    // Where it has nothing else, they say more than their pairs.
    let suffice = !keys.is_empty() && letters.iter().all(char::is_ascii_alphanumeric);
    let wanted = |at| !suffice && (at % 2 == 0 || at == last);
    let nowhere = terms.get(index, wanted, place, lacking);
    terms.among = in_all(&mut of_grams?.iter().map(|postings| &postings.docs));
    if nowhere? || terms.among.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Row::Stands(Rc::default()));
    }
    if let [pair] = &terms.pairs[..] {
        let postings = pair.2.as_ref().map(|term| Rc::clone(&term.postings));
        return Ok(Row::Stands(postings.unwrap_or_default()));
    }
    let mut docs = terms.shared();
    if place != In::Links || docs.len() <= RARE {
        return Ok(Row::May(docs));
    }
    let nowhere = terms.get(index, |_| true, place, lacking);
    let characters = &mut letters.iter().map(|letter| Key::one(*letter));
    let ends = postings_of(index, characters, lacking);
    if nowhere? {
        return Ok(Row::Stands(Rc::default()));
    }
    docs = terms.shared();
    // So few are soon looked at; what is rare has no links.
    if docs.len() <= RARE {
        return Ok(Row::May(docs));
    }
    let mut lack = Ok(());
    for term in terms.known() {
        lack = index.want_links(term, lacking).and(lack);
    }
    let ends = ends?;
    lack?;
    let found = join(index, &terms, &ends, docs, lacking)?;
    Ok(Row::Stands(Rc::new(found)))
}

/// A row of letters.
struct Terms {
    /// Its pairs, with what the index has of each once that was asked.
    pairs: Vec<(char, char, Option<Term>)>,
    /// The articles that may have it, as far as that is known otherwise.
    among: Option<Vec<u32>>,
}

impl Terms {
    fn new(letters: &[char]) -> Self {
        let pairs = letters.windows(2).filter_map(|pair| match pair {
            [first, second] => Some((*first, *second, None)),
            _ => None,
        });
        Self {
            pairs: pairs.collect(),
            among: None,
        }
    }

    /// Asks the index for the pairs at some places, and gives whether it lacks one, so that no article has
    /// all.
    fn get(
        &mut self,
        index: &Index,
        wanted: impl Fn(usize) -> bool,
        place: In,
        lacking: &mut Lacking,
    ) -> Result<bool, Lack> {
        let (mut lack, mut nowhere) = (false, false);
        for (at, (first, second, term)) in self.pairs.iter_mut().enumerate() {
            if term.is_some() || !wanted(at) {
                continue;
            }
            match index.term(place.key(Key::two(*first, *second)), lacking) {
                Ok(Some(found)) => *term = Some(found),
                Ok(None) => nowhere = true,
                // The others are asked for at the same time.
                Err(Lack) => lack = true,
            }
        }
        match (nowhere, lack) {
            (false, true) => Err(Lack),
            (nowhere, _) => Ok(nowhere),
        }
    }

    fn known(&self) -> impl Iterator<Item = &Term> {
        self.pairs.iter().filter_map(|(_, _, term)| term.as_ref())
    }

    /// The articles that have all that is known.
    fn shared(&self) -> Vec<u32> {
        let of_pairs = self.known().map(|term| &term.postings.docs);
        in_all(&mut of_pairs.chain(&self.among)).unwrap_or_default()
    }
}

/// What is in all of these lists, which ascend; nothing where there are none.
fn in_all(lists: &mut dyn Iterator<Item = &Vec<u32>>) -> Option<Vec<u32>> {
    let mut all: Vec<&Vec<u32>> = lists.collect();
    all.sort_by_key(|docs| docs.len());
    let (first, others) = all.split_first()?;
    let others = others.iter();
    Some(others.fold((*first).clone(), |docs, others| common(&docs, others)))
}

/// The postings of these, one after the other; of what stands nowhere, none. All are asked for at the same time.
fn postings_of(
    index: &Index,
    keys: &mut dyn Iterator<Item = Key>,
    lacking: &mut Lacking,
) -> Result<Vec<Rc<Postings>>, Lack> {
    let (mut all, mut lack) = (Vec::new(), false);
    for key in keys {
        match index.term(key, lacking) {
            Ok(term) => all.push(term.map_or_else(Rc::default, |term| term.postings)),
            Err(Lack) => lack = true,
        }
    }
    if lack { Err(Lack) } else { Ok(all) }
}

/// The articles in which each pair goes on from where the one before ends.
fn join(
    index: &Index,
    pairs: &Terms,
    characters: &[Rc<Postings>],
    mut docs: Vec<u32>,
    lacking: &mut Lacking,
) -> Result<Postings, Lack> {
    // For every article the numbers of the characters at which the row has come so far.
    let mut ends: Option<ByDoc<u32>> = None;
    for (pair, characters) in pairs.known().zip(characters.windows(2)) {
        let [first, second] = characters else {
            continue;
        };
        let of = Ends {
            pair: &pair.postings,
            first,
            second,
        };
        let links = index.links(pair, of, &docs, lacking)?;
        let mut next = ByDoc::of(docs.len());
        match &ends {
            None => {
                for own in links.iter() {
                    next.put(own.iter().map(|link| link.1));
                }
            }
            Some(ends) => {
                for (ends, own) in ends.iter().zip(links.iter()) {
                    next.put(go_on(ends, own));
                }
            }
        }
        // Where the row ends the next pair is not looked at.
        docs = next.retain(&docs);
        ends = Some(next);
    }
    let counts = ends.iter().flat_map(ByDoc::iter);
    let counts = counts.map(|own| u32::try_from(own.len()).unwrap_or(u32::MAX));
    Ok(Postings {
        counts: counts.collect(),
        docs,
    })
}
