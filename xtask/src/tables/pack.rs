//! The dictionaries as packed files, one per family of conversions, fetched by the page on demand.
//!
//! A file is a stream of columns made for gzip, in this order (numbers are varints where nothing
//! else is said):
//!
//! * the version of the format;
//! * the alphabet: how many characters, the gaps between their codes, a byte each for the magnitude
//!   of its frequency. Its *rank* is its place when ordered by falling magnitude, then by code;
//! * how many dictionaries, and each:
//!   * its name (length, UTF-8) and its base: 0, or 1 + the index of a dictionary of characters
//!     before it in the file;
//!   * the name of a second source merged into it (length 0: none), how many entries came from it,
//!     the gaps between them;
//!   * how many entries; keys ascend;
//!   * a byte for each key: characters shared with the key before (high four bits), own ones;
//!   * for each key that parts from the one before inside it: how much farther on in the alphabet
//!     (in order of codes) its first own character stands;
//!   * the ranks of all other own characters: low bytes, then high bytes;
//!   * how many entries spell their values out, and the gaps between them;
//!   * a byte for each character of the other keys that has several forms in the base (its
//!     candidates there, then the character itself): which of them stands in the value;
//!   * for the entries that spell out: how many candidates (a byte each), their lengths in
//!     characters (a byte each), then their characters: where there is a base, as ranks like
//!     above; where there is none, as the step in the alphabet from the character before, because
//!     the keys of a dictionary of characters and their forms ascend together.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use super::dictionary::{Dictionaries, Dictionary};
use super::varint::{push, push_step};

/// Version of the format.
const FORMAT: u32 = 1;

