//! Keys by their first two characters.

use crate::filter::{Filter, hash};

/// Bits of a slot that hold a place in `tails`; the others hold part of the hash.
const TAIL: u32 = 18;
/// Bits of a word that hold the third character of a key, 0 where there is none; the others hold
/// how many come after it.
const THIRD: u32 = 21;

/// Runs of keys that share their first two characters, found by a hash of these.
///
/// What has to be compared of the keys of a run stands together, apart from the keys themselves,
/// because the cost of a search is in the memory it touches.
pub(crate) struct Pairs {
    /// Open addressing. A power of two, at most two thirds full.
    slots: Vec<u32>,
    /// The runs: the two characters, the first entry, how many there are, a word for each, then the
    /// characters after the third of each. Place 0 is no run.
    tails: Vec<u32>,
    /// The first three characters of keys, with 0 for the third of a key of two. Half of the pairs
    /// in a text that some key begins with are followed by something else.
    thirds: Filter,
}

impl Pairs {
    /// The runs among keys in ascending order. Keys of one character are left out.
    ///
    /// `None` when they are more or longer than the words have bits for.
    pub(super) fn of<'a>(keys: impl ExactSizeIterator<Item = &'a [u32]> + 'a) -> Option<Self> {
        let mut tails = vec![0];
        let mut runs: Vec<((u32, u32), u32)> = Vec::new();
        let mut more = Vec::new();
        let mut thirds = Filter::new(keys.len());
        for (key, entry) in keys.zip(0_u32..) {
            let [first, second, ref others @ ..] = *key else {
                continue;
            };
            if runs.last().is_none_or(|&(pair, _)| pair != (first, second)) {
                tails.append(&mut more);
                runs.push(((first, second), tails.len().try_into().ok()?));
                tails.extend([first, second, entry, 0]);
            }
            let &(_, run) = runs.last()?;
            *tails.get_mut(run as usize + 3)? += 1;
            let after = others.get(1..).unwrap_or(&[]);
            let n_after = u32::try_from(after.len())
                .ok()
                .filter(|n| n >> (32 - THIRD) == 0)?;
            let third = others.first().copied().unwrap_or(0);
            let pair = hash(first, second);
            thirds.add(pair, hash(pair, third));
            tails.push(third | n_after << THIRD);
            more.extend_from_slice(after);
        }
        tails.append(&mut more);
        if tails.len() >> TAIL != 0 {
            return None;
        }
        let slots = vec![0; (runs.len() * 3 / 2 + 1).next_power_of_two()];
        let mut pairs = Self {
            slots,
            tails,
            thirds,
        };
        for ((first, second), run) in runs {
            let hash = hash(first, second);
            let mut at = hash as usize & (pairs.slots.len() - 1);
            while *pairs.slots.get(at)? != 0 {
                at = (at + 1) & (pairs.slots.len() - 1);
            }
            *pairs.slots.get_mut(at)? = hash >> TAIL << TAIL | run;
        }
        Some(pairs)
    }

    /// The longest key of two or more that `text` begins with, and how long it is. Asked where there
    /// is one most often.
    pub(super) fn longest(&self, text: &[u32]) -> Option<(u32, usize)> {
        let mut longest = None;
        if let [first, second, ref rest @ ..] = *text {
            self.each_from(first, second, hash(first, second), rest, |entry, length| {
                longest = Some((entry, length));
            });
        }
        longest
    }

    /// Calls `found` with every key of two or more that `text` begins with and how long it is, the
    /// shortest first. Asked anywhere.
    pub(super) fn each(&self, text: &[u32], found: impl FnMut(u32, usize)) {
        let [first, second, ref rest @ ..] = *text else {
            return;
        };
        let pair = hash(first, second);
        let third = rest.first().copied().unwrap_or(0);
        if self
            .thirds
            .may_have(pair, [hash(pair, 0), hash(pair, third)])
        {
            self.each_from(first, second, pair, rest, found);
        }
    }

    /// The same of a text by its first two characters, their hash, and the rest.
    fn each_from(
        &self,
        first: u32,
        second: u32,
        pair: u32,
        rest: &[u32],
        found: impl FnMut(u32, usize),
    ) {
        // The low bits choose the slot, the high ones are kept in it.
        let mut at = pair as usize;
        loop {
            at &= self.slots.len() - 1;
            let Some(&slot) = self.slots.get(at).filter(|&&slot| slot != 0) else {
                return;
            };
            if (slot ^ pair) >> TAIL == 0 {
                let run = slot & ((1 << TAIL) - 1);
                // Others may come here by their hash.
                if let Some((&[one, other], run)) = self.run(run)
                    && (one, other) == (first, second)
                {
                    _ = each_in(run, rest, found);
                    return;
                }
            }
            at += 1;
        }
    }

    /// The two characters of a run, and the rest of it.
    fn run(&self, run: u32) -> Option<(&[u32; 2], &[u32])> {
        self.tails.get(run as usize..)?.split_first_chunk()
    }
}

