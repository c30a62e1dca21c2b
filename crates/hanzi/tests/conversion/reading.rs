//! How texts are read.

use hanzi::{LoadError, Tables, zhuyin};
use proptest::prelude::*;

const READINGS: &[u8] = include_bytes!("../../data/tables/readings.bin");

fn loaded() -> Tables {
    let mut tables = Tables::new();
    tables.load(READINGS).unwrap();
    tables
}

fn read(text: &str) -> String {
    let tables = loaded();
    let readings = tables.readings().unwrap().of(text);
    let syllables: Vec<&str> = readings.iter().map(|reading| reading.pinyin).collect();
    syllables.join(" ")
}

#[test]
fn a_character_is_read_by_its_word_in_either_script() {
    for (hans, hant, wanted) in [
        ("重庆的银行", "重慶的銀行", "chóng qìng de yín háng"),
        ("重要", "重要", "zhòng yào"),
        ("部长的音乐", "部長的音樂", "bù zhǎng de yīn yuè"),
        ("各地得到", "各地得到", "gè dì dé dào"),
        ("认真地说得好", "認真地說得好", "rèn zhēn de shuō de hǎo"),
        ("了解目的", "瞭解目的", "liǎo jiě mù dì"),
    ] {
        assert_eq!(read(hans), wanted);
        assert_eq!(read(hant), wanted);
    }
}

#[test]
fn tones_stay_as_they_are_alone() {
    assert_eq!(read("一个不是"), "yī gè bù shì");
}

#[test]
fn what_is_no_chinese_character_is_not_read() {
    let tables = loaded();
    let readings = tables.readings().unwrap().of("A汉，12\u{e000}字");
    let at: Vec<(usize, char)> = readings.iter().map(|it| (it.at, it.character)).collect();
    assert_eq!(at, [(1, '汉'), (12, '字')]);
}

#[test]
fn rare_characters_are_told_from_known_ones_in_both_scripts() {
    let tables = loaded();
    let readings = tables.readings().unwrap();
    let rare = readings.of("學习彳亍饕餮的龍");
    let rare: String = rare
        .iter()
        .filter(|it| it.is_rare)
        .map(|it| it.character)
        .collect();
    assert_eq!(rare, "彳亍饕餮");
}

#[test]
fn nearly_every_syllable_has_its_zhuyin() {
    let tables = loaded();
    let every: String = ('\u{3400}'..='\u{9fff}').collect();
    let readings = tables.readings().unwrap().of(&every);
    assert!(readings.len() > 26_000, "{}", readings.len());
    let without: Vec<_> = readings
        .iter()
        .filter(|it| zhuyin(it.pinyin).is_none())
        .collect();
    let without: String = without.iter().map(|it| it.character).collect();
    assert_eq!(without, "㕶呣嗯噷", "sounds that are no syllables");
}

#[test]
fn without_the_table_it_is_named() {
    let tables = Tables::new();
    let missing = tables.readings().err().map(|missing| missing.table);
    assert_eq!(missing, Some("readings"));
}

#[test]
fn a_table_cut_anywhere_is_damaged_and_leaves_what_was_loaded() {
    let start = READINGS.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    let mut tables = loaded();
    for length in (start..READINGS.len()).step_by(4999) {
        assert_eq!(
            tables.load(&READINGS[..length]),
            Err(LoadError::Damaged),
            "{length}"
        );
    }
    assert_eq!(tables.readings().unwrap().of("汉").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_table_never_breaks_anything(at in 40..READINGS.len(), byte: u8, text in "[一-鿿长行a，]{0,20}") {
        let mut changed = READINGS.to_vec();
        changed[at] = byte;
        let mut tables = Tables::new();
        if tables.load(&changed).is_ok() {
            let readings = tables.readings().unwrap().of(&text);
            prop_assert!(readings.iter().all(|it| text[it.at..].starts_with(it.character)));
        }
    }

    #[test]
    fn readings_come_in_order_each_at_its_character(text in "\\PC{0,40}|[长行乐的了一不著]{1,12}") {
        let tables = loaded();
        let readings = tables.readings().unwrap().of(&text);
        prop_assert!(readings.is_sorted_by_key(|it| it.at));
        prop_assert!(readings.iter().all(|it| text[it.at..].starts_with(it.character)));
    }
}
