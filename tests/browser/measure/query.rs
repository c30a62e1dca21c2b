//! The queries: 200 of mixed kinds, the same for the same archive.

use super::archive::Archive;

/// A query as it is typed, and of what kind it is.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) kind: &'static str,
    pub(super) typed: String,
}

/// The kind of words of two characters, which are what is typed most.
pub(super) const PAIR: &str = "two characters";

/// A row of numbers that look like chance (xorshift*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).expect("31 bits") % bound.max(1)
    }
}

/// The queries for an archive: pieces of its texts, and words that it does not have.
pub(super) fn queries(archive: &Archive) -> Vec<Query> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut all = Vec::new();
    let mut put = |kind, count, make: &mut dyn FnMut(&mut Chance) -> Option<String>| {
        let mut left = count;
        // An archive may have none of a kind; then there are fewer queries, and the table says so.
        for _ in 0..200_000 {
            if left == 0 {
                break;
            }
            if let Some(typed) = make(&mut chance) {
                all.push(Query { kind, typed });
                left -= 1;
            }
        }
    };
    put("one character", 20, &mut |chance| {
        piece(archive, chance, 1, 1, is_han)
    });
    put(PAIR, 50, &mut |chance| piece(archive, chance, 2, 2, is_han));
    put("three to four characters", 40, &mut |chance| {
        piece(archive, chance, 3, 4, is_han)
    });
    put("six to ten characters", 25, &mut |chance| {
        piece(archive, chance, 6, 10, is_han)
    });
    put("two words", 20, &mut |chance| {
        let first = piece(archive, chance, 2, 2, is_han)?;
        let second = piece(archive, chance, 2, 2, is_han)?;
        Some(format!("{first} {second}"))
    });
    put("in the other script", 20, &mut |chance| {
        let word = piece(archive, chance, 2, 3, is_han)?;
        let folded = hanzi::fold(&word).into_text();
        (folded != word).then_some(folded)
    });
    put("Latin and numbers", 15, &mut |chance| {
        piece(archive, chance, 2, 6, is_latin)
    });
    put("absent", 10, &mut |chance| {
        let word: String = (0..3)
            .filter_map(|_| piece(archive, chance, 1, 1, is_han))
            .collect();
        (word.chars().count() == 3 && archive.scan(&word).is_empty()).then_some(word)
    });
    all
}

/// A piece of a text of so many characters, all of a kind; with Latin a whole word.
fn piece(
    archive: &Archive,
    chance: &mut Chance,
    least: usize,
    most: usize,
    is: fn(char) -> bool,
) -> Option<String> {
    let text = &archive.articles[chance.below(archive.articles.len())].text;
    let at = text.floor_char_boundary(chance.below(text.len()));
    let (before, after) = text.split_at(at);
    let length = least + chance.below(most - least + 1);
    let begins = is('a').then(|| before.chars().next_back()).flatten();
    if begins.is_some_and(is) {
        return None;
    }
    let run: String = after
        .chars()
        .take_while(|c| is(*c))
        .take(most + 1)
        .collect();
    let count = run.chars().count();
    if is('a') {
        return (least..=most).contains(&count).then_some(run);
    }
    (count >= length).then(|| run.chars().take(length).collect())
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}
