//! The postings of a character or a pair: in which articles, and how often.

use super::code::{BitReader, BitWriter, put, take_u32};

/// In which articles something stands, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Postings {
    /// The numbers of the articles, ascending.
    pub docs: Vec<u32>,
    /// How often it stands in each.
    pub counts: Vec<u32>,
}

impl Postings {
    /// The bytes of the articles and counts of an archive of so many articles.
    pub fn write(&self, n_docs: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        put(&mut bytes, self.docs.len() as u64);
        let mut bits = BitWriter::default();
        self.write_bits(n_docs, &mut bits);
        bytes.extend(bits.into_bytes());
        bytes
    }

    /// Writes the articles, and the counts: most are 1, so those that are not are listed.
    pub fn write_bits(&self, n_docs: u32, bits: &mut BitWriter) {
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
    pub fn read_bits(count: u32, n_docs: u32, reader: &mut BitReader<'_>) -> Option<Self> {
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
    pub fn read(mut bytes: &[u8], n_docs: u32) -> Option<Self> {
        let count = take_u32(&mut bytes).filter(|count| *count <= n_docs)?;
        Self::read_bits(count, n_docs, &mut BitReader::new(bytes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::Postings;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn postings_read_back(all in btree_map(0..400_u32, 1..9_u32, 0..300)) {
            let own = Postings {
                docs: all.keys().copied().collect(),
                counts: all.values().copied().collect(),
            };
            let bytes = own.write(400);
            let read = Postings::read(&bytes, 400);
            prop_assert_eq!(read.as_ref(), Some(&own));
        }

        #[test]
        fn damaged_postings_are_refused_or_read_as_others(bytes in vec(any::<u8>(), 0..60)) {
            if let Some(read) = Postings::read(&bytes, 300) {
                prop_assert!(read.docs.iter().all(|doc| *doc < 300));
            }
        }
    }
}
