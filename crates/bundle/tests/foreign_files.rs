//! JSON Feed and plain lists are opened as well.

use bundle::{Field, PageFormat, read};
use hanzi::ScriptState;

#[test]
fn a_json_feed_is_opened() {
    let feed = r#"{
        "version": "https://jsonfeed.org/version/1.1",
        "title": "文字改革通訊",
        "items": [
            {"id": "1", "url": "https://example.org/1", "title": "漢字簡化方案公布",
             "content_text": "國務院公布漢字簡化方案。\n\n　　方案分三部分。",
             "date_published": "1956-01-28T09:30:00+08:00", "authors": [{"name": "通訊員"}]},
            {"id": "2", "content_html": "<p>x</p>"},
            {"id": "3", "content_text": "沒有標題的一篇"}
        ]}"#;
    let read = read(feed.as_bytes()).unwrap();
    assert_eq!(read.bundle.about.title, "文字改革通訊");
    let [first, third] = read.bundle.articles.as_slice() else {
        panic!("two articles")
    };
    assert_eq!(first.id.as_str(), "item-1");
    assert_eq!(first.origin.format, PageFormat::Json);
    assert_eq!(first.origin.path, "https://example.org/1");
    assert_eq!(first.script.state, ScriptState::Hant);
    assert_eq!(first.issued.value().unwrap(), "1956-01-28");
    assert_eq!(first.time.as_deref(), Some("09:30"));
    assert_eq!(first.author.value().unwrap(), "通訊員");
    assert_eq!(first.lead, "國務院公布漢字簡化方案。方案分三部分。");
    assert_eq!(first.length, 19);
    let body = first.body.here().unwrap();
    let paragraphs: Vec<_> = body
        .blocks
        .iter()
        .flat_map(bundle::Block::spans)
        .map(|at| at.of(&body.text))
        .collect();
    assert_eq!(
        paragraphs,
        [Some("國務院公布漢字簡化方案。"), Some("方案分三部分。")]
    );
    assert_eq!((third.id.as_str(), third.doubts), ("item-3", 2));
    assert_eq!(third.title, Field::MISSING);
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.problems[0].path, "$.items[1]");
    assert!(read.problems[0].message.contains("content_html"));
}

#[test]
fn an_empty_feed_is_an_empty_archive() {
    let feed = r#"{"version":"https://jsonfeed.org/version/1","title":"x","items":[]}"#;
    assert_eq!(read(feed.as_bytes()).unwrap().bundle.articles, []);
}

#[test]
fn a_plain_list_is_opened() {
    let list = r#"[{"title": "一", "date": "2000-10", "text": "简化"},
        {"title": "二", "date": 1986, "text": "x"}, {"date": "去年", "text": "y"},
        {"title": "no text"}, {"text": "z", "date": []}]"#;
    let read = read(list.as_bytes()).unwrap();
    let years: Vec<_> = read
        .bundle
        .articles
        .iter()
        .map(bundle::Article::year)
        .collect();
    assert_eq!(years, [Some(2000), Some(1986), None]);
    assert_eq!(read.bundle.articles[2].doubts, 2);
    let paths: Vec<_> = read
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["$[3].text", "$[4].date"]);
}
