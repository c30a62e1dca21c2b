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
