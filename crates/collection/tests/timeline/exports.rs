//! Files, each read by a reader of its format that is not ours.

use collection::timeline::{Event, TimeAnswer, TimeFilter, TimeQuestion};
use collection::{Engine, ExportFormat};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use proptest::prelude::*;
use serde_json::Value;

use crate::archive::{bundle_of, events, exported, opened, page, small};

/// An archive with nasty words in labels.
fn nasty(label: &str) -> Engine {
    let mut article = page(
        1,
        "2018-09-28",
        "2015年3月8日，举办培训班。2016年，召开会议。",
    );
    for activity in &mut article.activities {
        label.clone_into(&mut activity.label);
    }
    article.title = bundle::Field::Declared {
        value: label.to_owned(),
        by: "title".to_owned(),
    };
    opened(vec![article])
}

const NASTY: &[&str] = &[
    "=HYPERLINK(\"http://x\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    " =1",
    "a,b;c\\d\"e'f",
    "a\nb\r\nc\rd",
    "<script>alert(1)</script>",
    "]]>&amp;",
    "\u{0}\u{1}\u{b}\u{FFFE}\u{2028}",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋𠀋",
    "",
];

fn rows_of_csv(text: &str) -> Vec<csv::StringRecord> {
    let bare = text.strip_prefix('\u{FEFF}').unwrap();
    // `flexible` is off: a row of another length is an error.
    let mut reader = csv::Reader::from_reader(bare.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

fn check_csv(engine: &Engine) {
    let list = events(engine, None).rows;
    let file = exported(engine, ExportFormat::Csv);
    let rows = rows_of_csv(&file.text);
    assert_eq!(rows.len(), list.len());
    assert!(file.text.ends_with("\r\n"));
    for (row, event) in rows.iter().zip(&list) {
        assert_eq!(row.len(), 20);
        assert_eq!(&row[0], event.id);
        let label = event
            .label
            .replace("\r\n", "\n")
            .replace(['\r', '\0'], "\n");
        assert!(
            row[1] == label || row[1] == format!("'{label}"),
            "{:?}",
            &row[1]
        );
        for cell in row {
            let begin = cell.trim_start().chars().next();
            assert!(
                !begin.is_some_and(|c| "=+-@＝＋－＠".contains(c)),
                "{cell:?}"
            );
        }
    }
}

fn check_json(engine: &Engine) {
    let list = events(engine, None).rows;
    let file: Value = serde_json::from_str(&exported(engine, ExportFormat::Json).text).unwrap();
    assert_eq!(file["title"], "试<&\"");
    let activities = file["activities"].as_array().unwrap();
    assert_eq!(activities.len(), list.len());
    for (it, event) in activities.iter().zip(&list) {
        assert_eq!(it["label"], event.label.as_str());
        assert_eq!(
            it.get("edtf").and_then(Value::as_str),
            event.edtf.as_deref()
        );
    }
}

fn check_ics(engine: &Engine) -> Vec<icalendar::Event> {
    let file = exported(engine, ExportFormat::Icalendar);
    for line in file.text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line:?}");
    }
    let calendar: Calendar = file.text.parse().unwrap();
    let found: Vec<_> = calendar
        .components
        .iter()
        .filter_map(CalendarComponent::as_event)
        .cloned()
        .collect();
    assert_eq!(found.len(), file.written as usize);
    assert_eq!(file.written + file.left_out, events(engine, None).total);
    found
}

fn check_tei(engine: &Engine) {
    let list = events(engine, None).rows;
    let text = exported(engine, ExportFormat::Tei).text;
    let document = roxmltree::Document::parse(&text).unwrap();
    let named = |name: &'static str| {
        document
            .descendants()
            .filter(move |node| node.has_tag_name(("http://www.tei-c.org/ns/1.0", name)))
    };
    let items: Vec<_> = named("item").collect();
    assert_eq!(items.len(), list.len());
    for (item, event) in items.iter().zip(&list) {
        assert_eq!(item.attribute("n"), Some(event.id.as_str()));
        let date = item.first_element_child().unwrap();
        assert_eq!(date.text(), Some(event.quote.as_str()));
        assert!(date.attribute("cert").is_some());
        for name in ["when", "from", "to", "notBefore", "notAfter"] {
            if let Some(value) = date.attribute(name) {
                assert!((4..=10).contains(&value.len()), "{value}");
            }
        }
    }
}

fn check_timelinejs(engine: &Engine) {
    let file = exported(engine, ExportFormat::TimelineJs);
    let text: Value = serde_json::from_str(&file.text).unwrap();
    let slides = text["events"].as_array().unwrap();
    assert_eq!(slides.len(), file.written as usize);
    for slide in slides {
        assert!(slide["start_date"]["year"].is_i64());
        for date in [&slide["start_date"], &slide["end_date"]] {
            assert!(
                date.get("day").is_none() || date.get("month").is_some(),
                "{date}"
            );
        }
        let words = [
            &slide["text"]["headline"],
            &slide["text"]["text"],
            &slide["display_date"],
        ];
        for html in words {
            let bare = html
                .as_str()
                .unwrap()
                .replace("<p>", "")
                .replace("</p>", "");
            assert!(!bare.contains(['<', '>']), "{bare}");
        }
    }
}

