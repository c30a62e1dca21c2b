//! What `static/offline.js` does for the page: it knows how much is kept on this machine, and gets the
//! rest.

use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use super::{Listening, host};

/// What the script leaves.
const LEFT: &str = "duizhaoOffline";

/// The event by which it tells that something has changed.
const CHANGED: &str = "duizhao-offline";

/// A member of what the script leaves; nothing where it did not run.
fn member(name: &str) -> Option<JsValue> {
    let left = Reflect::get(&host::window()?.into(), &JsValue::from_str(LEFT)).ok()?;
    Reflect::get(&left, &JsValue::from_str(name)).ok()
}

/// Calls back with what is kept whenever that changes.
pub fn watch(on_change: Callback<String>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    let listener = EventListener::new(&window, CHANGED, move |_| {
        if let Some(state) = member("state").and_then(|state| state.as_string()) {
            on_change.emit(state);
        }
    });
    Listening::to(vec![listener])
}

/// Has the script do one of its works: `look` what is kept, `get` the rest, `stop` getting it.
pub fn act(work: &str) {
    if let Some(work) = member(work).and_then(|work| work.dyn_into::<Function>().ok()) {
        // How it went is told by the event.
        drop(work.call0(&JsValue::UNDEFINED));
    }
}
