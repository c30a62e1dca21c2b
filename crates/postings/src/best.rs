//! The first of many.

/// The lowest bits of a key, which have a number.
const NUMBER: u64 = (1 << 31) - 1;

/// Of the articles of an order the best, best first and no more than `most`: those that are not of the kind `last`
/// before those that are, then the highest scores; of equals the first. `kinds` and `scores` are of all articles.
pub fn best(
    order: &[u32],
    (kinds, last): (&[u8], Option<u8>),
    scores: &[f32],
    most: usize,
) -> Vec<u32> {
    // The bits of numbers that are not negative have their order.
    let keys = order.iter().map(|doc| {
        let kind = kinds.get(*doc as usize).copied();
        let score = scores.get(*doc as usize).copied().unwrap_or(0.0);
        (last.is_some() && kind == last, score.max(0.0).to_bits())
    });
    let found = first(keys, most);
    let doc = |at: &u32| order.get(*at as usize).copied();
    found.iter().filter_map(doc).collect()
}

/// The numbers of counts: those that are chosen first, then the largest, no more than `most` in all; of equals the
/// first.
pub fn largest(counts: &[(bool, u32)], most: usize) -> Vec<u32> {
    let keys = counts.iter().map(|(chosen, count)| (!chosen, *count));
    first(keys, most)
}

/// The numbers of the first `most`: those that are last behind the others, then the largest. All is one number,
/// for sorting is large, and compiled anew for each type.
fn first(all: impl Iterator<Item = (bool, u32)>, most: usize) -> Vec<u32> {
    let key = |(number, (last, value)): (u64, (bool, u32))| {
        u64::from(last) << 63 | u64::from(!value) << 31 | number & NUMBER
    };
    let mut keys: Vec<u64> = (0..).zip(all).map(key).collect();
    if most < keys.len() {
        keys.select_nth_unstable(most);
        keys.truncate(most);
    }
    keys.sort_unstable();
    let number = |key: &u64| u32::try_from(key & NUMBER).unwrap_or(0);
    keys.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_of_equals_the_first() {
        let (kinds, scores) = ([7, 0, 0, 0, 1, 0], [9.0, 1.0, 2.5, 1.0, 0.0, 9.0]);
        let best = |last, most| best(&[4, 3, 2, 1, 0], (&kinds, last), &scores, most);
        assert_eq!(best(Some(7), 9), [2, 3, 1, 4, 0]);
        assert_eq!(best(Some(7), 2), [2, 3]);
        assert_eq!(best(None, 2), [0, 2]);
        assert_eq!(best(None, 0), [0; 0]);
        let counts = [(false, 3), (true, 0), (false, 7), (true, 1), (false, 3)];
        assert_eq!(largest(&counts, 9), [3, 1, 2, 0, 4]);
        assert_eq!(largest(&counts, 3), [3, 1, 2]);
    }
}
