//! Reading the packed dictionaries; the format is described in `xtask/src/tables/pack.rs`.

use std::fmt;

use super::pairs::Pairs;
use super::{Dictionary, LONGEST, OVERRIDES, SEVERAL, range};
use crate::char_map::CharMap;
use crate::varint;

/// The version of the format that is read here.
const FORMAT: u32 = 1;

/// Why bytes could not be loaded as conversion tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadError {
    /// They are no table of this project: the line of provenance is missing.
    NoTable,
    /// They are of another version of the format, which is given.
    OtherVersion(u32),
    /// They are cut or changed.
    Damaged,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTable => f.write_str("not a conversion table"),
            Self::OtherVersion(version) => {
                write!(
                    f,
                    "conversion table of version {version}, expected {FORMAT}"
                )
            }
            Self::Damaged => f.write_str("damaged conversion table"),
        }
    }
}

impl std::error::Error for LoadError {}

/// Unpacks all dictionaries of one file.
pub(crate) fn unpack(file: &[u8]) -> Result<Vec<Dictionary>, LoadError> {
    let mut reader = Reader::of(file, b"conversion dictionaries;")?;
    reader
        .all()
        .filter(|_| reader.bytes.is_empty())
        .ok_or(LoadError::Damaged)
}

/// The characters of a file.
#[derive(Default)]
struct Alphabet {
    by_place: Vec<char>,
    by_rank: Vec<char>,
}

/// Takes one column after the other off the front; `None` at the first that cannot be right.
pub(crate) struct Reader<'a> {
    /// What is left.
    pub(crate) bytes: &'a [u8],
    alphabet: Alphabet,
}

impl<'a> Reader<'a> {
    /// What comes after the first line, which must begin with `kind`, and the version.
    pub(crate) fn of(file: &'a [u8], kind: &[u8]) -> Result<Self, LoadError> {
        let bytes = file.strip_prefix(kind).ok_or(LoadError::NoTable)?;
        let mut bytes = bytes
            .splitn(2, |&byte| byte == b'\n')
            .nth(1)
            .ok_or(LoadError::NoTable)?;
        match varint::take(&mut bytes).ok_or(LoadError::Damaged)? {
            FORMAT => Ok(Self {
                bytes,
                alphabet: Alphabet::default(),
            }),
            other => Err(LoadError::OtherVersion(other)),
        }
    }

    fn all(&mut self) -> Option<Vec<Dictionary>> {
        self.take_alphabet()?;
        let count = self.take()?;
        let mut dictionaries = Vec::new();
        for _ in 0..count {
            let dictionary = self.take_dictionary(&dictionaries)?;
            dictionaries.push(dictionary);
        }
        Some(dictionaries)
    }

    /// The next number.
    pub(crate) fn take(&mut self) -> Option<u32> {
        varint::take(&mut self.bytes)
    }

