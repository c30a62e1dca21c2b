//! The table linked into every program: which script a character belongs to, and which character
//! stands for it in search.

use std::sync::LazyLock;

use crate::char_map::CharMap;
use crate::script::Script;
use crate::varint;

/// The table of this program, unpacked when first asked for. The bytes are part of the program and
/// tested, so they unpack; if they ever did not, nothing would fold and no script be told.
pub(crate) static VARIANTS: LazyLock<Variants> =
    LazyLock::new(|| Variants::unpack(PACKED).unwrap_or_default());

/// A first line of provenance, then what `xtask/src/tables/variant.rs` describes.
static PACKED: &[u8] = include_bytes!("../data/variants.bin");

/// Bits of an entry that hold the folded character, 0 for the character itself.
const FOLDED: u32 = 0x1f_ffff;
/// Where the two bits of the script begin: 1 Simplified only, 2 Traditional only.
const SCRIPT: u32 = 21;
/// The character is left out of folded text.
const DROPPED: u32 = 1 << 23;

/// Among the codes that stand for a character, the first compatibility ideograph; those before are
/// radicals.
const FIRST_IDEOGRAPH: char = '\u{f900}';

/// Characters that are dropped: they show nothing, or choose a glyph only.
const INVISIBLE: [(char, char); 9] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{e0000}', '\u{e007f}'),
    ('\u{e0100}', '\u{e01ef}'),
];

/// Signs that are written in several ways; the first of each line stands for all.
const SIGNS: [&str; 7] = [
    "\"'“”„‟‘’‚‛「」『』〝〞〟﹁﹂﹃﹄｢｣＂＇«»‹›",
    "·・‧•∙･",
    "-—―–‐‑‒─﹣－−",
    "~～〜∼",
    "…⋯",
    " \t\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\
     \u{2009}\u{200a}\u{202f}\u{205f}\u{3000}",
    "。｡",
];

/// Entries by character.
#[derive(Default)]
pub(crate) struct Variants {
    characters: CharMap,
    /// Compatibility ideographs with the character each is, in order.
    ideographs: Vec<(char, char)>,
}

impl Variants {
    /// The script a character belongs to, if it belongs to one only.
    pub(crate) fn script_of(&self, character: char) -> Option<Script> {
        match self.characters.of(character) >> SCRIPT & 3 {
            1 => Some(Script::Hans),
            2 => Some(Script::Hant),
            _ => None,
        }
    }

    /// Compatibility ideographs with the character each is, in order.
    pub(crate) fn ideographs(&self) -> &[(char, char)] {
        &self.ideographs
    }

    /// The character as folded; `None` when it is dropped.
    pub(crate) fn folded(&self, character: char) -> Option<char> {
        match self.characters.of(character) {
            entry if entry & DROPPED != 0 => None,
            entry if entry & FOLDED == 0 => Some(character),
            entry => char::from_u32(entry & FOLDED).or(Some(character)),
        }
    }

    fn unpack(packed: &[u8]) -> Option<Self> {
        let mut bytes = packed.splitn(2, |&byte| byte == b'\n').nth(1)?;
        let mut characters = CharMap::default();
        let members = take_gaps(&mut bytes)?;
        let tags = bytes.split_off(..members.len())?;
        let heads: Vec<char> = members
            .iter()
            .zip(tags)
            .filter(|&(_, tag)| tag & 4 == 0)
            .map(|(&c, _)| c)
            .collect();
        let mut rank = 0;
        for (&member, &tag) in members.iter().zip(tags) {
            let mut entry = u32::from(tag & 3) << SCRIPT;
            if tag & 4 != 0 {
                rank = varint::take_step(&mut bytes, rank)?;
                entry |= u32::from(*heads.get(rank as usize)?);
            }
            *characters.slot(member)? = entry;
        }
        let mut target = 0;
        let mut ideographs = Vec::new();
        for code in take_gaps(&mut bytes)? {
            target = varint::take_step(&mut bytes, target)?;
            if code >= FIRST_IDEOGRAPH {
                ideographs.push((code, char::from_u32(target)?));
            }
            let head = match characters.of(char::from_u32(target)?) & FOLDED {
                0 => target,
                head => head,
            };
            *characters.slot(code)? |= head;
        }
        let mut variants = Self {
            characters,
            ideographs,
        };
        variants.add_width()?;
        variants.add_signs()?;
        bytes.is_empty().then_some(variants)
    }

    /// Small letters for capitals, and the usual width for the full one.
    fn add_width(&mut self) -> Option<()> {
        for (wide, plain) in ('！'..='～').zip('!'..='~') {
            *self.characters.slot(wide)? = u32::from(plain.to_ascii_lowercase());
        }
        for capital in 'A'..='Z' {
            *self.characters.slot(capital)? = u32::from(capital.to_ascii_lowercase());
        }
        Some(())
    }

    fn add_signs(&mut self) -> Option<()> {
        for signs in SIGNS {
            let mut signs = signs.chars();
            let head = signs.next()?;
            for sign in signs {
                *self.characters.slot(sign)? = u32::from(head);
            }
        }
        for (first, last) in INVISIBLE {
            for invisible in first..=last {
                *self.characters.slot(invisible)? = DROPPED;
            }
        }
        Some(())
    }
}

/// Takes a count and so many characters, each by its distance from the one before.
fn take_gaps(bytes: &mut &[u8]) -> Option<Vec<char>> {
    let mut code = 0_u32;
    (0..varint::take(bytes)?)
        .map(|_| {
            code = code.checked_add(varint::take(bytes)?)?;
            char::from_u32(code)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sets_of_scripts_have_the_sizes_named_in_the_documentation() {
        let n = |script| {
            ('\0'..=char::MAX)
                .filter(|&c| VARIANTS.script_of(c) == Some(script))
                .count()
        };
        assert_eq!((n(Script::Hans), n(Script::Hant)), (3807, 3216));
    }

    #[test]
    fn folding_is_done_after_one_step() {
        for character in '\0'..=char::MAX {
            let Some(folded) = VARIANTS.folded(character) else {
                continue;
            };
            assert_eq!(VARIANTS.folded(folded), Some(folded), "{character:?}");
        }
    }

    #[test]
    fn a_damaged_table_unpacks_to_nothing() {
        assert!(Variants::unpack(b"no line end").is_none());
        for length in (0..PACKED.len()).step_by(97) {
            assert!(
                Variants::unpack(&PACKED[..length]).is_none(),
                "cut at {length}"
            );
        }
        assert!(Variants::unpack(&[PACKED, b"more"].concat()).is_none());
        assert!(Variants::unpack(b"beyond Unicode\n\x01\xff\xff\xff\xff\x0f\x00").is_none());
    }
}
