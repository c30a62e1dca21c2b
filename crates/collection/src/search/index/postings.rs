//! The postings of a character or a pair: in which articles, how often, and at which places.

use super::code::{BitReader, BitWriter, put, take, take_bytes, take_u32};

/// Articles of which the places are written in one block, so that others can be passed over.
const BLOCK: usize = 64;

/// In which articles something stands, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    /// The numbers of the articles, ascending.
    pub(crate) docs: Vec<u32>,
    /// How often it stands in each.
    pub(crate) counts: Vec<u32>,
}

impl Postings {
    /// The bytes of the articles and counts of an archive of so many articles.
    pub(crate) fn write(&self, n_docs: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, self.docs.len() as u64);
        let mut bits = BitWriter::default();
        self.write_bits(n_docs, &mut bits);
        bytes.extend(bits.into_bytes());
        bytes
    }

    /// Writes the articles, and the counts: most are 1, so those that are not are listed.
    pub(crate) fn write_bits(&self, n_docs: u32, bits: &mut BitWriter) {
        bits.list(&self.docs, 0, n_docs.saturating_sub(1));
        let numbered = (0..).zip(&self.counts);
        let (several, counts): (Vec<u32>, Vec<u32>) =
            numbered.filter(|(_, count)| **count > 1).unzip();
        let n_docs = u32::try_from(self.docs.len()).unwrap_or(u32::MAX);
        bits.below(u32::try_from(several.len()).unwrap_or(n_docs), n_docs);
        bits.list(&several, 0, n_docs.saturating_sub(1));
        for count in counts {
            bits.count(count - 1);
        }
    }

    /// Reads the postings of so many articles that `write_bits` wrote.
    pub(crate) fn read_bits(count: u32, n_docs: u32, reader: &mut BitReader<'_>) -> Option<Self> {
        let mut docs = Vec::with_capacity(count as usize);
        reader.list(count, 0, n_docs.checked_sub(1)?, &mut docs);
        let n_several = reader.below(count);
        let mut several = Vec::with_capacity(n_several as usize);
        reader.list(n_several, 0, count.saturating_sub(1), &mut several);
        let mut counts = vec![1; count as usize];
        for at in several {
            let more = reader.count();
            *counts.get_mut(at as usize)? = more.saturating_add(1);
        }
        let whole = docs.len() == count as usize && !reader.is_over();
        whole.then_some(Self { docs, counts })
    }

    /// Reads what `write` wrote; nothing for bytes that it did not write.
    pub(crate) fn read(mut bytes: &[u8], n_docs: u32) -> Option<Self> {
        let count = take_u32(&mut bytes).filter(|count| *count <= n_docs)?;
        Self::read_bits(count, n_docs, &mut BitReader::new(bytes))
    }

    /// The bytes of the places: `places` has those of all articles one after the other, `lengths`
    /// how long each article of the archive is.
    pub(crate) fn write_places(&self, places: &[u32], lengths: &[u32]) -> Vec<u8> {
        let mut rest = places;
        let mut blocks = Vec::new();
        let numbered: Vec<(&u32, &u32)> = self.docs.iter().zip(&self.counts).collect();
        for block in numbered.chunks(BLOCK) {
            let mut bits = BitWriter::default();
            for (doc, count) in block {
                let (own, after) = rest
                    .split_at_checked(**count as usize)
                    .unwrap_or((rest, &[]));
                rest = after;
                bits.list(own, 0, last_place(lengths, **doc));
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

    /// The places in those of its articles that `wanted`, which ascends, has too: for each of them
    /// in order. Nothing for bytes that `write_places` did not write.
    pub(crate) fn read_places(
        &self,
        mut bytes: &[u8],
        lengths: &[u32],
        wanted: &[u32],
    ) -> Option<Vec<Vec<u32>>> {
        let n_blocks = self.docs.len().div_ceil(BLOCK);
        let mut sizes = Vec::new();
        for _ in 1..n_blocks {
            sizes.push(take(&mut bytes)?);
        }
        let mut found = Vec::with_capacity(wanted.len());
        let mut wanted = wanted.iter().copied().peekable();
        let blocks = self.docs.chunks(BLOCK).zip(self.counts.chunks(BLOCK));
        for (nth, (docs, counts)) in blocks.enumerate() {
            let size = sizes.get(nth).copied().unwrap_or(bytes.len() as u64);
            let block = take_bytes(&mut bytes, size)?;
            let last = docs.last().copied()?;
            if wanted.peek().is_none_or(|doc| *doc > last) {
                continue;
            }
            let mut reader = BitReader::new(block);
            for (doc, count) in docs.iter().zip(counts) {
                let mut places = Vec::new();
                reader.list(*count, 0, last_place(lengths, *doc), &mut places);
                while wanted.next_if(|other| other < doc).is_some() {
                    found.push(Vec::new());
                }
                if wanted.next_if_eq(doc).is_some() {
                    found.push(places);
                }
            }
            if reader.is_over() {
                return None;
            }
        }
        found.extend(wanted.map(|_| Vec::new()));
        Some(found)
    }
}

fn last_place(lengths: &[u32], doc: u32) -> u32 {
    let length = lengths.get(doc as usize).copied().unwrap_or(0);
    length.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::{btree_map, btree_set, vec};
    use proptest::prelude::*;

    use super::Postings;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn postings_and_places_read_back(
            all in btree_map(0..400_u32, btree_set(0..90_u32, 1..9), 0..300),
            wanted in btree_set(0..400_u32, 0..40),
        ) {
            let all: BTreeMap<u32, Vec<u32>> =
                all.into_iter().map(|(doc, own)| (doc, own.into_iter().collect())).collect();
            let own = Postings {
                docs: all.keys().copied().collect(),
                counts: all.values().map(|own| u32::try_from(own.len()).unwrap()).collect(),
            };
            let bytes = own.write(400);
            let read = Postings::read(&bytes, 400);
            prop_assert_eq!(read.as_ref(), Some(&own));
            let lengths = vec![90; 400];
            let places: Vec<u32> = all.values().flatten().copied().collect();
            let bytes = own.write_places(&places, &lengths);
            let wanted: Vec<u32> = wanted.into_iter().collect();
            let expected: Vec<Vec<u32>> =
                wanted.iter().map(|doc| all.get(doc).cloned().unwrap_or_default()).collect();
            prop_assert_eq!(own.read_places(&bytes, &lengths, &wanted), Some(expected));
        }

        #[test]
        fn damaged_postings_are_refused_or_read_as_others(bytes in vec(any::<u8>(), 0..60)) {
            if let Some(read) = Postings::read(&bytes, 300) {
                prop_assert!(read.docs.iter().all(|doc| *doc < 300));
                let _places = read.read_places(&bytes, &[70; 300], &read.docs);
            }
        }
    }
}
