//! The units of the axis, its ticks, and the bins of the overview.

use bundle::Civil;
use serde::{Deserialize, Serialize};

use super::view::{View, small};

/// The most bars of the overview.
const BARS: i64 = 200;

/// A step of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AxisUnit {
    /// So many years, counted from the year 0.
    Years(u16),
    /// So many months: 1 or 3.
    Months(u8),
    /// A third of a month, from the 1st, the 11th and the 21st.
    Third,
    /// A day.
    Day,
}

impl AxisUnit {
    /// All of them, the longest first.
    pub const LADDER: [Self; 14] = [
        Self::Years(1000),
        Self::Years(500),
        Self::Years(200),
        Self::Years(100),
        Self::Years(50),
        Self::Years(20),
        Self::Years(10),
        Self::Years(5),
        Self::Years(2),
        Self::Years(1),
        Self::Months(3),
        Self::Months(1),
        Self::Third,
        Self::Day,
    ];

    /// How many days the shortest of its kind has.
    const fn days(self) -> i64 {
        match self {
            Self::Years(years) => years as i64 * 365,
            Self::Months(months) => months as i64 * 30 - 2,
            Self::Third => 8,
            Self::Day => 1,
        }
    }

    /// The shortest unit that is at least so many tenths of a pixel wide.
    pub fn fitting(view: View, width: u32, tenths: i64) -> Self {
        let wide = |unit: &Self| unit.days() * i64::from(width) * 10 >= tenths * view.days();
        let found = Self::LADDER.into_iter().rev().find(wide);
        found.unwrap_or(Self::Years(1000))
    }

    /// The shortest unit of which at most so many cover the view.
    fn covering(view: View, most: i64) -> Self {
        let few = |unit: &Self| view.days() / unit.days() + 2 <= most;
        let found = Self::LADDER.into_iter().rev().find(few);
        found.unwrap_or(Self::Years(1000))
    }

    /// The first day of the unit that a day lies in.
    pub fn begin(self, day: i32) -> i32 {
        let at = Civil::of_number(day);
        let (year, month, day) = match self {
            Self::Years(years) => (at.year - at.year.rem_euclid(i32::from(years.max(1))), 1, 1),
            Self::Months(months) => (
                at.year,
                (at.month - 1) / months.max(1) * months.max(1) + 1,
                1,
            ),
            Self::Third => (at.year, at.month, ((at.day - 1) / 10).min(2) * 10 + 1),
            Self::Day => return day,
        };
        Civil { year, month, day }.number()
    }

    /// The first day of the unit after the one that begins on a day.
    pub fn next(self, begin: i32) -> i32 {
        let at = Civil::of_number(begin);
        let (year, month, day) = match self {
            Self::Years(years) => (at.year + i32::from(years), 1, 1),
            Self::Months(months) => {
                let month = at.month - 1 + months;
                (at.year + i32::from(month / 12), month % 12 + 1, 1)
            }
            Self::Third if at.day < 21 => (at.year, at.month, at.day + 10),
            Self::Third => {
                let left = Civil::days_in(at.year, at.month).saturating_sub(at.day);
                return begin.saturating_add(i32::from(left) + 1);
            }
            Self::Day => return begin.saturating_add(1),
        };
        let next = Civil { year, month, day }.number();
        next.max(begin.saturating_add(1))
    }

    /// Whether a unit that begins on this day begins a longer one too: a year among months.
    fn is_major(self, at: Civil) -> bool {
        match self {
            Self::Years(years) => at.year.rem_euclid(i32::from(years.max(1)) * 5) == 0,
            Self::Months(_) => at.month == 1,
            Self::Third | Self::Day => at.day == 1,
        }
    }

    /// The units that cover a view, each from its first day up to that of the next.
    fn over(self, view: View) -> impl Iterator<Item = (i32, i32)> {
        let mut begin = self.begin(view.first);
        std::iter::from_fn(move || {
            if begin > view.last || begin == i32::MAX {
                return None;
            }
            let one = (begin, self.next(begin));
            begin = one.1;
            Some(one)
        })
    }
}

/// A mark on the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Where, in tenths of a pixel; the first may lie left of the drawing.
    pub x: i32,
    /// The day it stands for. What to write there follows from it and the unit.
    pub at: Civil,
    /// Whether a longer unit begins there too.
    pub major: bool,
}

/// The ticks of a view in this unit.
pub(super) fn ticks(unit: AxisUnit, view: View, width: u32) -> Vec<Tick> {
    unit.over(view)
        .map(|(begin, _)| {
            let at = Civil::of_number(begin);
            Tick {
                x: view.x_of(i64::from(begin), width),
                at,
                major: unit.is_major(at),
            }
        })
        .collect()
}

/// A bar of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Its days.
    pub days: View,
    /// Where it begins, in tenths of a pixel.
    pub x: i32,
    /// How wide it is, in tenths of a pixel.
    pub width: i32,
    /// Activities that lie within it.
    pub within: u32,
    /// Activities that go over it and others: a year over its months.
    pub across: u32,
    /// Articles published within it. One of which only the year is known counts where a bin has a
    /// year, else nowhere.
    pub published: u32,
}

/// Empty bars over a view, 200 at most, and their unit.
pub(super) fn bins(view: View, width: u32) -> (AxisUnit, Vec<Bin>) {
    let unit = AxisUnit::covering(view, BARS);
    let bins = unit.over(view).map(|(begin, next)| {
        let last = next.saturating_sub(1).min(view.last);
        let days = View::new(begin.max(view.first), last);
        let x = view.x_of(i64::from(days.first), width);
        Bin {
            days,
            x,
            width: view.x_of(i64::from(days.last) + 1, width) - x,
            within: 0,
            across: 0,
            published: 0,
        }
    });
    (unit, bins.collect())
}

