//! Figures over the years: where each is drawn, as wide as the time it is of.

use std::collections::BTreeMap;

use bundle::FigureKind;
use serde::{Deserialize, Serialize};

use super::{Found, Reach};
use crate::timeline::axis::{self, AxisUnit, Tick};
use crate::timeline::period::Period;
use crate::timeline::view::{View, small};

mod scale;

use self::scale::Scale;
pub use self::scale::ValueTick;

/// The least room for a tick of the axis, in tenths of a pixel.
const TICK: i64 = 640;
/// The widest and the highest drawing, in pixels.
const LARGEST: u32 = 8000;
/// The most marks; where there would be more, those near each other fall together.
const MOST: usize = 600;
/// How near that is at first, in tenths of a pixel: two marks nearer than this are hardly two.
const NEAR: i32 = 80;
/// How long an end of which nobody says when is drawn, in tenths of a pixel.
const FADE: i32 = 600;

/// Counts, amounts and shares over the years. Places are in tenths of a CSS pixel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plot {
    /// The days it goes over.
    pub extent: View,
    /// The unit of the ticks.
    pub unit: AxisUnit,
    /// The axis of time.
    pub ticks: Vec<Tick>,
    /// The axis of numbers, the lowest first.
    pub values: Vec<ValueTick>,
    /// Whether steps of it are factors: each is as far from the next as ten is from a hundred.
    pub is_logarithmic: bool,
    /// How many figures are drawn.
    pub drawn: u32,
    /// The marks, by where they begin.
    pub marks: Vec<FigureMark>,
}

/// A figure on the drawing, or several that would lie on each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureMark {
    /// The id of the first of them, that of its row.
    pub id: String,
    /// How many fall together here. Their numbers are never added up.
    pub count: u32,
    /// The words of the first.
    pub quote: String,
    /// Of which time it is, in parts; nothing where the text does not say.
    pub period: Option<Period>,
    /// Where the time begins.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// Whether it is a single day.
    pub is_day: bool,
    /// Whether its beginning, and its end, is unknown or open.
    pub fades: (bool, bool),
    /// Whether the time is that of publication, for want of another.
    pub by_publish: bool,
    /// How high the number stands, from the top.
    pub y: i32,
    /// How far the number may be off.
    pub reach: Reach,
    /// How high the other end of a range stands.
    pub until: Option<i32>,
}

/// The days of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    /// The first and the last known.
    pub(super) view: View,
    /// Whether the beginning, and the end, is unknown or open.
    pub(super) fades: (bool, bool),
    /// Whether they are those of publication.
    pub(super) by_publish: bool,
}

/// A figure to be drawn: its number among those of the measure word, its days, its number in thousandths.
struct Drawn<'a> {
    own: usize,
    it: &'a Found<'a>,
    days: Days,
    value: i64,
    reach: Reach,
}

/// Where marks fall together: where they begin and end, how high, how they look.
type Cell = (i32, i32, i32, u8, bool);

