//! Journeys of readers of one script.

use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(the_list_follows_the_script_of_its_reader),
    journey!(an_article_is_read_in_the_other_script),
    journey!(a_held_key_shows_the_other_script),
    journey!(notes_on_pronunciation_come_on_demand_and_are_not_copied),
    journey!(numbers_of_vertical_text_are_in_numerals),
    journey!(without_tables_a_list_stays_as_archived),
];

/// An article in Simplified.
const ARTICLE: &str = "#/a/reform.erjian-1977";

/// Chooses the writing of titles and texts, by its place among those offered, from 1.
fn choose(visit: &Visit, at: usize) {
    visit.click(&format!("header .seg button:nth-child({at})"));
}

fn the_list_follows_the_script_of_its_reader(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/?q=汉字");
    visit.wait_for(".entry mark");
    let archived = (visit.texts(".entry h2"), visit.texts(".entry .snip"));
    let marks = visit.count(".entry mark");
    let sources = visit.texts(".facets [lang=zh]");
    choose(visit, 3);
    let all_traditional = "[...document.querySelectorAll('.entry :is(h2, .snip)')]
        .every((text) => text.lang.startsWith('zh-Hant'))";
    visit.wait(all_traditional);
    assert_eq!(visit.count(".entry mark"), marks);
    let marked = visit.texts(".entry mark");
    assert!(marked.iter().all(|mark| mark == "漢字"), "{marked:?}");
    assert_ne!(visit.texts(".entry h2"), archived.0);
    assert_ne!(visit.texts(".facets [lang=zh]"), sources);
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("shown-hant-1280");
    visit.reload();
    visit.wait_for(".entry mark");
    visit.wait(all_traditional);
    // What is chosen by is the archive's own.
    visit.click("section.facets .facet-list:last-of-type label");
    visit.wait("document.querySelectorAll('.chip.on').length === 1");
    assert!(visit.count(".entry") > 0);
    visit.click(".chip.on");
    visit.wait("!document.querySelector('.chip.on')");
    choose(visit, 1);
    visit.wait("document.querySelector('.entry [lang=zh-Hans]')");
    assert_eq!(
        (visit.texts(".entry h2"), visit.texts(".entry .snip")),
        archived
    );
}

fn an_article_is_read_in_the_other_script(visit: &Visit) {
    visit.size(DESK);
    visit.open(ARTICLE);
    visit.wait_for("article.read p");
    let archived = visit.texts("article.read p");
    visit.press("s");
    visit.press("s");
    visit.wait("document.querySelector('article.read').lang === 'zh-Hant-TW'");
    let shown = visit.texts("article.read p");
    assert_eq!(shown.len(), archived.len());
    assert!(shown.concat().contains("簡化"), "{shown:?}");
    assert_eq!(visit.attribute("h1", "lang").as_deref(), Some("zh-Hant-TW"));
    assert_eq!(visit.count(".dek .tag:not([class*=' '])"), 1, "it says so");
    // Beside itself it is as archived on its side.
    visit.press("2");
    visit.wait_for(".cell.a");
    assert_eq!(
        visit.attribute(".cell.a", "lang").as_deref(),
        Some("zh-Hans")
    );
    visit.press("1");
    visit.wait("document.querySelector('article.read')?.lang === 'zh-Hant-TW'");
    choose(visit, 1);
    visit.wait("document.querySelector('article.read').lang === 'zh-Hans'");
    assert_eq!(visit.texts("article.read p"), archived);
}

fn a_held_key_shows_the_other_script(visit: &Visit) {
    let lang = |tag: &str| {
        visit.wait(&format!(
            "document.querySelector('article.read').lang === '{tag}'"
        ))
    };
    let key = |name: &str| {
        visit.eval(&format!(
            "dispatchEvent(new KeyboardEvent('{name}', {{ key: 'o', bubbles: true }}))"
        ))
    };
    visit.size(DESK);
    visit.open(ARTICLE);
    visit.wait_for("article.read p");
    key("keydown");
    lang("zh-Hant-TW");
    key("keyup");
    lang("zh-Hans");
    visit.size(PHONE);
    visit.wait_for(".dock .hold");
    let point = |name: &str| {
        visit.eval(&format!(
            "document.querySelector('.dock .hold').dispatchEvent(new PointerEvent('{name}', {{ bubbles: true }}))"
        ))
    };
    let at = "return document.querySelector('#p3').getBoundingClientRect().top";
    visit.eval("scrollTo(0, 300)");
    let before = visit.eval(at);
    point("pointerdown");
    lang("zh-Hant-TW");
    assert_eq!(visit.eval(at), before);
    assert_eq!(visit.overflow(), 0);
    visit.shot("shown-held-390");
    point("pointerup");
    lang("zh-Hans");
}

