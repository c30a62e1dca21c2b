//! The gold queries over the seed pages: both scripts, everything and nothing else.

use std::path::PathBuf;

use bundle::Article;
use serde_json::Value;

use crate::archive::{bundle_of, hits, ids, open, search};

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("the seed pages are not here: nothing was tested");
    None
}

/// The seed pages as articles, in the order of their names.
fn articles(folder: &PathBuf) -> Vec<Article> {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut files: Vec<_> = files
        .map(|file| file.path())
        .filter(|it| it.is_file())
        .collect();
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        ingest::ingest(&name, &std::fs::read(file).unwrap(), &"0".repeat(64)).unwrap()
    };
    files.iter().map(read).collect()
}

#[test]
fn every_gold_query_finds_all_and_nothing_else_in_both_scripts() {
    let Some(folder) = folder() else { return };
    let gold = std::fs::read_to_string(folder.join("gold/queries.json")).unwrap();
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let articles = articles(&folder);
    let names: Vec<String> = articles.iter().map(|it| it.id.to_string()).collect();
    let engine = open(&bundle_of(articles));
    let (mut expected, mut right, mut found) = (0, 0, 0);
    let rows = gold["Q"].as_array().unwrap().iter();
    for (queries, truth) in rows.zip(gold["truth"].as_array().unwrap()) {
        let truth: Vec<&String> = truth
            .as_array()
            .unwrap()
            .iter()
            .map(|number| &names[usize::try_from(number.as_u64().unwrap()).unwrap()])
            .collect();
        for query in queries.as_array().unwrap() {
            let query = query.as_str().unwrap();
            let ids = ids(&engine, query);
            expected += truth.len();
            found += ids.len();
            right += ids.iter().filter(|id| truth.contains(id)).count();
            assert_eq!(ids.len(), truth.len(), "{query}");
        }
    }
    assert_eq!((right, found), (expected, expected));
    assert!(expected >= 90, "the gold file has {expected} pairs");
}

/// Passages that stand in the archived page only in pieces: each is the text over a repair.
#[test]
fn passages_are_found_through_what_was_repaired() {
    let Some(folder) = folder() else { return };
    let articles = articles(&folder);
    let engine = open(&bundle_of(articles.clone()));
    let mut tried = 0;
    for article in &articles {
        let body = article.body.here().unwrap();
        let archived = body.archived();
        for repair in body.repairs.iter().step_by(7) {
            // Six characters on either side, within the line.
            let (before, after) = body.text.split_at(repair.span.start as usize);
            let after = &after[repair.span.len() as usize..];
            let before = before.rsplit('\n').next().unwrap();
            let from = before.char_indices().rev().nth(5).map_or(0, |(at, _)| at);
            let line = after.split('\n').next().unwrap();
            let to = line.char_indices().nth(6).map_or(line.len(), |(at, _)| at);
            let put = repair.span.of(&body.text).unwrap();
            let passage = format!("{}{put}{}", &before[from..], &line[..to]);
            let odd = |c: char| matches!(c, '"' | '“' | '”' | '＂' | '「' | '」' | '\n');
            let unlike = passage.trim() != passage || passage.contains(odd);
            if passage.chars().count() < 8 || unlike || archived.contains(&passage) {
                continue;
            }
            tried += 1;
            let quoted = format!("\"{passage}\"");
            let ids = ids(&engine, &quoted);
            assert!(
                ids.contains(&article.id.to_string()),
                "{} {:?}",
                article.id,
                repair.span
            );
            let (_, found) = search(&engine, &quoted);
            let row = found
                .rows
                .iter()
                .zip(&ids)
                .find(|(_, id)| **id == article.id.to_string());
            let (row, _) = row.unwrap();
            let marked = row.marks[0].of(&row.snippet).unwrap();
            assert!(passage.starts_with(marked), "shown as the page writes it");
            assert!(!hits(&engine, article.id.as_str(), &quoted).is_empty() || row.hits > 0);
        }
    }
    assert!(tried > 50, "only {tried} passages");
}
