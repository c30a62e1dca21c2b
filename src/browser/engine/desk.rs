//! The engine at work, wherever it runs.

use collection::{Engine, wire};

use super::message::{EngineEvent, Reply, Request};

/// An engine that takes requests.
#[derive(Debug, Default)]
pub struct Desk {
    /// What is open.
    engine: Engine,
}

impl Desk {
    /// Does what the message of a page asks, and gives the message to send back; nothing for what is
    /// no request. `bytes` are those that came along with it.
    pub fn answer(&mut self, request: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
        let reply = self.handle(wire::from_bytes(request).ok()?, bytes);
        wire::to_bytes(&reply).ok()
    }

    fn handle(&mut self, request: Request, bytes: &[u8]) -> Reply {
        match request {
            Request::Hello => Reply::Ready,
            Request::Open => Reply::Event(EngineEvent::Opened(self.engine.open(bytes))),
            Request::Supply { part } => Reply::Event(EngineEvent::Supplied {
                part,
                result: self.engine.supply(part, bytes),
            }),
            Request::Table { table } => {
                let taken = self.engine.supply_table(bytes).is_ok();
                Reply::Event(EngineEvent::Tabled { table, taken })
            }
            Request::Ask { ticket, question } => Reply::Event(EngineEvent::Answered {
                ticket,
                answer: self.engine.answer(&question),
            }),
        }
    }
}
