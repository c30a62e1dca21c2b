//! Dates shown, corrected and reported.

use serde_json::Value;

use crate::folder::{Folder, Ran};

const PAGE: &str = "\
南山书会的一年

发布时间:2016-04-08 来源:本站

　　南山书会成立于1986年5月。2015年10月，书会举办了20余次讲座。南山书会成立30周年的展览正在筹备。

　　今年中秋节，我们看望了老会员，送去了书。碑文记19621115日立碑。
";

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_page_shows_its_dates_with_places_in_characters() {
    let folder = Folder::new();
    folder.put("page.txt", PAGE);
    let shown = json(&folder.run(&["dates", "page.txt", "--published", "2016-04-08", "--json"]));
    for expression in shown["expressions"].as_array().unwrap() {
        let place = |key: &str| usize::try_from(expression[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        let there: String = PAGE.chars().skip(start).take(end - start).collect();
        assert_eq!(expression["quote"], there);
    }
    let of = |quote: &str| {
        let all = shown["expressions"].as_array().unwrap();
        all.iter()
            .find(|it| it["quote"] == quote)
            .unwrap_or_else(|| panic!("{quote}: {shown}"))
    };
    assert_eq!(of("2015年10月")["edtf"], "2015-10");
    assert_eq!(of("南山书会成立30周年")["edtf"], "2016-05");
    assert_eq!(of("南山书会成立30周年")["rule"], "R6");
    assert_eq!(of("今年中秋节")["edtf"], "2015-09-27?");
    assert_eq!(of("今年中秋节")["certainty"], "inferred");
    assert_eq!(of("19621115日")["edtf"], Value::Null);
    assert_eq!(shown["figures"][0]["value"], 20);
    assert_eq!(shown["figures"][0]["period"]["edtf"], "2015-10");
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let folder = Folder::new();
    folder.put("page.txt", PAGE);
    for day in ["2016-02-30", "2016", "gestern"] {
        assert_eq!(
            folder.run(&["dates", "page.txt", "--published", day]).code,
            2,
            "{day}"
        );
    }
    assert_eq!(folder.run(&["dates", "absent.txt"]).code, 2);
}

#[test]
fn a_build_stores_dates_and_reports_those_to_look_at() {
    let folder = Folder::new();
    folder.put("pages/one.txt", PAGE);
    let report = json(&folder.run(&["build", "pages", "--out", "out", "--json"]));
    let conflicts: Vec<_> = report["dates"].as_array().unwrap().iter().collect();
    assert!(
        conflicts.iter().any(|it| it["conflict"] == "damaged"),
        "{report}"
    );
    assert!(
        conflicts
            .iter()
            .any(|it| it["conflict"] == "past-after-publish"),
        "{report}"
    );
    let bundle = folder.bundle("out/bundle.json");
    let article = bundle.articles.first().unwrap();
    let wanted = article
        .activities
        .iter()
        .any(|it| it.when.edtf.as_deref() == Some("2015-10"));
    assert!(wanted, "{:?}", article.activities);
    assert_eq!(article.figures.first().unwrap().value, "20");
}

#[test]
fn a_publisher_corrects_activities() {
    let folder = Folder::new();
    folder.put("pages/one.txt", PAGE);
    folder.build(0, &[]);
    let before = folder.bundle("out/bundle.json");
    let activities = &before.articles.first().unwrap().activities;
    let (first, second) = (&activities[0].id, &activities[1].id);
    let corrections = format!(
        "[[correction]]\narticle = \"one\"\nactivity = \"{first}\"\ndate = \"1986-05-04\"\n\
         title = \"书会成立\"\n[[correction]]\narticle = \"one\"\nactivity = \"{second}\"\n\
         hide = true\n[[correction]]\narticle = \"one\"\nactivity = \"00000000\"\nhide = true\n"
    );
    folder.put("pages/corrections.toml", corrections);
    let report = json(&folder.run(&["build", "pages", "--out", "out", "--json"]));
    assert_eq!(
        report["uncorrected"].as_array().unwrap().len(),
        1,
        "{report}"
    );
    let after = folder.bundle("out/bundle.json");
    let corrected = &after.articles.first().unwrap().activities;
    assert_eq!(corrected.len() + 1, activities.len());
    assert_eq!(corrected[0].label, "书会成立");
    assert_eq!(corrected[0].when.edtf.as_deref(), Some("1986-05-04"));
    assert_eq!(corrected[0].rule, "publisher");
    folder.put(
        "pages/corrections.toml",
        "[[correction]]\narticel = \"one\"\n",
    );
    assert_eq!(
        folder.run(&["build", "pages", "--out", "out"]).code,
        2,
        "a slip of a key"
    );
}

#[test]
fn one_page_dates_the_anniversary_in_another() {
    let folder = Folder::new();
    folder.put(
        "pages/one.txt",
        "消息\n\n发布时间:2006-01-02 来源:\n\n　　西山诗社成立于1985年。\n",
    );
    folder.put(
        "pages/two.txt",
        "消息\n\n发布时间:2006-01-02 来源:\n\n　　庆祝西山诗社成立20周年的诗会举行。\n",
    );
    folder.build(0, &[]);
    let bundle = folder.bundle("out/bundle.json");
    let two = bundle
        .articles
        .iter()
        .find(|it| it.id.as_str() == "two")
        .unwrap();
    let bundle::BodyAt::Here(body) = &two.body else {
        panic!("one file")
    };
    assert_eq!(
        body.expressions.first().unwrap().when.edtf.as_deref(),
        Some("2005")
    );
}

#[test]
fn a_publisher_adds_named_times_and_festivals() {
    let folder = Folder::new();
    let text = "消息\n\n发布时间:2010-01-02 来源:\n\n　　西山诗社三大以来，每年西山诗节都有诗会。2008年西山诗节召开诗会。\n";
    folder.put("pages/one.txt", text);
    let dates = |folder: &Folder| -> Vec<String> {
        let bundle = folder.bundle("out/bundle.json");
        let bundle::BodyAt::Here(body) = &bundle.articles.first().unwrap().body else {
            panic!("one file")
        };
        let expressions = body.expressions.iter();
        let edtf = expressions.filter_map(|it| it.when.edtf.clone());
        edtf.collect()
    };
    folder.build(0, &[]);
    let before = dates(&folder);
    folder.put(
        "pages/corrections.toml",
        "[[named]]\nname = \"西山诗社三大\"\ndate = \"2006-03-04/2006-03-06\"\nstands = \"bound\"\n\
         [[festival]]\nname = \"西山诗节\"\nday = \"9-9\"\n",
    );
    folder.build(0, &[]);
    let after = dates(&folder);
    assert!(!before.contains(&"2008-09-09".to_owned()), "{before:?}");
    assert!(after.contains(&"2008-09-09".to_owned()), "{after:?}");
    assert!(
        after.iter().any(|edtf| edtf.starts_with("2006-03")),
        "{after:?}"
    );
    for (wrong, said) in [
        ("[[named]]\nname = \"会\"\ndate = \"五月\"\n", "五月"),
        ("[[festival]]\nname = \"会\"\nday = \"2-31\"\n", "2-31"),
        ("[[named]]\nname = \"\"\ndate = \"1950\"\n", "no character"),
        (
            "[[named]]\nname = \"会\"\ndate = \"1950\"\nstands = \"?\"\n",
            "stands",
        ),
    ] {
        folder.put("pages/corrections.toml", wrong);
        let ran = folder.run(&["build", "pages", "--out", "out"]);
        assert_eq!(ran.code, 2, "{wrong}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
