//! One dictionary of a conversion: keys with the forms they may become.

pub(crate) mod unpack;

use std::ops::Range;

/// The longest key in characters that a table may hold; a longer one is taken as damage.
pub(crate) const LONGEST: usize = 30;

/// Keys in ascending order of codes, each with its forms.
///
/// Finding the longest key at a place of a text narrows a range of keys by one character after
/// the other. That needs no automaton to be built or shipped: the keys as unpacked are the index.
pub(crate) struct Dictionary {
    /// The name of the file it comes from.
    name: Box<str>,
    /// The name of a second file merged into it, and the entries that came from there, ascending.
    second: (Box<str>, Vec<u32>),
    /// The characters of all keys, one after the other.
    letters: Vec<char>,
    /// Where each key begins in `letters`; one more at the end.
    key_starts: Vec<u32>,
    /// The default form of every entry, one after the other.
    forms: String,
    /// Where each default form begins in `forms`; one more at the end.
    form_starts: Vec<u32>,
    /// All candidates of the entries that have several, ascending by entry.
    candidates: Vec<(u32, Vec<Box<str>>)>,
    /// What is known of each entry: the flags below.
    flags: Vec<u8>,
}

/// The default form is not what its characters alone would become.
const OVERRIDES: u8 = 1;
/// There are several candidates.
const SEVERAL: u8 = 2;

impl Dictionary {
    /// A dictionary of entries in ascending order of keys, each with one form.
    pub(crate) fn new(name: &str, entries: impl Iterator<Item = (Vec<char>, String)>) -> Self {
        let mut dictionary = Self::named(name.into(), Box::default(), Vec::new());
        for (key, form) in entries {
            dictionary.letters.extend(key);
            dictionary.forms.push_str(&form);
            dictionary
                .key_starts
                .push(dictionary.letters.len().try_into().unwrap_or(u32::MAX));
            dictionary
                .form_starts
                .push(dictionary.forms.len().try_into().unwrap_or(u32::MAX));
            dictionary.flags.push(0);
        }
        dictionary
    }

    /// A dictionary without entries.
    fn named(name: Box<str>, second: Box<str>, from_second: Vec<u32>) -> Self {
        Self {
            name,
            second: (second, from_second),
            letters: Vec::new(),
            key_starts: vec![0],
            forms: String::new(),
            form_starts: vec![0],
            candidates: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The name of the OpenCC file that holds an entry.
    pub(crate) fn source(&self, entry: u32) -> &str {
        let (name, entries) = &self.second;
        if entries.binary_search(&entry).is_ok() {
            name
        } else {
            &self.name
        }
    }

    /// The characters of a key.
    pub(crate) fn key(&self, entry: u32) -> &[char] {
        range(&self.key_starts, entry)
            .and_then(|range| self.letters.get(range))
            .unwrap_or(&[])
    }

    /// What a key becomes by default.
    pub(crate) fn form(&self, entry: u32) -> &str {
        range(&self.form_starts, entry)
            .and_then(|range| self.forms.get(range))
            .unwrap_or("")
    }

    /// All that a key may become, the default first.
    pub(crate) fn candidates(&self, entry: u32) -> impl Iterator<Item = &str> {
        let several = self
            .candidates
            .binary_search_by_key(&entry, |&(of, _)| of)
            .ok();
        let several = several
            .and_then(|at| self.candidates.get(at))
            .map(|(_, forms)| forms);
        let one = several.is_none().then(|| self.form(entry));
        one.into_iter()
            .chain(several.into_iter().flatten().map(AsRef::as_ref))
    }

    /// Whether an entry has several candidates.
    pub(crate) fn has_several(&self, entry: u32) -> bool {
        self.flag(entry, SEVERAL)
    }

    /// Whether the default form of a phrase differs from what its characters would become alone.
    pub(crate) fn overrides(&self, entry: u32) -> bool {
        self.flag(entry, OVERRIDES)
    }

    fn flag(&self, entry: u32, flag: u8) -> bool {
        self.flags
            .get(entry as usize)
            .is_some_and(|flags| flags & flag != 0)
    }

    /// The entries by first character: each with the range of the entries that begin so.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (char, Range<u32>)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let &head = self.key(from).first()?;
            let end = self.narrow(&(from..self.len()), 0, head).end;
            let entries = from..end;
            from = end;
            Some((head, entries))
        })
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.flags.len()).unwrap_or(u32::MAX)
    }

    /// The longest key among `entries`, which all begin with the same `depth` characters, that
    /// these and the characters of `rest` begin with.
    pub(crate) fn longest(
        &self,
        mut entries: Range<u32>,
        mut depth: usize,
        rest: impl Iterator<Item = char>,
    ) -> Option<u32> {
        let mut longest = None;
        for character in rest {
            entries = self.narrow(&entries, depth, character);
            depth += 1;
            // The shortest key of a range comes first.
            match self.key(entries.start) {
                _ if entries.is_empty() => break,
                key if key.len() == depth => longest = Some(entries.start),
                _ => {}
            }
        }
        longest
    }

    /// Those of `entries` whose key has `character` at `depth`. All share the characters before;
    /// so the only key that may end there comes first, and the others ascend at that place.
    fn narrow(&self, entries: &Range<u32>, depth: usize, character: char) -> Range<u32> {
        let at = |entry: u32| self.key(entry).get(depth).copied();
        let start = partition(entries.clone(), |entry| at(entry) < Some(character));
        // Ranges are short, and shorter still behind their start: look from there in widening steps.
        let mut step = 1;
        while start + step < entries.end && at(start + step) <= Some(character) {
            step *= 2;
        }
        let end = (start + step).min(entries.end);
        start..partition(start..end, |entry| at(entry) <= Some(character))
    }
}

/// The first of `entries` that is not `before`, when those that are come first.
fn partition(entries: Range<u32>, before: impl Fn(u32) -> bool) -> u32 {
    let Range { mut start, mut end } = entries;
    while start < end {
        let middle = start + (end - start) / 2;
        if before(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}

/// The range between a start and the next.
fn range(starts: &[u32], entry: u32) -> Option<Range<usize>> {
    let at = entry as usize;
    Some(*starts.get(at)? as usize..*starts.get(at + 1)? as usize)
}
