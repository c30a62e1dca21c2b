//! The engine as the page sees it: requests go in, events come out.
//!
//! It is a program of its own, which runs in a worker. Where a worker cannot be made (a page opened
//! from a disk, a browser that forbids them) or fails before it has said that it is there, the start
//! script runs the same program on the main thread, behind a channel, and the page cannot tell the
//! difference but by its own pauses.

mod bureau;
mod desk;
mod line;
mod message;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use bundle::ArticleId;
use collection::{Decided, Manner, Question, wire};
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::storage;
use crate::i18n::Language;
use crate::view::margin::Marking;
use crate::view::wanted::Wanted;

pub use self::bureau::Bureau;
pub use self::desk::{Desk, Errands};
use self::line::Line;
pub use self::message::{CONVERTER, EngineEvent};
pub(super) use self::message::{Reply, Request};

/// How long a worker may take to say that it is there, in milliseconds, once it has got its program.
/// Compiling is done by then, so that a slow phone needs about a second.
const PATIENCE: u32 = 10_000;

/// An engine. Clones are the same engine; the last one to be dropped ends it.
#[derive(Clone)]
pub struct EngineHandle {
    /// What the clones share.
    shared: Rc<Shared>,
}

impl PartialEq for EngineHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl fmt::Debug for EngineHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EngineHandle")
            .field("in_worker", &self.in_worker())
            .finish_non_exhaustive()
    }
}

impl EngineHandle {
    /// Starts an engine. `on_event` is never called from within this or any other method here, and
    /// answers come in the order of the requests.
    pub fn start(on_event: Callback<EngineEvent>) -> Self {
        let shared = Rc::new_cyclic(|weak| Shared {
            on_event,
            post: RefCell::new(Shared::hire(weak).map_or(Post::Gone, Post::Hired)),
            asked: Cell::new(0),
        });
        if matches!(*shared.post.borrow(), Post::Gone) {
            shared.engage(Vec::new());
        }
        Self { shared }
    }

    /// Opens the bundle that these bytes are, in place of one that may be open.
    /// [`EngineEvent::Opened`] tells how it went.
    pub fn open(&self, bytes: Vec<u8>) {
        self.shared.request(Request::Open, bytes);
    }

    /// Hands over a part of the open bundle. [`EngineEvent::Supplied`] tells how it went.
    pub fn supply(&self, part: u32, bytes: Vec<u8>) {
        self.shared.request(Request::Supply { part }, bytes);
    }

    /// Hands over a file of the index. [`EngineEvent::Filed`] tells when it has been looked at.
    pub fn supply_file(&self, path: String, bytes: Vec<u8>) {
        self.shared.request(Request::File { path }, bytes);
    }

    /// Loads the program that converts, for the engine: nothing when it cannot be had.
    pub async fn bring_converter(&self) -> Option<Vec<u8>> {
        let bringing = match &*self.shared.post.borrow() {
            Post::Away(line) => line.bring_converter(),
            _ => None,
        };
        JsFuture::from(bringing?).await.ok().map(|_| Vec::new())
    }

    /// Hands over a conversion table. [`EngineEvent::Tabled`] tells how it went.
    pub fn supply_table(&self, table: String, bytes: Vec<u8>) {
        self.shared.request(Request::Table { table }, bytes);
    }

    /// Asks a question. [`EngineEvent::Answered`] brings the answer along with the ticket.
    /// Titles and texts come in the manner the reader wants.
    pub fn ask(&self, ticket: u32, question: Question, manner: Manner) {
        let request = Request::Ask {
            ticket,
            question,
            manner,
        };
        self.shared.request(request, Vec::new());
    }

    /// Wants what the reader decided in a file. [`EngineEvent::File`] brings it.
    pub fn write_rules(&self, decided: Decided) {
        self.shared.request(Request::Rules(decided), Vec::new());
    }

