//! What a text has that damage has too, found in one scan, so that sound text is passed quickly.

use super::disguise::is_listed_glyph;

/// What a text has that a pass may want to look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a sign, and any may be there"
)]
pub(super) struct Signs {
    /// `?`, U+FFFD, or a box.
    pub loss: bool,
    /// `&`.
    pub ampersand: bool,
    /// A bracket that closes behind a letter.
    pub note: bool,
    /// Letters with accents, or marks that misread bytes become.
    pub latin: bool,
    /// Controls without width.
    pub unseen: bool,
    /// Full-width letters or digits.
    pub full_width: bool,
    /// Compatibility or private characters, or radicals.
    pub form: bool,
    /// Rare glyphs of the table.
    pub glyph: bool,
}

impl Signs {
    /// Looks through a text.
    pub(super) fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let mut rest = text.as_bytes();
        let mut last = 0;
        loop {
            rest = match rest {
                [lead @ 0xE4..=0xE9, second, third, after @ ..] => {
                    signs.glyph |= is_listed_glyph(*lead, *second, *third);
                    last = 0xE4;
                    after
                }
                [byte @ ..=0x7F, after @ ..] => {
                    match byte {
                        b'?' => signs.loss = true,
                        b'&' => signs.ampersand = true,
                        b')' => signs.note |= is_of_note(last),
                        _ => {}
                    }
                    last = *byte;
                    after
                }
                [lead, after @ ..] => {
                    let [second, third] =
                        [0, 1].map(|nth| after.get(nth).copied().unwrap_or_default());
                    signs.see([*lead, second, third], last);
                    last = *lead;
                    after
                }
                [] => break,
            };
        }
        signs
    }

    /// Looks at a character that is neither ASCII nor common Han, by its first three bytes. The
    /// other bytes of a character come here as well, and are signs of nothing.
    fn see(&mut self, bytes: [u8; 3], last: u8) {
        match bytes {
            [0xC2, 0xAD, _] => (self.unseen, self.latin) = (true, true),
            [0xC2 | 0xC3, ..] => self.latin = true,
            [0xE1, 0xA0, 0x8E]
            | [0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE]
            | [0xE2, 0x81, 0xA0..=0xA9]
            | [0xEF, 0xBB, 0xBF] => self.unseen = true,
            [0xE2, 0x96, 0xA1] | [0xE3, 0x80, 0x93] | [0xEF, 0xBF, 0xBD] => self.loss = true,
            [0xE2, 0xBA..=0xBF, _] | [0xEE, ..] | [0xEF, 0x80..=0xAB, _] | [0xF0, 0xAF, _] => {
                self.form = true;
            }
            [0xEF, 0xBC, 0x89] => self.note |= is_of_note(last),
            [0xEF, 0xBC, 0x90..=0x99 | 0xA1..=0xBA] | [0xEF, 0xBD, 0x81..=0x9A] => {
                self.full_width = true;
            }
            _ => {}
        }
    }
}

/// Whether a note may end in a character with this first byte: letters, digits, marks of tones,
/// zhuyin.
fn is_of_note(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0xC3..=0xCC | 0x80..=0xBF | 0xE1 | 0xE3)
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn sound_text_shows_nothing() {
        let text = "她说：“今年（2018）的产量增长了三成。”\nThe end (of it all).";
        assert_eq!(
            Signs {
                note: true,
                ..Signs::default()
            },
            Signs::of(text)
        );
    }

    #[test]
    fn each_sign_is_seen() {
        let sees = |text: &str, sign: fn(Signs) -> bool| {
            assert!(sign(Signs::of(text)), "{text:?}");
            assert!(
                sign(Signs::of(&format!("（前文。），{text}”，后文"))),
                "{text:?}"
            );
            assert!(sign(Signs::of(&format!("前文{text}后文"))), "{text:?}");
        };
        for text in ["?", "\u{fffd}", "□", "〓"] {
            sees(text, |signs| signs.loss);
        }
        for text in [
            "\u{200b}", "\u{feff}", "\u{ad}", "\u{2066}", "\u{202e}", "\u{180e}",
        ] {
            sees(text, |signs| signs.unseen);
        }
        for text in [
            "\u{e7c9}",
            "\u{f8ff}",
            "\u{f9d1}",
            "\u{2f00}",
            "\u{2e80}",
            "\u{2f81a}",
        ] {
            sees(text, |signs| signs.form);
        }
        for text in ["當(dāng)", "當（dang）", "當(ㄉㄤ)", "女(nǚ)", "了(le5)"] {
            sees(text, |signs| signs.note);
        }
        sees("Ａ", |signs| signs.full_width);
        sees("Ã¥", |signs| signs.latin);
        sees("槼", |signs| signs.glyph);
        sees("&", |signs| signs.ampersand);
    }
}
