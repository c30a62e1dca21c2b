//! The overview: a histogram of everything there is, and the brush over it.

use collection::timeline::{AxisUnit, Bin, Civil, Moment, Scene, View};

use super::frame::{Frame, px};
use super::stand::{Stand, stretch};
use crate::view::drawing::{Attribute, Drawing, Tag};

/// How high the bars may be, where they stand, and how high all of it is, in tenths of a pixel.
const BARS: i32 = 420;
const FOOT: i32 = 480;
const HEIGHT: i32 = 660;
/// The least room for a label under it, in pixels.
const LABEL: usize = 70;
/// How many bars a page key goes over.
const PAGE: usize = 12;

/// The overview; nothing where nothing has a day. Its bars are equally wide.
pub(super) fn overview(frame: &Frame<'_>, scene: &Scene) -> Option<Drawing> {
    scene.extent?;
    let band = Band {
        bins: &scene.overview,
        unit: scene.bar,
        view: scene.view,
        width: i32::try_from(frame.width).unwrap_or(i32::MAX / 10) * 10,
    };
    let units: Vec<_> = band
        .bins
        .iter()
        .map(|bin| stretch(scene.bar, bin.days))
        .collect();
    let [label, from, to] = frame.texts.overview;
    let mut brush = frame.at(&Stand::default()).format();
    brush.push(if brush.contains('?') { '&' } else { '?' });
    brush.push_str(&frame.stand.without_days());
    let all = frame.at(&frame.stand.looking_at(None)).format();
    let svg = Drawing::new(Tag::SVG)
        .with(Attribute::WIDTH, px(band.width))
        .with(Attribute::HEIGHT, px(HEIGHT))
        .with(Attribute::UNITS, units.join(" "))
        .with(Attribute::BRUSH, brush)
        .with(Attribute::ZOOM, [all.as_str(), &all].join(" "))
        .put(rect("ground", (0, band.width), (0, HEIGHT)))
        .put(bars(&band))
        .put(wash(&band, scene.extent == Some(scene.view)))
        .put(handle(frame, &band, &units, from, true))
        .put(handle(frame, &band, &units, to, false))
        .put_all(labels(&band));
    let over = Drawing::div("over").with(Attribute::ROLE, "group");
    Some(over.with(Attribute::LABEL, label).put(svg))
}

/// The window over the bars. It is taken by its middle and moved, where it is not all there is.
fn wash(band: &Band<'_>, is_all: bool) -> Drawing {
    if is_all {
        return rect("wash", band.edges(), (0, FOOT));
    }
    let (first, last) = (band.place(band.view.first), band.place(band.view.last));
    rect("wash held", band.edges(), (0, FOOT)).with(Attribute::SPAN, format!("{first} {last}"))
}

/// What the overview is drawn from.
struct Band<'a> {
    bins: &'a [Bin],
    unit: AxisUnit,
    view: View,
    /// In tenths of a pixel.
    width: i32,
}

impl Band<'_> {
    /// Where the bar of this number begins.
    fn x(&self, at: usize) -> i32 {
        let n_bins = i64::try_from(self.bins.len().max(1)).unwrap_or(i64::MAX);
        let at = i64::try_from(at).unwrap_or(n_bins).min(n_bins);
        i32::try_from(at * i64::from(self.width) / n_bins).unwrap_or(self.width)
    }

    /// The number of the bar that a day lies in.
    fn place(&self, day: i32) -> usize {
        let found = self.bins.iter().position(|bin| day <= bin.days.last);
        found.unwrap_or(self.bins.len().saturating_sub(1))
    }

    /// Where a day begins, or ends, within its bar.
    fn x_of(&self, day: i32, is_end: bool) -> i32 {
        let at = self.place(day);
        let (left, right) = (self.x(at), self.x(at + 1));
        let Some(bin) = self.bins.get(at) else {
            return left;
        };
        let into = i64::from(day) - i64::from(bin.days.first) + i64::from(is_end);
        let step = i64::from(right - left) * into.clamp(0, bin.days.days()) / bin.days.days();
        left + i32::try_from(step).unwrap_or_default()
    }

    /// Where the brush begins and ends.
    fn edges(&self) -> (i32, i32) {
        (
            self.x_of(self.view.first, false),
            self.x_of(self.view.last, true),
        )
    }
}

fn rect(class: &str, (left, right): (i32, i32), (top, foot): (i32, i32)) -> Drawing {
    Drawing::new(Tag::RECT)
        .class(class)
        .with(Attribute::X, px(left))
        .with(Attribute::WIDTH, px((right - left).max(0)))
        .with(Attribute::Y, px(top))
        .with(Attribute::HEIGHT, px((foot - top).max(0)))
}

