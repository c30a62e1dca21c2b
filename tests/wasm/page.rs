//! Address, storage, document, keys, pointer, scrolling, dialogs, window.

use duizhao_web::browser::keys::Key;
use duizhao_web::browser::{
    BrowserError, address, after, dialog, document as page, keys, pointer, scroll, storage,
    viewport,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    HtmlDialogElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};
use yew::{Callback, NodeRef};

use crate::{document, keeper, pause, put, reference, until, window};

#[wasm_bindgen_test]
fn what_is_written_is_read_again_until_it_is_removed() {
    assert_eq!(storage::read("test"), None);
    storage::write("test", "對照\u{0}\u{1f4dc}").unwrap();
    assert_eq!(storage::read("test").as_deref(), Some("對照\u{0}\u{1f4dc}"));
    storage::write("test", "").unwrap();
    assert_eq!(storage::read("test").as_deref(), Some(""));
    storage::remove("test").unwrap();
    assert_eq!(storage::read("test"), None);
}

#[wasm_bindgen_test]
fn every_name_in_storage_says_whose_it_is() {
    storage::write("whose", "ours").unwrap();
    let local = window().local_storage().unwrap().unwrap();
    assert_eq!(local.get_item("whose").unwrap(), None);
    assert_eq!(
        local.get_item("duizhao:/:whose").unwrap().as_deref(),
        Some("ours")
    );
    storage::remove("whose").unwrap();
}

#[wasm_bindgen_test]
fn a_full_storage_says_so() {
    let text = "滿".repeat(12 * 1024 * 1024);
    assert_eq!(storage::write("full", &text), Err(BrowserError::Full));
    assert_eq!(storage::read("full"), None);
}

#[wasm_bindgen_test]
async fn an_address_goes_there_and_back() {
    let (on_change, told) = keeper();
    let listening = address::listen(on_change);
    assert_eq!(listening.count(), 2);
    address::push("/a/one?q=%E5%AD%97");
    assert_eq!(address::current(), "/a/one?q=%E5%AD%97");
    address::push("/a/two");
    address::replace("/a/three");
    assert_eq!(address::current(), "/a/three");
    pause(50).await;
    assert!(told.borrow().is_empty(), "our own steps are no news");

    address::back();
    until("the step back", || {
        address::current() == "/a/one?q=%E5%AD%97"
    })
    .await;
    pause(50).await;
    assert_eq!(*told.borrow(), ["/a/one?q=%E5%AD%97"], "told once");

    let link = put("a");
    link.set_attribute("href", &address::href("/set")).unwrap();
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    until("the link", || told.borrow().len() == 2).await;
    pause(50).await;
    assert_eq!(*told.borrow(), ["/a/one?q=%E5%AD%97", "/set"]);

    drop(listening);
    link.set_attribute("href", "#/").unwrap();
    link.unchecked_ref::<web_sys::HtmlElement>().click();
    pause(50).await;
    assert_eq!(told.borrow().len(), 2, "nobody listens any more");
}

#[wasm_bindgen_test]
fn settings_stand_on_the_root_of_the_page() {
    let root = document().document_element().unwrap();
    page::set_theme(Some("dark"));
    page::set_setting("read-size", "20");
    page::set_language("zh-Hant");
    page::set_title("史書");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(root.get_attribute("data-read-size").as_deref(), Some("20"));
    assert_eq!(root.get_attribute("lang").as_deref(), Some("zh-Hant"));
    assert_eq!(document().title(), "史書");
    page::set_theme(None);
    page::clear_setting("read-size");
    assert_eq!(root.get_attribute("data-theme"), None);
    assert_eq!(root.get_attribute("data-read-size"), None);
}

#[wasm_bindgen_test]
fn a_reader_has_languages_and_a_window() {
    assert!(!page::preferred_languages().is_empty());
    assert!(viewport::matches("(min-width: 1px)"));
    assert!(!viewport::matches("(min-width: 100000px)"));
    assert!(!viewport::matches("no query at all {"));
    let (on_change, _) = keeper();
    assert_eq!(viewport::watch(viewport::NARROW, on_change).count(), 1);
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_of_the_page() {
    let main = put("main");
    let heading = document().create_element("h1").unwrap();
    main.append_child(&heading).unwrap();
    page::focus_heading();
    assert_eq!(document().active_element().as_ref(), Some(&heading));
    main.remove();

    let (node, button) = reference("button").await;
    page::focus(&node);
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));
    page::focus(&NodeRef::default());
    page::focus_selector("not ! a selector");
    assert_eq!(document().active_element().as_ref(), Some(button.as_ref()));
}

fn press(init: &KeyboardEventInit) -> bool {
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init).unwrap();
    let target = document().active_element().unwrap();
    target.dispatch_event(&event).unwrap()
}

fn key_named(name: &str) -> KeyboardEventInit {
    let init = KeyboardEventInit::new();
    init.set_key(name);
    init
}