    /// Wants to know what a file of rules would do to the reader's words. [`EngineEvent::Taking`] says it.
    pub fn read_rules(&self, bytes: Vec<u8>, terms: String, language: Language) {
        self.shared
            .request(Request::Take { terms, language }, bytes);
    }

    /// Hands over lines of the reader's journal.
    pub fn supply_marks(&self, lines: Vec<String>) {
        self.shared.request(Request::Marks(lines), Vec::new());
    }

    /// Makes a mark. [`EngineEvent::Marked`] brings the line to keep.
    pub fn mark(&self, marking: Marking) {
        let (id, now) = (storage::fresh_name(), storage::now());
        let request = Request::Mark { marking, id, now };
        self.shared.request(request, Vec::new());
    }

    /// Puts a bookmark on an article. [`EngineEvent::Marked`] brings the line to keep.
    pub fn bookmark(&self, article: ArticleId) {
        let (id, now) = (storage::fresh_name(), storage::now());
        let request = Request::Bookmark { article, id, now };
        self.shared.request(request, Vec::new());
    }

    /// The reader has come to a paragraph; 0 for nothing to come back to. [`EngineEvent::Reached`] brings the
    /// line to keep, where there is one.
    pub fn reach(&self, article: ArticleId, paragraph: u32) {
        let now = storage::now();
        let request = Request::Reach {
            article,
            paragraph,
            now,
        };
        self.shared.request(request, Vec::new());
    }

    /// Takes a mark away. [`EngineEvent::Marked`] brings the line to keep.
    pub fn unmark(&self, id: String) {
        let now = storage::now();
        self.shared.request(Request::Unmark { id, now }, Vec::new());
    }

    /// Takes the notes of the file that was looked at last. [`EngineEvent::Marked`] brings the lines to keep.
    pub fn take_notes(&self) {
        self.shared.request(Request::TakeNotes, Vec::new());
    }

    /// Wants all marks in a file, in the format of this number. [`EngineEvent::File`] brings it.
    pub fn write_notes(&self, format: u8) {
        self.shared.request(Request::Notes(format), Vec::new());
    }

    /// Wants something drawn. [`EngineEvent::Drawn`] brings it along with the ticket; nothing comes where it
    /// is not here.
    pub fn draw(&self, ticket: u32, wanted: Wanted) {
        self.shared
            .request(Request::Draw { ticket, wanted }, Vec::new());
    }

    /// Whether the engine runs in a worker that has said that it is there.
    pub fn in_worker(&self) -> bool {
        matches!(&*self.shared.post.borrow(), Post::Away(line) if line.is_worker())
    }

    /// How many requests have been made, for reports.
    pub fn requests(&self) -> u32 {
        self.shared.asked.get()
    }
}

/// What the clones of a handle share.
struct Shared {
    /// Whom to tell.
    on_event: Callback<EngineEvent>,
    /// Where the engine runs.
    post: RefCell<Post>,
    /// How many requests have been made.
    asked: Cell<u32>,
}

/// Where the engine runs.
enum Post {
    /// In a worker that has not said yet that it is there.
    Hired(Hired),
    /// At the other end of this line.
    Away(Line),
    /// Nowhere: it has ended, or there is no program for it.
    Gone,
}

/// A worker that has not said yet that it is there.
struct Hired {
    /// The line to it.
    line: Line,
    /// What it will have to do.
    waiting: Vec<(Request, Vec<u8>)>,
    /// Ends the wait for it, which begins when it has got the program.
    patience: Option<Timeout>,
}

impl Shared {
    /// Makes a worker and greets it; nothing when the browser refuses.
    fn hire(this: &Weak<Self>) -> Option<Hired> {
        let line = Line::to_worker(
            &Self::hearer(this),
            &calls(this, Self::lose),
            &calls(this, Self::begin_to_wait),
        )?;
        line.send(&Request::Hello, &[]).ok()?;
        Some(Hired {
            line,
            waiting: Vec::new(),
            patience: None,
        })
    }

