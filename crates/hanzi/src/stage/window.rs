//! A stretch of a text as character codes, decoded before it is looked at.

/// Codes decoded at a time.
const SIZE: usize = 1024;

/// Characters in a row of which a window holds all, unless the text ends.
pub(crate) const AHEAD: usize = 64;

/// The codes of a stretch of a text. Stages look ahead of where they are: what comes next is read
/// from here and not decoded again.
pub(crate) struct Window {
    /// Where it begins in the text, in bytes.
    from: usize,
    /// How many codes there are.
    n_codes: usize,
    /// The codes, and two 0 after the last. A 0 also stands for a run of ASCII characters that mean
    /// nothing to the stage.
    codes: Vec<u32>,
    /// Where each begins, in bytes from the beginning of the window; the end of the window last.
    starts: Vec<u32>,
    /// What each means at its place.
    meanings: Vec<u16>,
}

/// A set of ASCII characters, a bit each. Not one word of 128 bits: WebAssembly has none, and shifts
/// such words by a call.
#[derive(Clone, Copy)]
pub(crate) struct AsciiSet([u32; 4]);

impl AsciiSet {
    /// All of them.
    pub(crate) const ALL: Self = Self([u32::MAX; 4]);

    /// Takes a character out. What is none of ASCII is none of the set.
    pub(crate) fn remove(&mut self, code: u32) {
        if let Some(word) = self.0.get_mut(code as usize >> 5) {
            *word &= !(1 << (code & 31));
        }
    }

    /// Whether it has a character.
    fn has(self, byte: u8) -> bool {
        let word = self.0.get(usize::from(byte >> 5));
        word.is_some_and(|word| word >> (byte & 31) & 1 != 0)
    }
}

impl Default for Window {
    fn default() -> Self {
        Self::of(SIZE)
    }
}

impl Window {
    /// A window for texts of so many bytes.
    pub(crate) fn of(n_bytes: usize) -> Self {
        // Short texts are many: for them less is set up. The rest of a window beyond what stages look
        // ahead is what it gets on by.
        let size = n_bytes.clamp(2 * AHEAD, SIZE) + 2;
        Self {
            from: 0,
            n_codes: 0,
            codes: vec![0; size],
            starts: vec![0; size],
            meanings: vec![0; size],
        }
    }

    /// Takes up `text` from `from` on. Characters of `inert` mean nothing.
    pub(super) fn fill(&mut self, text: &str, from: usize, inert: AsciiSet) {
        let bytes = text.as_bytes().get(from..).unwrap_or_default();
        self.from = from;
        self.n_codes = 0;
        let mut at = 0;
        let most = self.codes.len() - 2;
        while self.n_codes < most {
            // The stretch is far below 4 GiB: a run counts 1 MiB at most.
            let mut start = u32::try_from(at).unwrap_or(u32::MAX);
            // First what is most frequent, in a loop of its own.
            let (threes, _) = bytes.get(at..).unwrap_or_default().as_chunks();
            let codes = self.codes.get_mut(self.n_codes..most).unwrap_or_default();
            let starts = self.starts.get_mut(self.n_codes..most).unwrap_or_default();
            let mut n = 0;
            for ((code, place), &[one, two, three]) in codes.iter_mut().zip(starts).zip(threes) {
                if one & 0xf0 != 0xe0 {
                    break;
                }
                *code = joined(one, 4, [two, three]);
                *place = start;
                start += 3;
                n += 1;
            }
            self.n_codes += n;
            at += 3 * n;
            let Some((code, place)) = codes.get_mut(n).zip(self.starts.get_mut(self.n_codes))
            else {
                break;
            };
            *place = start;
            (*code, at) = match *bytes.get(at..).unwrap_or_default() {
                [ascii @ ..0x80, ..] if !inert.has(ascii) => (u32::from(ascii), at + 1),
                [..0x80, ref rest @ ..] => (0, at + 1 + n_inert(rest, inert)),
                [one @ ..0xe0, two, ..] => (joined(one, 5, [two]), at + 2),
                [one @ ..0xf0, two, three, ..] => (joined(one, 4, [two, three]), at + 3),
                [one, two, three, four, ..] => (joined(one, 3, [two, three, four]), at + 4),
                [] => break,
                // Not in a string.
                [..] => (0, at + 1),
            };
            self.n_codes += 1;
        }
        if let Some(codes) = self.codes.get_mut(self.n_codes..self.n_codes + 2) {
            codes.fill(0);
        }
        if let Some(start) = self.starts.get_mut(self.n_codes) {
            *start = u32::try_from(at).unwrap_or(u32::MAX);
        }
    }

