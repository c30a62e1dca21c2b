//! What the page wants drawn by the engine's program.

use std::collections::BTreeSet;

use bundle::ArticleId;
use collection::{Collation, Engine, Gap, Writing};
use serde::{Deserialize, Serialize};

use crate::i18n::{Collation as Texts, Help, Language};
use crate::route::{Address, Place};
use crate::view::collation::{self, drawn};
use crate::view::drawing::Drawing;
use crate::view::help::help;
use crate::view::imprint::imprint;
use crate::view::palette::palette;
use crate::view::timeline;

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
    /// The address, as it is written, for a part that follows from it.
    pub address: String,
    /// What the reader has typed, for the palette.
    pub typed: String,
    /// How wide the window is, in CSS pixels.
    pub width: u32,
    /// The writing that the reader reads; nothing for that of the archive.
    pub shown: Option<Writing>,
}

impl Wanted {
    /// A part that follows from the address alone.
    pub fn of(part: Part, address: &Address, language: Language) -> Self {
        let id = match &address.place {
            Place::Article(id) => Some(id.clone()),
            _ => None,
        };
        Self {
            id,
            undone: BTreeSet::new(),
            part,
            language,
            address: address.format(),
            typed: String::new(),
            width: 0,
            shown: None,
        }
    }
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
    /// The timeline.
    Timeline,
    /// The figures.
    Figures,
    /// All that the reader wrote in the margin, which is drawn where it is kept.
    Notes,
    /// What the palette offers for what was typed.
    Palette,
    /// Not a drawing: the list of the timeline as a file, in the format of this number.
    File(u8),
}

impl Part {
    /// Where it is kept among the drawings of a session; nowhere for a file.
    pub const fn place(self) -> usize {
        match self {
            Self::Collation(_) | Self::Help | Self::Timeline | Self::Figures | Self::Notes => 0,
            Self::Repair(_) => 1,
            Self::Imprint => 2,
            Self::Palette => 3,
            Self::File(_) => usize::MAX,
        }
    }

    /// Whether it is drawn there.
    pub fn is_at(self, place: &Place) -> bool {
        match self {
            Self::Palette => true,
            Self::Help => *place == Place::About,
            Self::Timeline | Self::File(_) => *place == Place::Timeline,
            Self::Figures => *place == Place::Figures,
            Self::Notes => *place == Place::Notes,
            _ => matches!(place, Place::Article(_)),
        }
    }
}

/// A drawing, and what it is not complete without.
#[derive(Debug)]
pub struct Drawn {
    /// The drawing.
    pub drawing: Drawing,
    /// The parts of the bundle and the files of the index that it lacks.
    pub needs: Vec<Gap>,
}

impl From<Drawing> for Drawn {
    /// A drawing that is complete.
    fn from(drawing: Drawing) -> Self {
        Self {
            drawing,
            needs: Vec::new(),
        }
    }
}

/// Draws it; nothing where the article, its text or the repair is not here.
pub fn draw(engine: &Engine, wanted: &Wanted) -> Option<Drawn> {
    let part = |number| {
        let collation = engine.collate(wanted.id.as_ref()?)?;
        let texts = Texts::of(wanted.language);
        draw_collation(&collation, number, wanted, texts)
    };
    let drawing = match wanted.part {
        Part::Timeline => return timeline::draw(engine, wanted),
        Part::Figures => return timeline::figures(engine, wanted),
        Part::Palette => return Some(palette(engine, wanted)),
        Part::File(_) | Part::Notes => return None,
        Part::Imprint => {
            let told = engine.imprint(wanted.id.as_ref()?)?;
            Some(imprint(&told, wanted.language))
        }
        Part::Help => Some(help(Help::of(wanted.language))),
        Part::Collation(_) => part(None),
        Part::Repair(number) => part(Some(number)),
    };
    drawing.map(Drawn::from)
}

fn draw_collation(
    collation: &Collation,
    number: Option<u32>,
    wanted: &Wanted,
    texts: &'static Texts,
) -> Option<Drawing> {
    let only = wanted.part == Part::Collation(true);
    let frame = drawn::Frame::new(collation, only, texts);
    let Some(number) = number else {
        let view = collation::collation(collation, &wanted.undone, texts);
        return Some(drawn::collation(&view, frame));
    };
    let shown = collation::find(collation, number)?;
    Some(drawn::card(
        shown,
        wanted.undone.contains(&shown.key),
        frame,
    ))
}
