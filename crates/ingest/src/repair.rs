//! Repairs of damaged pages: each kind of damage has a file, and `PASSES` is what counts as damage
//! at all, and in which order it is mended.
//!
//! A pass reads a text and asks for edits; `Draft` lays them over those of the passes
//! before it, so that one flat list of repairs leads from the archived text to the repaired one
//! and back.

mod context;
mod disguise;
mod edit;
mod gap;
mod gbk;
mod gloss;
mod hash;
mod lexicon;
mod marks;
mod mojibake;
mod reading;
mod repeat;
mod ruling;
mod shift;
mod signs;

use bundle::Repair;

use self::edit::{Draft, Edit};
pub(crate) use self::reading::first_letters;
use self::signs::Signs;

pub use self::ruling::{Decision, rule};

/// A page as repaired, and every change that made it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The repaired text.
    pub text: String,
    /// The changes, in order, none overlapping, their spans in `text`. Undoing them with
    /// [`bundle::Body::archived`] gives the archived text byte for byte.
    pub repairs: Vec<Repair>,
}

/// A pass: what asks for edits of a text, given what the text shows.
type Pass = fn(&str, Signs) -> Vec<Edit>;

/// The passes, in order.
const PASSES: &[Pass] = &[
    // First the text has to be in its own encoding.
    mojibake::entity::find,
    mojibake::find,
    // What cannot be seen would part a note from its character.
    disguise::find_unseen,
    // The words around a lost byte tell what it was, so notes must not stand between them.
    gloss::find,
    shift::find,
    // Private characters tell what was shifted, so they go only now.
    disguise::find_forms,
    // Copies may be damaged in different places; now they agree.
    repeat::find,
    // What is still lost.
    gap::find,
];

/// Repairs a page.
///
/// Sound text comes back as it is, with no repairs. Texts past `u32::MAX` bytes, whose places
/// cannot be written down, are left alone.
pub fn repair(archived: &str) -> Repaired {
    let mut draft = Draft {
        text: archived.to_owned(),
        repairs: Vec::new(),
    };
    if u32::try_from(archived.len()).is_ok() {
        let mut signs = Signs::of(&draft.text);
        for pass in PASSES {
            let edits = pass(&draft.text, signs);
            if !edits.is_empty() {
                draft.apply(edits);
                signs = Signs::of(&draft.text);
            }
        }
    }
    Repaired {
        text: draft.text,
        repairs: draft.repairs,
    }
}
