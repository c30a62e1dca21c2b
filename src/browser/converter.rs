//! The program that converts: a bureau behind one function, which the engine calls.
//!
//! It is loaded, like its tables, when a reader first wants the other script.

use std::cell::RefCell;

use duizhao_web::browser::engine::Bureau;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The one bureau of this program.
    static BUREAU: RefCell<Bureau> = RefCell::default();
}

fn main() {
    // Nothing happens before the first errand.
}

/// Does an errand of the engine; nothing for what is none. `bytes` came along with it.
#[wasm_bindgen]
pub fn answer(errand: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    BUREAU.with_borrow_mut(|bureau| bureau.answer(errand, bytes))
}
