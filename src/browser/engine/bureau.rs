//! What converts, wherever it runs: it goes the errands of a [`super::Desk`].

use collection::{Scribe, wire};

use super::message::{CONVERTER, EngineEvent, Errand, Reply};

/// A scribe that takes errands.
#[derive(Debug, Default)]
pub struct Bureau {
    /// Who converts.
    scribe: Scribe,
}

impl Bureau {
    /// Does an errand, and gives the message for the page; nothing for what is no errand.
    pub fn answer(&mut self, errand: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
        let event = match wire::from_bytes(errand).ok()? {
            Errand::Table { table } => {
                let taken = table == CONVERTER || self.scribe.supply_table(bytes).is_ok();
                EngineEvent::Tabled { table, taken }
            }
            Errand::Write { ticket, draft } => EngineEvent::Answered {
                ticket,
                answer: self.scribe.answer(draft),
            },
            Errand::Lines(lines) => {
                return wire::to_bytes(&self.scribe.write(lines)).ok();
            }
        };
        wire::to_bytes(&Reply::Event(event)).ok()
    }
}
