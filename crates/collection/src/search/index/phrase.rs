//! Finding a row of letters by its pairs.

use super::kept::{Index, Lack, Term};
use super::key::Key;
use super::postings::Postings;
use crate::search::evaluate::Lacking;

/// What is known of a row of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// Where it stands, and how often.
    Stands(Postings),
    /// Where it may stand, for all of its pairs do; the texts have to tell.
    May(Vec<u32>),
}

/// Where a row of letters is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// In texts, at places.
    Places,
    /// In texts: which may have it is enough.
    Texts,
    /// In titles: which may have it.
    Titles,
}

impl In {
    /// The key that a character or a pair has there.
    pub(super) const fn key(self, key: Key) -> Key {
        match self {
            Self::Places | Self::Texts => key,
            Self::Titles => key.in_title(),
        }
    }
}

/// In which articles a row of letters stands, or may stand.
///
/// Every second pair is enough, and the last one: AB and CD beside each other are ABCD.
pub(super) fn find(
    index: &Index,
    letters: &[char],
    place: In,
    lacking: &mut Lacking,
) -> Result<Row, Lack> {
    let mut pairs: Vec<(u32, Term)> = Vec::new();
    let mut lack = false;
    let mut nowhere = false;
    for (offset, (first, second)) in pairs_of(letters) {
        match index.term(place.key(Key::two(first, second)), lacking) {
            Ok(Some(term)) => pairs.push((offset, term)),
            Ok(None) => nowhere = true,
            // The others are asked for at the same time.
            Err(Lack) => lack = true,
        }
    }
    if nowhere {
        return Ok(Row::Stands(Postings::default()));
    }
    if lack {
        return Err(Lack);
    }
    pairs.sort_by_key(|(_, term)| term.postings.docs.len());
    let Some(((offset, rarest), rest)) = pairs.split_first() else {
        return Ok(Row::Stands(Postings::default()));
    };
    let mut docs = rarest.postings.docs.clone();
    for (_, term) in rest {
        docs = common(&docs, &term.postings.docs);
    }
    if rest.is_empty() && letters.len() == 2 {
        return Ok(Row::Stands(rarest.postings.clone()));
    }
    if docs.is_empty() || place != In::Places || rarest.is_rare() {
        return Ok(Row::May(docs));
    }
    let all: Vec<Result<_, Lack>> = pairs
        .iter()
        .map(|(_, term)| index.places(term, &docs, lacking))
        .collect();
    let mut all = all.into_iter().zip(&pairs);
    let mut starts = match all.next() {
        Some((places, _)) => places?,
        None => return Ok(Row::May(docs)),
    };
    for own in &mut starts {
        own.retain(|place| place >= offset);
        for place in own {
            *place -= offset;
        }
    }
    for (places, (offset, _)) in all {
        for (starts, places) in starts.iter_mut().zip(places?) {
            starts.retain(|start| places.binary_search(&(start + offset)).is_ok());
        }
    }
    let found = docs.iter().zip(&starts).filter(|(_, own)| !own.is_empty());
    let count = |own: &Vec<u32>| u32::try_from(own.len()).unwrap_or(u32::MAX);
    let (docs, counts) = found.map(|(doc, own)| (*doc, count(own))).unzip();
    Ok(Row::Stands(Postings { docs, counts }))
}

/// Every second pair of a row, and the last one, with the offset of each.
fn pairs_of(letters: &[char]) -> impl Iterator<Item = (u32, (char, char))> {
    let last = letters.len().saturating_sub(2);
    let pairs = (0_u32..).zip(letters.windows(2));
    pairs.filter_map(move |(offset, pair)| match pair {
        [first, second] if offset % 2 == 0 || offset as usize == last => {
            Some((offset, (*first, *second)))
        }
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
