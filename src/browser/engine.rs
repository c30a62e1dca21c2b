//! The engine as the page sees it: requests go in, events come out.
//!
//! It runs in a worker. Where a worker cannot be made (a page opened from a disk, a browser that
//! forbids them) or fails before it has said that it is there, the same engine runs on the main
//! thread, and the page cannot tell the difference but by its own pauses.

mod desk;
mod message;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use collection::Question;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use super::host;

pub(super) use self::desk::Desk;
pub use self::message::EngineEvent;
pub(super) use self::message::{Reply, Request};

/// The script of the worker, beside the page.
const SCRIPT: &str = "worker.js";

/// Where the start script leaves what the worker needs: the compiled program and its glue.
const PROGRAM: &str = "duizhaoProgram";

/// How long a worker may take to say that it is there, in milliseconds. Compiling is done by then,
/// so that a slow phone needs about a second.
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
            post: RefCell::new(hire(weak).map_or_else(Post::here, Post::Hired)),
            asked: Cell::new(0),
        });
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

    /// Asks a question. [`EngineEvent::Answered`] brings the answer along with the ticket.
    pub fn ask(&self, ticket: u32, question: Question) {
        self.shared
            .request(Request::Ask { ticket, question }, Vec::new());
    }

    /// Whether the engine runs in a worker that has said that it is there.
    pub fn in_worker(&self) -> bool {
        matches!(*self.shared.post.borrow(), Post::Away(_))
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
    /// In a worker.
    Away(Employed),
    /// On the main thread.
    Here(Rc<RefCell<Desk>>),
    /// Nowhere: the worker has ended.
    Gone,
}

impl Post {
    /// An engine on the main thread.
    fn here() -> Self {
        Self::Here(Rc::default())
    }
}

/// A worker with those who listen to it; dropping it ends both.
struct Employed {
    /// The worker.
    worker: Worker,
    /// Its messages and its errors.
    _listeners: [EventListener; 3],
}

impl Drop for Employed {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A worker that has not said yet that it is there.
struct Hired {
    /// The worker.
    employed: Employed,
    /// What it will have to do.
    waiting: Vec<(Request, Vec<u8>)>,
    /// Ends the wait.
    _patience: Timeout,
}

/// Makes a worker and greets it; nothing when the browser refuses, or the start script has not left
/// what a worker needs.
fn hire(shared: &Weak<Shared>) -> Option<Hired> {
    let program = Reflect::get(&host::window()?.into(), &JsValue::from_str(PROGRAM)).ok()?;
    if !program.is_object() {
        return None;
    }
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("duizhao");
    let worker = Worker::new_with_options(SCRIPT, &options).ok()?;
    let listen = |event: &'static str, act: fn(&Rc<Shared>, &web_sys::Event)| {
        let shared = Weak::clone(shared);
        EventListener::new_with_options(
            &worker,
            event,
            gloo_events::EventListenerOptions::enable_prevent_default(),
            move |event| {
                if let Some(shared) = shared.upgrade() {
                    act(&shared, event);
                }
            },
        )
    };
    let listeners = [
        listen("message", Shared::hear),
        listen("messageerror", |shared, _| shared.lose()),
        listen("error", |shared, event| {
            // Dealt with here: the start script need not show its panel.
            event.prevent_default();
            shared.lose();
        }),
    ];
    let patience = {
        let shared = Weak::clone(shared);
        Timeout::new(PATIENCE, move || {
            if let Some(shared) = shared.upgrade() {
                shared.give_up_waiting();
            }
        })
    };
    let employed = Employed {
        worker,
        _listeners: listeners,
    };
    employed.worker.post_message(&program).ok()?;
    employed.send(&Request::Hello, &[]).ok()?;
    Some(Hired {
        employed,
        waiting: Vec::new(),
        _patience: patience,
    })
}

impl Employed {
    /// Sends a request; the bytes are copied once and then handed over.
    fn send(&self, request: &Request, bytes: &[u8]) -> Result<(), JsValue> {
        let text = serde_json::to_string(request)
            .map_err(|error| JsValue::from_str(&error.to_string()))?;
        let buffer = Uint8Array::from(bytes).buffer();
        let message = Array::of2(&JsValue::from_str(&text), &buffer);
        self.worker
            .post_message_with_transfer(&message, &Array::of1(&buffer))
    }
}

impl Shared {
    /// Sends a request to wherever the engine runs.
    fn request(self: &Rc<Self>, request: Request, bytes: Vec<u8>) {
        self.asked.set(self.asked.get().wrapping_add(1));
        let sent = match &mut *self.post.borrow_mut() {
            Post::Hired(hired) => {
                hired.waiting.push((request, bytes));
                return;
            }
            Post::Away(employed) => employed.send(&request, &bytes).is_ok(),
            Post::Here(desk) => {
                self.work(desk, request, bytes);
                true
            }
            Post::Gone => true,
        };
        if !sent {
            self.lose_later();
        }
    }

    /// Does a request on the main thread, after the browser has had time to draw.
    fn work(self: &Rc<Self>, desk: &Rc<RefCell<Desk>>, request: Request, bytes: Vec<u8>) {
        if !host::is_browser() {
            return;
        }
        let (shared, desk) = (Rc::downgrade(self), Rc::clone(desk));
        Timeout::new(0, move || {
            let reply = desk.borrow_mut().handle(request, &bytes);
            if let (Some(shared), Reply::Event(event)) = (shared.upgrade(), reply) {
                shared.on_event.emit(event);
            }
        })
        .forget();
    }

    /// Hears what the worker says.
    fn hear(self: &Rc<Self>, event: &web_sys::Event) {
        let reply = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().as_string())
            .and_then(|text| bundle::from_json::<Reply>(&text).ok());
        match reply {
            Some(Reply::Ready) => self.employ(),
            Some(Reply::Event(event)) => self.on_event.emit(event),
            None => self.lose(),
        }
    }

    /// Takes the worker into service and gives it what has been waiting.
    fn employ(self: &Rc<Self>) {
        let mut post = self.post.borrow_mut();
        if !matches!(*post, Post::Hired(_)) {
            return;
        }
        if let Post::Hired(hired) = std::mem::replace(&mut *post, Post::Gone) {
            *post = Post::Away(hired.employed);
            drop(post);
            for (request, bytes) in hired.waiting {
                self.request(request, bytes);
            }
        }
    }

    /// Runs the engine here because the worker does not say that it is there.
    fn give_up_waiting(self: &Rc<Self>) {
        if matches!(*self.post.borrow(), Post::Hired(_)) {
            self.lose();
        }
    }

    /// The worker has failed. Before it was there, the engine runs here instead and nothing is
    /// lost; after, what it had opened is.
    fn lose(self: &Rc<Self>) {
        let failed = self.post.replace(Post::Gone);
        match failed {
            Post::Hired(hired) => {
                self.post.replace(Post::here());
                for (request, bytes) in hired.waiting {
                    self.request(request, bytes);
                }
            }
            Post::Away(_) => self.on_event.emit(EngineEvent::Lost),
            Post::Here(desk) => {
                self.post.replace(Post::Here(desk));
            }
            Post::Gone => {}
        }
    }

    /// As [`Self::lose`], but not from within a method of the handle.
    fn lose_later(self: &Rc<Self>) {
        let shared = Rc::downgrade(self);
        Timeout::new(0, move || {
            if let Some(shared) = shared.upgrade() {
                shared.lose();
            }
        })
        .forget();
    }
}
