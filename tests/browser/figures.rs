//! Journeys over the figures found in the texts.

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_dot_of_figures_opens_its_sentence),
    journey!(every_dot_of_figures_has_one_row),
    journey!(keys_go_from_dot_to_dot_of_figures),
    journey!(the_table_of_figures_comes_in_windows),
    journey!(the_figures_keep_the_filter_of_the_library),
];

fn open(visit: &Visit, address: &str) {
    visit.open(address);
    visit.wait_for(".plot svg, .figs .quiet");
}

fn a_dot_of_figures_opens_its_sentence(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/timeline");
    visit.wait_for(".timeline .over svg");
    visit.click(".tl-top a[href^='#/figures']");
    visit.wait_for(".plot .fm");
    visit.shot("figures-1280");
    visit.eval("document.querySelector('.plot .fm').focus()");
    visit.press("Enter");
    visit.wait_for(".ev-card .quote mark");
    visit.wait_for(".figtable tr.on");
    assert!(visit.address().contains("e="), "{}", visit.address());
    let marked = visit.text(".ev-card .quote mark");
    assert_eq!(visit.text(".ev-card h2"), marked);
    let quote = visit.text(".ev-card .quote");
    visit.shot("figures-card-1280");
    visit.click(".ev-card .open");
    visit.wait_for(".art mark");
    let found = visit.text(".art mark");
    assert!(quote.contains(&found), "{quote}: {found}");
    visit.back();
    visit.wait_for(".figs .ev-card");
    visit.size(PHONE);
    visit.wait("document.querySelector('.figs svg').getBoundingClientRect().width < 360");
    assert!(visit.overflow() <= 0, "{}", visit.overflow());
    visit.shot("figures-390");
    // By the mouse, another one.
    visit.click(".units a:not([aria-current])");
    visit.wait("location.hash.includes('u=')");
    visit.wait_count(".ev-card", 0);
}

fn every_dot_of_figures_has_one_row(visit: &Visit) {
    visit.size(DESK);
    // The rarest first: their tables are one window.
    open(visit, "#/figures?u=篇");
    visit.wait_for(".plot .fm");
    let sums = visit.eval(
        "const ids = css => [...document.querySelectorAll(css)].map(it => it.dataset.event);
         const dots = ids('.plot [data-event]');
         const rows = ids('.figtable [data-event]');
         return [dots.length, new Set(dots).size, dots.filter(id => !rows.includes(id)).length, rows.length]",
    );
    let sums: Vec<u64> = sums
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    assert!(sums[0] > 0 && sums[0] == sums[1], "{sums:?}");
    assert_eq!(sums[2], 0, "{sums:?}");
    assert!(sums[3] >= sums[0], "{sums:?}");
    let (role, _) = visit.spoken(".figtable table");
    assert_eq!(role, "table");
}

fn keys_go_from_dot_to_dot_of_figures(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/figures");
    visit.wait_for(".plot .fm");
    assert_eq!(visit.count(".plot a:not([tabindex='-1'])"), 0);
    visit.eval("document.querySelector('.plot').focus()");
    visit.press("ArrowDown");
    visit.wait("document.activeElement.matches('.plot [data-event]')");
    let first = visit.eval("return document.activeElement.dataset.event");
    visit.press("ArrowRight");
    visit.wait(&format!(
        "document.activeElement.matches('.plot [data-event]') && document.activeElement.dataset.event !== {first}"
    ));
    visit.press("ArrowUp");
    visit.wait(&format!("document.activeElement.dataset.event === {first}"));
    visit.press("Enter");
    visit.wait_for(".plot .fm.on");
    // The keys that lead anywhere lead here and on.
    visit.eval("document.activeElement.blur()");
    visit.press("g");
    visit.press("t");
    visit.wait_for(".timeline .over");
    visit.press("g");
    visit.press("f");
    visit.wait_for(".figs");
}

fn the_table_of_figures_comes_in_windows(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/figures");
    visit.wait_count(".figtable tbody tr", 100);
    visit.click(".figtable .more");
    visit.wait("location.hash.includes('n=100')");
    visit.wait_count(".figtable tbody tr", 100);
    visit.reload();
    visit.wait_for(".figtable .more");
    assert!(visit.text(".figtable > p").contains("101"));
    visit.click(".figtable .more");
    visit.wait("!location.hash.includes('n=')");
}

fn the_figures_keep_the_filter_of_the_library(visit: &Visit) {
    visit.size(DESK);
    open(visit, "#/figures");
    let all = visit.text(".tl-top .sub");
    open(visit, "#/figures?script=hant");
    visit.wait_for(".tl-top .chip.on");
    visit.wait(&format!(
        "document.querySelector('.tl-top .sub').textContent !== '{all}'"
    ));
    visit.click(".tl-top [data-do=filter]");
    visit.wait_for("dialog[open] .facets");
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    visit.click(".tl-top .chip.on");
    visit.wait_text(".tl-top .sub", &all);
    open(visit, "#/figures?src=nobody");
    visit.wait_for(".figs .quiet");
    assert_eq!(visit.count(".plot svg"), 0);
}
