//! The worker's side: the engine behind a desk that takes messages.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::engine::{Desk, Request};
use super::host;

/// Serves the engine to the page that made this worker, for as long as the worker lives. Anywhere
/// else it does nothing.
pub fn serve() {
    if !host::is_browser() {
        return;
    }
    let Ok(worker) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let desk = RefCell::new(Desk::default());
    let to_page = worker.clone();
    EventListener::new(&worker, "message", move |event| {
        if let Some(reply) = answer(&desk, event) {
            // Text can always be sent.
            drop(to_page.post_message(&JsValue::from_str(&reply)));
        }
    })
    .forget();
}

/// Answers a message; messages that are none of the page's requests go unanswered.
fn answer(desk: &RefCell<Desk>, event: &web_sys::Event) -> Option<String> {
    let parts: Array = event.dyn_ref::<MessageEvent>()?.data().dyn_into().ok()?;
    let request: Request = bundle::from_json(&parts.get(0).as_string()?).ok()?;
    let bytes = Uint8Array::new(&parts.get(1)).to_vec();
    let reply = desk.borrow_mut().handle(request, &bytes);
    serde_json::to_string(&reply).ok()
}
