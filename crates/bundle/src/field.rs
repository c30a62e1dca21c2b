//! What a page states, what is inferred, and what is missing.

use serde::{Deserialize, Serialize};

use crate::Span;

/// One thing to know about an article, with where the knowledge comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FieldOf_{T}"))]
#[serde(rename_all = "kebab-case")]
pub enum Field<T> {
    /// The page says so in its text.
    Stated {
        /// What it says.
        value: T,
        /// Where, in the canonical text.
        span: Span,
    },
    /// The head of the page says so.
    Declared {
        /// What it says.
        value: T,
        /// Which element says it: `meta ArticleTitle`, `title`, `JSON-LD datePublished`.
        by: String,
    },
    /// It follows by a rule from something the page says.
    Inferred {
        /// What follows.
        value: T,
        /// By which rule.
        rule: Inference,
    },
    /// The page does not say.
    Missing {
        /// The label that stands there with nothing after it, when one does (`来源:`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<Span>,
    },
}

/// A rule by which a field was inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inference {
    /// The issuing body stands before the colon of the title.
    TitleBeforeColon,
    /// The name of a region is a step of the breadcrumb.
    BreadcrumbRegion,
    /// The last step of the breadcrumb that is neither the home page nor a region.
    BreadcrumbSection,
    /// The name of a region stands in the title.
    TitleRegion,
    /// The name of a region stands in the source.
    SourceRegion,
    /// The line stands where titles stand, with nothing else to say so.
    PositionOfTitle,
    /// The publisher's settings say so.
    Publisher,
}

impl<T> Field<T> {
    /// A field with nothing to tell of it, not even a label.
    pub const MISSING: Self = Self::Missing { label: None };

    /// The value, however it came to be known.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Stated { value, .. }
            | Self::Declared { value, .. }
            | Self::Inferred { value, .. } => Some(value),
            Self::Missing { .. } => None,
        }
    }

    /// Whether the value follows by a rule only.
    pub const fn is_inferred(&self) -> bool {
        matches!(self, Self::Inferred { .. })
    }

    /// Whether the page does not say.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self::MISSING
    }
}
