//! Which script a text is written in.

use std::fmt;

/// A script of Chinese, by its ISO 15924 name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Simplified (`Hans`).
    Hans,
    /// Traditional (`Hant`).
    Hant,
}

impl Script {
    /// The BCP 47 tag for text in this script, for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
        }
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// How many characters of a text exist in one script only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScriptCount {
    /// Characters that are Simplified only.
    pub hans: u32,
    /// Characters that are Traditional only.
    pub hant: u32,
}

/// What the count says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScriptState {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
    /// Both, each in a share that is no slip.
    Mixed,
    /// Too few telling characters to say.
    Undecided,
}
