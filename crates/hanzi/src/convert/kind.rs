//! How a stretch of a target came about.

use std::fmt;

/// How a stretch of the target came about. Later kinds are stronger: a stretch that went through
/// several stages has the strongest of their kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// Nothing was known of it: both sides are equal.
    #[default]
    Same,
    /// One character with one other form.
    OneToOne,
    /// A quotation mark of the other style.
    Mark,
    /// A phrase that became what its characters would have become alone.
    Phrase,
    /// One character with several forms, of which it took the default for want of a phrase; it
    /// may be the character itself. These are the places to look at first.
    OneToMany,
    /// A phrase that decided otherwise than its characters would have alone.
    Override,
    /// One character with several forms, decided by how it is used beside what stands around it.
    /// Conversions in context only.
    Usage,
    /// A word of the region for another.
    Region,
    /// A word of a rule.
    Rule,
    /// What a rule says is to stay as it is.
    Protected,
    /// What a reader chose for this place.
    Choice,
}

impl Kind {
    /// All kinds, by rising strength.
    pub const ALL: [Self; 11] = [
        Self::Same,
        Self::OneToOne,
        Self::Mark,
        Self::Phrase,
        Self::OneToMany,
        Self::Override,
        Self::Usage,
        Self::Region,
        Self::Rule,
        Self::Protected,
        Self::Choice,
    ];

    /// Whether a rule or a reader decided.
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Rule | Self::Protected | Self::Choice)
    }

    /// Its name in files and attributes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::OneToOne => "one-to-one",
            Self::Mark => "mark",
            Self::Phrase => "phrase",
            Self::OneToMany => "one-to-many",
            Self::Override => "override",
            Self::Usage => "usage",
            Self::Region => "region",
            Self::Rule => "rule",
            Self::Protected => "protected",
            Self::Choice => "choice",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
