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

    /// How many articles there are.
    pub(crate) const fn articles(&self) -> usize {
        if self.ends.is_empty() {
            self.numbers.len()
        } else {
            self.ends.len()
        }
    }

    /// How many articles have each of so many numbers.
    pub(crate) fn count_all(&self, values: usize) -> Vec<u32> {
        let mut counts = vec![0; values];
        for value in &self.numbers {
            bump(&mut counts, *value, 1);
        }
        counts
    }
}

/// Adds to one of some counts.
pub(crate) fn bump(counts: &mut [u32], at: u32, by: u32) {
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
        assert_eq!(tally.articles(), 4);
    }

    #[test]
    fn where_every_article_has_one_number_the_same_is_told() {
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
        assert_eq!((one.articles(), several.articles()), (3, 4));
        assert_eq!(one.count_all(3), several.count_all(3));
    }
}
