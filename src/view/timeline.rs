//! The timeline as a drawing: overview, stage, list, and the card of an activity; and the figures beside it.
//!
//! The engine lays everything out; here it gets its words, and the address that each thing leads to.
//! What depends on the width of the window is the same as in `static/css/pages/timeline.css`.

mod card;
mod figures;
mod frame;
mod lane;
mod list;
mod overview;
mod stage;
mod stand;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(in crate::view) mod tests;

use collection::timeline::{
    DateCard, Events, Lacking, Lane, Scene, SceneWish, TimeAnswer, TimeFilter, TimeQuestion,
};
use collection::{Engine, ExportFormat, Gap, Window};

use self::frame::Frame;
use self::stand::Stand;
use super::drawing::{Attribute, Drawing, Tag};
use super::wanted::{Drawn, Part, Wanted};
use crate::route::Place;

/// How many rows the list shows at once.
const ROWS: u32 = 100;
/// How many rows of slips a lane has.
const SLIP_ROWS: u32 = 2;
/// With more slips and bundles than this there is one row of slips in each lane: what is crowded is looked
/// at closer, not further down.
const CROWD: usize = 120;

/// Draws the timeline of an address; nothing while no archive is open.
pub fn draw(engine: &Engine, wanted: &Wanted) -> Option<Drawn> {
    let frame = Frame::new(engine, wanted);
    let scene = scene(engine, &frame)?;
    let events = events(engine, &frame, &scene)?;
    let lacking = lacking(engine, &frame, &scene);
    let (card, mut needs) = match frame.stand.event.as_deref() {
        Some(event) => card(engine, event),
        None => (None, Vec::new()),
    };
    let is_coming = !needs.is_empty();
    if frame.stand.texts {
        needs.extend(&lacking.parts);
    }
    // Without these nothing of their articles is known.
    let undated = engine.undated();
    let drawing = if !undated.is_empty() {
        Drawing::div("timeline").put(empty(frame.texts.fetched_apart))
    } else if scene.of == 0 {
        Drawing::div("timeline")
            .put(header(&frame, &scene))
            .put(empty(frame.texts.none))
    } else {
        let main = Drawing::new(Tag::MAIN)
            .class("tl-main")
            .with(Attribute::ID, "main")
            .put_all(overview::overview(&frame, &scene))
            .put_all(frame.slips.then(|| stage::stage(&frame, &scene)));
        let told = list::Told {
            scene: &scene,
            events: &events,
            lacking: &lacking,
        };
        let side = list::side(&frame, told, card.as_ref(), is_coming);
        let class = if frame.slips { "tl" } else { "tl list" };
        Drawing::div("timeline")
            .put(header(&frame, &scene))
            .put(Drawing::div(class).put(main).put(side))
    };
    needs.extend(undated);
    let needs = needs.into_iter().map(Gap::Part).collect();
    Some(Drawn { drawing, needs })
}

fn filter(frame: &Frame<'_>) -> TimeFilter {
    TimeFilter {
        articles: frame.address.filter.clone(),
        ..TimeFilter::default()
    }
}

fn scene(engine: &Engine, frame: &Frame<'_>) -> Option<Scene> {
    let scene = scene_of(engine, frame, SLIP_ROWS)?;
    let shapes = |lane: &Lane| lane.slips.len() + lane.bundles.len();
    if scene.lanes.iter().map(shapes).sum::<usize>() > CROWD {
        scene_of(engine, frame, 1)
    } else {
        Some(scene)
    }
}

fn scene_of(engine: &Engine, frame: &Frame<'_>, rows: u32) -> Option<Scene> {
    let tray = |first| Some(Window { first, count: ROWS });
    let [recurring, undated] = frame.stand.trays.map(tray);
    let wish = SceneWish {
        filter: filter(frame),
        view: frame.stand.view,
        width: frame.width,
        overview: frame.width,
        rows,
        closed: frame.stand.closed.clone(),
        focus: frame.stand.event.clone(),
        recurring,
        undated,
    };
    match engine.tell_time(&TimeQuestion::Timeline(wish)) {
        TimeAnswer::Timeline(scene) => Some(*scene),
        _ => None,
    }
}

/// What the rows of what is looked at lack.
fn lacking(engine: &Engine, frame: &Frame<'_>, scene: &Scene) -> Lacking {
    let question = TimeQuestion::Lacking {
        filter: filter(frame),
        view: Some(scene.view),
    };
    match engine.tell_time(&question) {
        TimeAnswer::Lacking(lacking) => lacking,
        _ => Lacking::default(),
    }
}

/// The rows of what is looked at.
fn events(engine: &Engine, frame: &Frame<'_>, scene: &Scene) -> Option<Events> {
    let question = TimeQuestion::Events {
        filter: filter(frame),
        view: Some(scene.view),
        window: Window {
            first: frame.stand.first,
            count: ROWS,
        },
    };
    match engine.tell_time(&question) {
        TimeAnswer::Events(events) => Some(*events),
        _ => None,
    }
}

