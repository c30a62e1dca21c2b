//! From the bytes of a page to its text.
//!
//! The only part of ingest that sees bytes. In this order: a byte order mark; NULs that only UTF-16
//! leaves; valid UTF-8, whatever is declared; the declared encoding, where its bytes agree and read
//! like text; else the encoding in which the bytes read best. What cannot be decoded becomes U+FFFD
//! and is noted with its place in the file.

mod binary;
mod declared;
mod plausible;
mod read;

use bundle::CharsetBy;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

pub(crate) use self::read::Malformed;
use self::read::Reading;

/// A declared encoding stands if it reads at least this well...
const READS_WELL: f64 = 0.7;
/// ...or if no other reads better by this much.
const CLEARLY_BETTER: f64 = 0.15;
/// Bytes that read this well in an encoding of Chinese, with nothing malformed, are in none other.
const FITS: f64 = 0.9;
/// Two guesses this near are a toss-up.
const NEARLY_EQUAL: f64 = 0.05;
/// UTF-8 with a higher share of malformed sequences among the characters beyond ASCII is none.
const DAMAGED_SHARE: f64 = 0.2;

/// A decoded page.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Its text, without a byte order mark.
    pub(crate) text: String,
    /// The encoding, by its name in the Encoding Standard.
    pub(crate) encoding: &'static str,
    /// What told it.
    pub(crate) by: CharsetBy,
    /// What the page declares, when that is another encoding.
    pub(crate) wrong: Option<String>,
    /// Whether another encoding is nearly as likely.
    pub(crate) guessed: bool,
    /// What could not be decoded, in order.
    pub(crate) malformed: Vec<Malformed>,
}

/// Decodes a page, or says what the bytes are when they are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, &'static str> {
    if let Some(what) = binary::magic(bytes) {
        return Err(what);
    }
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return Ok(taken(
            read::read(bytes, encoding, bom),
            CharsetBy::Bom,
            None,
        ));
    }
    if let Some(reading) = utf16_without_bom(bytes) {
        return Ok(taken(reading, CharsetBy::Detection, None));
    }
    if binary::has_controls_in_share(bytes) {
        return Err("bytes that are no text");
    }
    let declared = declared::charset(bytes);
    let known = declared
        .as_ref()
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    let mut decoded = choose(bytes, known);
    let same = |known: &'static Encoding| {
        known.name() == decoded.encoding || (known == GBK && decoded.encoding == GB18030.name())
    };
    decoded.wrong = declared.filter(|_| !known.is_some_and(same));
    if bytes.is_ascii() {
        decoded.wrong = None;
    }
    Ok(decoded)
}

/// Reads bytes without a mark.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let says_utf8 = declared == Some(UTF_8);
    if std::str::from_utf8(bytes).is_ok() || damaged_share(bytes) <= DAMAGED_SHARE {
        let utf8 = read::read(bytes, UTF_8, 0);
        let by = match utf8.malformed.is_empty() {
            _ if says_utf8 => CharsetBy::Declared,
            true => CharsetBy::Validity,
            false => CharsetBy::Detection,
        };
        return taken(utf8, by, None);
    }
    let declared = declared
        .filter(|_| !says_utf8)
        .map(|it| read::read(bytes, it, 0));
    let is_sound = |it: &Reading| it.malformed.is_empty() && it.score >= READS_WELL;
    let declared = match declared {
        Some(reading) if is_sound(&reading) => return taken(reading, CharsetBy::Declared, None),
        declared => declared,
    };
    let mut others = likely(bytes);
    if let Some(reading) = declared {
        others.retain(|other| other.encoding != reading.encoding);
        let best = others.iter().map(|other| other.score).fold(0.0, f64::max);
        if best < reading.score + CLEARLY_BETTER && !reading.is_hopeless() {
            return taken(reading, CharsetBy::Declared, None);
        }
    }
    others.sort_by(|one, other| other.score.total_cmp(&one.score));
    if others.iter().all(|other| other.score < READS_WELL) {
        // Hardly Chinese: the statistics know more languages than the score does.
        others.sort_by_key(|other| [GBK, BIG5].contains(&other.encoding));
    }
    let mut others = others.into_iter();
    let best = others.next().unwrap_or_else(|| read::read(bytes, GBK, 0));
    taken(best, CharsetBy::Detection, others.next())
}

