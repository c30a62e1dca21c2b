//! Journeys that try the harness itself, on small pages of their own: what it is to catch, it
//! catches, and every way to steer a page works in every engine.

use std::env;
use std::fs;

use serde_json::json;
use xtask::engine::Engine;
use xtask::place;

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};
use crate::watch;

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(faults_of_a_page_are_seen),
    journey!(requests_to_other_hosts_are_caught),
    journey!(faults_of_accessibility_are_found),
    journey!(a_page_is_steered_by_hand_and_keys),
    journey!(a_page_is_given_files),
    journey!(a_page_is_shown_at_any_size),
    journey!(a_visitor_goes_offline_and_comes_back),
    journey!(a_page_can_be_asked_for_its_manifest, Chromium),
];

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' http://pictures.invalid; connect-src 'self'";

/// Serves a page with this body and script, under a strict policy and with the log, and opens it.
fn page(visit: &Visit, body: &str, script: &str) {
    let head = format!(
        "<meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"{POLICY}\">\
         <title>Try</title><link rel=icon href=icon.png>"
    );
    let page = format!(
        "<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}<script src=try.js></script></html>"
    );
    visit.change(|site| {
        site.put("try.html", watch::watched(&page));
        site.put("try.js", script);
        site.put("icon.png", "");
        site.put(watch::FILE, watch::SCRIPT);
    });
    visit.open("try.html");
}

fn faults_of_a_page_are_seen(visit: &Visit) {
    page(
        visit,
        "<p onclick='0' style='color: red'>x<img src=nothing.png alt=''>",
        "console.error('said', 1); setTimeout(() => { throw new Error('thrown') }, 0);
         Promise.reject('rejected'); setTimeout(() => { window.done = true }, 300)",
    );
    visit.wait("window.done");
    let violations = visit.take_violations().join("\n");
    assert!(violations.contains("style-src-attr"), "{violations}");
    let problems = visit.take_problems().join("\n");
    for part in ["said 1", "thrown", "rejected", "nothing.png"] {
        assert!(problems.contains(part), "{part} is not in {problems}");
    }
    assert!(visit.requests().contains(&"404 nothing.png".to_owned()));
}

fn requests_to_other_hosts_are_caught(visit: &Visit) {
    page(
        visit,
        "<p>x",
        "new Image().src = 'http://pictures.invalid/one.png'",
    );
    let mut caught = Vec::new();
    for _ in 0..100 {
        caught.extend(visit.take_strangers());
        if !caught.is_empty() {
            break;
        }
        visit.eval("await new Promise((later) => setTimeout(later, 50))");
    }
    assert_eq!(caught, ["GET http://pictures.invalid/one.png"]);
    drop(visit.take_problems());
}

fn faults_of_accessibility_are_found(visit: &Visit) {
    page(visit, "<main><h1>x</h1><img src=icon.png></main>", "");
    let found = visit.axe();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("image-alt"), "{found:#?}");
    page(
        visit,
        "<main><h1>x</h1><img src=icon.png alt='An icon'></main>",
        "",
    );
    assert_eq!(visit.axe(), [""; 0]);
    drop(visit.take_problems());
}

fn a_page_is_steered_by_hand_and_keys(visit: &Visit) {
    page(
        visit,
        "<h1>x</h1><input id=q aria-label='Search'><button id=b>Go</button><ul><li>一<li>二</ul><a href='#/說'>s</a>",
        "onkeydown = (e) => document.body.dataset.key = (e.ctrlKey ? 'Control+' : '') + e.key;
         document.querySelector('#b').onclick = (e) => e.target.textContent = 'Gone'",
    );
    visit.type_into("#q", "漢字");
    assert_eq!(
        visit.eval("return document.querySelector('#q').value"),
        "漢字"
    );
    assert!(visit.has_focus("#q"));
    visit.clear("#q");
    visit.click("#q");
    visit.press("a Tab");
    assert_eq!(visit.eval("return document.querySelector('#q').value"), "a");
    assert!(visit.has_focus("#b"));
    visit.press("Control+k");
    assert_eq!(
        visit.attribute("body", "data-key").as_deref(),
        Some("Control+k")
    );
    assert_eq!(visit.attribute("body", "data-none"), None);
    visit.click("#b");
    visit.wait_text("#b", "Gone");
    assert_eq!(visit.text("#b"), "Gone");
    visit.wait_count("li", 2);
    assert_eq!(
        (visit.count("li"), visit.texts("li")),
        (2, vec!["一".to_owned(), "二".to_owned()])
    );
    assert_eq!(
        visit.spoken("#q"),
        ("textbox".to_owned(), "Search".to_owned())
    );
    visit.click("a");
    assert_eq!(visit.address(), "try.html#/說");
    visit.back();
    assert_eq!(visit.address(), "try.html");
    visit.reload();
    visit.wait_text("#b", "Go");
}

fn a_page_is_given_files(visit: &Visit) {
    page(
        visit,
        "<h1>x</h1><input type=file hidden><output></output>",
        "const show = async (file) =>
           document.querySelector('output').textContent = `${file.name}: ${await file.text()}`;
         document.querySelector('input').onchange = (e) => show(e.target.files[0]);
         ondragover = (e) => e.preventDefault();
         ondrop = (e) => { e.preventDefault(); show(e.dataTransfer.files[0]) }",
    );
    let name = format!(
        "duizhao-upload-{}-{}.txt",
        std::process::id(),
        visit.engine().name()
    );
    let file = env::temp_dir().join(&name);
    fs::write(&file, "一").unwrap();
    visit.upload("input", &file);
    visit.wait_text("output", &format!("{name}: 一"));
    fs::remove_file(file).unwrap();
    visit.drop_file("body", "dropped.txt", "二".as_bytes());
    visit.wait_text("output", "dropped.txt: 二");
}

fn a_page_is_shown_at_any_size(visit: &Visit) {
    page(visit, "<h1>對照</h1>", "");
    for (width, height) in [PHONE, DESK] {
        visit.size((width, height));
        let name = format!("self-test-{width}");
        visit.shot(&name);
        let file = format!("target/screenshots/{}-{name}.png", visit.engine().name());
        let picture = fs::read(place::root().join(file)).unwrap();
        assert_eq!(picture[..4], *b"\x89PNG");
        // A PNG says its width and height in big-endian numbers from the seventeenth byte on.
        let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (width, height));
        assert_eq!(visit.overflow(), 0);
    }
}

fn a_visitor_goes_offline_and_comes_back(visit: &Visit) {
    page(
        visit,
        "<h1>x</h1>",
        "window.load = async () => (await fetch('try.js')).status",
    );
    assert_eq!(visit.eval("return load()"), 200);
    visit.go_offline();
    let offline = "return fetch('try.js?2').then(() => 'answered', () => 'refused')";
    assert_eq!(visit.eval(offline), "refused");
    drop(visit.take_problems());
    visit.go_online();
    assert_eq!(visit.eval("return load()"), 200);
}

fn a_page_can_be_asked_for_its_manifest(visit: &Visit) {
    page(visit, "<h1>x</h1>", "");
    assert_eq!(visit.engine(), Engine::Chromium);
    assert_eq!(
        visit.cdp("Page.getAppManifest", &json!({}))["errors"],
        json!([])
    );
    if place::dist().join("index.html").is_file() {
        visit.as_built();
        visit.open("");
        assert_eq!(visit.eval("return 'harnessSeen' in window"), false);
    }
}
