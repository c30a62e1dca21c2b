//! Text read in another encoding than its own.

use encoding_rs::{BIG5, GB18030, GBK, WINDOWS_1252};

fn as_windows_1252(bytes: &[u8]) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

/// UTF-8 read as Windows-1252.
pub(crate) fn utf8_as_windows_1252(text: &str) -> String {
    as_windows_1252(text.as_bytes())
}

/// UTF-8 read as Latin-1.
pub(crate) fn utf8_as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

/// UTF-8 read as Windows-1252, and that once more.
pub(crate) fn twice(text: &str) -> String {
    utf8_as_windows_1252(&utf8_as_windows_1252(text))
}

/// UTF-8 read as GBK: the last byte before ASCII is lost when it is left over.
pub(crate) fn utf8_as_gbk(text: &str) -> String {
    GBK.decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

/// GBK read as Windows-1252.
pub(crate) fn gbk_as_windows_1252(text: &str) -> String {
    as_windows_1252(&GB18030.encode(text).0)
}

/// Big5 read as Windows-1252.
pub(crate) fn big5_as_windows_1252(text: &str) -> String {
    as_windows_1252(&BIG5.encode(text).0)
}

/// Big5 read as GBK.
pub(crate) fn big5_as_gbk(text: &str) -> String {
    GBK.decode_without_bom_handling(&BIG5.encode(text).0)
        .0
        .into_owned()
}

/// All that is not ASCII as character references.
pub(crate) fn references(text: &str) -> String {
    let reference = |character: char| match character {
        '\n' | '\t' | ' '..='~' => character.to_string(),
        '“' => "&ldquo;".to_owned(),
        '”' => "&rdquo;".to_owned(),
        _ => format!("&#{};", u32::from(character)),
    };
    text.chars().map(reference).collect()
}

/// Whether Big5 has all of a text.
pub(crate) fn is_big5(text: &str) -> bool {
    !BIG5.encode(text).2
}
