//! Lanes: slips stacked without overlap, and counted bundles of those for which there is no room.

use bundle::{ActivityKind, ArticleId, Footing, Precision};
use serde::{Deserialize, Serialize};

use super::axis::AxisUnit;
use super::columns::{NO_END, NO_START, SPAN};
use super::period::Period;
use super::view::{View, small};
use crate::collection::Collection;

/// How wide a slip is, with the gap beside it, in tenths of a pixel.
const SLIP: i32 = 360;
/// How much room the words of a span need.
const WORDS: i32 = 1200;
/// How far an end fades of which nobody says where it is.
const FADE: i32 = 600;
/// The least width of a bundle.
const BUNDLE: i64 = 440;
/// The most characters of a label.
const LABEL: usize = 12;

/// What names an activity on a drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventName {
    /// Its id, which stays: that of the article, a slash, that in the article.
    pub id: String,
    /// The article.
    pub article: ArticleId,
    /// What is done, 12 characters at most.
    pub label: String,
    /// Whether the label was cut.
    pub cut: bool,
    /// The character for its region.
    pub seal: Option<String>,
    /// The rule of what recurs.
    pub rrule: Option<String>,
}

/// How an activity is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// At one time, however finely that is told.
    Slip,
    /// From one time to another.
    Span,
}

/// A dated activity on the stage. Places are in tenths of a pixel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// What it is.
    pub name: EventName,
    /// How to draw it.
    pub shape: Shape,
    /// Where its time begins, held to the drawing.
    pub x: i32,
    /// How wide its time is: a year is as wide as the year.
    pub width: i32,
    /// Where its label stands: the middle of its time, of a span the beginning.
    pub label_x: i32,
    /// The row in its lane, from 0.
    pub row: u32,
    /// Whether its time begins left of the drawing, and whether it ends right of it.
    pub beyond: (bool, bool),
    /// Its time in parts, with how sure its ends are.
    pub period: Option<Period>,
    /// How finely it is told.
    pub precision: Precision,
    /// What that stands on.
    pub footing: Footing,
}

/// Activities for which there is no room, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventBundle {
    /// Its id, which stays while the view moves at the same zoom.
    pub id: String,
    /// The days that it stands for: look at them to see what is in it.
    pub days: View,
    /// Where it begins, in tenths of a pixel.
    pub x: i32,
    /// How wide it is.
    pub width: i32,
    /// How many activities.
    pub count: u32,
}

/// The activities of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// The kind.
    pub kind: ActivityKind,
    /// How many activities with days pass the filter.
    pub total: u32,
    /// How many of them are looked at.
    pub in_view: u32,
    /// Whether it is drawn as its name and count only.
    pub closed: bool,
    /// How many rows of slips it has; bundles stand in one more.
    pub rows: u32,
    /// What there is room for, in the order of the list.
    pub slips: Vec<Slip>,
    /// The rest.
    pub bundles: Vec<EventBundle>,
}

/// What is drawn, and how large.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stage<'a> {
    pub(super) view: View,
    pub(super) width: u32,
    pub(super) rows: u32,
    /// The activity that has to have a slip.
    pub(super) focus: Option<&'a str>,
}

/// A place for an activity, in tenths of a pixel.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: u32,
    x: i32,
    end: i32,
    left: i32,
    right: i32,
}

/// Fills a lane with the activities of these numbers, in their order.
pub(super) fn fill(collection: &Collection, lane: &mut Lane, rows: &[u32], stage: Stage<'_>) {
    let focused = stage.focus.and_then(|id| {
        let named = |at: &&u32| collection.event_id(**at).as_deref() == Some(id);
        // The id is made only for the article that the focus is in.
        let article = collection.article_of_event(id)?;
        let own = rows
            .iter()
            .filter(|at| collection.event_article(**at) == Some(article));
        own.into_iter().find(named).copied()
    });
    let focused = focused.map(|at| place(collection, at, stage));
    let most = stage.rows.max(1) as usize;
    let mut ends = vec![i32::MIN; most];
    let unit = AxisUnit::fitting(stage.view, stage.width, BUNDLE);
    for at in rows {
        let spot = place(collection, *at, stage);
        let is_focus = focused.is_some_and(|focus| focus.at == *at);
        let free = |(row, end): (usize, &i32)| {
            // The first row keeps the place of the focused one free.
            let held =
                row == 0 && focused.is_some_and(|it| spot.left < it.right && it.left < spot.right);
            *end <= spot.left && !held
        };
        let row = if is_focus {
            Some(0)
        } else {
            ends.iter().enumerate().position(free)
        };
        match row {
            Some(row) => {
                if let Some(end) = ends.get_mut(row) {
                    *end = spot.right.max(*end);
                }
                lane.slips.extend(slip(collection, spot, row, stage));
                lane.rows = lane.rows.max(u32::try_from(row + 1).unwrap_or(u32::MAX));
            }
            None => bundle(lane, collection, spot, unit, stage),
        }
    }
}