/// The bytes in the encodings of Chinese, and in the one that statistics tell where none of those
/// fits: telling takes much longer than reading.
fn likely(bytes: &[u8]) -> Vec<Reading> {
    let mut readings = vec![read::read(bytes, GBK, 0), read::read(bytes, BIG5, 0)];
    let fits = |it: &Reading| it.malformed.is_empty() && it.score >= FITS;
    if !readings.iter().any(fits) {
        let told = detect(bytes);
        if readings.iter().all(|reading| reading.encoding != told) {
            readings.push(read::read(bytes, told, 0));
        }
    }
    readings
}

/// The share of malformed sequences among the characters beyond ASCII, if it is UTF-8.
#[expect(clippy::cast_precision_loss, reason = "a share, told to two digits")]
fn damaged_share(bytes: &[u8]) -> f64 {
    let (mut malformed, mut beyond) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        malformed += usize::from(!chunk.invalid().is_empty());
        beyond += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    malformed as f64 / (malformed + beyond).max(1) as f64
}

/// What the statistics say.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The name of the encoding that a text in GBK is in: GB 18030, if it has characters that only that
/// has. Both are read by one decoder.
fn name(reading: &Reading) -> &'static str {
    let plain = || reading.text.replace('\u{fffd}', "");
    if reading.encoding == GBK && GBK.encode(&plain()).2 {
        return GB18030.name();
    }
    reading.encoding.name()
}

fn taken(reading: Reading, by: CharsetBy, next: Option<Reading>) -> Decoded {
    Decoded {
        guessed: next.is_some_and(|next| next.score + NEARLY_EQUAL >= reading.score),
        encoding: name(&reading),
        text: reading.text,
        by,
        wrong: None,
        malformed: reading.malformed,
    }
}

