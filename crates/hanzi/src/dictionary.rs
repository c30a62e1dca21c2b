//! One dictionary of a conversion: keys with the forms they may become.

mod pairs;
pub(crate) mod unpack;

use std::ops::Range;

use self::pairs::Pairs;

/// The longest key in characters that a table may hold; a longer one is taken as damage.
pub(crate) const LONGEST: usize = 30;

/// Keys in ascending order of codes, each with its forms.
///
/// The longest key at a place of a text is looked for among those that begin with the same two
/// characters. That needs no automaton to be built or shipped: the keys as unpacked are the index.
pub(crate) struct Dictionary {
    /// The name of the file it comes from.
    name: Box<str>,
    /// The name of a second file merged into it, and the entries that came from there, ascending.
    second: (Box<str>, Vec<u32>),
    /// The codes of the characters of all keys, one after the other.
    letters: Vec<u32>,
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
    /// The keys by their first two characters; none where all have one.
    pairs: Option<Pairs>,
}

/// The default form is not what its characters alone would become.
const OVERRIDES: u8 = 1;
/// There are several candidates.
const SEVERAL: u8 = 2;

impl Dictionary {
    /// A dictionary of single characters in ascending order, each with one form.
    pub(crate) fn of_characters(name: &str, entries: impl Iterator<Item = (char, String)>) -> Self {
        let mut dictionary = Self::named(name.into(), Box::default(), Vec::new());
        for (character, form) in entries {
            dictionary.letters.push(character.into());
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
    pub(crate) fn named(name: Box<str>, second: Box<str>, from_second: Vec<u32>) -> Self {
        Self {
            name,
            second: (second, from_second),
            letters: Vec::new(),
            key_starts: vec![0],
            forms: String::new(),
            form_starts: vec![0],
            candidates: Vec::new(),
            flags: Vec::new(),
            pairs: None,
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

    /// The codes of the characters of a key.
    pub(crate) fn key(&self, entry: u32) -> &[u32] {
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

    /// Each character that keys begin with, ascending, and the entries that begin so.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (u32, Range<u32>)> {
        let mut entries = (0..self.len()).peekable();
        std::iter::from_fn(move || {
            let first = entries.next()?;
            let &head = self.key(first).first()?;
            let mut end = first + 1;
            while entries
                .next_if(|&next| self.key(next).first() == Some(&head))
                .is_some()
            {
                end += 1;
            }
            Some((head, first..end))
        })
    }

    /// The codes of the characters of all keys.
    pub(crate) fn letters(&self) -> &[u32] {
        &self.letters
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.flags.len()).unwrap_or(u32::MAX)
    }

    /// The longest key of two characters or more that `text` begins with, and how long it is.
    pub(crate) fn longest(&self, text: &[u32]) -> Option<(u32, usize)> {
        self.pairs.as_ref()?.longest(text)
    }

    /// Calls `found` with every key of two characters or more that `text` begins with and how long
    /// it is, the shortest first.
    pub(crate) fn each(&self, text: &[u32], found: impl FnMut(u32, usize)) {
        if let Some(pairs) = &self.pairs {
            pairs.each(text, found);
        }
    }
}

/// The range between a start and the next.
fn range(starts: &[u32], entry: u32) -> Option<Range<usize>> {
    let at = entry as usize;
    Some(*starts.get(at)? as usize..*starts.get(at + 1)? as usize)
}
