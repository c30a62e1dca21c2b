//! The three seed pages with gold.

use std::path::PathBuf;

use serde_json::Value;

use crate::score::{Read, is_right, overlap};

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds/gold");
    if folder.exists() {
        return Some(folder);
    }
    println!("the seed pages are not here: nothing was tested");
    None
}

fn gold() -> Option<(Value, Vec<(String, Read)>)> {
    let folder = folder()?;
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("timeline.json")).unwrap())
            .unwrap();
    let pages = gold["publish"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(seed, date)| {
            let text = std::fs::read_to_string(folder.join(format!("{seed}.txt"))).unwrap();
            (seed.clone(), Read::of(&text, date.as_str().unwrap()))
        });
    let pages = pages.collect();
    Some((gold, pages))
}

fn range(item: &Value) -> (usize, usize) {
    let number = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
    (number("start"), number("end"))
}

fn of<'a>(list: &'a Value, seed: &'a str) -> impl Iterator<Item = &'a Value> {
    list.as_array()
        .unwrap()
        .iter()
        .filter(move |item| item["seed"] == seed)
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn expressions_have_the_values_of_the_gold() {
    let Some((gold, pages)) = gold() else { return };
    let (mut all, mut right) = (0, 0);
    for (seed, read) in &pages {
        for item in of(&gold["expressions"], seed).filter(|item| item["tier"] == "core") {
            all += 1;
            let others = texts(&item["alt"]);
            let wanted = item["edtf"].as_str();
            let found: Vec<_> = read
                .reading
                .expressions
                .iter()
                .filter(|it| overlap(read.chars(it.span), range(item)))
                .collect();
            let rrule = item["rrule"].as_str();
            let fits = found.iter().any(|it| {
                is_right(it, wanted, &others)
                    && (rrule.is_none() || it.when.rrule.as_deref() == rrule)
            });
            if fits {
                right += 1;
            } else {
                println!(
                    "{} {} wanted {wanted:?} found {found:?}",
                    item["id"], item["quote"]
                );
            }
        }
    }
    println!("core expressions: {right} of {all}");
    assert!(right * 100 >= all * 95);
}

#[test]
fn nothing_is_found_that_the_gold_does_not_know() {
    let Some((gold, pages)) = gold() else { return };
    let mut extra = 0;
    for (seed, read) in &pages {
        for it in &read.reading.expressions {
            let known = of(&gold["expressions"], seed)
                .any(|item| overlap(read.chars(it.span), range(item)));
            if !known {
                println!("{seed} extra: {} {:?} {}", it.quote, it.when.edtf, it.rule);
                extra += 1;
            }
        }
        let figures = read.reading.figures.iter().map(|it| (it.span, &it.quote));
        let expressions = read
            .reading
            .expressions
            .iter()
            .map(|it| (it.span, &it.quote));
        for (span, quote) in figures.chain(expressions) {
            for item in of(&gold["negatives"], seed) {
                assert!(
                    !overlap(read.chars(span), range(item)),
                    "{quote} on {}",
                    item["quote"]
                );
            }
        }
    }
    assert!(extra <= 2, "{extra} extra expressions");
}

#[test]
fn figures_have_the_values_of_the_gold() {
    let Some((gold, pages)) = gold() else { return };
    let (mut all, mut right, mut extra) = (0, 0, 0);
    for (seed, read) in &pages {
        for item in of(&gold["figures"], seed).filter(|item| item["borderline"] == false) {
            all += 1;
            let value = item["value"].to_string();
            let found = read
                .reading
                .figures
                .iter()
                .find(|it| overlap(read.chars(it.span), range(item)));
            if found
                .is_some_and(|it| it.value == value && it.unit == item["unit"].as_str().unwrap())
            {
                right += 1;
            } else {
                println!("{} {} found {found:?}", item["id"], item["quote"]);
            }
        }
        for it in &read.reading.figures {
            if !of(&gold["figures"], seed).any(|item| overlap(read.chars(it.span), range(item))) {
                println!("{seed} extra figure: {}", it.quote);
                extra += 1;
            }
        }
    }
    println!("core figures: {right} of {all}, {extra} extra");
    assert!(right * 100 >= all * 95 && extra <= 1);
}

#[test]
fn activities_are_those_of_the_gold() {
    let Some((gold, pages)) = gold() else { return };
    let (mut found, mut known, mut wanted, mut right) = (0, 0, 0, 0);
    for (seed, read) in &pages {
        let activities = &read.reading.activities;
        let ids = |item: &Value| texts(&item["expressions"]);
        let spans = |item: &Value| -> Vec<(usize, usize)> {
            let ids = ids(item);
            let all = of(&gold["expressions"], seed);
            all.filter(|it| ids.contains(&it["id"].as_str().unwrap().to_owned()))
                .map(range)
                .collect()
        };
        for item in of(&gold["activities"], seed).filter(|item| item["tier"] == "core") {
            wanted += 1;
            let spans = spans(item);
            let hit = activities.iter().any(|it| {
                let inside = spans
                    .iter()
                    .any(|span| overlap(read.chars(it.date.span), *span));
                inside && overlap(read.chars(it.span), range(item))
            });
            right += u32::from(hit);
            if !hit {
                println!("{} missed: {}", item["id"], item["sentence"]);
            }
        }
        for it in activities {
            found += 1;
            let hit = of(&gold["activities"], seed).any(|item| {
                spans(item)
                    .iter()
                    .any(|span| overlap(read.chars(it.date.span), *span))
            });
            known += u32::from(hit);
            println!(
                "{}{seed} {} | {} | {:?} {:?}",
                if hit { "" } else { "EXTRA " },
                it.date.quote,
                it.label,
                it.who.as_ref().map(|it| &it.quote),
                it.place.as_ref().map(|it| &it.quote)
            );
        }
    }
    println!("activities: {known} of {found} are in the gold, {right} of {wanted} core ones found");
    assert!(known * 10 >= found * 9 && right * 10 >= wanted * 9);
}

#[test]
fn titles_and_honours_are_those_of_the_gold() {
    let Some((gold, pages)) = gold() else { return };
    for (seed, read) in &pages {
        let mentions = &read.reading.mentions;
        for item in of(&gold["titles"], seed) {
            let (start, end) = range(item);
            let hit = mentions.iter().any(|it| {
                matches!(it, bundle::Mention::Title { .. })
                    && overlap(read.chars(it.words().span), (start, end))
            });
            assert!(hit, "{}", item["title"]);
        }
        let awards: Vec<_> = mentions
            .iter()
            .filter(|it| matches!(it, bundle::Mention::Award { .. }))
            .collect();
        for item in of(&gold["awards"], seed) {
            let hit = awards
                .iter()
                .any(|it| overlap(read.chars(it.words().span), range(item)));
            assert!(hit, "{}", item["quote"]);
        }
        assert!(
            awards.len() <= of(&gold["awards"], seed).count() + 1,
            "{awards:?}"
        );
    }
}
