//! A file of postings: the terms of a stretch of keys, in order.
//!
//! First the rare ones, in bits: the number of terms, the length of the bits, and for each term the
//! distance of its key from the one before, the number of articles, and the postings. Then the
//! others: the distance of the key, the length of what follows, with the lowest bit set where links
//! are among it, the length of the postings in that case, and the bytes.

use std::io;

use postings::{BitReader, BitWriter, Postings, put, take, take_bytes};

use super::file::{FileRef, MOST_BYTES};
use super::key::Key;

/// The most articles a rare term stands in. It has no links: so few articles are read anyway.
pub(crate) const RARE: usize = 3;

/// Bits of a key that tell the second character.
const SECOND: u32 = 22;

/// The lowest bits of a distance, which are written as they are.
const NEAR: u32 = 6;

/// Takes the files of an index, by path and bytes.
pub(crate) type Sink<'a> = dyn FnMut(&str, &[u8]) -> io::Result<()> + 'a;

/// Gives the digest of some bytes in hexadecimal digits.
pub(crate) type Digest<'a> = dyn Fn(&[u8]) -> String + 'a;

/// Puts terms on shelves of about a size.
#[derive(Debug)]
pub(crate) struct Shelves {
    /// Bytes after which a shelf is closed.
    pub(crate) target: usize,
    open: Vec<u8>,
    rare: BitWriter,
    n_rare: u64,
    last_rare: Key,
    first: Option<Key>,
    last: Key,
    /// The closed ones, with the first key of each.
    pub(crate) closed: Vec<(Key, FileRef)>,
    /// Bytes of all of them.
    pub(crate) bytes: u64,
}

/// What is known of a term on a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found<'a> {
    /// It is rare.
    Rare(Postings),
    /// It is not.
    Common {
        /// Its postings, or its links on a shelf of these.
        bytes: &'a [u8],
        /// Its links, where they are few.
        links: Option<&'a [u8]>,
    },
}

impl Shelves {
    pub(crate) fn new(target: usize) -> Self {
        Self {
            target,
            open: Vec::new(),
            rare: BitWriter::default(),
            n_rare: 0,
            last_rare: Key(0),
            first: None,
            last: Key(0),
            closed: Vec::new(),
            bytes: 0,
        }
    }

    /// Puts a rare term behind the others; its key has to be beyond theirs.
    pub(crate) fn put_rare(
        &mut self,
        key: Key,
        postings: &Postings,
        n_docs: u32,
        digest: &Digest<'_>,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        if self.open.len() + self.rare.len() > self.target {
            self.close(digest, sink)?;
        }
        self.first.get_or_insert(key);
        put_key(&mut self.rare, self.last_rare, key);
        self.last_rare = key;
        self.n_rare += 1;
        let count = u32::try_from(postings.docs.len()).unwrap_or(0);
        self.rare.count(count);
        postings.write_bits(n_docs, &mut self.rare);
        Ok(())
    }

    /// Puts a term behind the others; its key has to be beyond theirs.
    pub(crate) fn put(
        &mut self,
        key: Key,
        bytes: &[u8],
        links: Option<&[u8]>,
        digest: &Digest<'_>,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        let full = self.open.len() + self.rare.len() + bytes.len() > self.target;
        if full && self.first.is_some() {
            self.close(digest, sink)?;
        }
        self.first.get_or_insert(key);
        put(&mut self.open, key.0 - self.last.0);
        self.last = key;
        match links {
            None => put(&mut self.open, (bytes.len() as u64) << 1),
            Some(links) => {
                let all = (bytes.len() + links.len()) as u64;
                put(&mut self.open, all << 1 | 1);
                put(&mut self.open, bytes.len() as u64);
            }
        }
        self.open.extend(bytes);
        self.open.extend(links.unwrap_or_default());
        Ok(())
    }

    pub(crate) fn close(&mut self, digest: &Digest<'_>, sink: &mut Sink<'_>) -> io::Result<()> {
        let rare = std::mem::take(&mut self.rare).into_bytes();
        let mut bytes = Vec::with_capacity(rare.len() + self.open.len() + 8);
        put(&mut bytes, std::mem::take(&mut self.n_rare));
        put(&mut bytes, rare.len() as u64);
        bytes.extend(rare);
        bytes.append(&mut self.open);
        (self.last, self.last_rare) = (Key(0), Key(0));
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
pub(crate) fn find(
    mut shelf: &[u8],
    wanted: Key,
    n_docs: u32,
) -> Result<Option<Found<'_>>, Damaged> {
    let n_rare = take(&mut shelf).ok_or(Damaged)?;
    let length = take(&mut shelf).ok_or(Damaged)?;
    let rare = take_bytes(&mut shelf, length).ok_or(Damaged)?;
    if let Some(postings) = find_rare(rare, n_rare, wanted, n_docs)? {
        return Ok(Some(Found::Rare(postings)));
    }
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
            let (bytes, links) = if inline {
                let (bytes, links) = all.split_at_checked(cut).ok_or(Damaged)?;
                (bytes, Some(links))
            } else {
                (all, None)
            };
            return Ok(Some(Found::Common { bytes, links }));
        }
    }
    Ok(None)
}

/// Finds a term among the rare ones.
fn find_rare(
    bytes: &[u8],
    n_rare: u64,
    wanted: Key,
    n_docs: u32,
) -> Result<Option<Postings>, Damaged> {
    let mut reader = BitReader::new(bytes);
    let mut key = Key(0);
    for _ in 0..n_rare {
        key = take_key(&mut reader, key).ok_or(Damaged)?;
        if key > wanted {
            break;
        }
        let count = reader.count();
        if count as usize > RARE {
            return Err(Damaged);
        }
        let postings = Postings::read_bits(count, n_docs, &mut reader).ok_or(Damaged)?;
        if key == wanted {
            return Ok(Some(postings));
        }
    }
    Ok(None)
}

/// Writes a key by its distance from the one before.
fn put_key(bits: &mut BitWriter, last: Key, key: Key) {
    let small = |number: u64| u32::try_from(number).unwrap_or(0);
    let ahead = (key.0 >> SECOND) - (last.0 >> SECOND);
    bits.count(small(ahead) + 1);
    if ahead > 0 {
        bits.below(small(key.0 & ((1 << SECOND) - 1)), (1 << SECOND) - 1);
    } else {
        let step = key.0 - last.0;
        bits.count(small(step >> NEAR) + 1);
        bits.below(small(step & ((1 << NEAR) - 1)), (1 << NEAR) - 1);
    }
}

/// Reads a key that [`put_key`] wrote.
fn take_key(reader: &mut BitReader<'_>, last: Key) -> Option<Key> {
    let ahead = u64::from(reader.count()) - 1;
    let key = if ahead > 0 {
        let first = (last.0 >> SECOND) + ahead;
        first << SECOND | u64::from(reader.below((1 << SECOND) - 1))
    } else {
        let far = u64::from(reader.count()) - 1;
        last.0 + (far << NEAR) + u64::from(reader.below((1 << NEAR) - 1))
    };
    (!reader.is_over()).then_some(Key(key))
}

/// A file that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;
