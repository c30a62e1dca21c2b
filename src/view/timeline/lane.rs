//! A lane: bamboo slips and spans, each with the time it has, and counted bundles.

use bundle::{ActivityKind, Footing, Precision};
use collection::timeline::{AxisUnit, EventBundle, Lane, Scene, Shape, Slip, Sureness};

use super::frame::{Frame, px};
use super::stage::{canvas, upright};
use super::stand::Stand;
use crate::view::drawing::{Attribute, Drawing, Tag};

/// How far the middle of a mark is from the top of its row, and where a slip begins.
const MARK: i32 = 80;
const TOP: i32 = 220;
/// A character of a slip, its date with what is around it, its seal, and the slip's width.
const CHARACTER: i32 = 170;
const DATE: i32 = 260;
const SEAL: i32 = 240;
const WIDTH: i32 = 340;
/// How high a row of spans and one of bundles is.
const SPAN: i32 = 340;
const BUNDLE: i32 = 340;
/// The least width of a mark that is longer than a day.
const LEAST: i32 = 60;

/// A lane: its name with its count, which opens and closes it, and what is in it.
pub(super) fn lane(frame: &Frame<'_>, scene: &Scene, lane: &Lane) -> Drawing {
    let texts = frame.texts;
    let name = Drawing::button("", toggled(frame, lane.kind))
        .with(Attribute::EXPANDED, (!lane.closed).to_string())
        .put(Drawing::new(Tag::B).text((texts.kind)(lane.kind)))
        .put(Drawing::span("num", (texts.count)(lane.in_view)));
    let head = Drawing::new(Tag::H2).put(name);
    let section = Drawing::new(Tag::SECTION).class("lane").put(head);
    if lane.closed || lane.in_view == 0 {
        return section;
    }
    let tops = tops(lane);
    let top_of = |row: u32| tops.get(row as usize).copied().unwrap_or_default();
    let foot = top_of(lane.rows);
    let height = foot + if lane.bundles.is_empty() { 0 } else { BUNDLE };
    let lines = scene.ticks.iter().filter(|tick| tick.x >= 0);
    let slip = |slip: &Slip| {
        let top = top_of(slip.row);
        match slip.shape {
            Shape::Span => span(frame, slip, top),
            Shape::Slip => slip_of(frame, scene.unit, slip, top),
        }
    };
    let svg = canvas(frame, height)
        .put_all(lines.map(|tick| upright("grid", tick.x, 0, height)))
        .put_all(lane.slips.iter().map(slip))
        .put_all(lane.bundles.iter().map(|one| bundle(frame, one, foot)));
    section.put(svg)
}

/// The address at which a lane is closed, or open again.
fn toggled(frame: &Frame<'_>, kind: ActivityKind) -> String {
    let mut stand = frame.stand.clone();
    if !stand.closed.remove(&kind) {
        stand.closed.insert(kind);
    }
    frame.at(&stand).format()
}

/// Where each row begins, and where the last one ends: a row is as high as the longest slip in it.
fn tops(lane: &Lane) -> Vec<i32> {
    let mut top = 0;
    let mut tops = vec![top];
    for row in 0..lane.rows {
        let own = lane.slips.iter().filter(|slip| slip.row == row);
        let height = own.map(|slip| match slip.shape {
            Shape::Span => SPAN,
            Shape::Slip => TOP + height(slip) + 120,
        });
        top += height.max().unwrap_or(SPAN);
        tops.push(top);
    }
    tops
}

fn height(slip: &Slip) -> i32 {
    let n_characters = slip.name.label.chars().count() + usize::from(slip.name.cut);
    let seal = if slip.name.seal.is_some() { SEAL } else { 60 };
    DATE + CHARACTER * i32::try_from(n_characters).unwrap_or(0) + seal
}

/// The link that a slip is.
fn link(frame: &Frame<'_>, class: &str, slip: &Slip) -> Drawing {
    let name = &slip.name;
    // The name of the link is all the words in it, these first.
    let said = [
        frame.period(slip.period).unwrap_or_default().as_str(),
        (frame.texts.precision)(slip.precision),
        "",
    ]
    .join(" ");
    let class = format!(
        "{class}{}{}",
        if slip.footing == Footing::Inferred {
            " guess"
        } else {
            ""
        },
        if frame.is_chosen(&name.id) { " on" } else { "" },
    );
    Drawing::link(&class, &frame.choosing(&name.id))
        .with(Attribute::EVENT, &*name.id)
        .with(Attribute::TABINDEX, "-1")
        .put(unseen(said))
}

/// Words for those who hear the drawing.
pub(super) fn unseen(text: String) -> Drawing {
    Drawing::new(Tag::SVG_TEXT).class("unseen").text(text)
}

/// What is done, in the words of the text.
fn name_of(frame: &Frame<'_>, slip: &Slip, at: (i32, i32)) -> Drawing {
    let mut label = slip.name.label.clone();
    if slip.name.cut {
        label.push('⋯');
    }
    frame.of_event(words("tx", at, ""), &slip.name.id, label)
}

pub(super) fn rect(class: &str, (x, width): (i32, i32), (y, height): (i32, i32)) -> Drawing {
    Drawing::new(Tag::RECT)
        .class(class)
        .with(Attribute::X, px(x))
        .with(Attribute::WIDTH, px(width))
        .with(Attribute::Y, px(y))
        .with(Attribute::HEIGHT, px(height))
}

pub(super) fn words(class: &str, (x, y): (i32, i32), text: impl Into<String>) -> Drawing {
    Drawing::new(Tag::SVG_TEXT)
        .class(class)
        .with(Attribute::X, px(x))
        .with(Attribute::Y, px(y))
        .text(text)
}

