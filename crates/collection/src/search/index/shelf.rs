//! A file of postings: the terms of a stretch of keys, in order.
//!
//! For each term: the distance of its key from the one before, the length of what follows, with the
//! lowest bit set where places are among it, the length of the postings in that case, and the bytes.

use std::io;

use super::code::{put, take, take_bytes};
use super::file::{FileRef, MOST_BYTES};
use super::key::Key;

/// Takes the files of an index, by path and bytes.
pub(crate) type Sink<'a> = dyn FnMut(&str, &[u8]) -> io::Result<()> + 'a;

/// Gives the digest of some bytes in hexadecimal digits.
pub(crate) type Digest<'a> = dyn Fn(&[u8]) -> String + 'a;

/// Puts terms on shelves of about a size.
#[derive(Debug)]
pub(crate) struct Shelves {
    /// Bytes after which a shelf is closed.
    target: usize,
    open: Vec<u8>,
    first: Option<Key>,
    last: Key,
    /// The closed ones, with the first key of each.
    pub(crate) closed: Vec<(Key, FileRef)>,
    /// Bytes of all of them.
    pub(crate) bytes: u64,
}

/// What is known of a term on a shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// Its postings, or its places on a shelf of these.
    pub(crate) bytes: &'a [u8],
    /// Its places, where they are few.
    pub(crate) places: Option<&'a [u8]>,
}

impl Shelves {
    pub(crate) const fn new(target: usize) -> Self {
        Self {
            target,
            open: Vec::new(),
            first: None,
            last: Key(0),
            closed: Vec::new(),
            bytes: 0,
        }
    }

    /// Puts a term behind the others; its key has to be beyond theirs.
    pub(crate) fn put(
        &mut self,
        key: Key,
        bytes: &[u8],
        places: Option<&[u8]>,
        digest: &Digest<'_>,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        let full = self.open.len() + bytes.len() > self.target;
        if full && !self.open.is_empty() {
            self.close(digest, sink)?;
        }
        self.first.get_or_insert(key);
        put(&mut self.open, key.0 - self.last.0);
        self.last = key;
        match places {
            None => put(&mut self.open, (bytes.len() as u64) << 1),
            Some(places) => {
                let all = (bytes.len() + places.len()) as u64;
                put(&mut self.open, all << 1 | 1);
                put(&mut self.open, bytes.len() as u64);
            }
        }
        self.open.extend(bytes);
        self.open.extend(places.unwrap_or_default());
        Ok(())
    }

    pub(crate) fn close(&mut self, digest: &Digest<'_>, sink: &mut Sink<'_>) -> io::Result<()> {
        let bytes = std::mem::take(&mut self.open);
        self.last = Key(0);
        if let Some(first) = self.first.take() {
            let file = write_file(&bytes, digest, sink)?;
            self.bytes += file.bytes;
            self.closed.push((first, file));
        }
        Ok(())
    }
}

/// Hands a file over.
pub(crate) fn write_file(
    bytes: &[u8],
    digest: &Digest<'_>,
    sink: &mut Sink<'_>,
) -> io::Result<FileRef> {
    if bytes.len() as u64 > MOST_BYTES {
        // A term that stands in every article several times, in an archive beyond the limits.
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let file = FileRef::of(bytes, &digest(bytes));
    sink(&file.path(), bytes)?;
    Ok(file)
}

/// Finds a term on a shelf: nothing for one that is not there. An error when the shelf is damaged.
pub(crate) fn find(mut shelf: &[u8], wanted: Key) -> Result<Option<Found<'_>>, Damaged> {
    let mut key = 0_u64;
    while !shelf.is_empty() {
        let step = take(&mut shelf).ok_or(Damaged)?;
        key = key.checked_add(step).ok_or(Damaged)?;
        let header = take(&mut shelf).ok_or(Damaged)?;
        let inline = header & 1 == 1;
        let n_bytes = if inline {
            take(&mut shelf).ok_or(Damaged)?
        } else {
            0
        };
        let all = take_bytes(&mut shelf, header >> 1).ok_or(Damaged)?;
        if key > wanted.0 {
            return Ok(None);
        }
        if key == wanted.0 {
            let cut = usize::try_from(n_bytes).map_err(|_| Damaged)?;
            let (bytes, places) = if inline {
                let (bytes, places) = all.split_at_checked(cut).ok_or(Damaged)?;
                (bytes, Some(places))
            } else {
                (all, None)
            };
            return Ok(Some(Found { bytes, places }));
        }
    }
    Ok(None)
}

/// A file that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;
