//! `<dialog>` elements. The browser keeps the focus inside an open one and closes it on Escape.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::NodeRef;

use super::{BrowserError, host};
use crate::view::number::decimal;

/// Opens a dialog over the page; nothing happens when it is open.
pub fn show_modal(dialog: &NodeRef) -> Result<(), BrowserError> {
    let dialog: HtmlDialogElement = host::element(dialog).ok_or(BrowserError::Missing)?;
    if dialog.open() {
        return Ok(());
    }
    dialog
        .show_modal()
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close(dialog: &NodeRef) {
    if let Some(dialog) = host::element::<HtmlDialogElement>(dialog) {
        dialog.close();
    }
}

/// Opens the dialog that a selector finds, with all selected that is written in its input; closes it where
/// it is open.
pub fn toggle(selector: &str) {
    let Some(dialog) = host::find(selector).and_then(|it| it.dyn_into().ok()) else {
        return;
    };
    let dialog: HtmlDialogElement = dialog;
    if dialog.open() {
        dialog.close();
    } else if dialog.show_modal().is_ok()
        && let Ok(Some(input)) = dialog.query_selector("input")
    {
        input.unchecked_into::<HtmlInputElement>().select();
    }
}

/// Whether any dialog is open.
pub fn any_open() -> bool {
    host::find("dialog[open]").is_some()
}

/// Opens a dialog over the page beside the first element that a selector finds: below it, or above
/// where there is no room, never beyond the edges of the window. The style sheet reads the place from
/// `--x` and `--y`, and may put the dialog elsewhere.
pub fn show_beside(dialog: &NodeRef, selector: &str) -> Result<(), BrowserError> {
    show_modal(dialog)?;
    let (Some(own), Some(beside)) = (host::element::<HtmlElement>(dialog), host::find(selector))
    else {
        return Ok(());
    };
    let size = |length: Option<wasm_bindgen::JsValue>| length.and_then(|it| it.as_f64());
    let window = host::window();
    let width = size(window.as_ref().and_then(|window| window.inner_width().ok()));
    let height = size(
        window
            .as_ref()
            .and_then(|window| window.inner_height().ok()),
    );
    let (box_, at) = (
        own.get_bounding_client_rect(),
        beside.get_bounding_client_rect(),
    );
    let x = middle(at.left(), box_.width(), width.unwrap_or_default());
    let y = below(
        at.top(),
        at.bottom(),
        box_.height(),
        height.unwrap_or_default(),
    );
    for (name, value) in [("--x", x), ("--y", y)] {
        let value = decimal(value) + "px";
        // Not a style attribute, which the policy of the page forbids.
        drop(own.style().set_property(name, &value));
    }
    Ok(())
}

/// How far from an edge of the window a dialog stays, in CSS pixels.
const MARGIN: f64 = 8.0;

/// Where a box of this width begins, if it is to begin a little left of `left` and stay in the window.
fn middle(left: f64, width: f64, window: f64) -> f64 {
    (left - 40.0).min(window - width - MARGIN).max(MARGIN)
}

/// Where a box of this height begins, if it is to hang below an element, or else stand above it, and
/// stay in the window.
fn below(top: f64, bottom: f64, height: f64, window: f64) -> f64 {
    let hangs = bottom + MARGIN;
    let stands = top - MARGIN - height;
    let y = if hangs + height <= window - MARGIN || stands < MARGIN {
        hangs
    } else {
        stands
    };
    y.min(window - height - MARGIN).max(MARGIN)
}

#[cfg(test)]
mod tests {
    use super::{below, middle};

    #[track_caller]
    fn near(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-9, "{left} is not {right}");
    }

    #[test]
    fn a_dialog_stays_in_the_window() {
        near(middle(500.0, 340.0, 1280.0), 460.0);
        near(middle(1200.0, 340.0, 1280.0), 932.0);
        near(middle(10.0, 340.0, 1280.0), 8.0);
        near(below(100.0, 130.0, 200.0, 800.0), 138.0);
        near(below(600.0, 630.0, 200.0, 800.0), 392.0);
        near(below(100.0, 130.0, 700.0, 800.0), 92.0);
    }
}