/// One dictionary of a file: its name, a second source merged into it, and its base.
type Part = (&'static str, Option<&'static str>, Option<&'static str>);

/// The files and what is in them.
pub(super) const FILES: [(&str, &[Part]); 5] = [
    (
        "st",
        &[
            ("STCharacters", None, None),
            (
                "STPhrases",
                Some("STPhrases_GeneratedFromRegionalPhrases"),
                Some("STCharacters"),
            ),
        ],
    ),
    (
        "ts",
        &[
            ("TSCharacters", None, None),
            ("TSCharactersExt", None, None),
            ("TSPhrases", None, Some("TSCharacters")),
        ],
    ),
    (
        "tw",
        &[
            ("TWVariants", None, None),
            ("TWVariantsPhrases", None, Some("TWVariants")),
            ("TWPhrases", None, Some("TWVariants")),
            ("TWVariantsRev", None, None),
            ("TWVariantsRevPhrases", None, Some("TWVariantsRev")),
            ("TWPhrasesRev", None, Some("TWVariantsRev")),
        ],
    ),
    (
        "hk",
        &[
            ("HKVariants", None, None),
            ("HKVariantsPhrases", None, Some("HKVariants")),
            ("HKPhrases", None, Some("HKVariants")),
            ("HKVariantsRev", None, None),
            ("HKVariantsRevPhrases", None, Some("HKVariantsRev")),
            ("HKPhrasesRev", None, Some("HKVariantsRev")),
        ],
    ),
    (
        "jp",
        &[
            ("JPShinjitaiCharacters", None, None),
            ("JPShinjitaiPhrases", None, Some("JPShinjitaiCharacters")),
            ("JPShinjitaiCharactersRev", None, None),
        ],
    ),
];

/// Packs one file.
pub(super) fn pack(all: &Dictionaries, parts: &[Part]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut merged = Vec::new();
    for &(name, second, _) in parts {
        merged.push(merge(
            all.named(name)?,
            second.map(|name| all.named(name)).transpose()?,
        ));
    }
    let dictionaries: Vec<&Dictionary> = merged.iter().map(|(dictionary, _)| dictionary).collect();
    let alphabet = Alphabet::of(&dictionaries);
    let mut bytes = Vec::new();
    push(&mut bytes, FORMAT);
    alphabet.push(&mut bytes)?;
    push(&mut bytes, u32::try_from(parts.len())?);
    for (&(name, second, base), (dictionary, from_second)) in parts.iter().zip(&merged) {
        push_name(&mut bytes, name)?;
        let base = base.and_then(|base| parts.iter().position(|&(name, _, _)| name == base));
        push(&mut bytes, u32::try_from(base.map_or(0, |base| base + 1))?);
        push_name(&mut bytes, second.unwrap_or_default())?;
        if second.is_some() {
            push_gaps(&mut bytes, from_second)?;
        }
        push_keys(&mut bytes, dictionary, &alphabet)?;
        let base = base.and_then(|base| merged.get(base)).map(|(base, _)| base);
        push_values(&mut bytes, dictionary, base, &alphabet)?;
    }
    Ok(bytes)
}

/// Two dictionaries as one, the first winning, and the places of the entries of the second.
pub(super) fn merge(first: &Dictionary, second: Option<&Dictionary>) -> (Dictionary, Vec<usize>) {
    let mut merged = first.clone();
    for (key, values) in second.into_iter().flatten() {
        merged.entry(key.clone()).or_insert_with(|| values.clone());
    }
    let places = merged
        .keys()
        .enumerate()
        .filter(|(_, key)| !first.contains_key(*key))
        .map(|(at, _)| at);
    let places = places.collect();
    (merged, places)
}

/// The characters of a file.
pub(super) struct Alphabet {
    /// Place by code, rank, and magnitude of each character.
    characters: BTreeMap<char, (u32, u32, u32)>,
}

impl Alphabet {
    /// The characters of all keys and values.
    pub(super) fn of(dictionaries: &[&Dictionary]) -> Self {
        let mut counts: BTreeMap<char, u32> = BTreeMap::new();
        for (key, values) in dictionaries.iter().copied().flatten() {
            for character in key
                .chars()
                .chain(values.iter().flat_map(|value| value.chars()))
            {
                *counts.entry(character).or_default() += 1;
            }
        }
        let mut by_rank: Vec<(u32, char)> = counts
            .iter()
            .map(|(&character, count)| (count.ilog2(), character))
            .collect();
        by_rank.sort_by_key(|&(magnitude, character)| (u32::MAX - magnitude, character));
        let ranks: BTreeMap<char, u32> = by_rank
            .iter()
            .map(|&(_, character)| character)
            .zip(0..)
            .collect();
        let characters = counts
            .iter()
            .zip(0..)
            .filter_map(|((&character, count), place)| {
                let rank = *ranks.get(&character)?;
                Some((character, (place, rank, count.ilog2())))
            });
        Self {
            characters: characters.collect(),
        }
    }

    /// Appends the characters and how frequent each is.
    pub(super) fn push(&self, bytes: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
        push(bytes, u32::try_from(self.characters.len())?);
        let mut last = 0;
        for code in self
            .characters
            .keys()
            .map(|&character| u32::from(character))
        {
            push(bytes, code - last);
            last = code;
        }
        for &(_, _, magnitude) in self.characters.values() {
            bytes.push(u8::try_from(magnitude)?);
        }
        Ok(())
    }

    fn place(&self, character: char) -> Result<u32, Box<dyn Error>> {
        Ok(self
            .characters
            .get(&character)
            .ok_or("a character outside the alphabet")?
            .0)
    }

    fn rank(&self, character: char) -> Result<u32, Box<dyn Error>> {
        Ok(self
            .characters
            .get(&character)
            .ok_or("a character outside the alphabet")?
            .1)
    }
}

fn push_name(bytes: &mut Vec<u8>, name: &str) -> Result<(), Box<dyn Error>> {
    push(bytes, u32::try_from(name.len())?);
    bytes.extend_from_slice(name.as_bytes());
    Ok(())
}

/// Appends how many places there are and the gaps between them.
fn push_gaps(bytes: &mut Vec<u8>, places: &[usize]) -> Result<(), Box<dyn Error>> {
    push(bytes, u32::try_from(places.len())?);
    let mut last = 0;
    for &place in places {
        push(bytes, u32::try_from(place - last)?);
        last = place;
    }
    Ok(())
}

/// Appends ranks: low bytes, then high bytes.
fn push_ranks(bytes: &mut Vec<u8>, ranks: &[u32]) -> Result<(), Box<dyn Error>> {
    let pairs = ranks
        .iter()
        .map(|&rank| u16::try_from(rank).map(u16::to_le_bytes));
    let pairs: Vec<[u8; 2]> = pairs.collect::<Result<_, _>>()?;
    bytes.extend(pairs.iter().map(|[low, _]| low));
    bytes.extend(pairs.iter().map(|[_, high]| high));
    Ok(())
}

/// Appends how many keys there are, then the keys.
pub(super) fn push_keys(
    bytes: &mut Vec<u8>,
    dictionary: &Dictionary,
    alphabet: &Alphabet,
) -> Result<(), Box<dyn Error>> {
    push(bytes, u32::try_from(dictionary.len())?);
    let mut gaps = Vec::new();
    let mut ranks = Vec::new();
    let mut last: Vec<char> = Vec::new();
    // `String` orders by bytes of UTF-8, which is the order of codes.
    for key in dictionary.keys() {
        let key: Vec<char> = key.chars().collect();
        let shared = last
            .iter()
            .zip(&key)
            .take_while(|(one, other)| one == other)
            .count();
        let mut own = key.iter().skip(shared);
        let (high, low) = (u8::try_from(shared)?, u8::try_from(own.len())?);
        if high > 15 || low > 15 {
            return Err("a key longer than the format holds".into());
        }
        bytes.push(high << 4 | low);
        if let Some(&parted) = last.get(shared) {
            let first = *own.next().ok_or("keys out of order")?;
            push(&mut gaps, alphabet.place(first)? - alphabet.place(parted)?);
        }
        for &character in own {
            ranks.push(alphabet.rank(character)?);
        }
        last = key;
    }
    bytes.append(&mut gaps);
    push_ranks(bytes, &ranks)
}

fn push_values(
    bytes: &mut Vec<u8>,
    dictionary: &Dictionary,
    base: Option<&Dictionary>,
    alphabet: &Alphabet,
) -> Result<(), Box<dyn Error>> {
    let mut choices = Vec::new();
    let mut spelled = Vec::new();
    for (at, (key, values)) in dictionary.iter().enumerate() {
        match base.and_then(|base| choose(key, values, base)) {
            Some(mut chosen) => choices.append(&mut chosen),
            None => spelled.push((at, values)),
        }
    }
    push_gaps(
        bytes,
        &spelled.iter().map(|&(at, _)| at).collect::<Vec<_>>(),
    )?;
    bytes.append(&mut choices);
    for (_, values) in &spelled {
        bytes.push(u8::try_from(values.len())?);
    }
    let mut ranks = Vec::new();
    let mut steps = Vec::new();
    let mut last = 0;
    for value in spelled.iter().flat_map(|(_, values)| values.iter()) {
        bytes.push(u8::try_from(value.chars().count())?);
        for character in value.chars() {
            ranks.push(alphabet.rank(character)?);
            let place = alphabet.place(character)?;
            push_step(&mut steps, last, place);
            last = place;
        }
    }
    if base.is_some() {
        return push_ranks(bytes, &ranks);
    }
    bytes.append(&mut steps);
    Ok(())
}

/// The choices that give the only value of a key, when its characters' forms in the base do.
fn choose(key: &str, values: &[String], base: &Dictionary) -> Option<Vec<u8>> {
    let [value] = values else { return None };
    if key.chars().count() != value.chars().count() {
        return None;
    }
    let mut chosen = Vec::new();
    for (character, form) in key.chars().zip(value.chars()) {
        let mut forms = base
            .get(&character.to_string())
            .cloned()
            .unwrap_or_default();
        if !forms.contains(&character.to_string()) {
            forms.push(character.to_string());
        }
        let choice = forms.iter().position(|other| *other == form.to_string())?;
        if forms.len() > 1 {
            chosen.push(u8::try_from(choice).ok()?);
        }
    }
    Some(chosen)
}

/// Names of the dictionaries that no file holds: the compatibility ideographs are in the linked
/// table.
pub(super) fn left_out(all: &Dictionaries) -> BTreeSet<&str> {
    let held: BTreeSet<&str> = FILES
        .iter()
        .flat_map(|(_, parts)| parts.iter())
        .flat_map(|&(name, second, _)| [Some(name), second])
        .flatten()
        .collect();
    all.names().filter(|name| !held.contains(name)).collect()
}
