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
    read_with_losses(bytes, |_| true).0
}

/// Reads bytes as [`read_as_gbk`] does, and says which of them are lost by that. Characters that
/// the decoder does not know become `?` as well.
pub(crate) fn read_with_losses(bytes: &[u8], knows: fn(char) -> bool) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(bytes.len());
    let mut losses = Vec::new();
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let at = bytes.len() - rest.len();
        rest = after;
        if *first <= 0x80 {
            text.push(if *first == 0x80 {
                '€'
            } else {
                char::from(*first)
            });
            continue;
        }
        match after {
            [trail @ (0x40..=0x7E | 0x80..=0xFE), after @ ..] if *first < 0xFF => {
                let pair = [*first, *trail];
                let (character, _) = GBK.decode_without_bom_handling(&pair);
                if character.chars().all(knows) {
                    text.push_str(&character);
                } else {
                    text.push('?');
                    losses.extend([at, at + 1]);
                }
                rest = after;
            }
            [b'(' | b'<', after @ ..] => {
                text.push('?');
                losses.extend([at, at + 1]);
                rest = after;
            }
            _ => {
                text.push('?');
                losses.push(at);
            }
        }
    }
    (text, losses)
}
