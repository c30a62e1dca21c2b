//! Journeys through 對照: the text beside itself in the other script.

use serde_json::Value;

use crate::journey::{Journey, journey};
use crate::seeds::{seeds, serve_seeds};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(both_scripts_stand_side_by_side),
    journey!(the_writing_is_chosen_and_kept_in_the_address),
    journey!(keys_lead_through_sentences_and_marks),
    journey!(the_card_says_why_and_another_form_is_kept),
    journey!(conversion_in_context_and_quotation_marks_are_chosen),
    journey!(what_a_machine_left_is_proposed),
    journey!(a_selection_keeps_to_its_column),
    journey!(a_damaged_table_is_told_and_tried_again),
    journey!(a_converter_that_does_not_come_is_told_and_tried_again),
    journey!(without_a_worker_both_scripts_stand_side_by_side),
    journey!(tables_come_once_and_only_when_needed),
    journey!(the_seeds_read_side_by_side),
];

/// A Simplified page of the samples.
pub(crate) const PAGE: &str = "#/a/encoding.gbk-1995";

pub(crate) fn pair(visit: &Visit) {
    visit.open(&format!("{PAGE}?v=pair"));
    visit.wait_for(".pair .cell.b [data-s]");
}

/// The text of a column.
fn column(visit: &Visit, side: &str) -> String {
    let text = visit.eval(&format!(
        "return [...document.querySelectorAll('.pair .cell.{side} [data-s]')].map((s) => s.textContent).join('')"
    ));
    text.as_str().unwrap_or_default().to_owned()
}

fn both_scripts_stand_side_by_side(visit: &Visit) {
    visit.size(DESK);
    visit.open(PAGE);
    visit.wait_for("article.read");
    visit.press("2");
    visit.wait_for(".pair .cell.b [data-s]");
    assert!(visit.address().ends_with("?v=pair"), "{}", visit.address());
    assert_eq!(
        visit.attribute(".cell.a", "lang").as_deref(),
        Some("zh-Hans")
    );
    assert_eq!(
        visit.attribute(".cell.b", "lang").as_deref(),
        Some("zh-Hant-TW")
    );
    let (own, other) = (column(visit, "a"), column(visit, "b"));
    assert_ne!(own, other);
    assert_eq!(own.chars().count(), other.chars().count());
    // Rows are level: a pair begins at the same height on both sides.
    let apart = visit.eval(
        "return Math.max(...[...document.querySelectorAll('.pair > .row:not(.phone-only)')].map((row) => {
           const [a, b] = ['.a', '.b'].map((side) => row.querySelector(side).getBoundingClientRect().top);
           return Math.abs(a - b); }))",
    );
    assert!(apart.as_f64().unwrap() < 1.0, "{apart}");
    assert!(visit.overflow() <= 0);
    visit.shot("pair-1280");
    for (size, name) in [(PHONE, "390"), ((768, 1024), "768"), ((1920, 1080), "1920")] {
        visit.size(size);
        assert!(visit.overflow() <= 0, "{name}");
        visit.shot(&format!("pair-{name}"));
    }
}

fn the_writing_is_chosen_and_kept_in_the_address(visit: &Visit) {
    visit.size(DESK);
    pair(visit);
    for (nth, tag, name) in [
        (3, "zh-Hant-HK", "hk"),
        (1, "zh-Hans", "cn"),
        (2, "zh-Hant-TW", "tw"),
    ] {
        visit.click(&format!(".rbar .pair-tools .seg button:nth-child({nth})"));
        visit.wait(&format!(
            "[...document.querySelectorAll('.cell.b')].slice(1).every((cell) => cell.lang === '{tag}')"
        ));
        assert!(
            visit.address().ends_with(&format!("&t={name}")),
            "{}",
            visit.address()
        );
    }
    visit.press("r");
    visit.wait("document.querySelector('.pair .row:last-child .cell.b').lang === 'zh-Hant-HK'");
    visit.reload();
    visit.wait_for(".cell.b[lang=zh-Hant-HK]");
}

