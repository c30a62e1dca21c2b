//! The first of many.

/// The lowest bits of a key, which have a number.
const NUMBER: u64 = (1 << 31) - 1;

/// The numbers of the best scores, best first and no more than `most`: those that are not `last` before those
/// that are, then the highest; of equals the first.
pub fn best(scores: &[(bool, f32)], most: usize) -> Vec<u32> {
    // The bits of numbers that are not negative have their order.
    let keys = scores
        .iter()
        .map(|(last, score)| (*last, score.max(0.0).to_bits()));
    first(keys, most)
}

/// The numbers of counts: those that are chosen first, then the largest; of equals the first.
pub fn largest(counts: &[(bool, u32)]) -> Vec<u32> {
    let keys = counts.iter().map(|(chosen, count)| (!chosen, *count));
    first(keys, usize::MAX)
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
        let scores = [
            (true, 9.0),
            (false, 1.0),
            (false, 2.5),
            (false, 1.0),
            (false, 0.0),
        ];
        assert_eq!(best(&scores, 9), [2, 1, 3, 4, 0]);
        assert_eq!(best(&scores, 2), [2, 1]);
        assert_eq!(best(&scores, 0), [0; 0]);
        let counts = [(false, 3), (true, 0), (false, 7), (true, 1), (false, 3)];
        assert_eq!(largest(&counts), [3, 1, 2, 0, 4]);
    }
}
