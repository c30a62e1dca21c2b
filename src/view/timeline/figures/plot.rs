//! Dots over years: each as wide as the time it is of, as high as its number.

use collection::timeline::{FigureMark, Plot, Reach, ValueTick};

use super::Page;
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::timeline::frame::{Frame, px};
use crate::view::timeline::lane::{bar, rect, unseen, words};
use crate::view::timeline::stage::{tick_text, upright};

/// Room for the numbers left of it, in pixels and in tenths of one.
const GUTTER: u32 = 60;
const LEFT: i32 = 600;
/// Room above it, and under it for the years, in tenths of a pixel.
const ABOVE: i32 = 200;
const BELOW: i32 = 300;
/// How high it is, in pixels: on a desk, on a phone.
const HEIGHT: [u32; 2] = [320, 240];
/// The least width of a time that is longer than a day.
const LEAST: i32 = 70;
/// How thick a bar is, alone and for several, and how far the marks of what may be off go up or down.
const BAR: [i32; 2] = [70, 120];
const REACH: i32 = 200;
/// How far a mark can be pressed around its middle.
const PRESS: i32 = 120;

/// How wide and high the drawing itself is, in pixels.
pub(super) fn size(frame: &Frame<'_>) -> (u32, u32) {
    let [desk, phone] = HEIGHT;
    let height = if frame.is_phone { phone } else { desk };
    (frame.width.saturating_sub(GUTTER), height)
}

/// The drawing with what its shapes mean; words where no figure has a day.
pub(super) fn plot(own: &Page<'_>) -> Drawing {
    let texts = own.texts;
    let around = Drawing::div("stage plot");
    let Some(plot) = &own.sheet.plot else {
        let nothing = Drawing::new(Tag::P).class("quiet").text(texts.no_plot);
        return around.put(nothing);
    };
    let [even, factors] = texts.steps;
    let steps = if plot.is_logarithmic { factors } else { even };
    around
        .with(Attribute::ROLE, "group")
        .with(Attribute::TABINDEX, "0")
        .with(Attribute::LABEL, texts.plot)
        .with(
            Attribute::KEYS,
            "ArrowDown>next ArrowUp>previous ArrowRight>next ArrowLeft>previous",
        )
        .put(canvas(own, plot))
        .put(key(own, plot).put(Drawing::span("", steps)))
}

fn canvas(own: &Page<'_>, plot: &Plot) -> Drawing {
    let frame = own.frame;
    let (width, height) = size(frame);
    let tenths = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX / 20) * 10;
    let (width, height) = (tenths(width), tenths(height));
    let foot = ABOVE + height;
    let line = |tick: &ValueTick| {
        let y = ABOVE + tick.y;
        let number = (own.texts.number)(tick.thousandths);
        [
            upright("grid", LEFT, y, y).with(Attribute::X2, px(LEFT + width)),
            words("num value", (LEFT - 80, y + 40), number),
        ]
    };
    let next = plot.ticks.get(1).map_or(i32::MAX, |tick| tick.x);
    let ticks = plot.ticks.iter().filter(|tick| tick.x >= 0 || next > 640);
    let year = ticks.flat_map(|tick| {
        let x = LEFT + tick.x.max(0);
        let class = if tick.major { "num major" } else { "num" };
        [
            upright("tick", x, foot, foot + 60),
            words(
                class,
                (x + 30, foot + 180),
                tick_text(frame, plot.unit, tick.at),
            ),
        ]
    });
    let scene = Drawing::new(Tag::G)
        .with(Attribute::HIDDEN, "true")
        .put_all(plot.values.iter().flat_map(line))
        .put(upright("foot", LEFT, foot, foot).with(Attribute::X2, px(LEFT + width)))
        .put_all(year);
    let rooms = Drawing::new(Tag::G)
        .with(Attribute::HIDDEN, "true")
        .put_all(plot.marks.iter().map(|one| room(own, one)));
    Drawing::new(Tag::SVG)
        .with(Attribute::WIDTH, frame.width.to_string())
        .with(Attribute::HEIGHT, px(foot + BELOW))
        .put(scene)
        .put(rooms)
        .put_all(plot.marks.iter().map(|one| mark(own, one)))
}

/// A mark: a link to the figure, which says all of it to who hears the drawing.
fn mark(own: &Page<'_>, mark: &FigureMark) -> Drawing {
    let frame = own.frame;
    let middle = LEFT + mark.x + mark.width / 2;
    let y = ABOVE + mark.y;
    let when = frame.period(mark.period);
    let mut said = [
        mark.quote.as_str(),
        when.as_deref().unwrap_or(own.texts.by_publish),
        own.texts.reach(mark.reach),
    ]
    .join(" ");
    if mark.count > 1 {
        said.push(' ');
        said.push_str(&(own.texts.together)(mark.count));
    }
    let mut class = "fm".to_owned();
    if mark.by_publish {
        class.push_str(" pub");
    }
    if is_chosen(own, mark) {
        class.push_str(" on");
    }
    // What can be pressed is the shape; where there is room around it, the room too, which lies behind.
    Drawing::link(&class, &frame.choosing(&mark.id))
        .with(Attribute::EVENT, &*mark.id)
        .with(Attribute::TABINDEX, "-1")
        .put(
            unseen(said)
                .with(Attribute::X, px(middle))
                .with(Attribute::Y, px(y)),
        )
        .put(around("box", mark))
        .put_all(reach(
            mark.reach,
            middle,
            y,
            mark.until.map(|until| ABOVE + until),
        ))
        .put_all(shape(mark, y))
}