fn keys_lead_through_sentences_and_marks(visit: &Visit) {
    visit.size(DESK);
    pair(visit);
    visit.press("j");
    visit.wait_count(".s.on", 2);
    let first = visit.attribute(".cell.a .s.on", "data-s");
    assert_eq!(visit.attribute(".cell.b .s.on", "data-s"), first);
    visit.press("j");
    visit.wait(&format!(
        "document.querySelector('.s.on').dataset.s !== {first:?}",
        first = first.as_deref().unwrap_or_default()
    ));
    assert!(
        visit.count(".s.on .c") > 0,
        "what differs is told in the sentence that is followed"
    );
    assert_eq!(
        visit.count(".s:not(.on) [data-run]:not([class*=n])"),
        0,
        "and only in it"
    );
    visit.press("k");
    visit.wait(&format!(
        "document.querySelector('.s.on').dataset.s === {first:?}",
        first = first.as_deref().unwrap_or_default()
    ));
    // m goes from what matters to several forms, all, and nothing.
    let marks = ".cell.b [role=button]";
    let matter = visit.count(marks);
    visit.press("m");
    visit.wait(&format!(
        "document.querySelectorAll({marks:?}).length > {matter}"
    ));
    let several = visit.count(marks);
    visit.press("m");
    visit.wait(&format!(
        "document.querySelectorAll({marks:?}).length > {several}"
    ));
    visit.press("n");
    visit.wait("document.activeElement.getAttribute('role') === 'button'");
    let (role, name) = visit.spoken(&format!("{marks}:focus"));
    assert_eq!(role, "button");
    assert!(name.contains(", from "), "{name}");
    visit.press("Enter");
    visit.wait_for("dialog.why[open]");
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.press("Escape");
    visit.wait_count("dialog[open]", 0);
    visit.press("m");
    visit.wait_count(marks, 0);
    visit.reload();
    visit.wait_for(".pair .cell.b [data-s]");
    assert_eq!(visit.count(marks), 0, "the choice is kept");
}

fn the_card_says_why_and_another_form_is_kept(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.eval("localStorage.setItem(`duizhao:${new URL('./', document.baseURI).pathname}:settings`, 'marks=several')");
    visit.reload();
    pair(visit);
    visit.wait_for(".cell.b .n3");
    visit.click(".cell.b .n3");
    visit.wait_for("dialog.why[open] .cands button:nth-child(2)");
    visit.shot("why-1280");
    let cell = "document.querySelector('.pick').closest('.cell')";
    let before = visit.eval(&format!("return {cell}.textContent"));
    assert_eq!(visit.count(".why .regions > span"), 3);
    let near = visit.eval(
        "const [card, mark] = ['dialog.why', '.cell.b .pick'].map((css) => document.querySelector(css).getBoundingClientRect());
         return Math.min(Math.abs(card.top - mark.bottom), Math.abs(mark.top - card.bottom))",
    );
    assert!(near.as_f64().unwrap() < 20.0, "beside the mark: {near}");
    let other = visit.text(".why .cands button:nth-child(2)");
    visit.click(".why .cands button:nth-child(2)");
    visit.wait_count("dialog[open]", 0);
    visit.wait_text(".cell.b .n4", &other);
    assert_eq!(visit.eval("return document.querySelector('.cell.a .n4').closest('.cell').textContent"), visit.eval("return document.querySelector('.cell.b .n4').closest('.row').querySelector('.a').textContent"));
    visit.reload();
    visit.wait_text(".cell.b .n4", &other);
    visit.size(PHONE);
    visit.eval("document.querySelector('.cell.b .n4').scrollIntoView({block: 'center'})");
    visit.click(".cell.b .n4");
    visit.wait_for("dialog.why[open]");
    visit.shot("why-390");
    visit.click(".why .act .btn:first-child");
    visit.wait_count(".cell.b .n4", 0);
    assert_ne!(before, Value::Null);
}

fn conversion_in_context_and_quotation_marks_are_chosen(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/a/reform.erjian-1977?v=pair");
    visit.wait_for(".pair .cell.b [data-s]");
    assert!(column(visit, "b").contains('“'));
    visit.open("#/set");
    let row = |label: &str| format!(".set dd [aria-label='{label}'] button:last-child");
    for label in ["Quotation marks", "Conversion"] {
        visit.wait_for(&row(label));
        visit.click(&row(label));
        visit.wait_for(&format!("{}[aria-pressed=true]", row(label)));
    }
    visit.open("#/a/reform.erjian-1977?v=pair");
    visit.wait(
        "[...document.querySelectorAll('.pair .cell.b')].some((cell) => cell.textContent.includes('「'))",
    );
    assert!(!column(visit, "b").contains('“'));
    assert!(column(visit, "a").contains('“'), "the text stays");
    let context = visit.requests();
    let context = context
        .iter()
        .filter(|line| line.contains("tables/context"));
    assert_eq!(context.count(), 1);
}

fn what_a_machine_left_is_proposed(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/a/typesetting.748-gongcheng?v=pair");
    visit.wait_for(".pair details.left");
    let before = column(visit, "a");
    visit.click(".pair details.left summary");
    visit.wait_for(".pair details.left[open] li");
    let told = visit.texts(".pair details.left li .song");
    assert!(told.iter().all(|line| line.contains(" → ")), "{told:?}");
    assert_eq!(column(visit, "a"), before);
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("machine-made-1280");
}