/// Calls `found` with every key of a run whose characters after the second `rest` begins with.
fn each_in(run: &[u32], rest: &[u32], mut found: impl FnMut(u32, usize)) -> Option<()> {
    let (&[start, n_words], run) = run.split_first_chunk()?;
    let (words, mut more) = run.split_at_checked(n_words as usize)?;
    let third = rest.first().copied().unwrap_or(0);
    for (&word, entry) in words.iter().zip(start..) {
        let own = word & ((1 << THIRD) - 1);
        let n_more = (word >> THIRD) as usize;
        // Keys ascend: of two that fit, the longer comes later.
        if own > third {
            break;
        }
        let (own_more, next) = more.split_at_checked(n_more)?;
        more = next;
        if own == 0 {
            found(entry, 2);
        } else if own == third && begins_with(rest.get(1..).unwrap_or(&[]), own_more) {
            found(entry, 3 + n_more);
        }
    }
    Some(())
}

/// Whether `text` begins with `start`. They part at the first code or two, or are equal over two
/// or three: no work for a general comparison of memory.
fn begins_with(text: &[u32], start: &[u32]) -> bool {
    text.len() >= start.len() && start.iter().zip(text).all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    fn codes(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    #[track_caller]
    fn check(keys: &[&str], text: &str, wanted: Option<&str>) {
        let keys: Vec<Vec<u32>> = keys.iter().map(|key| codes(key)).collect();
        let pairs = Pairs::of(keys.iter().map(Vec::as_slice)).unwrap();
        let text = codes(text);
        let found = pairs.longest(&text);
        let found = found.map(|(entry, length)| (keys[entry as usize].clone(), length));
        assert_eq!(found, wanted.map(|key| (codes(key), key.chars().count())));
    }

    #[test]
    fn the_longest_key_is_found() {
        let keys = [
            "一",
            "一一",
            "一一丁七八",
            "一一七",
            "一丁七",
            "丁",
            "丁一",
            "丁一三",
        ];
        check(&keys, "一一", Some("一一"));
        check(&keys, "一一丁七", Some("一一"));
        check(&keys, "一一丁七八九", Some("一一丁七八"));
        check(&keys, "一一七八", Some("一一七"));
        check(&keys, "一丁", None);
        check(&keys, "一丁七", Some("一丁七"));
        check(&keys, "丁一二", Some("丁一"));
        check(&keys, "丁丁", None);
        check(&keys, "一", None);
    }

    #[test]
    fn every_key_of_many_is_found() {
        let letters = || (0x4e00..0x9fa5).step_by(97);
        let keys: Vec<[u32; 2]> = letters()
            .flat_map(|one| letters().map(move |other| [one, other]))
            .collect();
        let pairs = Pairs::of(keys.iter().map(<[u32; 2]>::as_slice)).unwrap();
        for (key, entry) in keys.iter().zip(0..) {
            let found = pairs.longest(key);
            assert_eq!(found, Some((entry, 2)));
        }
    }

    #[test]
    fn without_keys_nothing_is_found() {
        check(&[], "一一", None);
    }
}
