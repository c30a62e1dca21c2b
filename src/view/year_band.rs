//! The histogram of years with its brush.

use collection::{YearBar, Years};

/// Most bars the band draws; an archive of more years has several to a bar.
const MOST_BARS: i32 = 120;

/// The histogram, in per cent of its width and height.
#[derive(Debug, Clone, PartialEq)]
pub struct YearBand {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// The bars, from left to right.
    pub bars: Vec<Bar>,
    /// Labels of years, from left to right.
    pub ticks: Vec<Tick>,
    /// The years that are chosen, held to the band; all of them when none are.
    pub brush: Years,
    /// Whether years are chosen at all.
    pub brushed: bool,
    /// Years to a bar.
    step: i32,
}

/// One bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its first year.
    pub year: i32,
    /// Its left edge, in per cent.
    pub left: f64,
    /// Its width, in per cent.
    pub width: f64,
    /// The height for all articles, in per cent of the highest bar.
    pub all: f64,
    /// The height for those that pass.
    pub hits: f64,
    /// How many pass.
    pub count: u32,
    /// Whether its years are chosen.
    pub inside: bool,
}

/// A label under the band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// The year.
    pub year: i32,
    /// Its middle, in per cent.
    pub at: f64,
}

/// An end of the brush.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first year.
    First,
    /// The last year.
    Last,
}

impl YearBand {
    /// Works out the band; nothing when there are no years.
    pub fn new(years: &[YearBar], chosen: Option<Years>) -> Option<Self> {
        let (first, last) = (years.first()?.year, years.last()?.year);
        let brush = chosen.map_or(Years { first, last }, |chosen| Years {
            first: chosen.first.clamp(first, last),
            last: chosen.last.clamp(first, last),
        });
        let step = (last - first + 1 + MOST_BARS - 1) / MOST_BARS;
        let mut band = Self {
            first,
            last,
            bars: Vec::new(),
            ticks: Vec::new(),
            brush,
            brushed: chosen.is_some(),
            step: step.max(1),
        };
        band.bars = band.draw_bars(years);
        band.ticks = band.draw_ticks();
        Some(band)
    }

    /// Where a year begins, in per cent.
    pub fn left_of(&self, year: i32) -> f64 {
        let slots = f64::from((self.last - self.first) / self.step + 1);
        f64::from((year - self.first).div_euclid(self.step)) * 100.0 / slots
    }

    /// Where a year ends, in per cent.
    pub fn right_of(&self, year: i32) -> f64 {
        self.left_of(year + self.step)
    }

