//! The pointer: a mouse, a pen or a finger.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, TouchEvent, WheelEvent};
use yew::{Callback, Event, MouseEvent, NodeRef, PointerEvent};

use super::{Listening, host};

/// How far a wheel has to be turned for one step of zooming, in CSS pixels, and how high a line of it is.
const TURN: f64 = 40.0;
const LINE: f64 = 20.0;
/// How many times as far apart fingers have to be for one step.
const PINCH: f64 = 1.3;

/// Where the pointer is along the width of an element, from 0 at its left edge to 1 at its right.
///
/// Nothing when the element is not on the page or has no width.
pub fn fraction(event: &PointerEvent, along: &NodeRef) -> Option<f64> {
    let edges = host::element::<Element>(along)?.get_bounding_client_rect();
    let width = edges.width();
    (width > 0.0).then(|| ((f64::from(event.client_x()) - edges.left()) / width).clamp(0.0, 1.0))
}

/// Has the element under the pointer get all of its moves until it is released.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = target(event) {
        // Refused when the pointer is up again already: then there is nothing to capture.
        drop(element.set_pointer_capture(event.pointer_id()));
    }
}

/// Ends what [`capture`] began.
pub fn release(event: &PointerEvent) {
    if let Some(element) = target(event) {
        drop(element.release_pointer_capture(event.pointer_id()));
    }
}

/// Where a brush leads, under the pointer in an element that says in `data-units` from left to right what
/// it goes over, and in `data-brush` how its address begins; nothing while it leads where it led before.
/// Its other end is that of the handle that was taken, else where the pointer went down. What says in
/// `data-span` from which unit to which it goes is moved as a whole.
pub fn brushed(event: &PointerEvent) -> Option<String> {
    let target = target(event)?;
    let around = target.closest("[data-units]").ok()??;
    let name = event.type_();
    if name == "pointerup" || name == "pointercancel" {
        drop(around.remove_attribute("data-other"));
        return None;
    }
    let is_down = name == "pointerdown";
    let other = around.get_attribute("data-other");
    if !is_down && other.is_none() {
        return None;
    }
    let units = around.get_attribute("data-units")?;
    let edges = around.get_bounding_client_rect();
    let n_units = units.split(' ').count();
    let across = (f64::from(event.client_x()) - edges.left()) / edges.width();
    let at = place(across, n_units);
    let unit = units.split(' ').nth(at)?;
    let other = if is_down {
        capture(event);
        if let Some(span) = target.get_attribute("data-span") {
            // Where it was taken, and from where to where it went then: it is drawn anew while it moves.
            drop(around.set_attribute("data-other", &format!("{at} {span}")));
            return None;
        }
        let handle = target.closest("[data-anchor]").ok().flatten();
        let other = handle.and_then(|handle| handle.get_attribute("data-anchor"));
        let other = other.unwrap_or_else(|| unit.to_owned());
        drop(around.set_attribute("data-other", &other));
        other
    } else {
        other?
    };
    if !is_down && around.get_attribute("data-unit").as_deref() == Some(unit) {
        return None;
    }
    drop(around.set_attribute("data-unit", unit));
    let mut way = around.get_attribute("data-brush")?;
    let (from, to) = match moved(&other, at, n_units) {
        Some((first, last)) => (units.split(' ').nth(first)?, units.split(' ').nth(last)?),
        None => (other.as_str(), unit),
    };
    for piece in ["from=", from, "&to=", to] {
        way.push_str(piece);
    }
    Some(way)
}

/// From which unit to which a stretch goes that was taken at a unit and is now at another: `taken` says
/// `taken first last`. It stops at the ends.
fn moved(taken: &str, at: usize, n_units: usize) -> Option<(usize, usize)> {
    let mut numbers = taken.split(' ').map(str::parse::<usize>);
    let (taken, first, last) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (taken, first, last) = (taken.ok()?, first.ok()?, last.ok()?);
    let length = last.checked_sub(first)?;
    let begin = (first + at).saturating_sub(taken);
    let begin = begin.min((n_units - 1).checked_sub(length)?);
    Some((begin, begin + length))
}

/// Where zooming in (`true`) or out about a place of the window leads, as `data-zoom` around the target of
/// an event says: addresses from left to right for zooming in, and as many for zooming out.
fn zoomed(event: &Event, x: i32, inwards: bool) -> Option<String> {
    let around = target(event)?.closest("[data-zoom]").ok()??;
    let ways = around.get_attribute("data-zoom")?;
    let edges = around.get_bounding_client_rect();
    let n_places = ways.split(' ').count() / 2;
    let across = (f64::from(x) - edges.left()) / edges.width();
    let at = place(across, n_places);
    ways.split(' ')
        .nth(if inwards { at } else { at + n_places })
        .map(str::to_owned)
}

