//! The table of words in `src/repair/lexicon/words.txt` is made here from the dictionary of
//! jieba-rs, and says how.
//!
//! `JIEBA_DICT=…/jieba-rs-0.11.0/src/data/dict.txt cargo test -p ingest --test repair_lexicon`
//! compares the table with its source; with `BLESS=1` it writes it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test makes a file and stops where that goes wrong; ranks are small"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// Words seen less often than this are left out, except those of one character.
const FEWEST: u32 = 10;

/// Longer words are left out: they are phrases.
const LONGEST: usize = 4;

const HEADER: &str = "# Words and how common they are: each line a rank, round(4 * ln(frequency)), \
and the words of that rank. From the dictionary of jieba-rs 0.11.0, MIT, see NOTICE.\n";

fn table(dictionary: &str) -> String {
    let mut ranks: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for line in dictionary.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(frequency)) = (fields.next(), fields.next()) else {
            continue;
        };
        let frequency: u32 = frequency.parse().expect("a frequency is a number");
        let length = word.chars().count();
        let is_han = word
            .chars()
            .all(|character| ('\u{3400}'..='\u{9fff}').contains(&character));
        if is_han && length <= LONGEST && (length == 1 || frequency >= FEWEST) {
            let rank = (f64::from(frequency.max(1)).ln() * 4.0).round() as u32;
            ranks.entry(rank).or_default().push(word);
        }
    }
    let mut table = HEADER.to_owned();
    for (rank, mut words) in ranks.into_iter().rev() {
        words.sort_unstable();
        writeln!(table, "{rank} {}", words.join(" ")).expect("a string takes all");
    }
    table
}

#[test]
fn the_table_says_what_its_source_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/repair/lexicon/words.txt");
    let Some(dictionary) = env::var_os("JIEBA_DICT") else {
        let committed = fs::read_to_string(path).expect("the table is there");
        assert!(committed.starts_with(HEADER));
        println!("JIEBA_DICT is not set: the table was not compared with its source");
        return;
    };
    let made = table(&fs::read_to_string(dictionary).expect("the dictionary opens"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &made).expect("the table is written");
    }
    assert!(made == fs::read_to_string(path).expect("the table is there"));
}
