//! The links of a pair: which of an article's characters it joins.
//!
//! A pair AB that stands somewhere goes from one of the article's As to one of its Bs. These are told by
//! their numbers: the third A, the first B. AB and BC beside each other are ABC where both have the same
//! B. That is as exact as places are, and much shorter: where a character stands once in an article
//! nothing need be said of it at all.

use super::code::{BitReader, BitWriter, put, take, take_bytes};
use super::list::Postings;

/// Articles of which the links are written in one block, so that others can be passed over.
const BLOCK: usize = 64;

/// A pair where it stands: the number of its first character among those of the article, and that of its
/// second, from 0.
pub type Link = (u32, u32);

/// The links of a pair in the articles that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Those of all articles, one after the other, ascending in each.
    pub links: Vec<Link>,
    /// How often each article has the first character, and the second.
    pub of: Vec<(u32, u32)>,
}

impl Links {
    /// The bytes of the links; `own` tells how many each article has.
    pub fn write(&self, own: &Postings) -> Vec<u8> {
        let mut rest = self.links.as_slice();
        let mut blocks = Vec::new();
        let numbered: Vec<(&u32, &(u32, u32))> = own.counts.iter().zip(&self.of).collect();
        let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
        for block in numbered.chunks(BLOCK) {
            let mut bits = BitWriter::default();
            for (count, of) in block {
                let (own, after) = rest
                    .split_at_checked(**count as usize)
                    .unwrap_or((rest, &[]));
                rest = after;
                firsts.clear();
                firsts.extend(own.iter().map(|link| link.0));
                seconds.clear();
                seconds.extend(own.iter().map(|link| link.1));
                bits.list(&firsts, 0, of.0.saturating_sub(1));
                bits.list(&seconds, 0, of.1.saturating_sub(1));
            }
            blocks.push(bits.into_bytes());
        }
        let mut bytes = Vec::new();
        for block in blocks.iter().rev().skip(1).rev() {
            put(&mut bytes, block.len() as u64);
        }
        for block in blocks {
            bytes.extend(block);
        }
        bytes
    }
}

/// A pair, and how often articles have each of its characters.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    /// The pair.
    pub pair: &'a Postings,
    /// Its first character.
    pub first: &'a Postings,
    /// Its second.
    pub second: &'a Postings,
}

/// Numbers by article, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByDoc<T> {
    all: Vec<T>,
    /// Where those of each article end.
    ends: Vec<usize>,
}

impl<T> ByDoc<T> {
    /// Room for so many articles.
    pub fn of(docs: usize) -> Self {
        Self {
            all: Vec::new(),
            ends: Vec::with_capacity(docs),
        }
    }

    /// Puts what the next article has behind the others.
    pub fn put(&mut self, own: impl IntoIterator<Item = T>) {
        self.all.extend(own);
        self.ends.push(self.all.len());
    }

    /// Leaves out the articles that have nothing, and gives those of `docs` that are left.
    pub fn retain(&mut self, docs: &[u32]) -> Vec<u32> {
        let mut start = 0;
        let mut left = Vec::with_capacity(docs.len());
        let mut docs = docs.iter();
        self.ends.retain(|end| {
            let has = *end > start;
            start = *end;
            let doc = docs.next().filter(|_| has);
            left.extend(doc);
            has
        });
        left
    }

    /// What each article has, in order.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let own = self.all.get(start..*end);
            start = *end;
            own.unwrap_or_default()
        })
    }
}

/// The links in those articles of a pair that `wanted`, which ascends, has too: for each of them in order.
/// Nothing for bytes that [`Links::write`] did not write.
pub fn read_links(ends: Ends<'_>, mut bytes: &[u8], wanted: &[u32]) -> Option<ByDoc<Link>> {
    let Ends {
        pair,
        first,
        second,
    } = ends;
    let n_blocks = pair.docs.len().div_ceil(BLOCK);
    let mut sizes = Vec::new();
    for _ in 1..n_blocks {
        sizes.push(take(&mut bytes)?);
    }
    let mut found = ByDoc::of(wanted.len());
    let mut wanted = wanted.iter().copied().peekable();
    let (mut firsts, mut seconds) = (Walk::new(first), Walk::new(second));
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let blocks = pair.docs.chunks(BLOCK).zip(pair.counts.chunks(BLOCK));
    for (nth, (docs, counts)) in blocks.enumerate() {
        let size = sizes.get(nth).copied().unwrap_or(bytes.len() as u64);
        let block = take_bytes(&mut bytes, size)?;
        let last = docs.last().copied()?;
        if wanted.peek().is_none_or(|doc| *doc > last) {
            continue;
        }
        let mut reader = BitReader::new(block);
        for (doc, count) in docs.iter().zip(counts) {
            if wanted.peek().is_none_or(|next| *next > last) {
                break;
            }
            one.clear();
            other.clear();
            reader.list(*count, 0, firsts.count(*doc)?.checked_sub(1)?, &mut one);
            reader.list(*count, 0, seconds.count(*doc)?.checked_sub(1)?, &mut other);
            while wanted.next_if(|other| other < doc).is_some() {
                found.put([]);
            }
            if wanted.next_if_eq(doc).is_some() {
                found.put(one.iter().copied().zip(other.iter().copied()));
            }
        }
        if reader.is_over() {
            return None;
        }
    }
    for _ in wanted {
        found.put([]);
    }
    Some(found)
}

