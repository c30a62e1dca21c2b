//! How often characters with several forms have another than the default in phrases.

use std::collections::BTreeMap;

use super::converter::Converter;
use crate::char_map::CharMap;
use crate::dictionary::Dictionary;

impl Converter {
    /// For each character with several forms, of a thousand uses in the phrases of the first stage
    /// how many are not its default, plus 1. `context` has the counts of phrases, where there are.
    pub(crate) fn shares(&self, context: &Self) -> CharMap {
        let mut shares = CharMap::default();
        let Some(stage) = self.stages.first() else {
            return shares;
        };
        let mut uses: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
        for dictionary in stage.dictionaries() {
            for entry in 0..dictionary.len() {
                if let [code] = *dictionary.key(entry)
                    && dictionary.has_several(entry)
                {
                    uses.entry(code).or_default();
                }
            }
        }
        for dictionary in stage.dictionaries() {
            let counts = context.context.as_deref();
            let counts = counts.filter(|context| context.fits(dictionary));
            for entry in 0..dictionary.len() {
                let count = counts.map_or(1, |context| context.n_counted(entry));
                self.add_uses(dictionary, entry, u64::from(count.isqrt()), &mut uses);
            }
        }
        for (code, (other, all)) in uses {
            // A character that no phrase has is as doubtful as can be known: half.
            let share = (other * 1000 + 500) / (all + 1);
            if let Some(slot) = shares.slot(code) {
                *slot = u32::try_from(share).unwrap_or(0) + 1;
            }
        }
        shares
    }

    /// Adds the uses of characters in one phrase.
    fn add_uses(
        &self,
        dictionary: &Dictionary,
        entry: u32,
        count: u64,
        uses: &mut BTreeMap<u32, (u64, u64)>,
    ) {
        let key = dictionary.key(entry);
        let form = dictionary.form(entry);
        if key.len() < 2 || form.chars().count() != key.len() {
            return;
        }
        for (&code, form) in key.iter().zip(form.chars()) {
            let Some((other, all)) = uses.get_mut(&code) else {
                continue;
            };
            let single = self.stages.first().and_then(|stage| stage.single_of(code));
            let default = single.map(|single| self.entry(single));
            let default = default.and_then(|entry| entry.candidates.first()?.chars().next());
            *all += count;
            if default != Some(form) {
                *other += count;
            }
        }
    }
}
