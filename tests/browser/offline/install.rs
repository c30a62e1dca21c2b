//! Journeys of an installed page.

use serde_json::json;

use super::visit_and_keep;
use crate::built::Built;
use crate::journey::{Journey, journey};
use crate::library::choose_language;
use crate::visit::{DESK, MOUNT, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(nothing_keeps_the_page_from_being_installed, Chromium),
    journey!(what_the_manifest_shows_is_drawn_again, Chromium),
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

/// Draws what who installs the page is shown first, in the language of the manifest, to `target/screenshots`;
/// `static/screens` has such pictures.
fn what_the_manifest_shows_is_drawn_again(visit: &Visit) {
    visit.open("#/set");
    choose_language(visit, 0);
    for (size, name) in [(DESK, "wide"), (PHONE, "narrow")] {
        visit.size(size);
        visit.open("#/");
        visit.wait_for(".entry");
        visit.shot(&format!("library-{name}"));
        visit.open("#/a/reform.erjian-1977?v=pair");
        visit.wait_for(".pair .cell.b [data-s]");
        visit.shot(&format!("pair-{name}"));
    }
    let manifest = visit.eval(
        "const manifest = await fetch('manifest.webmanifest').then((it) => it.json());
         return Promise.all(manifest.screenshots.map(async ({ src, sizes }) => {
             const picture = new Image();
             picture.src = src;
             await picture.decode();
             return [sizes, `${picture.naturalWidth}x${picture.naturalHeight}`];
         }))",
    );
    let sizes = manifest.as_array().unwrap();
    assert_eq!(sizes.len(), 4);
    assert!(sizes.iter().all(|it| it[0] == it[1]), "{sizes:?}");
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
