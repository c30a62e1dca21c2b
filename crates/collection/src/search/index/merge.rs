//! Making the files of an index out of runs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufRead};

use super::build::Run;
use super::code::put;
use super::file::check;
use super::key::Key;
use super::postings::Postings;
use super::shelf::{Digest, RARE, Shelves, Sink, write_file};
use super::tree::{Root, write_pages};

/// Bytes that a file with postings comes near to.
const DOCS_TARGET: usize = 24 << 10;
/// Bytes that a file with postings of titles comes near to: every search wants some of them.
const TITLES_TARGET: usize = 4 << 10;
/// Bytes that a file with places comes near to.
const PLACES_TARGET: usize = 64 << 10;
/// Bytes of places that stand with their postings, for they are few.
const FEW: usize = 12;

/// A run of which the terms are read from wherever they were put.
pub struct StoredRun<'a> {
    /// The terms of a [`Run`].
    pub terms: Box<dyn BufRead + 'a>,
    /// Its lengths.
    pub lengths: Vec<u32>,
    /// Its check numbers of ids.
    pub ids: Vec<u64>,
}

impl std::fmt::Debug for StoredRun<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n_docs = self.lengths.len();
        f.debug_struct("StoredRun")
            .field("n_docs", &n_docs)
            .finish_non_exhaustive()
    }
}

impl From<Run> for StoredRun<'_> {
    fn from(run: Run) -> Self {
        Self {
            terms: Box::new(io::Cursor::new(run.terms)),
            lengths: run.lengths,
            ids: run.ids,
        }
    }
}

/// How large an index has become, in bytes of its files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IndexSize {
    /// Which articles have what.
    pub docs: u64,
    /// At which places.
    pub places: u64,
    /// The lengths of articles, and what names the files.
    pub directory: u64,
    /// How many files.
    pub files: u32,
    /// How many characters and pairs.
    pub terms: u32,
}

/// Makes an index of runs, which follow each other in the order of the articles. Gives its root, to
/// be put beside the bundle as a part, and hands all other files to `sink` by their paths. Holds one
/// term at a time.
///
/// An error is one of reading a run or of the sink.
pub fn merge(
    runs: Vec<StoredRun<'_>>,
    digest: &dyn Fn(&[u8]) -> String,
    sink: &mut dyn FnMut(&str, &[u8]) -> io::Result<()>,
) -> io::Result<(Vec<u8>, IndexSize)> {
    let mut size = IndexSize::default();
    let mut counted = |path: &str, bytes: &[u8]| {
        size.files += 1;
        sink(path, bytes)
    };
    let mut lengths = Vec::new();
    let mut ids = Vec::new();
    let mut readers = Vec::new();
    for run in runs {
        lengths.extend(run.lengths);
        ids.extend(run.ids);
        readers.push(run.terms);
    }
    let mut merging = Merging {
        lengths: &lengths,
        docs: Shelves::new(DOCS_TARGET),
        places: Shelves::new(PLACES_TARGET),
        n_terms: 0,
        digest,
    };
    merging.merge(&mut readers, &mut counted)?;
    let Merging {
        mut docs,
        mut places,
        n_terms,
        ..
    } = merging;
    docs.close(digest, &mut counted)?;
    places.close(digest, &mut counted)?;
    let mut written = Vec::with_capacity(lengths.len() * 2);
    for length in &lengths {
        put(&mut written, u64::from(*length));
    }
    let root = Root {
        n_docs: u32::try_from(lengths.len()).unwrap_or(u32::MAX),
        ids: joined(ids.into_iter()),
        lengths: write_file(&written, digest, &mut counted)?,
        docs: write_pages(&docs.closed, digest, &mut counted)?,
        places: write_pages(&places.closed, digest, &mut counted)?,
    };
    let pages = root.docs.iter().chain(&root.places);
    let root_bytes = root.write();
    size.directory = pages.map(|(_, file)| file.bytes).sum::<u64>()
        + root.lengths.bytes
        + root_bytes.len() as u64;
    (size.docs, size.places, size.terms) = (docs.bytes, places.bytes, n_terms);
    Ok((root_bytes, size))
}

