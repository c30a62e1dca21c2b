//! A bundle of somebody who wants the page to run, load or show something: every text in it is an attempt.

use serde_json::{Value, json};

use crate::journey::{Journey, journey};
use crate::tried::payloads;
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[journey!(payloads_in_every_field_are_text)];

/// An article that is this text wherever an article has one.
fn article(n: usize, text: &str) -> Value {
    let declared = json!({"declared": {"value": text, "by": text}});
    let (one, line) = (text.len(), text.len() + 1);
    let lines = [text; 3].join("\n");
    let span = |at: usize| json!([at * line, at * line + one]);
    json!({
        "id": format!("p{n}<script>"),
        "origin": {"path": text, "bytes": 1, "sha256": "", "format": "html", "encoding": text, "charset_by": "declared"},
        "script": {"state": "hans", "hans": 1, "hant": 0},
        "title": declared, "issuer": declared, "section": declared, "source": declared,
        "author": declared, "editor": declared,
        "issued": {"declared": {"value": "2001-02-03", "by": text}},
        "time": "08:30",
        "breadcrumb": {"declared": {"value": {"steps": [text, text], "complete": true}, "by": text}},
        "lead": text, "initials": text, "length": 9,
        "body": {"here": {
            "text": lines,
            "blocks": [
                {"paragraph": {"span": span(0)}},
                {"heading": {"level": 1, "span": span(1), "by": "words"}},
                {"paragraph": {"span": span(2)}},
            ],
        }},
    })
}

fn hostile() -> (String, usize) {
    let payloads: Vec<String> = payloads().collect();
    let articles: Vec<Value> = payloads
        .iter()
        .enumerate()
        .map(|(n, text)| article(n, text))
        .collect();
    let text = &payloads[7];
    let bundle = json!({
        "format": "duizhao", "version": 1, "articles": articles,
        "about": {"title": text, "description": text, "publisher": text, "rights": text, "generator": text},
    });
    (bundle.to_string(), payloads.len())
}

/// Elements that nothing of ours makes in a page, and attributes that run.
const FOREIGN: &str = "script:not([src]):not([type='application/json']), iframe, object, embed, base, form, \
    video, audio, template, marquee, plaintext, xmp, math, body style, main link, main meta, main img, \
    [onload], [onerror], [onclick], [onfocus], [ontoggle], [style*=evil], a[href^='javascript' i], \
    a[href*='evil.invalid'], dialog[open]";

fn payloads_in_every_field_are_text(visit: &Visit) {
    let (bundle, n) = hostile();
    assert!(n >= 200, "{n} attempts");
    let read = bundle::read(bundle.as_bytes()).expect("a bundle");
    assert_eq!(
        (read.bundle.articles.len(), read.problems.len()),
        (n, 0),
        "{:?}",
        read.problems.first()
    );
    visit.size(DESK);
    visit.change(|site| site.put("data/bundle.json", bundle.clone()));
    visit.open("#/");
    visit.wait_for(".entry");
    let expected: Vec<String> = payloads().collect();
    let expected = serde_json::to_string(&expected).unwrap();
    for (view, wanted) in [
        ("", "article.read p"),
        ("?v=pair", ".pair .cell"),
        ("?v=fix", "main"),
    ] {
        let step = if view.is_empty() { 1 } else { 10 };
        let wrong = visit.eval(&format!(
            "const expected = {expected}, wrong = [];
             const moment = (ms) => new Promise((later) => setTimeout(later, ms));
             for (let n = 0; n < expected.length; n += {step}) {{
               location.hash = '#/a/' + encodeURIComponent('p' + n + '<script>') + {view:?};
               const shown = () => document.title.startsWith(expected[n])
                 && [...document.querySelectorAll({wanted:?})].some((it) => it.textContent.includes(expected[n]));
               // Two hundred addresses in ten seconds are too many for Chromium.
               await moment(60);
               for (let tries = 0; tries < 1000 && !shown(); tries += 1) await moment(10);
               if (!shown()) wrong.push(['not shown', expected[n], document.title]);
               if (document.querySelector({FOREIGN:?})) wrong.push(['let in', expected[n]]);
             }}
             return wrong"
        ));
        assert_eq!(wrong, json!([]), "{view}");
    }
    for place in [
        "#/",
        "#/about",
        "#/timeline?as=slips",
        "#/set",
        "#/?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E",
    ] {
        visit.open(place);
        visit.wait("document.querySelector('main') && !document.querySelector('[aria-busy=true]')");
        assert_eq!(visit.count(FOREIGN), 0, "{place}");
    }
    assert_eq!(visit.eval("return 'ran' in window"), false);
    // What is looked for would be found.
    visit.eval("document.querySelector('main').append(document.createElement('iframe'))");
    assert_eq!(visit.count(FOREIGN), 1);
}