    /// Hands on what is heard, for as long as there is somebody to hear it.
    fn hearer(this: &Weak<Self>) -> Callback<Vec<u8>> {
        let this = Weak::clone(this);
        Callback::from(move |message: Vec<u8>| {
            if let Some(shared) = this.upgrade() {
                shared.hear(&message);
            }
        })
    }

    /// Sends a request to wherever the engine runs.
    fn request(self: &Rc<Self>, request: Request, bytes: Vec<u8>) {
        self.asked.set(self.asked.get().wrapping_add(1));
        let sent = match &mut *self.post.borrow_mut() {
            Post::Hired(hired) => {
                hired.waiting.push((request, bytes));
                return;
            }
            Post::Away(line) => line.send(&request, &bytes).is_ok(),
            Post::Gone => true,
        };
        if !sent {
            Self::later(self, Self::lose);
        }
    }

    /// Hears what the engine says.
    fn hear(self: &Rc<Self>, message: &[u8]) {
        match wire::from_bytes(message) {
            Ok(Reply::Ready) => self.employ(),
            Ok(Reply::Event(event)) => self.on_event.emit(event),
            Err(_) => self.lose(),
        }
    }

    /// Takes the worker into service and gives it what has been waiting.
    fn employ(self: &Rc<Self>) {
        match self.post.replace(Post::Gone) {
            Post::Hired(hired) => self.hand_over(hired.line, hired.waiting),
            other => drop(self.post.replace(other)),
        }
    }

    /// Runs the engine on this thread, and gives it what has been waiting.
    fn engage(self: &Rc<Self>, waiting: Vec<(Request, Vec<u8>)>) {
        match Line::to_here(&Self::hearer(&Rc::downgrade(self))) {
            Some(line) => self.hand_over(line, waiting),
            None => Self::later(self, |shared| shared.on_event.emit(EngineEvent::Lost)),
        }
    }

    fn hand_over(self: &Rc<Self>, line: Line, waiting: Vec<(Request, Vec<u8>)>) {
        let all_sent = waiting
            .iter()
            .all(|(request, bytes)| line.send(request, bytes).is_ok());
        self.post.replace(Post::Away(line));
        if !all_sent {
            Self::later(self, Self::lose);
        }
    }

    /// The worker has got the program.
    fn begin_to_wait(self: &Rc<Self>) {
        if let Post::Hired(hired) = &mut *self.post.borrow_mut() {
            let give_up = calls(&Rc::downgrade(self), Self::give_up_waiting);
            hired.patience = Some(Timeout::new(PATIENCE, move || give_up.emit(())));
        }
    }

    /// Runs the engine here because the worker does not say that it is there.
    fn give_up_waiting(self: &Rc<Self>) {
        if matches!(*self.post.borrow(), Post::Hired(_)) {
            self.lose();
        }
    }

    /// The engine has failed. A worker that had not been there yet is replaced and nothing is lost;
    /// else what was open is.
    fn lose(self: &Rc<Self>) {
        match self.post.replace(Post::Gone) {
            Post::Hired(hired) => self.engage(hired.waiting),
            Post::Away(_) => self.on_event.emit(EngineEvent::Lost),
            Post::Gone => {}
        }
    }

    /// Calls a method, but not from within one of the handle.
    fn later(this: &Rc<Self>, method: fn(&Rc<Self>)) {
        let call = calls(&Rc::downgrade(this), method);
        Timeout::new(0, move || call.emit(())).forget();
    }
}

/// Calls a method, for as long as there is something to call it on.
fn calls(shared: &Weak<Shared>, method: fn(&Rc<Shared>)) -> Callback<()> {
    let shared = Weak::clone(shared);
    Callback::from(move |()| {
        if let Some(shared) = shared.upgrade() {
            method(&shared);
        }
    })
}
