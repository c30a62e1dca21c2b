//! Where a number stands on the axis of numbers: whole arithmetic, the same on every machine.

use serde::{Deserialize, Serialize};

/// How many times the least number the largest has to be for steps that are factors.
const WIDE: i64 = 40;
/// The least room for a number on the axis, in tenths of a pixel.
const ROOM: i64 = 280;
/// One, in the fixed point of logarithms.
const ONE: i64 = 1 << FRACTION;
const FRACTION: u32 = 12;

/// A number on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueTick {
    /// How high it stands, from the top.
    pub y: i32,
    /// The number, in thousandths.
    pub thousandths: i64,
}

/// An axis of numbers.
#[derive(Debug)]
pub(super) struct Scale {
    /// The least and the largest number on it, in thousandths.
    ends: (i64, i64),
    /// Whether its steps are factors.
    factors: bool,
    /// Whether there is a nought below the least, for which a step by factors has no place.
    nought: bool,
    /// In tenths of a pixel.
    height: i64,
}

impl Scale {
    /// The axis of these numbers, none of them less than nought: from nought on, or by factors where the
    /// largest is many times the least.
    pub(super) fn new(values: impl Iterator<Item = i64>, height: u32) -> Self {
        let (mut least, mut most, mut nought) = (i64::MAX, 1, false);
        for value in values {
            nought |= value <= 0;
            if value > 0 {
                least = least.min(value);
            }
            most = most.max(value);
        }
        let least = least.min(most);
        let factors = most / least >= WIDE;
        let ends = if factors {
            let (low, high) = (power_below(least), power_above(most));
            (if nought { low / 10 } else { low }.max(1), high)
        } else {
            let step = step(most, 5);
            {
                let steps = most / step + i64::from(most % step > 0);
                (0, steps.saturating_mul(step))
            }
        };
        Self {
            ends,
            factors,
            nought,
            height: i64::from(height) * 10,
        }
    }

    /// Whether steps are factors.
    pub(super) const fn is_logarithmic(&self) -> bool {
        self.factors
    }

    /// How high a number stands, from the top.
    pub(super) fn y(&self, value: i64) -> i32 {
        let (low, high) = self.ends;
        let (at, whole) = if self.factors {
            let at = |value: i64| logarithm(value.max(low));
            (at(value.min(high)) - at(low), at(high) - at(low))
        } else {
            (value.clamp(low, high), high)
        };
        let up = i128::from(at) * i128::from(self.height) / i128::from(whole.max(1));
        let y = i128::from(self.height) - up;
        i32::try_from(y).unwrap_or_default()
    }

    /// The numbers to write beside it, the lowest first.
    pub(super) fn ticks(&self) -> Vec<ValueTick> {
        let tick = |thousandths: i64| ValueTick {
            y: self.y(thousandths),
            thousandths,
        };
        if !self.factors {
            let step = step(self.ends.1, 5);
            let many = self.ends.1 / step.max(1);
            return (0..=many).map(|at| tick(at * step)).collect();
        }
        let mut ticks: Vec<ValueTick> = Vec::new();
        if self.nought {
            // At the very foot stands nought, which has no place among factors.
            ticks.push(ValueTick {
                thousandths: 0,
                ..tick(self.ends.0)
            });
        }
        let begin = if self.nought {
            self.ends.0.saturating_mul(10)
        } else {
            self.ends.0
        };
        let powers: Vec<i64> = powers(begin, self.ends.1).collect();
        let each = self.height / i64::try_from(powers.len().max(1)).unwrap_or(1);
        let within: &[i64] = if each > ROOM * 3 { &[1, 2, 5] } else { &[1] };
        let skip = usize::try_from(ROOM / each.max(1)).unwrap_or_default() + 1;
        for power in powers.into_iter().step_by(skip) {
            let own = within.iter().map(|times| power.saturating_mul(*times));
            ticks.extend(own.filter(|value| *value <= self.ends.1).map(tick));
        }
        ticks
    }
}

/// The powers of ten from one to another.
fn powers(from: i64, to: i64) -> impl Iterator<Item = i64> {
    let next = |power: &i64| power.checked_mul(10);
    std::iter::successors(Some(from), next).take_while(move |power| *power <= to)
}

