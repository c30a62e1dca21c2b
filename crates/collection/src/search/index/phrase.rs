//! Finding a row of letters by its pairs.

use super::kept::{Index, Lack, Term};
use super::key::Key;
use super::link::{Ends, Link};
use super::postings::Postings;
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
    let some = pairs_of(letters).enumerate();
    let some = some.filter(|(at, _)| at % 2 == 0 || *at == last);
    let Some(some) = terms(index, some.map(|(_, pair)| pair), place, lacking)? else {
        return Ok(Row::Stands(Postings::default()));
    };
    if let [pair] = &some[..] {
        return Ok(Row::Stands(pair.postings.clone()));
    }
    let mut docs = shared(some.iter());
    if place != In::Links || docs.len() <= RARE {
        return Ok(Row::May(docs));
    }
    let all = terms(index, pairs_of(letters), place, lacking);
    let ends = characters(index, letters, lacking);
    let Some(all) = all? else {
        return Ok(Row::Stands(Postings::default()));
    };
    docs = common(&docs, &shared(all.iter()));
    // So few are soon looked at; what is rare has no links.
    if docs.len() <= RARE {
        return Ok(Row::May(docs));
    }
    let mut lack = Ok(());
    for term in &all {
        lack = index.want_links(term, lacking).and(lack);
    }
    let ends = ends?;
    lack?;
    join(index, &all, &ends, &docs, lacking).map(Row::Stands)
}

/// What the index has of some pairs; nothing where it lacks one, and so no article has all.
fn terms(
    index: &Index,
    pairs: impl Iterator<Item = (char, char)>,
    place: In,
    lacking: &mut Lacking,
) -> Result<Option<Vec<Term>>, Lack> {
    let (mut terms, mut lack, mut nowhere) = (Vec::new(), false, false);
    for (first, second) in pairs {
        match index.term(place.key(Key::two(first, second)), lacking) {
            Ok(Some(term)) => terms.push(term),
            Ok(None) => nowhere = true,
            // The others are asked for at the same time.
            Err(Lack) => lack = true,
        }
    }
    match (nowhere, lack) {
        (true, _) => Ok(None),
        (false, true) => Err(Lack),
        (false, false) => Ok(Some(terms)),
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
    pairs: &[Term],
    characters: &[Postings],
    docs: &[u32],
    lacking: &mut Lacking,
) -> Result<Postings, Lack> {
    // For every article the numbers of the characters at which the row has come so far.
    let mut ends: Option<Vec<Vec<u32>>> = None;
    for (pair, characters) in pairs.iter().zip(characters.windows(2)) {
        let [first, second] = characters else {
            continue;
        };
        let of = Ends {
            pair: &pair.postings,
            first,
            second,
        };
        let links = index.links(pair, of, docs, lacking)?;
        ends = Some(match ends {
            None => links
                .into_iter()
                .map(|own| seconds(&own).collect())
                .collect(),
            Some(ends) => ends
                .iter()
                .zip(&links)
                .map(|(ends, own)| go_on(ends, own))
                .collect(),
        });
    }
    let ends = ends.unwrap_or_default();
    let found = docs.iter().zip(&ends).filter(|(_, own)| !own.is_empty());
    let count = |own: &Vec<u32>| u32::try_from(own.len()).unwrap_or(u32::MAX);
    let (docs, counts) = found.map(|(doc, own)| (*doc, count(own))).unzip();
    Ok(Postings { docs, counts })
}

fn seconds(links: &[Link]) -> impl Iterator<Item = u32> {
    links.iter().map(|link| link.1)
}

/// Where links lead from these characters. Both ascend.
fn go_on(ends: &[u32], links: &[Link]) -> Vec<u32> {
    let from = |end: &u32| {
        let at = links.binary_search_by_key(end, |link| link.0).ok()?;
        links.get(at).map(|link| link.1)
    };
    ends.iter().filter_map(from).collect()
}

/// The articles that have all of these.
fn shared<'a, T: Iterator<Item = &'a Term>>(terms: T) -> Vec<u32> {
    let mut all: Vec<&Vec<u32>> = terms.map(|term| &term.postings.docs).collect();
    all.sort_by_key(|docs| docs.len());
    let mut all = all.into_iter();
    let first = all.next().cloned().unwrap_or_default();
    all.fold(first, |docs, others| common(&docs, others))
}

/// The pairs of a row.
fn pairs_of(letters: &[char]) -> impl Iterator<Item = (char, char)> {
    letters.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((*first, *second)),
        _ => None,
    })
}

/// What is in both of two ascending lists.
pub(super) fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut found = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b;
    for number in a {
        // The longer list is leapt through.
        let mut leap = 1;
        while rest.get(leap).is_some_and(|other| other < number) {
            leap *= 2;
        }
        let near = rest.get(..=leap).unwrap_or(rest);
        let at = near.partition_point(|other| other < number);
        rest = rest.get(at..).unwrap_or_default();
        if rest.first() == Some(number) {
            found.push(*number);
        }
    }
    found
}
