//! The engine behind its handle.

use std::cell::RefCell;

use bundle::ReadBundleError;
use collection::{Answer, Filter, Manner, Question, Sort, Sought, Window};
use duizhao_web::browser::engine::{Desk, EngineEvent, EngineHandle};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MessageChannel, MessageEvent};

use crate::{keeper, until, window};

/// Where the start script leaves the program of the engine.
const ENGINE: &str = "duizhaoEngine";

/// Does what the start script does: leaves a program, and a way to run it on this thread.
fn start_script() {
    let here = Closure::<dyn Fn() -> JsValue>::new(|| {
        let channel = MessageChannel::new().unwrap();
        let (engine, desk) = (channel.port1(), RefCell::new(Desk::new(|_, _| None)));
        let port = engine.clone();
        let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let parts: Array = event.data().unchecked_into();
            let bytes = |at| Uint8Array::new(&parts.get(at)).to_vec();
            if let Some(reply) = desk.borrow_mut().answer(&bytes(0), &bytes(1)) {
                port.post_message(&Uint8Array::from(&*reply)).unwrap();
            }
        });
        engine.set_onmessage(Some(answer.into_js_value().unchecked_ref()));
        channel.port2().into()
    });
    let program = Object::new();
    let leave = |name: &str, value: &JsValue| {
        Reflect::set(&program, &JsValue::from_str(name), value).unwrap();
    };
    let send = Closure::<dyn Fn() -> Promise>::new(|| Promise::resolve(&JsValue::UNDEFINED));
    leave("sendTo", &send.into_js_value());
    leave("here", &here.into_js_value());
    leave("script", &JsValue::from_str("worker.js"));
    Reflect::set(&window(), &JsValue::from_str(ENGINE), &program).unwrap();
}

const TWO_ARTICLES: &str = r#"[
    {"title": "一月記事", "date": "2001-01-05", "text": "雪停了。"},
    {"title": "二月记事", "date": "2002-02-06", "text": "河开了。"}
]"#;

fn list() -> Question {
    Question::List {
        filter: Filter::default(),
        sort: Sort::Oldest,
        window: Window {
            first: 0,
            count: 10,
        },
        sought: Sought::default(),
    }
}

/// Asks, opens, asks again, and looks at the answers.
async fn converse(engine: &EngineHandle, heard: &RefCell<Vec<EngineEvent>>) {
    engine.ask(1, list(), Manner::default());
    engine.open(TWO_ARTICLES.as_bytes().to_vec());
    engine.ask(2, list(), Manner::default());
    assert!(
        heard.borrow().is_empty(),
        "nothing is told from within a call"
    );
    until("three answers", || heard.borrow().len() == 3).await;
    let heard = heard.borrow();
    assert_eq!(
        heard[0],
        EngineEvent::Answered {
            ticket: 1,
            answer: Answer::NothingOpen
        }
    );
    assert!(
        matches!(&heard[1], EngineEvent::Opened(Ok(opened)) if opened.articles == 2),
        "{:?}",
        heard[1]
    );
    let listing = match &heard[2] {
        EngineEvent::Answered {
            ticket: 2,
            answer: Answer::Listing(listing),
        } => Some(listing),
        _ => None,
    };
    let listing = listing.expect("a listing for the second ticket");
    let titles: Vec<_> = listing
        .rows
        .iter()
        .map(|row| row.title.as_deref())
        .collect();
    assert_eq!(titles, [Some("一月記事"), Some("二月记事")]);
}

#[wasm_bindgen_test]
async fn where_no_worker_can_be_made_the_engine_runs_here_and_answers_in_order() {
    start_script();
    let name = JsValue::from_str("Worker");
    let worker = Reflect::get(&window(), &name).unwrap();
    Reflect::set(&window(), &name, &JsValue::UNDEFINED).unwrap();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    Reflect::set(&window(), &name, &worker).unwrap();
    converse(&engine, &heard).await;
    assert!(!engine.in_worker());
    assert_eq!(engine.requests(), 3);
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_be_loaded_is_replaced_without_a_word() {
    // The page of the tests has no worker.js beside it.
    start_script();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    converse(&engine, &heard).await;
    assert!(!engine.in_worker());
}

#[wasm_bindgen_test]
async fn without_a_program_the_engine_says_that_it_is_lost() {
    Reflect::delete_property(&window(), &JsValue::from_str(ENGINE)).unwrap();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    engine.ask(1, list(), Manner::default());
    assert!(heard.borrow().is_empty(), "not told from within a call");
    until("the loss", || heard.borrow().len() == 1).await;
    assert_eq!(heard.borrow()[0], EngineEvent::Lost);
}

#[wasm_bindgen_test]
async fn what_is_no_bundle_is_told_and_the_engine_goes_on() {
    start_script();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    engine.open(b"<!doctype html><title>404</title>".to_vec());
    engine.open(Vec::new());
    engine.open(TWO_ARTICLES.as_bytes().to_vec());
    until("three answers", || heard.borrow().len() == 3).await;
    let heard = heard.borrow();
    let refused = |event: &EngineEvent| -> Option<ReadBundleError> {
        match event {
            EngineEvent::Opened(Err(error)) => Some(error.clone()),
            _ => None,
        }
    };
    assert!(refused(&heard[0]).is_some(), "{:?}", heard[0]);
    assert!(refused(&heard[1]).is_some(), "{:?}", heard[1]);
    assert_ne!(refused(&heard[0]), refused(&heard[1]));
    assert!(matches!(heard[2], EngineEvent::Opened(Ok(_))));
}

#[wasm_bindgen_test]
async fn an_engine_that_is_dropped_says_nothing_more() {
    start_script();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    let same = engine.clone();
    assert_eq!(engine, same);
    engine.ask(1, list(), Manner::default());
    drop(engine);
    until("the answer to the clone", || heard.borrow().len() == 1).await;
    same.ask(2, list(), Manner::default());
    drop(same);
    crate::pause(100).await;
    assert_eq!(heard.borrow().len(), 1);
}
