//! A text beside itself in the other script.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "the functions tests call may fail as loudly as the tests"
)]

use std::sync::LazyLock;

use collection::{Desk, Ground, Mark, Parallel, Quotes, Wish, Writing};
use hanzi::{Choice, Rule, Rules, ScriptState, Tables};
use proptest::prelude::*;

/// Every table.
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::new();
    for file in [
        include_bytes!("../../../hanzi/data/tables/st.bin").as_slice(),
        include_bytes!("../../../hanzi/data/tables/ts.bin"),
        include_bytes!("../../../hanzi/data/tables/tw.bin"),
        include_bytes!("../../../hanzi/data/tables/hk.bin"),
        include_bytes!("../../../hanzi/data/tables/context.bin"),
    ] {
        tables.load(file).unwrap();
    }
    tables
});

fn desk(wish: Wish) -> Desk {
    Desk::new(&TABLES, wish, Rules::default()).unwrap()
}

fn to_taiwan() -> Wish {
    Wish::plain(ScriptState::Hans, Writing::HantTw)
}

/// The number of the run that has this source.
fn run(parallel: &Parallel, piece: usize, source: &str) -> usize {
    let pair = &parallel.pairs[piece];
    let own = |run: &collection::Run| {
        &pair.source[run.source.start as usize..run.source.end as usize] == source
    };
    pair.runs.iter().position(own).unwrap()
}

#[test]
fn every_piece_has_its_pair_and_marks_are_counted() {
    let parallel = desk(to_taiwan()).compare(&["反复", "", "abc"], &[]);
    assert_eq!(parallel.languages, ("zh-Hans".into(), "zh-Hant-TW".into()));
    let targets: Vec<&str> = parallel
        .pairs
        .iter()
        .map(|pair| pair.target.as_str())
        .collect();
    assert_eq!(targets, ["反覆", "", "abc"]);
    assert_eq!(parallel.pairs[0].runs[0].mark, Mark::Phrase);
    assert!(parallel.pairs[0].runs[0].mark.matters());
    assert_eq!(parallel.counts, [(Mark::Same, 1), (Mark::Phrase, 1)]);
    assert_eq!(parallel.machine_made, None);
}

#[test]
fn a_card_says_what_decided_what_else_there_is_and_what_the_regions_write() {
    let wish = Wish {
        context: true,
        ..to_taiwan()
    };
    let desk = desk(wish);
    let parallel = desk.compare(&["反复用软件", "一再反复"], &[]);
    let card = desk
        .card(&parallel, 0, run(&parallel, 0, "反复"), &[])
        .unwrap();
    assert_eq!(
        (card.source.as_str(), card.target.as_str(), card.count),
        ("反复", "反覆", 2)
    );
    assert!(
        matches!(&card.grounds[0], Ground::Entry { source, key, .. } if source == "STPhrases" && key == "反复")
    );
    assert!(
        matches!(&card.grounds[1], Ground::Word { word, frequency: Some(1..), .. } if word == "反复")
    );
    assert!(card.candidates.contains(&"反復".to_owned()), "{card:?}");
    let card = desk
        .card(&parallel, 0, run(&parallel, 0, "软"), &[])
        .unwrap();
    let forms: Vec<(Writing, &str)> = card
        .regions
        .iter()
        .map(|form| (form.writing, form.text.as_str()))
        .collect();
    assert_eq!(
        forms,
        [
            (Writing::Hans, "软件"),
            (Writing::HantTw, "軟體"),
            (Writing::HantHk, "軟件")
        ]
    );
    assert_eq!(desk.card(&parallel, 0, 99, &[]), None);
    assert_eq!(desk.card(&parallel, 9, 0, &[]), None);
}

