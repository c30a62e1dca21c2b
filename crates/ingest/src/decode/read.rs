//! Reading bytes in one encoding, with an account of what would not be read.

use encoding_rs::{DecoderResult, Encoding};

use super::plausible;

/// How many bytes are decoded at a time.
const BUFFER: usize = 4096;

/// A place where bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// The first such byte, counted in the file.
    pub(crate) offset: u64,
    /// The bytes, in hexadecimal.
    pub(crate) bytes: String,
    /// Where U+FFFD stands for them in the decoded text.
    pub(crate) at: usize,
}

/// A page as read in one encoding.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) encoding: &'static Encoding,
    pub(super) text: String,
    pub(super) malformed: Vec<Malformed>,
    /// How much it reads like Chinese text, from 0 to 1.
    pub(super) score: f64,
}

impl Reading {
    /// The share of malformed places among the characters beyond ASCII.
    #[expect(clippy::cast_precision_loss, reason = "a share, told to two digits")]
    pub(super) fn malformed_share(&self) -> f64 {
        let beyond = self.text.chars().filter(|c| !c.is_ascii()).count();
        if beyond == 0 {
            0.0
        } else {
            self.malformed.len() as f64 / beyond as f64
        }
    }

    /// Whether so much is malformed that the encoding cannot be meant.
    pub(super) fn is_hopeless(&self) -> bool {
        self.malformed_share() > 0.2
    }
}

/// Reads `bytes` after the first `skipped` ones.
pub(super) fn read(bytes: &[u8], encoding: &'static Encoding, skipped: usize) -> Reading {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut malformed = Vec::new();
    // Decoding stops at every malformed place, and starting again costs the length of the buffer.
    let mut buffer = String::with_capacity(BUFFER);
    let mut at = skipped;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        buffer.clear();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut buffer, true);
        text.push_str(&buffer);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = at.saturating_sub(usize::from(after));
                let start = end.saturating_sub(usize::from(length));
                malformed.push(Malformed {
                    offset: start as u64,
                    bytes: hexadecimal(bytes.get(start..end).unwrap_or_default()),
                    at: text.len(),
                });
                text.push('\u{fffd}');
            }
        }
    }
    let score = plausible::score(&text);
    Reading {
        encoding,
        text,
        malformed,
        score,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}
