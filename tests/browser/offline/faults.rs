//! Journeys with versions that came over only in part, and with what was kept and has been damaged.

use super::{VERSION, kept, look_for_update, publish, shells, visit_and_keep};
use crate::built::Built;
use crate::journey::{Journey, journey};
use crate::visit::{DESK, MOUNT, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(half_a_deployment_leaves_the_version_that_works),
    journey!(a_damaged_file_on_the_server_is_not_installed),
    journey!(a_page_half_deployed_before_the_first_visit_is_not_kept),
    journey!(what_was_damaged_in_the_cache_is_mended),
    journey!(a_damaged_list_is_no_version),
    journey!(a_service_worker_that_is_gone_harms_nothing),
    journey!(nothing_is_kept_that_no_list_names),
    journey!(where_service_workers_are_refused_all_else_works, Chromium),
    journey!(a_page_in_a_frame_keeps_nothing),
    journey!(headers_of_a_host_that_sends_them_break_nothing),
];

/// The old version goes on, says that there was another, and is the only one that is kept.
#[track_caller]
fn assert_stays(visit: &Visit) {
    look_for_update(visit);
    visit.wait_for("#dz-news:not([hidden]) #dz-news-take[hidden]");
    // The browser may be trying it once more by itself.
    visit.wait("!(await navigator.serviceWorker.getRegistration()).installing");
    assert_eq!(shells(visit), 1);
    assert_eq!(
        visit.eval("return !!(await navigator.serviceWorker.getRegistration()).waiting"),
        false
    );
    drop(visit.take_problems());
    visit.reload();
    visit.wait_for(".entry");
    assert_eq!(visit.eval(&format!("return {VERSION}")), "old");
    drop(visit.take_problems());
}

fn half_a_deployment_leaves_the_version_that_works(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit_and_keep(visit, &old);
    let new = old.next(visit, "newer");
    // The new worker and all new files, and the page as it was.
    let page = new.read("index.html");
    new.write("index.html", old.read("index.html"));
    visit.deploy(new.folder(), MOUNT);
    assert_stays(visit);
    visit.shot("news-broken-1280");
    // The new page, and files of which one is missing.
    new.write("index.html", page);
    let converter = new.file("duizhao-converter-", ".js");
    let script = new.read(&converter);
    new.remove(&converter);
    assert_stays(visit);
    // All of it.
    new.write(&converter, script);
    publish(visit, &new);
    visit.wait_for("#dz-news:not([hidden]) #dz-news-take:not([hidden])");
    visit.click("#dz-news-take");
    visit.wait(&format!("{VERSION} === 'newer'"));
    visit.wait_for(".entry");
    drop(visit.take_problems());
}

fn a_damaged_file_on_the_server_is_not_installed(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit_and_keep(visit, &old);
    let new = old.next(visit, "newer");
    let converter = new.file("duizhao-converter-", ".js");
    let sound = new.read(&converter);
    for damaged in [
        &sound[..sound.len() / 2],
        b"<!DOCTYPE html><title>Sign in</title>",
    ] {
        new.write(&converter, damaged);
        visit.deploy(new.folder(), MOUNT);
        assert_stays(visit);
    }
    visit.go_offline();
    visit.reload();
    visit.wait_for(".entry");
    assert_eq!(visit.eval(&format!("return {VERSION}")), "old");
}

fn a_page_half_deployed_before_the_first_visit_is_not_kept(visit: &Visit) {
    let old = Built::new(visit, "old");
    let new = old.next(visit, "newer");
    old.write("sw.js", new.read("sw.js"));
    visit.size(DESK);
    visit.deploy(old.folder(), MOUNT);
    visit.open("#/set");
    visit.wait_for("[data-kept=never]");
    visit.open("#/");
    visit.wait_for(".entry");
    visit.wait("!(await navigator.serviceWorker.getRegistration())?.active");
    assert_eq!(shells(visit), 0);
    assert_eq!(visit.count("#dz-news:not([hidden])"), 0);
    drop(visit.take_problems());
}

/// Writes other bytes into everything a cache has under names like this one.
fn damage(visit: &Visit, like: &str) {
    let n = visit.eval(&format!(
        "let n = 0;
         for (const name of await caches.keys()) {{
           const cache = await caches.open(name);
           for (const request of await cache.keys()) {{
             if (!/{like}/.test(request.url)) continue;
             const headers = (await cache.match(request)).headers;
             await cache.put(request, new Response('damaged', {{ headers }}));
             n += 1;
           }}
         }}
         return n"
    ));
    assert!(n.as_u64() > Some(0), "nothing is like {like}");
}