#[test]
fn rules_and_choices_are_marked_and_a_choice_that_does_not_fit_is_named() {
    let rules = Rules::new(vec![Rule {
        from: "万里".into(),
        to: None,
    }]);
    let desk = Desk::new(&TABLES, to_taiwan(), rules).unwrap();
    let choice = |start, end| Choice {
        source: start..end,
        to: "后".into(),
    };
    let choices = vec![vec![choice(6, 9), choice(100, 103)]];
    let parallel = desk.compare(&["万里后"], &choices);
    assert_eq!(parallel.pairs[0].target, "万里后");
    let marks: Vec<Mark> = parallel.pairs[0].runs.iter().map(|run| run.mark).collect();
    assert_eq!(marks, [Mark::Protected, Mark::Choice]);
    assert_eq!(parallel.pairs[0].unused_choices, [1]);
    let card = desk.card(&parallel, 0, 0, &choices[0]).unwrap();
    assert_eq!(card.grounds, [Ground::Rule(0)]);
}

#[test]
fn a_text_a_machine_made_is_told_and_the_better_forms_are_proposed() {
    let pieces = [
        "幹部會議后，干部們整理資料。",
        "征文的范圍",
        "示范學校的后備干部",
    ];
    let wish = Wish::plain(ScriptState::Hant, Writing::Hans);
    let parallel = desk(wish).compare(&pieces, &[]);
    let made = parallel.machine_made.unwrap();
    assert!(made.left >= 3, "{made:?}");
    for proposal in &made.proposals {
        let piece = pieces[proposal.piece as usize];
        let word = &piece[proposal.source.start as usize..proposal.source.end as usize];
        assert_ne!(word, proposal.better);
    }
    let better: Vec<&str> = made.proposals.iter().map(|it| it.better.as_str()).collect();
    assert!(better.contains(&"徵文"), "{better:?}");
    let written = desk(wish).compare(&["幹部會議後，幹部們整理資料。"], &[]);
    assert_eq!(written.machine_made, None);
}

#[test]
fn the_same_writing_is_left_alone_and_quotation_marks_follow_when_asked() {
    let same = desk(Wish::plain(ScriptState::Hans, Writing::Hans)).compare(&["后“里”"], &[]);
    assert_eq!(same.pairs[0].target, "后“里”");
    assert_eq!(same.pairs[0].runs.len(), 1);
    let wish = Wish {
        quotes: Quotes::Writing,
        ..to_taiwan()
    };
    assert_eq!(desk(wish).compare(&["“后”"], &[]).pairs[0].target, "「後」");
}

#[test]
fn a_desk_names_the_table_it_lacks_and_does_without_those_for_extras() {
    let mut tables = Tables::new();
    let missing = Desk::new(&tables, to_taiwan(), Rules::default())
        .err()
        .unwrap();
    assert!(to_taiwan().tables().contains(&missing.table));
    tables
        .load(include_bytes!("../../../hanzi/data/tables/ts.bin"))
        .unwrap();
    let wish = Wish::plain(ScriptState::Hant, Writing::Hans);
    let desk = Desk::new(&tables, wish, Rules::default()).unwrap();
    let parallel = desk.compare(&["頭髮"], &[]);
    assert_eq!(parallel.pairs[0].target, "头发");
    assert_eq!(desk.card(&parallel, 0, 0, &[]).unwrap().regions.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn runs_tile_both_texts_and_every_run_has_a_card(
        pieces in proptest::collection::vec("[一-龥软后里干发A-Z“”。\u{20000}-\u{20100}]{0,20}", 0..4),
        context: bool,
    ) {
        let desk = desk(Wish { context, words: true, ..to_taiwan() });
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        let parallel = desk.compare(&pieces, &[]);
        for (number, pair) in parallel.pairs.iter().enumerate() {
            let (mut source, mut target) = (0, 0);
            for (at, run) in pair.runs.iter().enumerate() {
                prop_assert_eq!((run.source.start, run.target.start), (source, target));
                (source, target) = (run.source.end, run.target.end);
                let card = desk.card(&parallel, number, at, &[]).unwrap();
                prop_assert!(card.count >= 1);
                let wide = card.region_source;
                prop_assert!(wide.start <= run.source.start && wide.end >= run.source.end);
                let own = &pair.source[wide.start as usize..wide.end as usize];
                prop_assert_eq!(&card.regions[0].text, own);
            }
            prop_assert_eq!((source as usize, target as usize), (pair.source.len(), pair.target.len()));
        }
    }
}
