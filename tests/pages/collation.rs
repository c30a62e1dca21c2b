//! The archived text beside the repaired one, drawn without a browser.

use crate::archive::read_session;
use crate::{assert_has, assert_lacks, between, draw};

#[test]
fn both_layers_stand_side_by_side_with_what_was_done() {
    let html = draw(read_session("/a/dated?v=fix"));
    let archived = between(
        &html,
        r#"<div class="cell a read" lang="zh-Hans">"#,
        "</div>",
    );
    assert_has(
        archived,
        r#"<p>编码<span class="del" role="button" tabindex="-1" data-do="repair 0">(mǎ)</span>标准"#,
    );
    let repaired = between(&html, r#"<div class="cell b read">"#, "</div>");
    assert_has(repaired, r#"<div lang="zh-Hans"><p>编码标准"#);
    assert_has(&html, "移除字间注音 1 处");
    assert_has(
        &html,
        r#"<button type="button" data-do="only" aria-pressed="false">只看改动</button>"#,
    );
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn the_card_of_a_repair_says_why_and_undoes_it() {
    let html = draw(read_session("/a/dated?v=fix"));
    let card = between(&html, r#"<div class="repair-card">"#, "</dialog>");
    assert_has(card, "mǎ 是「码」的读音");
    assert_has(card, r#"class="btn line" type="button" data-do="undo "#);
}

#[test]
fn archived_text_in_a_drawing_is_only_ever_text() {
    let html = draw(read_session("/a/typesetter?v=fix"));
    assert_has(&html, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_lacks(&html, "<script");
    assert_has(&html, "此篇没有改动");
}
