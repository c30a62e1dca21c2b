//! The list beside the stage: a row for every activity, whether or not it has a slip.

use collection::timeline::{DateCard, Event, EventName, Events, Lacking, Scene, Tray, YearGroup};

use super::card;
use super::frame::{Frame, seal};
use super::stand::Stand;
use super::{FILES, windows};
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::number::megabytes;

/// What the list is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// The trays are in it.
    pub(super) scene: &'a Scene,
    /// The rows.
    pub(super) events: &'a Events,
    /// What they lack.
    pub(super) lacking: &'a Lacking,
}

/// The card of the chosen activity, the list, what recurs and what has no date.
pub(super) fn side(
    frame: &Frame<'_>,
    told: Told<'_>,
    card: Option<&DateCard>,
    is_coming: bool,
) -> Drawing {
    let Told { scene, events, .. } = told;
    let chosen = frame.stand.event.as_deref();
    let card = chosen.and_then(|id| {
        card::card(
            frame,
            card::Chosen::find(id, scene, events),
            card,
            is_coming,
        )
    });
    let in_list = |event: &Event| frame.is_phone && frame.is_chosen(&event.id);
    let is_in_list = events.rows.iter().any(in_list);
    let (above, within) = if is_in_list {
        (None, card)
    } else {
        (card, None)
    };
    let nothing = events.total == 0 && scene.recurring.total + scene.undated.total == 0;
    let nothing = (nothing && !frame.slips).then(|| {
        Drawing::new(Tag::P)
            .class("quiet")
            .text(frame.texts.nothing)
    });
    let given = u32::try_from(events.rows.len()).unwrap_or(u32::MAX);
    let window = |before| {
        let stand = |first| Stand {
            first,
            ..frame.stand.clone()
        };
        windows(frame, (events.first, given, events.total), before, stand)
    };
    let list = Drawing::new(Tag::SECTION)
        .class("evlist")
        .with(Attribute::LABEL, frame.texts.list)
        .put_all(window(true))
        .put_all(years(frame, events, within.as_ref()))
        .put_all(window(false));
    Drawing::new(Tag::ASIDE)
        .class("tl-side")
        .with(Attribute::LABEL, frame.texts.list)
        .with(Attribute::LATER, "")
        .put_all(above)
        .put_all(nothing)
        .put(list)
        .put_all(tray(frame, frame.texts.recurring, &scene.recurring, 0))
        .put_all(tray(frame, frame.texts.undated, &scene.undated, 1))
        .put(files(frame, told.lacking))
}

/// The rows given, by year.
fn years(frame: &Frame<'_>, events: &Events, within: Option<&Drawing>) -> Vec<Drawing> {
    let last = events.first + u32::try_from(events.rows.len()).unwrap_or(u32::MAX);
    let mut drawn = Vec::new();
    for YearGroup { year, first, count } in &events.years {
        let from = (*first).max(events.first);
        let to = first.saturating_add(*count).min(last);
        let rows = events.rows.iter().skip((from - events.first) as usize);
        let rows: Vec<_> = rows.take(to.saturating_sub(from) as usize).collect();
        if rows.is_empty() {
            continue;
        }
        let name = year.map_or_else(String::new, |year| year.to_string());
        let head = Drawing::new(Tag::H2).class("y num").text(name);
        drawn.push(head.put(Drawing::span("num", (frame.texts.count)(*count))));
        let rows = rows.into_iter().map(|event| row(frame, event, within));
        drawn.push(Drawing::new(Tag::OL).put_all(rows));
    }
    drawn
}

fn row(frame: &Frame<'_>, event: &Event, within: Option<&Drawing>) -> Drawing {
    let is_chosen = frame.is_chosen(&event.id);
    let moment = event
        .period
        .and_then(|period| period.from.moment.or(period.end().moment));
    let date = moment.map(frame.texts.short).unwrap_or_default();
    let mut link = Drawing::link("", &frame.choosing(&event.id))
        .with(Attribute::EVENT, &*event.id)
        .put(Drawing::span("d num", date))
        .put(frame.archived(Drawing::span("t", ""), &event.article, &*event.label));
    if is_chosen {
        link = link.with(Attribute::CURRENT, "true");
    }
    Drawing::new(Tag::LI)
        .class(if is_chosen { "on" } else { "" })
        .put(link)
        .put_all(within.filter(|_| is_chosen).cloned())
}

/// The buttons that save the list, and what it lacks.
fn files(frame: &Frame<'_>, lacking: &Lacking) -> Drawing {
    let note = (lacking.sentences > 0).then(|| {
        let told = (frame.texts.lacking)(lacking.sentences);
        let stand = Stand {
            texts: true,
            ..frame.stand.clone()
        };
        let get = (frame.texts.get_texts)(&megabytes(lacking.bytes));
        let get = Drawing::button("btn line", frame.at(&stand).format()).text(get);
        let note = Drawing::new(Tag::P)
            .class("quiet")
            .with(Attribute::ROLE, "status")
            .put(Drawing::of_text(told));
        // Once they are wanted there is nothing more to press.
        note.put_all((!frame.stand.texts).then_some(get))
    });
    let button = |(number, (_, name, _)): (usize, (_, &str, _))| {
        Drawing::button("btn line", number.to_string()).text(name)
    };
    Drawing::div("files")
        .with(Attribute::ROLE, "group")
        .with(Attribute::LABEL, frame.texts.save)
        .put(Drawing::span("quiet", frame.texts.save))
        .put_all(FILES.into_iter().enumerate().map(button))
        .put_all(note)
}

/// Activities that have no place on the axis.
fn tray(frame: &Frame<'_>, name: &str, tray: &Tray, number: usize) -> Option<Drawing> {
    let head = Drawing::new(Tag::H2)
        .class("y")
        .text(name)
        .put(Drawing::span("num", (frame.texts.count)(tray.total)));
    let row = |event: &EventName| {
        let often = event
            .rrule
            .as_deref()
            .map(|rule| frame.texts.recurrence(rule));
        let mut label = event.label.clone();
        if event.cut {
            label.push('⋯');
        }
        let link = Drawing::link("", &frame.choosing(&event.id))
            .with(Attribute::EVENT, &*event.id)
            .put(Drawing::span("d", often.unwrap_or_default()))
            .put(frame.of_event(Drawing::span("t", ""), &event.id, label))
            .put_all(seal(event.seal.as_deref()));
        Drawing::new(Tag::LI).put(if frame.is_chosen(&event.id) {
            link.with(Attribute::CURRENT, "true")
        } else {
            link
        })
    };
    let rows = Drawing::new(Tag::OL).put_all(tray.rows.iter().map(row));
    let given = u32::try_from(tray.rows.len()).unwrap_or(u32::MAX);
    let window = |before| {
        let stand = |first| {
            let mut stand = frame.stand.clone();
            if let Some(own) = stand.trays.get_mut(number) {
                *own = first;
            }
            stand
        };
        windows(frame, (tray.first, given, tray.total), before, stand)
    };
    (tray.total > 0).then(|| {
        Drawing::new(Tag::SECTION)
            .class("evlist tray")
            .put(head)
            .put_all(window(true))
            .put(rows)
            .put_all(window(false))
    })
}
