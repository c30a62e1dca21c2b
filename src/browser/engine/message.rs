//! What page and worker say to each other: bytes of the
//! [wire](collection::wire), and those of a file beside them where there are any.

use bundle::{ArticleId, ReadBundleError};
use collection::{Answer, Decided, Draft, Gap, Lines, Manner, Opened, Question};
use serde::{Deserialize, Serialize};

use crate::i18n::Language;
use crate::view::drawing::Drawing;
use crate::view::margin::Marking;
use crate::view::taking::Taking;
use crate::view::wanted::Wanted;

/// What the program that converts is called among the tables it needs: the engine asks for it as for
/// one of them, and is told in the same way that it is there.
pub const CONVERTER: &str = "converter";

/// From the engine to the program that converts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::browser) enum Errand {
    /// Take the conversion table whose bytes come along.
    Table {
        /// Its name, or [`CONVERTER`], with which no bytes come.
        table: String,
    },
    /// Write a draft in the other script.
    Write {
        /// What the page called the question.
        ticket: u32,
        /// The draft.
        draft: Draft,
    },
    /// Write lines as a reader wants them, and give them back as [`collection::Written`].
    Lines(Lines),
}

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
    /// Take the file of the index whose bytes come along.
    File {
        /// Its path beside the bundle.
        path: String,
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
        /// How the reader wants titles and texts.
        manner: Manner,
    },
    /// Write what the reader decided to a file.
    Rules(Decided),
    /// Say what the file of rules whose bytes come along would do.
    Take {
        /// The reader's words, as they are kept.
        terms: String,
        /// The language to say it in.
        language: Language,
    },
    /// Take these lines of the reader's journal.
    Marks(Vec<String>),
    /// Make a mark.
    Mark {
        /// What.
        marking: Marking,
        /// What it is to be called.
        id: String,
        /// The time, in milliseconds of Unix time.
        now: u64,
    },
    /// Take a mark away.
    Unmark {
        /// Which.
        id: String,
        /// The time, in milliseconds of Unix time.
        now: u64,
    },
    /// Put a bookmark.
    Bookmark {
        /// On this article.
        article: ArticleId,
        /// What it is to be called.
        id: String,
        /// The time, in milliseconds of Unix time.
        now: u64,
    },
    /// The reader has come to a paragraph.
    Reach {
        /// Of this article.
        article: ArticleId,
        /// Of this number; 0 where there is nothing to come back to.
        paragraph: u32,
        /// The time, in milliseconds of Unix time.
        now: u64,
    },
    /// Take the notes of the file that was looked at last.
    TakeNotes,
    /// Write all marks to a file, in the format of this number.
    Notes(u8),
    /// Draw something.
    Draw {
        /// What to call the drawing.
        ticket: u32,
        /// What.
        wanted: Wanted,
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
    Opened(Result<Box<Opened>, ReadBundleError>),
    /// A question was answered.
    Answered {
        /// What the page called it.
        ticket: u32,
        /// The answer.
        answer: Answer,
    },
    /// A file was written, for the reader to keep.
    File {
        /// Its name.
        name: String,
        /// What it holds.
        text: String,
    },
    /// What a file of rules would do.
    Taking(Taking),
    /// Something was drawn.
    Drawn {
        /// What the page called it.
        ticket: u32,
        /// The drawing.
        drawing: Drawing,
        /// The parts of the bundle and the files of the index that it is not complete without.
        needs: Vec<Gap>,
        /// The conversion tables that it lacks to be in the script wanted.
        tables: Vec<String>,
    },
    /// Marks were made, changed or taken away: the name of each, and the line to keep. None where the passage
    /// to mark is not in the text.
    Marked(Vec<(String, String)>),
    /// How far the reader has come is to be kept: its name, and the line.
    Reached(String, String),
    /// A part was taken, or could not be.
    Supplied {
        /// Its number in the bundle.
        part: u32,
        /// Whether it was taken.
        taken: bool,
    },
    /// A file of the index was taken, or is not the one that was meant: then the next answer says so.
    Filed {
        /// Its path beside the bundle.
        path: String,
        /// Whether it was taken.
        taken: bool,
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
