//! The misreadings that are known, and how each is undone.

use encoding_rs::{BIG5, Encoding, GB18030};

use super::utf8::{self, Written};
use crate::repair::context::Page;
use crate::repair::gbk;

/// The encoding that text is stored in today.
pub(super) const UTF_8: &str = "UTF-8";

/// A misreading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recipe {
    /// UTF-8 read as Windows-1252 or Latin-1.
    Utf8AsLatin,
    /// GBK read as Windows-1252 or Latin-1.
    GbkAsLatin,
    /// Big5 read as Windows-1252 or Latin-1.
    Big5AsLatin,
    /// UTF-8 read as GBK.
    Utf8AsGbk,
    /// Big5 read as GBK.
    Big5AsGbk,
    /// GBK read as Big5.
    GbkAsBig5,
}

impl Recipe {
    /// All of them.
    pub(super) const ALL: [Self; 6] = [
        Self::Utf8AsLatin,
        Self::GbkAsLatin,
        Self::Big5AsLatin,
        Self::Utf8AsGbk,
        Self::Big5AsGbk,
        Self::GbkAsBig5,
    ];

    /// What the text was written in.
    pub(super) const fn written(self) -> &'static str {
        match self {
            Self::Utf8AsLatin | Self::Utf8AsGbk => UTF_8,
            Self::GbkAsLatin | Self::GbkAsBig5 => "GBK",
            Self::Big5AsLatin | Self::Big5AsGbk => "Big5",
        }
    }

    /// What it was read as.
    pub(super) const fn read(self) -> &'static str {
        match self {
            Self::Utf8AsLatin | Self::GbkAsLatin | Self::Big5AsLatin => "windows-1252",
            Self::Utf8AsGbk | Self::Big5AsGbk => "GBK",
            Self::GbkAsBig5 => "Big5",
        }
    }

    /// Whether a text may prove this misreading by itself. Much that is sound can be misread too:
    /// degrees and accents as GBK, kana as Big5.
    pub(super) fn may_show(self, shown: &str) -> bool {
        match self {
            Self::Utf8AsLatin | Self::Utf8AsGbk => true,
            Self::GbkAsLatin | Self::Big5AsLatin => {
                // Most bytes of both are letters with accents there, and of many kinds.
                let is_letter = |character: &char| matches!(character, '\u{a1}'..='\u{ff}');
                let mut letters: Vec<char> = shown.chars().filter(is_letter).collect();
                let high = shown
                    .chars()
                    .filter(|character| !character.is_ascii())
                    .count();
                let are_most = letters.len() * 2 > high;
                letters.sort_unstable();
                letters.dedup();
                are_most && letters.len() >= super::line::FEWEST_HIGH
            }
            Self::Big5AsGbk | Self::GbkAsBig5 => {
                let mut wide: Vec<char> = shown
                    .chars()
                    .filter(|character| !character.is_ascii())
                    .collect();
                wide.sort_unstable();
                wide.dedup();
                wide.len() >= super::line::FEWEST_HIGH && !is_japanese(shown)
            }
        }
    }

    /// A text as it was written, if it can have come about by this misreading.
    pub(super) fn undo(self, shown: &str, page: &mut Page<'_>) -> Option<Written> {
        match self {
            Self::Utf8AsLatin => utf8::decode(&latin_bytes(shown)?, page),
            Self::Utf8AsGbk => utf8::decode(&gbk_bytes(shown)?, page),
            Self::GbkAsLatin => decode(GB18030, &latin_bytes(shown)?),
            Self::Big5AsLatin => decode(BIG5, &latin_bytes(shown)?),
            Self::Big5AsGbk => decode(BIG5, &gbk_bytes(shown)?),
            Self::GbkAsBig5 => {
                let (bytes, _, has_errors) = BIG5.encode(shown);
                if has_errors {
                    return None;
                }
                let bytes: Vec<Option<u8>> = bytes.iter().copied().map(Some).collect();
                decode(GB18030, &bytes)
            }
        }
    }
}

/// Whether a text has as much kana as Japanese has, and none of the private characters that Big5
/// leaves in GBK.
pub(super) fn is_japanese(text: &str) -> bool {
    let is_kana = |character: &char| matches!(character, '\u{3041}'..='\u{30ff}');
    let wide = text
        .chars()
        .filter(|character| !character.is_ascii())
        .count();
    let kana = text.chars().filter(is_kana).count();
    kana * 5 > wide && !text.chars().any(gbk::is_private)
}

/// The byte that a character is in Windows-1252, or in Latin-1 where the two differ.
pub(super) fn latin_byte(character: char) -> Option<u8> {
    /// The characters of Windows-1252 from 80 on that Latin-1 has not; `\0` where it has none.
    const SPECIAL: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match character {
        '\0'..='\u{ff}' => u8::try_from(character).ok(),
        '\u{152}'..='\u{2122}' => {
            let place = SPECIAL.iter().position(|&special| special == character)?;
            u8::try_from(0x80 + place).ok()
        }
        _ => None,
    }
}

/// The bytes that were read as Latin-1 or Windows-1252.
fn latin_bytes(shown: &str) -> Option<Vec<Option<u8>>> {
    shown
        .chars()
        .map(|character| match character {
            '\u{fffd}' => Some(None),
            _ => latin_byte(character).map(Some),
        })
        .collect()
}

/// The bytes that were read as GBK; none where a mark stands for a lost one.
fn gbk_bytes(shown: &str) -> Option<Vec<Option<u8>>> {
    let mut bytes = Vec::with_capacity(shown.len());
    let mut characters = shown.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, gbk_read(character)?) {
            ('\u{fffd}', _) => bytes.push(None),
            ('€', _) => {
                // It may be the byte 80, or the pair A2 E3. In UTF-8 the pair ends one character
                // and begins another.
                let next = characters.peek().and_then(|&next| gbk_read(next));
                let goes_on = matches!(next, Some([0x80..=0xBF, _] | [0, 0x80]));
                match bytes.last().copied().flatten() {
                    Some(0x80..=0xBF) if goes_on => bytes.extend([Some(0xA2), Some(0xE3)]),
                    _ => bytes.push(Some(0x80)),
                }
            }
            (_, [0, byte]) => bytes.push(Some(byte)),
            (_, pair) => bytes.extend(pair.map(Some)),
        }
    }
    Some(bytes)
}

/// The bytes that are read as a character by decoders of GBK: two, or one after a zero.
pub(super) fn gbk_read(character: char) -> Option<[u8; 2]> {
    match character {
        '\0'..='\u{7f}' => u8::try_from(character).ok().map(|byte| [0, byte]),
        '€' => Some([0, 0x80]),
        '\u{fffd}' => Some([0, 0]),
        _ => gbk::pair(character),
    }
}

/// Decodes bytes none of which is lost.
fn decode(encoding: &'static Encoding, bytes: &[Option<u8>]) -> Option<Written> {
    let bytes: Option<Vec<u8>> = bytes.iter().copied().collect();
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(&bytes?)?
        .into_owned();
    (!text.chars().any(gbk::is_private)).then_some(Written {
        text,
        is_guessed: false,
    })
}
