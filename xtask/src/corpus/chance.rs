//! Chance that comes out the same on every machine.

/// A generator of numbers: splitmix64 by Sebastiano Vigna, in the public domain. Ours, so that no
/// update of a dependency changes the pages.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The generator for one purpose and number under a seed.
    pub(super) const fn new(seed: u64, purpose: u64, number: u64) -> Self {
        let mixed = mix(seed ^ purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self(mix(mixed ^ number.wrapping_mul(0xD6E8_FEB8_6659_FD93)))
    }

    /// The next number.
    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number below `limit`, as likely as any other; 0 where the limit is 0.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(limit);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A place in a list of `len`.
    pub(super) fn place(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// A number between two, both included.
    pub(super) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Whether one of so many thousand happens.
    pub(super) fn thousandths(&mut self, share: u64) -> bool {
        self.below(1000) < share
    }

    /// One of a list, the first ones more often: the smaller of two throws.
    pub(super) fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let at = self.place(list.len()).min(self.place(list.len()));
        list.get(at).copied().unwrap_or("")
    }
}

/// The finalizer of splitmix64.
const fn mix(mut mixed: u64) -> u64 {
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
