//! What a word has found in articles, and how well that fits.

use crate::{Bits, Postings};

/// How soon further hits stop to count (k1 of BM25).
const SATURATION: f32 = 1.2;
/// How much the length of the article counts (b of BM25).
const LENGTH: f32 = 0.75;
/// Hits that one in the title counts for, on top.
const TITLE: f32 = 8.0;
/// Hits that one in a heading counts for, on top.
const HEADING: f32 = 2.0;

/// What a word has found in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number of the article.
    pub doc: u32,
    /// How often.
    pub count: u32,
    /// Whether its title has it.
    pub title: bool,
    /// Whether a heading has it.
    pub heading: bool,
}

impl Hit {
    /// A hit, if there is any.
    pub fn new(doc: u32, count: u32) -> Option<Self> {
        (count > 0).then_some(Self {
            doc,
            count,
            title: false,
            heading: false,
        })
    }

    /// The hits of postings. Those of the articles in `titled`, which ascends, are in titles too.
    pub fn all(found: &Postings, titled: &[u32]) -> Vec<Self> {
        let mut titled = titled.iter().copied().peekable();
        let own = found.docs.iter().zip(&found.counts);
        let hit = |(doc, count): (&u32, &u32)| {
            while titled.next_if(|other| other < doc).is_some() {}
            Self {
                doc: *doc,
                count: *count,
                title: titled.next_if_eq(doc).is_some(),
                heading: false,
            }
        };
        own.map(hit).collect()
    }
}

/// The articles of hits, of so many.
pub fn docs_of(hits: &[Hit], bound: u32) -> Bits {
    let mut docs = Bits::none(bound);
    for hit in hits {
        docs.insert(hit.doc);
    }
    docs
}

/// Adds how often a word stands in each article to `counts`, which has a number for every one.
pub fn add_counts(hits: &[Hit], counts: &mut [u32]) {
    for hit in hits {
        if let Some(count) = counts.get_mut(hit.doc as usize) {
            *count = count.saturating_add(hit.count);
        }
    }
}

/// Adds how well a word fits each article to `scores`; `lengths` and they have a number for every one.
///
/// By BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75), where a hit in the title counts as several, one in a
/// heading as some.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts and lengths, of which the first digits matter"
)]
pub fn add_scores(hits: &[Hit], lengths: &[u32], scores: &mut [f32]) {
    let n = lengths.len() as f32;
    let total: u64 = lengths.iter().map(|it| u64::from(*it)).sum();
    let mean = (total as f32 / n.max(1.0)).max(1.0);
    let with = hits.len() as f32;
    let rarity = ((n - with + 0.5) / (with + 0.5)).ln_1p() * (SATURATION + 1.0);
    for hit in hits {
        let at = hit.doc as usize;
        let (Some(score), Some(own)) = (scores.get_mut(at), lengths.get(at)) else {
            continue;
        };
        let title = if hit.title { TITLE } else { 0.0 };
        let heading = if hit.heading { HEADING } else { 0.0 };
        let count = hit.count as f32 + title + heading;
        let length = 1.0 - LENGTH + LENGTH * *own as f32 / mean;
        *score += rarity * count / (count + SATURATION * length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_say_which_titles_have_the_word() {
        let found = Postings {
            docs: vec![1, 4, 7],
            counts: vec![2, 1, 3],
        };
        let hits = Hit::all(&found, &[0, 4, 5, 7, 9]);
        let told: Vec<_> = hits.iter().map(|it| (it.doc, it.count, it.title)).collect();
        assert_eq!(told, [(1, 2, false), (4, 1, true), (7, 3, true)]);
        let mut counts = [0, 1, 0, 0, 0];
        add_counts(&hits, &mut counts);
        assert_eq!(counts, [0, 3, 0, 0, 1]);
        let docs = docs_of(&hits, 8);
        assert!(docs.contains(4) && !docs.contains(5));
    }

    #[test]
    fn titles_short_articles_and_rare_words_weigh_more() {
        let hit = |doc, title| Hit {
            title,
            ..Hit::new(doc, 1).unwrap()
        };
        let lengths = [100, 100, 50, 100];
        let mut scores = [0.0; 4];
        add_scores(
            &[hit(0, false), hit(1, true), hit(2, false)],
            &lengths,
            &mut scores,
        );
        assert!(scores[1] > scores[2] && scores[2] > scores[0], "{scores:?}");
        assert!(scores[3].abs() < f32::EPSILON);
        let mut rare = [0.0; 4];
        add_scores(&[hit(0, false)], &lengths, &mut rare);
        assert!(rare[0] > scores[0]);
    }
}
