//! The codes that postings are written in: bits, lists of numbers, and whole numbers in bytes.
//!
//! Ascending lists are written by binary interpolative coding (Moffat and Stuiver 2000): the middle
//! number first, in just as many bits as its bounds leave open, then both halves. It has no
//! parameter, and a list that comes in clusters, as words do, takes less than gaps would
//! (`crates/collection/benches/search/codes.rs` compares it with others).

/// Writes bits, the highest of a byte first.
#[derive(Debug, Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    /// Bits of `last` that are taken.
    taken: u32,
    last: u8,
}

impl BitWriter {
    /// The bytes, the last one filled up with zeros.
    pub fn into_bytes(mut self) -> Vec<u8> {
        if self.taken > 0 {
            self.bytes.push(self.last);
        }
        self.bytes
    }

    /// How many whole bytes there are.
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is no whole byte.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn bit(&mut self, bit: bool) {
        self.last |= u8::from(bit) << (7 - self.taken);
        self.taken += 1;
        if self.taken == 8 {
            self.bytes.push(self.last);
            (self.last, self.taken) = (0, 0);
        }
    }

    /// The lowest `count` bits of a number.
    fn bits(&mut self, number: u32, count: u32) {
        for at in (0..count).rev() {
            self.bit(number >> at & 1 == 1);
        }
    }

    /// A number from 0 to `most`, in truncated binary.
    pub fn below(&mut self, number: u32, most: u32) {
        let (width, short) = shape(most);
        if u64::from(number) < short {
            self.bits(number, width);
        } else {
            let long = u64::from(number) + short;
            self.bits(u32::try_from(long >> 1).unwrap_or(0), width);
            self.bit(long & 1 == 1);
        }
    }

    /// A number from 1: small ones are short (Elias gamma).
    pub fn count(&mut self, number: u32) {
        let width = number.max(1).ilog2();
        for _ in 0..width {
            self.bit(false);
        }
        self.bit(true);
        self.bits(number, width);
    }

    /// An ascending list without repeats, from `low` to `high`.
    pub fn list(&mut self, list: &[u32], low: u32, high: u32) {
        let middle = list.len() / 2;
        let Some(&number) = list.get(middle) else {
            return;
        };
        let (before, after) = list.split_at(middle);
        let least = low + length(before);
        let rest = after.get(1..).unwrap_or_default();
        let most = high.saturating_sub(length(rest));
        self.below(number.saturating_sub(least), most.saturating_sub(least));
        self.list(before, low, number.saturating_sub(1));
        self.list(rest, number + 1, high);
    }
}

/// Reads what a [`BitWriter`] wrote. Beyond the end there are zeros, and `is_over` tells.
#[derive(Debug)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next byte to take.
    at: usize,
    /// Bits taken ahead, the next one highest.
    ahead: u64,
    n_ahead: u32,
}

impl<'a> BitReader<'a> {
    /// Begins with the first of these.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            ahead: 0,
            n_ahead: 0,
        }
    }

    /// Whether more was read than there was.
    pub fn is_over(&self) -> bool {
        let read = self.at as u64 * 8 - u64::from(self.n_ahead);
        read > self.bytes.len() as u64 * 8
    }

    fn fill(&mut self) {
        if let Some(next) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            self.ahead |= u64::from_be_bytes(*next) >> self.n_ahead;
            let whole = (64 - self.n_ahead) / 8;
            self.at += whole as usize;
            self.n_ahead += whole * 8;
            // What is of the byte after these comes again.
            self.ahead &= u64::MAX << (64 - self.n_ahead);
            return;
        }
        while self.n_ahead <= 56 {
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            self.ahead |= u64::from(byte) << (56 - self.n_ahead);
            self.n_ahead += 8;
            self.at += 1;
        }
    }

    fn bits(&mut self, count: u32) -> u32 {
        if count == 0 {
            return 0;
        }
        if self.n_ahead < count {
            self.fill();
        }
        let bits = self.ahead >> (64 - count);
        self.ahead <<= count;
        self.n_ahead -= count;
        u32::try_from(bits).unwrap_or(0)
    }

    /// A number from 0 to `most`.
    pub fn below(&mut self, most: u32) -> u32 {
        let (width, short) = shape(most);
        let number = self.bits(width);
        if u64::from(number) < short {
            return number;
        }
        let long = u64::from(number) << 1 | u64::from(self.bits(1));
        u32::try_from(long - short).unwrap_or(0).min(most)
    }

    /// A number from 1.
    pub fn count(&mut self) -> u32 {
        if self.n_ahead < 32 {
            self.fill();
        }
        let width = self.ahead.leading_zeros();
        if width > 31 {
            self.bits(32);
            return 1;
        }
        self.bits(width + 1);
        1 << width | self.bits(width)
    }

    /// An ascending list of so many numbers from `low` to `high`, put at the end of `list`. A list
    /// that cannot be is cut: the numbers ascend and are within the bounds whatever the bytes say.
    pub fn list(&mut self, count: u32, low: u32, high: u32, list: &mut Vec<u32>) {
        if count == 0 || low > high {
            return;
        }
        if high - low == count - 1 {
            // All of them: no bits were needed to say so.
            list.extend(low..=high);
            return;
        }
        let middle = count / 2;
        let rest = count - middle - 1;
        let least = low.saturating_add(middle).min(high);
        let most = high.saturating_sub(rest).max(least);
        let number = least + self.below(most - least);
        if middle > 0 && number > low {
            self.list(middle, low, number - 1, list);
        }
        list.push(number);
        if rest > 0 && number < high {
            self.list(rest, number + 1, high, list);
        }
    }
}

/// For numbers from 0 to `most`: the bits of the short codes, and how many there are.
const fn shape(most: u32) -> (u32, u64) {
    let values = most as u64 + 1;
    let width = values.ilog2();
    (width, (1 << (width + 1)) - values)
}

fn length(list: &[u32]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// Puts a whole number in bytes, seven bits each, low ones first (LEB128).
pub fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or(0));
}

/// Takes a number that [`put`] wrote off the front; nothing when the bytes end.
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Takes a number of 32 bits off the front.
pub fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    u32::try_from(take(bytes)?).ok()
}

/// Takes so many bytes off the front.
pub fn take_bytes<'a>(bytes: &mut &'a [u8], count: u64) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(usize::try_from(count).ok()?)?;
    *bytes = rest;
    Some(taken)
}
