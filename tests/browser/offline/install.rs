//! Journeys of an installed page.

use serde_json::json;

use super::visit_and_keep;
use crate::built::Built;
use crate::journey::{Journey, journey};
use crate::visit::{DESK, MOUNT, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(nothing_keeps_the_page_from_being_installed, Chromium),
    journey!(a_file_of_the_system_is_opened, Chromium),
    journey!(a_text_that_is_shared_is_looked_for),
];

fn nothing_keeps_the_page_from_being_installed(visit: &Visit) {
    let built = Built::new(visit, "install");
    visit_and_keep(visit, &built);
    let none = json!({});
    let errors = visit.cdp("Page.getInstallabilityErrors", &none);
    assert_eq!(errors["installabilityErrors"], json!([]));
    let manifest = visit.cdp("Page.getAppManifest", &none);
    assert_eq!(manifest["errors"], json!([]));
    let here = visit.cdp("Page.getAppId", &none)["appId"].clone();
    assert_eq!(here, visit.url());
    // A copy in another folder is another app.
    visit.deploy(built.folder(), "/second/");
    visit.open("#/");
    visit.wait_for(".entry");
    let there = visit.cdp("Page.getAppId", &none)["appId"].clone();
    assert_eq!(there, visit.url());
    assert_ne!(here, there);
}

/// The system itself cannot be asked from here: what it calls is called in its place.
fn a_file_of_the_system_is_opened(visit: &Visit) {
    let built = Built::new(visit, "launch");
    visit.size(DESK);
    visit.deploy(built.folder(), MOUNT);
    let system = "Object.defineProperty(window, 'launchQueue', { value: {
        setConsumer(take) { window.launch = take; } } })";
    visit.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": system }),
    );
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval(
        "const text = JSON.stringify([{ title: '甲', text: '一' }, { title: '乙', text: '二' }]);
         const getFile = async () => new File([text], 'mine.duizhao', { type: 'application/json' });
         window.launch({ files: [{ getFile }] })",
    );
    visit.wait_count(".entry", 2);
    assert_eq!(visit.texts(".entry h2"), ["甲", "乙"]);
}

fn a_text_that_is_shared_is_looked_for(visit: &Visit) {
    visit.size(DESK);
    visit.open("?title=&text=%E7%BC%96%E7%A0%81&url=");
    visit.wait_for(".entry mark");
    assert_eq!(visit.address(), "#/?q=编码");
}
