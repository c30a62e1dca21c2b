//! The files of an index: named by what is in them, with a check that needs no digest.

use postings::{put, take, take_bytes};

/// The most bytes a file of an index may have.
pub(crate) const MOST_BYTES: u64 = 8 << 20;

/// Bytes of a name: half a SHA-256.
const NAME: usize = 16;

/// A file as another one names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileRef {
    /// The beginning of its SHA-256.
    name: [u8; NAME],
    /// How many bytes it has.
    pub(crate) bytes: u64,
    /// Its check number.
    check: u64,
}

impl FileRef {
    /// The file with these bytes; `sha256` is their digest in hexadecimal digits.
    pub(crate) fn of(bytes: &[u8], sha256: &str) -> Self {
        let mut name = [0; NAME];
        for (byte, at) in name.iter_mut().zip((0..).step_by(2)) {
            let digits = sha256.get(at..at + 2).unwrap_or("00");
            *byte = u8::from_str_radix(digits, 16).unwrap_or(0);
        }
        Self {
            name,
            bytes: bytes.len() as u64,
            check: check(bytes),
        }
    }

    /// Its path beside the bundle.
    pub(crate) fn path(&self) -> String {
        let mut path = "index/".to_owned();
        for byte in self.name {
            for digit in [byte >> 4, byte & 15] {
                path.extend(char::from_digit(u32::from(digit), 16));
            }
        }
        path.push_str(".bin");
        path
    }

    /// Whether these are its bytes.
    pub(crate) fn fits(&self, bytes: &[u8]) -> bool {
        bytes.len() as u64 == self.bytes && check(bytes) == self.check
    }

    pub(crate) fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.name);
        bytes.extend(self.check.to_le_bytes());
        put(bytes, self.bytes);
    }

    pub(crate) fn take(bytes: &mut &[u8]) -> Option<Self> {
        let name = take_bytes(bytes, NAME as u64)?.try_into().ok()?;
        let check = u64::from_le_bytes(take_bytes(bytes, 8)?.try_into().ok()?);
        let length = take(bytes).filter(|length| *length <= MOST_BYTES)?;
        Some(Self {
            name,
            bytes: length,
            check,
        })
    }
}

/// A number that changes with any byte of a file: FNV-1a, eight bytes at a time. It tells damage;
/// against what is forged the page has the digest in the name.
pub(crate) fn check(bytes: &[u8]) -> u64 {
    let mut number = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        for (to, from) in eight.iter_mut().zip(chunk) {
            *to = *from;
        }
        number ^= u64::from_le_bytes(eight);
        number = number.wrapping_mul(0x0000_0100_0000_01b3);
        number ^= number >> 29;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::FileRef;

    #[test]
    fn a_file_is_told_from_one_with_any_other_bit() {
        let bytes: Vec<u8> = (0..100).collect();
        let file = FileRef::of(&bytes, &"0a".repeat(32));
        assert_eq!(file.path(), format!("index/{}.bin", "0a".repeat(16)));
        assert!(file.fits(&bytes));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut other = bytes.clone();
                other[at] ^= 1 << bit;
                assert!(!file.fits(&other));
            }
            assert!(!file.fits(&bytes[..at]));
        }
        let mut written = Vec::new();
        file.put(&mut written);
        assert_eq!(FileRef::take(&mut &written[..]), Some(file));
        for at in 0..written.len() {
            assert_eq!(FileRef::take(&mut &written[..at]), None);
        }
    }
}
