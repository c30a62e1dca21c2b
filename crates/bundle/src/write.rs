//! Writing a bundle, in one file or split.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::{Article, BodyAt, Bundle, Part, PartWriter, RuleFile, Text};

/// A split bundle, ready to be put into files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitBundle {
    /// The bytes of the manifest, `bundle.json`.
    pub manifest: Vec<u8>,
    /// The path of every part beside the manifest, and its bytes; no path twice.
    pub parts: Vec<(String, Vec<u8>)>,
}

/// Gives the bytes of a bundle in one file: UTF-8 JSON, one article in a line, a line break at the
/// end. The same bundle gives the same bytes.
pub fn write_one(bundle: &Bundle) -> Vec<u8> {
    to_json(bundle)
}

/// Gives a bundle as a manifest and the parts that hold its texts.
///
/// Articles go into parts in their order; a part is closed before its texts would pass
/// `target_part_bytes` (7 MiB at most), so only a part with one article can be larger. `sha256` gives
/// the digest of some bytes in 64 lower-case hexadecimal digits; it is handed in because the page reads
/// bundles with the browser's own digest and shall not carry another. Texts that lie in parts already
/// stay there.
pub fn write_split(
    bundle: &Bundle,
    target_part_bytes: usize,
    sha256: &dyn Fn(&[u8]) -> String,
) -> SplitBundle {
    split(bundle, target_part_bytes, &|json| {
        let part = Part::of_texts(json.len() as u64, None, sha256(&json));
        (part, json)
    })
}

/// As [`write_split`], with parts packed by `pack`, which gives some bytes as a gzip file.
/// `target_part_bytes` are counted before.
pub fn write_packed(
    bundle: &Bundle,
    target_part_bytes: usize,
    sha256: &dyn Fn(&[u8]) -> String,
    pack: &dyn Fn(&[u8]) -> Vec<u8>,
) -> SplitBundle {
    split(bundle, target_part_bytes, &|json| {
        let packed = pack(&json);
        let (bytes, unpacked) = (packed.len() as u64, json.len() as u64);
        (
            Part::of_texts(bytes, Some(unpacked), sha256(&packed)),
            packed,
        )
    })
}

fn split(
    bundle: &Bundle,
    target_part_bytes: usize,
    list: &dyn Fn(Vec<u8>) -> (Part, Vec<u8>),
) -> SplitBundle {
    let mut writer = PartWriter::new(target_part_bytes, bundle.parts.len());
    let mut listed = bundle.parts.clone();
    let mut parts = Vec::new();
    let mut put = |closed: Option<Vec<u8>>| {
        if let Some(json) = closed {
            let (part, bytes) = list(json);
            parts.push((part.path.clone(), bytes));
            listed.push(part);
        }
    };
    let mut articles: Vec<Article> = Vec::with_capacity(bundle.articles.len());
    for article in &bundle.articles {
        let Some(body) = article.body.here() else {
            articles.push(article.clone());
            continue;
        };
        let (body, closed) = writer.add(Text::of(&article.id, body));
        put(closed);
        articles.push(Article {
            body,
            ..head(article)
        });
    }
    put(writer.close());
    let manifest = Bundle {
        version: Bundle::version_of(&listed),
        parts: listed,
        articles,
        ..bare(bundle)
    };
    SplitBundle {
        manifest: to_json(&manifest),
        parts,
    }
}

/// An article without its text, which can be large.
fn head(article: &Article) -> Article {
    let Article {
        id,
        origin,
        script,
        title,
        initials,
        issuer,
        issued,
        time,
        breadcrumb,
        section,
        region,
        source,
        author,
        editor,
        clicks,
        lead,
        length,
        repaired,
        doubts,
        activities,
        active,
        figures,
        mentions,
        near,
        body: _,
    } = article;
    Article {
        id: id.clone(),
        origin: origin.clone(),
        script: *script,
        title: title.clone(),
        initials: initials.clone(),
        issuer: issuer.clone(),
        issued: issued.clone(),
        time: time.clone(),
        breadcrumb: breadcrumb.clone(),
        section: section.clone(),
        region: region.clone(),
        source: source.clone(),
        author: author.clone(),
        editor: editor.clone(),
        clicks: clicks.clone(),
        lead: lead.clone(),
        length: *length,
        repaired: repaired.clone(),
        doubts: *doubts,
        activities: activities.clone(),
        active: active.clone(),
        figures: figures.clone(),
        mentions: mentions.clone(),
        near: near.clone(),
        body: BodyAt::Part(0),
    }
}

/// A bundle without its articles and parts.
fn bare(bundle: &Bundle) -> Bundle {
    Bundle {
        format: bundle.format.clone(),
        version: bundle.version,
        about: bundle.about.clone(),
        places: bundle.places.clone(),
        rules: bundle.rules.clone(),
        catalog: bundle.catalog.clone(),
        parts: Vec::new(),
        articles: Vec::new(),
    }
}

#[expect(
    clippy::expect_used,
    reason = "our types have text keys, and memory takes every byte"
)]
pub(crate) fn to_json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    value
        .serialize(&mut serializer(&mut bytes))
        .expect("types of this crate serialise");
    bytes.push(b'\n');
    bytes
}

/// What writes our JSON.
pub(crate) fn serializer<W: io::Write>(to: W) -> Serializer<W, impl Formatter> {
    Serializer::with_formatter(to, ByLine::default())
}

/// JSON without white space, but for a line break before every entry of the outermost lists: two
/// builds can then be compared line by line.
#[derive(Default)]
struct ByLine {
    depth: usize,
    lists: usize,
}

impl Formatter for ByLine {
    fn begin_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth += 1;
        CompactFormatter.begin_object(to)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_object(to)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.lists += 1;
        CompactFormatter.begin_array(to)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        if self.depth == 1 && self.lists == 1 {
            to.write_all(b"\n")?;
        }
        self.lists -= 1;
        CompactFormatter.end_array(to)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        CompactFormatter.begin_array_value(to, first)?;
        if self.depth == 1 && self.lists == 1 {
            to.write_all(b"\n")
        } else {
            Ok(())
        }
    }
}

/// Writes a file of rules, as [`crate::read_rules`] reads it.
pub fn write_rules(file: &RuleFile) -> String {
    // Texts and numbers: nothing in them fails to be written.
    serde_json::to_string_pretty(file).unwrap_or_default()
}
