//! The views that a publisher shows, read from bundles of anybody.

use bundle::{SavedView, limits, read};
use serde_json::{Value, json};

fn bundle(views: &Value) -> Vec<u8> {
    json!({
        "format": "duizhao",
        "version": 1,
        "about": {"title": "試", "views": views},
        "articles": [],
    })
    .to_string()
    .into_bytes()
}

#[test]
fn views_that_lead_nowhere_are_named_and_the_rest_is_shown() {
    let good = json!({"title": "五十年代", "address": "/?y=1950-1959", "later": true});
    let long = "長".repeat(limits::LINE_BYTES);
    let views = json!([
        good,
        {"title": "", "address": "/"},
        {"title": "x", "address": "javascript:alert(1)"},
        {"title": long, "address": "/"},
    ]);
    let read = read(&bundle(&views)).unwrap();
    let [view] = read.bundle.about.views.as_slice() else {
        panic!("{:?}", read.bundle.about.views)
    };
    assert_eq!(
        *view,
        SavedView {
            title: "五十年代".to_owned(),
            address: "/?y=1950-1959".to_owned(),
        }
    );
    let paths: Vec<&str> = read.problems.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "$.about.views[1].title",
            "$.about.views[2].address",
            "$.about.views[3].title"
        ]
    );
}

#[test]
fn more_views_than_anybody_reads_are_cut_off_and_that_is_said() {
    let many = vec![json!({"title": "x", "address": "/"}); limits::VIEWS + 9];
    let read = read(&bundle(&Value::Array(many))).unwrap();
    assert_eq!(read.bundle.about.views.len(), limits::VIEWS);
    assert_eq!(read.problems.len(), 1);
    assert!(read.problems[0].message.contains("50"));
}

#[test]
fn what_is_no_list_of_views_is_named() {
    let error = read(&bundle(&json!("x"))).unwrap_err().to_string();
    assert!(error.contains("views"), "{error}");
}