/// Where links lead from these characters. Both ascend.
pub fn go_on(ends: &[u32], links: &[Link]) -> impl Iterator<Item = u32> {
    ends.iter().filter_map(|end| {
        let at = links.binary_search_by_key(end, |link| link.0).ok()?;
        links.get(at).map(|link| link.1)
    })
}

/// Goes along postings by articles that ascend.
struct Walk<'a> {
    docs: &'a [u32],
    counts: &'a [u32],
}

impl<'a> Walk<'a> {
    fn new(postings: &'a Postings) -> Self {
        Self {
            docs: &postings.docs,
            counts: &postings.counts,
        }
    }

    /// How often an article has it; nothing where it has it not.
    fn count(&mut self, doc: u32) -> Option<u32> {
        // Articles with a pair are a part of those with a character of it: the list is leapt through.
        let mut leap = 1;
        while self.docs.get(leap).is_some_and(|other| *other <= doc) {
            leap *= 2;
        }
        let near = self.docs.get(..leap).unwrap_or(self.docs);
        let at = near.partition_point(|other| *other < doc);
        self.docs = self.docs.get(at..)?;
        self.counts = self.counts.get(at..)?;
        (self.docs.first() == Some(&doc)).then(|| self.counts.first().copied())?
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::{btree_map, btree_set, vec};
    use proptest::prelude::*;

    use super::{Ends, Link, Links, read_links};
    use crate::Postings;

    /// What a made-up text has of the pair 0 1, and of both characters.
    #[derive(Debug, Default)]
    struct Made {
        postings: [Postings; 3],
        links: Links,
        by_doc: BTreeMap<u32, Vec<Link>>,
    }

    fn made(texts: &BTreeMap<u32, Vec<u8>>) -> Made {
        let mut made = Made::default();
        for (doc, text) in texts {
            let (mut counts, mut own) = ([0_u32, 0], Vec::new());
            let mut before = None;
            for c in text {
                if before == Some(0) && *c == 1 {
                    own.push((counts[0] - 1, counts[1]));
                }
                if let Some(count) = counts.get_mut(usize::from(*c)) {
                    *count += 1;
                }
                before = Some(*c);
            }
            let n_pairs = u32::try_from(own.len()).unwrap();
            let all = [n_pairs, counts[0], counts[1]];
            for (postings, count) in made.postings.iter_mut().zip(all) {
                if count > 0 {
                    postings.docs.push(*doc);
                    postings.counts.push(count);
                }
            }
            if !own.is_empty() {
                made.links.links.extend(&own);
                made.links.of.push((counts[0], counts[1]));
                made.by_doc.insert(*doc, own);
            }
        }
        made
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn links_read_back(
            texts in btree_map(0..400_u32, vec(0..3_u8, 0..30), 0..300),
            wanted in btree_set(0..400_u32, 0..40),
        ) {
            let Made { postings: [pair, first, second], links, by_doc } = made(&texts);
            let bytes = links.write(&pair);
            let wanted: Vec<u32> = wanted.into_iter().collect();
            let expected: Vec<Vec<Link>> =
                wanted.iter().map(|doc| by_doc.get(doc).cloned().unwrap_or_default()).collect();
            let ends = Ends { pair: &pair, first: &first, second: &second };
            let read = read_links(ends, &bytes, &wanted).unwrap();
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), expected);
        }

        #[test]
        fn damaged_links_are_refused_or_read_as_others(
            bytes in vec(any::<u8>(), 0..60),
            texts in btree_map(0..90_u32, vec(0..3_u8, 0..30), 0..80),
        ) {
            let Made { postings: [pair, first, second], .. } = made(&texts);
            let ends = Ends { pair: &pair, first: &first, second: &second };
            if let Some(links) = read_links(ends, &bytes, &pair.docs) {
                prop_assert_eq!(links.iter().count(), pair.docs.len());
            }
            // Postings that do not belong together.
            let ends = Ends { pair: &first, first: &pair, second: &second };
            let _read = read_links(ends, &bytes, &first.docs);
        }
    }
}
