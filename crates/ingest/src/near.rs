//! Articles that are nearly the same: two archived copies of one text, or one page taken from
//! another site.
//!
//! Each reading text is cut into runs of five characters, in one script and without marks; the
//! runs with the lowest hashes are its sketch (Broder, "On the resemblance and containment of
//! documents", 1997). What two sketches share tells how much the texts do. Articles are compared
//! only when the lowest of their hashes meet, so the work grows with the number of articles.

use bundle::{Article, Near, limits};

/// Characters of a run.
const RUN: usize = 5;

/// Runs of a sketch. The share that two of them tell is off by two in a hundred or so.
const SKETCH: usize = 256;

/// Texts of fewer runs are not compared: short notices are alike by their form.
const FEWEST: usize = 60;

/// How many of the lowest hashes bring two articles together.
const KEYS: usize = 8;

/// With how many articles of the same key one is compared: what a whole site has on every page
/// would bring all together.
const MEETINGS: usize = 16;

/// In thousandths, how much of their runs two texts share to be called near.
const LEAST: u16 = 700;

/// Links the articles that are nearly the same, each to the nearest others, at most
/// [`limits::NEAR`]. The order of the articles matters only where so many are alike.
pub(crate) fn link(articles: &mut [Article]) {
    let sketches: Vec<Vec<u64>> = articles.iter().map(sketch).collect();
    let numbered = (0_u32..).zip(&sketches);
    let keys = numbered.flat_map(|(number, sketch)| keys(sketch).map(move |key| (key, number)));
    let sketch = |number: u32| sketches.get(number as usize).map_or(&[][..], Vec::as_slice);
    for (one, other) in meetings(keys.collect()) {
        if let Some(share) = share(sketch(one), sketch(other)) {
            add(articles, one, other, share);
            add(articles, other, one, share);
        }
    }
    for article in articles {
        nearest(&mut article.near);
    }
}

fn add(articles: &mut [Article], to: u32, other: u32, share: u16) {
    let id = articles
        .get(other as usize)
        .map(|article| article.id.clone());
    if let (Some(id), Some(article)) = (id, articles.get_mut(to as usize)) {
        article.near.push(Near { id, share });
    }
}

/// The hashes by which an article meets others, out of its sketch.
pub fn keys(sketch: &[u64]) -> impl Iterator<Item = u64> + '_ {
    sketch.iter().take(KEYS).copied()
}

