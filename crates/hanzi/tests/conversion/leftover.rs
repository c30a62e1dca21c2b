//! Texts a machine made Traditional, and texts that are.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the seed pages where they are"
)]

use std::path::Path;

use hanzi::{Config, Leftovers, Options, leftovers};

use crate::TABLES;

fn look(text: &str) -> Leftovers {
    let converter = |config| TABLES.converter(config, Options::default()).unwrap();
    leftovers(text, &converter(Config::T2s), &converter(Config::S2tw))
}

/// The words found and what is proposed for them.
fn proposals<'a>(text: &'a str, found: &Leftovers) -> Vec<(&'a str, String)> {
    let words = found.proposals.iter();
    words
        .map(|it| (&text[it.source.clone()], it.better.clone()))
        .collect()
}

#[test]
fn words_a_machine_left_are_found_and_the_better_proposed() {
    let text = "會后，干部們參加征文活動，老師做了示范，准備了采訪。";
    let found = look(text);
    let wanted = [
        ("會后", "會後"),
        ("干部", "幹部"),
        ("征文", "徵文"),
        ("示范", "示範"),
        ("准備", "準備"),
        ("采訪", "採訪"),
    ];
    let wanted = wanted.map(|(word, better)| (word, better.to_owned()));
    assert_eq!(proposals(text, &found), wanted);
    assert!(found.is_machine_made(), "{found:?}");
}

#[test]
fn a_text_written_in_traditional_is_not_taken_for_one() {
    let text =
        "會後，幹部們參加徵文活動，皇后與范先生也來了，在台北發布公告，準備採訪，老師親自示範。";
    let found = look(text);
    assert_eq!(
        (found.n_left, found.is_machine_made()),
        (0, false),
        "{found:?}"
    );
    assert!(found.n_wanted >= 5, "{found:?}");
}

#[test]
fn two_slips_do_not_make_a_machine() {
    let found = look("會后，干部們參加徵文活動。");
    assert_eq!(
        (found.n_left, found.is_machine_made()),
        (2, false),
        "{found:?}"
    );
}

#[test]
fn a_simplified_text_has_nothing_left() {
    assert_eq!(
        look("会后，干部们参加征文活动，老师做了示范，准备了采访。"),
        Leftovers::default()
    );
    assert_eq!(look(""), Leftovers::default());
}

#[test]
fn the_seed_pages_a_machine_made_are_told_from_their_repaired_words() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/seeds/gold"
    ));
    if !folder.is_dir() {
        println!("the seed pages are not here: nothing looked at");
        return;
    }
    for (page, wanted) in [
        ("000", false),
        ("001", true),
        ("002", false),
        ("003", true),
        ("004", true),
    ] {
        let text = std::fs::read_to_string(folder.join(format!("{page}.txt"))).unwrap();
        let found = look(&text);
        assert_eq!(
            found.is_machine_made(),
            wanted,
            "{page}: {} of {}",
            found.n_left,
            found.n_wanted
        );
    }
}
