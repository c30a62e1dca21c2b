//! A text as the bytes of a file.

use encoding_rs::{BIG5, GB18030};
use hanzi::Script;

use super::chance::Chance;

/// How a page is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Charset {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// GB18030, nearly always within GBK.
    Gb18030,
    /// Big5.
    Big5,
    /// UTF-16, little end first, with a byte order mark.
    Utf16,
}

impl Charset {
    /// How a page in this script may be encoded.
    pub(super) fn sample(script: Script, chance: &mut Chance) -> Self {
        match chance.below(100) {
            0 => Self::Utf16,
            1..3 => Self::Utf8Bom,
            3..15 if script == Script::Hans => Self::Gb18030,
            3..9 => Self::Big5,
            _ => Self::Utf8,
        }
    }

    /// What a page of HTML calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "utf-8",
            Self::Gb18030 => "gb2312",
            Self::Big5 => "big5",
            Self::Utf16 => "utf-16le",
        }
    }

    /// This encoding where it has all of a text, else UTF-8.
    pub(super) fn for_text(self, text: &str) -> Self {
        let lacks = match self {
            Self::Gb18030 => GB18030.encode(text).2,
            Self::Big5 => BIG5.encode(text).2,
            _ => false,
        };
        if lacks { Self::Utf8 } else { self }
    }

    /// The bytes of a text.
    pub(super) fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            Self::Gb18030 => GB18030.encode(text).0.into_owned(),
            Self::Big5 => BIG5.encode(text).0.into_owned(),
            Self::Utf16 => {
                let units = ['\u{FEFF}'].into_iter().chain(text.chars());
                let mut bytes = Vec::with_capacity(text.len());
                for unit in units {
                    for half in unit.encode_utf16(&mut [0; 2]) {
                        bytes.extend_from_slice(&half.to_le_bytes());
                    }
                }
                bytes
            }
        }
    }
}
