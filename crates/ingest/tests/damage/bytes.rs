//! Text as bytes of GBK, and back as a careless decoder reads it.

use encoding_rs::GBK;

/// The bytes of a text in GBK. What GBK has not is left out.
pub(crate) fn gbk(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, has_errors) = GBK.encode(character.encode_utf8(&mut buffer));
        if !has_errors {
            bytes.extend_from_slice(&encoded);
        }
    }
    bytes
}

/// Reads bytes as GBK. A lead byte that no trail byte follows becomes `?`, and takes an opening
/// bracket or `<` along.
pub(crate) fn read_as_gbk(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first < 0x80 {
            text.push(char::from(*first));
            continue;
        }
        match after {
            [trail @ (0x40..=0x7E | 0x80..=0xFE), after @ ..] if (0x81..=0xFE).contains(first) => {
                text.push_str(&GBK.decode_without_bom_handling(&[*first, *trail]).0);
                rest = after;
            }
            [b'(' | b'<', after @ ..] => {
                text.push('?');
                rest = after;
            }
            _ => text.push('?'),
        }
    }
    text
}
