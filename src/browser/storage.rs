//! What the browser keeps for the reader between visits: short texts by name.
//!
//! All sites of one owner may share one storage (GitHub Pages), so every name carries the folder
//! the page lies in.

use web_sys::Storage;

use super::{BrowserError, fetch, host};

/// Reads the text kept under a name; nothing when there is none or storage is blocked.
pub fn read(name: &str) -> Option<String> {
    local().ok()?.get_item(&key(name)).ok()?
}

/// Keeps a text under a name.
pub fn write(name: &str, text: &str) -> Result<(), BrowserError> {
    local()?
        .set_item(&key(name), text)
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// Forgets the text kept under a name.
pub fn remove(name: &str) -> Result<(), BrowserError> {
    local()?
        .remove_item(&key(name))
        .map_err(|thrown| BrowserError::thrown(&thrown))
}

/// The storage. Merely asking for it throws where it is blocked.
fn local() -> Result<Storage, BrowserError> {
    host::window()
        .ok_or(BrowserError::NotHere)?
        .local_storage()
        .map_err(|thrown| BrowserError::thrown(&thrown))?
        .ok_or(BrowserError::Lacking)
}

/// The name under which the browser knows it.
fn key(name: &str) -> String {
    format!("duizhao:{}:{name}", fetch::scope())
}
