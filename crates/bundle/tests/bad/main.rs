//! What is no bundle says why, and one bad article never stops the rest.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that goes wrong stops"
)]

mod articles;
mod files;

use bundle::{ReadBundle, ReadBundleError, read};

/// An article as it may stand in a file, with one member more.
fn article(id: &str, member: &str) -> String {
    let comma = if member.is_empty() { "" } else { "," };
    format!(
        r#"{{"id":"{id}","origin":{{"path":"a.txt","bytes":6,"sha256":"","format":"txt",
        "encoding":"UTF-8","charset_by":"validity"}},"script":{{"state":"hant","hans":0,"hant":2}},
        "body":{{"here":{{"text":"漢字"}}}}{comma}{member}}}"#
    )
}

fn file(articles: &[String]) -> String {
    let articles = articles.join(",");
    format!(
        r#"{{"format":"duizhao","version":1,"about":{{"title":"試"}},"articles":[{articles}]}}"#
    )
}

fn refused(bytes: impl AsRef<[u8]>) -> ReadBundleError {
    read(bytes.as_ref()).expect_err("this is no bundle")
}

/// Reads a file of which the second article is bad and gives the problem.
fn problem_of(bad: String) -> (String, String) {
    let articles = [article("first", ""), bad, article("third", "")];
    let ReadBundle { bundle, problems } = read(file(&articles).as_bytes()).expect("the rest reads");
    let ids: Vec<_> = bundle
        .articles
        .iter()
        .map(|article| article.id.as_str())
        .collect();
    assert_eq!(ids, ["first", "third"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    (problems[0].path.clone(), problems[0].message.clone())
}
