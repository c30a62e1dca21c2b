//! A scene: everything that is drawn of a timeline, flat and bounded.

use std::collections::BTreeSet;

use bundle::{ActivityKind, ArticleId};
use serde::{Deserialize, Serialize};

use super::axis::{self, AxisUnit, Bin, Counter, Tick};
use super::choice::{Choice, KINDS, TimeFilter, kind_bit};
use super::columns::Columns;
use super::lane::{self, EventName, Lane, Stage};
use super::view::{View, small};
use crate::Window;
use crate::collection::Collection;

/// The least room for a tick of the axis, in tenths of a pixel.
const TICK: i64 = 640;
/// How wide a mark for a publish date is, in tenths of a pixel.
const PUBLISH: i32 = 80;
/// The widest drawing, in pixels, and the most rows of a lane: what bounds the scene.
const WIDEST: u32 = 8000;
const ROWS: u32 = 12;
/// The most rows of a tray.
const TRAY: u32 = 200;

/// What to draw.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SceneWish {
    /// What to keep.
    pub filter: TimeFilter,
    /// The days to look at; all of them without.
    pub view: Option<View>,
    /// How wide the stage is, in CSS pixels.
    pub width: u32,
    /// How wide the overview is.
    pub overview: u32,
    /// How many rows of slips a lane may have, 12 at most.
    pub rows: u32,
    /// The lanes that are closed.
    pub closed: BTreeSet<ActivityKind>,
    /// The id of the activity that has to have a slip, where it is in view: the focused one.
    pub focus: Option<String>,
    /// Which of those that recur to give.
    pub recurring: Option<Window>,
    /// Which of those without a date to give.
    pub undated: Option<Window>,
}

/// What is drawn of a timeline. Places are in tenths of a CSS pixel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// From the first day to the last of the whole archive; nothing where nothing has a day.
    pub extent: Option<View>,
    /// The days that are looked at, held to that.
    pub view: View,
    /// How many activities pass the filter.
    pub total: u32,
    /// How many activities there are.
    pub of: u32,
    /// How many articles pass the filter.
    pub articles: u32,
    /// How many activities are looked at.
    pub in_view: u32,
    /// The unit of the bars.
    pub bar: AxisUnit,
    /// The overview, over the whole extent.
    pub overview: Vec<Bin>,
    /// The unit of the ticks.
    pub unit: AxisUnit,
    /// The axis.
    pub ticks: Vec<Tick>,
    /// The lanes that have anything, in their order.
    pub lanes: Vec<Lane>,
    /// What recurs.
    pub recurring: Tray,
    /// What has no date.
    pub undated: Tray,
    /// When articles were published.
    pub published: Vec<PublishTick>,
}

/// Activities that have no place on the axis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tray {
    /// How many there are.
    pub total: u32,
    /// The number of the first one given.
    pub first: u32,
    /// Those asked for.
    pub rows: Vec<EventName>,
}

/// A mark for the publish dates of articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishTick {
    /// Where it begins.
    pub x: i32,
    /// How wide the time is, where it is known to the month or the year only.
    pub width: i32,
    /// How many articles.
    pub count: u32,
    /// The first of them.
    pub article: ArticleId,
}

impl Collection {
    /// Draws a timeline.
    pub(crate) fn scene(&self, wish: &SceneWish) -> Scene {
        let columns = self.timeline();
        let choice = Choice::new(self, &wish.filter);
        let rows = choice.rows(self);
        let extent = columns.extent.unwrap_or(View::new(0, 0));
        let view = wish.view.unwrap_or(extent).clamped(extent);
        let width = wish.width.clamp(1, WIDEST);
        let stage = Stage {
            view,
            width,
            rows: wish.rows.clamp(1, ROWS),
            focus: wish.focus.as_deref(),
        };
        let dated = rows.partition_point(|at| (*at as usize) < columns.recurring);
        let undated = rows.partition_point(|at| (*at as usize) < columns.undated);
        let part = |from: usize, to: usize| rows.get(from..to).unwrap_or_default();
        let (bar, overview) = self.overview(&choice, part(0, dated), wish.overview);
        let unit = AxisUnit::fitting(view, width, TICK);
        let lanes = self.lanes(part(0, dated), stage, &wish.closed);
        Scene {
            extent: columns.extent,
            view,
            total: count(rows.len()),
            of: count(columns.len()),
            articles: count(choice.articles.iter().filter(|passes| **passes).count()),
            in_view: lanes.iter().map(|lane| lane.in_view).sum(),
            bar,
            overview,
            unit,
            ticks: axis::ticks(unit, view, width),
            lanes,
            recurring: self.tray(part(dated, undated), wish.recurring),
            undated: self.tray(part(undated, rows.len()), wish.undated),
            published: self.publish_ticks(&choice, stage),
        }
    }

