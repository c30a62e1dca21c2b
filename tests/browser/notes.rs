//! Journeys of a reader who marks passages.

mod kills;

use self::kills::what_was_shown_as_kept_outlives_kills;
use serde_json::json;

use crate::journey::{Journey, journey};
use crate::pair::PAGE;
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_mark_is_kept_and_shown_in_either_script),
    journey!(a_mark_that_cannot_be_kept_says_so),
    journey!(what_one_tab_marks_the_other_shows),
    journey!(a_mark_outlives_an_archive_built_anew),
    journey!(notes_of_a_file_are_looked_at_and_taken),
    journey!(all_notes_are_listed_and_lead_to_their_places),
    journey!(a_reader_goes_on_where_they_left_off),
    journey!(what_was_shown_as_kept_outlives_kills, Chromium),
];

fn open(visit: &Visit) {
    visit.open(PAGE);
    visit.wait_for("article.read p");
}

/// Selects some characters of the second paragraph, and gives them.
fn select(visit: &Visit, from: u32, to: u32) -> String {
    let selected = visit.eval(&format!(
        "const text = document.querySelectorAll('article.read p')[1].firstChild;
         getSelection().setBaseAndExtent(text, {from}, text, {to});
         return String(getSelection())"
    ));
    visit.wait_for(".inks");
    selected.as_str().unwrap().to_owned()
}

fn mark(visit: &Visit, ink: u32) {
    visit.click(&format!(".inks button:nth-of-type({ink})"));
    visit.wait_for(".told[data-told]");
}

fn a_mark_is_kept_and_shown_in_either_script(visit: &Visit) {
    visit.size(DESK);
    open(visit);
    let words = select(visit, 7, 12);
    visit.press("c");
    visit.wait("document.activeElement.matches('.inks input')");
    visit.type_into(".inks input", "記一筆");
    visit.shot("notes-tools-1280");
    mark(visit, 2);
    assert_eq!(visit.attribute(".told", "data-told").as_deref(), Some("0"));
    visit.wait_text("article.read .hl.i1", &words);
    visit.reload();
    visit.wait_text("article.read .hl.i1", &words);
    visit.wait_text(".notes li p", "記一筆");
    visit.shot("notes-1280");
    // In the other script the same passage is marked, and a mark made there is one of the same text.
    visit.press("s");
    visit.press("s");
    visit.wait("document.querySelector('article.read').lang.startsWith('zh-Hant')");
    visit.wait("[...document.querySelectorAll('article.read .hl.i1')].length === 1");
    let other = visit.text("article.read .hl.i1");
    assert_eq!(other.chars().count(), words.chars().count());
    assert_ne!(other, words);
    visit.press("3");
    visit.wait_text(".vt .hl.i1", &other);
    // Side by side it is marked in both columns.
    visit.press("2");
    visit.wait_for(".cell.b .hl.i1");
    for (column, words) in [("a", &words), ("b", &other)] {
        let pieces = visit.texts(&format!(".cell.{column} .hl.i1"));
        assert_eq!(pieces.concat(), *words, "column {column}");
    }
    visit.shot("notes-pair-1280");
    visit.press("1");
    visit.wait_text("article.read .hl.i1", &other);
    visit.size(PHONE);
    visit.shot("notes-390");
    assert!(visit.overflow() <= 0);
    visit.size(DESK);
    visit.click(".notes li button");
    visit.wait_count(".hl", 0);
    visit.reload();
    visit.wait_for("article.read p");
    visit.wait_for(".imprint");
    assert_eq!(visit.count(".hl"), 0);
}

fn a_mark_that_cannot_be_kept_says_so(visit: &Visit) {
    visit.size(DESK);
    open(visit);
    visit.eval(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
         IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    );
    let words = select(visit, 7, 12);
    mark(visit, 1);
    assert_eq!(visit.attribute(".told", "data-told").as_deref(), Some("1"));
    visit.wait_text("article.read .hl.i0", &words);
    visit.reload();
    visit.wait_for(".imprint");
    assert_eq!(visit.count(".hl"), 0, "as was said");
}

