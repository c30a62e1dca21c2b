//! What the palette offers, over an archive of a few pages.

use bundle::{Article, Field, Place, PlaceId};
use collection::Engine;

use super::palette;
use crate::i18n::Language;
use crate::view::drawing::{Attribute, Drawing, Tag};
use crate::view::timeline::tests::{DESK, all, bundle_of, opened_bundle, page, value, wanted};
use crate::view::wanted::{Part, Wanted};

/// Three articles with titles of their own.
fn archive() -> Engine {
    let titles = [
        ("学习强国报道", "x x qj g b d"),
        ("重慶的讀書會", "cz q d d s h"),
        ("\"引号\"与 OR", ""),
    ];
    let article = |(number, (title, initials)): (usize, (&str, &str))| {
        let day = format!("201{number}-09-28");
        Article {
            title: Field::Declared {
                value: title.to_owned(),
                by: "meta".to_owned(),
            },
            initials: initials.to_owned(),
            region: Field::Declared {
                value: PlaceId("CN-GX".to_owned()),
                by: "meta".to_owned(),
            },
            ..page(number, &day, "召开座谈会。")
        }
    };
    let mut bundle = bundle_of((4..).zip(titles).map(article).collect());
    bundle.places.push(Place {
        id: PlaceId("CN-GX".to_owned()),
        hans: "广西".to_owned(),
        hant: "廣西".to_owned(),
        en: "Guangxi".to_owned(),
        abbr: "桂".to_owned(),
    });
    opened_bundle(&bundle)
}

/// What is offered: the text of each entry, with its address or its key.
fn offered(address: &str, typed: &str) -> Vec<(String, String)> {
    let wanted = Wanted {
        typed: typed.to_owned(),
        ..wanted(Part::Palette, address, DESK)
    };
    let mut drawing = palette(&archive(), &wanted).drawing;
    drawing.finish(None);
    let leads = |it: &&Drawing| value(it, Attribute::CLASS) == Some("offer");
    let entry = |it: &Drawing| {
        let to = value(it, Attribute::HREF).or_else(|| value(it, Attribute::DO));
        (text(it), to.unwrap_or_default().to_owned())
    };
    all(&drawing).into_iter().filter(leads).map(entry).collect()
}

fn text(drawing: &Drawing) -> String {
    let mut pieces = all(drawing).into_iter();
    let own: Vec<&str> = pieces
        .by_ref()
        .filter(|it| it.tag() != Tag::KBD)
        .map(Drawing::own_text)
        .filter(|text| !text.is_empty())
        .collect();
    own.join(" ")
}

fn named(offered: &[(String, String)], name: &str) -> Option<String> {
    let mut all = offered.iter();
    all.find(|(own, _)| own == name).map(|(_, to)| to.clone())
}

#[test]
fn what_can_be_done_depends_on_where_the_reader_is() {
    let library = offered("/", "");
    assert_eq!(named(&library, "换主题").as_deref(), Some("key T"));
    assert_eq!(named(&library, "切换到直排"), None);
    assert_eq!(named(&library, "书库"), None, "the reader is there");
    let article = offered("/a/p4", "");
    assert_eq!(named(&article, "切换到直排").as_deref(), Some("key 3"));
    assert_eq!(named(&article, "切换到单篇"), None, "it is read so");
    assert_eq!(named(&article, "对照：换标记"), None);
    assert!(named(&offered("/a/p4?v=pair", ""), "对照：换标记").is_some());
}

#[test]
fn what_is_typed_is_found_in_either_script_and_any_language() {
    for typed in ["直排", "換主題", "theme", "THEME", "换主题"] {
        let found = offered("/a/p4", typed);
        let key = found.first().map(|(_, to)| to.as_str());
        assert!(matches!(key, Some("key 3" | "key T")), "{typed}: {found:?}");
    }
    let found = offered("/", "学习强国");
    assert_eq!(found.first().map(|(_, to)| &**to), Some("#/a/p4"));
    assert_eq!(offered("/", "學習強國").first(), found.first());
    let found = offered("/", "读书会");
    assert_eq!(found.first().map(|(_, to)| &**to), Some("#/a/p5"));
}

#[test]
fn titles_are_found_by_the_letters_they_are_read_with() {
    for (typed, expected) in [("xxqg", "#/a/p4"), ("CQD", "#/a/p5"), ("zqd", "#/a/p5")] {
        let found = offered("/", typed);
        assert_eq!(
            found.first().map(|(_, to)| &**to),
            Some(expected),
            "{typed}"
        );
    }
}

#[test]
fn an_article_opens_in_the_view_that_is_read_in() {
    let found = offered("/a/p4?v=vert", "读书会");
    assert_eq!(found.first().map(|(_, to)| &**to), Some("#/a/p5?v=vert"));
}

#[test]
fn signs_of_queries_are_taken_as_they_are_written() {
    for typed in [
        "\"引号\"",
        "OR",
        "(",
        "\"",
        "-",
        "title:",
        "与 OR",
        "〓",
        "date:",
    ] {
        let found = offered("/", typed);
        let last = found.last().map(|(name, _)| name.clone());
        assert_eq!(last, Some(format!("在全文中搜索“{typed}”")), "{found:?}");
    }
    let found = offered("/", "与 OR");
    assert_eq!(found.first().map(|(_, to)| &**to), Some("#/a/p6"));
}

#[test]
fn days_lead_to_the_timeline_and_to_what_was_published_then() {
    let found = offered("/", "2014-9");
    assert_eq!(
        named(&found, "时间线 · 2014年9月").as_deref(),
        Some("#/timeline?from=2014-09&to=2014-09")
    );
    assert_eq!(
        named(&found, "书库 · 2014年9月 1 篇").as_deref(),
        Some("#/?q=date:2014-09")
    );
    assert!(named(&offered("/", "2019"), "书库 · 2019年 0 篇").is_some());
}

#[test]
fn regions_lead_to_their_articles_and_are_counted() {
    for typed in ["广西", "廣西", "guangxi"] {
        let found = offered("/", typed);
        let to = named(&found, "桂 书库 · 广西 3 篇");
        assert_eq!(to.as_deref(), Some("#/?place=CN-GX"), "{typed}: {found:?}");
    }
}

#[test]
fn everything_is_said_in_every_language() {
    for language in Language::ALL {
        let wanted = Wanted {
            typed: "2014".to_owned(),
            language,
            ..wanted(Part::Palette, "/a/p4", DESK)
        };
        let drawing = palette(&archive(), &wanted).drawing;
        let names = all(&drawing);
        let names = names.iter().filter(|it| it.tag() == Tag::H2);
        assert!(names.clone().count() > 0);
        assert!(names.clone().all(|it| !it.own_text().is_empty()));
    }
}
