//! Files of the timeline, read by programs of others.

use std::fs;
use std::process::Command;

use collection::timeline::{TimeAnswer, TimeFilter, TimeQuestion};
use collection::{Engine, ExportFormat, Exported};
use serde_json::Value;
use xtask::{place, tool};

use crate::journey::{Journey, journey};
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(timelinejs_reads_its_file, Chromium),
    journey!(a_file_of_tei_is_valid, Chromium),
];

/// The sample archive in a format.
fn exported(format: ExportFormat) -> Exported {
    let bundle = fs::read(place::dist().join("data/bundle.json")).unwrap();
    let mut engine = Engine::new();
    engine.open(&bundle).unwrap();
    let question = TimeQuestion::Export {
        filter: TimeFilter::default(),
        view: None,
        format,
    };
    match engine.tell_time(&question) {
        TimeAnswer::Exported(file) => *file,
        other => panic!("{other:?}"),
    }
}

fn timelinejs_reads_its_file(visit: &Visit) {
    let file = exported(ExportFormat::TimelineJs).text;
    let ours: Value = serde_json::from_str(&file).unwrap();
    let events = ours["events"].as_array().unwrap();
    let first = events.first().unwrap()["text"]["headline"]
        .as_str()
        .unwrap();
    let from = tool::timeline_js();
    let read = |path: &str| fs::read(from.join(path)).expect("cargo xtask setup gets it");
    let (script, style) = (read("js/timeline.js"), read("css/timeline.css"));
    let page = "<!DOCTYPE html><meta charset=utf-8><title>Theirs</title><link rel=icon href=icons/icon.svg>\
        <link rel=stylesheet href=css/timeline.css><div id=theirs style='height:600px'></div>\
        <script src=js/timeline.js></script>";
    visit.size(DESK);
    visit.change(|site| {
        site.put("theirs/index.html", page);
        site.put("theirs/ours.json", file.clone());
        site.put("theirs/js/timeline.js", script.clone());
        site.put("theirs/css/timeline.css", style.clone());
    });
    visit.open("theirs/");
    visit.wait("typeof TL === 'object'");
    visit.eval(
        "const ours = await (await fetch('ours.json')).json();
         const options = { language: 'en', font: null, hash_bookmark: false };
         window.theirs = new TL.Timeline('theirs', ours, options)",
    );
    visit.wait_for(".tl-timemarker");
    assert_eq!(visit.count(".tl-timemarker"), events.len());
    let messages = visit.eval("return theirs.config.messages.errors");
    assert_eq!(messages, Value::Array(Vec::new()));
    let headlines = visit.texts(".tl-timemarker .tl-headline");
    assert!(headlines.iter().any(|line| line == first), "{headlines:?}");
    assert_eq!(visit.count(".tl-timeline script, .tl-timeline iframe"), 0);
    visit.shot("timelinejs-1280");
    // Fonts and icons of theirs that are not served here.
    visit.take_problems();
}

/// Holds a file against the schema, and says what is wrong with it.
const VALIDATE: &str = "\
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
print(schema.validate(etree.parse(sys.argv[2])))
print(schema.error_log)
";

fn a_file_of_tei_is_valid(_: &Visit) {
    let packages = tool::tei();
    let validate = |text: &str| {
        let file = place::root().join("target/timeline.tei.xml");
        fs::write(&file, text).unwrap();
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", &packages).args(["-c", VALIDATE]);
        python.arg(packages.join("schemas/tei_all.rng"));
        let ran = python.arg(file).output().unwrap();
        String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned()
    };
    let text = exported(ExportFormat::Tei).text;
    assert_eq!(validate(&text).trim(), "True");
    let wrong = text
        .replacen("<date ", "<day ", 1)
        .replacen("</date>", "</day>", 1);
    assert!(
        validate(&wrong).starts_with("False"),
        "a check that can fail"
    );
}
