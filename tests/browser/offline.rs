//! Journeys without a network, and from one version of the page to the next.
//!
//! The service worker serves pages of the versions that [`Built`] makes; all other journeys are made
//! without it.

mod archive;
mod faults;
mod install;

pub(crate) use self::archive::JOURNEYS as ARCHIVE;
pub(crate) use self::faults::JOURNEYS as FAULTS;
pub(crate) use self::install::JOURNEYS as INSTALL;

use crate::built::Built;
use crate::journey::{Journey, journey};
use crate::visit::{DESK, MOUNT, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(after_one_visit_the_page_opens_without_a_network),
    journey!(without_a_service_worker_it_does_not),
    journey!(a_newer_version_waits_until_the_reader_wants_it),
    journey!(an_old_tab_keeps_its_version),
    journey!(only_what_has_changed_is_fetched_again),
    journey!(at_most_two_versions_are_kept),
    journey!(caches_of_other_apps_are_left_alone),
    journey!(one_build_works_under_any_path),
];

/// An article in two scripts: what it needs is loaded only there.
const PAIR: &str = "#/a/encoding.gbk-1995?v=pair";

/// The version of the open page.
const VERSION: &str = "document.querySelector('meta[name=version]')?.content";

/// Publishes a version, opens it, and waits until it is kept.
fn visit_and_keep(visit: &Visit, built: &Built) {
    visit.size(DESK);
    visit.deploy(built.folder(), MOUNT);
    visit.open("#/");
    visit.wait_for(".entry");
    kept(visit);
}

/// Waits until the page that is open is kept, by what is in the caches.
fn kept(visit: &Visit) {
    visit.wait("navigator.serviceWorker.controller && (duizhaoOffline.look(), /^(whole|part)/.test(duizhaoOffline.state))");
}

/// Publishes another version, and has the browser look for it.
fn publish(visit: &Visit, built: &Built) {
    visit.deploy(built.folder(), MOUNT);
    look_for_update(visit);
}

/// What the browser does by itself when a page is opened, and the page when it comes back into sight.
fn look_for_update(visit: &Visit) {
    visit.eval("await (await navigator.serviceWorker.getRegistration()).update().catch(() => {})");
}

/// The names of the caches that hold versions of the page.
fn shells(visit: &Visit) -> usize {
    let n = visit
        .eval("return (await caches.keys()).filter((name) => name.includes(':shell:')).length");
    usize::try_from(n.as_u64().unwrap()).unwrap()
}

fn after_one_visit_the_page_opens_without_a_network(visit: &Visit) {
    let built = Built::new(visit, "one");
    visit_and_keep(visit, &built);
    visit.go_offline();
    visit.reload();
    visit.wait_for(".entry");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read p");
    visit.open(PAIR);
    visit.wait_for(".pair .cell.b [data-s]");
    visit.open("#/timeline?as=slips");
    visit.wait("document.querySelector('main h1, header h1') && !document.querySelector('[aria-busy=true]')");
    for address in ["?from=elsewhere#/", "index.html#/", "nothing/here"] {
        visit.open(address);
        visit.wait_for(".entry");
    }
    visit.open("#/?q=编码");
    visit.wait_for(".entry mark");
}

/// What the journey before shows is the service worker's doing and no cache's of the browser.
fn without_a_service_worker_it_does_not(visit: &Visit) {
    visit.open("#/");
    visit.wait_for(".entry");
    assert_eq!(
        visit.eval("return (await navigator.serviceWorker.getRegistrations()).length"),
        0
    );
    visit.go_offline();
    assert_eq!(
        visit.eval("return fetch('./').then(() => 'answered', () => 'refused')"),
        "refused"
    );
    drop(visit.take_problems());
}

fn a_newer_version_waits_until_the_reader_wants_it(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit_and_keep(visit, &old);
    assert_eq!(visit.count("#dz-news:not([hidden])"), 0);
    let new = old.next(visit, "newer");
    publish(visit, &new);
    visit.wait_for("#dz-news:not([hidden]) #dz-news-take:not([hidden])");
    visit.wait("document.querySelector('#dz-news-text').textContent");
    visit.shot("news-1280");
    visit.reload();
    visit.wait_for(".entry");
    assert_eq!(visit.eval(&format!("return {VERSION}")), "old");
    visit.wait_for("#dz-news:not([hidden])");
    visit.click("#dz-news-close");
    visit.wait_count("#dz-news:not([hidden])", 0);
    visit.reload();
    visit.wait_for("#dz-news:not([hidden])");
    visit.click("#dz-news-take");
    visit.wait(&format!("{VERSION} === 'newer'"));
    visit.wait_for(".entry");
    visit.go_offline();
    visit.reload();
    visit.wait_for(".entry");
    assert_eq!(visit.eval(&format!("return {VERSION}")), "newer");
    assert_eq!(visit.count("#dz-news:not([hidden])"), 0);
}

