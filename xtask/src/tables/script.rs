//! The characters that belong to one script only.

use std::collections::BTreeSet;
use std::error::Error;

use super::dictionary::{Dictionaries, single};

/// Both sets; no character is in both.
pub(super) struct Scripts {
    hans: BTreeSet<char>,
    hant: BTreeSet<char>,
}

impl Scripts {
    /// The sets the dictionaries give.
    ///
    /// Simplified only: what has a Traditional form and is itself a Traditional form of nothing.
    /// Traditional only: what becomes another character in Simplified text by default, and is
    /// itself not written there as the simplification of something else.
    pub(super) fn of(dictionaries: &Dictionaries) -> Result<Self, Box<dyn Error>> {
        let simplified = dictionaries.named("STCharacters")?;
        let traditional = dictionaries.named("TSCharacters")?;
        let forms: BTreeSet<&str> = simplified.values().flatten().map(String::as_str).collect();
        let first = simplified
            .keys()
            .filter(|key| !forms.contains(key.as_str()));
        let second = traditional.iter().filter(|(key, forms)| {
            !simplified.contains_key(*key) && forms.first().is_some_and(|form| form != *key)
        });
        Ok(Self {
            hans: first.filter_map(|key| single(key)).collect(),
            hant: second.filter_map(|(key, _)| single(key)).collect(),
        })
    }

    /// 1 for Simplified only, 2 for Traditional only, 0 for both or neither.
    pub(super) fn tag(&self, character: char) -> u8 {
        u8::from(self.hans.contains(&character)) | u8::from(self.hant.contains(&character)) << 1
    }
}