fn what_one_tab_marks_the_other_shows(visit: &Visit) {
    visit.size(DESK);
    open(visit);
    let first = visit.new_tab();
    open(visit);
    let words = select(visit, 1, 5);
    mark(visit, 3);
    visit.to_tab(&first);
    visit.wait_text("article.read .hl.i2", &words);
}

/// An archive of one article with these paragraphs.
fn publish(visit: &Visit, paragraphs: &[&str]) {
    let article = json!({ "title": "編碼", "text": paragraphs.join("\n") });
    visit.change(|site| site.put("data/bundle.json", json!([article]).to_string()));
    visit.open("#/");
    visit.reload();
    visit.wait_for(".entry");
    visit.click(".entry h2 a");
    visit.wait_count("article.read p", paragraphs.len());
}

fn a_mark_outlives_an_archive_built_anew(visit: &Visit) {
    const FIRST: &str = "一九八〇年，标准有了编号。";
    const SECOND: &str = "后来又有了补充的标准，收了更多的字。";
    visit.size(PHONE);
    publish(visit, &[FIRST, SECOND]);
    let words = select(visit, 5, 10);
    assert_eq!(words, "补充的标准");
    visit.type_into(".inks input", "哪一個？");
    mark(visit, 4);
    assert_eq!(visit.attribute(".told", "data-told").as_deref(), Some("0"));
    // Something before it, and other words beside it.
    publish(
        visit,
        &["编者按：标准", FIRST, "后来又出了补充的标准，收了很多字。"],
    );
    visit.wait_text("article.read p:nth-of-type(3) .hl.i3", &words);
    // In the other script.
    publish(visit, &["後來又有了補充的標準，收了更多的字。"]);
    visit.wait_text("article.read .hl.i3", "補充的標準");
    // Gone: not drawn, and listed.
    publish(visit, &[FIRST]);
    visit.wait_text(".notes li p", "哪一個？");
    assert_eq!(visit.count(".notes li .tag"), 1);
    assert_eq!(visit.count("article.read .hl"), 0);
    visit.shot("notes-unplaced-390");
    // There again.
    publish(visit, &[FIRST, SECOND]);
    visit.wait_text("article.read .hl.i3", &words);
    assert_eq!(visit.count(".notes li .tag"), 0);
    visit.click(".notes li button");
    visit.wait_count(".hl", 0);
}

fn notes_of_a_file_are_looked_at_and_taken(visit: &Visit) {
    let file = std::env::temp_dir().join(format!(
        "duizhao-notes-{}-{}.json",
        std::process::id(),
        visit.engine().name()
    ));
    visit.size(DESK);
    open(visit);
    let words = select(visit, 7, 12);
    mark(visit, 2);
    let kept = visit.eval(
        "const open = indexedDB.open(`duizhao:${new URL('./', document.baseURI).pathname}`);
         await new Promise((then) => { open.onsuccess = then; });
         const all = open.result.transaction('marks').objectStore('marks').getAll();
         await new Promise((then) => { all.onsuccess = then; });
         open.result.close();
         return all.result[0]",
    );
    let line: serde_json::Value = serde_json::from_str(kept.as_str().unwrap()).unwrap();
    // The same mark with words of another machine, and one that is new.
    let mut changed = line.clone();
    changed["text"] = json!("從別處來");
    changed["changed"] = json!(line["changed"].as_u64().unwrap() + 1);
    let mut new = changed.clone();
    new["id"] = json!("other");
    new["kind"] = json!({ "passage": "ochre" });
    let notes = |version: u32| {
        let notes =
            json!({"format": "duizhao-margin", "version": version, "marks": [changed, new]});
        std::fs::write(&file, notes.to_string()).unwrap();
    };
    visit.open("#/set");
    visit.wait_for(".terms input[type=file]");
    notes(2);
    visit.upload(".terms input[type=file]", &file);
    visit.wait("document.querySelector('.taking p')?.textContent.includes('version 2')");
    assert_eq!(
        visit.count(".taking .solid"),
        0,
        "a newer file is left alone"
    );
    notes(1);
    visit.upload(".terms input[type=file]", &file);
    visit.wait("document.querySelector('.taking p')?.textContent.includes('1 new')");
    visit.shot("notes-import-1280");
    visit.click(".taking .solid");
    visit.wait_for(".terms [data-told='0']");
    open(visit);
    visit.wait_count(".notes li", 2);
    visit.reload();
    visit.wait_count(".notes li", 2);
    assert_eq!(visit.texts(".notes li p"), ["從別處來", "從別處來"]);
    visit.wait_text("article.read .hl", &words);
    std::fs::remove_file(&file).unwrap();
}

