//! Percent-encoding for the parts of an address (RFC 3986 §2.1), Han characters left readable.

/// Characters that have a meaning in our addresses, or that browsers change on their way.
fn is_reserved(c: char) -> bool {
    c.is_control() || c.is_whitespace() || "%&,?#+=/\\\"<>`{}|^".contains(c)
}

/// `text` with its reserved characters written as bytes.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if is_reserved(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                encoded.push('%');
                encoded.extend([byte >> 4, byte & 15].map(digit));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

/// The text that was encoded; a stray `%` stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let pair = match after {
            [high, low, ..] if byte == b'%' => value(*high).zip(value(*low)),
            _ => None,
        };
        if let Some((high, low)) = pair {
            bytes.push(high << 4 | low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_percent_sign_stays() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz"), "%zz");
        assert_eq!(decode("%"), "%");
    }

    #[test]
    fn reserved_characters_travel_as_bytes() {
        assert_eq!(encode("a&b,漢 字"), "a%26b%2C漢%20字");
        assert_eq!(decode("a%26b%2C漢%20字"), "a&b,漢 字");
    }
}