/// The number of the place along a width that is so many places wide.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "at most some hundred places; a cast of what is no number gives 0"
)]
fn place(across: f64, n_places: usize) -> usize {
    let at = (across * n_places as f64).max(0.0) as usize;
    at.min(n_places.saturating_sub(1))
}

/// Where a double click leads.
pub fn zoomed_twice(event: &MouseEvent) -> Option<String> {
    zoomed(event, event.client_x(), true)
}

/// Calls back with where the wheel leads while Control is held, and two fingers that are moved apart or
/// together. A pinch on a touchpad comes as such a wheel. The browser then does not zoom the whole page.
pub fn listen_to_zoom(to: &Callback<String>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    // How much was turned, or how far the fingers were apart, when it last led somewhere.
    let since = Rc::new(Cell::new(0.0));
    let listen = |name: &'static str| {
        let (to, since) = (to.clone(), Rc::clone(&since));
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            let way = match event.dyn_ref::<WheelEvent>() {
                Some(wheel) => turned(wheel, &since),
                None => pinched(event.unchecked_ref(), &since),
            };
            if let Some(way) = way {
                to.emit(way);
            }
        })
    };
    Listening::to(["wheel", "touchmove", "touchend"].map(listen).into())
}

fn turned(wheel: &WheelEvent, since: &Cell<f64>) -> Option<String> {
    let target = target(wheel)?;
    if !wheel.ctrl_key() || !matches!(target.closest("[data-zoom]"), Ok(Some(_))) {
        return None;
    }
    wheel.prevent_default();
    let lines = if wheel.delta_mode() == 0 { 1.0 } else { LINE };
    let turned = since.get() + wheel.delta_y() * lines;
    let is_far = turned.abs() >= TURN;
    since.set(if is_far { 0.0 } else { turned });
    is_far.then(|| zoomed(wheel, wheel.client_x(), turned < 0.0))?
}

fn pinched(touch: &TouchEvent, since: &Cell<f64>) -> Option<String> {
    let fingers = touch.touches();
    let (Some(one), Some(other)) = (fingers.get(0), fingers.get(1)) else {
        since.set(0.0);
        return None;
    };
    let x = f64::from(other.client_x() - one.client_x());
    let y = f64::from(other.client_y() - one.client_y());
    // Not `hypot`, which brings a library along.
    let apart = (x * x + y * y).sqrt().max(1.0);
    let before = since.get();
    let inwards = apart > before * PINCH;
    if before > 0.0 && !inwards && apart * PINCH > before {
        return None;
    }
    since.set(apart);
    let middle = i32::midpoint(one.client_x(), other.client_x());
    (before > 0.0).then(|| zoomed(touch, middle, inwards))?
}

/// The element under the pointer.
fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What the attributes `data-s` and `data-run` around the target of an event say: `12.3` for the third
/// sentence of row 12, `5` for its run.
pub fn sentence(event: &Event) -> Option<(String, Option<u32>)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let up = |selector: &str| target.closest(selector).ok().flatten();
    let place = up("[data-s]")?.get_attribute("data-s")?;
    let run = up("[data-run]").and_then(|run| run.get_attribute("data-run")?.parse().ok());
    Some((place, run))
}

/// What the control around the target of an event does, as its attribute `data-do` says.
pub fn deed(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-do]").ok()??.get_attribute("data-do")
}

/// Whether the target of an event ends a dialog: one of what a selector finds in it, or all around it.
pub fn leaves(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| {
        matches!(it.closest(selector), Ok(Some(_))) || it.matches("dialog") == Ok(true)
    })
}

/// Whether the target of an event is such a control, and none that the browser presses by itself.
pub fn is_deed(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.matches("[data-do][role]"), Ok(true)))
}

/// Whether the target of an event is a run itself, and not what stands around one.
pub fn is_run(event: &Event) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.has_attribute("data-run"))
}

/// Says on the element around the target of an event that has `data-column` in which column the target
/// lies: the style sheet lets only that one be selected.
pub fn mark_column(event: &Event) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
        return;
    };
    if let Ok(Some(around)) = target.closest("[data-column]") {
        let second = matches!(target.closest(".b"), Ok(Some(_)));
        // Fails only for names that are no attribute names.
        drop(around.set_attribute("data-column", if second { "b" } else { "a" }));
    }
}
