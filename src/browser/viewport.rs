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

/// How wide the window is, in CSS pixels; nothing outside a browser.
pub fn width() -> u32 {
    let width = host::window().and_then(|window| window.inner_width().ok()?.as_f64());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width is neither negative nor that large"
    )]
    width.map_or(0, |width| width as u32)
}

/// Calls back whenever the window gets another size.
pub fn watch_size(on_change: Callback<()>) -> Listening {
    let Some(window) = host::window() else {
        return Listening::default();
    };
    let listener = EventListener::new(&window, "resize", move |_| on_change.emit(()));
    Listening::to(vec![listener])
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
