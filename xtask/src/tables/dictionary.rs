//! The dictionaries of the package, read from its text files.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// One dictionary: each key with its candidates, the first being the default.
pub(super) type Dictionary = BTreeMap<String, Vec<String>>;

/// All dictionaries of the package, by file name without `.txt`.
pub(super) struct Dictionaries(BTreeMap<String, Dictionary>);

impl Dictionaries {
    /// Reads every dictionary under `package/data`.
    pub(super) fn read(package: &Path) -> Result<Self, Box<dyn Error>> {
        let mut all = BTreeMap::new();
        for entry in fs::read_dir(package.join("data"))? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let dictionary = parse(&fs::read_to_string(&path)?)
                .map_err(|line| format!("{}: line {line} has no tab", path.display()))?;
            all.insert(name, dictionary);
        }
        Ok(Self(all))
    }

    /// The names of all dictionaries.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The dictionary of that name.
    pub(super) fn named(&self, name: &str) -> Result<&Dictionary, Box<dyn Error>> {
        self.0
            .get(name)
            .ok_or_else(|| format!("the package has no {name}.txt").into())
    }
}

/// The entries of one file: a key, a tab, candidates between spaces; `#` starts a comment.
/// Fails with the number of the first line that is neither.
fn parse(text: &str) -> Result<Dictionary, usize> {
    let mut entries = Dictionary::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, values) = line.split_once('\t').ok_or(number + 1)?;
        entries.insert(
            key.to_owned(),
            values.split(' ').map(str::to_owned).collect(),
        );
    }
    Ok(entries)
}

/// The only character of a word of one.
pub(super) fn single(word: &str) -> Option<char> {
    let mut characters = word.chars();
    characters.next().filter(|_| characters.next().is_none())
}