/// Counts stretches of days into bars: those within one, and those that go over more.
#[derive(Debug)]
pub(super) struct Counter<'a> {
    bins: &'a mut [Bin],
    /// How many stretches over several bars begin with each bar, less those that have ended.
    steps: Vec<i32>,
    first: i32,
    /// The number of the bar at every so many days: finds one without a search.
    known: Vec<u32>,
    stride: i32,
}

impl<'a> Counter<'a> {
    pub(super) fn new(bins: &'a mut [Bin], view: View) -> Self {
        let stride = small(view.days() / 2048 + 1);
        let mut known = Vec::new();
        let (mut at, mut day) = (0_u32, i64::from(view.first));
        while day <= i64::from(view.last) {
            let before = |bin: &Bin| i64::from(bin.days.last) < day;
            while bins.get(at as usize).is_some_and(before) {
                at += 1;
            }
            known.push(at);
            day += i64::from(stride);
        }
        Self {
            steps: vec![0; bins.len() + 1],
            bins,
            first: view.first,
            known,
            stride,
        }
    }

    /// The number of the bar that a day lies in; a day outside counts for the nearest.
    fn place(&self, day: i32) -> usize {
        let after = day.saturating_sub(self.first).max(0) / self.stride;
        let known = usize::try_from(after)
            .ok()
            .and_then(|slot| self.known.get(slot));
        let mut at = known.or(self.known.last()).copied().unwrap_or(0) as usize;
        while at + 1 < self.bins.len() && self.bins.get(at).is_some_and(|bin| bin.days.last < day) {
            at += 1;
        }
        at
    }

    /// Counts an activity from one day to another; one of which an end is unknown lies within no
    /// bar.
    pub(super) fn add(&mut self, from: i32, to: i32, ends_known: bool) {
        let (from, to) = (self.place(from), self.place(to));
        if from == to && ends_known {
            if let Some(bin) = self.bins.get_mut(from) {
                bin.within += 1;
            }
            return;
        }
        for (at, by) in [(from, 1), (to + 1, -1)] {
            if let Some(step) = self.steps.get_mut(at) {
                *step += by;
            }
        }
    }

    /// Counts an article published on one of these days.
    pub(super) fn publish(&mut self, from: i32, to: i32) {
        let (from, to) = (self.place(from), self.place(to));
        if from == to
            && let Some(bin) = self.bins.get_mut(from)
        {
            bin.published += 1;
        }
    }

    /// Writes down what goes over more than one bar.
    pub(super) fn finish(self) {
        let mut open = 0_i32;
        for (bin, step) in self.bins.iter_mut().zip(&self.steps) {
            open += step;
            bin.across = u32::try_from(open).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_begin_where_the_calendar_does() {
        let day = |year, month, day| Civil { year, month, day }.number();
        let at = day(2016, 2, 29);
        assert_eq!(AxisUnit::Years(100).begin(at), day(2000, 1, 1));
        assert_eq!(AxisUnit::Years(1).begin(at), day(2016, 1, 1));
        assert_eq!(AxisUnit::Months(3).begin(at), day(2016, 1, 1));
        assert_eq!(AxisUnit::Third.begin(at), day(2016, 2, 21));
        assert_eq!(AxisUnit::Third.begin(day(2016, 1, 31)), day(2016, 1, 21));
        assert_eq!(AxisUnit::Third.next(day(2016, 2, 21)), day(2016, 3, 1));
        assert_eq!(AxisUnit::Months(3).next(day(2016, 10, 1)), day(2017, 1, 1));
        assert_eq!(AxisUnit::Years(100).begin(day(-50, 1, 1)), day(-100, 1, 1));
    }

    proptest! {
        #[test]
        fn units_tile_the_view_and_stay_few(
            first in -800_000..800_000_i32, length in 0..900_000_i32, width in 300..3000_u32
        ) {
            let view = View::new(first, first + length);
            let (_, bins) = bins(view, width);
            prop_assert!(bins.len() <= 200, "{}", bins.len());
            let mut at = view.first;
            for bin in &bins {
                prop_assert_eq!(bin.days.first, at);
                at = bin.days.last + 1;
            }
            prop_assert_eq!(at, view.last + 1);
            let unit = AxisUnit::fitting(view, width, 640);
            prop_assert!(ticks(unit, view, width).len() <= width as usize / 60 + 2);
        }

        #[test]
        fn every_stretch_is_counted_where_it_lies(
            stretches in vec((0..5000_i32, 0..400_i32), 0..60)
        ) {
            let view = View::new(0, 5000);
            let (_, mut bins) = bins(view, 800);
            let mut counter = Counter::new(&mut bins, view);
            let stretches: Vec<_> = stretches
                .into_iter()
                .map(|(from, length)| (from, (from + length).min(5000)))
                .collect();
            for (from, to) in &stretches {
                counter.add(*from, *to, true);
            }
            counter.finish();
            for bin in &bins {
                let View { first, last } = bin.days;
                let touching = stretches.iter().filter(|(from, to)| *from <= last && *to >= first);
                let inside = stretches.iter().filter(|(from, to)| *from >= first && *to <= last);
                let (touching, inside) = (touching.count(), inside.count());
                prop_assert_eq!(bin.within as usize, inside);
                prop_assert_eq!(bin.across as usize, touching - inside);
            }
        }
    }
}