/// A bar of what lies within its time; paler on top of it, what goes over more than that.
fn bars(band: &Band<'_>) -> Drawing {
    let most = band.bins.iter().map(|bin| bin.within + bin.across).max();
    let most = i64::from(most.unwrap_or(0).max(1));
    let height = |count: u32| {
        let tenths = i64::from(count) * i64::from(BARS) / most;
        i32::try_from(tenths)
            .unwrap_or(BARS)
            .max(if count > 0 { 15 } else { 0 })
    };
    let bar = |(at, bin): (usize, &Bin)| {
        let is_in = bin.days.first <= band.view.last && bin.days.last >= band.view.first;
        let (left, right) = (band.x(at), band.x(at + 1));
        let edges = (left, right - ((right - left) / 4).max(2));
        let all = rect(
            "across",
            edges,
            (FOOT - height(bin.within + bin.across), FOOT),
        );
        let class = if is_in { "within in" } else { "within" };
        let own = rect(class, edges, (FOOT - height(bin.within), FOOT));
        [
            (bin.across > 0).then_some(all),
            (bin.within > 0).then_some(own),
        ]
    };
    let drawn = band.bins.iter().enumerate().flat_map(bar).flatten();
    Drawing::new(Tag::G)
        .with(Attribute::HIDDEN, "true")
        .put_all(drawn)
        .put(rect("foot", (0, band.width), (FOOT, FOOT + 10)))
}

/// Where the keys of a slider lead that stands at the bar of a number.
fn keys(frame: &Frame<'_>, band: &Band<'_>, at: usize, is_first: bool) -> String {
    let end = band.bins.len().saturating_sub(1);
    let to = |at: usize| {
        let bin = band.bins.get(at)?;
        let view = if is_first {
            View::new(bin.days.first.min(band.view.last), band.view.last)
        } else {
            View::new(band.view.first, bin.days.last.max(band.view.first))
        };
        Some(frame.at(&frame.stand.looking_at(Some(view))).format())
    };
    let ways = [
        ("ArrowLeft", at.saturating_sub(1)),
        ("ArrowDown", at.saturating_sub(1)),
        ("ArrowRight", (at + 1).min(end)),
        ("ArrowUp", (at + 1).min(end)),
        ("PageDown", at.saturating_sub(PAGE)),
        ("PageUp", (at + PAGE).min(end)),
        ("Home", 0),
        ("End", end),
    ];
    let ways = ways
        .into_iter()
        .filter_map(|(key, at)| Some(format!("{key}>{}", to(at)?)));
    let ways: Vec<_> = ways.collect();
    ways.join(" ")
}

/// An end of the brush: a slider that goes by bars.
fn handle(
    frame: &Frame<'_>,
    band: &Band<'_>,
    units: &[String],
    label: &str,
    is_first: bool,
) -> Drawing {
    let (first, last) = (band.place(band.view.first), band.place(band.view.last));
    let (at, other) = if is_first {
        (first, last)
    } else {
        (last, first)
    };
    let end = band.bins.len().saturating_sub(1);
    let (left, right) = band.edges();
    let x = if is_first { left } else { right };
    let day = if is_first {
        band.view.first
    } else {
        band.view.last
    };
    let Civil { year, month, day } = Civil::of_number(day);
    let told = (frame.texts.moment)(Moment::Day(year, month, day));
    let line = Drawing::new(Tag::LINE)
        .with(Attribute::X1, px(x))
        .with(Attribute::X2, px(x))
        .with(Attribute::Y1, "0")
        .with(Attribute::Y2, px(FOOT));
    Drawing::new(Tag::G)
        .class("handle")
        .with(Attribute::ROLE, "slider")
        .with(Attribute::TABINDEX, "0")
        .with(Attribute::LABEL, label)
        .with(Attribute::VALUE_MIN, "0")
        .with(Attribute::VALUE_MAX, end.to_string())
        .with(Attribute::VALUE_NOW, at.to_string())
        .with(Attribute::VALUE_TEXT, told)
        .with(Attribute::KEYS, keys(frame, band, at, is_first))
        .with(
            Attribute::ANCHOR,
            units.get(other).cloned().unwrap_or_default(),
        )
        .put(line)
        .put(rect("reach", (x - 120, x + 120), (0, FOOT)))
        .put(rect("grip", (x - 50, x + 50), (140, 340)).with(Attribute::RX, "3"))
}

/// Years under the bars with which they begin; where all is within few years, the ends.
fn labels(band: &Band<'_>) -> Vec<Drawing> {
    let year = |bin: &Bin| Civil::of_number(bin.days.first).year;
    let mut begins: Vec<(usize, i32)> = Vec::new();
    for (at, bin) in band.bins.iter().enumerate() {
        if begins.last().is_none_or(|(_, last)| *last != year(bin)) {
            begins.push((at, year(bin)));
        }
    }
    // A first year that does not begin here is told only where there is room.
    let whole = |(at, _): &(usize, i32)| {
        let first = band.bins.get(*at).map(|bin| bin.days.first);
        first.is_some_and(|first| AxisUnit::Years(1).begin(first) == first)
    };
    if begins.len() > 2 && matches!(band.unit, AxisUnit::Months(_) | AxisUnit::Third) {
        begins.retain(whole);
    }
    let room = usize::try_from(band.width / 10).unwrap_or_default() / LABEL;
    let step = begins.len().div_ceil(room.max(1)).max(1);
    let label = |(at, year): &(usize, i32)| {
        Drawing::new(Tag::SVG_TEXT)
            .class("num tick")
            .with(Attribute::X, px(band.x(*at)))
            .with(Attribute::Y, px(FOOT + 150))
            .text(year.to_string())
    };
    begins.iter().step_by(step).map(label).collect()
}
