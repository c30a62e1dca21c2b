//! The objects everything starts from.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};
use yew::NodeRef;

/// Whether the code runs in a browser at all; elsewhere no call may reach JavaScript.
pub(super) const fn is_browser() -> bool {
    cfg!(target_arch = "wasm32")
}

/// The window; nothing in a worker and outside a browser.
pub(super) fn window() -> Option<Window> {
    if is_browser() {
        web_sys::window()
    } else {
        None
    }
}

/// The document of the page.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
pub(super) fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The element that a reference points to, once it is on the page.
pub(super) fn element<E: JsCast>(node: &NodeRef) -> Option<E> {
    if is_browser() {
        node.get()?.dyn_into().ok()
    } else {
        None
    }
}

/// The first element that a selector finds.
pub(super) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}