fn without_tables_a_list_stays_as_archived(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let archived = visit.texts(".entry h2");
    let names = visit.attribute("meta[name=dz-tables]", "content").unwrap();
    let mut names = names.split(' ');
    let path = names.find_map(|name| name.strip_prefix("st=")).unwrap();
    let sound = std::fs::read(xtask::place::dist().join(path)).unwrap();
    visit.change(|site| site.put(path, b"<!DOCTYPE html>".to_vec()));
    choose(visit, 3);
    visit.wait_for(".search-note button");
    assert_eq!(visit.texts(".entry h2"), archived);
    visit.change(|site| site.put(path, sound.clone()));
    visit.click(".search-note button");
    visit.wait("!document.querySelector('.search-note')");
    visit.wait("document.querySelector('.entry [lang=zh-Hant-TW]')");
}

/// Where a line begins with a comma or ends with an opening mark.
const TORN: &str = "const torn = [];
    for (const text of document.querySelectorAll('article.read p')) {
        const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        const signs = [];
        while (walk.nextNode()) {
            if (walk.currentNode.parentElement.closest('rt')) continue;
            const range = document.createRange();
            for (let at = 0; at < walk.currentNode.length; at++) {
                range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + 1);
                const box = range.getBoundingClientRect();
                signs.push([walk.currentNode.data[at], box.left, box.top]);
            }
        }
        for (let at = 1; at < signs.length; at++) {
            const [last, left] = signs[at - 1], [sign, now] = signs[at];
            if (now < left - 40 && ('，。、」》'.includes(sign) || '「《'.includes(last))) torn.push(last + sign);
        }
    }
    return torn";

fn notes_on_pronunciation_come_on_demand_and_are_not_copied(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/a/conversion.jianfan-zhuanhuan?find=轉換");
    visit.wait_for("article.read mark");
    let (plainly, marks) = (visit.texts("article.read p"), visit.count("mark"));
    let outline = visit.texts(".toc a");
    visit.press("y");
    visit.press("y");
    visit.wait_for("article.read rt");
    let first =
        "return [...document.querySelectorAll('h1 ruby')].slice(0, 4).map((it) => it.textContent)";
    assert_eq!(
        visit.eval(first),
        serde_json::json!(["頭tóu", "髮fà", "還hái", "是shì"])
    );
    let copied = "const text = document.querySelector('article.read p');
        getSelection().selectAllChildren(text);
        return getSelection().toString()";
    assert_eq!(
        visit.eval(copied).as_str(),
        plainly.first().map(String::as_str)
    );
    visit.eval("getSelection().removeAllRanges()");
    assert_eq!(visit.count("mark"), marks, "hits stay");
    assert_eq!(visit.texts(".toc a"), outline);
    assert_eq!(visit.overflow(), 0);
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("ruby-pinyin-1280");
    visit.press("n");
    visit.wait("/^\\d+\\/\\d+$/.test(document.querySelector('.find .at').textContent)");
    visit.press("y");
    visit.wait_for("article.read ruby.zy");
    assert_eq!(visit.eval(TORN), serde_json::json!([]), "torn lines");
    visit.shot("ruby-zhuyin-1280");
    visit.press("2");
    visit.wait_for(".cell.b ruby.zy");
    visit.shot("ruby-pair-1280");
    visit.size(PHONE);
    assert_eq!(visit.overflow(), 0);
    visit.shot("ruby-pair-390");
    visit.press("y");
    visit.wait("!document.querySelector('ruby')");
}

fn numbers_of_vertical_text_are_in_numerals(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/a/reform.erjian-1977?v=vert");
    visit.wait_for(".vt p");
    assert!(visit.texts(".vt p").concat().contains("1977"));
    visit.click(".rbar .seg:last-child button:nth-child(2)");
    visit.wait("document.querySelector('.vt').textContent.includes('一九七七年')");
    visit.shot("vertical-numerals-1280");
    visit.press("1");
    visit.wait("document.querySelector('article.read')?.textContent.includes('1977')");
}
