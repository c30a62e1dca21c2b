//! The text beside itself in the other script, drawn without a browser.

use duizhao_web::app::{App, AppProps};
use duizhao_web::i18n::Language;
use duizhao_web::session::{Pair, Session};
use duizhao_web::settings::{Marks, Settings};

use crate::archive::read_session;
use crate::{assert_has, assert_lacks, between, draw, draw_in};

#[test]
fn each_column_has_its_own_language_and_each_pair_a_row() {
    let html = draw(read_session("/a/typesetter?v=pair"));
    let row = between(
        &html,
        r#"<div lang="zh-Hans" class="cell a read">"#,
        "</p></div></div>",
    );
    assert_has(row, "激光照排系统");
    assert_has(row, r#"<span class="no num">1</span>"#);
    let second = between(row, r#"<div lang="zh-Hant-TW""#, "系統");
    assert_has(second, "cell b read");
    assert_eq!(html.matches("cell b read").count(), 2);
}

#[test]
fn the_title_stands_in_both_scripts_and_is_one_heading() {
    let html = draw(read_session("/a/glyphs?v=pair"));
    assert_has(
        &html,
        r#"<h1 lang="zh-Hant" tabindex="-1" class="ttl">字形表的由來</h1>"#,
    );
    assert_has(&html, r#"<p lang="zh-Hans" class="ttl">字形表的由来</p>"#);
    assert_has(&html, r#"<h2 class="heading">"#);
}

#[test]
fn the_writing_of_the_address_is_the_one_that_holds() {
    let html = draw(read_session("/a/typesetter?v=pair&t=hant"));
    assert_has(&html, r#"<p lang="zh-Hant" class="ttl">"#);
    assert_has(
        &html,
        r#"<button type="button" aria-pressed="true">繁体</button>"#,
    );
    let html = draw(read_session("/a/typesetter?v=pair&t=cn"));
    assert_has(&html, "两栏相同");
}

fn marked(marks: Marks) -> String {
    let settings = Settings {
        marks,
        ..Settings::default()
    };
    let props = AppProps {
        session: Some(read_session("/a/glyphs?v=pair")),
        settings: Some(settings),
    };
    let page = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    futures_executor::block_on(page.render())
}

#[test]
fn a_mark_is_a_button_that_says_what_it_was_and_what_it_became() {
    assert_lacks(&marked(Marks::Off), "data-run");
    let html = marked(Marks::All);
    assert_has(&html, r#"role="button""#);
    assert_has(&html, r#"aria-label="这，由 這 转换，一对一""#);
}

#[test]
fn without_tables_the_view_says_so_and_offers_to_try_again() {
    for language in Language::ALL {
        let session = Session {
            pair: Pair::NoTable,
            ..read_session("/a/glyphs?v=pair")
        };
        let html = draw_in(language, session);
        assert_has(&html, r#"role="alert""#);
        assert_has(&html, language.messages().article.retry);
    }
}
