//! The size of the window and what else a media query tells.

use gloo_events::EventListener;
use web_sys::MediaQueryList;
use yew::Callback;

use super::{Listening, host};

/// Matches windows that are too narrow for the rail; the style sheets use the same width.
pub const NARROW: &str = "(max-width: 860px)";

/// Whether a media query matches now; an unreadable one never does.
pub fn matches(query: &str) -> bool {
    list(query).is_some_and(|list| list.matches())
}

/// Calls back whenever a media query starts or ceases to match.
pub fn watch(query: &str, on_change: Callback<bool>) -> Listening {
    let Some(list) = list(query) else {
        return Listening::default();
    };
    let asked = list.clone();
    let listener = EventListener::new(&list, "change", move |_| on_change.emit(asked.matches()));
    Listening::to(vec![listener])
}

/// The browser's view of a query.
fn list(query: &str) -> Option<MediaQueryList> {
    host::window()?.match_media(query).ok()?
}
