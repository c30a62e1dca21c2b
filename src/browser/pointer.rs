//! The pointer: a mouse, a pen or a finger.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Event, NodeRef, PointerEvent};

use super::host;

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
/// Its other end is that of the handle that was taken, else where the pointer went down.
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
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "at most some hundred units; a cast of what is no number gives 0"
    )]
    let at = (across * n_units as f64).max(0.0) as usize;
    let unit = units.split(' ').nth(at.min(n_units - 1))?;
    let other = if is_down {
        capture(event);
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
    for piece in ["from=", &other, "&to=", unit] {
        way.push_str(piece);
    }
    Some(way)
}

/// The element under the pointer.
fn target(event: &PointerEvent) -> Option<Element> {
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
