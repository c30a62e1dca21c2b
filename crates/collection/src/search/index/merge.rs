//! Making the files of an index out of runs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufRead};

use super::build::Run;
use super::file::check;
use super::key::Key;
use postings::{Links, Postings};

use super::shelf::{Digest, RARE, Shelves, Sink};
use super::tree::{Root, write_pages};

/// Bytes that a file with postings comes near to.
const DOCS_TARGET: usize = 24 << 10;
/// Bytes that a file with postings of titles comes near to: every search wants some of them.
const TITLES_TARGET: usize = 4 << 10;
/// Bytes that a file with links comes near to.
const LINKS_TARGET: usize = 32 << 10;
/// Bytes of links that stand with their postings, for they are few.
const FEW: usize = 12;

/// A run of which the terms are read from wherever they were put.
pub struct StoredRun<'a> {
    /// The terms of a [`Run`].
    pub terms: Box<dyn BufRead + 'a>,
    /// Its check numbers of ids.
    pub ids: Vec<u64>,
}

impl std::fmt::Debug for StoredRun<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n_docs = self.ids.len();
        f.debug_struct("StoredRun")
            .field("n_docs", &n_docs)
            .finish_non_exhaustive()
    }
}

impl From<Run> for StoredRun<'_> {
    fn from(run: Run) -> Self {
        Self {
            terms: Box::new(io::Cursor::new(run.terms)),
            ids: run.ids,
        }
    }
}

/// How large an index has become, in bytes of its files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IndexSize {
    /// Which articles have what.
    pub docs: u64,
    /// How pairs join.
    pub links: u64,
    /// What names the files.
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
    let mut ids = Vec::new();
    let mut readers = Vec::new();
    for run in runs {
        ids.extend(run.ids);
        readers.push(run.terms);
    }
    let mut merging = Merging {
        n_docs: u32::try_from(ids.len()).unwrap_or(u32::MAX),
        docs: Shelves::new(DOCS_TARGET),
        links: Shelves::new(LINKS_TARGET),
        n_terms: 0,
        digest,
    };
    merging.merge(&mut readers, &mut counted)?;
    let Merging {
        n_docs,
        mut docs,
        mut links,
        n_terms,
        ..
    } = merging;
    docs.close(digest, &mut counted)?;
    links.close(digest, &mut counted)?;
    let root = Root {
        n_docs,
        ids: joined(ids.into_iter()),
        docs: write_pages(&docs.closed, digest, &mut counted)?,
        links: write_pages(&links.closed, digest, &mut counted)?,
    };
    let pages = root.docs.iter().chain(&root.links);
    let root_bytes = root.write();
    size.directory = pages.map(|(_, file)| file.bytes).sum::<u64>() + root_bytes.len() as u64;
    (size.docs, size.links, size.terms) = (docs.bytes, links.bytes, n_terms);
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
    n_docs: u32,
    docs: Shelves,
    links: Shelves,
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
        let (mut own, mut links) = (Postings::default(), Links::default());
        while let Some(Reverse((key, run))) = heap.pop() {
            if let Some(reader) = readers.get_mut(run) {
                take_term(reader, Key(key), &mut own, &mut links)?;
                heap.extend(next_key(reader)?.map(|key| Reverse((key, run))));
            }
            let more = heap.peek().is_some_and(|Reverse((next, _))| *next == key);
            if !more {
                self.put(Key(key), &own, &links, sink)?;
                own.docs.clear();
                own.counts.clear();
                links.links.clear();
                links.of.clear();
            }
        }
        Ok(())
    }

    fn put(
        &mut self,
        key: Key,
        own: &Postings,
        links: &Links,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        self.n_terms += 1;
        if key.is_of_title() {
            self.docs.target = TITLES_TARGET;
        }
        if own.docs.len() <= RARE {
            return self.docs.put_rare(key, own, self.n_docs, self.digest, sink);
        }
        let docs = own.write(self.n_docs);
        let links = key.has_links().then(|| links.write(own));
        let few = links.as_deref().filter(|links| links.len() <= FEW);
        self.docs.put(key, &docs, few, self.digest, sink)?;
        match links {
            Some(links) if links.len() > FEW => {
                self.links.put(key, &links, None, self.digest, sink)
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
    links: &mut Links,
) -> io::Result<()> {
    let mut doc = 0_u64;
    for _ in 0..number(reader)? {
        doc += number(reader)?;
        let count = number(reader)?;
        own.docs.push(small(doc)?);
        own.counts.push(small(count)?);
        if key.has_links() {
            links
                .of
                .push((small(number(reader)?)?, small(number(reader)?)?));
            let known = links.links.len();
            let mut first = 0_u64;
            for _ in 0..count {
                first += number(reader)?;
                links.links.push((small(first)?, 0));
            }
            let mut second = 0_u64;
            for link in links.links.iter_mut().skip(known) {
                second += number(reader)?;
                link.1 = small(second)?;
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
