//! The browser: the only place that talks to it.
//!
//! Everything here gives back a `Result` or an `Option` where a browser may refuse: storage can be
//! blocked, workers can be forbidden, a page can lie on a disk. Nothing panics, and compiled for
//! another machine than a browser every function does nothing, so that pages can be drawn in tests.

use std::fmt;
use std::future::Future;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::Callback;

pub mod address;
pub mod dialog;
pub mod document;
pub mod engine;
pub mod fetch;
pub mod file;
mod host;
pub mod input;
pub mod keeping;
pub mod keys;
pub mod offline;
pub mod pointer;
pub mod scroll;
pub mod selection;
pub mod storage;
pub mod viewport;

/// Why the browser did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BrowserError {
    /// There is no page here: the code runs in a worker or outside a browser.
    NotHere,
    /// The browser lacks what is needed.
    Lacking,
    /// The element is not on the page.
    Missing,
    /// The storage has no room left.
    Full,
    /// The browser refused, in its own words.
    Refused(String),
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHere => f.write_str("there is no page here"),
            Self::Lacking => f.write_str("the browser cannot do this"),
            Self::Missing => f.write_str("the element is not on the page"),
            Self::Full => f.write_str("the storage is full"),
            Self::Refused(words) => write!(f, "the browser refused: {words}"),
        }
    }
}

impl std::error::Error for BrowserError {}

impl BrowserError {
    /// Reads what was thrown.
    fn thrown(value: &JsValue) -> Self {
        let member = |name: &str| {
            js_sys::Reflect::get(value, &JsValue::from_str(name))
                .ok()
                .and_then(|member| member.as_string())
        };
        match member("name").as_deref() {
            Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Self::Full,
            name => Self::Refused(
                member("message")
                    .filter(|message| !message.is_empty())
                    .or_else(|| name.map(str::to_owned))
                    .or_else(|| value.as_string())
                    .unwrap_or_else(|| "no reason given".to_owned()),
            ),
        }
    }
}

/// Something that is listened to, until this is dropped.
#[derive(Debug, Default)]
#[must_use = "dropping it ends the listening"]
pub struct Listening {
    /// The listeners; dropping one takes it off its target.
    listeners: Vec<EventListener>,
}

impl Listening {
    /// Holds these listeners.
    fn to(listeners: Vec<EventListener>) -> Self {
        Self { listeners }
    }

    /// How many events are listened to; none where there is no page.
    pub fn count(&self) -> usize {
        self.listeners.len()
    }
}

/// A call that is still to come; dropping it calls it off.
#[derive(Debug)]
#[must_use = "dropping it calls it off"]
pub struct Delayed {
    /// The timer, where there is a page.
    _timeout: Option<Timeout>,
}

/// Calls back after so many milliseconds, unless the result is dropped before.
pub fn after(milliseconds: u32, call: Callback<()>) -> Delayed {
    Delayed {
        _timeout: host::is_browser().then(|| Timeout::new(milliseconds, move || call.emit(()))),
    }
}

/// Runs a future beside the page; outside a browser it is dropped.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    if host::is_browser() {
        wasm_bindgen_futures::spawn_local(future);
    }
}