fn an_old_tab_keeps_its_version(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit_and_keep(visit, &old);
    let new = old.next(visit, "newer");
    let first = visit.new_tab();
    visit.open("#/");
    visit.wait_for(".entry");
    publish(visit, &new);
    visit.wait_for("#dz-news:not([hidden])");
    visit.click("#dz-news-take");
    visit.wait(&format!("{VERSION} === 'newer'"));
    visit.to_tab(&first);
    visit.wait_for("#dz-news:not([hidden]) #dz-news-take:not([hidden])");
    let asked = visit.requests().len();
    visit.open(PAIR);
    visit.wait_for(".pair .cell.b [data-s]");
    assert_eq!(visit.eval(&format!("return {VERSION}")), "old");
    let mut asked: Vec<_> = visit.requests().into_iter().skip(asked).collect();
    // Looking for an update is asking too, and nothing of the page.
    asked.retain(|path| path != "200 sw.js");
    assert_eq!(asked, [""; 0], "the server has no such files any more");
    visit.click("#dz-news-take");
    visit.wait(&format!("{VERSION} === 'newer'"));
    visit.wait_for(".pair .cell.b [data-s]");
}

fn only_what_has_changed_is_fetched_again(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit_and_keep(visit, &old);
    let new = old.next(visit, "newer");
    let asked = visit.requests().len();
    publish(visit, &new);
    visit.wait_for("#dz-news:not([hidden])");
    let mut asked: Vec<_> = visit.requests().into_iter().skip(asked).collect();
    asked.sort();
    asked.dedup();
    let list = new.file("files-", ".json");
    let converter = new.file("duizhao-converter-", ".js");
    let mut wanted = ["", &converter, &list, "sw.js"].map(|path| format!("200 {path}"));
    wanted.sort();
    assert_eq!(asked, wanted);
}

fn at_most_two_versions_are_kept(visit: &Visit) {
    let mut built = Built::new(visit, "v");
    visit_and_keep(visit, &built);
    for name in ["v1", "v.2", "v..3"] {
        built = built.next(visit, name);
        publish(visit, &built);
        visit.wait_for("#dz-news:not([hidden])");
        visit.click("#dz-news-take");
        visit.wait(&format!("{VERSION} === '{name}'"));
        kept(visit);
        assert!(shells(visit) <= 2);
    }
    assert_eq!(shells(visit), 2);
}

/// Names that begin as ours do, or would if the ends of paths were not looked at.
const OTHERS: [&str; 4] = [
    "duizhao:/:shell:files-0.json",
    "duizhao:/duizhao-2/:shell:files-0.json",
    "duizhao:/duizhao/:notes",
    "another-app",
];

fn caches_of_other_apps_are_left_alone(visit: &Visit) {
    let old = Built::new(visit, "old");
    visit.deploy(old.folder(), MOUNT);
    // Not before: WebKitGTK 2.50 forgets what is in a cache when a page is loaded again before the origin has a
    // service worker, also a page on which nothing runs.
    visit_and_keep(visit, &old);
    for name in OTHERS {
        visit.eval(&format!(
            "await (await caches.open({name:?})).put('/x', new Response('theirs'))"
        ));
    }
    let new = old.next(visit, "newer");
    publish(visit, &new);
    visit.wait_for("#dz-news:not([hidden])");
    visit.click("#dz-news-take");
    visit.wait(&format!("{VERSION} === 'newer'"));
    kept(visit);
    let theirs = format!(
        "const names = {OTHERS:?};
         const found = await Promise.all(names.map(async (name) =>
             (await caches.has(name)) && (await (await caches.open(name)).match('/x')).text()));
         return found.filter((text) => text === 'theirs').length"
    );
    assert_eq!(visit.eval(&theirs), OTHERS.len());
    // A worker without a list takes back what is ours, and nothing else.
    old.edit("sw.js", |_| include_str!("../../static/sw.js").to_owned());
    publish(visit, &old);
    visit.wait("(await navigator.serviceWorker.getRegistrations()).length === 0");
    visit.wait("(await caches.keys()).length === 4");
    assert_eq!(visit.eval(&theirs), OTHERS.len());
}

fn one_build_works_under_any_path(visit: &Visit) {
    let built = Built::new(visit, "anywhere");
    for mount in ["/", "/a/b-c/"] {
        visit.deploy(built.folder(), mount);
        visit.open("#/");
        visit.wait_for(".entry");
        kept(visit);
        let scope = visit.eval("return (await navigator.serviceWorker.getRegistration()).scope");
        assert_eq!(scope, visit.url());
    }
    visit.go_offline();
    for mount in ["/a/b-c/", "/"] {
        visit.change(|site| *site = xtask::server::Site::empty().at(mount));
        visit.open("#/");
        visit.reload();
        visit.wait_for(".entry");
    }
}
