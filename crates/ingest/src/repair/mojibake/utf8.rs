//! Decoding UTF-8 of which some bytes are lost.
//!
//! Read as GBK, an odd byte before ASCII is lost. Read as Latin-1, the byte A0 often becomes a
//! space, and bytes that are controls there are dropped.

use crate::repair::context::Page;

/// A text may have this many more characters that have lost a byte than such as have not.
const LOST: usize = 2;

/// How far a guess looks ahead.
const AHEAD: usize = 24;

/// A text as it was written.
pub(super) struct Written {
    pub text: String,
    /// Whether lost bytes were guessed.
    pub is_guessed: bool,
}

/// A character, or those it may be.
enum Read {
    Whole(char),
    OneOf(Vec<char>),
}

/// Decodes bytes, with none for a lost one.
pub(super) fn decode(bytes: &[Option<u8>], page: &mut Page<'_>) -> Option<Written> {
    let mut read = Vec::with_capacity(bytes.len() / 2);
    let mut rest = bytes;
    let (mut whole, mut lost) = (0, 0);
    while let Some((&first, after)) = rest.split_first() {
        let first = first?;
        if first < 0x80 {
            read.push(Read::Whole(char::from(first)));
            rest = after;
            continue;
        }
        let (character, after) = sequence(first, after)?;
        match character {
            Read::Whole(_) => whole += 1,
            Read::OneOf(_) => lost += 1,
        }
        read.push(character);
        rest = after;
    }
    (whole + lost > 0 && lost <= whole + LOST).then(|| Written {
        text: fill(read, page),
        is_guessed: lost > 0,
    })
}

/// Reads the rest of a sequence that begins with `first`.
fn sequence(first: u8, mut rest: &[Option<u8>]) -> Option<(Read, &[Option<u8>])> {
    let (length, bits) = match first {
        0xC2..=0xDF => (1, u32::from(first & 0x1F)),
        0xE0..=0xEF => (2, u32::from(first & 0x0F)),
        0xF0..=0xF4 => (3, u32::from(first & 0x07)),
        _ => return None,
    };
    // The values that the bits so far may have.
    let mut values = vec![bits];
    for _ in 0..length {
        let known = match rest.first() {
            Some(Some(byte @ 0x80..=0xBF)) => Some(u32::from(byte & 0x3F)),
            // A0, the no-break space, made a space.
            Some(Some(b' '))
                if matches!(rest.get(1), Some(Some(0x80..=0xBF)))
                    || length == 2 && values.len() == 1 && values.first() != Some(&bits) =>
            {
                Some(0x20)
            }
            _ => None,
        };
        // A mark stands for the lost byte; or nothing does.
        let is_marked = known.is_some() || matches!(rest.first(), Some(None | Some(b'?')));
        if is_marked {
            rest = rest.get(1..).unwrap_or_default();
        }
        values = match known {
            Some(bits) => values.into_iter().map(|value| value << 6 | bits).collect(),
            None if values.len() == 1 => values
                .into_iter()
                .flat_map(|value| (0..64).map(move |bits| value << 6 | bits))
                .collect(),
            None => return None,
        };
    }
    let shortest = [0, 0x80, 0x800, 0x1_0000]
        .get(length)
        .copied()
        .unwrap_or_default();
    let mut made: Vec<char> = values
        .into_iter()
        .filter(|&value| value >= shortest)
        .filter_map(char::from_u32)
        .collect();
    match made.len() {
        0 => None,
        1 => Some((Read::Whole(made.pop()?), rest)),
        _ => Some((Read::OneOf(made), rest)),
    }
}

/// Puts the likeliest character where one has lost a byte.
fn fill(read: Vec<Read>, page: &mut Page<'_>) -> String {
    let mut text: Vec<char> = Vec::with_capacity(read.len());
    let mut read = read.into_iter().peekable();
    let mut ahead: std::collections::VecDeque<Read> = std::collections::VecDeque::new();
    loop {
        while ahead.len() <= AHEAD {
            let Some(next) = read.next() else { break };
            ahead.push_back(next);
        }
        let Some(next) = ahead.pop_front() else { break };
        match next {
            Read::Whole(character) => text.push(character),
            Read::OneOf(candidates) => {
                let after: Vec<char> = ahead
                    .iter()
                    .map_while(|read| match read {
                        Read::Whole(character) => Some(*character),
                        Read::OneOf(_) => None,
                    })
                    .collect();
                text.extend(page.rank(candidates, &text, &after).first());
            }
        }
    }
    text.into_iter().collect()
}
