//! Pages drawn to HTML without a browser, at an address of our choice.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot set up its archive has failed"
)]

#[path = "pages/archive.rs"]
mod archive;
#[path = "pages/collation.rs"]
mod collation;
#[path = "pages/pair.rs"]
mod pair;

use archive::{read_session, session};
use duizhao_web::app::{App, AppProps};
use duizhao_web::i18n::Language;
use duizhao_web::session::{Offline, OpenFailure, Opening, Session, Shared};
use duizhao_web::settings::Settings;

fn draw_in(language: Language, session: Session) -> String {
    let settings = Settings {
        language,
        ..Settings::default()
    };
    let props = AppProps {
        session: Some(session),
        settings: Some(settings),
    };
    let page = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    futures_executor::block_on(page.render())
}

fn draw(session: Session) -> String {
    draw_in(Language::ZhHans, session)
}

#[track_caller]
fn assert_has(html: &str, wanted: &str) {
    assert!(html.contains(wanted), "no {wanted:?} in\n{html}");
}

#[track_caller]
fn assert_lacks(html: &str, unwanted: &str) {
    assert!(!html.contains(unwanted), "{unwanted:?} in\n{html}");
}

/// The text of the drawn page from `start` up to `end`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = html.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

#[test]
fn the_library_lists_every_article_newest_first() {
    let html = draw(session("/"));
    let titles: Vec<_> = html
        .match_indices("data-entry=")
        .map(|(at, _)| at)
        .collect();
    assert_eq!(titles.len(), 4);
    let newer = html.find("排版机的故事").expect("the newer article");
    let older = html.find("字形表的由來").expect("the older article");
    assert!(newer < older);
    assert_has(&html, r#"<h1 lang="zh">试作的存档</h1>"#);
}

#[test]
fn titles_are_in_the_language_of_their_script() {
    let html = draw(session("/"));
    assert_has(&html, r##"<h2 lang="zh-Hans"><a href="#/a/typesetter"##);
    assert_has(&html, r##"<h2 lang="zh-Hant"><a href="#/a/glyphs"##);
}

#[test]
fn an_article_without_a_title_shows_its_first_words_and_says_so() {
    let html = draw(session("/"));
    assert_has(&html, "这一页没有标题</a>");
    assert_has(&html, r#"<span class="tag zhe">无题</span>"#);
}

#[test]
fn an_article_without_a_date_says_so() {
    assert_has(&draw(session("/")), "<b>日期未载明</b>");
}

#[test]
fn a_filter_in_the_address_is_in_force() {
    let html = draw(session("/?script=hant"));
    assert_eq!(html.matches("data-entry=").count(), 1);
    assert_has(&html, "移除筛选：繁体");
    assert_has(&html, r#"<span role="status" class="vh">1 篇，共 4 篇"#);
}

#[test]
fn zero_values_stay_and_are_quiet() {
    let html = draw(session("/?script=hant"));
    let region = between(&html, "<legend>地区", "</fieldset>");
    assert_has(region, r#"class="zero""#);
}

#[test]
fn links_keep_the_filter() {
    assert_has(
        &draw(session("/?script=hant")),
        r##"href="#/a/glyphs?script=hant""##,
    );
}

#[test]
fn when_nothing_passes_the_page_says_what_would() {
    let html = draw(session("/?script=hant&place=CN-GX"));
    assert_has(&html, "没有同时符合的文章");
    assert_has(&html, "→ 1 篇");
}

#[test]
fn years_are_chosen_on_the_histogram() {
    let html = draw(session("/?y=2003-2004"));
    assert_has(&html, r#"aria-valuenow="2003""#);
    assert_has(&html, r#"aria-valuenow="2004""#);
    assert_has(&html, "移除筛选：2003—2004");
}

#[test]
fn an_article_reads_in_its_own_script() {
    let html = draw(read_session("/a/glyphs"));
    assert_has(&html, r#"<article lang="zh-Hant" class="read">"#);
    assert_has(
        &html,
        r#"<h1 lang="zh-Hant" tabindex="-1">字形表的由來</h1>"#,
    );
    assert_has(&html, r#"<h2 id="h0" tabindex="-1">一、緣起</h2>"#);
    assert_has(&html, r#"<p id="p1">"#);
}

#[test]
fn what_the_page_does_not_say_is_shown_as_missing() {
    let html = draw(read_session("/a/glyphs"));
    let source = between(&html, "<dt>来源</dt>", "</dd>");
    assert_has(source, "未载明");
    assert_has(source, "原页留空");
    let region = between(&html, "<dt>地区</dt>", "</dd>");
    assert_has(region, "推断");
}

#[test]
fn a_breadcrumb_that_breaks_off_says_so() {
    let html = draw(read_session("/a/glyphs"));
    assert_has(&html, "路径不全");
}

#[test]
fn markup_in_an_archived_text_stays_text() {
    let html = draw(read_session("/a/typesetter"));
    assert_has(&html, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_lacks(&html, "<script>alert");
}

#[test]
fn an_unknown_article_is_reported() {
    assert_has(&draw(read_session("/a/nobody")), "没有这篇文章");
}

#[test]
fn an_unknown_address_is_reported() {
    assert_has(&draw(session("/nowhere")), "没有这一页");
}

#[test]
fn a_failure_says_what_and_where() {
    let error = bundle::read(b"{\"format\":").expect_err("a truncated bundle");
    let detail = error.to_string();
    let opening = Some(Opening::Failed(OpenFailure::Format(error)));
    let html = draw(Session {
        opening,
        ..Session::default()
    });
    assert_has(&html, r#"role="alert""#);
    assert_has(&html, &detail);
    assert_has(&html, "选择文件");
}

#[test]
fn loading_tells_how_far_it_is() {
    let opening = Some(Opening::Loading {
        loaded: 5_200_000,
        total: Some(8_400_000),
    });
    let html = draw(Session {
        opening,
        ..Session::default()
    });
    assert_has(&html, "5.2 / 8.4 MB");
    assert_has(&html, r#"value="5200000""#);
}

#[test]
fn every_place_is_drawn_in_every_language() {
    for language in Language::ALL {
        for address in [
            "/",
            "/a/glyphs",
            "/a/typesetter",
            "/a/typesetter?v=pair",
            "/about",
            "/open",
            "/set",
            "/x",
        ] {
            let html = draw_in(language, read_session(address));
            assert_eq!(
                html.matches("<h1").count(),
                1,
                "one h1 at {address} in {language:?}"
            );
            assert_eq!(html.matches("<main").count(), 1, "one main at {address}");
            assert_eq!(html.matches(r#"id="main""#).count(), 1);
            assert_has(&html, language.messages().shell.settings);
        }
    }
}

#[test]
fn the_settings_say_what_is_kept_and_offer_the_rest() {
    let kept = |language, state| {
        let offline = Offline::parse(state);
        let html = draw_in(
            language,
            Session {
                offline,
                ..session("/set")
            },
        );
        between(&html, "data-kept=", "</section>").to_owned()
    };
    for language in Language::ALL {
        let part = kept(language, "part 2000000 9000000");
        assert_has(&part, "2.0 / 9.0 MB");
        let progress = between(&part, "<progress", ">");
        assert_has(progress, r#"value="2000000""#);
        assert_has(progress, r#"max="9000000""#);
        let getting = kept(language, "getting 2000000 9000000");
        let button = |html: &str| between(html, "<button", "</button>").to_owned();
        assert_ne!(button(&part), button(&getting));
        for state in ["never 0 0", "coming 0 0", "whole 9000000 9000000"] {
            let html = kept(language, state);
            assert_lacks(&html, "<button");
            assert_lacks(&html, "<progress");
            assert_has(&html, r#"role="status""#);
        }
    }
}

#[test]
fn what_texts_and_keys_mean_is_drawn_in_every_language() {
    for (language, text) in [
        (Language::ZhHans, "三层文本"),
        (Language::ZhHant, "三層文本"),
        (Language::En, "Privacy"),
    ] {
        let help = duizhao_web::view::help::help(duizhao_web::i18n::Help::of(language));
        let session = Session {
            drawings: [Some(Shared::new(help)), None, None, None],
            ..session("/about")
        };
        let html = draw_in(language, session);
        assert_has(&html, text);
        assert_eq!(html.matches("<dt>1 2 3 4</dt>").count(), 1);
    }
}

#[test]
fn nothing_is_styled_by_attribute() {
    for address in [
        "/",
        "/?y=2003-2004",
        "/a/glyphs",
        "/a/glyphs?v=pair",
        "/about",
        "/open",
        "/set",
    ] {
        assert_lacks(&draw(read_session(address)), " style=");
    }
}
