//! The line to an engine: a worker, or a channel to this same thread.

use collection::wire;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, MessageEvent, MessagePort, Worker, WorkerOptions};
use yew::Callback;

use super::Request;
use crate::browser::{self, host};

/// What the start script leaves for the engine: `script`, what a worker is started with, `sendTo`, which sends its program to a worker once it
/// has come, `here`, which runs it on this thread and gives the port to it, and `bringConverter`, which
/// brings the program that converts to either.
const ENGINE: &str = "duizhaoEngine";

/// Who is at the other end.
enum End {
    /// A worker.
    Worker(Worker),
    /// This thread, by a channel.
    Here(MessagePort),
}

/// A line to an engine; dropping it ends the engine.
pub(super) struct Line {
    /// The other end.
    end: End,
    /// What is heard on it.
    _listeners: Vec<EventListener>,
}

impl Drop for Line {
    fn drop(&mut self) {
        match &self.end {
            End::Worker(worker) => worker.terminate(),
            End::Here(port) => port.close(),
        }
    }
}

/// What the start script left.
fn left_by_start_script() -> Option<JsValue> {
    let engine = Reflect::get(&host::window()?.into(), &JsValue::from_str(ENGINE)).ok()?;
    engine.is_object().then_some(engine)
}

fn method(engine: &JsValue, name: &str) -> Option<Function> {
    let method = Reflect::get(engine, &JsValue::from_str(name)).ok()?;
    method.dyn_into().ok()
}

/// Tells the bytes of every message; none for what has no bytes.
fn listen(target: &EventTarget, on_message: &Callback<Vec<u8>>) -> EventListener {
    let on_message = on_message.clone();
    EventListener::new(target, "message", move |event| {
        let bytes = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().dyn_into::<Uint8Array>().ok());
        on_message.emit(bytes.map(|bytes| bytes.to_vec()).unwrap_or_default());
    })
}

impl Line {
    /// Makes a worker and has the start script send it the program, which `on_sent` tells; nothing when
    /// the browser refuses, or the start script has left nothing.
    pub(super) fn to_worker(
        on_message: &Callback<Vec<u8>>,
        on_failure: &Callback<()>,
        on_sent: &Callback<()>,
    ) -> Option<Self> {
        let engine = left_by_start_script()?;
        let send = method(&engine, "sendTo")?;
        let script = Reflect::get(&engine, &JsValue::from_str("script")).ok()?;
        let options = WorkerOptions::new();
        options.set_name("duizhao");
        let worker = Worker::new_with_options(&script.as_string()?, &options).ok()?;
        let failure = |event| {
            let on_failure = on_failure.clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&worker, event, options, move |event| {
                // Dealt with here: the start script need not show its panel.
                event.prevent_default();
                on_failure.emit(());
            })
        };
        let listeners = vec![
            listen(&worker, on_message),
            failure("messageerror"),
            failure("error"),
        ];
        let sending: Promise = send.call1(&engine, &worker).ok()?.dyn_into().ok()?;
        let (on_sent, on_failure) = (on_sent.clone(), on_failure.clone());
        browser::spawn(async move {
            match JsFuture::from(sending).await {
                Ok(_) => on_sent.emit(()),
                Err(_) => on_failure.emit(()),
            }
        });
        Some(Self {
            end: End::Worker(worker),
            _listeners: listeners,
        })
    }

    /// Has the start script run the engine on this thread; nothing when it cannot. What is sent
    /// waits until the engine has started.
    pub(super) fn to_here(on_message: &Callback<Vec<u8>>) -> Option<Self> {
        let engine = left_by_start_script()?;
        let here = method(&engine, "here")?;
        let port: MessagePort = here.call0(&engine).ok()?.dyn_into().ok()?;
        let listeners = vec![listen(&port, on_message)];
        port.start();
        Some(Self {
            end: End::Here(port),
            _listeners: listeners,
        })
    }

    /// Has the start script bring the program that converts to the engine; nothing when it cannot.
    pub(super) fn bring_converter(&self) -> Option<Promise> {
        let engine = left_by_start_script()?;
        let bring = method(&engine, "bringConverter")?;
        let worker = match &self.end {
            End::Worker(worker) => worker.as_ref(),
            End::Here(_) => &JsValue::UNDEFINED,
        };
        bring.call1(&engine, worker).ok()?.dyn_into().ok()
    }

    /// Whether a worker is at the other end.
    pub(super) fn is_worker(&self) -> bool {
        matches!(self.end, End::Worker(_))
    }

    /// Sends a request; the bytes are copied once and then handed over.
    pub(super) fn send(&self, request: &Request, bytes: &[u8]) -> Result<(), JsValue> {
        let request = wire::to_bytes(request).map_err(|_| JsValue::UNDEFINED)?;
        let (request, bytes) = (Uint8Array::from(&*request), Uint8Array::from(bytes));
        let message = Array::of2(&request, &bytes);
        self.post(&message, &Array::of2(&request.buffer(), &bytes.buffer()))
    }

    fn post(&self, message: &JsValue, handed_over: &Array) -> Result<(), JsValue> {
        match &self.end {
            End::Worker(worker) => worker.post_message_with_transfer(message, handed_over),
            End::Here(port) => port.post_message_with_transferable(message, handed_over),
        }
    }
}