fn all_notes_are_listed_and_lead_to_their_places(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/notes");
    visit.wait_for("main.notes .quiet");
    open(visit);
    let words = select(visit, 7, 12);
    visit.type_into(".inks input", "記一筆");
    mark(visit, 4);
    visit.wait_for(".notes [data-do^='bookmark ']");
    visit.click(".notes [data-do^='bookmark ']");
    visit.wait_for(".notes p [data-do^='unmark ']");
    visit.wait_for(".told[data-told='0']");
    visit.click(".notes a[href^='#/notes']");
    visit.wait_count("main.notes li", 2);
    assert_eq!(visit.text("main.notes li .hl.i3"), words);
    assert_eq!(visit.text("main.notes li p"), "記一筆");
    assert_eq!(visit.axe(), [""; 0]);
    visit.shot("notes-all-1280");
    visit.size(PHONE);
    assert!(visit.overflow() <= 0);
    visit.shot("notes-all-390");
    visit.size(DESK);
    // They are there after a start, without the text of the article being read first.
    visit.reload();
    visit.wait_count("main.notes li", 2);
    visit.click("main.notes li > a");
    visit.wait_text("article.read mark", &words);
    visit.wait_text("article.read .hl.i3", &words);
    visit.open("#/notes");
    for left in [1, 0] {
        visit.click("main.notes li button");
        visit.wait_count("main.notes li", left);
    }
    visit.wait_for("main.notes .quiet");
    visit.reload();
    visit.wait_for("main.notes .quiet");
}

/// Waits until how far the reader has come is in the database, or is not any more.
fn wait_for_place(visit: &Visit, is_there: bool) {
    let place = "new Promise((then) => {
        const open = indexedDB.open(`duizhao:${new URL('./', document.baseURI).pathname}`);
        open.onsuccess = () => {
            const all = open.result.transaction('marks').objectStore('marks').getAll();
            all.onsuccess = () => {
                open.result.close();
                const marks = all.result.map((line) => JSON.parse(line));
                then(marks.some((it) => it.kind === 'position' && !(it.deleted >= it.changed)));
            };
        };
    })";
    for _ in 0..100 {
        if visit.eval(&format!("return await {place}")) == json!(is_there) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the place is still not {is_there}");
}

fn a_reader_goes_on_where_they_left_off(visit: &Visit) {
    visit.size(PHONE);
    open(visit);
    assert_eq!(visit.count(".resume"), 0);
    visit.eval("document.getElementById('p3').scrollIntoView()");
    wait_for_place(visit, true);
    // Nothing is told of it, and it is no note.
    assert_eq!(visit.count(".told[data-told]"), 0);
    assert_eq!(visit.count(".notes li"), 0);
    visit.open("#/");
    visit.wait_for(".entry");
    open(visit);
    visit.wait_for(".resume");
    visit.shot("resume-390");
    assert_eq!(visit.axe(), [""; 0]);
    visit.click(".resume");
    let top = "document.getElementById('p3').getBoundingClientRect().top";
    visit.wait(&format!("{top} > 0 && {top} < innerHeight / 2"));
    // The other script has the same paragraphs.
    visit.reload();
    visit.wait_for("article.read p");
    visit.press("s");
    visit.press("s");
    visit.wait("document.querySelector('article.read')?.lang.startsWith('zh-Hant')");
    visit.wait_for(".resume");
    // Who has come to the end has nothing to come back to.
    visit.eval("scrollTo(0, document.documentElement.scrollHeight)");
    wait_for_place(visit, false);
    visit.reload();
    visit.wait_for("article.read p");
    visit.wait_for(".notes button");
    assert_eq!(visit.count(".resume"), 0);
}
