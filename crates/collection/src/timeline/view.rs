//! The part of a timeline that is looked at, and how it moves: plain arithmetic of days.

use serde::{Deserialize, Serialize};

use super::axis::AxisUnit;

/// The fewest days that are looked at: a week.
const FEWEST: i64 = 7;

/// A stretch of days, both ends included, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct View {
    /// The first day.
    pub first: i32,
    /// The last day, not before the first.
    pub last: i32,
}

/// What a key asks of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ViewKey {
    /// Half as many days about the middle.
    ZoomIn,
    /// Twice as many.
    ZoomOut,
    /// A tenth earlier.
    Earlier,
    /// A tenth later.
    Later,
    /// As many days from the beginning.
    Home,
    /// As many days up to the end.
    End,
    /// Everything.
    All,
}

impl View {
    /// From one day to another, whichever comes first.
    pub const fn new(one: i32, other: i32) -> Self {
        let (first, last) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        Self { first, last }
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from(self.last) - i64::from(self.first) + 1
    }

    /// Where a day begins, in tenths of a CSS pixel of a drawing that is so many pixels wide. Days
    /// outside lie outside, up to the ends of the type.
    pub fn x_of(self, day: i64, width: u32) -> i32 {
        let across = i64::from(width) * 10;
        let tenths = (day - i64::from(self.first)).saturating_mul(across) / self.days().max(1);
        small(tenths)
    }

    /// The day at a place given in tenths of a pixel, held to the view.
    pub fn day_at(self, x: i32, width: u32) -> i32 {
        let across = (i64::from(width) * 10).max(1);
        let (first, last) = (i64::from(self.first), i64::from(self.last));
        let days = i64::from(x).saturating_mul(self.days()).div_euclid(across);
        small((first + days).clamp(first, last))
    }

    /// The view moved and, where it is longer, cut so that it lies within `extent`; not under a week,
    /// or the whole extent where that is shorter.
    #[must_use]
    pub fn clamped(self, extent: Self) -> Self {
        let view = Self::new(self.first, self.last);
        let least = FEWEST.min(extent.days());
        let length = view.days().clamp(least, extent.days());
        let latest = i64::from(extent.last) - length + 1;
        let first = i64::from(view.first).clamp(i64::from(extent.first), latest);
        Self {
            first: small(first),
            last: small(first + length - 1),
        }
    }

    /// Zoomed so that `day` stays where it is; `permille` is the new length in thousandths of the
    /// old, 500 for half of it.
    #[must_use]
    pub fn zoomed(self, day: i32, permille: u32, extent: Self) -> Self {
        let least = FEWEST.min(extent.days());
        let wanted = self.days().saturating_mul(i64::from(permille)) / 1000;
        let length = wanted.clamp(least, extent.days());
        let before = (i64::from(day) - i64::from(self.first)).clamp(0, self.days() - 1);
        let first = i64::from(self.first) + before - before * length / self.days();
        Self {
            first: small(first),
            last: small(first + length - 1),
        }
        .clamped(extent)
    }

    /// Moved by so many days.
    #[must_use]
    pub fn panned(self, days: i32, extent: Self) -> Self {
        let first = (i64::from(self.first) + i64::from(days)).clamp(
            i64::from(extent.first) - self.days(),
            i64::from(extent.last),
        );
        Self {
            first: small(first),
            last: small(first + self.days() - 1),
        }
        .clamped(extent)
    }

    /// Widened to whole units of the axis.
    #[must_use]
    pub fn snapped(self, unit: AxisUnit, extent: Self) -> Self {
        let next = unit.next(unit.begin(self.last));
        let first = unit.begin(self.first).max(extent.first);
        let last = next.saturating_sub(1).max(self.last).min(extent.last);
        Self::new(first, last).clamped(extent)
    }

