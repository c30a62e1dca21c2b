//! What a page states about itself, with how each thing is known.

use collection::{How, Reading, Stated, Statement};

use crate::i18n::Messages;
use crate::view::entry::place_name;

/// One line of the imprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImprintLine {
    /// What it tells.
    pub label: &'static str,
    /// The value; nothing when the page does not say.
    pub value: Option<String>,
    /// Whether the value is text of the archive.
    pub archived: bool,
    /// How it is known, where that is not simply by the text of the page.
    pub how: Option<&'static str>,
}

/// The imprint of an article.
pub fn imprint(reading: &Reading, messages: &Messages) -> Vec<ImprintLine> {
    let line = |statement| line(statement, reading, messages);
    reading.imprint.iter().map(line).collect()
}

fn line(statement: &Statement, reading: &Reading, messages: &Messages) -> ImprintLine {
    let texts = &messages.article;
    let label = match statement.of {
        Stated::Issuer => texts.issuer,
        Stated::Issued => texts.issued,
        Stated::Section => texts.section,
        Stated::Region => texts.region,
        Stated::Source => texts.source,
        Stated::Author => texts.author,
        Stated::Editor => texts.editor,
        Stated::Clicks => texts.clicks,
    };
    let value = statement.value.as_ref().map(|value| match statement.of {
        Stated::Issued => {
            let (date, time) = value.split_once(' ').unwrap_or((value, ""));
            [&(texts.date)(date), time].join(" ").trim_end().to_owned()
        }
        Stated::Region => {
            let place = reading.article.place.as_ref();
            place
                .map_or(value.as_str(), |place| place_name(place, messages.language))
                .to_owned()
        }
        _ => value.clone(),
    });
    ImprintLine {
        label,
        value,
        archived: !matches!(
            statement.of,
            Stated::Issued | Stated::Region | Stated::Clicks
        ),
        how: match statement.how {
            How::Plain => None,
            How::Declared => Some(texts.declared),
            How::Inferred => Some(texts.inferred),
            How::LeftEmpty => Some(texts.left_empty),
        },
    }
}
