//! The pointer: a mouse, a pen or a finger.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{NodeRef, PointerEvent};

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