fn check_all(engine: &Engine) {
    check_csv(engine);
    check_json(engine);
    check_ics(engine);
    check_tei(engine);
    check_timelinejs(engine);
}

#[test]
fn readers_of_each_format_find_every_activity() {
    check_all(&small());
    for label in NASTY {
        check_all(&nasty(label));
    }
}

#[test]
fn a_calendar_has_days_only_where_days_are_known() {
    let engine = small();
    let found = check_ics(&engine);
    let day = |it: Option<DatePerhapsTime>| match it {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("not a whole day: {other:?}"),
    };
    let list = events(&engine, None).rows;
    let of = |edtf: &str| -> &Event {
        list.iter()
            .find(|row| row.edtf.as_deref() == Some(edtf))
            .unwrap()
    };
    let one = |event: &Event| {
        found
            .iter()
            .find(|it| it.get_uid() == Some(event.id.as_str()))
    };
    let exact = one(of("2016-05-04")).unwrap();
    assert_eq!(
        (day(exact.get_start()), day(exact.get_end())),
        ("2016-05-04".into(), "2016-05-05".into())
    );
    let month = one(of("2015-03")).unwrap();
    assert_eq!(
        (day(month.get_start()), day(month.get_end())),
        ("2015-03-01".into(), "2015-04-01".into())
    );
    let comments = month.multi_properties().get("COMMENT").unwrap();
    assert_eq!(comments[0].value(), "EDTF 2015-03");
    assert_eq!(month.property_value("TRANSP"), Some("TRANSPARENT"));
    assert!(one(of("2016")).is_none(), "a year is no day");
    assert!(
        one(of("/2018-09-28")).is_none(),
        "nobody says when it began"
    );
    let rules: Vec<_> = found
        .iter()
        .filter_map(|it| Some((it.property_value("RRULE")?, day(it.get_start()))))
        .collect();
    // Monthly on the 10th, from the first after the publish date; `每年年初` names no day.
    assert_eq!(
        rules,
        [("FREQ=MONTHLY;BYMONTHDAY=10", "2017-04-10".to_owned())]
    );
}

#[test]
fn tei_says_each_date_as_finely_as_it_is_told() {
    let text = exported(&small(), ExportFormat::Tei).text;
    for wanted in [
        "<date when=\"2015-03\" cert=\"high\">2015年3月</date>",
        "<date when=\"2016\" cert=\"high\">2016年</date>",
        "<date from=\"2014\" to=\"2018-09-28\" cert=\"medium\">2014年以来</date>",
        "<date notBefore=\"1980-01-01\" notAfter=\"1989-12-31\" cert=\"high\">20世纪80年代</date>",
        "<date to=\"2018-09-28\" cert=\"medium\">近年来</date>",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn a_file_says_of_every_activity_whether_its_text_was_not_there() {
    const FORMATS: [(ExportFormat, &str); 5] = [
        (ExportFormat::Csv, ",sentence\r\n"),
        (ExportFormat::Json, "\"lacking\": \"sentence\""),
        (ExportFormat::Icalendar, "X-DUIZHAO-LACKING:sentence"),
        (ExportFormat::TimelineJs, "(lacking: sentence)"),
        (ExportFormat::Tei, "<note type=\"lacking\">sentence</note>"),
    ];
    let pages = (1..=2).map(|at| page(at, "2018-09-28", "2015年3月8日，举办培训班。"));
    let digest = |_: &[u8]| "0".repeat(64);
    let split = bundle::write_split(&bundle_of(pages.collect()), 1, &digest);
    let mut engine = Engine::new();
    engine.open(&split.manifest).unwrap();
    for number in 0..3_u32 {
        let absent = 2 - number;
        let question = TimeQuestion::Lacking {
            filter: TimeFilter::default(),
            view: None,
        };
        let TimeAnswer::Lacking(lacking) = engine.tell_time(&question) else {
            panic!("what is lacking");
        };
        assert_eq!(lacking.sentences, absent);
        assert_eq!(lacking.parts.len(), absent as usize);
        assert_eq!(lacking.bytes > 0, absent > 0);
        for (format, told) in FORMATS {
            let file = exported(&engine, format);
            assert_eq!((file.written, file.lacking), (2, absent), "{format:?}");
            let found = file.text.matches(told).count();
            assert_eq!(found, absent as usize, "{format:?}: {}", file.text);
        }
        if let Some((_, part)) = split.parts.get(number as usize) {
            engine.supply(number, part).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn no_text_breaks_a_file(label in "\\PC{0,60}|[=+@;,\"'\\\\\r\n\t<>&-]{0,20}|.{0,40}") {
        check_all(&nasty(&label));
    }
}
