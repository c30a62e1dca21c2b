//! What the browser keeps for the reader between visits: short texts by name.
//!
//! All sites of one owner may share one storage (GitHub Pages), so every name carries the folder
//! the page lies in.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};
use yew::Callback;

use super::{BrowserError, Listening, fetch, host};

/// Reads the text kept under a name; nothing when there is none or storage is blocked.
pub fn read(name: &str) -> Option<String> {
    local().ok()?.get_item(&key(name)).ok()?
}

/// Keeps a text under a name.
pub fn write(name: &str, text: &str) -> Result<(), BrowserError> {
    local()?
        .set_item(&key(name), text)
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// Forgets the text kept under a name.
pub fn remove(name: &str) -> Result<(), BrowserError> {
    local()?
        .remove_item(&key(name))
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// All texts kept under names that begin so, each with the rest of its name.
pub fn all(beginning: &str) -> Vec<(String, String)> {
    let Ok(local) = local() else {
        return Vec::new();
    };
    let beginning = key(beginning);
    let mut texts = Vec::new();
    for at in 0..local.length().unwrap_or(0) {
        if let Ok(Some(name)) = local.key(at)
            && let Some(rest) = name.strip_prefix(&beginning)
            && let Ok(Some(text)) = local.get_item(&name)
        {
            texts.push((rest.to_owned(), text));
        }
    }
    texts
}

/// Calls back with what another tab keeps under a name that begins so.
pub fn watch(beginning: &str, on_text: Callback<String>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    let beginning = key(beginning);
    let listener = EventListener::new(&window, "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            return;
        };
        if event.key().is_some_and(|name| name.starts_with(&beginning))
            && let Some(text) = event.new_value()
        {
            on_text.emit(text);
        }
    });
    Listening::to(vec![listener])
}

/// The time, in milliseconds of Unix time; 0 outside a browser.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number that was never before 1970"
)]
pub fn now() -> u64 {
    if host::is_browser() {
        js_sys::Date::now() as u64
    } else {
        0
    }
}

/// A name that nothing else has: the time, and 53 bits by chance.
pub fn fresh_name() -> String {
    let chance = if host::is_browser() {
        js_sys::Math::random()
    } else {
        0.0
    };
    format!("{:x}-{:x}", now(), chance.to_bits())
}

/// The storage. Merely asking for it throws where it is blocked.
fn local() -> Result<Storage, BrowserError> {
    host::window()
        .ok_or(BrowserError::NotHere)?
        .local_storage()
        .map_err(|thrown| BrowserError::thrown(&thrown))?
        .ok_or(BrowserError::Lacking)
}

/// The name under which the browser knows it.
fn key(name: &str) -> String {
    format!("duizhao:{}:{name}", fetch::scope())
}