/// What happened at one time: its mark is as wide as the time, the slip hangs from the middle.
fn slip_of(frame: &Frame<'_>, unit: AxisUnit, slip: &Slip, top: i32) -> Drawing {
    let x = slip.label_x;
    let top_of_slip = top + TOP;
    let from = slip
        .period
        .and_then(|period| period.from.moment.or(period.end().moment));
    let date = from.map(|moment| match unit {
        AxisUnit::Years(years) if years > 1 => {
            let year = collection::timeline::Moment::Year(year_of(moment));
            (frame.texts.short)(year)
        }
        _ => (frame.texts.short)(moment),
    });
    let foot = top_of_slip + height(slip);
    let seal = slip.name.seal.as_deref().map(|seal| {
        Drawing::new(Tag::G)
            .class("sealed")
            .put(rect("", (x - 90, 180), (foot - 220, 180)).with(Attribute::RX, "2"))
            .put(words("", (x, foot - 85), seal))
    });
    link(frame, "slipv", slip)
        .put_all(mark(slip, top))
        .put(upright("lead", x, top + MARK, top_of_slip))
        .put(
            rect("box", (x - WIDTH / 2, WIDTH), (top_of_slip, height(slip)))
                .with(Attribute::RX, "3"),
        )
        .put(words(
            "num dtx",
            (x, top_of_slip + 160),
            date.unwrap_or_default(),
        ))
        .put(name_of(frame, slip, (x, top_of_slip + DATE - 10)))
        .put_all(seal)
}

const fn year_of(moment: collection::timeline::Moment) -> i32 {
    use collection::timeline::Moment;
    match moment {
        Moment::Century(year)
        | Moment::Decade(year)
        | Moment::Year(year)
        | Moment::Season(year, _)
        | Moment::Month(year, _)
        | Moment::Day(year, _, _) => year,
    }
}

/// The time of a slip: a dot for a day, else a bar as wide as the time.
fn mark(slip: &Slip, top: i32) -> Vec<Drawing> {
    if slip.precision == Precision::Day && slip.width < LEAST * 2 {
        let dot = Drawing::new(Tag::CIRCLE)
            .class("mark")
            .with(Attribute::CX, px(slip.x + slip.width / 2))
            .with(Attribute::CY, px(top + MARK))
            .with(Attribute::R, "4.5");
        return vec![dot];
    }
    let width = slip.width.max(LEAST);
    let x = slip.x - (width - slip.width) / 2;
    bar(fades(slip), (x, width), (top + MARK - 35, 70))
}

/// Whether nobody says when the time of a slip begins, and when it ends.
fn fades(slip: &Slip) -> (bool, bool) {
    let fades = |sureness: Sureness| matches!(sureness, Sureness::Unknown | Sureness::Open);
    slip.period.map_or((false, false), |period| {
        (fades(period.from.sureness), fades(period.end().sureness))
    })
}

/// A bar over a time. Where nobody says when it begins or ends, that end fades in steps.
pub(super) fn bar(
    (from, to): (bool, bool),
    (x, width): (i32, i32),
    tall: (i32, i32),
) -> Vec<Drawing> {
    const STEPS: [&str; 3] = ["mark f1", "mark f2", "mark f3"];
    let step = (width / 6).min(200);
    let left = if from { step * 3 } else { 0 };
    let right = if to { step * 3 } else { 0 };
    let mut drawn = vec![rect("mark", (x + left, width - left - right), tall)];
    for (at, class) in (0..).zip(STEPS) {
        if from {
            drawn.push(rect(class, (x + at * step, step), tall));
        }
        if to {
            drawn.push(rect(class, (x + width - (at + 1) * step, step), tall));
        }
    }
    drawn
}

/// What went on from one time to another.
fn span(frame: &Frame<'_>, slip: &Slip, top: i32) -> Drawing {
    let seal = slip.name.seal.as_deref();
    let x = slip.label_x.max(0) + 80;
    let indent = if seal.is_some() { 220 } else { 0 };
    let sealed = seal.map(|seal| {
        Drawing::new(Tag::G)
            .class("sealed")
            .put(rect("", (x, 170), (top + 75, 170)).with(Attribute::RX, "2"))
            .put(words("", (x + 85, top + 205), seal))
    });
    let reach = rect("box", (slip.x, slip.width.max(LEAST)), (top + 30, 260));
    link(frame, "spanv", slip)
        .put(reach)
        .put_all(bar(
            fades(slip),
            (slip.x, slip.width.max(LEAST)),
            (top + 30, 260),
        ))
        .put_all(sealed)
        .put(name_of(frame, slip, (x + indent, top + 210)))
}

/// What there is no room for, counted; it leads to the days it stands for.
fn bundle(frame: &Frame<'_>, bundle: &EventBundle, top: i32) -> Drawing {
    let stand = frame.stand.looking_at(Some(bundle.days));
    let stand = Stand {
        slips: Some(true),
        ..stand
    };
    let count = (frame.texts.count)(bundle.count);
    Drawing::link("bundle", &frame.at(&stand))
        .with(Attribute::EVENT, &*bundle.id)
        .with(Attribute::TABINDEX, "-1")
        .put(unseen(count + " "))
        .put(
            rect("box", (bundle.x + 10, bundle.width - 20), (top + 30, 260))
                .with(Attribute::RX, "3"),
        )
        .put(words(
            "num",
            (bundle.x + bundle.width / 2, top + 205),
            format!("＋{}", bundle.count),
        ))
}
