//! The program of the engine: a desk behind one function, which `worker.js` calls for every message
//! of the page, or `boot.js` where there is no worker.
//!
//! It is a program of its own, apart from the page's, so that neither thread loads, compiles and
//! keeps what only the other one runs. `docs/decisions/0006-two-programs.md` has the figures.

use std::cell::RefCell;

use duizhao_web::browser::engine::Desk;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

thread_local! {
    /// The one desk of this program.
    static DESK: RefCell<Desk> = RefCell::new(Desk::new(errand));
}

#[wasm_bindgen]
extern "C" {
    /// The program that converts, left there by the script that loaded it.
    #[wasm_bindgen(catch, js_namespace = globalThis, js_name = duizhaoConverter)]
    fn convert(errand: &[u8], bytes: &[u8]) -> Result<Option<Vec<u8>>, JsValue>;
}

fn main() {
    // Nothing happens before the first message.
}

/// Answers a message of the page; nothing for what is no request. `bytes` came along with it.
#[wasm_bindgen]
pub fn answer(request: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    DESK.with_borrow_mut(|desk| desk.answer(request, bytes))
}

/// Goes on an errand to the program that converts.
fn errand(errand: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    convert(errand, bytes).ok().flatten()
}
