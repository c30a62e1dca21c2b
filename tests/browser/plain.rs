//! Journeys through what lies beside the page: plain pages, and the one for what is not there.

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(plain_pages_are_read_without_the_page_and_lead_into_it),
    journey!(an_address_that_is_none_leads_home_from_any_depth),
];

fn plain_pages_are_read_without_the_page_and_lead_into_it(visit: &Visit) {
    visit.size(DESK);
    visit.open("read/");
    visit.wait_for("ol.list a");
    assert_eq!(visit.axe(), [""; 0]);
    visit.shot("plain-list");
    visit.click("ol.list a[href='encoding.gb2312-1980.html']");
    visit.wait_for("article[lang=zh-Hans] h1");
    visit.click("nav a[lang=zh-Hant]");
    visit.wait_for("article[lang=zh-Hant] h1");
    assert_eq!(visit.axe(), [""; 0]);
    // Its style sheet is let in by its policy.
    let grid = "getComputedStyle(document.querySelector('dl')).display";
    assert_eq!(visit.eval(&format!("return {grid}")), "grid");
    visit.size(PHONE);
    assert_eq!(visit.overflow(), 0);
    visit.shot("plain-article");
    assert_eq!(visit.count("script"), 0);
    visit.click("nav a[href^='../../#/a/']");
    visit.wait_for("article.read p");
    assert!(visit.address().ends_with("#/a/encoding.gb2312-1980"));
}

fn an_address_that_is_none_leads_home_from_any_depth(visit: &Visit) {
    for (address, link) in [("nothing", "./"), ("a/", "../"), ("a/b/c?d", "../../")] {
        visit.open(address);
        visit.wait_for("section[lang=en] a");
        visit.click(&format!("section[lang=en] a[href='{link}']"));
        visit.wait_for(".entry");
    }
    visit.open("a/b/c");
    visit.wait_for("section[lang=en] a");
    assert_eq!(visit.axe(), [""; 0]);
    // The browser says of each that it was not there.
    let problems = visit.take_problems();
    let of_others = problems.iter().filter(|line| !line.contains("404"));
    assert_eq!(of_others.count(), 0, "{problems:#?}");
}