#[wasm_bindgen_test]
fn a_key_that_is_taken_is_kept_from_the_browser() {
    let (keep, heard) = keeper::<Key>();
    let listening = keys::listen(&Callback::from(move |key: Key| {
        let taken = key.name == "j";
        keep.emit(key);
        taken
    }));
    assert!(!press(&key_named("j")));
    assert!(press(&key_named("x")));
    let composing = key_named("j");
    composing.set_is_composing(true);
    assert!(press(&composing));
    let coded = key_named("j");
    coded.set_key_code(229);
    assert!(press(&coded));
    let control = key_named("k");
    control.set_ctrl_key(true);
    assert!(press(&control));
    let names: Vec<_> = heard.borrow().iter().map(|key| key.name.clone()).collect();
    assert_eq!(names, ["j", "x", "k"]);
    let plain: Vec<_> = heard.borrow().iter().map(Key::is_plain).collect();
    assert_eq!(plain, [true, true, false]);

    let field = put("input");
    field
        .unchecked_ref::<web_sys::HtmlElement>()
        .focus()
        .unwrap();
    press(&key_named("j"));
    assert!(heard.borrow()[3].writing);
    field.remove();
    let init = key_named("o");
    init.set_bubbles(true);
    let up = KeyboardEvent::new_with_keyboard_event_init_dict("keyup", &init).unwrap();
    document().dispatch_event(&up).unwrap();
    assert!(heard.borrow()[4].up);
    assert!(!heard.borrow()[0].up);
    drop(listening);
    assert!(press(&key_named("j")));
    assert_eq!(heard.borrow().len(), 5);
}

#[wasm_bindgen_test]
async fn the_pointer_is_measured_along_an_element() {
    let (node, element) = reference("div").await;
    element
        .style()
        .set_css_text("position:fixed;left:100px;width:200px;top:0;height:9px");
    let at = |x: i32| {
        let init = PointerEventInit::new();
        init.set_client_x(x);
        let event = PointerEvent::new_with_event_init_dict("pointermove", &init).unwrap();
        pointer::fraction(&event, &node)
    };
    assert_eq!(at(100), Some(0.0));
    assert_eq!(at(150), Some(0.25));
    assert_eq!(at(900), Some(1.0));
    assert_eq!(at(-900), Some(0.0));
    element.style().set_css_text("display:none");
    assert_eq!(at(150), None);
    let event = PointerEvent::new("pointerdown").unwrap();
    assert_eq!(pointer::fraction(&event, &NodeRef::default()), None);
    pointer::capture(&event);
    pointer::release(&event);
}

#[wasm_bindgen_test]
async fn a_reader_is_followed_through_an_article() {
    let (article, element) = reference("article").await;
    let (hairline, line) = reference("i").await;
    element
        .style()
        .set_css_text("display:block;position:absolute;top:0;left:0;width:99px;height:9000px");
    for (tag, id, top) in [
        ("h2", "h-one", "1000px"),
        ("h2", "h-two", "4000px"),
        ("p", "p1", "500px"),
        ("p", "p2", "1700px"),
        ("p", "p3", "4500px"),
    ] {
        let heading = document().create_element(tag).unwrap();
        heading.set_id(id);
        let style = heading.unchecked_ref::<web_sys::HtmlElement>().style();
        style.set_css_text(&format!("position:absolute;margin:0;height:9px;top:{top}"));
        element.append_child(&heading).unwrap();
    }
    let (on_heading, told) = keeper();
    let (on_rest, rests) = keeper();
    let listening = scroll::follow(&article, &hairline, on_heading, on_rest);
    assert_eq!(
        line.style().get_property_value("inline-size").unwrap(),
        "0%"
    );
    page::set_scroll_top(1500.0);
    until("the first heading", || told.borrow().len() == 1).await;
    until("a rest", || rests.borrow().len() == 1).await;
    page::set_scroll_top(9000.0);
    until("the second heading", || told.borrow().len() == 2).await;
    until("a rest at the end", || rests.borrow().len() == 2).await;
    assert_eq!(
        line.style().get_property_value("inline-size").unwrap(),
        "100%"
    );
    page::set_scroll_top(0.0);
    until("the top", || told.borrow().len() == 3).await;
    until("a rest at the top", || rests.borrow().len() == 3).await;
    assert_eq!(
        *rests.borrow(),
        [2, 0, 0],
        "the paragraph; nothing to come back to"
    );
    assert_eq!(
        *told.borrow(),
        [Some("h-one".to_owned()), Some("h-two".to_owned()), None]
    );
    drop(listening);
    element.remove();
}

#[wasm_bindgen_test]
async fn a_dialog_opens_over_the_page_and_closes() {
    let (node, element) = reference("dialog").await;
    dialog::show_modal(&node).unwrap();
    dialog::show_modal(&node).unwrap();
    assert!(element.unchecked_ref::<HtmlDialogElement>().open());
    dialog::close(&node);
    assert!(!element.unchecked_ref::<HtmlDialogElement>().open());
    dialog::close(&NodeRef::default());
    let missing = dialog::show_modal(&NodeRef::default());
    assert_eq!(missing, Err(BrowserError::Missing));
}

#[wasm_bindgen_test]
async fn a_delayed_call_that_is_dropped_never_comes() {
    let (call, told) = keeper();
    let kept = after(10, call.clone());
    drop(after(10, call));
    until("the call", || told.borrow().len() == 1).await;
    pause(60).await;
    assert_eq!(told.borrow().len(), 1);
    drop(kept);
}
