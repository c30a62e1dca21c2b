//! Journeys through an article.

use crate::journey::{Journey, journey};
use crate::library::choose_language;
use crate::seeds::serve_seeds;
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_seed_reads_as_it_was_written),
    journey!(settings_of_type_are_kept),
    journey!(the_interface_speaks_three_languages),
    journey!(a_phone_reads),
    journey!(the_outline_leads_to_its_headings),
    journey!(the_text_is_set_vertically_and_turned_like_leaves),
];

fn a_seed_reads_as_it_was_written(visit: &Visit) {
    if !serve_seeds(visit) {
        return;
    }
    visit.size(DESK);
    visit.open("#/a/004_b1809ed3eefc84d2");
    visit.wait_for("article.read p");
    let text = visit.text("article.read");
    let gloss = visit.eval("return document.querySelector('article.read').textContent.match(/\\([a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\\)/)");
    assert!(gloss.is_null(), "a gloss is left: {gloss}");
    assert!(text.contains("(同時分管"), "brackets of the author stay");
    assert_eq!(visit.count("article.read h2"), 8);
    assert_eq!(
        visit.attribute("article.read", "lang").as_deref(),
        Some("zh-Hant")
    );
    visit.shot("seeds-article-1280");
    visit.size(PHONE);
    visit.shot("seeds-article-390");
}

fn first_article(visit: &Visit) {
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read");
}

fn settings_of_type_are_kept(visit: &Visit) {
    visit.size(DESK);
    first_article(visit);
    let size = "parseFloat(getComputedStyle(document.querySelector('article.read')).fontSize)";
    let before = visit.eval(&format!("return {size}")).as_f64().unwrap();
    visit.click(".aa .hi");
    visit.wait(&format!("{size} > {before}"));
    visit.click(".rbar > button.btn");
    visit.wait_for("dialog.layout[open]");
    visit.click("dialog.layout .sw[data-swatch=dark]");
    visit.wait("document.documentElement.dataset.theme === 'dark'");
    visit.shot("layout-1280-dark");
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    visit.reload();
    visit.wait_for("article.read");
    visit.wait("document.documentElement.dataset.theme === 'dark'");
    visit.wait(&format!("{size} > {before}"));
}

fn the_interface_speaks_three_languages(visit: &Visit) {
    visit.size(DESK);
    for (at, word) in [(1, "書庫"), (2, "Library"), (0, "书库")] {
        visit.open("#/set");
        choose_language(visit, at);
        assert_eq!(visit.text(".rail .items a"), word);
        visit.open("#/");
        visit.wait_for(".entry");
        assert!(visit.overflow() <= 0, "{word}");
        visit.shot(&format!("library-1280-{}", ["hans", "hant", "en"][at]));
    }
}

fn a_phone_reads(visit: &Visit) {
    visit.size(PHONE);
    first_article(visit);
    assert!(visit.overflow() <= 0);
    visit.shot("article-390");
    visit.click(".dock button:has(.aa2):not(.hold)");
    visit.wait_for("dialog[open]");
    visit.shot("layout-390");
}

fn the_outline_leads_to_its_headings(visit: &Visit) {
    if !serve_seeds(visit) {
        return;
    }
    visit.size(DESK);
    visit.open("#/a/004_b1809ed3eefc84d2");
    visit.wait_count("main .rn li", 8);
    visit.click("main .rn li:nth-child(5) button");
    visit.wait(
        "Math.abs(document.querySelectorAll('article.read h2')[4].getBoundingClientRect().y) < 200",
    );
    visit.wait("document.querySelectorAll('main .rn li')[4].classList.contains('on')");
    visit.wait("document.querySelector('.hair i').getBoundingClientRect().width > innerWidth / 5");
}

fn the_text_is_set_vertically_and_turned_like_leaves(visit: &Visit) {
    visit.size(DESK);
    visit.open(&format!("{}?q=汉字", vertical_page()));
    visit.wait_for("article.read p");
    let paragraphs = visit.texts("article.read p");
    visit.press("3");
    visit.wait_for("article.vt p");
    assert!(visit.address().contains("v=vert"), "{}", visit.address());
    assert_eq!(visit.texts("article.vt p"), paragraphs, "nothing is lost");
    let at = |css: &str, side: &str| {
        let found = visit.eval(&format!(
            "return document.querySelector('{css}').getBoundingClientRect().{side}"
        ));
        found.as_f64().unwrap()
    };
    assert!(at("article.vt h1", "left") >= at("article.vt p", "right") - 1.0);
    let square = visit.eval(
        "const one = document.querySelector('.vt .tcy').getBoundingClientRect();
         return one.height / parseFloat(getComputedStyle(document.querySelector('.vt')).fontSize)",
    );
    assert!(
        square.as_f64().unwrap() < 1.2,
        "two digits in one square: {square}"
    );
    assert!(visit.count(".vt mark") > 0);
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("vertical-1280");
    let scrolled = || {
        visit
            .eval("return document.querySelector('.vt').scrollLeft")
            .as_f64()
            .unwrap()
    };
    visit.eval("document.querySelector('.vt').focus()");
    assert!(scrolled().abs() < 1.0);
    visit.press("ArrowLeft");
    visit.wait("document.querySelector('.vt').scrollLeft < -100");
    visit.press("ArrowRight");
    visit.wait("document.querySelector('.vt').scrollLeft > -1");
    visit.size(PHONE);
    assert!(visit.overflow() <= 0, "{}", visit.overflow());
    visit.shot("vertical-390");
    visit.press("1");
    visit.wait_for("article.read p");
}

/// A page with dates and long enough for two leaves.
fn vertical_page() -> &'static str {
    "#/a/reform.erjian-1977"
}
