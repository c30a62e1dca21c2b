//! `ARCHITECTURE.md` names every room, and no room that is not there.

use std::fs;

use crate::assert_none;
use crate::tree::{self, File};

/// Folders whose entries the map must name.
const NAMED: [&str; 2] = ["crates", "src"];

/// What the map may point at without a file of that name: what builds make, and where tests look.
const MADE: [&str; 3] = ["dist/", "target/", "../"];

#[test]
fn every_room_is_on_the_map() {
    let mut rooms = Vec::new();
    for folder in NAMED {
        for entry in fs::read_dir(tree::root().join(folder)).unwrap() {
            rooms.push(format!(
                "{folder}/{}",
                entry.unwrap().file_name().to_string_lossy()
            ));
        }
    }
    rooms.sort();
    assert_none(&missing(&tree::file("ARCHITECTURE.md"), &rooms));
}

#[test]
fn every_place_on_the_map_is_there() {
    for map in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"] {
        assert_none(&nowhere(&tree::file(map), |path| {
            tree::root().join(path).exists()
        }));
    }
}

#[test]
fn the_map_is_short_enough_to_read() {
    let n = tree::file("ARCHITECTURE.md").text.lines().count();
    assert!(n <= 250, "ARCHITECTURE.md has {n} lines");
}

/// Rooms the map does not name. `src/view.rs` and `src/view/` are one.
fn missing(map: &File, rooms: &[String]) -> Vec<String> {
    let named = |room: &str| {
        let name = room.trim_end_matches(".rs");
        map.text.match_indices(name).any(|(at, _)| {
            let after = map.text[at + name.len()..].chars().next().unwrap_or(' ');
            !after.is_ascii_alphanumeric() && after != '_' && after != '-'
        })
    };
    let missing = rooms.iter().filter(|room| !named(room));
    missing
        .map(|room| format!("{} does not name {room}", map.path))
        .collect()
}

/// Paths between backticks that are not there.
fn nowhere(map: &File, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let spans = map.text.split('`').skip(1).step_by(2);
    let paths = spans.filter(|span| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "./_-".contains(c);
        span.contains('/')
            && span.chars().all(plain)
            && !span.starts_with('/')
            && !MADE.iter().any(|made| span.starts_with(made))
    });
    let gone = paths.filter(|path| !is_there(path));
    gone.map(|path| format!("{}: there is no {path}", map.path))
        .collect()
}

#[test]
fn a_room_that_is_not_named_is_found() {
    let map = File::sample(
        "MAP.md",
        "`src/view.rs` draws; `crates/bundles` is something else",
    );
    let rooms = ["src/view.rs", "src/view", "src/vie", "crates/bundle"].map(str::to_owned);
    let faults = missing(&map, &rooms);
    assert_eq!(
        faults,
        [
            "MAP.md does not name src/vie",
            "MAP.md does not name crates/bundle"
        ]
    );
}

#[test]
fn a_place_that_is_not_there_is_found() {
    let map = File::sample(
        "MAP.md",
        "`src/a.rs` and `src/b.rs`, `and/or`, `a b/c`, `dist/x`, `x`",
    );
    let faults = nowhere(&map, |path| path == "src/a.rs");
    assert_eq!(
        faults,
        ["MAP.md: there is no src/b.rs", "MAP.md: there is no and/or"]
    );
}
