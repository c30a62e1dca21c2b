//! Loading files that lie beside the page, and their digests.

use std::fmt::{self, Write};

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, Response, Url,
};
use yew::Callback;

use super::host;

/// How many bytes a file may have: 512 MiB, as for a file that is opened from disk.
pub const LIMIT: u64 = 512 * 1024 * 1024;

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many bytes are here.
    pub loaded: u64,
    /// How many there will be, when the server says so.
    pub total: Option<u64>,
}

/// Why a file could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FetchError {
    /// The address does not lie in the folder of the page.
    OutsideScope,
    /// There was no answer: no network, or the page was opened from a disk.
    Unreachable,
    /// The server answered with this status.
    Status(u16),
    /// The file has more than [`LIMIT`] bytes.
    TooLarge,
    /// The answer broke off.
    Broken,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutsideScope => f.write_str("the file does not lie in the folder of the page"),
            Self::Unreachable => f.write_str("the server did not answer"),
            Self::Status(status) => write!(f, "the server answered with status {status}"),
            Self::TooLarge => write!(f, "the file has more than {LIMIT} bytes"),
            Self::Broken => f.write_str("the answer broke off"),
        }
    }
}

impl std::error::Error for FetchError {}

/// The path of the folder the page lies in, with the slash at its end; `/` where there is no page.
pub fn scope() -> String {
    base().map_or_else(
        || "/".to_owned(),
        |base| folder(&base.pathname()).to_owned(),
    )
}

/// Loads a file that lies in the folder of the page or below it.
///
/// Redirects are refused, and a kept copy is asked for its freshness. Whether the answer is what
/// was wanted, and not a page of the server, is for its reader to see.
pub async fn fetch(url: &str, on_progress: Callback<Progress>) -> Result<Vec<u8>, FetchError> {
    fetch_as(url, RequestCache::NoCache, on_progress).await
}

/// Loads a conversion table by its name without `.bin`; nothing when it cannot be had or is damaged.
///
/// The page says what its file is called. The name of the file carries the beginning of its digest, so
/// that a copy the browser has kept is good for ever.
pub async fn table(name: &str) -> Option<Vec<u8>> {
    let names = host::find("meta[name=dz-tables]")?.get_attribute("content")?;
    let path = names
        .split(' ')
        .find_map(|one| one.strip_prefix(name)?.strip_prefix('='))?;
    let (_, digest) = path.strip_suffix(".bin")?.rsplit_once('-')?;
    let bytes = fetch_as(path, RequestCache::Default, Callback::noop());
    let bytes = bytes.await.ok()?;
    match sha256(&bytes).await {
        Some(found) if !found.starts_with(digest) => None,
        _ => Some(bytes),
    }
}

async fn fetch_as(
    url: &str,
    cache: RequestCache,
    on_progress: Callback<Progress>,
) -> Result<Vec<u8>, FetchError> {
    let window = host::window().ok_or(FetchError::Unreachable)?;
    let url = within_scope(url).ok_or(FetchError::OutsideScope)?;
    let wishes = RequestInit::new();
    wishes.set_cache(cache);
    wishes.set_credentials(RequestCredentials::SameOrigin);
    wishes.set_redirect(RequestRedirect::Error);
    wishes.set_referrer_policy(ReferrerPolicy::NoReferrer);
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(&url, &wishes))
        .await
        .ok()
        .and_then(|response| response.dyn_into().ok())
        .ok_or(FetchError::Unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let total = announced(&response);
    if total.is_some_and(|total| total > LIMIT) {
        return Err(FetchError::TooLarge);
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let reader = ReadableStreamDefaultReader::new(&body).map_err(|_| FetchError::Broken)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = next_chunk(&reader).await.map_err(|_| FetchError::Broken)? {
        if bytes.len() as u64 + u64::from(chunk.length()) > LIMIT {
            drop(reader.cancel());
            return Err(FetchError::TooLarge);
        }
        append(&mut bytes, &chunk);
        on_progress.emit(Progress {
            loaded: bytes.len() as u64,
            total,
        });
    }
    Ok(bytes)
}

/// The SHA-256 of bytes as 64 lower-case hexadecimal digits; nothing where the browser has no
/// digests, which is so on addresses that are neither `https` nor this machine.
pub async fn sha256(bytes: &[u8]) -> Option<String> {
    let window = host::window()?;
    // Absent on insecure addresses, where the getter would give `undefined` for an object.
    let crypto = Reflect::get(&window.into(), &JsValue::from_str("crypto")).ok()?;
    let subtle = Reflect::get(&crypto, &JsValue::from_str("subtle")).ok()?;
    let subtle: web_sys::SubtleCrypto = subtle.dyn_into().ok()?;
    let copy = Uint8Array::from(bytes);
    let digest = subtle
        .digest_with_str_and_js_u8_array("SHA-256", &copy)
        .ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    let mut hex = String::with_capacity(64);
    for byte in Uint8Array::new(&digest).to_vec() {
        write!(hex, "{byte:02x}").ok()?;
    }
    Some(hex)
}

/// The next piece of a stream of bytes; nothing at its end.
pub(super) async fn next_chunk(
    reader: &ReadableStreamDefaultReader,
) -> Result<Option<Uint8Array>, JsValue> {
    let step = JsFuture::from(reader.read()).await?;
    if Reflect::get(&step, &JsValue::from_str("done"))?.is_truthy() {
        return Ok(None);
    }
    Reflect::get(&step, &JsValue::from_str("value"))?
        .dyn_into()
        .map(Some)
}

/// Copies a piece of a stream behind the bytes that are already there.
pub(super) fn append(bytes: &mut Vec<u8>, chunk: &Uint8Array) {
    let start = bytes.len();
    bytes.resize(start + chunk.length() as usize, 0);
    if let Some(room) = bytes.get_mut(start..) {
        chunk.copy_to(room);
    }
}

/// The address of the page.
fn base() -> Option<Url> {
    let base = host::document()?.base_uri().ok()??;
    Url::new(&base).ok()
}

/// The whole address of a file, when it lies in the folder of the page or below.
fn within_scope(url: &str) -> Option<String> {
    let base = base()?;
    let url = Url::new_with_base(url, &base.href()).ok()?;
    let same = url.protocol() == base.protocol()
        && url.host() == base.host()
        && url.username().is_empty()
        && url.password().is_empty()
        && url.pathname().starts_with(folder(&base.pathname()));
    same.then(|| url.href())
}

/// The folder of a path, with the slash at its end.
fn folder(path: &str) -> &str {
    path.rfind('/')
        .and_then(|slash| path.get(..=slash))
        .unwrap_or("/")
}

/// The length that the server announced. A compressed answer announces the compressed length,
/// which says nothing about how far one is.
fn announced(response: &Response) -> Option<u64> {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    match header("content-encoding") {
        Some(encoding) if encoding != "identity" => None,
        _ => header("content-length")?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::folder;

    #[test]
    fn the_folder_of_a_page_ends_with_a_slash() {
        assert_eq!(folder("/duizhao/index.html"), "/duizhao/");
        assert_eq!(folder("/duizhao/"), "/duizhao/");
        assert_eq!(folder("/"), "/");
        assert_eq!(folder(""), "/");
    }
}