    fn overview(&self, choice: &Choice, dated: &[u32], width: u32) -> (AxisUnit, Vec<Bin>) {
        let columns = self.timeline();
        let Some(extent) = columns.extent else {
            return (AxisUnit::Years(1), Vec::new());
        };
        let (unit, mut bins) = axis::bins(extent, width.clamp(1, WIDEST));
        let mut counter = Counter::new(&mut bins, extent);
        for at in dated {
            let at = *at as usize;
            if let (Some(from), Some(to), Some(whole)) = (
                columns.from.get(at),
                columns.to.get(at),
                columns.whole.get(at),
            ) {
                counter.add(*from, *to, *whole);
            }
        }
        for (days, passes) in columns.published.iter().zip(&choice.articles) {
            if let (Some((from, to)), true) = (days, passes) {
                counter.publish(*from, *to);
            }
        }
        counter.finish();
        (unit, bins)
    }

    fn lanes(&self, dated: &[u32], stage: Stage<'_>, closed: &BTreeSet<ActivityKind>) -> Vec<Lane> {
        let columns = self.timeline();
        let mut of_kind: Vec<(u32, Vec<u32>)> = vec![(0, Vec::new()); KINDS.len()];
        for at in dated {
            let number = *at as usize;
            let kind = columns
                .traits
                .get(number)
                .map_or(0, |traits| traits.trailing_zeros());
            let Some((total, rows)) = of_kind.get_mut(kind as usize) else {
                continue;
            };
            *total += 1;
            if is_seen(columns, number, stage.view) {
                rows.push(*at);
            }
        }
        let lanes = KINDS
            .iter()
            .zip(of_kind)
            .filter(|(_, (total, _))| *total > 0);
        lanes
            .map(|(kind, (total, rows))| {
                debug_assert!(kind_bit(*kind).is_power_of_two());
                let mut lane = Lane {
                    kind: *kind,
                    total,
                    in_view: count(rows.len()),
                    closed: closed.contains(kind),
                    rows: 0,
                    slips: Vec::new(),
                    bundles: Vec::new(),
                };
                if !lane.closed {
                    lane::fill(self, &mut lane, &rows, stage);
                }
                lane
            })
            .collect()
    }

    fn tray(&self, rows: &[u32], window: Option<Window>) -> Tray {
        let total = count(rows.len());
        let window = window.unwrap_or(Window { first: 0, count: 0 });
        let first = window.first.min(total);
        let given = rows.iter().skip(first as usize);
        Tray {
            total,
            first,
            rows: given
                .take(window.count.min(TRAY) as usize)
                .filter_map(|at| lane::name(self, *at))
                .collect(),
        }
    }

    fn publish_ticks(&self, choice: &Choice, stage: Stage<'_>) -> Vec<PublishTick> {
        let columns = self.timeline();
        let slots = (stage.width as usize * 10).div_ceil(PUBLISH as usize) + 1;
        let mut found: Vec<Option<PublishTick>> = vec![None; slots];
        let across = small(i64::from(stage.width) * 10);
        for ((number, days), passes) in (0..).zip(&columns.published).zip(&choice.articles) {
            let Some((from, to)) = days.filter(|_| *passes) else {
                continue;
            };
            if to < stage.view.first || from > stage.view.last {
                continue;
            }
            let x_of = |day: i64| stage.view.x_of(day, stage.width).clamp(0, across);
            let (x, end) = (x_of(i64::from(from)), x_of(i64::from(to) + 1));
            let slot = usize::try_from(x / PUBLISH)
                .ok()
                .and_then(|at| found.get_mut(at));
            let (Some(slot), Some(article)) = (slot, self.article(number)) else {
                continue;
            };
            match slot {
                Some(tick) => {
                    tick.count += 1;
                    tick.width = tick.width.max(end - tick.x);
                }
                None => {
                    *slot = Some(PublishTick {
                        x,
                        width: end - x,
                        count: 1,
                        article: article.id.clone(),
                    });
                }
            }
        }
        found.into_iter().flatten().collect()
    }
}

/// Whether an activity with days has one in view.
pub(super) fn is_seen(columns: &Columns, at: usize, view: View) -> bool {
    match (columns.from.get(at), columns.to.get(at)) {
        (Some(from), Some(to)) => *from <= view.last && *to >= view.first,
        _ => false,
    }
}

/// A number of things, as answers count them.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
