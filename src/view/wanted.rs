//! What the page wants drawn by the engine's program.

use std::collections::BTreeSet;

use bundle::ArticleId;
use collection::Engine;
use serde::{Deserialize, Serialize};

use crate::i18n::{Collation as Texts, Help, Language};
use crate::view::collation::{self, drawn};
use crate::view::drawing::Drawing;
use crate::view::help::help;
use crate::view::imprint::imprint;

/// What the page wants drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The article; none where it is of no matter.
    pub id: Option<ArticleId>,
    /// The keys of the repairs that the reader does not want.
    pub undone: BTreeSet<u64>,
    /// The part.
    pub part: Part,
    /// The language of the interface.
    pub language: Language,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The archived text beside the repaired one: all of it, or (`true`) only what was changed.
    Collation(bool),
    /// The card of the repair of this number.
    Repair(u32),
    /// What texts and keys mean.
    Help,
    /// What an article and its page tell about themselves.
    Imprint,
}

impl Part {
    /// Where it is kept among the drawings of a session.
    pub const fn place(self) -> usize {
        match self {
            Self::Collation(_) | Self::Help => 0,
            Self::Repair(_) => 1,
            Self::Imprint => 2,
        }
    }
}

/// Draws it; nothing where the article, its text or the repair is not here.
pub fn draw(engine: &Engine, wanted: &Wanted) -> Option<Drawing> {
    let collated = || engine.collate(wanted.id.as_ref()?);
    let texts = Texts::of(wanted.language);
    match wanted.part {
        Part::Collation(only) => {
            let collation = collated()?;
            let view = collation::collation(&collation, &wanted.undone, texts);
            let frame = drawn::Frame::new(&collation, only, texts);
            Some(drawn::collation(&view, frame))
        }
        Part::Repair(number) => {
            let collation = collated()?;
            let shown = collation::find(&collation, number)?;
            let frame = drawn::Frame::new(&collation, false, texts);
            let is_undone = wanted.undone.contains(&shown.key);
            Some(drawn::card(shown, is_undone, frame))
        }
        Part::Imprint => {
            let told = engine.imprint(wanted.id.as_ref()?)?;
            Some(imprint(&told, wanted.language))
        }
        Part::Help => Some(help(Help::of(wanted.language))),
    }
}