/// Where an activity is drawn and how much room it takes.
fn place(collection: &Collection, at: u32, stage: Stage<'_>) -> Place {
    let columns = collection.timeline();
    let number = at as usize;
    let day = |days: &[i32]| days.get(number).copied().unwrap_or_default();
    let (from, to) = (day(&columns.from), day(&columns.to));
    let across = small(i64::from(stage.width) * 10);
    let x_of = |day: i64| stage.view.x_of(day, stage.width).clamp(0, across);
    let (mut x, mut end) = (x_of(i64::from(from)), x_of(i64::from(to) + 1));
    let edges = columns.edges.get(number).copied().unwrap_or_default();
    if edges & NO_START != 0 {
        x = (end - FADE).max(0);
    }
    if edges & NO_END != 0 {
        end = (x + FADE).min(across);
    }
    let span = edges & SPAN != 0;
    let end = end.max(x);
    let (left, right) = if span {
        (x, end.max(x + WORDS))
    } else {
        let middle = i32::midpoint(x, end);
        (x.min(middle - SLIP / 2), end.max(middle + SLIP / 2))
    };
    Place {
        at,
        x,
        end,
        left,
        right,
    }
}

fn slip(collection: &Collection, spot: Place, row: usize, stage: Stage<'_>) -> Option<Slip> {
    let columns = collection.timeline();
    let (_, activity) = collection.event(spot.at)?;
    let period = collection.event_period(spot.at);
    let span = period.is_some_and(|it| it.to.is_some());
    let day = |days: &[i32]| days.get(spot.at as usize).copied();
    Some(Slip {
        name: name(collection, spot.at)?,
        shape: if span { Shape::Span } else { Shape::Slip },
        x: spot.x,
        width: spot.end - spot.x,
        label_x: if span {
            spot.x
        } else {
            i32::midpoint(spot.x, spot.end)
        },
        row: u32::try_from(row).unwrap_or(u32::MAX),
        beyond: (
            day(&columns.from)? < stage.view.first,
            day(&columns.to)? > stage.view.last,
        ),
        period,
        precision: activity.when.precision,
        footing: activity.certainty,
    })
}

/// What names an activity.
pub(super) fn name(collection: &Collection, at: u32) -> Option<EventName> {
    let (article, activity) = collection.event(at)?;
    let place = article.region.value().and_then(|id| collection.place(id));
    Some(EventName {
        id: collection.event_id(at)?,
        article: article.id.clone(),
        label: activity.label.chars().take(LABEL).collect(),
        cut: activity.label.chars().nth(LABEL).is_some(),
        seal: place.map(|place| place.abbr),
        rrule: activity.when.rrule.clone(),
    })
}

/// Counts an activity in the bundle of its time: bundles follow each other as the units of the axis.
fn bundle(lane: &mut Lane, collection: &Collection, spot: Place, unit: AxisUnit, stage: Stage<'_>) {
    // By where it begins in view: so they come in order.
    let from = collection.timeline().from.get(spot.at as usize);
    let begin = unit.begin(from.copied().unwrap_or_default().max(stage.view.first));
    if let Some(last) = lane.bundles.last_mut()
        && begin <= last.days.first
    {
        last.count += 1;
        return;
    }
    let days = View::new(begin, unit.next(begin).saturating_sub(1));
    let across = small(i64::from(stage.width) * 10);
    let x_of = |day: i64| stage.view.x_of(day, stage.width).clamp(0, across);
    let (x, end) = (x_of(i64::from(days.first)), x_of(i64::from(days.last) + 1));
    lane.bundles.push(EventBundle {
        id: format!("{:?}-{begin}-{}", lane.kind, days.days()),
        days,
        x,
        width: end - x,
        count: 1,
    });
}
