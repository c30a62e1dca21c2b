//! What page and worker say to each other: bytes of the
//! [wire](collection::wire), and those of a file beside them where there are any.

use bundle::{ReadBundleError, ReadPartError};
use collection::{Answer, Opened, Question};
use serde::{Deserialize, Serialize};

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::browser) enum Request {
    /// Say that you are there.
    Hello,
    /// Open the bundle whose bytes come along.
    Open,
    /// Take the part whose bytes come along.
    Supply {
        /// Its number in the bundle.
        part: u32,
    },
    /// Take the conversion table whose bytes come along.
    Table {
        /// Its name.
        table: String,
    },
    /// Answer a question.
    Ask {
        /// What to call the answer.
        ticket: u32,
        /// The question.
        question: Question,
    },
}

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::browser) enum Reply {
    /// I am there.
    Ready,
    /// Something has happened.
    Event(EngineEvent),
}

/// What the engine has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum EngineEvent {
    /// A bundle was opened, or could not be.
    Opened(Result<Opened, ReadBundleError>),
    /// A question was answered.
    Answered {
        /// What the page called it.
        ticket: u32,
        /// The answer.
        answer: Answer,
    },
    /// A part was taken, or could not be.
    Supplied {
        /// Its number in the bundle.
        part: u32,
        /// Why it could not be taken.
        result: Result<(), ReadPartError>,
    },
    /// A conversion table was taken, or is damaged.
    Tabled {
        /// Its name.
        table: String,
        /// Whether it was taken.
        taken: bool,
    },
    /// The worker has ended, and what it had opened is gone. Start another engine and open again.
    Lost,
}
