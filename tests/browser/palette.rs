//! Journeys through the palette.

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(the_palette_finds_actions_articles_places_and_dates),
    journey!(the_palette_does_what_a_key_does),
    journey!(a_phone_opens_the_palette_by_its_button),
];

const BOX: &str = ".palette input";

/// Opens the palette by its keys, and writes in it.
fn open_palette(visit: &Visit, typed: &str) {
    visit.press("Control+k");
    visit.wait(&format!("document.activeElement?.matches('{BOX}')"));
    visit.type_into(BOX, typed);
}

/// Waits until the first of what is offered has this text.
fn wait_first(visit: &Visit, text: &str) {
    visit.wait(&format!(
        "document.querySelector('.offer')?.textContent.includes('{text}')"
    ));
}

fn the_palette_finds_actions_articles_places_and_dates(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    open_palette(visit, "汉字");
    visit.wait_for(".offer mark");
    let titles = visit.texts(".offer .song");
    assert!(
        titles
            .iter()
            .all(|it| it.contains("汉字") || it.contains("漢字")),
        "{titles:?}"
    );
    assert_eq!(
        visit.texts(".offer").last().map(String::as_str),
        Some("Search all texts for “汉字”")
    );
    visit.shot("palette");
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    // The arrows go along what is offered, and back to what is typed.
    visit.press("ArrowDown ArrowDown");
    visit.wait("document.activeElement === document.querySelectorAll('.offer')[1]");
    visit.press("ArrowUp ArrowUp");
    visit.wait(&format!("document.activeElement?.matches('{BOX}')"));
    visit.clear(BOX);
    visit.type_into(BOX, "2014-9");
    wait_first(visit, "Timeline · 2014-09");
    visit.press("Enter");
    visit.wait("location.hash === '#/timeline?from=2014-09&to=2014-09'");
    assert_eq!(visit.count(".palette[open]"), 0);
    // From anywhere, and out of a field; closed as it was opened.
    visit.open("#/");
    visit.wait_for(".entry");
    visit.click(".search input");
    open_palette(visit, "hz");
    visit.wait("[...document.querySelectorAll('.offer .song')].some((it) => /[汉漢]字/.test(it.textContent))");
    visit.press("Control+k");
    visit.wait("!document.querySelector('.palette[open]')");
    assert!(visit.has_focus(".search input"));
}

fn the_palette_does_what_a_key_does(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry h2 a");
    // Keys of one letter do nothing, and the palette does.
    visit.eval("const s = localStorage; for (const k of Object.keys(s)) if (s[k].includes('keys=')) s[k] = s[k].replace('keys=true', 'keys=false')");
    visit.reload();
    visit.wait_for(".entry h2 a");
    visit.click(".entry h2 a");
    visit.wait_for("article.read p");
    open_palette(visit, "vertic");
    wait_first(visit, "Read vertically");
    visit.press("Enter");
    visit.wait("location.hash.includes('v=vert')");
    assert_eq!(visit.count(".palette[open]"), 0);
    visit.wait_for("article.vt p");
    open_palette(visit, "by itself");
    wait_first(visit, "Read by itself");
    visit.press("ArrowDown Enter");
    visit.wait("!location.hash.includes('v=')");
    open_palette(visit, "zzz");
    wait_first(visit, "zzz");
    visit.press("Escape");
    visit.wait("!document.querySelector('.palette[open]')");
    assert!(
        visit.address().contains("#/a/"),
        "Escape closed no more than the palette"
    );
}

fn a_phone_opens_the_palette_by_its_button(visit: &Visit) {
    visit.size(PHONE);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.click(".commands");
    visit.wait(&format!("document.activeElement?.matches('{BOX}')"));
    visit.wait_count(".offer kbd", 6);
    assert_eq!(visit.overflow(), 0);
    visit.shot("palette-phone");
    visit.type_into(BOX, "设置");
    visit.click(".offer");
    visit.wait("location.hash === '#/set'");
    // Beside it, it closes.
    visit.open("#/");
    visit.wait_for(".entry");
    visit.click(".commands");
    visit.wait_for(".palette[open] .offer");
    visit.eval("document.querySelector('.palette').click()");
    visit.wait("!document.querySelector('.palette[open]')");
}