/// One number for the ids of all articles, in order.
pub fn all_ids<I: AsRef<str>>(ids: impl Iterator<Item = I>) -> u64 {
    joined(ids.map(|id| check(id.as_ref().as_bytes())))
}

/// One number for the check numbers of all ids, in order.
fn joined(ids: impl Iterator<Item = u64>) -> u64 {
    ids.fold(0, |all, id| {
        all.rotate_left(5).wrapping_mul(0x0000_0100_0000_01b3) ^ id
    })
}

struct Merging<'a> {
    lengths: &'a [u32],
    docs: Shelves,
    places: Shelves,
    n_terms: u32,
    digest: &'a Digest<'a>,
}

impl Merging<'_> {
    fn merge(
        &mut self,
        readers: &mut [Box<dyn BufRead + '_>],
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        let mut heap = BinaryHeap::new();
        for (run, reader) in readers.iter_mut().enumerate() {
            heap.extend(next_key(reader)?.map(|key| Reverse((key, run))));
        }
        let (mut own, mut places) = (Postings::default(), Vec::new());
        while let Some(Reverse((key, run))) = heap.pop() {
            if let Some(reader) = readers.get_mut(run) {
                take_term(reader, Key(key), &mut own, &mut places)?;
                heap.extend(next_key(reader)?.map(|key| Reverse((key, run))));
            }
            let more = heap.peek().is_some_and(|Reverse((next, _))| *next == key);
            if !more {
                self.put(Key(key), &own, &places, sink)?;
                own.docs.clear();
                own.counts.clear();
                places.clear();
            }
        }
        Ok(())
    }

    fn put(
        &mut self,
        key: Key,
        own: &Postings,
        places: &[u32],
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        self.n_terms += 1;
        if key.is_of_title() {
            self.docs.target = TITLES_TARGET;
        }
        let n_docs = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        if own.docs.len() <= RARE {
            return self.docs.put_rare(key, own, n_docs, self.digest, sink);
        }
        let docs = own.write(n_docs);
        let places = key
            .has_places()
            .then(|| own.write_places(places, self.lengths));
        let few = places.as_deref().filter(|places| places.len() <= FEW);
        self.docs.put(key, &docs, few, self.digest, sink)?;
        match places {
            Some(places) if places.len() > FEW => {
                self.places.put(key, &places, None, self.digest, sink)
            }
            _ => Ok(()),
        }
    }
}

/// The next key of a run; nothing at its end.
fn next_key(reader: &mut Box<dyn BufRead + '_>) -> io::Result<Option<u64>> {
    if reader.fill_buf()?.is_empty() {
        return Ok(None);
    }
    number(reader).map(Some)
}

fn take_term(
    reader: &mut Box<dyn BufRead + '_>,
    key: Key,
    own: &mut Postings,
    places: &mut Vec<u32>,
) -> io::Result<()> {
    let mut doc = 0_u64;
    for _ in 0..number(reader)? {
        doc += number(reader)?;
        let count = number(reader)?;
        own.docs.push(small(doc)?);
        own.counts.push(small(count)?);
        if key.has_places() {
            let mut place = 0_u64;
            for _ in 0..count {
                place += number(reader)?;
                places.push(small(place)?);
            }
        }
    }
    Ok(())
}

fn small(number: u64) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn number(reader: &mut Box<dyn BufRead + '_>) -> io::Result<u64> {
    let mut number = 0_u64;
    for shift in (0..63).step_by(7) {
        let Some(&byte) = reader.fill_buf()?.first() else {
            return Err(io::ErrorKind::UnexpectedEof.into());
        };
        reader.consume(1);
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}