    /// The year at a fraction of the width.
    pub fn year_at(&self, fraction: f64) -> i32 {
        let years = f64::from(self.last - self.first + 1);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "held between the first and the last year by the clamp"
        )]
        let offset = (fraction.clamp(0.0, 1.0) * years).floor() as i32;
        (self.first + offset).clamp(self.first, self.last)
    }

    /// The years after one end of the brush is moved to `year`; the ends never cross.
    pub fn moved(&self, end: End, year: i32) -> Years {
        let year = year.clamp(self.first, self.last);
        match end {
            End::First => Years {
                first: year.min(self.brush.last),
                ..self.brush
            },
            End::Last => Years {
                last: year.max(self.brush.first),
                ..self.brush
            },
        }
    }

    /// The years between two places of a drag, in either order.
    pub fn between(&self, from: i32, to: i32) -> Years {
        Years {
            first: from.min(to),
            last: from.max(to),
        }
    }

    /// The choice that `years` makes: none when they are all years there are.
    pub fn choice(&self, years: Years) -> Option<Years> {
        (years.first > self.first || years.last < self.last).then_some(years)
    }

    /// The year an arrow or page key moves an end to; nothing for other keys.
    pub fn after_key(&self, end: End, key: &str) -> Option<i32> {
        let now = match end {
            End::First => self.brush.first,
            End::Last => self.brush.last,
        };
        Some(match key {
            "ArrowLeft" | "ArrowDown" => now - 1,
            "ArrowRight" | "ArrowUp" => now + 1,
            "PageDown" => now - 5,
            "PageUp" => now + 5,
            "Home" => self.first,
            "End" => self.last,
            _ => return None,
        })
    }

    fn draw_bars(&self, years: &[YearBar]) -> Vec<Bar> {
        let step = usize::try_from(self.step).unwrap_or(1);
        let sums: Vec<(i32, u32, u32)> = years
            .chunks(step)
            .filter_map(|chunk| {
                let all = chunk.iter().map(|bar| bar.all).sum();
                let hits = chunk.iter().map(|bar| bar.hits).sum();
                Some((chunk.first()?.year, all, hits))
            })
            .collect();
        let highest = f64::from(
            sums.iter()
                .map(|(_, all, _)| *all)
                .max()
                .unwrap_or(0)
                .max(1),
        );
        let slot = self.right_of(self.first);
        sums.into_iter()
            .map(|(year, all, hits)| Bar {
                year,
                left: self.left_of(year) + slot * 0.2,
                width: slot * 0.6,
                all: f64::from(all) * 100.0 / highest,
                hits: f64::from(hits) * 100.0 / highest,
                count: hits,
                inside: self.brush.first < year + self.step && year <= self.brush.last,
            })
            .collect()
    }

    /// At most eight labels, on round steps.
    fn draw_ticks(&self) -> Vec<Tick> {
        let span = self.last - self.first;
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
            .into_iter()
            .find(|step| span / step < 8)
            .unwrap_or(1000);
        (self.first..=self.last)
            .filter(|year| year.rem_euclid(step) == 0)
            .map(|year| Tick {
                year,
                at: f64::midpoint(self.left_of(year), self.right_of(year)),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(chosen: Option<(i32, i32)>) -> YearBand {
        let bar = |year: i32| YearBar {
            year,
            all: 2,
            hits: 1,
        };
        let years: Vec<_> = (2004..=2019).map(bar).collect();
        YearBand::new(&years, chosen.map(|(first, last)| Years { first, last })).unwrap()
    }

    #[test]
    fn without_years_there_is_no_band() {
        assert_eq!(YearBand::new(&[], None), None);
    }

    #[test]
    fn every_year_is_found_where_it_is_drawn() {
        let band = band(None);
        for year in 2004..=2019 {
            let middle = f64::midpoint(band.left_of(year), band.right_of(year)) / 100.0;
            assert_eq!(band.year_at(middle), year);
        }
        assert_eq!(band.year_at(-3.0), 2004);
        assert_eq!(band.year_at(1.0), 2019);
    }

    #[test]
    fn the_ends_of_the_brush_never_cross() {
        let band = band(Some((2014, 2018)));
        assert_eq!(
            band.moved(End::First, 2019),
            Years {
                first: 2018,
                last: 2018
            }
        );
        assert_eq!(
            band.moved(End::Last, 1990),
            Years {
                first: 2014,
                last: 2014
            }
        );
    }

    #[test]
    fn choosing_all_years_is_choosing_none() {
        let band = band(Some((2014, 2018)));
        assert_eq!(
            band.choice(Years {
                first: 2004,
                last: 2019
            }),
            None
        );
        assert!(
            band.choice(Years {
                first: 2005,
                last: 2019
            })
            .is_some()
        );
    }

    #[test]
    fn years_outside_the_archive_are_held_to_its_ends() {
        assert_eq!(
            band(Some((1900, 2100))).brush,
            Years {
                first: 2004,
                last: 2019
            }
        );
    }

    #[test]
    fn a_long_span_has_several_years_to_a_bar() {
        let bar = |year: i32| YearBar {
            year,
            all: 1,
            hits: 0,
        };
        let years: Vec<_> = (1000..2000).map(bar).collect();
        let band = YearBand::new(&years, None).unwrap();
        assert!(band.bars.len() <= 120);
        assert!(band.ticks.len() <= 10);
        assert!(
            band.bars
                .iter()
                .all(|bar| bar.left >= 0.0 && bar.left + bar.width <= 100.0)
        );
    }

    #[test]
    fn keys_move_an_end_by_years() {
        let band = band(Some((2014, 2018)));
        assert_eq!(band.after_key(End::First, "ArrowLeft"), Some(2013));
        assert_eq!(band.after_key(End::Last, "PageUp"), Some(2023));
        assert_eq!(band.after_key(End::Last, "x"), None);
    }
}