    /// The next bytes.
    pub(crate) fn take_bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        self.bytes.split_off(..n)
    }

    fn take_name(&mut self) -> Option<Box<str>> {
        let n = self.take()? as usize;
        Some(str::from_utf8(self.take_bytes(n)?).ok()?.into())
    }

    /// Places by their gaps. Each takes at least a byte, so a false count cannot ask for memory.
    pub(crate) fn take_gaps(&mut self) -> Option<Vec<u32>> {
        let mut last = 0_u32;
        let mut places = Vec::new();
        for _ in 0..self.take()? {
            last = last.checked_add(self.take()?)?;
            places.push(last);
        }
        Some(places)
    }

    /// The alphabet, before what is written in it.
    pub(crate) fn take_alphabet(&mut self) -> Option<()> {
        let codes = self.take_gaps()?;
        let by_place: Vec<char> = codes
            .into_iter()
            .map(char::from_u32)
            .collect::<Option<_>>()?;
        let magnitudes = self.take_bytes(by_place.len())?;
        let mut by_rank: Vec<(u8, char)> = magnitudes
            .iter()
            .map(|&magnitude| u8::MAX - magnitude)
            .zip(by_place.clone())
            .collect();
        by_rank.sort_unstable();
        let by_rank = by_rank
            .into_iter()
            .map(|(_, character)| character)
            .collect();
        self.alphabet = Alphabet { by_place, by_rank };
        Some(())
    }

    /// The characters of `n` ranks.
    fn take_ranked(&mut self, n: usize) -> Option<Vec<char>> {
        let (low, high) = (self.take_bytes(n)?, self.take_bytes(n)?);
        let ranks = low
            .iter()
            .zip(high)
            .map(|(&low, &high)| u16::from_le_bytes([low, high]));
        ranks
            .map(|rank| self.alphabet.by_rank.get(usize::from(rank)).copied())
            .collect()
    }

    /// The characters of `n` steps.
    fn take_stepped(&mut self, n: usize) -> Option<Vec<char>> {
        let mut place = 0;
        let mut characters = Vec::new();
        for _ in 0..n {
            place = varint::take_step(&mut self.bytes, place)?;
            characters.push(*self.alphabet.by_place.get(place as usize)?);
        }
        Some(characters)
    }

    fn take_dictionary(&mut self, before: &[Dictionary]) -> Option<Dictionary> {
        let name = self.take_name()?;
        let base = match self.take()? {
            0 => None,
            at => Some(before.get(at as usize - 1)?),
        };
        let second = self.take_name()?;
        let from_second = if second.is_empty() {
            Vec::new()
        } else {
            self.take_gaps()?
        };
        let mut dictionary = Dictionary::named(name, second, from_second);
        self.take_keys(&mut dictionary)?;
        self.take_values(&mut dictionary, base)?;
        Some(dictionary)
    }

    /// Keys, without what they become.
    pub(crate) fn take_keys(&mut self, into: &mut Dictionary) -> Option<()> {
        let n = self.take()? as usize;
        let shapes = self.take_bytes(n)?;
        let shapes = shapes
            .iter()
            .map(|&byte| (usize::from(byte >> 4), usize::from(byte & 15)));
        // Which keys part from the one before inside it follows from the lengths alone.
        let (mut n_parted, mut n_ranked, mut last) = (0, 0, 0);
        for (shared, own) in shapes.clone() {
            if shared > last || own == 0 || shared + own > LONGEST {
                return None;
            }
            n_parted += usize::from(shared < last);
            n_ranked += own - usize::from(shared < last);
            last = shared + own;
        }
        let gaps: Vec<u32> = (0..n_parted).map(|_| self.take()).collect::<Option<_>>()?;
        let (mut gaps, mut ranked) = (gaps.into_iter(), self.take_ranked(n_ranked)?.into_iter());
        let mut last: Vec<(char, u32)> = Vec::new();
        let mut places = CharMap::default();
        for (&character, place) in self.alphabet.by_place.iter().zip(0..) {
            *places.slot(character)? = place;
        }
        for (shared, own) in shapes {
            let mut own = own;
            if let Some(&(_, parted)) = last.get(shared) {
                // Keys ascend, so the gap is no zero.
                let place = gaps.next().filter(|&gap| gap > 0)?.checked_add(parted)?;
                last.truncate(shared);
                last.push((*self.alphabet.by_place.get(place as usize)?, place));
                own -= 1;
            }
            for character in ranked.by_ref().take(own) {
                last.push((character, places.of(character)));
            }
            into.letters
                .extend(last.iter().map(|&(character, _)| u32::from(character)));
            into.key_starts
                .push(u32::try_from(into.letters.len()).ok()?);
        }
        into.flags = vec![0; n];
        if into.letters.len() > n {
            into.pairs = Some(Pairs::of(
                (0..n).map(|at| into.key(u32::try_from(at).unwrap_or(u32::MAX))),
            )?);
        }
        Some(())
    }

    fn take_values(&mut self, into: &mut Dictionary, base: Option<&Dictionary>) -> Option<()> {
        let spelled = self.take_gaps()?;
        let forms = match base {
            Some(base) => Some(Forms::of(base)?),
            None => None,
        };
        let mut is_spelled = vec![false; into.len() as usize];
        for &entry in &spelled {
            *is_spelled.get_mut(entry as usize)? = true;
        }
        // Choices stand before the spelled values, so count them first.
        let mut n_choices = 0;
        for entry in (0..)
            .zip(&is_spelled)
            .filter_map(|(entry, &it)| (!it).then_some(entry))
        {
            n_choices += forms.as_ref()?.n_choices(into.key(entry));
        }
        let mut choices = self.take_bytes(n_choices)?.iter();
        let mut spelled = self
            .take_spelled(spelled.len(), base.is_some())?
            .into_iter();
        for (entry, is_spelled) in (0..).zip(is_spelled) {
            let start = into.forms.len();
            let mut flags = 0;
            if is_spelled {
                let candidates = spelled.next()?;
                into.forms
                    .push_str(candidates.first().filter(|form| !form.is_empty())?);
                let own = into.forms.get(start..)?;
                if forms
                    .as_ref()
                    .is_some_and(|forms| forms.of_key(into.key(entry)) != own)
                {
                    flags |= OVERRIDES;
                }
                if candidates.len() > 1 {
                    flags |= SEVERAL;
                    into.candidates.push((entry, candidates));
                }
            } else if forms.as_ref()?.choose(into, entry, &mut choices)? {
                flags |= OVERRIDES;
            }
            into.form_starts.push(u32::try_from(into.forms.len()).ok()?);
            *into.flags.get_mut(entry as usize)? = flags;
        }
        Some(())
    }

    /// The candidates of `n` entries that spell them out.
    fn take_spelled(&mut self, n: usize, ranked: bool) -> Option<Vec<Vec<Box<str>>>> {
        let counts = self.take_bytes(n)?;
        let n_values = counts.iter().map(|&count| usize::from(count)).sum();
        let mut lengths = self
            .take_bytes(n_values)?
            .iter()
            .map(|&length| usize::from(length));
        let n_characters = lengths.clone().sum();
        let characters = if ranked {
            self.take_ranked(n_characters)?
        } else {
            self.take_stepped(n_characters)?
        };
        let mut characters = characters.into_iter();
        let mut values = || {
            lengths
                .next()
                .map(|n| characters.by_ref().take(n).collect::<String>())
        };
        let spelled = counts.iter().map(|&count| {
            (0..count)
                .map(|_| values().map(Into::into))
                .collect::<Option<Vec<Box<str>>>>()
        });
        spelled.collect()
    }
}

