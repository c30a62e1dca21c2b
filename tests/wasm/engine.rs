//! The engine behind its handle.

use bundle::ReadBundleError;
use collection::{Answer, Filter, Question, Sort, Window};
use duizhao_web::browser::engine::{EngineEvent, EngineHandle};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{keeper, until, window};

/// Where the start script leaves the program for the worker.
const PROGRAM: &str = "duizhaoProgram";

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
    }
}

/// Asks, opens, asks again, and looks at the answers.
async fn converse(engine: &EngineHandle, heard: &std::cell::RefCell<Vec<EngineEvent>>) {
    engine.ask(1, list());
    engine.open(TWO_ARTICLES.as_bytes().to_vec());
    engine.ask(2, list());
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
        .map(|row| row.article.title.value().map(String::as_str))
        .collect();
    assert_eq!(titles, [Some("一月記事"), Some("二月记事")]);
}

#[wasm_bindgen_test]
async fn without_a_start_script_the_engine_runs_here_and_answers_in_order() {
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    converse(&engine, &heard).await;
    assert!(!engine.in_worker());
    assert_eq!(engine.requests(), 3);
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_be_loaded_is_replaced_without_a_word() {
    // The page of the tests has no worker.js beside it.
    Reflect::set(&window(), &JsValue::from_str(PROGRAM), &Object::new()).unwrap();
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    Reflect::delete_property(&window(), &JsValue::from_str(PROGRAM)).unwrap();
    converse(&engine, &heard).await;
    assert!(!engine.in_worker());
}

#[wasm_bindgen_test]
async fn what_is_no_bundle_is_told_and_the_engine_goes_on() {
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
    let (on_event, heard) = keeper();
    let engine = EngineHandle::start(on_event);
    let same = engine.clone();
    assert_eq!(engine, same);
    engine.ask(1, list());
    drop(engine);
    until("the answer to the clone", || heard.borrow().len() == 1).await;
    same.ask(2, list());
    drop(same);
    crate::pause(100).await;
    assert_eq!(heard.borrow().len(), 1);
}
