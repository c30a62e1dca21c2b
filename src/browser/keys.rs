//! Keys that are pressed anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::Callback;

use super::{Listening, document, host};

/// What browsers report for every key while an input method composes.
const COMPOSING: u32 = 229;

/// Where a key writes text or moves inside a control.
const WRITING: &str = "input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=true]";

/// A key that was pressed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them may be down with any other"
)]
pub struct Key {
    /// Its name as the browser gives it: `j`, `?`, `Enter`, `ArrowLeft`.
    pub name: String,
    /// Whether Alt was down.
    pub alt: bool,
    /// Whether Control was down.
    pub ctrl: bool,
    /// Whether Command or the Windows key was down.
    pub meta: bool,
    /// Whether Shift was down.
    pub shift: bool,
    /// Whether the focus is where keys write text.
    pub writing: bool,
    /// Whether it was let go; else it was pressed.
    pub up: bool,
}

impl Key {
    /// Whether it stands alone: no modifier but Shift, and not where text is written. Only then may
    /// a single letter be a command.
    pub const fn is_plain(&self) -> bool {
        !(self.alt || self.ctrl || self.meta || self.writing)
    }
}

/// Calls back with every key pressed on the page or let go; the answer says whether the key was taken, and
/// then the browser does nothing with it. Keys of an input method that is composing never arrive.
pub fn listen(on_key: &Callback<Key, bool>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    let listen = |name: &'static str| {
        let on_key = on_key.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if event.is_composing() || event.key_code() == COMPOSING || event.default_prevented() {
                return;
            }
            if on_key.emit(key(event)) {
                event.prevent_default();
            }
        })
    };
    Listening::to(vec![listen("keydown"), listen("keyup")])
}

/// Whether a key presses what has the focus, as it would a button; the browser then does no more
/// about it.
pub fn is_press(event: &KeyboardEvent) -> bool {
    let presses = matches!(event.key().as_str(), "Enter" | " ");
    if presses {
        event.prevent_default();
    }
    presses
}

/// Whether a key turns a leaf of vertical text forward (`true`) or back; the browser then does no more
/// about it.
pub fn turns(event: &KeyboardEvent) -> Option<bool> {
    let forward = match event.key().as_str() {
        " " if event.shift_key() => false,
        " " | "ArrowLeft" | "PageDown" => true,
        "ArrowRight" | "PageUp" => false,
        _ => return None,
    };
    event.prevent_default();
    Some(forward)
}

/// Goes along what a selector finds with the arrows up and down, and presses the first of it with Enter in an
/// input before it. Keys of an input method that is composing do nothing.
pub fn choose(event: &KeyboardEvent, first: &str, all: &str) {
    if event.is_composing() || event.key_code() == COMPOSING {
        return;
    }
    let writes = event
        .target()
        .is_some_and(|it| it.is_instance_of::<HtmlInputElement>());
    match event.key().as_str() {
        "ArrowDown" => document::focus_beside(all, true),
        "ArrowUp" => document::focus_beside(all, false),
        "Enter" if writes => {
            if let Some(first) = host::find(first) {
                first.unchecked_into::<HtmlElement>().click();
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Where a key leads, as the attribute `data-keys` around the target of an event says: words such as
/// `Home>/timeline`. The focus goes to the element that says so, which stays when all else moves.
pub fn way(event: &KeyboardEvent) -> Option<String> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let around = target.closest("[data-keys]").ok()??;
    let ways = around.get_attribute("data-keys")?;
    let key = event.key();
    let lead = |way: &str| Some(way.strip_prefix(&*key)?.strip_prefix('>')?.to_owned());
    let way = ways.split(' ').find_map(lead)?;
    event.prevent_default();
    if way.starts_with('/') {
        drop(around.unchecked_into::<HtmlElement>().focus());
    }
    Some(way)
}

/// Reads the event.
fn key(event: &KeyboardEvent) -> Key {
    let writing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.closest(WRITING), Ok(Some(_))));
    Key {
        name: event.key(),
        alt: event.alt_key(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        shift: event.shift_key(),
        writing,
        up: event.type_() == "keyup",
    }
}
