//! Journeys through the search of the library.

use crate::archives::serve_split;
use crate::journey::{Journey, journey};
use crate::visit::{DESK, PHONE, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_word_is_found_in_either_script),
    journey!(a_search_stands_in_the_address),
    journey!(a_faulty_query_says_how_to_mend_it),
    journey!(nothing_is_searched_while_an_input_method_composes),
    journey!(a_search_fetches_what_it_lacks),
    journey!(a_search_that_lacks_something_says_so),
    journey!(the_article_shows_where_the_words_stand),
    journey!(something_is_found_in_the_article_in_both_columns),
    journey!(a_phone_searches),
];

const BOX: &str = ".search input";

/// Opens the library and searches.
fn search(visit: &Visit, query: &str) {
    visit.open("#/");
    visit.wait_for(".entry");
    visit.press("/");
    visit.wait(&format!("document.activeElement?.matches('{BOX}')"));
    visit.type_into(BOX, query);
}

/// The articles that are listed, in order.
fn listed(visit: &Visit) -> Vec<String> {
    visit.texts(".entry h2")
}

fn a_word_is_found_in_either_script(visit: &Visit) {
    visit.size(DESK);
    search(visit, "汉字");
    visit.wait_for(".entry mark");
    visit.wait("document.querySelector('.search .also b')?.textContent === '漢字'");
    let marks = visit.texts(".entry mark");
    for written in ["汉字", "漢字"] {
        assert!(marks.iter().any(|mark| mark == written), "{marks:?}");
    }
    assert!(marks.iter().all(|mark| mark == "汉字" || mark == "漢字"));
    assert_eq!(visit.count(".entry"), visit.count(".entry:has(.meta .num)"));
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("search-1280");
    let simplified = (listed(visit).len(), visit.text(".res-head .n"));
    visit.clear(BOX);
    visit.type_into(BOX, "漢字");
    visit.wait("document.querySelector('.search .also b')?.textContent === '汉字'");
    assert_eq!(
        (listed(visit).len(), visit.text(".res-head .n")),
        simplified
    );
}

fn a_search_stands_in_the_address(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let all = listed(visit);
    search(visit, "GBK");
    visit.wait_for(".entry mark");
    visit.wait("location.hash.includes('q=GBK') && location.hash.includes('sort=rel')");
    let found = listed(visit);
    assert!(found.len() < all.len());
    visit.reload();
    visit.wait_for(".entry mark");
    assert_eq!(listed(visit), found);
    visit.eval(&format!(
        "const box = document.querySelector('{BOX}');
         box.value = '';
         box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
    ));
    visit.wait_count(".entry", all.len());
    assert_eq!(visit.address(), "#/");
    assert_eq!(listed(visit), all);
}

fn a_faulty_query_says_how_to_mend_it(visit: &Visit) {
    visit.size(DESK);
    search(visit, "\"汉字");
    visit.wait_for(".search-note a");
    assert!(
        visit.count(".entry mark") > 0,
        "it is searched all the same"
    );
    let mended = visit.text(".search-note a");
    assert_eq!(mended, "\"汉字\"");
    visit.click(".search-note a");
    visit.wait_count(".search-note", 0);
    visit.wait(&format!(
        "document.querySelector('{BOX}').value === '\"汉字\"'"
    ));
    assert!(visit.count(".entry mark") > 0);
    // Letters that nothing has, but with which a title is read.
    visit.open("#/?q=kesnbs");
    visit.wait_for(".search-note a");
    assert_eq!(visit.text(".search-note a"), "py:kesnbs");
    visit.shot("initials-1280");
    visit.click(".search-note a");
    visit.wait_text(".entry h2", "GBK二十年");
    assert_eq!(visit.count(".entry"), 1);
}

fn nothing_is_searched_while_an_input_method_composes(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let compose = |events: &str| {
        visit.eval(&format!(
            "const box = document.querySelector('{BOX}');
             const input = (text, isComposing) => {{
                 box.value = text;
                 box.dispatchEvent(new InputEvent('input', {{ bubbles: true, isComposing }}));
             }};
             const end = () => box.dispatchEvent(new CompositionEvent('compositionend', {{ bubbles: true }}));
             {events}"
        ));
    };
    compose("input('han', true); input('hanzi', true);");
    visit.wait("new Promise((then) => setTimeout(() => then(true), 300))");
    assert_eq!(visit.address(), "#/");
    compose("input('汉字', true); end();");
    visit.wait_for(".entry mark");
    assert!(visit.texts(".entry mark").contains(&"汉字".to_owned()));
}

