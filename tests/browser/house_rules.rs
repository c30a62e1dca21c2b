//! Journeys that hold every page to what holds everywhere: policy, accessibility, room.

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(no_page_breaks_a_rule_of_accessibility, Chromium),
    journey!(no_page_breaks_a_rule_of_accessibility_in_firefox, Firefox),
    journey!(no_page_is_wider_than_its_window),
    journey!(only_scripts_of_ours_are_let_in),
    journey!(the_page_asks_only_its_own_host),
    journey!(every_control_has_a_name, Chromium),
];

const PLACES: [&str; 12] = [
    "#/",
    "#/?script=hant&src=nobody",
    "#/timeline?as=slips",
    "#/timeline?from=2000&to=2020",
    "#/figures",
    "#/figures?e=encoding.big5-1984%2F1&as=all",
    "#/about",
    "#/open",
    "#/set",
    "#/nowhere",
    "#/a/encoding.wangye-bianma?v=fix",
    "#/a/encoding.gbk-1995?v=pair",
];

/// Every address worth looking at, the first article among them.
fn places(visit: &Visit) -> Vec<String> {
    visit.open("#/");
    visit.wait_for(".entry");
    let article = visit.attribute(".entry h2 a", "href").expect("a link");
    PLACES
        .into_iter()
        .map(str::to_owned)
        .chain([article])
        .collect()
}

fn settle(visit: &Visit, place: &str) {
    visit.open(place);
    visit.wait("document.querySelector('main h1, header h1, .empty') && !document.querySelector('[aria-busy=true]')");
}

fn check_accessibility(visit: &Visit) {
    let places = places(visit);
    let mut found = Vec::new();
    for theme in ["light", "paper", "dark"] {
        visit.eval(&format!(
            "localStorage.clear(); document.documentElement.dataset.theme = '{theme}'"
        ));
        for (size, width) in [(PHONE, 390), (DESK, 1280)] {
            visit.size(size);
            for place in &places {
                settle(visit, place);
                visit.eval(&format!(
                    "document.documentElement.dataset.theme = '{theme}'"
                ));
                let violations = visit.axe();
                found.extend(
                    violations
                        .into_iter()
                        .map(|v| format!("{theme} {width} {place}: {v}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn no_page_breaks_a_rule_of_accessibility(visit: &Visit) {
    check_accessibility(visit);
}

fn no_page_breaks_a_rule_of_accessibility_in_firefox(visit: &Visit) {
    check_accessibility(visit);
}

fn no_page_is_wider_than_its_window(visit: &Visit) {
    let places = places(visit);
    for (width, height) in [
        (360, 740),
        (390, 844),
        (768, 1024),
        (1280, 800),
        (1920, 1080),
    ] {
        visit.size((width, height));
        for place in &places {
            settle(visit, place);
            assert!(
                visit.overflow() <= 0,
                "{place} at {width}: {}",
                visit.overflow()
            );
            if place.ends_with("?v=fix") {
                visit.shot(&format!("collation-{width}"));
            } else if place.starts_with("#/a/") {
                visit.shot(&format!("article-{width}"));
            } else if place == "#/" {
                visit.shot(&format!("library-{width}"));
            }
        }
    }
}

/// Trusted Types let one worker in and nothing else.
fn only_scripts_of_ours_are_let_in(visit: &Visit) {
    visit.open("#/");
    visit.wait_for(".entry");
    let refused = visit.eval(
        "const tries = [
            () => new Worker('evil.js'),
            () => { document.body.innerHTML = '<b>x</b>' },
            () => { document.createElement('script').src = 'evil.js' },
            () => document.body.setAttribute('onclick', 'alert(1)'),
         ];
         return tries.map(attempt => { try { attempt(); return 'let in' } catch (e) { return e.name } })",
    );
    let names: Vec<_> = refused
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert!(names.iter().all(|name| *name != "let in"), "{names:?}");
    assert!(!visit.take_violations().is_empty());
    visit.take_problems();
}

fn the_page_asks_only_its_own_host(visit: &Visit) {
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read");
    let strangers = visit.take_strangers();
    assert_eq!(strangers, [] as [&str; 0]);
    assert!(
        visit
            .requests()
            .iter()
            .any(|request| request.contains("data/bundle.json"))
    );
}

fn every_control_has_a_name(visit: &Visit) {
    for place in places(visit) {
        settle(visit, &place);
        let nameless = visit.eval(
            "return [...document.querySelectorAll('button, a, input, select, [role=slider]')]
                .filter(e => e.checkVisibility() && !e.closest('[aria-hidden=true]'))
                .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()
                    || e.labels?.[0]?.textContent.trim()))
                .map(e => e.outerHTML)",
        );
        assert_eq!(
            nameless.as_array().map(Vec::len),
            Some(0),
            "{place}: {nameless}"
        );
    }
}
