//! Counting what articles have.

/// What every article has of something, as numbers from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The numbers of all articles, one after the other.
    numbers: Vec<u32>,
    /// Where those of each article end.
    ends: Vec<u32>,
}

impl Tally {
    /// Puts what the next article has behind the others.
    pub fn put(&mut self, own: impl IntoIterator<Item = u32>) {
        self.numbers.extend(own);
        self.ends
            .push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
    }

    /// What an article has.
    pub fn of(&self, article: usize) -> &[u32] {
        let start = match article.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        let end = self.ends.get(article).copied().unwrap_or(0);
        let own = self.numbers.get(start as usize..end as usize);
        own.unwrap_or_default()
    }

    /// How many articles have each of so many numbers.
    pub fn count_all(&self, values: usize) -> Vec<u32> {
        let mut counts = vec![0; values];
        for value in &self.numbers {
            bump(&mut counts, *value);
        }
        counts
    }

    /// How many articles have each of so many numbers, of those whose bits in `failing` are among those of
    /// `besides`.
    pub(crate) fn count(&self, values: usize, failing: &[u8], besides: u8) -> Vec<u32> {
        let mut counts = vec![0; values];
        let mut start = 0;
        for (end, failing) in self.ends.iter().zip(failing) {
            if failing & !besides == 0 {
                let own = self.numbers.get(start as usize..*end as usize);
                for value in own.unwrap_or_default() {
                    bump(&mut counts, *value);
                }
            }
            start = *end;
        }
        counts
    }

    /// Sets a bit for every article that has none of the numbers that are chosen.
    pub(crate) fn fail(&self, chosen: &[bool], bit: u8, failing: &mut [u8]) {
        let is_chosen = |value: &u32| chosen.get(*value as usize).copied().unwrap_or(false);
        let mut start = 0;
        for (end, failing) in self.ends.iter().zip(failing) {
            let own = self.numbers.get(start as usize..*end as usize);
            if !own.unwrap_or_default().iter().any(is_chosen) {
                *failing |= bit;
            }
            start = *end;
        }
    }
}

fn bump(counts: &mut [u32], at: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_of_those_that_fail_nothing_else() {
        let mut tally = Tally::default();
        for own in [&[0, 2][..], &[1], &[], &[2]] {
            tally.put(own.iter().copied());
        }
        assert_eq!(tally.of(0), [0, 2]);
        assert_eq!((tally.of(2), tally.of(9)), (&[][..], &[][..]));
        assert_eq!(tally.count_all(3), [1, 1, 2]);
        let mut failing = vec![0, 4, 0, 1];
        assert_eq!(tally.count(3, &failing, 0), [1, 0, 1]);
        assert_eq!(tally.count(3, &failing, 5), [1, 1, 2]);
        tally.fail(&[false, false, true], 2, &mut failing);
        assert_eq!(failing, [0, 6, 2, 1]);
    }
}
