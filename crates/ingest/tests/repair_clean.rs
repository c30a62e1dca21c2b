//! Sound text stays as it is.
//!
//! What is here is always looked at: the sound sample pages, and a page each of prose, classical
//! text, code, tables, mixed languages and lessons in pronunciation. With `CLEAN_TEXTS=folder`
//! every text below that folder is looked at as well; `docs/repairs.md` says which have been.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads its pages and stops where one goes wrong"
)]

#[path = "damage/clean.rs"]
#[expect(dead_code, reason = "the damage tests use more of it")]
mod clean;

use std::path::Path;

use ingest::repair::repair;

/// Texts of our own, one of each sort.
const OWN: [(&str, &str); 6] = [
    ("prose", include_str!("clean/prose.txt")),
    ("classical", include_str!("clean/classical.txt")),
    ("code", include_str!("clean/code.txt")),
    ("tables", include_str!("clean/tables.txt")),
    ("mixed", include_str!("clean/mixed.txt")),
    ("teaching", include_str!("clean/teaching.txt")),
];

/// What would be changed in a text that is sound.
fn changes(name: &str, text: &str) -> Vec<String> {
    let repaired = repair(text);
    let changed = repaired.repairs.iter().filter(|it| it.found != it.put);
    changed
        .map(|repair| {
            let before = repaired.text.get(..repair.span.start as usize).unwrap();
            let near: String = before.chars().rev().take(12).collect();
            let near: String = near.chars().rev().collect();
            let (found, put) = (&repair.found, &repair.put);
            format!(
                "{name}: {} {near:?} [{found:?} → {put:?}]",
                repair.kind.name()
            )
        })
        .collect()
}

#[test]
fn our_own_texts_of_every_sort_stay_as_they_are() {
    for (name, text) in OWN {
        assert_eq!(changes(name, text), Vec::<String>::new());
        // Also when it stands on a page with the others, and over and over.
        let page = OWN.map(|(_, other)| other).join("\n\n") + text;
        assert_eq!(changes(name, &page), Vec::<String>::new());
    }
}

#[test]
fn the_sound_sample_pages_stay_as_they_are() {
    let samples = clean::samples();
    assert!(samples.len() >= 30, "the samples are there");
    for (nth, text) in samples.iter().enumerate() {
        assert_eq!(
            changes(&format!("sample {nth}"), text),
            Vec::<String>::new()
        );
    }
}

#[test]
fn the_texts_of_a_folder_stay_as_they_are() {
    let (mut bytes, mut han, mut texts) = (0, 0, 0);
    let mut changed = Vec::new();
    for (path, text) in clean::elsewhere() {
        bytes += text.len();
        han += text
            .chars()
            .filter(|it| matches!(it, '\u{4e00}'..='\u{9fff}'))
            .count();
        texts += 1;
        changed.extend(changes(&name(&path), &text));
    }
    println!(
        "{texts} texts, {bytes} bytes, {han} Han characters: {} changes",
        changed.len()
    );
    let first: Vec<_> = changed.iter().take(60).collect();
    assert!(changed.is_empty(), "{first:#?}");
}

fn name(path: &Path) -> String {
    let parts: Vec<_> = path
        .iter()
        .rev()
        .take(2)
        .map(|it| it.to_string_lossy())
        .collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}
