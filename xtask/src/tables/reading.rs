//! How characters are read: the table for notes on pronunciation.
//!
//! The file, numbers being varints where nothing else is said:
//!
//! * the version of the format;
//! * the syllables, the most frequent first: how many bytes, then UTF-8, a line break between two;
//! * the characters: how many, the gaps between their codes, and for each twice the number of the
//!   syllable it has when alone, and 1 more for a rare character;
//! * the words some character of which is read otherwise: alphabet and keys as in `pack`, the keys
//!   folded; for each in their order how many such characters less one, and for each of them its place
//!   in the word and its syllable.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use hanzi::fold_char;

use super::dictionary::{Dictionary, single};
use super::pack::{Alphabet, push_keys};
use super::varint::push;

/// Version of the format.
const FORMAT: u32 = 1;
/// So many characters, both scripts of one being one, count as known to every reader: as many as the
/// first level of China's list of standard characters (2013) has.
const KNOWN: usize = 3500;
/// How often a word with 地 or 得 in it must have been counted.
const FEWEST: u32 = 20;
/// The longest word the keys can hold.
const LONGEST: usize = 15;

/// The syllables of the characters that a word reads otherwise, by their places.
type Otherwise = Vec<(u32, String)>;

/// Packs the readings of characters and words in the folder of a package; `counted` (word, count, kind to
/// a line) tells which characters are rare.
pub(super) fn pack(folder: &Path, counted: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut characters = characters(folder)?;
    let mut listed = words(folder)?;
    with_particles(&mut characters, &mut listed, counted)?;
    let words = otherwise(&listed, &characters);
    let syllables = by_frequency(&characters, &words);
    let numbers: BTreeMap<&str, u32> = syllables.iter().copied().zip(0..).collect();
    let number = |syllable: &str| numbers.get(syllable).copied().ok_or("no such syllable");
    let mut bytes = Vec::new();
    push(&mut bytes, FORMAT);
    let spelled = syllables.join("\n");
    push(&mut bytes, u32::try_from(spelled.len())?);
    bytes.extend_from_slice(spelled.as_bytes());
    push(&mut bytes, u32::try_from(characters.len())?);
    let mut last = 0;
    for code in characters.keys().map(|&character| u32::from(character)) {
        push(&mut bytes, code - last);
        last = code;
    }
    let known = known(counted)?;
    for (character, syllable) in &characters {
        let is_known = fold_char(*character).is_some_and(|form| known.contains(&form));
        push(&mut bytes, number(syllable)? * 2 + u32::from(!is_known));
    }
    let keys: Dictionary = words
        .keys()
        .map(|word| (word.clone(), Vec::new()))
        .collect();
    let alphabet = Alphabet::of(&[&keys]);
    alphabet.push(&mut bytes)?;
    push_keys(&mut bytes, &keys, &alphabet)?;
    for otherwise in words.values() {
        push(&mut bytes, u32::try_from(otherwise.len())? - 1);
        for (place, syllable) in otherwise {
            push(&mut bytes, *place);
            push(&mut bytes, number(syllable)?);
        }
    }
    Ok(bytes)
}

/// The first reading of each character.
fn characters(folder: &Path) -> Result<BTreeMap<char, String>, Box<dyn Error>> {
    let file = std::fs::read(folder.join("pinyin_dict.json"))?;
    let listed: BTreeMap<String, String> = serde_json::from_slice(&file)?;
    let mut characters = BTreeMap::new();
    for (code, readings) in listed {
        let character = code.parse().ok().and_then(char::from_u32);
        let first = readings.split(',').next().unwrap_or_default();
        characters.insert(character.ok_or("a code that is none")?, first.to_owned());
    }
    Ok(characters)
}

/// The words of the package, with a syllable for each character.
fn words(folder: &Path) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let file = std::fs::read(folder.join("phrases_dict.json"))?;
    let listed: BTreeMap<String, Vec<Vec<String>>> = serde_json::from_slice(&file)?;
    let first = |readings: Vec<String>| readings.into_iter().next();
    let whole = |(word, readings): (String, Vec<Vec<String>>)| {
        let syllables: Option<Vec<String>> = readings.into_iter().map(first).collect();
        let syllables =
            syllables.ok_or_else(|| format!("a character of {word} without a reading"))?;
        Ok((word, syllables))
    };
    listed.into_iter().map(whole).collect()
}

