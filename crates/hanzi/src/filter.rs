//! A filter of what keys begin with.

/// A set of hashes that says no for most it does not hold, and yes for all it does.
pub(crate) struct Filter {
    bits: Vec<u32>,
    /// How far a hash is shifted down to a place in `bits`.
    shift: u32,
}

impl Filter {
    /// Room for so many hashes: eight bits each or more.
    pub(crate) fn new(n: usize) -> Self {
        let magnitude = (n * 8).next_power_of_two().ilog2().clamp(5, 24);
        Self {
            bits: vec![0; 1 << (magnitude - 5)],
            shift: 32 - magnitude,
        }
    }

    pub(crate) fn add(&mut self, hash: u32) {
        let (word, bit) = self.place(hash);
        if let Some(word) = self.bits.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    pub(crate) fn may_have(&self, hash: u32) -> bool {
        let (word, bit) = self.place(hash);
        self.bits.get(word).is_some_and(|word| word >> bit & 1 != 0)
    }

    /// By the high bits, which every bit of what was hashed has to have reached.
    fn place(&self, hash: u32) -> (usize, u32) {
        let place = hash >> self.shift;
        ((place >> 5) as usize, place & 31)
    }
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
        pairs().for_each(|(first, second)| filter.add(hash(first, second)));
        assert!(pairs().all(|(first, second)| filter.may_have(hash(first, second))));
        let wrong = pairs()
            .filter(|&(first, second)| filter.may_have(hash(second, first)))
            .count();
        assert!(wrong < 1_500, "{wrong} of 10000");
    }
}
