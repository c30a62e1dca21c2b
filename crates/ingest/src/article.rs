//! The article of a page, out of what the stages found.

use bundle::{
    Article, ArticleId, Body, BodyAt, Layers, Note, NoteKind, Origin, PageFormat, ScriptMix, Span,
};

use crate::activity;
use crate::decode::Decoded;
use crate::initials::initials;
use crate::parse::Parsed;
use crate::repair::Repaired;

/// The most malformed places that get a note each; all of them count.
const MALFORMED_NOTES: usize = 100;

/// Notes of the first stage, and how many more there would be without the limit.
pub(crate) struct DecodingNotes {
    notes: Vec<Note>,
    further: usize,
}

/// Where the article comes from.
pub(crate) fn origin(
    path: &str,
    bytes: &[u8],
    sha256: &str,
    format: PageFormat,
    decoded: &Decoded,
) -> Origin {
    Origin {
        path: path.to_owned(),
        bytes: bytes.len() as u64,
        sha256: sha256.to_owned(),
        format,
        encoding: decoded.encoding.to_owned(),
        charset_by: decoded.by,
    }
}

/// What was doubtful about decoding, with places in the canonical text.
///
/// Plain text is extracted as it is, so places carry over. The text of an HTML page has them only
/// when all its U+FFFD are still there, in order.
pub(crate) fn decoding_notes(
    decoded: &Decoded,
    extracted: &str,
    format: PageFormat,
    layers: &Layers<'_>,
) -> DecodingNotes {
    let mut notes = Vec::new();
    if let Some(declared) = &decoded.wrong {
        let used = decoded.encoding.to_owned();
        notes.push(Note {
            kind: NoteKind::WrongCharset {
                declared: declared.clone(),
                used,
            },
            span: None,
        });
    }
    if decoded.guessed {
        notes.push(Note {
            kind: NoteKind::GuessedCharset,
            span: None,
        });
    }
    let places: Vec<usize> = match format {
        PageFormat::Html => extracted
            .match_indices('\u{fffd}')
            .map(|(at, _)| at)
            .collect(),
        PageFormat::Txt | PageFormat::Json => decoded.malformed.iter().map(|it| it.at).collect(),
    };
    let known = places.len() == decoded.malformed.len();
    for (nth, malformed) in decoded.malformed.iter().take(MALFORMED_NOTES).enumerate() {
        let place = places.get(nth).filter(|_| known);
        let span = place.map(|at| layers.to_repaired(Span::from(*at..at + '\u{fffd}'.len_utf8())));
        let (offset, bytes) = (malformed.offset, malformed.bytes.clone());
        notes.push(Note {
            kind: NoteKind::Malformed { offset, bytes },
            span,
        });
    }
    DecodingNotes {
        notes,
        further: decoded.malformed.len().saturating_sub(MALFORMED_NOTES),
    }
}

/// Puts the article together.
pub(crate) fn article(
    id: ArticleId,
    origin: Origin,
    repaired: Repaired,
    parsed: Parsed,
    decoding: DecodingNotes,
) -> Article {
    let count = hanzi::count(&repaired.text);
    let rules = crate::parse::variants::rules(&repaired.text);
    let mut notes = decoding.notes;
    notes.extend(parsed.notes);
    let doubts = notes.iter().filter(|note| note.kind.is_doubtful()).count() + decoding.further;
    let body = Body {
        text: repaired.text,
        blocks: parsed.blocks,
        furniture: parsed.furniture,
        repairs: repaired.repairs,
        notes,
        expressions: Vec::new(),
        rules,
    };
    let mut article = Article {
        id,
        origin,
        script: ScriptMix {
            state: count.state(),
            hans: count.hans,
            hant: count.hant,
            machine: false,
        },
        initials: initials(parsed.title.value()),
        title: parsed.title,
        issuer: parsed.issuer,
        issued: parsed.issued,
        time: parsed.time,
        breadcrumb: parsed.breadcrumb,
        section: parsed.section,
        region: parsed.region,
        source: parsed.source,
        author: parsed.author,
        editor: parsed.editor,
        clicks: parsed.clicks,
        lead: parsed.lead,
        length: parsed.length,
        repaired: body.tallies(),
        doubts: u32::try_from(doubts).unwrap_or(u32::MAX),
        activities: Vec::new(),
        active: Vec::new(),
        figures: Vec::new(),
        mentions: Vec::new(),
        near: Vec::new(),
        body: BodyAt::Here(body),
    };
    activity::date(&mut article, &activity::Foundings::default());
    article
}
