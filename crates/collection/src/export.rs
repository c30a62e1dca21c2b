//! The list of a timeline as a file. `docs/timeline.md` has what each format holds.
//!
//! A format that cannot say how finely a date is told leaves out what it would have to make up, and
//! [`Exported`] counts that.

mod csv;
mod ics;
mod json;
mod name;
mod tei;
mod timelinejs;

use serde::{Deserialize, Serialize};

use crate::Window;
use crate::collection::Collection;
use crate::timeline::{Event, TimeFilter, View};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExportFormat {
    /// A table for spreadsheets.
    Csv,
    /// Everything, for programs.
    Json,
    /// A calendar, RFC 5545.
    Icalendar,
    /// The data of a `TimelineJS3` timeline.
    TimelineJs,
    /// A list in TEI P5.
    Tei,
}

/// A file that was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// Its text, in UTF-8.
    pub text: String,
    /// How many activities it holds.
    pub written: u32,
    /// How many it leaves out, because the format has no honest way to say when they were.
    pub left_out: u32,
    /// How many of its activities have no sentence because the text is not here; each says so itself.
    pub lacking: u32,
    /// The parts of the bundle with the texts of which the sentences are missing in it.
    pub needs: Vec<u32>,
}

impl Collection {
    /// The list of what passes a filter as a file.
    pub(crate) fn export(
        &self,
        filter: &TimeFilter,
        view: Option<View>,
        format: ExportFormat,
    ) -> Exported {
        let all = Window {
            first: 0,
            count: u32::MAX,
        };
        let events = self.events(filter, view, all);
        let exported = write(&events.rows, self.title(), format);
        Exported {
            needs: events.needs,
            ..exported
        }
    }
}

/// Writes activities in a format.
fn write(events: &[Event], title: &str, format: ExportFormat) -> Exported {
    let (text, written) = match format {
        ExportFormat::Csv => (csv::write(events), events.len()),
        ExportFormat::Json => (json::write(events, title), events.len()),
        ExportFormat::Icalendar => ics::write(events, title),
        ExportFormat::TimelineJs => timelinejs::write(events, title),
        ExportFormat::Tei => (tei::write(events, title), events.len()),
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Exported {
        text,
        written: count(written),
        left_out: count(events.len() - written),
        lacking: count(events.iter().filter(|event| event.is_lacking).count()),
        needs: Vec::new(),
    }
}
