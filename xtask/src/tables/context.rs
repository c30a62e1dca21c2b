//! What conversion in context needs beside the dictionaries: how common words are, and how
//! characters with several forms are used.
//!
//! The file, numbers being varints where nothing else is said:
//!
//! * the version of the format;
//! * how many entries `STPhrases` of `st.bin` has, and a level for each, in their order: two to a
//!   byte, the first in the low bits;
//! * the other words and the single characters as keys, written as in `pack`, and a level for each;
//! * the usages: how many bytes, then UTF-8, one to a line. Sets are spelled out, comments left out.
//!
//! A level is the logarithm of a count, 15 for the most common word. Words that are rarer than
//! `FEWEST` are left out: with all of them the results were no better.

use std::collections::BTreeMap;
use std::error::Error;

use super::dictionary::{Dictionaries, Dictionary, single};
use super::pack::{Alphabet, merge, push_keys};
use super::varint::push;

/// Version of the format.
const FORMAT: u32 = 1;
/// How often a word must have been counted to be taken up for itself. The counts are of about
/// sixty million words.
const FEWEST: u32 = 300;
/// What a phrase of the dictionaries counts at least. Words of the source that nobody counted
/// stand there with 3 or 5.
const LEAST: u32 = 6;
/// The logarithm of a count to the base 2 for each level.
const STEP: f64 = 19.6 / 15.0;
/// The longest word taken up.
const LONGEST: usize = 8;

/// Packs the words of `counted` (word, count, kind to a line) and the usages.
pub(super) fn pack(
    dictionaries: &Dictionaries,
    counted: &str,
    usages: &str,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let counts = counts(counted)?;
    let (phrases, _) = merge(
        dictionaries.named("STPhrases")?,
        Some(dictionaries.named("STPhrases_GeneratedFromRegionalPhrases")?),
    );
    let mut bytes = Vec::new();
    push(&mut bytes, FORMAT);
    push(&mut bytes, u32::try_from(phrases.len())?);
    let levels = phrases
        .keys()
        .map(|word| level(counts.get(word.as_str()).copied().unwrap_or(0)));
    push_levels(&mut bytes, &levels.collect::<Vec<_>>());
    let is_taken = |word: &str, count: u32| {
        single(word).is_some()
            || count >= FEWEST && !phrases.contains_key(word) && word.chars().count() <= LONGEST
    };
    let words: Dictionary = counts
        .iter()
        .filter(|&(word, &count)| count > 0 && is_taken(word, count))
        .map(|(&word, _)| (word.to_owned(), Vec::new()))
        .collect();
    let alphabet = Alphabet::of(&[&words]);
    alphabet.push(&mut bytes)?;
    push_keys(&mut bytes, &words, &alphabet)?;
    let levels = words
        .keys()
        .map(|word| level(counts.get(word.as_str()).copied().unwrap_or(0)));
    push_levels(&mut bytes, &levels.collect::<Vec<_>>());
    let usages = spelled(usages)?;
    push(&mut bytes, u32::try_from(usages.len())?);
    bytes.extend_from_slice(usages.as_bytes());
    Ok(bytes)
}

/// How often each word was counted.
fn counts(counted: &str) -> Result<BTreeMap<&str, u32>, Box<dyn Error>> {
    let mut counts = BTreeMap::new();
    for line in counted.lines() {
        let mut columns = line.split(' ');
        let (Some(word), Some(count)) = (columns.next(), columns.next()) else {
            return Err(format!("no count in {line}").into());
        };
        counts.insert(word, count.parse()?);
    }
    Ok(counts)
}

/// The level of a count.
fn level(count: u32) -> u8 {
    let level = (f64::from(count.max(LEAST)).log2() / STEP).round();
    (0..15_u8).find(|&it| f64::from(it) >= level).unwrap_or(15)
}

/// Appends levels, two to a byte.
fn push_levels(bytes: &mut Vec<u8>, levels: &[u8]) {
    for pair in levels.chunks(2) {
        bytes.push(pair.iter().rev().fold(0, |byte, &level| byte << 4 | level));
    }
}

/// The usages with the members of sets in place of their names, and without comments.
fn spelled(usages: &str) -> Result<String, Box<dyn Error>> {
    let mut sets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut spelled = String::new();
    for line in usages.lines() {
        let mut columns = line.split_whitespace();
        let Some(first) = columns.next().filter(|first| !first.starts_with('#')) else {
            continue;
        };
        if let Some(name) = first.strip_prefix('@') {
            sets.insert(name, columns.collect());
            continue;
        }
        spelled.push_str(first);
        for column in columns {
            let sign_end = column
                .find(|sign| !"!<>~".contains(sign))
                .ok_or_else(|| format!("nothing after a sign in: {line}"))?;
            let (sign, words) = column.split_at(sign_end);
            let mut members = Vec::new();
            for word in words.split('|') {
                match word.strip_prefix('@') {
                    Some(name) => members.extend(
                        sets.get(name)
                            .ok_or_else(|| format!("no set of the name {name}: {line}"))?,
                    ),
                    None => members.push(word),
                }
            }
            spelled.push(' ');
            spelled.push_str(sign);
            spelled.push_str(&members.join("|"));
        }
        spelled.push('\n');
    }
    Ok(spelled)
}