/// What is drawn of the figures of a measure word, and for each of them the number of its mark.
pub(super) fn plot(
    own: &[&Found<'_>],
    (width, height): (u32, u32),
) -> Option<(Plot, Vec<Option<usize>>)> {
    let (width, height) = (width.clamp(1, LARGEST), height.clamp(1, LARGEST));
    let drawn = drawn(own);
    let both =
        |one: View, other: View| View::new(one.first.min(other.first), one.last.max(other.last));
    let told = drawn.iter().map(|it| it.days.view).reduce(both)?;
    // Room on both sides, so that what is first and last is not cut.
    let margin = small((told.days() / 30).max(1));
    let extent = View::new(
        told.first.saturating_sub(margin),
        told.last.saturating_add(margin),
    );
    let ends = drawn.iter().flat_map(|it| {
        let until = match it.reach {
            Reach::Until(until) => Some(until),
            _ => None,
        };
        [Some(it.value), until].into_iter().flatten()
    });
    let scale = Scale::new(ends, height);
    let marks: Vec<_> = drawn
        .iter()
        .map(|it| mark(it, extent, width, &scale))
        .collect();
    let (marks, places) = together(marks);
    let unit = AxisUnit::fitting(extent, width, TICK);
    let mut mark_of = vec![None; own.len()];
    for (it, place) in drawn.iter().zip(places) {
        if let Some(slot) = mark_of.get_mut(it.own) {
            *slot = Some(place);
        }
    }
    let plot = Plot {
        extent,
        unit,
        ticks: axis::ticks(unit, extent, width),
        values: scale.ticks(),
        is_logarithmic: scale.is_logarithmic(),
        drawn: u32::try_from(drawn.len()).unwrap_or(u32::MAX),
        marks,
    };
    Some((plot, mark_of))
}

fn drawn<'a>(own: &[&'a Found<'a>]) -> Vec<Drawn<'a>> {
    let counts = own
        .iter()
        .enumerate()
        .filter(|(_, it)| !matches!(it.figure.kind, FigureKind::Rank | FigureKind::Target));
    let drawn = counts.filter_map(|(own, it)| {
        Some(Drawn {
            own,
            it,
            days: it.days()?,
            value: super::thousandths(&it.figure.value)?,
            reach: it.reach(),
        })
    });
    drawn.collect()
}

fn mark(drawn: &Drawn<'_>, extent: View, width: u32, scale: &Scale) -> FigureMark {
    let Days {
        view,
        fades,
        by_publish,
    } = drawn.days;
    let left = extent.x_of(i64::from(view.first), width);
    let right = extent.x_of(i64::from(view.last) + 1, width);
    // What begins nobody knows when is drawn a little before the day it is known to have ended on.
    let (left, right) = match fades {
        (true, false) => (left.min(right.saturating_sub(FADE)), right),
        (false, true) => (left, right.max(left.saturating_add(FADE))),
        _ => (left, right),
    };
    FigureMark {
        id: drawn.it.id(),
        count: 1,
        quote: drawn.it.figure.quote.clone(),
        period: drawn.it.period(),
        x: left,
        width: right.saturating_sub(left).max(0),
        is_day: view.days() == 1 && fades == (false, false),
        fades,
        by_publish,
        y: scale.y(drawn.value),
        reach: drawn.reach,
        until: match drawn.reach {
            Reach::Until(until) => Some(scale.y(until)),
            _ => None,
        },
    }
}

/// Marks that would lie on each other as one, and for each of them the number of that one.
fn together(marks: Vec<FigureMark>) -> (Vec<FigureMark>, Vec<usize>) {
    let mut near = NEAR;
    loop {
        let cells: Vec<Cell> = marks.iter().map(|mark| cell(mark, near)).collect();
        let mut first: BTreeMap<Cell, usize> = BTreeMap::new();
        for cell in &cells {
            let next = first.len();
            first.entry(*cell).or_insert(next);
        }
        // However near: in the end one cell holds them all, but for how they look.
        if first.len() > MOST && near < i32::MAX / 2 {
            near = near.saturating_mul(2);
            continue;
        }
        let mut merged: Vec<FigureMark> = Vec::with_capacity(first.len());
        let mut places = Vec::with_capacity(cells.len());
        for (mark, cell) in marks.into_iter().zip(cells) {
            let place = first.get(&cell).copied().unwrap_or_default();
            places.push(place);
            match merged.get_mut(place) {
                Some(first) => first.count += 1,
                None => merged.push(mark),
            }
        }
        return (merged, places);
    }
}

fn cell(mark: &FigureMark, near: i32) -> Cell {
    let way = match mark.reach {
        Reach::Exact => 0,
        Reach::Up => 1,
        Reach::Down => 2,
        Reach::Around => 3,
        Reach::Until(_) => 4,
    };
    let [begins, ends, is_day] = [mark.fades.0, mark.fades.1, mark.is_day].map(u8::from);
    let look = way + 8 * begins + 16 * ends + 32 * is_day;
    let end = mark.x.saturating_add(mark.width);
    (
        mark.x / near,
        end / near,
        mark.y / near,
        look,
        mark.by_publish,
    )
}