/// The room around a mark, in which it can be pressed too.
fn room(own: &Page<'_>, mark: &FigureMark) -> Drawing {
    Drawing::link("", &own.frame.choosing(&mark.id))
        .with(Attribute::TABINDEX, "-1")
        .put(around("reach", mark))
}

fn around(class: &str, mark: &FigureMark) -> Drawing {
    let x = mark.x.min(mark.x + mark.width / 2 - PRESS);
    let y = ABOVE + mark.y - PRESS;
    rect(class, (LEFT + x, mark.width.max(PRESS * 2)), (y, PRESS * 2))
}

/// Whether the figure that is looked at is under a mark.
fn is_chosen(own: &Page<'_>, mark: &FigureMark) -> bool {
    let card = own.sheet.chosen.as_ref();
    card.is_some_and(|card| {
        card.row.id == mark.id || card.beside.iter().any(|row| row.id == mark.id)
    })
}

/// A dot for a day, else a bar as wide as the time; larger where several fall together.
fn shape(mark: &FigureMark, y: i32) -> Vec<Drawing> {
    let several = mark.count > 1;
    let middle = LEFT + mark.x + mark.width / 2;
    if mark.is_day && mark.width < LEAST * 2 {
        return vec![dot(middle, y, several)];
    }
    let [one, more] = BAR;
    let tall = if several { more } else { one };
    let width = mark.width.max(LEAST);
    bar(
        mark.fades,
        (middle - width / 2, width),
        (y - tall / 2, tall),
    )
}

fn dot(x: i32, y: i32, several: bool) -> Drawing {
    Drawing::new(Tag::CIRCLE)
        .class("mark")
        .with(Attribute::CX, px(x))
        .with(Attribute::CY, px(y))
        .with(Attribute::R, if several { "7" } else { "4.5" })
}

/// How far the number may be off: an arrow up or down, a line both ways, a line to the other end.
fn reach(reach: Reach, x: i32, y: i32, until: Option<i32>) -> Vec<Drawing> {
    let line = |from: i32, to: i32| upright("off", x, from, to);
    let flat = |at: i32| upright("off", x - 40, at, at).with(Attribute::X2, px(x + 40));
    let arrow = |tip: i32, back: i32| {
        let wing = |side: i32| upright("off", x + side, tip + back, tip).with(Attribute::X2, px(x));
        vec![line(y, tip), wing(-40), wing(40)]
    };
    match (reach, until) {
        (Reach::Exact, _) | (Reach::Until(_), None) => Vec::new(),
        (Reach::Up, _) => arrow(y - REACH, 60),
        (Reach::Down, _) => arrow(y + REACH, -60),
        (Reach::Around, _) => vec![
            line(y - REACH * 3 / 4, y + REACH * 3 / 4),
            flat(y - REACH * 3 / 4),
            flat(y + REACH * 3 / 4),
        ],
        (Reach::Until(_), Some(until)) => vec![line(y, until), flat(until)],
    }
}

/// What the shapes mean, of those that are drawn.
fn key(own: &Page<'_>, plot: &Plot) -> Drawing {
    let has = |is: fn(&FigureMark) -> bool| plot.marks.iter().any(is);
    let off = |way, y, until| {
        let shape = Drawing::new(Tag::G).put_all(reach(way, 90, y, until));
        shape.put(dot(90, y, false))
    };
    let ring = Drawing::new(Tag::G)
        .class("fm pub")
        .put(dot(90, 120, false));
    let shapes: [(bool, Drawing); 8] = [
        (has(|it| it.is_day && !it.by_publish), dot(90, 120, false)),
        (
            has(|it| !it.is_day && !it.by_publish),
            rect("mark", (0, 180), (85, 70)),
        ),
        (has(|it| it.by_publish), ring),
        (has(|it| it.reach == Reach::Up), off(Reach::Up, 200, None)),
        (
            has(|it| it.reach == Reach::Down),
            off(Reach::Down, 40, None),
        ),
        (
            has(|it| it.reach == Reach::Around),
            off(Reach::Around, 120, None),
        ),
        (
            has(|it| matches!(it.reach, Reach::Until(_))),
            off(Reach::Until(0), 190, Some(30)),
        ),
        (has(|it| it.count > 1), dot(90, 120, true)),
    ];
    let item = |((_, shape), name): ((bool, Drawing), &'static str)| {
        let svg = Drawing::new(Tag::SVG)
            .with(Attribute::WIDTH, "18")
            .with(Attribute::HEIGHT, "24")
            .with(Attribute::HIDDEN, "true")
            .put(shape);
        Drawing::new(Tag::SPAN).put(svg).put(Drawing::of_text(name))
    };
    let named = shapes.into_iter().zip(own.texts.key);
    Drawing::div("key").put_all(named.filter(|((is, _), _)| *is).map(item))
}
