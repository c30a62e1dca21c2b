//! Our own development set: short texts with their expressions marked, scored by class.
//!
//! Written for this test; the form of the files is told in their first lines.

use std::collections::BTreeMap;

use bundle::Expression;

use crate::score::{Read, overlap, plain};

const FILES: [&str; 5] = [
    include_str!("texts-hans.txt"),
    include_str!("texts-hans-2.txt"),
    include_str!("texts-hans-3.txt"),
    include_str!("texts-hant.txt"),
    include_str!("texts-later.txt"),
];

/// An expression that a text should give.
pub(crate) struct Wanted {
    range: (usize, usize),
    quote: String,
    class: String,
    value: String,
}

/// A text of the set.
pub(crate) struct Sample {
    pub(crate) published: String,
    pub(crate) text: String,
    pub(crate) wanted: Vec<Wanted>,
}

/// Every text of the set.
pub(crate) fn samples() -> Vec<Sample> {
    let blocks = FILES.iter().flat_map(|file| file.split("\n== ").skip(1));
    blocks.map(sample).collect()
}

fn sample(block: &str) -> Sample {
    let (head, body) = block.split_once('\n').unwrap();
    let (published, title) = head.split_once(' ').unwrap();
    let mut text = format!("{title}\n\n");
    let mut wanted = Vec::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (mark, after) = after.split_once('}').unwrap();
        let mut parts = mark.splitn(3, '|').map(str::to_owned);
        let (quote, class, value) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        let start = text.chars().count();
        text.push_str(&quote);
        let range = (start, text.chars().count());
        wanted.push(Wanted {
            range,
            quote,
            class,
            value,
        });
        rest = after;
    }
    text.push_str(rest);
    Sample {
        published: published.to_owned(),
        text,
        wanted,
    }
}

fn fits(found: &Expression, value: &str) -> bool {
    value
        .split(" or ")
        .any(|value| match value.strip_prefix("R:") {
            Some(rule) => found.when.rrule.as_deref() == Some(rule),
            None if value == "-" => found.when.edtf.is_none(),
            None => found
                .when
                .edtf
                .as_deref()
                .is_some_and(|edtf| plain(edtf) == plain(value)),
        })
}

#[derive(Default)]
struct Score {
    all: u32,
    found: u32,
    right: u32,
}

/// Scores the expressions of a text by class, and prints those that are not right.
fn judge(
    sample: &Sample,
    found: &[((usize, usize), &Expression)],
    classes: &mut BTreeMap<String, Score>,
) {
    for wanted in sample
        .wanted
        .iter()
        .filter(|wanted| wanted.value != "skip" && wanted.class != "skip")
    {
        let score = classes.entry(wanted.class.clone()).or_default();
        let hits: Vec<_> = found
            .iter()
            .filter(|(range, _)| overlap(wanted.range, *range))
            .collect();
        score.all += 1;
        score.found += u32::from(!hits.is_empty());
        if hits.iter().any(|(_, it)| fits(it, &wanted.value)) {
            score.right += 1;
        } else {
            let hits: Vec<_> = hits
                .iter()
                .map(|(_, it)| (&it.quote, &it.when.edtf, &it.when.rrule, it.rule.as_str()))
                .collect();
            println!(
                "{} {} wanted {} found {hits:?}",
                wanted.class, wanted.quote, wanted.value
            );
        }
    }
}

#[test]
fn most_values_are_right_and_nothing_is_made_up() {
    let mut classes: BTreeMap<String, Score> = BTreeMap::new();
    let (mut predicted, mut known) = (0_u32, 0_u32);
    let samples = samples();
    assert!(samples.len() >= 40, "{} texts", samples.len());
    for sample in &samples {
        let read = Read::of(&sample.text, &sample.published);
        let body = sample.text.chars().position(|c| c == '\n').unwrap();
        let found: Vec<_> = read
            .reading
            .expressions
            .iter()
            .map(|it| (read.chars(it.span), it))
            .collect();
        for (range, it) in found.iter().filter(|(range, _)| range.0 > body) {
            predicted += 1;
            if sample
                .wanted
                .iter()
                .any(|wanted| overlap(wanted.range, *range))
            {
                known += 1;
            } else {
                println!(
                    "made up: {} {:?} {} ({})",
                    it.quote, it.when.edtf, it.rule, sample.published
                );
            }
        }
        judge(sample, &found, &mut classes);
    }
    let (mut all, mut right) = (0, 0);
    println!("| class | expressions | found | value right |\n|---|---|---|---|");
    for (class, score) in &classes {
        println!(
            "| {class} | {} | {} | {} |",
            score.all, score.found, score.right
        );
        all += score.all;
        right += score.right;
    }
    println!("all: {right} of {all} values right; {known} of {predicted} found are in the set");
    assert!(all >= 400, "{all} expressions");
    assert!(right * 100 >= all * 90, "{right} of {all}");
    assert!(known * 100 >= predicted * 98, "{known} of {predicted}");
}
