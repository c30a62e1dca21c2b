//! Damage of every kind, made on sound pages, and how much of it is undone.
//!
//! The figures are printed. On the samples they have to be as good as the tests say; with
//! `CLEAN_TEXTS=folder` they are taken on the texts in that folder as well, and only printed:
//! `docs/repairs.md` has them.

#![expect(
    clippy::disallowed_methods,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test reads its pages and stops where one goes wrong"
)]

#[path = "damage/bytes.rs"]
mod bytes;
#[path = "damage/chance.rs"]
mod chance;
#[path = "damage/clean.rs"]
mod clean;
#[path = "damage/misread.rs"]
mod misread;
#[path = "damage/note.rs"]
mod note;
#[path = "damage/other.rs"]
mod other;
#[path = "damage/score.rs"]
mod score;
#[path = "damage/shift.rs"]
mod shift;

use bundle::{Body, RepairKind};
use chance::Chance;
use hanzi::ScriptState;
use ingest::repair::repair;
use score::{Score, Shifted, characters, show};

/// Damage that strikes few lines strikes each page this often.
const ROUNDS: usize = 4;

/// The pages to damage: the samples, and those of another folder.
fn pages() -> Vec<String> {
    let elsewhere = clean::elsewhere().into_iter().map(|(_, text)| text);
    let short = elsewhere.filter(|text| text.len() < 200_000);
    let pages: Vec<String> = clean::samples().into_iter().chain(short).collect();
    assert!(pages.len() >= 30, "the samples are there");
    let lines = |page: &String| page.lines().collect::<Vec<_>>().join("\n");
    pages.iter().map(|page| repair(&lines(page)).text).collect()
}

/// Whether other pages than the samples are damaged, for which nothing is promised.
fn is_elsewhere() -> bool {
    std::env::var_os("CLEAN_TEXTS").is_some()
}

fn is_hant(page: &str) -> bool {
    hanzi::count(page).state() == ScriptState::Hant
}

/// Repairs, and holds that it can be undone.
fn repaired(damaged: &str) -> String {
    let repaired = repair(damaged);
    let body = Body {
        text: repaired.text,
        repairs: repaired.repairs,
        ..Body::default()
    };
    assert!(
        body.archived() == damaged,
        "undoing gives the archived text"
    );
    body.text
}

/// What GBK has of a text: the damage goes by its bytes.
fn in_gbk(page: &str) -> String {
    bytes::read_as_gbk(&bytes::gbk(page))
}

type ByLine = fn(&str, &mut Chance) -> (String, Vec<shift::Hit>);
type Paste = fn(&str, &mut Chance) -> Option<String>;
type Misread = fn(&str) -> String;
type OnPage = fn(&str, &mut Chance) -> String;

#[test]
fn notes_are_taken_out() {
    let mut short = Vec::new();
    let kinds: [(&str, OnPage, bool); 3] = [
        ("notes with tones", note::toned, true),
        ("notes without tones", note::toneless, false),
        ("notes set by bytes", note::by_bytes, true),
    ];
    for (name, damage, wants_hant) in kinds {
        let mut score = Score::default();
        for (nth, page) in pages()
            .iter()
            .enumerate()
            .filter(|(_, page)| !wants_hant || is_hant(page))
        {
            let page = in_gbk(page);
            let damaged = damage(&page, &mut Chance(nth as u64));
            if damaged != page {
                score.add(characters(&page, &repaired(&damaged)));
            }
        }
        println!("{name}: {} of {} characters", score.back, score.all);
        if score.permille() < 999 {
            short.push(name);
        }
    }
    assert!(short.is_empty() || is_elsewhere(), "{short:?}");
}

#[test]
fn places_one_byte_off_are_read_in_the_right_pairs() {
    let mut short = Vec::new();
    // Each with the least share, in thousandths, that is read in the right pairs, and that is
    // exact. The first is what repair can promise: every byte that is there is read. The second
    // is luck beside it: each place has lost one byte for good, most of them two, and what those
    // were only the words around can tell; a name they cannot.
    let kinds: [(&str, ByLine, usize, usize); 4] = [
        (
            "marks folded across characters",
            shift::folded_mark,
            980,
            500,
        ),
        (
            "lead bytes of punctuation lost",
            shift::punctuation_lead,
            980,
            850,
        ),
        (
            "lead bytes of any character lost",
            shift::any_lead,
            970,
            700,
        ),
        (
            "lead bytes and wrong pairs lost",
            shift::any_lead_and_more,
            900,
            400,
        ),
    ];
    for (name, damage, least, least_exact) in kinds {
        let mut shifted = Shifted::default();
        let rounds = (0..ROUNDS).flat_map(|_| pages());
        for (nth, page) in rounds.enumerate() {
            let page = in_gbk(&page);
            let (damaged, hits) = damage(&page, &mut Chance(nth as u64));
            if !hits.is_empty() {
                shifted.add(&page, &repaired(&damaged), &hits);
            }
        }
        let Shifted {
            places,
            exact,
            guessed,
        } = shifted;
        println!(
            "{name}: {} places, {} read in the right pairs, {} exact; {} of {} guesses right",
            places.all, places.back, exact.back, guessed.back, guessed.all
        );
        if places.permille() < least {
            short.push(name);
        }
        if exact.permille() < least_exact {
            short.push(name);
        }
    }
    assert!(short.is_empty() || is_elsewhere(), "{short:?}");
}