    /// Sets what each code means, by itself and the two after it.
    pub(super) fn weigh(&mut self, meaning: impl Fn([u32; 3]) -> u16) {
        let threes = self.codes.array_windows();
        for (bits, &three) in self.meanings.iter_mut().zip(threes).take(self.n_codes) {
            *bits = meaning(three);
        }
    }

    /// The first place from `at` on and before `end` that means something, and what.
    pub(super) fn next_meaning(&self, at: usize, end: usize) -> Option<(usize, u16)> {
        let rest = self.meanings.get(at..end)?;
        rest.iter()
            .zip(at..)
            .find(|&(&bits, _)| bits != 0)
            .map(|(&bits, place)| (place, bits))
    }

    /// The codes from `at` on.
    pub(super) fn codes_from(&self, at: usize) -> &[u32] {
        self.codes.get(at..self.n_codes).unwrap_or(&[])
    }

    /// The first code from `at` on that does not begin before `place` of the text; at most one
    /// beyond the last.
    pub(super) fn first_from(&self, place: usize, mut at: usize) -> usize {
        while at < self.n_codes && self.start(at) < place {
            at += 1;
        }
        at
    }

    /// How many codes there are.
    pub(super) fn len(&self) -> usize {
        self.n_codes
    }

    /// Where the code at `at` begins in the text, in bytes.
    pub(super) fn start(&self, at: usize) -> usize {
        self.from + self.starts.get(at).map_or(0, |&start| start as usize)
    }
}

/// How many characters of `inert` come first, up to a mebibyte.
fn n_inert(bytes: &[u8], inert: AsciiSet) -> usize {
    let run = bytes.iter().take(1 << 20);
    run.take_while(|&&byte| inert.has(byte)).count()
}

/// The code of a character in UTF-8: `n_bits` of its first byte, then six of each other.
fn joined<const N: usize>(first: u8, n_bits: u32, others: [u8; N]) -> u32 {
    let first = u32::from(first) & ((1 << n_bits) - 1);
    others
        .iter()
        .fold(first, |code, &byte| code << 6 | u32::from(byte) & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::{AsciiSet, SIZE, Window};

    #[test]
    fn runs_that_mean_nothing_are_one_code() {
        let mut window = Window::default();
        let mut inert = AsciiSet::ALL;
        inert.remove(u32::from(b"B"[0]));
        window.fill("abc漢字 B超def", 1, inert);
        assert_eq!(
            window.codes[..8],
            [0, 0x6f22, 0x5b57, 0, 0x42, 0x8d85, 0, 0]
        );
        assert_eq!(window.starts[..8], [0, 2, 5, 8, 9, 10, 13, 16]);
        assert_eq!((window.len(), window.start(1), window.start(7)), (7, 3, 17));
    }

    #[test]
    fn characters_of_any_length_are_decoded() {
        let text = "a\u{7f}\u{80}\u{7ff}\u{800}漢\u{ffff}\u{10000}𠮷\u{10ffff}";
        let mut window = Window::default();
        window.fill(text, 0, AsciiSet([0; 4]));
        let codes: Vec<u32> = text.chars().map(u32::from).collect();
        assert_eq!(window.codes_from(0), codes);
        let starts = text.char_indices().map(|(start, _)| start);
        assert!(starts.eq((0..window.len()).map(|at| window.start(at))));
    }

    #[test]
    fn a_long_text_fills_one_window_after_the_other() {
        let text = "漢".repeat(SIZE + 5);
        let mut window = Window::default();
        window.fill(&text, 0, AsciiSet([0; 4]));
        assert_eq!((window.len(), window.start(SIZE)), (SIZE, SIZE * 3));
        window.fill(&text, SIZE * 3, AsciiSet([0; 4]));
        assert_eq!((window.len(), window.start(5)), (5, text.len()));
        window.fill(&text, text.len(), AsciiSet([0; 4]));
        assert_eq!((window.len(), window.start(0)), (0, text.len()));
    }
}
