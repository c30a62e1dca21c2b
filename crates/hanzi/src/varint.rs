//! Numbers as the packed tables write them: seven bits a byte, low bits first (LEB128).

/// Takes the next number off the front of `bytes`; `None` when they end or it exceeds 32 bits.
pub(crate) fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u32::from(byte & 0x7f);
        number |= bits
            .checked_shl(shift)
            .filter(|shifted| shifted >> shift == bits)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn numbers_come_off_the_front_in_order() {
        let mut bytes: &[u8] = &[0x05, 0x80, 0x01, 0xff, 0xff, 0xff, 0xff, 0x0f];
        assert_eq!(take(&mut bytes), Some(5));
        assert_eq!(take(&mut bytes), Some(128));
        assert_eq!(take(&mut bytes), Some(u32::MAX));
        assert_eq!(take(&mut bytes), None);
    }

    #[test]
    fn a_number_that_is_cut_or_too_large_is_none() {
        assert_eq!(take(&mut [0x80].as_slice()), None);
        assert_eq!(take(&mut [0xff, 0xff, 0xff, 0xff, 0x1f].as_slice()), None);
        assert_eq!(
            take(&mut [0x80, 0x80, 0x80, 0x80, 0x80, 0x01].as_slice()),
            None
        );
    }
}
