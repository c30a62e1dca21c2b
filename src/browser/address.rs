//! The part of the address behind `#`, where the page keeps what it shows.
//!
//! Only that part is ever changed, so no text of an address can lead away from the page.

use std::cell::RefCell;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::{Listening, host};

thread_local! {
    /// The address that the page already knows of. A browser tells of one step back twice, as
    /// `popstate` and as `hashchange`; this is how the second is seen to be no news.
    static KNOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What stands behind `#`: empty, or like `/a/x?v=single`. Percent signs are left as they are.
pub fn current() -> String {
    host::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.strip_prefix('#').unwrap_or(&hash).to_owned())
        .unwrap_or_default()
}

/// What to write into the `href` of a link to this address.
pub fn href(address: &str) -> String {
    format!("#{address}")
}

/// Goes to an address, so that back leads here. Listeners are not told.
pub fn push(address: &str) {
    if let Some(history) = host::window().and_then(|window| window.history().ok()) {
        know(address);
        // Browsers refuse a page that changes its address too often; the page goes on without.
        drop(history.push_state_with_url(&JsValue::NULL, "", Some(&href(address))));
    }
}

/// Changes the address in place: back leads to where it would have led before. Listeners are not
/// told.
pub fn replace(address: &str) {
    if let Some(history) = host::window().and_then(|window| window.history().ok()) {
        know(address);
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&href(address))));
    }
}

/// Goes one step back.
pub fn back() {
    if let Some(history) = host::window().and_then(|window| window.history().ok()) {
        drop(history.back());
    }
}

/// Calls back with every new address that a link, back, forward or the reader's own typing led to.
pub fn listen(on_change: Callback<String>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    know(&current());
    let listeners = ["popstate", "hashchange"]
        .map(|event| {
            let on_change = on_change.clone();
            EventListener::new(&window, event, move |_| {
                let address = current();
                if know(&address) {
                    on_change.emit(address);
                }
            })
        })
        .into();
    Listening::to(listeners)
}

/// Remembers the address that is shown; says whether it is another one than before.
fn know(address: &str) -> bool {
    KNOWN.with_borrow_mut(|known| {
        let news = known.as_deref() != Some(address);
        *known = Some(address.to_owned());
        news
    })
}