#[test]
fn whole_pages_are_read_in_their_own_encoding() {
    let mut short = Vec::new();
    let kinds: [(&str, Misread, bool, usize); 8] = [
        (
            "UTF-8 read as windows-1252",
            misread::utf8_as_windows_1252,
            false,
            999,
        ),
        (
            "UTF-8 read as Latin-1",
            misread::utf8_as_latin_1,
            false,
            999,
        ),
        (
            "UTF-8 read as windows-1252 twice",
            misread::twice,
            false,
            999,
        ),
        ("UTF-8 read as GBK", misread::utf8_as_gbk, false, 985),
        (
            "GBK read as windows-1252",
            misread::gbk_as_windows_1252,
            false,
            999,
        ),
        (
            "Big5 read as windows-1252",
            misread::big5_as_windows_1252,
            true,
            999,
        ),
        ("Big5 read as GBK", misread::big5_as_gbk, true, 999),
        ("character references left", misread::references, false, 999),
    ];
    for (name, damage, wants_big5, least) in kinds {
        let mut score = Score::default();
        for page in pages().iter().filter(|page| !wants_big5 || is_hant(page)) {
            let page: String = if wants_big5 {
                page.chars()
                    .filter(|it| misread::is_big5(&it.to_string()))
                    .collect()
            } else {
                page.clone()
            };
            score.add(characters(&page, &repaired(&damage(&page))));
        }
        println!("{name}: {} of {} characters", score.back, score.all);
        if score.permille() < least {
            short.push(name);
        }
    }
    assert!(short.is_empty() || is_elsewhere(), "{short:?}");
}

#[test]
fn copies_are_taken_out() {
    let mut short = Vec::new();
    let kinds: [(&str, Paste); 2] = [
        ("paragraphs pasted twice", other::pasted_whole),
        ("paragraphs begun twice", other::pasted_in_part),
    ];
    for (name, damage) in kinds {
        let mut score = Score::default();
        for (nth, page) in pages().iter().enumerate() {
            let Some(damaged) = damage(page, &mut Chance(nth as u64)) else {
                continue;
            };
            let repaired = repaired(&damaged);
            let is_back = repaired.trim_end() == page.trim_end();
            for (was, is) in page
                .lines()
                .zip(repaired.lines())
                .take(usize::MAX * usize::from(!is_back))
            {
                show(was, is);
            }
            score.add((1, usize::from(is_back)));
        }
        println!("{name}: {} of {} pages", score.back, score.all);
        if score.permille() < 950 {
            short.push(name);
        }
    }
    assert!(short.is_empty() || is_elsewhere(), "{short:?}");
}

#[test]
fn losses_are_marked_and_nothing_is_put() {
    let mut score = Score::default();
    for (nth, page) in pages().iter().enumerate() {
        let sound = repair(page).repairs.len();
        let (damaged, places) = other::lost(page, &mut Chance(nth as u64));
        let repaired = repair(&damaged);
        assert!(repaired.text == damaged, "nothing is put");
        let marked = repaired
            .repairs
            .iter()
            .filter(|repair| repair.kind == RepairKind::Gap)
            .count();
        score.add((places, marked.saturating_sub(sound).min(places)));
    }
    println!("losses marked: {} of {} places", score.back, score.all);
    assert!(score.permille() >= 950 || is_elsewhere());
}

#[test]
fn disguises_are_taken_off() {
    let mut short = Vec::new();
    let kinds: [(&str, OnPage, usize); 4] = [
        ("controls without width", other::unseen, 999),
        ("rare glyphs", other::rare_glyphs, 990),
        (
            "radicals and compatibility ideographs",
            other::look_alikes,
            990,
        ),
        ("letters and digits of both widths", other::widened, 995),
    ];
    for (name, damage, least) in kinds {
        let mut score = Score::default();
        for (nth, page) in pages().iter().enumerate() {
            let damaged = damage(page, &mut Chance(nth as u64));
            if damaged != *page {
                score.add(characters(page, &repaired(&damaged)));
            }
        }
        println!("{name}: {} of {} characters", score.back, score.all);
        if score.permille() < least {
            short.push(name);
        }
    }
    assert!(short.is_empty() || is_elsewhere(), "{short:?}");
}

#[test]
fn a_page_with_damage_of_many_kinds_is_mended() {
    let mut score = Score::default();
    for (nth, page) in pages().iter().enumerate().filter(|(_, page)| is_hant(page)) {
        let page = in_gbk(page);
        let mut chance = Chance(nth as u64);
        let (damaged, _) = shift::folded_mark(&page, &mut chance);
        let damaged = note::toned(&damaged, &mut chance);
        let damaged = other::unseen(&damaged, &mut chance);
        let damaged = other::pasted_whole(&damaged, &mut chance).unwrap_or(damaged);
        score.add(characters(&page, &repaired(&damaged)));
        let misread = misread::utf8_as_windows_1252(&damaged);
        score.add(characters(&page, &repaired(&misread)));
    }
    println!(
        "damage of four and five kinds: {} of {} characters",
        score.back, score.all
    );
    assert!(score.permille() >= 970 || is_elsewhere());
}

#[test]
fn the_damaged_samples_come_out_as_they_were() {
    for (name, page, was) in clean::damaged() {
        let repaired = repaired(&page);
        let trimmed =
            |text: &str| -> Vec<String> { text.lines().map(|it| it.trim().to_owned()).collect() };
        for (is, was) in trimmed(&repaired).iter().zip(&trimmed(&was)) {
            // What is lost stays lost.
            assert!(is == was || is.contains("???"), "in {name}\n{is}\n{was}");
        }
    }
}
