//! A filter of what keys begin with.

/// A set of groups of hashes that says no for most it does not hold, and yes for all it does: a Bloom
/// filter in which the group chooses the word and the hash two bits of it, so that asking for several
/// of a group costs one look into memory.
pub(crate) struct Filter {
    words: Vec<u32>,
    /// How far a hash is shifted down to a place in `words`.
    shift: u32,
}

impl Filter {
    /// Room for so many hashes: sixteen bits each or more.
    pub(crate) fn new(n: usize) -> Self {
        let magnitude = (n * 16).next_power_of_two().ilog2().clamp(6, 24) - 5;
        Self {
            words: vec![0; 1 << magnitude],
            shift: 32 - magnitude,
        }
    }

    /// Adds a hash of a group.
    pub(crate) fn add(&mut self, group: u32, hash: u32) {
        if let Some(word) = self.words.get_mut((group >> self.shift) as usize) {
            *word |= bits(hash);
        }
    }

    /// Whether one of two hashes of a group may be in it.
    pub(crate) fn may_have(&self, group: u32, [one, other]: [u32; 2]) -> bool {
        let word = self.words.get((group >> self.shift) as usize);
        let lacks = |hash| !word.copied().unwrap_or(0) & bits(hash) != 0;
        !(lacks(one) & lacks(other))
    }
}

/// The two bits of a hash in its word, by its upper half: every bit of what was hashed has to have
/// reached that.
fn bits(hash: u32) -> u32 {
    1 << (hash >> 27) | 1 << (hash >> 22 & 31)
}

/// The hash of something known by its hash, or a character by its code, followed by another.
pub(crate) fn hash(first: u32, second: u32) -> u32 {
    let mixed = (first.wrapping_mul(0x9e37_79b1) ^ second).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 15
}

#[cfg(test)]
mod tests {
    use super::{Filter, hash};

    #[test]
    fn what_was_added_passes_and_most_else_does_not() {
        let mut filter = Filter::new(10_000);
        let pairs = || (0x4e00..0x4e64).flat_map(|one| (0x5000..0x5064).map(move |it| (one, it)));
        pairs().for_each(|(first, second)| filter.add(hash(first, 0), hash(first, second)));
        let has = |first, second| {
            let wanted = hash(first, second);
            filter.may_have(hash(first, 0), [hash(0, 0), wanted])
                && filter.may_have(hash(first, 0), [wanted, hash(0, 0)])
        };
        assert!(pairs().all(|(first, second)| has(first, second)));
        let wrong = pairs().filter(|&(first, second)| has(second, first));
        let wrong = wrong.count();
        assert!(wrong < 1_500, "{wrong} of 10000");
    }
}
