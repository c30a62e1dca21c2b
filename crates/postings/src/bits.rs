//! A set of article numbers, one bit each.

/// A set of the numbers below a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    bound: u32,
}

impl Bits {
    /// The empty set.
    pub fn none(bound: u32) -> Self {
        let words = (bound as usize).div_ceil(64);
        Self {
            words: vec![0; words],
            bound,
        }
    }

    /// All numbers below the bound.
    pub fn all(bound: u32) -> Self {
        Self::none(bound).inverted()
    }

    /// Adds a number; one that is not below the bound is passed over.
    pub fn insert(&mut self, number: u32) {
        if number < self.bound
            && let Some(word) = self.words.get_mut(number as usize / 64)
        {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: u32) -> bool {
        let word = self.words.get(number as usize / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// How many are in it.
    pub fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many are in both.
    pub(crate) fn n_common(&self, other: &Self) -> u32 {
        let words = self.words.iter().zip(&other.words);
        words.map(|(own, other)| (own & other).count_ones()).sum()
    }

    /// What is in it, in order.
    pub(crate) fn each(&self, mut call: impl FnMut(u32)) {
        for (start, word) in (0_u32..).step_by(64).zip(&self.words) {
            let mut left = *word;
            while left != 0 {
                call(start + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// What is in both.
    pub fn and(&mut self, other: &Self) {
        self.join(other, |own, other| own & other);
    }

    /// What is in either.
    pub fn or(&mut self, other: &Self) {
        self.join(other, |own, other| own | other);
    }

    /// What is not in it.
    #[must_use]
    pub fn inverted(mut self) -> Self {
        for word in &mut self.words {
            *word = !*word;
        }
        let over = self.bound % 64;
        if over > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << over) - 1;
        }
        self
    }

    fn join(&mut self, other: &Self, join: fn(u64, u64) -> u64) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        for (own, other) in self.words.iter_mut().zip(others) {
            *own = join(*own, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let mut set = Bits::none(130);
        for number in [0, 63, 64, 129, 130, 999] {
            set.insert(number);
        }
        let numbers = |set: &Bits| (0..200).filter(|it| set.contains(*it)).collect::<Vec<_>>();
        assert_eq!(numbers(&set), [0, 63, 64, 129]);
        let mut each = Vec::new();
        set.each(|number| each.push(number));
        assert_eq!((each, set.len()), (vec![0, 63, 64, 129], 4));
        let rest = set.clone().inverted();
        assert_eq!(numbers(&rest).len(), 126);
        assert_eq!((rest.n_common(&set), set.n_common(&set)), (0, 4));
        let mut all = rest.clone();
        all.or(&set);
        assert_eq!(all, Bits::all(130));
        all.and(&rest);
        assert_eq!(all, rest);
        assert_eq!(numbers(&Bits::all(0)).len(), 0);
        assert_eq!(numbers(&Bits::all(64)).len(), 64);
    }
}
