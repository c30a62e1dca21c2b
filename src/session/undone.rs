//! Which repairs a reader has undone.

use std::collections::BTreeSet;

use bundle::ArticleId;

/// The repairs of one article that the reader does not want, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// The article; none before storage was looked at.
    pub article: Option<ArticleId>,
    /// The repairs.
    pub keys: BTreeSet<u64>,
}

impl Undone {
    /// The keys as text for storage.
    pub fn store(&self) -> String {
        let keys: Vec<_> = self.keys.iter().map(|key| format!("{key:x}")).collect();
        keys.join(" ")
    }

    /// The keys of an article from storage; what is not understood is left out.
    pub fn restore(article: ArticleId, stored: &str) -> Self {
        let mut keys = BTreeSet::new();
        // One by one: collecting would bring a whole sort into the page.
        for word in stored.split(' ') {
            keys.extend(u64::from_str_radix(word, 16));
        }
        Self {
            article: Some(article),
            keys,
        }
    }

    /// The same with one repair undone, or not any more.
    #[must_use]
    pub fn toggled(&self, key: u64) -> Self {
        let mut next = self.clone();
        if !next.keys.remove(&key) {
            next.keys.insert(key);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_undone_is_kept_and_taken_back() {
        let article = ArticleId::new("a").unwrap();
        let none = Undone::restore(article.clone(), "");
        let both = none.toggled(7).toggled(u64::MAX);
        assert_eq!(Undone::restore(article.clone(), &both.store()), both);
        assert_eq!(both.toggled(7).toggled(u64::MAX), none);
        let damaged = Undone::restore(article, "7 x -1 99999999999999999999 ");
        assert_eq!(damaged, none.toggled(7));
    }
}