fn a_selection_keeps_to_its_column(visit: &Visit) {
    visit.size(DESK);
    pair(visit);
    for side in ["b", "a"] {
        visit.click(&format!(".pair .row:nth-child(4) .cell.{side} [data-s]"));
        let other = if side == "a" { "b" } else { "a" };
        visit.wait(&format!(
            "document.querySelector('.pair').dataset.column === '{side}'"
        ));
        let styles = visit.eval(&format!(
            "return ['.cell.{side}', '.cell.{other}', '.gut'].map((css) => {{
               const style = getComputedStyle(document.querySelector('.pair .row:nth-child(4) ' + css));
               return style.userSelect ?? style.webkitUserSelect; }})"
        ));
        assert_ne!(styles[0], "none");
        assert_eq!(
            (styles[1].as_str(), styles[2].as_str()),
            (Some("none"), Some("none"))
        );
    }
    let copied = visit.eval("getSelection().selectAllChildren(document.querySelector('.pair')); return getSelection().toString()");
    let copied = copied.as_str().unwrap_or_default();
    let row = visit.text(".pair .row:nth-child(4) .cell.a");
    let other = visit.text(".pair .row:nth-child(4) .cell.b");
    assert!(
        copied.contains(row.chars().take(8).collect::<String>().as_str()),
        "{copied}"
    );
    assert!(
        !copied.contains(other.chars().take(30).collect::<String>().as_str()),
        "{copied}"
    );
}

fn a_damaged_table_is_told_and_tried_again(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let names = visit.attribute("meta[name=dz-tables]", "content").unwrap();
    let mut names = names.split(' ');
    let path = names.find_map(|name| name.strip_prefix("st=")).unwrap();
    break_and_mend(visit, path, "pair-no-table");
}

fn a_converter_that_does_not_come_is_told_and_tried_again(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let names: Value = serde_json::from_str(&visit.text("#dz-boot")).unwrap();
    let path = names["converter"]["wasm"].as_str().unwrap();
    break_and_mend(visit, path.trim_start_matches("./"), "pair-no-converter");
}

/// Asks for both scripts while a file is damaged, and again when it is sound.
fn break_and_mend(visit: &Visit, path: &str, shot: &str) {
    visit.change(|site| site.put(path, b"<!DOCTYPE html>".to_vec()));
    visit.open(&format!("{PAGE}?v=pair"));
    visit.wait_for("main [role=alert]");
    visit.shot(shot);
    visit.press("1");
    visit.wait_for("article.read");
    let sound = std::fs::read(xtask::place::dist().join(path)).unwrap();
    visit.change(|site| site.put(path, sound.clone()));
    visit.press("2");
    visit.wait("document.querySelector('.pair, main [role=alert]')");
    if visit.count("main [role=alert]") > 0 {
        visit.eval("document.querySelector('main [role=alert] button')?.click()");
    }
    visit.wait_for(".pair .cell.b [data-s]");
}

fn without_a_worker_both_scripts_stand_side_by_side(visit: &Visit) {
    let names = std::fs::read_dir(xtask::place::dist()).unwrap().flatten();
    let mut names = names.map(|file| file.file_name().to_string_lossy().into_owned());
    let worker = names.find(|name| name.starts_with("worker-")).unwrap();
    visit.change(|site| site.put(&worker, b"throw new Error('no worker here')".to_vec()));
    visit.size(DESK);
    visit.open(&format!("{PAGE}?v=pair"));
    visit.wait_for(".pair .cell.b [data-s]");
}

fn tables_come_once_and_only_when_needed(visit: &Visit) {
    let tables = |visit: &Visit| {
        let asked = visit.requests();
        let converting = |line: &&String| {
            line.contains("tables/") || line.contains("converter") && line.contains(".wasm")
        };
        asked.iter().filter(converting).count()
    };
    visit.open(PAGE);
    visit.wait_for("article.read");
    assert_eq!(tables(visit), 0);
    visit.press("2");
    visit.wait_for(".pair .cell.b [data-s]");
    assert_eq!(tables(visit), 3, "st and tw, and what converts");
    visit.open("#/a/reform.pinyin-1958?v=pair");
    visit.wait(
        "document.querySelector('.pair') && document.querySelector('h1').textContent.length > 0",
    );
    assert_eq!(tables(visit), 3);
}

fn the_seeds_read_side_by_side(visit: &Visit) {
    if !serve_seeds(visit) {
        return;
    }
    let Some(bundle) = seeds() else { return };
    for article in &bundle.articles {
        visit.size(DESK);
        visit.open(&format!("#/a/{}?v=pair", article.id));
        visit.wait(&format!(
            "location.hash.includes('{}') && document.querySelector('.pair .cell.b [data-s]') && !document.querySelector('[aria-busy]')",
            article.id
        ));
        for (width, height) in [(1280, 800), (390, 844), (768, 1024), (1920, 1080)] {
            visit.size((width, height));
            assert!(visit.overflow() <= 0, "{} at {width}", article.id);
            visit.shot(&format!(
                "seeds-pair-{}-{width}",
                article.id.as_str().split('_').next().unwrap_or_default()
            ));
        }
    }
}
