//! The stage: the axis with publish dates, the lanes under it, and what moves it all.

use collection::timeline::{AxisUnit, Civil, Moment, PublishTick, Scene, Tick, View, ViewKey};

use super::frame::{Frame, px};
use super::lane;
use crate::i18n::Timeline as Texts;
use crate::route::Place;
use crate::view::drawing::{Attribute, Drawing, Tag};

/// How high the axis is, where its line is, and how far a label stands from its tick.
const HEIGHT: i32 = 520;
const LINE: i32 = 400;
const BESIDE: i32 = 60;

/// How many places the pointer zooms about, and the new length of the view in thousandths: in, out.
const PLACES: i32 = 8;
const ZOOMS: [u32; 2] = [600, 1667];

/// What moves the view, in the order of the words for it, with the keys that do the same.
const MOVES: [(ViewKey, &str, &[&str]); 7] = [
    (ViewKey::ZoomIn, "＋", &["+", "="]),
    (ViewKey::ZoomOut, "－", &["-"]),
    (ViewKey::Earlier, "←", &["ArrowLeft"]),
    (ViewKey::Later, "→", &["ArrowRight"]),
    (ViewKey::Home, "⇤", &["Home"]),
    (ViewKey::End, "⇥", &["End"]),
    (ViewKey::All, "", &["Escape"]),
];

/// The stage: one stop for Tab, from which keys lead everywhere.
pub(super) fn stage(frame: &Frame<'_>, scene: &Scene) -> Drawing {
    let extent = scene.extent.unwrap_or(scene.view);
    let nothing = (scene.in_view == 0).then(|| {
        let texts = frame.texts;
        let text = if scene.total == 0 {
            texts.nothing
        } else {
            texts.nothing_here
        };
        Drawing::new(Tag::P).class("quiet").text(text)
    });
    Drawing::div("stage")
        .with(Attribute::ROLE, "group")
        .with(Attribute::TABINDEX, "0")
        .with(Attribute::LABEL, frame.texts.stage)
        .with(Attribute::KEYS, keys(frame, scene.view, extent))
        .with(Attribute::ZOOM, zooms(frame, scene.view, extent))
        .put(axis(frame, scene))
        .put_all(nothing)
        .put_all(scene.lanes.iter().enumerate().map(|(number, one)| {
            let lane = lane::lane(frame, scene, one);
            // Mostly below what is seen at first.
            if number == 0 {
                lane
            } else {
                lane.with(Attribute::LATER, "")
            }
        }))
        .put(key(frame.texts))
}

fn to(frame: &Frame<'_>, view: View, extent: View, key: ViewKey) -> String {
    let next = view.after(key, extent);
    // Half of an odd number of days, doubled, is a day short of all.
    let next = (next.days() + 1 < extent.days()).then_some(next);
    frame.at(&frame.stand.looking_at(next)).format()
}

/// Where zooming in and then zooming out leads, from each of several places along the stage.
fn zooms(frame: &Frame<'_>, view: View, extent: View) -> String {
    let to = |permille: u32, place: i32| {
        let width = i32::try_from(frame.width).unwrap_or(i32::MAX / 10) * 10;
        let day = view.day_at(width / (PLACES * 2) * (place * 2 + 1), frame.width);
        let next = view.zoomed(day, permille, extent);
        let next = (next.days() + 1 < extent.days()).then_some(next);
        frame.at(&frame.stand.looking_at(next)).format()
    };
    let ways = ZOOMS.into_iter();
    let ways = ways.flat_map(|permille| (0..PLACES).map(move |place| to(permille, place)));
    let ways: Vec<_> = ways.collect();
    ways.join(" ")
}

fn keys(frame: &Frame<'_>, view: View, extent: View) -> String {
    let mut ways = vec!["ArrowDown>next".to_owned(), "ArrowUp>previous".to_owned()];
    for (way, _, keys) in MOVES {
        let address = to(frame, view, extent, way);
        ways.extend(keys.iter().map(|key| format!("{key}>{address}")));
    }
    ways.join(" ")
}

/// The buttons that move the view.
pub(super) fn moves(frame: &Frame<'_>, view: View, extent: View) -> Drawing {
    let button = |((way, sign, _), name): ((ViewKey, &str, &[&str]), &str)| {
        let shown = if sign.is_empty() { name } else { sign };
        Drawing::button("", to(frame, view, extent, way))
            .with(Attribute::LABEL, name)
            .text(shown)
    };
    Drawing::div("seg moves")
        .with(Attribute::ROLE, "group")
        .with(Attribute::LABEL, frame.texts.moves_label)
        .put_all(MOVES.into_iter().zip(frame.texts.moves).map(button))
}

