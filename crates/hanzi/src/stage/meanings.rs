//! What single characters mean to a stage.

use crate::char_map::CharMap;
use crate::convert::Kind;

/// Bits of what a character means to a stage. Its kind, one of `KINDS`, when there is an entry for
/// the character alone;
pub(super) const KIND: u16 = 0x7;
/// the form is a string, kept in the dictionary;
pub(super) const STRING: u16 = 1 << 3;
/// it opens a description;
pub(super) const DESCRIPTION: u16 = 1 << 4;
/// longer keys of the first member begin with it, in the next bit of the second, and so on.
pub(super) const WALK: u16 = 1 << 5;
/// Those bits together: a stage has four members at most.
pub(super) const WALKS: u16 = 0xf * WALK;

/// Kinds of single characters, by their number in an entry.
const KINDS: [Kind; 5] = [
    Kind::Same,
    Kind::OneToOne,
    Kind::OneToMany,
    Kind::Region,
    Kind::Mark,
];

/// Codes of the basic plane.
const BASIC: usize = 0x1_0000;

/// The bits of every character; 0 where nothing was set.
pub(super) struct Meanings {
    /// Those of the basic plane. Most of a text is looked up here and nowhere else, so an entry is
    /// small.
    basic: Vec<u16>,
    /// Those beyond it.
    others: CharMap,
}

impl Default for Meanings {
    fn default() -> Self {
        Self {
            basic: vec![0; BASIC],
            others: CharMap::default(),
        }
    }
}

impl Meanings {
    /// What a character means.
    pub(super) fn of(&self, code: u32) -> u16 {
        match self.basic.get(code as usize) {
            Some(&bits) => bits,
            None => low(self.others.of(code)),
        }
    }

    /// Changes what a character means.
    pub(super) fn set(&mut self, code: u32, change: impl FnOnce(u16) -> u16) {
        if let Some(bits) = self.basic.get_mut(code as usize) {
            *bits = change(*bits);
        } else if let Some(bits) = self.others.slot(code) {
            *bits = change(low(*bits)).into();
        }
    }
}

/// The number of a kind among the bits.
pub(super) fn number(kind: Kind) -> u16 {
    let mut numbered = KINDS.iter().zip(0..);
    numbered
        .find(|&(&other, _)| other == kind)
        .map_or(0, |(_, it)| it)
}

/// The kind of a character's own entry.
pub(super) fn kind(bits: u16) -> Kind {
    KINDS
        .get(usize::from(bits & KIND))
        .copied()
        .unwrap_or_default()
}

/// The bits of a meaning, kept where there is room for more.
fn low(bits: u32) -> u16 {
    u16::try_from(bits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Meanings;

    #[test]
    fn a_character_of_any_plane_means_what_was_set() {
        let mut meanings = Meanings::default();
        let codes = [0, 0x4e00, 0xffff, 0x1_0000, 0x2_0bb7, 0x10_ffff];
        for (code, bits) in codes.into_iter().zip(1..) {
            meanings.set(code, |before| before | bits);
            meanings.set(code, |before| before | 0x100);
        }
        assert_eq!(
            codes.map(|code| meanings.of(code)),
            [1, 2, 3, 4, 5, 6].map(|it| it | 0x100)
        );
        assert_eq!(
            [1, 0x4e01, 0x1_0001, 0x2_0bb8].map(|code| meanings.of(code)),
            [0; 4]
        );
    }
}