/// The card of an activity, or the part that its text is in.
fn card(engine: &Engine, event: &str) -> (Option<DateCard>, Vec<u32>) {
    let question = frame::split(event).map(|(id, activity)| TimeQuestion::WhyDate {
        id,
        activity: activity.to_owned(),
    });
    match question.map(|question| engine.tell_time(&question)) {
        Some(TimeAnswer::WhyDate(card)) => (card.map(|card| *card), Vec::new()),
        Some(TimeAnswer::NeedsPart(part)) => (None, vec![part]),
        _ => (None, Vec::new()),
    }
}

/// The files that the list can be saved as: what each is called, and how its name ends.
const FILES: [(ExportFormat, &str, &str); 5] = [
    (ExportFormat::Csv, "CSV", "csv"),
    (ExportFormat::Json, "JSON", "json"),
    (ExportFormat::Icalendar, "iCalendar", "ics"),
    (ExportFormat::TimelineJs, "TimelineJS", "timelinejs.json"),
    (ExportFormat::Tei, "TEI", "xml"),
];

/// What is looked at as a file: its name and its text; nothing where no archive is open.
pub fn file(engine: &Engine, wanted: &Wanted) -> Option<(String, String)> {
    let Part::File(number) = wanted.part else {
        return None;
    };
    let (format, _, ending) = *FILES.get(usize::from(number))?;
    let frame = Frame::new(engine, wanted);
    let question = TimeQuestion::Export {
        filter: filter(&frame),
        view: frame.stand.view,
        format,
    };
    match engine.tell_time(&question) {
        TimeAnswer::Exported(file) => Some((format!("timeline.{ending}"), file.text)),
        _ => None,
    }
}

/// The name, how much is seen, and what moves it.
fn header(frame: &Frame<'_>, scene: &Scene) -> Drawing {
    let texts = frame.texts;
    let extent = (texts.extent)(scene.in_view, scene.total, scene.articles);
    let name = Drawing::new(Tag::H1).text(texts.title);
    let extent = Drawing::span("sub num", extent).with(Attribute::ROLE, "status");
    let to_figures = frame.address.at(Place::Figures);
    let figures = Drawing::link("btn line", &to_figures).text(texts.figures);
    let ways = scene.extent.map(|_| ways(frame));
    let moves = scene.extent.filter(|_| frame.slips);
    Drawing::new(Tag::HEADER)
        .class("tl-top")
        .put(name)
        .put(extent)
        .put(Drawing::span("grow", ""))
        .put_all(clear_and_filter(frame))
        .put(figures)
        .put_all(ways)
        .put_all(moves.map(|extent| stage::moves(frame, scene.view, extent)))
}

/// What ends the filter, where there is one, and what opens it.
fn clear_and_filter(frame: &Frame<'_>) -> Vec<Drawing> {
    let texts = frame.texts;
    let clear = frame.is_filtered().then(|| {
        let all = frame.address.with(collection::Filter::default());
        let query = &frame.address.filter.query;
        let what = if query.is_empty() {
            texts.clear.to_owned()
        } else {
            format!("“{query}” · {}", texts.clear)
        };
        Drawing::button("chip on", all.format()).text(what)
    });
    let filter = Drawing::button("btn line", "filter").text(texts.filter);
    clear.into_iter().chain([filter]).collect()
}

/// The link to the rows before (`true`) or after those given, which are so many of a list from a first one
/// on: `(first, given, total)`.
fn windows(
    frame: &Frame<'_>,
    (first, given, total): (u32, u32, u32),
    before: bool,
    stand: impl Fn(u32) -> Stand,
) -> Option<Drawing> {
    let [name_before, name_after] = frame.texts.windows;
    let (first, name) = if before {
        (first.checked_sub(1)?.saturating_sub(ROWS - 1), name_before)
    } else {
        (first.saturating_add(given), name_after)
    };
    let more = before || first < total;
    more.then(|| Drawing::button("btn line more", frame.at(&stand(first)).format()).text(name))
}

/// Draws the figures of an address; nothing while no archive is open.
pub fn figures(engine: &Engine, wanted: &Wanted) -> Option<Drawn> {
    figures::draw(engine, &Frame::new(engine, wanted), wanted)
}

/// Between slips and list.
fn ways(frame: &Frame<'_>) -> Drawing {
    let [slips, list, label] = frame.texts.ways;
    let way = |(name, slips): (&str, bool)| {
        let stand = Stand {
            slips: Some(slips),
            ..frame.stand.clone()
        };
        Drawing::button("", frame.at(&stand).format())
            .text(name)
            .with(Attribute::PRESSED, (frame.slips == slips).to_string())
    };
    Drawing::div("seg")
        .with(Attribute::ROLE, "group")
        .with(Attribute::LABEL, label)
        .put_all([(slips, true), (list, false)].map(way))
}

/// What stands there in an archive in which there is nothing to draw.
fn empty([title, text]: [&'static str; 2]) -> Drawing {
    let glyph = Drawing::span("glyph", "無")
        .with(Attribute::LANG, "zh-Hant")
        .with(Attribute::HIDDEN, "true");
    let panel = Drawing::div("panel empty")
        .put(glyph)
        .put(Drawing::new(Tag::H2).text(title))
        .put(Drawing::new(Tag::P).text(text));
    Drawing::new(Tag::MAIN)
        .class("sheet")
        .with(Attribute::ID, "main")
        .put(panel)
}