    /// After a key.
    #[must_use]
    pub fn after(self, key: ViewKey, extent: Self) -> Self {
        let middle = small(i64::from(self.first) + self.days() / 2);
        let tenth = small((self.days() / 10).max(1));
        match key {
            ViewKey::ZoomIn => self.zoomed(middle, 500, extent),
            ViewKey::ZoomOut => self.zoomed(middle, 2000, extent),
            ViewKey::Earlier => self.panned(-tenth, extent),
            ViewKey::Later => self.panned(tenth, extent),
            ViewKey::Home => self.panned(i32::MIN, extent),
            ViewKey::End => self.panned(i32::MAX, extent),
            ViewKey::All => extent,
        }
    }
}

/// A number held to the ends of its type.
pub(super) fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXTENT: View = View {
        first: -40_000,
        last: 20_000,
    };

    fn views() -> impl Strategy<Value = View> {
        (-60_000..40_000_i32, 0..70_000_i32)
            .prop_map(|(first, length)| View::new(first, first + length).clamped(EXTENT))
    }

    fn holds(view: View) {
        assert!(
            view.first >= EXTENT.first && view.last <= EXTENT.last,
            "{view:?}"
        );
        assert!(view.days() >= FEWEST, "{view:?}");
    }

    proptest! {
        #[test]
        fn a_view_never_leaves_what_there_is(
            view in views(), day in any::<i32>(), permille in any::<u32>()
        ) {
            holds(view);
            holds(view.zoomed(day, permille, EXTENT));
            holds(view.panned(day, EXTENT));
            prop_assert_eq!(view.panned(day, EXTENT).days(), view.days());
            for unit in AxisUnit::LADDER {
                let snapped = view.snapped(unit, EXTENT);
                holds(snapped);
                prop_assert!(snapped.first <= view.first && view.last <= snapped.last);
            }
        }

        #[test]
        fn the_day_under_the_pointer_stays_there(
            view in views(), at in 0..10_000_i32, permille in 300..3000_u32
        ) {
            let day = view.day_at(at, 1000);
            let zoomed = view.zoomed(day, permille, EXTENT);
            // Unless the edge of what there is pushes it, or it cannot be shorter.
            let free = zoomed.first > EXTENT.first && zoomed.last < EXTENT.last;
            if free && zoomed.days() > FEWEST {
                let x = |view: View| view.x_of(i64::from(day), 1000);
                let one_day = 10_000 / i32::try_from(zoomed.days().min(view.days())).unwrap() + 2;
                prop_assert!((x(zoomed) - x(view)).abs() <= one_day, "{view:?} {zoomed:?}");
            }
        }

        #[test]
        fn a_day_is_found_where_it_is_drawn(view in views(), width in 320..4000_u32) {
            if view.days() <= i64::from(width) * 5 {
                for day in [view.first, view.last, i32::midpoint(view.first, view.last)] {
                    let x = |day: i32| view.x_of(i64::from(day), width);
                    prop_assert_eq!(view.day_at(i32::midpoint(x(day), x(day + 1)), width), day);
                }
            }
        }
    }

    #[test]
    fn keys_move_by_a_tenth_and_zoom_by_half() {
        let view = View::new(0, 999);
        assert_eq!(view.after(ViewKey::Later, EXTENT), View::new(100, 1099));
        assert_eq!(view.after(ViewKey::Earlier, EXTENT), View::new(-100, 899));
        assert_eq!(view.after(ViewKey::ZoomIn, EXTENT).days(), 500);
        assert_eq!(view.after(ViewKey::ZoomOut, EXTENT).days(), 2000);
        assert_eq!(view.after(ViewKey::Home, EXTENT).first, EXTENT.first);
        assert_eq!(view.after(ViewKey::End, EXTENT).last, EXTENT.last);
        assert_eq!(view.after(ViewKey::All, EXTENT), EXTENT);
    }

    #[test]
    fn an_archive_of_three_days_is_looked_at_whole() {
        let extent = View::new(10, 12);
        assert_eq!(View::new(0, 0).clamped(extent), extent);
    }
}
