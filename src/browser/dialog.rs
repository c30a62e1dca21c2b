//! `<dialog>` elements. The browser keeps the focus inside an open one and closes it on Escape.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

use super::{BrowserError, host};

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

/// Whether any dialog is open.
pub fn any_open() -> bool {
    host::find("dialog[open]").is_some()
}
