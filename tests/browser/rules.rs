//! Journeys with words of the reader's own.

use serde_json::Value;

use crate::journey::{Journey, journey};
use crate::pair::pair;
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_word_of_the_reader_holds_in_every_article_and_is_exported),
    journey!(a_file_of_rules_is_shown_before_it_is_taken_and_taken_back),
];

fn a_word_of_the_reader_holds_in_every_article_and_is_exported(visit: &Visit) {
    visit.size(DESK);
    pair(visit);
    visit.wait_for(".cell.b .n2");
    let mark = "document.querySelector('.cell.b .n2')";
    let source = visit.eval(&format!(
        "const run = {mark}.dataset.run;
         return {mark}.closest('.row').querySelector(`.a [data-run='${{run}}']`).textContent"
    ));
    let source = source.as_str().unwrap().to_owned();
    visit.click(".cell.b .n2");
    visit.wait_for("dialog.why[open] .cands button:nth-child(2)");
    let other = visit.text(".why .cands button:nth-child(2)");
    visit.click(".why .seg button:last-child");
    visit.wait_for(".why .seg button:last-child[aria-pressed=true]");
    visit.shot("why-everywhere-1280");
    visit.click(".why .cands button:nth-child(2)");
    visit.wait_count("dialog[open]", 0);
    visit.wait_text(".cell.b .n4", &other);
    visit.open("#/set");
    visit.wait_text(".terms li .song", &format!("{source} → {other}"));
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    // What is saved is read as it leaves the page; the browser keeps the file by itself.
    visit.eval(
        "const make = URL.createObjectURL.bind(URL);
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text; }); return make(blob); };",
    );
    visit.click(".terms .btn.line");
    let saved = visit.wait("window.saved");
    let saved: Value = serde_json::from_str(saved.as_str().unwrap()).unwrap();
    assert_eq!(saved["format"], "duizhao-rules");
    assert_eq!(saved["rules"][0]["from"], source.as_str());
    assert_eq!(saved["rules"][0]["to"][0]["text"], other.as_str());
    visit.reload();
    visit.wait_for(".terms li");
    visit.click(".terms li .btn");
    visit.wait_count(".terms li", 0);
    pair(visit);
    assert_eq!(visit.count(".cell.b .n4"), 0);
}

/// A file of rules: one word, two that conflict, one for an article, and one that is no rule.
const RULES: &str = r#"{"format": "duizhao-rules", "version": 1, "rules": [
{"from": "软件", "to": [{"writing": "zh-Hant-TW", "text": "軟體"}]},
{"from": "软件", "to": [{"writing": "zh-Hant-TW", "text": "軟件"}]},
{"article": "abc", "from": "甲", "to": [{"text": "乙"}]},
{"to": 3}
]}"#;

fn a_file_of_rules_is_shown_before_it_is_taken_and_taken_back(visit: &Visit) {
    let name = visit.engine().name();
    let file =
        std::env::temp_dir().join(format!("duizhao-rules-{}-{name}.json", std::process::id()));
    std::fs::write(&file, RULES).unwrap();
    visit.size(DESK);
    visit.open("#/set");
    visit.upload(".terms input[type=file]", &file);
    visit.wait_for(".taking");
    let lines = visit.texts(".taking p");
    let begin = [
        "1 new, 0 known",
        "Line 3: conflicts with line 2",
        "Line 5: no rule",
        "Not taken: line 4",
    ];
    assert_eq!(lines.len(), begin.len(), "{lines:#?}");
    for (line, begin) in lines.iter().zip(begin) {
        assert!(line.starts_with(begin), "{line}");
    }
    assert_eq!(visit.count(".terms li"), 0, "nothing is taken yet");
    visit.shot("rules-1280");
    assert!(visit.axe().is_empty(), "{:#?}", visit.axe());
    visit.click(".taking .btn.solid");
    visit.wait_text(".terms li .song", "软件 → 軟體");
    visit.click(".taking .btn.solid");
    visit.wait_count(".terms li", 0);
    visit.click(".taking .btn.solid");
    visit.wait_count(".terms li", 1);
    visit.click(".taking .btn.line");
    visit.wait_count(".taking", 0);
    visit.reload();
    visit.wait_text(".terms li .song", "软件 → 軟體");
    std::fs::write(&file, "no rules").unwrap();
    visit.upload(".terms input[type=file]", &file);
    visit.wait_for(".taking p");
    assert!(visit.text(".taking p").starts_with("Not a file of rules"));
    assert_eq!(
        (visit.count(".taking .btn.solid"), visit.count(".terms li")),
        (0, 1)
    );
    std::fs::remove_file(&file).unwrap();
}
