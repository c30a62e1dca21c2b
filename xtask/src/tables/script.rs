//! The characters that belong to one script only.

use std::collections::BTreeSet;
use std::error::Error;

use super::dictionary::Dictionaries;

/// Two sets as `count, gap, gap ..` in LEB128: Simplified only, then Traditional only.
pub(super) fn pack(dictionaries: &Dictionaries) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    for set in [hans(dictionaries)?, hant(dictionaries)?] {
        varint(&mut bytes, u32::try_from(set.len())?);
        let mut last = 0;
        for code in set.into_iter().map(u32::from) {
            varint(&mut bytes, code - last);
            last = code;
        }
    }
    Ok(bytes)
}

/// Simplified only: what has a Traditional form and is itself a Traditional form of nothing.
fn hans(dictionaries: &Dictionaries) -> Result<BTreeSet<char>, Box<dyn Error>> {
    let table = dictionaries.named("STCharacters")?;
    let forms: BTreeSet<&str> = table.values().flatten().map(String::as_str).collect();
    Ok(table
        .keys()
        .filter(|key| !forms.contains(key.as_str()))
        .filter_map(|key| one(key))
        .collect())
}

/// Traditional only: what becomes another character in Simplified text by default, and is itself
/// not written there as the simplification of something else.
fn hant(dictionaries: &Dictionaries) -> Result<BTreeSet<char>, Box<dyn Error>> {
    let simplified = dictionaries.named("STCharacters")?;
    let table = dictionaries.named("TSCharacters")?;
    let changes = |key: &String, forms: &Vec<String>| forms.first().is_some_and(|form| form != key);
    Ok(table
        .iter()
        .filter(|(key, forms)| changes(key, forms) && !simplified.contains_key(*key))
        .filter_map(|(key, _)| one(key))
        .collect())
}

/// The only character of a key.
fn one(key: &str) -> Option<char> {
    let mut characters = key.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// Appends a number, seven bits a byte, low bits first.
fn varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.extend((number & 0x7f | 0x80).to_le_bytes().first());
        number >>= 7;
    }
    bytes.extend(number.to_le_bytes().first());
}
