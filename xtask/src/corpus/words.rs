//! The words of a corpus, as common as they are in the language, in both scripts.

use std::fs;
use std::ops::Range;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use hanzi::{Config, Converter, Options, Script, Tables};

use super::chance::Chance;
use crate::place;

/// The words of jieba-rs with their ranks, as ingest has them (licence beside the file).
const LIST: &str = "crates/ingest/src/repair/lexicon/words.txt";

/// The tables of conversions.
const TABLES: &str = "crates/hanzi/data/tables";

/// e to the power of a quarter, in ten-millionths: ranks are four times the logarithm of how often
/// a word was met. Whole numbers, for powers of floats differ between machines.
const STEP: u128 = 12_840_254;

/// Words by how common they are.
pub(super) struct Words {
    list: Vec<Word>,
    ranks: Vec<Rank>,
    to_hant: Converter,
}

/// A word in both scripts.
struct Word {
    hans: Box<str>,
    hant: OnceLock<Box<str>>,
}

/// Words that are equally common.
struct Rank {
    /// The weight of this rank and of all before it.
    until: u64,
    words: Range<usize>,
}

impl Words {
    /// Reads the words and the tables for conversion out of the workspace.
    pub(super) fn read() -> Result<Self> {
        let root = place::root();
        let list =
            fs::read_to_string(root.join(LIST)).with_context(|| format!("reading {LIST}"))?;
        let mut tables = Tables::new();
        for name in Config::S2t.tables() {
            let file = root.join(TABLES).join(format!("{name}.bin"));
            let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            tables
                .load(&bytes)
                .with_context(|| format!("loading {}", file.display()))?;
        }
        let to_hant = tables.converter(Config::S2t, Options::default())?;
        let (list, ranks) = ranked(&list)?;
        Ok(Self {
            list,
            ranks,
            to_hant,
        })
    }

    /// The number of a word, common ones as often as they are met.
    pub(super) fn sample(&self, chance: &mut Chance) -> usize {
        let all = self.ranks.last().map_or(0, |rank| rank.until);
        let at = chance.below(all);
        let rank = self.ranks.partition_point(|rank| rank.until <= at);
        let words = self.ranks.get(rank).map_or(0..0, |rank| rank.words.clone());
        words.start + chance.place(words.len())
    }

    /// The number of a word of two or more characters.
    pub(super) fn sample_long(&self, chance: &mut Chance) -> usize {
        let mut word = self.sample(chance);
        while self.text(word, Script::Hans).len() < 6 {
            word = self.sample(chance);
        }
        word
    }

    /// A word by its number.
    pub(super) fn text(&self, word: usize, script: Script) -> &str {
        let Some(word) = self.list.get(word) else {
            return "";
        };
        match script {
            Script::Hans => &word.hans,
            Script::Hant => word
                .hant
                .get_or_init(|| self.to_hant.convert(&word.hans).into()),
        }
    }

    /// A text written in Simplified, in a script.
    pub(super) fn say(&self, text: &str, script: Script) -> String {
        match script {
            Script::Hans => text.to_owned(),
            Script::Hant => self.to_hant.convert(text),
        }
    }
}

/// The words of the list, and their ranks with the rare ones first.
fn ranked(list: &str) -> Result<(Vec<Word>, Vec<Rank>)> {
    let mut rows = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let (rank, words) = line.split_once(' ').context("a rank has no words")?;
        rows.push((rank.parse::<u32>().context("no rank")?, words));
    }
    rows.sort_unstable();
    let (mut words, mut ranks, mut until) = (Vec::new(), Vec::new(), 0);
    let (mut weight, mut reached) = (1_000_u128, 0);
    for (rank, row) in rows {
        while reached < rank {
            weight = weight * STEP / 10_000_000;
            reached += 1;
        }
        let first = words.len();
        words.extend(row.split(' ').filter(|word| is_han(word)).map(|word| Word {
            hans: word.into(),
            hant: OnceLock::new(),
        }));
        let met = weight * (words.len() - first) as u128;
        until += u64::try_from(met).context("the list is too long")?;
        ranks.push(Rank {
            until,
            words: first..words.len(),
        });
    }
    Ok((words, ranks))
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}
