//! Journeys through 校勘: the archived text beside the repaired one.

use crate::journey::{Journey, journey};
use crate::seeds::serve_seeds;
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(the_archived_text_stands_beside_the_repaired_one),
    journey!(a_repair_is_undone_and_taken_back),
    journey!(keys_go_from_change_to_change),
    journey!(every_repair_of_the_seeds_is_shown),
];

/// The sample page with the most kinds of damage.
const DAMAGED: &str = "#/a/encoding.wangye-bianma";

fn collation(visit: &Visit) {
    visit.open(&format!("{DAMAGED}?v=fix"));
    visit.wait_for(".collation .row .cell.b");
}

fn the_archived_text_stands_beside_the_repaired_one(visit: &Visit) {
    visit.size(DESK);
    visit.open(DAMAGED);
    visit.wait_for(".repaired-line a");
    visit.click(".repaired-line a");
    visit.wait_for(".collation .row .cell.b");
    assert!(visit.address().ends_with("?v=fix"), "{}", visit.address());
    assert_eq!(visit.text(".views [aria-current]"), "Collation");
    // The same lines on the left with the notes and on the right without.
    let sides = visit.eval(
        "return ['a', 'b'].map(side => [...document.querySelectorAll(`.collation .row .cell.${side} > p, .collation .row .cell.${side} > div > p`)].map(p => p.textContent).join(''))",
    );
    let (archived, repaired) = (sides[0].as_str().unwrap(), sides[1].as_str().unwrap());
    assert!(archived.contains("(gè)"), "{archived}");
    assert!(!repaired.contains("(gè)"), "{repaired}");
    let rows = visit.count(".collation > .row");
    visit.shot("collation-1280");
    visit.click(".rbar .seg button:last-child");
    visit.wait(&format!(
        "document.querySelectorAll('.collation > .row').length < {rows}"
    ));
    assert_eq!(visit.count(".collation > .row .gut:not(.on) .no"), 0);
    visit.size(PHONE);
    visit.wait_for(".collation .row");
    assert!(visit.overflow() <= 0, "{}", visit.overflow());
    visit.shot("collation-390");
    visit.open("#/a/reform.changyongzi-biao?v=fix");
    visit.wait_for(".collation .row.out");
    visit.shot("collation-repeat-390");
}

fn a_repair_is_undone_and_taken_back(visit: &Visit) {
    visit.size(DESK);
    collation(visit);
    let note = visit.text(".collation .row:not(.top) .cell.a .del");
    assert!(note.starts_with('('), "{note}");
    visit.click(".collation .row:not(.top) .cell.a .del");
    visit.wait_for("dialog[open] .repair-card");
    visit.shot("repair-card-1280");
    visit.click("dialog[open] .btn.line");
    visit.wait_for(".collation .cell.b .undone");
    assert_eq!(visit.text(".collation .cell.b .undone"), note);
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    visit.reload();
    visit.wait_for(".collation .cell.b .undone");
    // Read as archived in the single view too: the second note, which stands in a paragraph.
    visit.click(".collation .row .cell.a p:not(.ttl) [data-do=\"repair 7\"]");
    visit.wait_for("dialog[open] .repair-card");
    let found = visit.text("dialog[open] dd .song");
    visit.click("dialog[open] .btn.line");
    visit.wait_count(".collation .cell.b .undone", 2);
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    visit.press("1");
    visit.wait_for("article.read");
    visit.wait(&format!(
        "document.querySelector('article.read').textContent.includes('{found}')"
    ));
    visit.press("4");
    visit.wait_count(".collation .cell.b .undone", 2);
    for left in [1, 0] {
        visit.click(".collation .cell.b .undone");
        visit.wait_for("dialog[open] .repair-card");
        visit.click("dialog[open] .btn.line");
        visit.wait_count(".collation .cell.b .undone", left);
        visit.press("Escape");
        visit.wait_count("dialog[open]", 0);
    }
    let kept = visit.eval("return Object.keys(localStorage).filter(key => key.includes('undone'))");
    assert_eq!(kept.as_array().map(Vec::len), Some(0), "{kept}");
}

fn keys_go_from_change_to_change(visit: &Visit) {
    visit.size(DESK);
    collation(visit);
    let at = || {
        let at = visit.eval("return document.activeElement.dataset.do?.split(' ')[1] ?? null");
        at.as_str().map(|at| at.parse::<u32>().unwrap())
    };
    visit.press("n");
    visit.wait_for(".collation .cell.a [data-do]:focus");
    let first = at().expect("a repair has the focus");
    visit.press("n");
    visit.wait(&format!(
        "document.activeElement.dataset.do?.split(' ')[1] !== '{first}'"
    ));
    let second = at().expect("another repair has the focus");
    assert!(second > first, "{first} {second}");
    visit.press("p");
    visit.wait(&format!(
        "document.activeElement.dataset.do?.split(' ')[1] === '{first}'"
    ));
    visit.press("Enter");
    visit.wait_for("dialog[open] .repair-card");
    let inside = visit.eval(
        "const box = document.querySelector('.collation [data-do=\"repair 0\"]').getBoundingClientRect();
         return box.top >= 0 && box.bottom <= innerHeight",
    );
    assert!(inside.is_boolean(), "{inside}");
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    // The focus is where it was, and the buttons do what the keys do.
    assert_eq!(at(), Some(first));
    visit.click(".status .btn:last-child");
    visit.wait("document.activeElement.matches('.cell.a [data-do]')");
}

/// 755 notes, eleven places one byte off and the repeat, as the gold pages say.
fn every_repair_of_the_seeds_is_shown(visit: &Visit) {
    if !serve_seeds(visit) {
        return;
    }
    visit.size(DESK);
    let mut totals = [0, 0, 0];
    for id in [
        "000_44e784238ea9fbd4",
        "001_7d2efdf7cab90956",
        "002_b7b0276b1c6217dd",
        "003_03325c7075d2a0fb",
        "004_b1809ed3eefc84d2",
    ] {
        visit.open(&format!("#/a/{id}?v=fix"));
        visit.wait_for(".collation .rstat");
        visit.wait(&format!(
            "location.hash.includes('{id}') && document.querySelector('.collation')"
        ));
        let tags = visit.texts(".collation .head.a .tag");
        for (total, name) in totals
            .iter_mut()
            .zip(["Pinyin notes ", "Shifted bytes ", "Repeats "])
        {
            let count = tags.iter().find_map(|tag| tag.strip_prefix(name));
            *total += count.map_or(0, |count| count.parse::<u32>().unwrap());
        }
        if id.starts_with("003") {
            visit.shot("seeds-collation-1280");
        }
    }
    assert_eq!(totals, [755, 11, 1]);
    visit.size(PHONE);
    visit.open("#/a/002_b7b0276b1c6217dd?v=fix");
    visit.wait_for(".collation .row.out");
    visit.shot("seeds-collation-390");
}
