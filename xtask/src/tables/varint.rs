//! Numbers as the tables write them: seven bits a byte, low bits first (LEB128).

/// Appends a number.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

/// Appends the step from `last` to `next`, small steps either way as small numbers.
pub(super) fn push_step(bytes: &mut Vec<u8>, last: u32, next: u32) {
    let (size, back) = if next >= last {
        (next - last, 0)
    } else {
        (last - next, 1)
    };
    push(bytes, size << 1 | back);
}
