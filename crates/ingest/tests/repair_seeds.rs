//! The seed pages come out as their gold.

use std::fs;
use std::path::PathBuf;

use bundle::{Body, RepairKind};
use ingest::repair::{Repaired, repair};

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("the seed pages are not here: nothing was tested");
    None
}

fn seed(folder: &PathBuf, number: &str) -> (String, String) {
    let page = fs::read_dir(folder)
        .expect("the folder opens")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(number))
        })
        .expect("the page is there");
    let gold = folder.join("gold").join(format!("{number}.txt"));
    let read = |path| fs::read_to_string(path).expect("it is UTF-8");
    (read(page), read(gold))
}

fn count(repaired: &Repaired, kind: RepairKind) -> usize {
    repaired
        .repairs
        .iter()
        .filter(|repair| repair.kind == kind)
        .count()
}

#[test]
fn pages_with_notes_on_every_character_lose_them() {
    let Some(folder) = folder() else { return };
    for (number, notes) in [("001", 174), ("003", 108), ("004", 472)] {
        let (page, gold) = seed(&folder, number);
        let repaired = repair(&page);
        assert_eq!(count(&repaired, RepairKind::Gloss), notes, "in {number}");
        if number == "001" {
            assert_eq!(repaired.text, gold);
        }
        let body = Body {
            text: repaired.text,
            repairs: repaired.repairs,
            ..Body::default()
        };
        assert_eq!(body.archived(), page);
    }
}