/// UTF-16 without a mark: NULs, which no other text has, and sound and plausible when read so.
///
/// The side of the pairs that the NULs stand on does not tell the byte order: `一` is U+4E00.
fn utf16_without_bom(bytes: &[u8]) -> Option<Reading> {
    let mut nuls = bytes.iter().filter(|byte| **byte == 0);
    nuls.nth(1)?; // a lone one is damage
    let plain = |c: char| !c.is_control() || "\t\n\r\u{c}".contains(c);
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .map(|encoding| read::read(bytes, encoding, 0))
        .filter(|reading| reading.malformed.is_empty() && reading.text.chars().all(plain))
        .max_by(|one, other| one.score.total_cmp(&other.score))
        .filter(|reading| reading.score >= READS_WELL)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANS: &str = "本馆昨日整理了一批旧书，内容是汉字编码的历史，读者可以到阅览室查看。";
    const HANT: &str = "本館昨日整理了一批舊書，內容是漢字編碼的歷史，讀者可以到閱覽室查看。";

    fn html(charset: &str, text: &str) -> String {
        format!("<html><head><meta charset=\"{charset}\"></head><body>{text}</body></html>")
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str, by: CharsetBy, wrong: Option<&str>) {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!((decoded.encoding, decoded.by), (encoding, by));
        assert_eq!(decoded.wrong.as_deref(), wrong);
    }

    #[test]
    fn a_byte_order_mark_tells_the_encoding_and_goes() {
        let mut bytes = b"\xef\xbb\xbf".to_vec();
        bytes.extend(HANS.as_bytes());
        check(&bytes, HANS, "UTF-8", CharsetBy::Bom, None);
        let mut bytes = b"\xff\xfe".to_vec();
        bytes.extend(HANT.encode_utf16().flat_map(u16::to_le_bytes));
        check(&bytes, HANT, "UTF-16LE", CharsetBy::Bom, None);
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_nuls() {
        let text = format!("{HANS}\n2018 {HANS}\n");
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, &text, "UTF-16LE", CharsetBy::Detection, None);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, &text, "UTF-16BE", CharsetBy::Detection, None);
    }

    #[test]
    fn a_declared_encoding_stands_when_its_bytes_agree() {
        for (label, name, text) in [
            ("gb2312", "GBK", HANS),
            ("GBK", "GBK", HANT),
            ("big5", "Big5", HANT),
        ] {
            let page = html(label, text);
            let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(&page);
            assert!(!lost);
            check(&bytes, &page, name, CharsetBy::Declared, None);
        }
        check(
            html("utf-8", HANS).as_bytes(),
            &html("utf-8", HANS),
            "UTF-8",
            CharsetBy::Declared,
            None,
        );
    }

    #[test]
    fn a_wrong_declaration_is_seen_through() {
        let page = html("gb2312", HANS);
        check(
            page.as_bytes(),
            &page,
            "UTF-8",
            CharsetBy::Validity,
            Some("gb2312"),
        );
        let page = html("gbk", HANT);
        check(
            &BIG5.encode(&page).0,
            &page,
            "Big5",
            CharsetBy::Detection,
            Some("gbk"),
        );
        let page = html("utf-8", HANS);
        check(
            &GBK.encode(&page).0,
            &page,
            "GBK",
            CharsetBy::Detection,
            Some("utf-8"),
        );
        let page = html("klingon", HANS);
        check(
            page.as_bytes(),
            &page,
            "UTF-8",
            CharsetBy::Validity,
            Some("klingon"),
        );
    }

    #[test]
    fn without_a_declaration_the_bytes_tell() {
        check(&GBK.encode(HANS).0, HANS, "GBK", CharsetBy::Detection, None);
        check(&GBK.encode(HANT).0, HANT, "GBK", CharsetBy::Detection, None);
        check(
            &BIG5.encode(HANT).0,
            HANT,
            "Big5",
            CharsetBy::Detection,
            None,
        );
    }

    #[test]
    fn gb_18030_has_its_own_name_where_gbk_is_too_small() {
        let text = format!("{HANS}𠀀");
        let (encoding, by) = ("gb18030", CharsetBy::Detection);
        check(&GB18030.encode(&text).0, &text, encoding, by, None);
        let page = html("gb2312", &text);
        let by = CharsetBy::Declared;
        check(&GB18030.encode(&page).0, &page, encoding, by, None);
    }

    #[test]
    fn a_page_in_another_language_reads_too() {
        let text = "Le café était déjà fermé, voilà pourquoi nous sommes partis à la plage.";
        let bytes = encoding_rs::WINDOWS_1252.encode(text).0;
        check(&bytes, text, "windows-1252", CharsetBy::Detection, None);
    }

    #[test]
    fn bytes_that_are_no_text_are_noted_with_their_place() {
        let mut bytes = HANS.as_bytes().to_vec();
        bytes.splice(6..6, [0xff, 0xfe]);
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        let places: Vec<_> = decoded
            .malformed
            .iter()
            .map(|it| (it.offset, it.bytes.as_str(), it.at))
            .collect();
        assert_eq!(places, [(6, "ff", 6), (7, "fe", 9)]);
        assert!(decoded.text.starts_with("本馆\u{fffd}\u{fffd}昨日"));
    }

    #[test]
    fn damaged_gbk_is_still_gbk() {
        let page = html("gb2312", HANS);
        let mut bytes = GBK.encode(&page).0.into_owned();
        let at = bytes.len() - 20;
        bytes.splice(at..at, [0xff]);
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.by), ("GBK", CharsetBy::Declared));
        assert_eq!(decoded.malformed.len(), 1);
        assert_eq!(decoded.malformed[0].offset, u64::try_from(at).unwrap());
    }

    #[test]
    fn pictures_and_programs_are_no_text() {
        assert!(decode(b"\x89PNG\r\n\x1a\n....").is_err());
        assert!(decode(b"PK\x03\x04....").is_err());
        let noise: Vec<u8> = (0..4000_u32)
            .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1])
            .collect();
        assert!(decode(&noise).is_err());
    }
}
