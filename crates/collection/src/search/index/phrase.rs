//! Finding a row of letters by its pairs.

use postings::{ByDoc, Ends, Postings, common, go_on};

use super::kept::{Index, Lack, Term};
use super::key::Key;
use super::shelf::RARE;
use crate::search::evaluate::Lacking;

/// What is known of a row of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// In which articles it stands, and how often.
    Stands(Postings),
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
/// Every second pair, and the last one, say which articles may have it. Where it is to be said whether they
/// do, all pairs are wanted with their links: each has to go on from the character where the one before ends.
pub(super) fn find(
    index: &Index,
    letters: &[char],
    place: In,
    lacking: &mut Lacking,
) -> Result<Row, Lack> {
    let last = letters.len().saturating_sub(2);
    let mut terms = Terms::new(letters);
    if terms.get(index, |at| at % 2 == 0 || at == last, place, lacking)? {
        return Ok(Row::Stands(Postings::default()));
    }
    if let [pair] = &terms.0[..] {
        let postings = pair.2.as_ref().map(|term| term.postings.clone());
        return Ok(Row::Stands(postings.unwrap_or_default()));
    }
    let mut docs = terms.shared();
    if place != In::Links || docs.len() <= RARE {
        return Ok(Row::May(docs));
    }
    let nowhere = terms.get(index, |_| true, place, lacking);
    let ends = characters(index, letters, lacking);
    if nowhere? {
        return Ok(Row::Stands(Postings::default()));
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
    join(index, &terms, &ends, docs, lacking).map(Row::Stands)
}

/// The pairs of a row, with what the index has of each once that was asked.
struct Terms(Vec<(char, char, Option<Term>)>);

impl Terms {
    fn new(letters: &[char]) -> Self {
        let pairs = letters.windows(2).filter_map(|pair| match pair {
            [first, second] => Some((*first, *second, None)),
            _ => None,
        });
        Self(pairs.collect())
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
        for (at, (first, second, term)) in self.0.iter_mut().enumerate() {
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
        self.0.iter().filter_map(|(_, _, term)| term.as_ref())
    }

    /// The articles that have all of them that are known.
    fn shared(&self) -> Vec<u32> {
        let mut all: Vec<&Vec<u32>> = self.known().map(|term| &term.postings.docs).collect();
        all.sort_by_key(|docs| docs.len());
        let mut all = all.into_iter();
        let first = all.next().cloned().unwrap_or_default();
        all.fold(first, |docs, others| common(&docs, others))
    }
}

/// Which articles have the characters, and how often, one after the other.
fn characters(
    index: &Index,
    letters: &[char],
    lacking: &mut Lacking,
) -> Result<Vec<Postings>, Lack> {
    let (mut all, mut lack) = (Vec::new(), false);
    for letter in letters {
        match index.term(Key::one(*letter), lacking) {
            // What has the pair has the character.
            Ok(term) => all.push(term.map(|term| term.postings).unwrap_or_default()),
            Err(Lack) => lack = true,
        }
    }
    if lack { Err(Lack) } else { Ok(all) }
}

/// The articles in which each pair goes on from where the one before ends.
fn join(
    index: &Index,
    pairs: &Terms,
    characters: &[Postings],
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