/// The axis with its labels, and when articles were published.
fn axis(frame: &Frame<'_>, scene: &Scene) -> Drawing {
    let label = |tick: &Tick| {
        Drawing::new(Tag::SVG_TEXT)
            .class(if tick.major { "num major" } else { "num" })
            .with(Attribute::X, px(tick.x.max(0) + BESIDE))
            .with(Attribute::Y, px(LINE - 90))
            .text(tick_text(frame, scene.unit, tick.at))
    };
    // The label of a unit that begins left of the drawing gives way to the next one.
    let next = scene.ticks.get(1).map_or(i32::MAX, |tick| tick.x);
    let labelled = |tick: &&Tick| tick.x >= 0 || next > 640;
    let marks = scene.ticks.iter().filter(|tick| tick.x >= 0);
    let across = i32::try_from(frame.width).unwrap_or(i32::MAX / 10) * 10;
    let foot = upright("foot", 0, LINE, LINE).with(Attribute::X2, px(across));
    let svg = canvas(frame, HEIGHT)
        .put_all(marks.map(|tick| upright("tick", tick.x, LINE - 300, LINE)))
        .put_all(scene.ticks.iter().filter(labelled).map(label))
        .put(foot)
        .put_all(scene.published.iter().map(|tick| published(frame, tick)));
    Drawing::div("axis").put(svg)
}

/// What is written at a tick.
pub(super) fn tick_text(frame: &Frame<'_>, unit: AxisUnit, at: Civil) -> String {
    let Civil { year, month, day } = at;
    match unit {
        AxisUnit::Years(_) => (frame.texts.short)(Moment::Year(year)),
        AxisUnit::Months(_) if month == 1 => (frame.texts.short)(Moment::Year(year)),
        AxisUnit::Months(_) => (frame.texts.short)(Moment::Month(year, month)),
        AxisUnit::Third | AxisUnit::Day if day == 1 => {
            (frame.texts.moment)(Moment::Month(year, month))
        }
        AxisUnit::Third | AxisUnit::Day => (frame.texts.short)(Moment::Day(year, month, day)),
    }
}

/// A drawing as wide as the stage.
pub(super) fn canvas(frame: &Frame<'_>, height: i32) -> Drawing {
    Drawing::new(Tag::SVG)
        .with(Attribute::WIDTH, frame.width.to_string())
        .with(Attribute::HEIGHT, px(height))
}

/// A line from top to foot.
pub(super) fn upright(class: &str, x: i32, top: i32, foot: i32) -> Drawing {
    Drawing::new(Tag::LINE)
        .class(class)
        .with(Attribute::X1, px(x))
        .with(Attribute::X2, px(x))
        .with(Attribute::Y1, px(top))
        .with(Attribute::Y2, px(foot))
}

/// A small ring for a day on which articles were published, a bar for a month or a year. It leads to the
/// first of them.
fn published(frame: &Frame<'_>, tick: &PublishTick) -> Drawing {
    let mark = if tick.width > 120 {
        Drawing::new(Tag::RECT)
            .with(Attribute::X, px(tick.x))
            .with(Attribute::WIDTH, px(tick.width))
            .with(Attribute::Y, px(LINE + 50))
            .with(Attribute::HEIGHT, "4")
    } else {
        Drawing::new(Tag::CIRCLE)
            .with(Attribute::CX, px(tick.x + tick.width / 2))
            .with(Attribute::CY, px(LINE + 70))
            .with(Attribute::R, "3.5")
    };
    let reach = Drawing::new(Tag::RECT)
        .class("reach")
        .with(Attribute::X, px(tick.x + tick.width / 2 - 60))
        .with(Attribute::WIDTH, "12")
        .with(Attribute::Y, px(LINE))
        .with(Attribute::HEIGHT, "12");
    let place = Place::Article(tick.article.clone());
    Drawing::link("pub", &frame.address.at(place))
        .with(Attribute::TABINDEX, "-1")
        .with(Attribute::LABEL, (frame.texts.published)(tick.count))
        .put(reach)
        .put(mark)
}

/// What the shapes mean.
fn key(texts: &Texts) -> Drawing {
    let classes = ["day", "bar", "fade", "guess", "ring"];
    let item = |(class, name): (&str, &str)| {
        Drawing::new(Tag::SPAN)
            .put(Drawing::span(class, "").with(Attribute::HIDDEN, "true"))
            .put(Drawing::of_text(name))
    };
    Drawing::div("key").put_all(classes.into_iter().zip(texts.key).map(item))
}
