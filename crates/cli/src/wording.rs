//! What notes, fields and repairs are called on the command line.

use bundle::{Block, DateConflict, Field, Inference, NoteKind, Reason, Span};
use serde::Serialize;

use crate::terminal::beginning;

/// How many characters of a value are shown.
const CHARS: usize = 60;

/// What a note says.
pub(crate) fn note(kind: &NoteKind) -> String {
    match kind {
        NoteKind::Malformed { offset, bytes } => {
            format!("bytes {bytes} at {offset} could not be decoded")
        }
        NoteKind::WrongCharset { declared, used } => format!("declares {declared}, is {used}"),
        NoteKind::GuessedCharset => "the encoding is a guess".to_owned(),
        NoteKind::NoTitle => "no title".to_owned(),
        NoteKind::NoDate => "no publish date".to_owned(),
        NoteKind::ImpossibleDate { found } => format!("{found} is no date"),
        NoteKind::BreadcrumbCut => "the breadcrumb breaks off".to_owned(),
        NoteKind::NearlyEmpty => "hardly any reading matter".to_owned(),
        NoteKind::Conflict { field, taken, left } => {
            format!("{field}: took {taken}, not {left}")
        }
        other => json_name(other, "note"),
    }
}

/// The state of a field and what it holds.
pub(crate) fn field<T>(field: &Field<T>, value: impl Fn(&T) -> String) -> String {
    match field {
        Field::Stated { value: it, span } => format!("stated {}: {}", at(*span), value(it)),
        Field::Declared { value: it, by } => format!("declared by {by}: {}", value(it)),
        Field::Inferred { value: it, rule } => {
            format!("inferred by {}: {}", rule_name(*rule), value(it))
        }
        Field::Missing { label: Some(span) } => format!("missing, label {}", at(*span)),
        Field::Missing { label: None } => "missing".to_owned(),
    }
}

/// A span, as it stands in the bundle.
pub(crate) fn at(span: Span) -> String {
    format!("[{}, {}]", span.start, span.end)
}

/// A block: what it is, where, and how it begins.
pub(crate) fn block(block: &Block, text: &str) -> String {
    let spans = block.spans();
    let begin = spans
        .first()
        .and_then(|span| span.of(text))
        .unwrap_or_default();
    let place = spans.first().map(|span| at(*span)).unwrap_or_default();
    let name = match block {
        Block::Heading { level, .. } => format!("heading {level}"),
        Block::List { items, .. } => format!("list of {}", items.len()),
        Block::Table { rows } => format!("table of {} rows", rows.len()),
        other => json_name(other, "kind"),
    };
    format!("{name} {place}: {}", beginning(begin, CHARS))
}

/// Why a repair was made.
pub(crate) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Reading {
            character,
            syllable,
        } => format!("{syllable} is a reading of {character}"),
        Reason::Bytes { encoding, bytes } => format!("{encoding} bytes {bytes}"),
        Reason::ReadAs { written, read } => format!("written in {written}, read as {read}"),
        Reason::SameAs { span } => format!("the same text stands at {}", at(*span)),
        Reason::Lost { count: Some(count) } => format!("{count} characters are lost"),
        Reason::Lost { count: None } => "characters are lost".to_owned(),
        Reason::StandsFor { table } => format!("by the table {table}"),
        Reason::Editor => "an editor says so".to_owned(),
        other => json_name(other, "because"),
    }
}

fn rule_name(rule: Inference) -> String {
    json_name(&rule, "")
}

/// The name that a value goes by in the bundle: its own, or that in the member `tag`.
pub(crate) fn json_name(value: &impl Serialize, tag: &str) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    let name = json.as_str().or_else(|| json.get(tag)?.as_str());
    name.unwrap_or("unnamed").to_owned()
}

/// What is doubtful about a date.
pub(crate) const fn date_conflict(conflict: DateConflict) -> &'static str {
    match conflict {
        DateConflict::GlossDiffers => "the year in brackets is another",
        DateConflict::ReignTooLong => "the reign had not so many years",
        DateConflict::PastAfterPublish => "told as past, but it would come after the publish date",
        DateConflict::AfterPublish => "after the publish date",
        DateConflict::Damaged => "no such day, or digits whose units were lost",
        DateConflict::WritingYear => "counted from the year in the title",
    }
}
