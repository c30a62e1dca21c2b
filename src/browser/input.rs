//! What a reader entered.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, InputEvent};
use yew::{Callback, Event, NodeRef, TargetCast};

use super::{Listening, host};

/// The text of the input that the event comes from; nothing when it comes from none.
pub fn value(event: &Event) -> String {
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// The text in an input, without space around it; an empty one where there is none.
pub fn text(input: &NodeRef) -> String {
    let input = host::element::<HtmlInputElement>(input);
    input.map_or_else(String::new, |input| input.value().trim().to_owned())
}

/// Tells the text of an input whenever it changes. What an input method has not finished is not told.
pub fn listen(input: &NodeRef, on_text: &Callback<String>) -> Listening {
    let Some(input) = host::element::<HtmlInputElement>(input) else {
        return Listening::default();
    };
    // Chromium tells of the end of a composition after its last input, the others before it.
    let listeners = ["input", "compositionend"].map(|name| {
        let (from, on_text) = (input.clone(), on_text.clone());
        EventListener::new(&input, name, move |event| {
            let event = event.dyn_ref::<InputEvent>();
            if !event.is_some_and(InputEvent::is_composing) {
                on_text.emit(from.value());
            }
        })
    });
    Listening::to(listeners.into())
}

/// Which option of a `<select>` was chosen, counted from 0.
pub fn chosen(event: &Event) -> Option<usize> {
    let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(select.selected_index()).ok()
}
