//! How much of the page is kept on the reader's machine.

/// What `static/offline.js` found in the caches when it last looked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offline {
    /// How much is kept.
    pub kept: Kept,
    /// How many bytes of the archive's parts are there.
    pub done: u64,
    /// How many bytes they have.
    pub all: u64,
}

/// How much is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing, and nothing is on its way.
    #[default]
    Never,
    /// The program is on its way.
    Coming,
    /// The program and the catalogue; parts of the archive are not.
    Part,
    /// Everything.
    Whole,
    /// As `Part`; the rest is on its way.
    Getting,
    /// As `Part`; there was no room for the rest.
    Full,
    /// As `Part`; the rest could not be had.
    Broken,
}

impl Kept {
    /// Every one with its name, in order.
    const NAMES: [(&str, Self); 7] = [
        ("never", Self::Never),
        ("coming", Self::Coming),
        ("part", Self::Part),
        ("whole", Self::Whole),
        ("getting", Self::Getting),
        ("full", Self::Full),
        ("broken", Self::Broken),
    ];

    /// Its name, for the script and the style sheets.
    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).map_or("", |(name, _)| name)
    }
}

impl Offline {
    /// Reads `part 1200 4000`; nothing is kept where it cannot be read.
    pub fn parse(state: &str) -> Self {
        let mut words = state.split(' ');
        let word = words.next().unwrap_or_default();
        let kept = Kept::NAMES.iter().find(|(name, _)| *name == word);
        let kept = kept.map_or(Kept::Never, |(_, kept)| *kept);
        let mut bytes = || words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
        Self {
            kept,
            done: bytes(),
            all: bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_as_what_it_names() {
        for (name, kept) in Kept::NAMES {
            assert_eq!((kept.name(), Offline::parse(name).kept), (name, kept));
        }
    }

    #[test]
    fn what_the_script_says_is_read_and_anything_else_is_nothing() {
        let part = Offline::parse("part 1200 4000");
        assert_eq!((part.kept, part.done, part.all), (Kept::Part, 1200, 4000));
        assert_eq!(Offline::parse("whole 0 0").kept, Kept::Whole);
        for state in ["", "never 0 0", "Part", "part\u{3000}1 2"] {
            assert_eq!(Offline::parse(state).kept, Kept::Never, "{state:?}");
        }
        assert_eq!(
            Offline::parse("full x 7"),
            Offline {
                kept: Kept::Full,
                done: 0,
                all: 7
            }
        );
    }
}
