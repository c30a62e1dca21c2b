//! Writing a split bundle of which never more than one part is in memory.

use std::io;
use std::sync::Mutex;

use serde::{Serialize, Serializer, ser};
use serde_json::value::{RawValue, to_raw_value};

use crate::part::{DatedOf, TextEntry, TextPart};
use crate::write::{serializer, to_json};
use crate::{
    About, Article, ArticleId, Body, BodyAt, Bundle, Catalog, Dated, Part, Place, ScriptRule,
};

/// The largest target, which leaves room in a part for what stands around the texts.
const LARGEST_TARGET: usize = 7 << 20;

/// The text of an article, ready to go into a part.
#[derive(Debug, Clone)]
pub struct Text(Box<RawValue>);

impl Text {
    /// The text `body` of the article `id`.
    pub fn of(id: &ArticleId, body: &Body) -> Self {
        Self(raw(&TextEntry {
            id,
            dated: None,
            body,
        }))
    }

    /// The same from a body that is JSON already, as [`body_json`] gives it, and with `dated` where
    /// the list of articles leaves that out.
    pub fn of_json(id: &ArticleId, dated: Option<&Dated>, body: &RawValue) -> Self {
        Self(raw(&TextEntry { id, dated, body }))
    }
}

/// The body of an article as JSON.
pub fn body_json(body: &Body) -> Box<RawValue> {
    raw(body)
}

#[expect(clippy::expect_used, reason = "our types have text keys")]
fn raw(value: &impl Serialize) -> Box<RawValue> {
    to_raw_value(value).expect("types of this crate serialise")
}

/// What is dated in an article as it stands in a part of it: one line of JSON without line breaks.
pub fn dated_json(id: &ArticleId, dated: &Dated) -> Box<RawValue> {
    raw(&DatedOf { id, dated })
}

/// A part with lines that [`dated_json`] gave.
pub fn dated_part(lines: Vec<Box<RawValue>>) -> Vec<u8> {
    to_json(&TextPart::of_dated(lines))
}

/// A part with articles as [`article_json`] gave them.
pub fn rows_part(lines: Vec<Box<RawValue>>) -> Vec<u8> {
    to_json(&TextPart::of_rows(lines))
}

/// Puts texts into parts, one after the other. The parts it gives are to be listed in their order
/// ([`Part::of_texts`]).
#[derive(Debug)]
pub struct PartWriter {
    target: usize,
    /// The number of the part that is being filled.
    number: u32,
    open: Vec<Text>,
    filled: usize,
}

impl PartWriter {
    /// Begins after so many parts that are listed already; see [`crate::write_split`] for the rest.
    pub fn new(target_part_bytes: usize, listed: usize) -> Self {
        Self {
            target: target_part_bytes.min(LARGEST_TARGET),
            number: u32::try_from(listed).unwrap_or(u32::MAX),
            open: Vec::new(),
            filled: 0,
        }
    }

    /// Takes a text. Gives where it lies, and the part that was full without it.
    pub fn add(&mut self, text: Text) -> (BodyAt, Option<Vec<u8>>) {
        // One more for the line break between two texts.
        let bytes = text.0.get().len() + 1;
        let full = !self.open.is_empty() && self.filled + bytes > self.target;
        let closed = if full { self.close() } else { None };
        self.filled += bytes;
        self.open.push(text);
        (BodyAt::Part(self.number), closed)
    }

    /// Closes the part that is being filled; gives it, if anything is in it.
    pub fn close(&mut self) -> Option<Vec<u8>> {
        if self.open.is_empty() {
            return None;
        }
        let texts = std::mem::take(&mut self.open)
            .into_iter()
            .map(|text| text.0);
        self.filled = 0;
        self.number = self.number.saturating_add(1);
        Some(to_json(&TextPart::of(texts.collect())))
    }
}

/// An article as it stands in a list of articles: one line of JSON without line breaks.
pub fn article_json(article: &Article) -> Box<RawValue> {
    raw(article)
}

/// Writes `bundle` with `articles` in place of its own, which are not looked at: the same bytes as
/// [`crate::write_one`] with these articles, without having them in memory at once.
pub fn write_manifest(
    to: impl io::Write,
    bundle: &Bundle,
    articles: impl Iterator<Item = io::Result<Box<RawValue>>>,
) -> io::Result<()> {
    let Bundle {
        format,
        version,
        about,
        places,
        parts,
        rules,
        catalog,
        articles: _,
    } = bundle;
    let manifest = Manifest {
        format,
        version: *version,
        about,
        places,
        parts,
        rules,
        catalog: catalog.as_ref(),
        articles: Once(Mutex::new(articles)),
    };
    let mut json = serializer(to);
    manifest.serialize(&mut json)?;
    json.into_inner().write_all(b"\n")
}

/// A [`Bundle`] whose articles are not in memory.
#[derive(Serialize)]
#[serde(bound = "Once<I>: Serialize")]
struct Manifest<'a, I> {
    format: &'a str,
    version: u32,
    about: &'a About,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    places: &'a [Place],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    parts: &'a [Part],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    rules: &'a [ScriptRule],
    #[serde(skip_serializing_if = "Option::is_none")]
    catalog: Option<&'a Catalog>,
    articles: Once<I>,
}

/// A list that is read while it is written.
struct Once<I>(Mutex<I>);