/// The largest power of ten that is not above a number, which is one at least.
fn power_below(value: i64) -> i64 {
    powers(1, value.max(1)).last().unwrap_or(1)
}

/// The least power of ten that is not below it, as far as there are such.
fn power_above(value: i64) -> i64 {
    let below = power_below(value);
    if below == value {
        value
    } else {
        below.saturating_mul(10)
    }
}

/// A step of 1, 2 or 5 times a power of ten, of which at most so many go up to a number.
fn step(most: i64, steps: i64) -> i64 {
    let least = (most / steps.max(1)).max(1);
    let power = power_below(least);
    let fits = |times: &i64| power.saturating_mul(*times) >= least;
    let times = [1, 2, 5, 10].into_iter().find(fits);
    power.saturating_mul(times.unwrap_or(10))
}

/// The logarithm to the base two of a number that is one at least, in fixed point: the number is squared
/// again and again, and what goes over two is a digit.
fn logarithm(value: i64) -> i64 {
    let value = value.max(1).unsigned_abs();
    let whole = value.ilog2();
    let mut rest = u128::from(value) << (63 - whole);
    let mut digits = 0;
    for _ in 0..FRACTION {
        rest = (rest * rest) >> 63;
        digits *= 2;
        if rest >> 64 > 0 {
            rest >>= 1;
            digits += 1;
        }
    }
    i64::from(whole) * ONE + digits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(values: &[i64]) -> (bool, Vec<i64>) {
        let scale = Scale::new(values.iter().copied(), 300);
        let ticks = scale.ticks();
        (
            scale.is_logarithmic(),
            ticks.iter().map(|tick| tick.thousandths).collect(),
        )
    }

    #[test]
    fn numbers_of_one_size_stand_from_nought_in_even_steps() {
        assert_eq!(
            told(&[30_000, 120_000]),
            (false, vec![0, 50_000, 100_000, 150_000])
        );
        assert_eq!(told(&[1000]), (false, vec![0, 200, 400, 600, 800, 1000]));
    }

    #[test]
    fn numbers_of_many_sizes_stand_by_factors_of_ten() {
        let (factors, ticks) = told(&[2_000, 70_000_000]);
        assert!(factors);
        assert_eq!(
            ticks,
            [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
        );
        let scale = Scale::new([2_000, 70_000_000].into_iter(), 300);
        assert_eq!((scale.y(1_000), scale.y(100_000_000)), (3000, 0));
        // A hundred is two fifths of the way from one to a hundred thousand.
        assert!((scale.y(100_000) - 1800).abs() <= 1, "{}", scale.y(100_000));
    }

    #[test]
    fn nought_has_a_place_of_its_own_under_factors() {
        let (factors, ticks) = told(&[0, 1_000, 900_000]);
        assert!(factors);
        assert_eq!(ticks[..2], [0, 1_000]);
        let scale = Scale::new([0, 1_000, 900_000].into_iter(), 300);
        assert_eq!(scale.y(0), 3000);
        assert!(scale.y(1_000) < 3000);
    }

    proptest! {
        #[test]
        fn a_larger_number_never_stands_lower(
            values in prop::collection::vec(0..=i64::MAX, 1..20), height in 1..8000_u32
        ) {
            let scale = Scale::new(values.iter().copied(), height);
            let mut sorted = values.clone();
            sorted.sort_unstable();
            let places: Vec<_> = sorted.iter().map(|value| scale.y(*value)).collect();
            prop_assert!(places.is_sorted_by(|a, b| a >= b), "{:?}", places);
            let whole = i32::try_from(height).unwrap() * 10;
            prop_assert!(places.iter().all(|y| (0..=whole).contains(y)), "{:?}", places);
            let ticks = scale.ticks();
            prop_assert!(!ticks.is_empty() && ticks.len() < 70, "{:?}", ticks);
            prop_assert!(ticks.is_sorted_by(|a, b| a.thousandths < b.thousandths), "{:?}", ticks);
            prop_assert!(ticks.iter().all(|tick| (0..=whole).contains(&tick.y)), "{:?}", ticks);
        }
    }
}