fn parts_fetched(visit: &Visit) -> usize {
    let asked = visit.requests();
    asked.iter().filter(|line| line.contains("parts/")).count()
}

fn a_search_fetches_what_it_lacks(visit: &Visit) {
    visit.size(DESK);
    let parts = serve_split(visit);
    search(visit, "简化字");
    visit.wait_for(".entry mark");
    visit.wait_count(".search-note", 0);
    assert_eq!(parts_fetched(visit), parts.len(), "each once");
}

fn a_search_that_lacks_something_says_so(visit: &Visit) {
    visit.size(DESK);
    let parts = serve_split(visit);
    visit.change(|site| {
        for path in &parts {
            site.put(&format!("data/{path}"), "{}");
        }
    });
    search(visit, "简化字");
    let lacking = format!(
        "document.querySelector('.search-note')?.textContent.includes('{}')",
        parts.len()
    );
    visit.wait(&lacking);
    visit.shot("search-lacking");
    let before = visit.text(".res-head .n");
    serve_split(visit);
    visit.click(".search-note .btn");
    visit.wait_count(".search-note", 0);
    visit.wait_for(".entry .snip mark");
    assert_ne!(before, visit.text(".res-head .n"));
}

fn the_article_shows_where_the_words_stand(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/?q=%E6%B1%89%E5%AD%97&script=hant&sort=rel");
    visit.wait_for(".entry mark");
    let promised = visit.text(".entry .meta .num");
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for(".art mark");
    let marks = visit.texts(".art mark");
    assert!(marks.iter().all(|mark| mark == "漢字"), "{marks:?}");
    assert_eq!(visit.text(".art [role=status]"), promised);
    visit.press("n");
    visit.wait("document.activeElement?.matches('.art mark')");
    let first = "[...document.querySelectorAll('.art mark')].indexOf(document.activeElement)";
    let at = visit.eval(&format!("return {first}"));
    visit.press("n");
    visit.wait(&format!("{first} === {at} + 1"));
    visit.press("p");
    visit.wait(&format!("{first} === {at}"));
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.shot("article-hits");
}

fn something_is_found_in_the_article_in_both_columns(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/a/reform.erjian-1977");
    visit.wait_for("article.read p");
    visit.press("/");
    visit.wait(&format!("document.activeElement?.matches('.find {BOX}')"));
    visit.type_into(BOX, "漢字簡化");
    visit.wait_for("article.read mark");
    let marks = visit.texts(".art mark");
    assert!(marks.iter().all(|mark| mark == "汉字简化"), "{marks:?}");
    visit.wait("location.hash.includes('find=')");
    assert!(!visit.address().contains("q="), "{}", visit.address());
    visit.shot("find-1280");
    visit.eval("document.activeElement.blur()");
    visit.press("2");
    visit.wait_for(".pair .cell.b mark");
    let in_text = marks.len() - visit.count(".cell.a.head mark");
    for (column, word) in [("a", "汉字简化"), ("b", "漢字簡化")] {
        let found = visit.texts(&format!(".cell.{column} mark")).concat();
        assert_eq!(found, word.repeat(in_text), "{column}");
    }
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.click(".find .btn[aria-label='Next hit']");
    visit.wait("document.activeElement?.matches('.cell.a .s.on:has(mark)')");
    visit.shot("find-pair-1280");
    visit.size(PHONE);
    assert!(visit.overflow() <= 0, "{}", visit.overflow());
    visit.shot("find-pair-390");
    // The list is not searched by it.
    visit.open("#/");
    visit.wait_for(".entry");
    assert_eq!(visit.count(".entry mark"), 0);
}

fn a_phone_searches(visit: &Visit) {
    visit.size(PHONE);
    visit.open("#/");
    visit.wait_for(".entry");
    visit.type_into(BOX, "简化字");
    visit.wait_for(".entry mark");
    assert!(visit.overflow() <= 0);
    visit.shot("search-390");
}