impl<I: Iterator<Item = io::Result<Box<RawValue>>>> Serialize for Once<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use ser::{Error, SerializeSeq};

        let mut list = serializer.serialize_seq(None)?;
        let mut items = self.0.lock().map_err(S::Error::custom)?;
        for item in &mut *items {
            list.serialize_element(&item.map_err(S::Error::custom)?)?;
        }
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PACKED_VERSION, ReadPartError, SplitBundle, VERSION, read_part_dated, write_one,
        write_packed, write_split,
    };

    const FEED: &str = r#"[{"title": "漢字簡化方案", "date": "1956-01-28", "text": "國務院公布。"},
        {"title": "總表", "text": "重新發表。"}]"#;

    fn digest(bytes: &[u8]) -> String {
        format!("{:064x}", bytes.len())
    }

    fn listed(json: Vec<u8>) -> (Part, Vec<u8>) {
        (Part::of_texts(json.len() as u64, None, digest(&json)), json)
    }

    #[test]
    fn what_is_written_piece_by_piece_is_what_is_written_at_once() {
        let bundle = crate::read(FEED.as_bytes()).unwrap().bundle;
        let articles = bundle.articles.iter().map(|it| Ok(article_json(it)));
        let mut manifest = Vec::new();
        write_manifest(&mut manifest, &bundle, articles).unwrap();
        assert_eq!(manifest, write_one(&bundle));
        let split = write_split(&bundle, 1, &digest);
        let mut writer = PartWriter::new(1, 0);
        let mut jsons = Vec::new();
        for article in &bundle.articles {
            let body = body_json(article.body.here().unwrap());
            let (at, closed) = writer.add(Text::of_json(&article.id, None, &body));
            jsons.extend(closed);
            assert_eq!(at, BodyAt::Part(u32::try_from(jsons.len()).unwrap()));
        }
        jsons.extend(writer.close());
        let files: Vec<_> = jsons.into_iter().map(listed).collect();
        let named = files
            .iter()
            .map(|(part, bytes)| (part.path.clone(), bytes.clone()));
        assert_eq!(named.collect::<Vec<_>>(), split.parts);
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn a_packed_part_is_named_and_measured_as_it_lies_there() {
        let bundle = crate::read(FEED.as_bytes()).unwrap().bundle;
        let pack = |bytes: &[u8]| [b"packed ", bytes].concat();
        let plain = write_split(&bundle, 1 << 20, &digest);
        let packed = write_packed(&bundle, 1 << 20, &digest, &pack);
        let of = |split: &SplitBundle| crate::read(&split.manifest).unwrap().bundle;
        assert_eq!(
            (of(&plain).version, of(&packed).version),
            (VERSION, PACKED_VERSION)
        );
        let (part, (path, bytes)) = (&of(&packed).parts[0], &packed.parts[0]);
        let json = &plain.parts[0].1;
        assert_eq!(*bytes, pack(json));
        assert_eq!(
            (part.bytes, part.unpacked),
            (bytes.len() as u64, Some(json.len() as u64))
        );
        assert_eq!(
            (path, &part.sha256),
            (&format!("parts/{}.bin", part.sha256), &digest(bytes))
        );
        assert_eq!(read_part_dated(json, part).unwrap().len(), 2);
        assert!(matches!(
            read_part_dated(bytes, part),
            Err(ReadPartError::WrongUnpacked { .. })
        ));
    }

    #[test]
    fn what_is_dated_comes_back_from_a_part_of_its_own() {
        let json =
            r#"{"mentions":[{"founding":{"words":{"span":[0,6],"quote":"漢字"},"edtf":"1956"}}]}"#;
        let dated: Dated = serde_json::from_str(json).unwrap();
        let id = ArticleId::new("a").unwrap();
        let bytes = dated_part(vec![dated_json(&id, &dated)]);
        let part = Part {
            kind: crate::PartKind::Dated,
            ..Part::of_texts(bytes.len() as u64, None, digest(&bytes))
        };
        assert_eq!(
            Bundle::version_of(std::slice::from_ref(&part)),
            PACKED_VERSION
        );
        assert_eq!(crate::read_dated(&bytes, &part), Ok(vec![(id, dated)]));
        assert!(read_part_dated(&bytes, &part).is_err(), "no texts");
        let cut = &bytes[..bytes.len() - 1];
        assert!(matches!(
            crate::read_dated(cut, &part),
            Err(ReadPartError::WrongLength { .. })
        ));
        let odd = br#"{"format":"duizhao-dated","version":1,"articles":[{"id":"a","dated":{"mentions":[7]}}]}"#;
        let part = Part {
            bytes: odd.len() as u64,
            ..part
        };
        let Err(ReadPartError::Malformed(problem)) = crate::read_dated(odd, &part) else {
            panic!("it was read");
        };
        assert!(problem.path.starts_with("$.articles[0]"), "{problem:?}");
    }

    #[test]
    fn what_an_article_leaves_to_its_part_comes_back_checked() {
        let bundle = crate::read(FEED.as_bytes()).unwrap().bundle;
        let article = &bundle.articles[0];
        let body = article.body.here().unwrap();
        let json =
            r#"{"mentions":[{"founding":{"words":{"span":[0,6],"quote":"漢字"},"edtf":"1956"}}]}"#;
        let dated: Dated = serde_json::from_str(json).unwrap();
        let read = |dated: &Dated| {
            let mut writer = PartWriter::new(1, 0);
            writer.add(Text::of_json(&article.id, Some(dated), &body_json(body)));
            let (part, bytes) = listed(writer.close().unwrap());
            read_part_dated(&bytes, &part)
        };
        let back = read(&dated).map(|texts| texts[0].2.clone());
        let begins = body.text.starts_with("漢字");
        assert_eq!(back.is_ok(), begins, "{back:?}");
        let elsewhere = json.replace("[0,6]", "[9000,9006]");
        assert!(read(&serde_json::from_str(&elsewhere).unwrap()).is_err());
    }
}
