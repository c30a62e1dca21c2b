//! Counting what articles have.

/// What every article has of something, as numbers from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// The numbers of all articles, one after the other.
    numbers: Vec<u32>,
    /// Where those of each article end; nothing as long as every article has one, as of most facets.
    ends: Vec<u32>,
}

impl Tally {
    /// Puts what the next article has behind the others.
    pub fn put(&mut self, own: impl IntoIterator<Item = u32>) {
        let before = self.numbers.len();
        self.numbers.extend(own);
        let end = self.numbers.len();
        if end == before + 1 && self.ends.is_empty() {
            return;
        }
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if self.ends.is_empty() {
            self.ends.extend(1..=place(before));
        }
        self.ends.push(place(end));
    }

    /// What an article has.
    pub fn of(&self, article: usize) -> &[u32] {
        let own = if self.ends.is_empty() {
            self.numbers.get(article..=article)
        } else {
            let start = match article.checked_sub(1) {
                Some(before) => self.ends.get(before).copied().unwrap_or(0),
                None => 0,
            };
            let end = self.ends.get(article).copied().unwrap_or(0);
            self.numbers.get(start as usize..end as usize)
        };
        own.unwrap_or_default()
    }

    /// How many articles have each of so many numbers.
    pub fn count_all(&self, values: usize) -> Vec<u32> {
        let mut counts = vec![0; values];
        for value in &self.numbers {
            bump(&mut counts, *value, 1);
        }
        counts
    }

    /// Adds one for each number that each of some articles has.
    pub(crate) fn add(&self, articles: &[u32], counts: &mut [u32]) {
        self.each_of(articles, |_, number| bump(counts, number, 1));
    }

    /// Adds what each of some articles weighs for each number it has.
    pub(crate) fn add_weights(&self, articles: &[u32], weights: &[u32], sums: &mut [u32]) {
        self.each_of(articles, |article, number| {
            let weight = weights.get(article as usize).copied();
            bump(sums, number, weight.unwrap_or(0));
        });
    }

    /// Calls with each of some articles and each number it has.
    fn each_of(&self, articles: &[u32], mut call: impl FnMut(u32, u32)) {
        if self.ends.is_empty() {
            for article in articles {
                if let Some(number) = self.numbers.get(*article as usize) {
                    call(*article, *number);
                }
            }
            return;
        }
        for article in articles {
            for number in self.of(*article as usize) {
                call(*article, *number);
            }
        }
    }

    /// Sets a bit for every article that has none of the numbers that are chosen.
    pub(crate) fn fail(&self, chosen: &[bool], bit: u16, failing: &mut [u16]) {
        let is_chosen = |value: &u32| chosen.get(*value as usize).copied().unwrap_or(false);
        self.each(failing, |own, failing| {
            if !own.iter().any(is_chosen) {
                *failing |= bit;
            }
        });
    }

    /// Calls with what each article has and what is said of it.
    fn each<T>(&self, said: impl IntoIterator<Item = T>, mut call: impl FnMut(&[u32], T)) {
        if self.ends.is_empty() {
            for (own, said) in self.numbers.chunks(1).zip(said) {
                call(own, said);
            }
            return;
        }
        let mut start = 0;
        for (end, said) in self.ends.iter().zip(said) {
            let own = self.numbers.get(start as usize..*end as usize);
            call(own.unwrap_or_default(), said);
            start = *end;
        }
    }
}

fn bump(counts: &mut [u32], at: u32, by: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_may_have_several_numbers_or_none() {
        let mut tally = Tally::default();
        for own in [&[0, 2][..], &[1], &[], &[2]] {
            tally.put(own.iter().copied());
        }
        assert_eq!(tally.of(0), [0, 2]);
        assert_eq!((tally.of(2), tally.of(9)), (&[][..], &[][..]));
        assert_eq!(tally.count_all(3), [1, 1, 2]);
        let mut failing = vec![0, 4, 0, 1];
        tally.fail(&[false, false, true], 2, &mut failing);
        assert_eq!(failing, [0, 6, 2, 1]);
        let mut counts = [0; 3];
        tally.add(&[0, 3], &mut counts);
        assert_eq!(counts, [1, 0, 2]);
    }

    #[test]
    fn where_every_article_has_one_number_the_same_is_counted() {
        let (mut one, mut several) = (Tally::default(), Tally::default());
        for value in [2, 0, 2] {
            one.put([value]);
            several.put([value]);
        }
        several.put([]);
        assert_eq!(
            (one.of(0), one.of(2), one.of(3)),
            (&[2][..], &[2][..], &[][..])
        );
        assert_eq!(
            (several.of(0), several.of(2), several.of(3)),
            (&[2][..], &[2][..], &[][..])
        );
        for tally in [one, several] {
            let mut counts = [0; 3];
            tally.add(&[0, 1, 3], &mut counts);
            assert_eq!(counts, [1, 0, 1]);
            tally.add_weights(&[2], &[9, 9, 5], &mut counts);
            assert_eq!(counts, [1, 0, 6]);
            let mut failing = vec![0; 4];
            tally.fail(&[true, false, false], 4, &mut failing);
            assert_eq!(failing.get(..3), Some(&[4, 0, 4][..]));
        }
    }
}