/// The articles that are to be compared, by their numbers, the smaller one first: those that meet by
/// a key, where each key brings an article together with the first `MEETINGS` that have it.
pub fn meetings(mut keys: Vec<(u64, u32)>) -> Vec<(u32, u32)> {
    keys.sort_unstable();
    let mut pairs = Vec::new();
    for met in keys.chunk_by(|one, other| one.0 == other.0) {
        for (nth, (_, number)) in met.iter().enumerate() {
            let before = met.iter().take(nth.min(MEETINGS));
            pairs.extend(before.map(|(_, other)| (*other, *number)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much of their wording two articles share by their sketches, in thousandths, if that makes
/// them near.
pub fn share(one: &[u64], other: &[u64]) -> Option<u16> {
    Some(shared(one, other)).filter(|share| *share >= LEAST)
}

/// Puts the nearest first and leaves out those beyond [`limits::NEAR`].
pub fn nearest(near: &mut Vec<Near>) {
    near.sort_by(|one, other| {
        let by_share = other.share.cmp(&one.share);
        by_share.then_with(|| one.id.cmp(&other.id))
    });
    near.truncate(limits::NEAR);
}

/// What stands for the wording of an article: the lowest hashes of its runs; nothing, for one of few
/// runs or without its text.
pub fn sketch(article: &Article) -> Vec<u64> {
    lowest(runs(article))
}

/// The hashes of the runs of an article.
fn runs(article: &Article) -> Vec<u64> {
    let Some(body) = article.body.here() else {
        return Vec::new();
    };
    let spans = body.blocks.iter().flat_map(bundle::Block::spans);
    let text = spans.filter_map(|span| span.of(&body.text));
    let letters = text.flat_map(str::chars).filter(|it| it.is_alphanumeric());
    let letters: Vec<char> = letters
        .map(|letter| hanzi::fold_char(letter).unwrap_or(letter))
        .collect();
    letters.windows(RUN).map(hash).collect()
}

/// FNV-1a over the characters, then mixed (the finalizer of `SplitMix64`) so that the lowest
/// hashes are a fair sample.
fn hash(run: &[char]) -> u64 {
    let fold =
        |hash: u64, letter: &char| (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01B3);
    let hash = run.iter().fold(0xCBF2_9CE4_8422_2325, fold);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// The lowest of some hashes, in order, each once; none of too few.
fn lowest(mut runs: Vec<u64>) -> Vec<u64> {
    if runs.len() < FEWEST {
        return Vec::new();
    }
    runs.sort_unstable();
    runs.dedup();
    runs.truncate(SKETCH);
    runs
}

/// In thousandths, how much of their runs two texts share: of the lowest hashes of both together,
/// those that both have.
fn shared(one: &[u64], other: &[u64]) -> u16 {
    let (mut all, mut both) = (0_usize, 0_usize);
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    while all < SKETCH {
        match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if a == b => {
                both += 1;
                one.next();
                other.next();
            }
            (Some(a), Some(b)) if a < b => _ = one.next(),
            (Some(_), None) => _ = one.next(),
            (_, Some(_)) => _ = other.next(),
            (None, None) => break,
        }
        all += 1;
    }
    let share = (both * 1000).checked_div(all).unwrap_or(0);
    u16::try_from(share).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    const TEXT: &str = "簡化字總表在這一年重新發表，個別字作了調整。調整之後，有幾個字不再作為\
        異體字處理，可以用在姓名和古籍裡。各地的報紙和學校從第二年起按新的表排印和教學，\
        原來印好的課本用到用完為止。有人問，字為什麼又要改，編者在後記裡作了答覆：改動的字\
        很少，為的是少出歧義。這個答覆後來常被引用，也常被誤解為還要大改。";

    fn articles(pages: &[&str]) -> Vec<Article> {
        let article = |(nth, page): (usize, &&str)| {
            ingest(&format!("{nth}.txt"), page.as_bytes(), &"0".repeat(64)).unwrap()
        };
        let mut articles: Vec<_> = pages.iter().enumerate().map(article).collect();
        link(&mut articles);
        articles
    }

    fn near(article: &Article) -> Vec<&str> {
        article.near.iter().map(|near| near.id.as_str()).collect()
    }

    #[test]
    fn a_copy_in_the_other_script_with_a_few_changes_is_near() {
        let copy = TEXT
            .replace("這個答覆後來", "这个答复后来")
            .replace("編者在後記裡", "編者");
        let strange = TEXT.chars().rev().collect::<String>();
        let articles = articles(&[TEXT, &copy, &strange]);
        assert_eq!(near(&articles[0]), ["1"]);
        assert_eq!(near(&articles[1]), ["0"]);
        assert!(near(&articles[2]).is_empty());
        assert!((700..1000).contains(&articles[0].near[0].share));
    }

    #[test]
    fn the_same_text_shares_all() {
        let spread = TEXT.replace('。', "。\n\n");
        assert_eq!(articles(&[TEXT, &spread])[1].near[0].share, 1000);
    }

    #[test]
    fn short_notices_are_not_compared() {
        assert!(near(&articles(&["今天開會，請準時到。", "今天開會，請準時到。"])[0]).is_empty());
    }

    #[test]
    fn a_thousand_copies_are_linked_to_a_few_each() {
        let articles = articles(&[TEXT; 1000]);
        assert!(
            articles
                .iter()
                .all(|it| (1..=limits::NEAR).contains(&it.near.len()))
        );
    }
}
