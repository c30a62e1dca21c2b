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

/// Takes a step off the front of `bytes` and gives where it leads from `last`: a size, with the
/// lowest bit set when it goes back. `None` when it leads out of 32 bits.
pub(crate) fn take_step(bytes: &mut &[u8], last: u32) -> Option<u32> {
    let step = take(bytes)?;
    if step & 1 == 0 {
        last.checked_add(step >> 1)
    } else {
        last.checked_sub(step >> 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{take, take_step};

    #[test]
    fn steps_lead_both_ways_and_not_out_of_range() {
        assert_eq!(take_step(&mut [0x06].as_slice(), 10), Some(13));
        assert_eq!(take_step(&mut [0x07].as_slice(), 10), Some(7));
        assert_eq!(take_step(&mut [0x07].as_slice(), 2), None);
        assert_eq!(take_step(&mut [0x02].as_slice(), u32::MAX), None);
    }

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
