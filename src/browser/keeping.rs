//! What the browser keeps for the reader in its database: texts by name, on the disk before it is said
//! that they are.
//!
//! The storage of [`super::storage`] writes at once, but a browser may keep that in memory for some
//! seconds; this takes some milliseconds and outlives a browser that is killed. So what a reader wrote
//! goes to both, and out of the first when it is here
//! (`docs/decisions/0012-what-a-reader-writes.md`).

use gloo_events::EventListener;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbOpenDbRequest, IdbTransaction};

use super::{BrowserError, fetch, host};

/// The only table of the database.
const MARKS: &str = "marks";

#[wasm_bindgen]
extern "C" {
    /// A database, for what `web_sys` calls unstable: durability is in all three engines, and one that
    /// does not know it takes no notice.
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        table: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Everything that is kept.
pub async fn all() -> Result<Vec<String>, BrowserError> {
    let kept = async {
        let database = open().await?;
        let table = begin(&database, "readonly")?.object_store(MARKS)?;
        let request = table.get_all()?;
        done(&request, "success").await?;
        let texts: Array = request.result()?.unchecked_into();
        database.close();
        Ok(texts.iter().filter_map(|text| text.as_string()).collect())
    };
    kept.await.map_err(|thrown| BrowserError::thrown(&thrown))
}

/// Keeps texts under their names; gives back when they are on the disk.
pub async fn keep(texts: &[(String, String)]) -> Result<(), BrowserError> {
    let keeping = async {
        let database = open().await?;
        let writing = begin(&database, "readwrite")?;
        let table = writing.object_store(MARKS)?;
        for (name, text) in texts {
            table.put_with_key(&JsValue::from_str(text), &JsValue::from_str(name))?;
        }
        done(&writing, "complete").await?;
        database.close();
        Ok(())
    };
    keeping
        .await
        .map_err(|thrown: JsValue| BrowserError::thrown(&thrown))
}

/// Opens the database of this page, which makes its table when it opens it first.
async fn open() -> Result<IdbDatabase, JsValue> {
    let window = host::window().ok_or(JsValue::UNDEFINED)?;
    // Merely asking for it throws where it is blocked.
    let factory = window.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let mut name = "duizhao:".to_owned();
    name.push_str(&fetch::scope());
    let request = factory.open_with_u32(&name, 1)?;
    let made = request.clone();
    let _making = EventListener::once(&request, "upgradeneeded", move |_| {
        let database = made.result().map(JsCast::unchecked_into::<IdbDatabase>);
        // Where this fails there is no table, and the first that asks for it finds out.
        drop(database.map(|database| database.create_object_store(MARKS)));
    });
    done::<IdbOpenDbRequest>(&request, "success").await?;
    Ok(request.result()?.unchecked_into())
}

fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let database: &Database = database.unchecked_ref();
    database.transaction(MARKS, mode, &options)
}

/// Waits until something is done, or has failed.
async fn done<T: AsRef<EventTarget>>(target: &T, event: &str) -> Result<(), JsValue> {
    let target = target.as_ref();
    let settled = Promise::new(&mut |then, or| {
        for (event, call) in [
            (event, &then),
            ("error", &or),
            ("abort", &or),
            ("blocked", &or),
        ] {
            // Fails only where the event has no name.
            drop(target.add_event_listener_with_callback(event, call));
        }
    });
    JsFuture::from(settled).await.map(drop).map_err(|event| {
        // The event; what went wrong is with the request or the transaction that it is of.
        let target = Reflect::get(&event, &"target".into());
        let error = target.and_then(|target| Reflect::get(&target, &"error".into()));
        error.unwrap_or(event)
    })
}
