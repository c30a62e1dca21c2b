//! Articles that are nearly the same: two archived copies of one text, or one page taken from
//! another site.
//!
//! Each reading text is cut into runs of five characters, in one script and without marks; the
//! runs with the lowest hashes are its sketch (Broder, "On the resemblance and containment of
//! documents", 1997). What two sketches share tells how much the texts do. Articles are compared
//! only when the lowest of their hashes meet, so the work grows with the number of articles.

use std::collections::{BTreeSet, HashMap};

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
    let sketches: Vec<Vec<u64>> = articles.iter().map(|it| sketch(&runs(it))).collect();
    let mut met: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (number, sketch) in sketches.iter().enumerate() {
        for key in sketch.iter().take(KEYS) {
            let others = met.entry(*key).or_default();
            pairs.extend(others.iter().map(|&other| (other, number)));
            if others.len() < MEETINGS {
                others.push(number);
            }
        }
    }
    let sketch = |number: usize| sketches.get(number).map_or(&[][..], Vec::as_slice);
    for (one, other) in pairs {
        let share = shared(sketch(one), sketch(other));
        if share >= LEAST {
            add(articles, one, other, share);
            add(articles, other, one, share);
        }
    }
    for article in articles {
        article.near.sort_by(|one, other| {
            let by_share = other.share.cmp(&one.share);
            by_share.then_with(|| one.id.cmp(&other.id))
        });
        article.near.truncate(limits::NEAR);
    }
}

fn add(articles: &mut [Article], to: usize, other: usize, share: u16) {
    let id = articles.get(other).map(|article| article.id.clone());
    if let (Some(id), Some(article)) = (id, articles.get_mut(to)) {
        article.near.push(Near { id, share });
    }
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
fn sketch(runs: &[u64]) -> Vec<u64> {
    if runs.len() < FEWEST {
        return Vec::new();
    }
    let mut sketch = runs.to_vec();
    sketch.sort_unstable();
    sketch.dedup();
    sketch.truncate(SKETCH);
    sketch
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
