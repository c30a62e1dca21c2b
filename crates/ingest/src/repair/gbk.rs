//! GBK as bytes: which two bytes a character is, and which character two bytes are; and which
//! characters the common sets hold.
//!
//! The mapping is that of `encoding_rs`. Pages decoded by Windows have some pairs as private-use
//! characters that `encoding_rs` decodes to characters assigned since; [`PRIVATE`] lists them.

use std::sync::LazyLock;

use encoding_rs::{BIG5, GBK};

/// The first lead byte.
const FIRST_LEAD: u8 = 0x81;
/// The first trail byte. Up to 0x7E they are ASCII.
const FIRST_TRAIL: u8 = 0x40;
/// Trail bytes per lead byte: 0x40 to 0xFE, the unused 0x7F counted in.
const TRAILS: usize = 191;

/// Rows of code page 936 that Windows maps to the private use area: the first pair, how many
/// characters, the first code point. From GB 18030-2000, appendix on private use; checked against
/// `encoding_rs` where it has them.
const PRIVATE: [(u16, u16, u16); 9] = [
    (0xA2AB, 6, 0xE766),
    (0xA6D9, 7, 0xE78D),
    (0xA6EC, 2, 0xE794),
    (0xA6F3, 1, 0xE796),
    (0xA8BC, 1, 0xE7C7),
    (0xA8BF, 1, 0xE7C8),
    (0xA989, 13, 0xE7E7),
    (0xFE50, 47, 0xE815),
    (0xFE80, 33, 0xE844),
];

/// Both directions of the mapping.
struct Table {
    /// The character of each pair, `\0` where there is none, by lead and trail.
    characters: Vec<char>,
    /// The pair of each character of the basic plane, 0 where there is none.
    pairs: Vec<u16>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut characters = Vec::with_capacity(126 * TRAILS);
    let mut pairs = vec![0; 0x1_0000];
    let mut set = |character: char, pair: u16| {
        if let Some(slot) = pairs.get_mut(character as usize)
            && *slot == 0
        {
            *slot = pair;
        }
    };
    for lead in FIRST_LEAD..=0xFE {
        for trail in FIRST_TRAIL..=0xFE {
            let bytes = [lead, trail];
            let decoded = GBK.decode_without_bom_handling_and_without_replacement(&bytes);
            let mut decoded = decoded.as_deref().unwrap_or_default().chars();
            let character = match (decoded.next(), decoded.next()) {
                (Some(character), None) => character,
                _ => '\0',
            };
            characters.push(character);
            if character != '\0' {
                set(character, u16::from_be_bytes([lead, trail]));
            }
        }
    }
    for (pair, count, code) in PRIVATE {
        for step in 0..count {
            if let Some(character) = char::from_u32(u32::from(code + step)) {
                set(character, pair + step);
            }
        }
    }
    Table { characters, pairs }
});

/// The character of two bytes.
pub(super) fn character(lead: u8, trail: u8) -> Option<char> {
    let row = usize::from(lead.checked_sub(FIRST_LEAD)?);
    let column = usize::from(trail.checked_sub(FIRST_TRAIL)?);
    let character = *TABLE.characters.get(row * TRAILS + column)?;
    (column < TRAILS && character != '\0').then_some(character)
}

/// The two bytes of a character, or nothing where it has one or none.
pub(super) fn pair(character: char) -> Option<[u8; 2]> {
    let pair = *TABLE.pairs.get(character as usize)?;
    (pair != 0).then(|| pair.to_be_bytes())
}

/// Whether a byte may be the first of two.
pub(super) fn is_lead(byte: u8) -> bool {
    (FIRST_LEAD..=0xFE).contains(&byte)
}

/// Whether a character is in GB 2312, the set of mainland Simplified script.
pub(super) fn is_gb2312(character: char) -> bool {
    matches!(pair(character), Some([0xA1..=0xF7, 0xA1..=0xFE]))
}

/// Whether a character is on the first level of Big5, the set of common Traditional characters.
pub(super) fn is_big5_common(character: char) -> bool {
    static COMMON: LazyLock<Vec<char>> = LazyLock::new(|| {
        let pairs =
            (0xA4..=0xC6_u8).flat_map(|lead| (0x40..=0xFE_u8).map(move |trail| [lead, trail]));
        let character = |pair: [u8; 2]| {
            let text = BIG5.decode_without_bom_handling_and_without_replacement(&pair)?;
            text.chars().next()
        };
        let mut common: Vec<char> = pairs.filter_map(character).collect();
        common.sort_unstable();
        common
    });
    COMMON.binary_search(&character).is_ok()
}

/// Whether a character is in a private use area.
pub(super) fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_comes_back_from_its_character() {
        for lead in FIRST_LEAD..=0xFE {
            for trail in FIRST_TRAIL..=0xFE {
                let Some(character) = character(lead, trail) else {
                    continue;
                };
                if [lead, trail] == [0xA3, 0xA0] {
                    continue; // a second ideographic space
                }
                assert_eq!(pair(character), Some([lead, trail]), "{character}");
            }
        }
    }

    #[test]
    fn private_characters_are_the_pairs_they_are_in_code_page_936() {
        let pairs = [
            ('\u{e000}', 0xAAA1),
            ('\u{e233}', 0xAFFE),
            ('\u{e234}', 0xF8A1),
            ('\u{e294}', 0xF9A3),
            ('\u{e40a}', 0xFDA1),
            ('\u{e4c5}', 0xFEFE),
            ('\u{e4c6}', 0xA140),
            ('\u{e765}', 0xA7A0),
            ('\u{e7c7}', 0xA8BC),
            ('\u{e7c9}', 0xA8C1),
            ('\u{e84a}', 0xFE86),
            ('\u{e864}', 0xFEA0),
        ];
        for (character, bytes) in pairs {
            assert_eq!(
                pair(character),
                Some(u16::to_be_bytes(bytes)),
                "{:X}",
                character as u32
            );
        }
    }

    #[test]
    fn there_is_no_character_outside_the_table() {
        assert_eq!(character(0x80, 0x40), None);
        assert_eq!(character(0xFF, 0x40), None);
        assert_eq!(character(0x81, 0x3F), None);
        assert_eq!(character(0x81, 0x7F), None);
        assert_eq!(character(0x81, 0xFF), None);
        assert_eq!(pair('a'), None);
        assert_eq!(pair('\u{1F600}'), None);
    }
}