fn what_was_damaged_in_the_cache_is_mended(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit_and_keep(visit, &built);
    for like in [
        "duizhao-web-.*wasm",
        "layout-.*css",
        "bundle.json",
        "duizhao.$",
    ] {
        damage(visit, like);
        visit.reload();
        visit.wait_for(".entry");
        kept(visit);
    }
    // Without a server nothing can be mended, and a damaged program is not run either.
    damage(visit, "duizhao-web-.*wasm");
    visit.open("#/set");
    visit.eval("duizhaoOffline.look()");
    visit.wait_for("[data-kept=never]");
    visit.go_offline();
    visit.eval("window.harnessOld = true; setTimeout(() => location.reload(), 0)");
    visit.wait("!window.harnessOld && document.querySelector('#dz-trouble:not([hidden])')");
    visit.go_online();
    visit.reload();
    visit.wait_for("[data-kept=whole]");
    drop(visit.take_problems());
}

fn a_damaged_list_is_no_version(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit_and_keep(visit, &built);
    damage(visit, "files-");
    visit.open("#/set");
    visit.eval("duizhaoOffline.look()");
    visit.wait_for("[data-kept=never]");
    visit.open("#/");
    visit.reload();
    visit.wait_for(".entry");
}

fn a_service_worker_that_is_gone_harms_nothing(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit_and_keep(visit, &built);
    built.remove("sw.js");
    look_for_update(visit);
    visit.reload();
    visit.wait_for(".entry");
    kept(visit);
    visit.go_offline();
    visit.reload();
    visit.wait_for(".entry");
    drop(visit.take_problems());
}

fn nothing_is_kept_that_no_list_names(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit_and_keep(visit, &built);
    built.write("later.txt", "x");
    assert_eq!(visit.eval("return (await fetch('later.txt')).status"), 200);
    assert_eq!(visit.eval("return (await fetch('never.txt')).status"), 404);
    let found =
        visit.eval("return !!(await caches.match('later.txt') || await caches.match('never.txt'))");
    assert_eq!(found, false);
    drop(visit.take_problems());
}

fn where_service_workers_are_refused_all_else_works(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit.size(DESK);
    visit.deploy(built.folder(), MOUNT);
    let refuse = "Object.defineProperty(Navigator.prototype, 'serviceWorker', {
        get() { throw new DOMException('refused', 'SecurityError') } })";
    visit.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &serde_json::json!({ "source": refuse }),
    );
    visit.open("#/set");
    visit.wait_for("[data-kept=never]");
    visit.open(super::PAIR);
    visit.wait_for(".pair .cell.b [data-s]");
}

/// A page of another site around ours must not be able to fill the reader's machine.
fn a_page_in_a_frame_keeps_nothing(visit: &Visit) {
    let built = Built::new(visit, "one");
    built.write(
        "around.html",
        "<!DOCTYPE html><title>Around</title><link rel=icon href=icons/icon.svg><iframe src='./#/'></iframe>",
    );
    visit.deploy(built.folder(), MOUNT);
    visit.open("around.html");
    visit.wait("!!document.querySelector('iframe').contentDocument?.querySelector('.entry')");
    visit.wait(
        "document.querySelector('iframe').contentWindow.duizhaoOffline.state.startsWith('never')",
    );
    assert_eq!(
        visit.eval("return (await navigator.serviceWorker.getRegistrations()).length"),
        0
    );
}

/// The policy of the page and that of the host hold both, for the service worker too.
fn headers_of_a_host_that_sends_them_break_nothing(visit: &Visit) {
    let built = Built::new(visit, "one");
    let file = std::fs::read_to_string(xtask::place::root().join("deploy/_headers")).unwrap();
    let headers = file.lines().skip_while(|line| *line != "/*").skip(1);
    let headers = headers.map_while(|line| line.strip_prefix("  ")?.split_once(": "));
    let headers: Vec<_> = headers
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    assert!(headers.len() > 5);
    visit.size(DESK);
    visit.deploy(built.folder(), MOUNT);
    visit.change(|site| {
        for (name, value) in &headers {
            site.send_header(name, value);
        }
    });
    visit.open(super::PAIR);
    visit.wait_for(".pair .cell.b [data-s]");
    kept(visit);
    let policy = visit.eval("return (await fetch('sw.js')).headers.get('content-security-policy')");
    assert!(
        policy.as_str().unwrap().contains("frame-ancestors 'none'"),
        "{policy}"
    );
    visit.go_offline();
    visit.reload();
    visit.wait_for(".pair .cell.b [data-s]");
}