/// Has 地 and 得 read as the particles they mostly are when alone, and as before in every word that was
/// counted, but where 地 makes an adverb of a character said twice (渐渐地).
fn with_particles(
    characters: &mut BTreeMap<char, String>,
    words: &mut BTreeMap<String, Vec<String>>,
    counted: &str,
) -> Result<(), Box<dyn Error>> {
    let before = characters.clone();
    for particle in ['地', '得'] {
        characters.insert(particle, "de".to_owned());
    }
    for line in counted.lines() {
        let mut columns = line.split(' ');
        let (Some(word), Some(count)) = (columns.next(), columns.next()) else {
            return Err(format!("no count in {line}").into());
        };
        let own: Vec<char> = word.chars().collect();
        let is_adverb = own.ends_with(&['地']) && own.first() == own.get(1);
        let has_particle = own.len() > 1 && own.iter().any(|it| matches!(it, '地' | '得'));
        if has_particle && !is_adverb && count.parse::<u32>()? >= FEWEST {
            let syllables = own.iter().map(|it| before.get(it).cloned());
            if let Some(syllables) = syllables.collect() {
                words.entry(word.to_owned()).or_insert(syllables);
            }
        }
    }
    Ok(())
}

/// The words, folded, that read a character otherwise than it is read alone. 一 and 不 keep the tone they
/// have alone, as the orthography of pinyin has it (GB/T 16159-2012, 5.8).
fn otherwise(
    listed: &BTreeMap<String, Vec<String>>,
    characters: &BTreeMap<char, String>,
) -> BTreeMap<String, Otherwise> {
    let mut words = BTreeMap::new();
    for (word, readings) in listed {
        let mut otherwise = Vec::new();
        for ((place, character), syllable) in (0..).zip(word.chars()).zip(readings) {
            let alone = characters.get(&character);
            let is_changed_tone = matches!(character, '一' | '不') && syllable != "fǒu";
            if !is_changed_tone && alone.is_some_and(|alone| alone != syllable) {
                otherwise.push((place, syllable.clone()));
            }
        }
        let folded: String = word.chars().filter_map(fold_char).collect();
        let fits = word.chars().count() == readings.len()
            && folded.chars().count() == readings.len()
            && readings.len() <= LONGEST
            && single(word).is_none();
        if fits && !otherwise.is_empty() {
            words.entry(folded).or_insert(otherwise);
        }
    }
    words
}

/// The syllables, the most frequent first.
fn by_frequency<'a>(
    characters: &'a BTreeMap<char, String>,
    words: &'a BTreeMap<String, Otherwise>,
) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let in_words = words.values().flatten().map(|(_, syllable)| syllable);
    for syllable in characters.values().chain(in_words) {
        *counts.entry(syllable).or_default() += 1;
    }
    let mut all: Vec<(u32, &str)> = counts.iter().map(|(own, n)| (u32::MAX - n, *own)).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, syllable)| syllable).collect()
}

/// The characters that were counted most often, folded.
fn known(counted: &str) -> Result<BTreeSet<char>, Box<dyn Error>> {
    let mut counts: BTreeMap<char, u64> = BTreeMap::new();
    for line in counted.lines() {
        let mut columns = line.split(' ');
        let (Some(word), Some(count)) = (columns.next(), columns.next()) else {
            return Err(format!("no count in {line}").into());
        };
        let count: u64 = count.parse()?;
        let han = word.chars().filter(|it| !it.is_ascii());
        for form in han.filter_map(fold_char) {
            *counts.entry(form).or_default() += count;
        }
    }
    let mut all: Vec<(u64, char)> = counts
        .iter()
        .map(|(form, n)| (u64::MAX - n, *form))
        .collect();
    all.sort_unstable();
    Ok(all.into_iter().take(KNOWN).map(|(_, form)| form).collect())
}
