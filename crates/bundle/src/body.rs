//! The text of an article and what stands in it.

use serde::{Deserialize, Serialize};

use crate::{Block, Expression, Furniture, Layers, Note, Repair, RepairKind, ScriptRule, Tally};

/// The text of one page with its parts marked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Body {
    /// The canonical text: the whole page as repaired, furniture and all, in its own script.
    pub text: String,
    /// The reading matter, in order.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What stands around it.
    #[serde(default)]
    pub furniture: Vec<Furniture>,
    /// The changes that made the canonical text out of the archived one, in order.
    #[serde(default)]
    pub repairs: Vec<Repair>,
    /// What is doubtful about the page.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The expressions of time in the reading matter, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expressions: Vec<Expression>,
    /// What its words become in other scripts, as the page or the archive says; the first of two for
    /// the same word holds, and all come before those of the bundle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ScriptRule>,
}

impl Body {
    /// The text in both layers, as archived and as repaired.
    pub fn layers(&self) -> Layers<'_> {
        Layers::of(&self.text, &self.repairs)
    }

    /// The level of each heading as it is to be shown, in order: 1 and on, without gaps, for a page may begin
    /// with one of the third level.
    pub fn heading_levels(&self) -> impl Iterator<Item = u8> {
        let own = self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        let ranks: std::collections::BTreeSet<u8> = own.clone().collect();
        own.scan(0, move |last, own| {
            let rank = (1..).zip(&ranks).find(|(_, rank)| **rank == own);
            *last = rank.map_or(1, |(rank, _)| rank).min(*last + 1);
            Some(*last)
        })
    }

    /// How many repairs of each kind stand, kinds without any left out.
    pub fn tallies(&self) -> Vec<Tally> {
        let standing = || self.repairs.iter().filter(|repair| repair.stands());
        let of = |kind| standing().filter(|repair| repair.kind == kind).count();
        let tally = |kind| Tally {
            kind,
            count: u32::try_from(of(kind)).unwrap_or(u32::MAX),
        };
        let tallies = RepairKind::ALL.into_iter().map(tally);
        tallies.filter(|tally| tally.count > 0).collect()
    }

    /// The text as archived: the canonical text with every repair undone.
    ///
    /// A repair that does not fit the text is passed over.
    pub fn archived(&self) -> String {
        self.layers().archived()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Certainty, Reason, Span};

    #[test]
    fn undoing_a_repair_gives_the_archived_text() {
        let reason = Reason::Reading {
            character: "當".into(),
            syllable: "dāng".into(),
        };
        let body = Body {
            text: "當前".into(),
            repairs: vec![Repair {
                span: Span::new(3, 3),
                kind: RepairKind::Gloss,
                found: "(dāng)".into(),
                put: String::new(),
                certainty: Certainty::Proved,
                why: reason,
                suggestions: Vec::new(),
                ruling: None,
            }],
            ..Body::default()
        };
        assert_eq!(body.archived(), "當(dāng)前");
    }
}
