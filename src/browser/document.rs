//! The document as a whole: title, language, theme, focus, scroll position, clipboard.

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FocusOptions, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::{BrowserError, host, viewport};

/// Two frames of a screen of 60 Hz, in milliseconds.
const FRAMES: u32 = 34;

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = host::document() {
        document.set_title(title);
    }
}

/// Sets the language of the interface, as a BCP 47 tag.
pub fn set_language(tag: &str) {
    set_root_attribute("lang", Some(tag));
}

/// Sets the theme: `light`, `paper` or `dark`; nothing to follow the system.
pub fn set_theme(theme: Option<&str>) {
    set_root_attribute("data-theme", theme);
}

/// Sets a setting that the style sheets read from `data-<name>` of the root: `read-size`, `face`,
/// `leading`, `measure`.
pub fn set_setting(name: &str, value: &str) {
    set_root_attribute(&format!("data-{name}"), Some(value));
}

/// Takes a setting back to what the style sheets start with.
pub fn clear_setting(name: &str) {
    set_root_attribute(&format!("data-{name}"), None);
}

/// The languages that the reader told the browser of, the preferred one first.
pub fn preferred_languages() -> Vec<String> {
    host::window()
        .map(|window| {
            let languages = window.navigator().languages();
            languages.iter().filter_map(|tag| tag.as_string()).collect()
        })
        .unwrap_or_default()
}

/// Whether the reader's system is set to dark.
pub fn prefers_dark() -> bool {
    viewport::matches("(prefers-color-scheme: dark)")
}

/// The element that the page is drawn into; nothing in a worker.
pub fn mount() -> Option<web_sys::Element> {
    host::find("#app")
}

/// Moves the focus to an element.
pub fn focus(node: &NodeRef) {
    if let Some(element) = host::element::<HtmlElement>(node) {
        // An element that cannot take it leaves the focus where it is.
        drop(element.focus());
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_selector(selector: &str) {
    if let Some(element) = found(selector) {
        drop(element.focus());
    }
}

/// Moves the focus to the element after (`true`) or before the focused one, among those that a
/// selector finds, and to the middle of the window with it. Where something else in the text has the
/// focus, from there; where nothing has, to the first that is in the window or below it.
pub fn focus_beside(selector: &str, after: bool) {
    step_beside(selector, after);
}

/// Does the same, and gives the number of the element, from 1, and how many there are.
pub fn step_beside(selector: &str, after: bool) -> Option<(usize, usize)> {
    let (document, all) = host::document().and_then(|document| {
        Some((
            document.clone(),
            document.query_selector_all(selector).ok()?,
        ))
    })?;
    let all: Vec<HtmlElement> = (0..all.length())
        // Drawn elements take the focus in the same way, though they are no `HTMLElement`.
        .filter_map(|at| Some(all.item(at)?.unchecked_into()))
        .collect();
    let focused = document.active_element();
    let at = all.iter().position(|element| {
        focused
            .as_ref()
            .is_some_and(|focused| **element == *focused)
    });
    let wanted = match at {
        Some(at) if after => Some(at + 1),
        Some(at) => at.checked_sub(1),
        // The focus is on something else in the text: from there.
        None if focused
            .as_ref()
            .is_some_and(|it| it.matches("main [tabindex]") == Ok(true)) =>
        {
            let is_after = |element: &HtmlElement| {
                focused.as_ref().is_some_and(|focused| {
                    focused.compare_document_position(element) & Node::DOCUMENT_POSITION_FOLLOWING
                        != 0
                })
            };
            let first = all.iter().position(is_after);
            if after {
                first
            } else {
                first.unwrap_or(all.len()).checked_sub(1)
            }
        }
        None => all
            .iter()
            .position(|element| element.get_bounding_client_rect().bottom() >= 0.0),
    };
    let at = wanted?;
    let element = all.get(at)?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    Some((at + 1, all.len()))
}

/// Writes a text into the element that a selector finds, which must be one that is drawn empty.
pub fn write_into(selector: &str, text: &str) {
    if let Some(element) = found(selector) {
        element.set_text_content(Some(text));
    }
}

/// Moves the focus to the heading of the page, as after following a link; the page does not scroll.
pub fn focus_heading() {
    let Some(heading) = found("main h1").or_else(|| found("h1")) else {
        return;
    };
    if heading.set_attribute("tabindex", "-1").is_ok() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(heading.focus_with_options(&options));
    }
}

/// Calls once what is drawn now can be seen.
pub fn after_a_frame(call: impl FnOnce() + 'static) {
    Timeout::new(FRAMES, call).forget();
}

/// Scrolls the first element that a selector finds to the top of the window.
pub fn scroll_to(selector: &str) {
    if let Some(element) = host::find(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scroll_top() -> f64 {
    host::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or(0.0)
}

/// Scrolls the page to a distance from its top, in CSS pixels.
pub fn set_scroll_top(top: f64) {
    if let Some(window) = host::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Puts a text on the clipboard.
pub async fn copy_text(text: String) -> Result<(), BrowserError> {
    let window = host::window().ok_or(BrowserError::NotHere)?;
    // Absent on addresses that are neither `https` nor this machine.
    let clipboard =
        js_sys::Reflect::get(&window.navigator().into(), &JsValue::from_str("clipboard"))
            .ok()
            .filter(JsValue::is_object)
            .ok_or(BrowserError::Lacking)?;
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(&text))
        .await
        .map(|_| ())
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// The first element that a selector finds, when it can take the focus.
fn found(selector: &str) -> Option<HtmlElement> {
    host::find(selector)?.dyn_into().ok()
}

/// Sets or removes an attribute of `<html>`.
fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = host::root() {
        // Both fail only for names that are no attribute names.
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}
