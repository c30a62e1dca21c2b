//! The room that talks to the browser, run inside one.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    clippy::ignored_unit_patterns,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on ends by a panic; the pattern is what html! writes"
)]

#[path = "wasm/engine.rs"]
mod engine;
#[path = "wasm/page.rs"]
mod page;
#[path = "wasm/reading.rs"]
mod reading;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element, HtmlElement, Window};
use yew::{Callback, Html, NodeRef, Properties, component, html};

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().expect("a page")
}

fn document() -> Document {
    window().document().expect("a document")
}

/// An element at the end of the page.
fn put(tag: &str) -> Element {
    let element = document().create_element(tag).unwrap();
    document()
        .body()
        .unwrap()
        .append_child(&element)
        .expect("room on the page");
    element
}

/// Lets the browser do what it has to do for so many milliseconds.
async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .expect("a timer");
    });
    JsFuture::from(promise).await.expect("time passes");
}

/// Waits until something holds; fails when it does not within five seconds.
async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..250 {
        if holds() {
            return;
        }
        pause(20).await;
    }
    assert!(holds(), "{what} has not come about");
}

/// A callback that keeps what it is told.
fn keeper<T: 'static>() -> (Callback<T>, Rc<RefCell<Vec<T>>>) {
    let kept = Rc::new(RefCell::new(Vec::new()));
    let callback = {
        let kept = Rc::clone(&kept);
        Callback::from(move |told| kept.borrow_mut().push(told))
    };
    (callback, kept)
}

/// What is to be drawn.
#[derive(Debug, Clone, PartialEq, Properties)]
struct ProbeProps {
    /// The name of the element.
    tag: &'static str,
    /// The reference to it.
    node: NodeRef,
}

/// An element that a reference points to.
#[component]
fn Probe(props: &ProbeProps) -> Html {
    html! { <@{props.tag} ref={&props.node} /> }
}

/// A reference to an element on the page, and the element.
async fn reference(tag: &'static str) -> (NodeRef, HtmlElement) {
    let node = NodeRef::default();
    let props = ProbeProps {
        tag,
        node: node.clone(),
    };
    yew::Renderer::<Probe>::with_root_and_props(put("div"), props).render();
    until("the element", || node.get().is_some()).await;
    let element = node.cast::<HtmlElement>().expect("an element");
    (node, element)
}
