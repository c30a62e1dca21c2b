//! Repairs: what was changed in a page, how surely, and why.

use serde::{Deserialize, Serialize};

use crate::Span;

/// One change between the archived and the canonical text.
///
/// The repairs of a body are sorted, and no two overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repair {
    /// Where `put` stands in the canonical text.
    pub span: Span,
    /// What kind of damage it mends.
    pub kind: RepairKind,
    /// What the archived page has.
    pub found: String,
    /// What the canonical text has. The same as `found` where nothing could be put.
    pub put: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why.
    pub why: Reason,
    /// What may have stood there, best first: guesses, never put by themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
    /// What an editor decided, when one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ruling: Option<Ruling>,
}

impl Repair {
    /// Whether it holds: an editor may have rejected it, and then it is on the list only to say so.
    pub fn stands(&self) -> bool {
        let verdict = self.ruling.as_ref().map(|ruling| ruling.verdict);
        verdict != Some(Verdict::Rejected)
    }
}

/// A kind of damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// A note on pronunciation after a character: `當(dāng)前`.
    Gloss,
    /// GBK read one byte off.
    Shift,
    /// Text decoded in another encoding than its own.
    Mojibake,
    /// Characters that are lost.
    Gap,
    /// A block pasted twice.
    Repeat,
    /// A character in disguise: a rare glyph, a control, a compatibility form.
    Disguise,
    /// A correction by an editor.
    Correction,
}

impl RepairKind {
    /// All kinds, in the order they are listed.
    pub const ALL: [Self; 7] = [
        Self::Gloss,
        Self::Shift,
        Self::Mojibake,
        Self::Gap,
        Self::Repeat,
        Self::Disguise,
        Self::Correction,
    ];

    /// Its name in the bundle and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gloss => "gloss",
            Self::Shift => "shift",
            Self::Mojibake => "mojibake",
            Self::Gap => "gap",
            Self::Repeat => "repeat",
            Self::Disguise => "disguise",
            Self::Correction => "correction",
        }
    }
}

/// How sure a repair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The evidence leaves one answer.
    Proved,
    /// One answer is far better than the next.
    Likely,
    /// Nothing was put; an editor has to say.
    Open,
}

/// Why a repair was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// The syllable is a reading of the character before it.
    Reading {
        /// The character.
        character: String,
        /// The syllable, as written.
        syllable: String,
    },
    /// The bytes, read from the right place, give this text.
    Bytes {
        /// The encoding.
        encoding: String,
        /// The bytes in hexadecimal, with the restored ones marked by `[ ]`.
        bytes: String,
    },
    /// The text was written in one encoding and read in another.
    ReadAs {
        /// What it is written in.
        written: String,
        /// What it was read as.
        read: String,
    },
    /// The same text stands at another place.
    SameAs {
        /// Where, in the canonical text.
        span: Span,
    },
    /// Characters are lost.
    Lost {
        /// How many, when it can be told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<u32>,
    },
    /// One character stands for another.
    StandsFor {
        /// The name of the rule or table that says so.
        table: String,
    },
    /// An editor says so.
    Editor,
}

/// What an editor decided about a repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ruling {
    /// The decision.
    pub verdict: Verdict,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// When, as written in the file of decisions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What else was said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A decision about a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It stands.
    Accepted,
    /// It does not stand: the text is as archived.
    Rejected,
    /// Something else was put.
    Corrected,
}
