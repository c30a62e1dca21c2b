//! The engine at work, wherever it runs.

use collection::Engine;

use super::message::{EngineEvent, Reply, Request};

/// An engine that takes requests.
#[derive(Debug, Default)]
pub(in crate::browser) struct Desk {
    /// What is open.
    engine: Engine,
}

impl Desk {
    /// Does what is asked. `bytes` are those that came along with the request.
    pub(in crate::browser) fn handle(&mut self, request: Request, bytes: &[u8]) -> Reply {
        match request {
            Request::Hello => Reply::Ready,
            Request::Open => Reply::Event(EngineEvent::Opened(self.engine.open(bytes))),
            Request::Supply { part } => Reply::Event(EngineEvent::Supplied {
                part,
                result: self.engine.supply(part, bytes),
            }),
            Request::Ask { ticket, question } => Reply::Event(EngineEvent::Answered {
                ticket,
                answer: self.engine.answer(&question),
            }),
        }
    }
}
