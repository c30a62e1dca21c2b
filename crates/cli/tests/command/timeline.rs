//! `duizhao timeline`.

use serde_json::Value;

use crate::folder::Folder;

const PAGE: &str = "当前位置: 首页 > 试 > 正文\n一次试验\n发布时间:2018-09-28 来源:试 点击:1\n\
2015年3月8日，举办培训班。2016年，召开座谈会。\n";

fn built(more: &[&str]) -> Folder {
    let folder = Folder::with_page();
    folder.put("pages/dated.txt", PAGE);
    folder.build(0, more);
    folder
}

#[test]
fn a_bundle_becomes_a_file_of_each_format() {
    for more in [&[][..], &["--split"]] {
        let folder = built(more);
        for (format, begins) in [
            ("csv", "\u{FEFF}id,label,"),
            ("json", "{\n\"format\": \"duizhao-timeline\""),
            ("ics", "BEGIN:VCALENDAR\r\n"),
            ("timelinejs", "{\"title\": "),
            ("tei", "<?xml "),
        ] {
            let ran = folder.run(&["timeline", "out", "--format", format]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert!(ran.out.starts_with(begins), "{}", ran.out);
            assert!(ran.out.contains("举办培训班"), "{}", ran.out);
        }
    }
}

#[test]
fn what_a_calendar_cannot_say_is_counted() {
    let folder = built(&[]);
    let ran = folder.run(&["timeline", "out", "--format", "ics", "--kind", "meeting"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("0 activities written, 1 left out"),
        "{}",
        ran.err
    );
}

#[test]
fn filters_keep_what_they_name() {
    let folder = built(&[]);
    let count = |more: &[&str]| {
        let ran = folder.run(&[&["timeline", "out", "--format", "json"][..], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let shown: Value = serde_json::from_str(&ran.out).unwrap();
        let ids = shown["activities"].as_array().unwrap().clone();
        ids.iter().filter(|it| it["article"] == "dated").count()
    };
    assert_eq!(count(&[]), 2);
    assert_eq!(count(&["--from", "2016"]), 1);
    assert_eq!(count(&["--to", "2015-03"]), 1);
    assert_eq!(count(&["--kind", "training"]), 1);
    assert_eq!(count(&["--certainty", "inferred"]), 0);
    assert_eq!(count(&["--published-to", "2017"]), 0);
    assert_eq!(count(&["--published-from", "2018"]), 2);
}

#[test]
fn a_file_is_written_where_it_is_wanted_and_nonsense_is_refused() {
    let folder = built(&[]);
    let ran = folder.run(&["timeline", "out", "--format", "csv", "--out", "t.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    for bad in [
        &["--from", "soon"][..],
        &["--kind", "party"],
        &["--from", "2018", "--to", "2017"],
        &["--published-from", "2018", "--published-to", "2017"],
    ] {
        let ran = folder.run(&[&["timeline", "out", "--format", "csv"][..], bad].concat());
        assert_eq!(ran.code, 2, "{bad:?}: {}", ran.out);
    }
    assert_eq!(folder.run(&["timeline", "no", "--format", "csv"]).code, 2);
}

#[test]
fn the_json_file_keeps_to_its_schema() {
    let folder = built(&[]);
    let ran = folder.run(&["timeline", "out", "--format", "json"]);
    let schema: Value =
        serde_json::from_str(include_str!("../../../../docs/timeline.schema.json")).unwrap();
    let written: Value = serde_json::from_str(&ran.out).unwrap();
    jsonschema::validate(&schema, &written).unwrap();
    let mut spoiled = written;
    spoiled["activities"][0]["kind"] = "party".into();
    assert!(jsonschema::validate(&schema, &spoiled).is_err());
}
