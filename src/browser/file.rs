//! Files that the reader chose or dropped. They are read here and never sent anywhere.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, File, FileList, HtmlElement, HtmlInputElement, ReadableStreamDefaultReader, Url,
    WritableStreamDefaultWriter,
};

use super::fetch::{LIMIT, append, next_chunk};
use super::host;

/// How many bytes of a compressed file are handed over at a time. Safari does not wait for what it
/// has unpacked to be taken, so this is what bounds the memory that a malicious file can fill: one
/// slice unpacks to at most 1 MiB (deflate reaches 1032 to 1).
const SLICE: u32 = 1024;

/// A file that the reader chose; nothing of it has been read yet.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenFile {
    /// Its name, without a folder.
    pub name: String,
    /// How many bytes it has on disk.
    pub bytes: u64,
    /// The browser's handle.
    file: File,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileError {
    /// It has, or unpacks to, more than 512 MiB.
    TooLarge,
    /// The browser could not read it: moved, deleted, or not allowed.
    Unreadable,
    /// It starts like a gzip file and is none, or is cut off.
    BrokenGzip,
    /// It is a gzip file and the browser cannot unpack those.
    NoGzip,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file has more than {LIMIT} bytes"),
            Self::Unreadable => f.write_str("the file could not be read"),
            Self::BrokenGzip => f.write_str("the gzip file is damaged"),
            Self::NoGzip => f.write_str("the browser cannot unpack gzip files"),
        }
    }
}

impl std::error::Error for FileError {}

/// Has the browser keep a text as a file, where the reader keeps what is downloaded.
pub fn save(name: &str, text: &str) {
    let Some(document) = host::document() else {
        return;
    };
    let pieces = Array::of1(&text.into());
    let made = Blob::new_with_str_sequence(&pieces);
    let Some(url) = made
        .and_then(|blob| Url::create_object_url_with_blob(&blob))
        .ok()
    else {
        return;
    };
    if let Some(link) = document
        .create_element("a")
        .ok()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        for (name, value) in [("href", url.as_str()), ("download", name)] {
            // Fails only for names that are no attribute names.
            drop(link.set_attribute(name, value));
        }
        link.click();
    }
    // The browser has what it needs once it has begun.
    Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
}

/// The files that were chosen in an `<input type="file">`, from its change event.
///
/// The input is emptied, so that choosing the same file again is a change again.
pub fn chosen(event: &yew::Event) -> Vec<ChosenFile> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were dropped on an element; also keeps the browser from opening them itself.
pub fn dropped(event: &yew::DragEvent) -> Vec<ChosenFile> {
    event.prevent_default();
    listed(event.data_transfer().and_then(|data| data.files()))
}

impl ChosenFile {
    /// Reads the whole file. A gzip file, known by its first two bytes, is unpacked.
    pub async fn read(&self) -> Result<Vec<u8>, FileError> {
        let bytes = self.bytes().await?;
        if bytes.length() > 2 && bytes.get_index(0) == 0x1f && bytes.get_index(1) == 0x8b {
            unpack(bytes, LIMIT).await
        } else {
            Ok(bytes.to_vec())
        }
    }

    /// Reads the whole file as it lies there: what is told by its digest may be packed.
    pub async fn read_as_is(&self) -> Result<Vec<u8>, FileError> {
        Ok(self.bytes().await?.to_vec())
    }

    async fn bytes(&self) -> Result<Uint8Array, FileError> {
        if !host::is_browser() {
            return Err(FileError::Unreadable);
        }
        if self.bytes > LIMIT {
            return Err(FileError::TooLarge);
        }
        let buffer = JsFuture::from(self.file.array_buffer())
            .await
            .map_err(|_| FileError::Unreadable)?;
        Ok(Uint8Array::new(&buffer))
    }
}

/// Undoes gzip, in slices, giving up as soon as more than `limit` bytes have come out.
///
/// # Errors
/// [`FileError::NoGzip`], [`FileError::BrokenGzip`] or [`FileError::TooLarge`].
pub async fn unpack(packed: Uint8Array, limit: u64) -> Result<Vec<u8>, FileError> {
    let (writer, reader) = unpacker().ok_or(FileError::NoGzip)?;
    let stop = Rc::new(Cell::new(false));
    spawn_local(feed(writer, packed, Rc::clone(&stop)));
    let read = drain(&reader, limit).await;
    stop.set(true);
    if read.is_err() {
        // The answer is known; what the stream says to being dropped is not.
        drop(JsFuture::from(reader.cancel()).await);
    }
    read
}

/// The two ends of a `DecompressionStream`. It is made by its name, because its binding in
/// `web-sys` is behind a compiler flag.
fn unpacker() -> Option<(WritableStreamDefaultWriter, ReadableStreamDefaultReader)> {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let class = member(&host::window()?.into(), "DecompressionStream")?;
    let class: Function = class.dyn_into().ok()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("gzip"))).ok()?;
    let writable = member(&stream, "writable")?.dyn_into().ok()?;
    let readable = member(&stream, "readable")?.dyn_into().ok()?;
    Some((
        WritableStreamDefaultWriter::new(&writable).ok()?,
        ReadableStreamDefaultReader::new(&readable).ok()?,
    ))
}

/// Hands the packed bytes over, slice by slice, until told to stop.
async fn feed(writer: WritableStreamDefaultWriter, packed: Uint8Array, stop: Rc<Cell<bool>>) {
    let mut start = 0;
    while start < packed.length() && !stop.get() {
        let end = (start + SLICE).min(packed.length());
        // A slice that is refused is reported on the reading side.
        let written = writer.write_with_chunk(&packed.slice(start, end));
        if JsFuture::from(written).await.is_err() {
            return;
        }
        start = end;
    }
    if !stop.get() {
        drop(JsFuture::from(writer.close()).await);
    }
}

/// Takes what comes out, up to a limit.
async fn drain(reader: &ReadableStreamDefaultReader, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = next_chunk(reader)
        .await
        .map_err(|_| FileError::BrokenGzip)?
    {
        if bytes.len() as u64 + u64::from(chunk.length()) > limit {
            return Err(FileError::TooLarge);
        }
        append(&mut bytes, &chunk);
    }
    Ok(bytes)
}

/// The files of a list.
fn listed(list: Option<FileList>) -> Vec<ChosenFile> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| list.get(index))
        .map(|file| ChosenFile {
            name: file.name(),
            bytes: whole(file.size()),
            file,
        })
        .collect()
}

/// A size in bytes, which JavaScript keeps as a floating-point number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file size is a whole number from 0 below 2^53"
)]
fn whole(size: f64) -> u64 {
    size as u64
}
