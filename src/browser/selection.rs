//! What the reader has selected in the text of an article.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::Callback;

use super::{Listening, host};
use crate::view::margin::Quote;

/// The pieces of an article in which a passage can be marked.
const PIECES: &str = ".read :is(p,h2,h3,h4,li,td,th,figcaption)";

/// What the toolbar of a selection has in it. What is selected there is no passage.
const TOOLS: &str = ".inks *";

/// Calls back with the passage selected, or with nothing, whenever that changes.
pub fn watch(on_quote: Callback<Option<Quote>>) -> Listening {
    let Some(document) = host::document() else {
        return Listening::default();
    };
    Listening::to(vec![EventListener::new(
        &document,
        "selectionchange",
        move |_| {
            let active = host::document().and_then(|document| document.active_element());
            if !active.is_some_and(|it| matches!(it.matches(TOOLS), Ok(true))) {
                on_quote.emit(quote());
            }
        },
    )])
}

/// The passage selected. Nothing where it is not within one piece of the text, and nothing where notes on
/// pronunciation stand between its characters.
fn quote() -> Option<Quote> {
    let selection = host::window()?.get_selection().ok()??;
    let range = (selection.range_count() > 0 && !selection.is_collapsed())
        .then(|| selection.get_range_at(0).ok())??;
    let from = range.start_container().ok()?;
    let to = range.end_container().ok()?;
    let within = |node: &Node| match node.dyn_ref::<Element>() {
        Some(element) => Some(element.clone()),
        None => node.parent_element(),
    };
    let piece = within(&from)?.closest(PIECES).ok()??;
    if !piece.contains(Some(&to)) || piece.query_selector("rt").ok()?.is_some() {
        return None;
    }
    let text = |range: &web_sys::Range| range.to_string().as_string();
    let before = range.clone_range();
    before.select_node_contents(&piece).ok()?;
    before.set_end(&from, range.start_offset().ok()?).ok()?;
    let after = range.clone_range();
    after.select_node_contents(&piece).ok()?;
    after.set_start(&to, range.end_offset().ok()?).ok()?;
    let exact = text(&range)?;
    (!exact.trim().is_empty()).then_some(Quote {
        before: text(&before)?,
        exact,
        after: text(&after)?,
    })
}

/// Selects nothing any more.
pub fn clear() {
    if let Some(Ok(Some(selection))) = host::window().map(|window| window.get_selection()) {
        // Fails only where nothing was selected.
        drop(selection.remove_all_ranges());
    }
}