/// The forms of single characters in a base dictionary.
struct Forms<'a> {
    base: &'a Dictionary,
    /// The entry of a character, plus 1, above the bit `CHOICE`.
    entries: CharMap,
}

/// Set when a value says which of several forms it has.
const CHOICE: u32 = 1;

impl<'a> Forms<'a> {
    fn of(base: &'a Dictionary) -> Option<Self> {
        let mut entries = CharMap::default();
        for entry in 0..base.len() {
            let [code] = *base.key(entry) else { continue };
            let mut own = [0; 4];
            let own = &*char::from_u32(code)?.encode_utf8(&mut own);
            let has_choice = base.has_several(entry) || base.form(entry) != own;
            *entries.slot(code)? = (entry + 1) << 1 | if has_choice { CHOICE } else { 0 };
        }
        Some(Self { base, entries })
    }

    /// The entry of a character and whether a value has a choice for it.
    fn entry(&self, code: u32) -> Option<(u32, bool)> {
        let bits = self.entries.of(code);
        Some(((bits >> 1).checked_sub(1)?, bits & CHOICE != 0))
    }

    /// How many choices a value has for the characters of a key.
    fn n_choices(&self, key: &[u32]) -> usize {
        key.iter()
            .filter(|&&code| self.entries.of(code) & CHOICE != 0)
            .count()
    }

    /// Appends the value of an entry by the choices between the forms of its characters; whether
    /// one was not the default.
    fn choose(
        &self,
        into: &mut Dictionary,
        entry: u32,
        choices: &mut std::slice::Iter<'_, u8>,
    ) -> Option<bool> {
        let mut overrides = false;
        let key = range(&into.key_starts, entry)?;
        for &code in into.letters.get(key)? {
            let Some((entry, has_choice)) = self.entry(code) else {
                into.forms.push(char::from_u32(code)?);
                continue;
            };
            match if has_choice { *choices.next()? } else { 0 } {
                0 => into.forms.push_str(self.base.form(entry)),
                choice => {
                    overrides = true;
                    let mut own = [0; 4];
                    let own = &*char::from_u32(code)?.encode_utf8(&mut own);
                    let mut forms = self.base.candidates(entry).chain([own]);
                    into.forms.push_str(forms.nth(usize::from(choice))?);
                }
            }
        }
        Some(overrides)
    }

    /// What a key becomes character by character.
    fn of_key(&self, key: &[u32]) -> String {
        let mut form = String::new();
        for &code in key {
            match self.entry(code) {
                Some((entry, _)) => form.push_str(self.base.form(entry)),
                None => form.extend(char::from_u32(code)),
            }
        }
        form
    }
}
