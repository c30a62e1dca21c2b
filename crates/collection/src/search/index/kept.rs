//! An index as the engine has it: its root, and the files that were supplied, as many as its budget
//! allows.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use postings::{ByDoc, Ends, Link, Postings, read_links};

use super::file::FileRef;
use super::key::Key;
use super::shelf::{Found, find};
use super::tree::{Files, Root, file_of, read_page};
use crate::search::evaluate::Lacking;
use crate::search::found::Gap;

/// Bytes of files that are kept: enough for hundreds of queries, and little on a phone.
const BUDGET: u64 = 32 << 20;

/// How many articles decoded postings name that are kept, all together: who types goes on from the same characters.
const DECODED: usize = 1 << 20;

/// An index, as far as it is here.
#[derive(Debug)]
pub(crate) struct Index {
    /// The part of the bundle that is its root.
    part: u32,
    root: Option<Root>,
    kept: RefCell<Kept>,
    decoded: RefCell<Decoded>,
}

/// Postings that were decoded, with the question that last used each.
#[derive(Debug, Default)]
struct Decoded {
    terms: BTreeMap<Key, (Term, u64)>,
    /// How many articles they name.
    docs: usize,
}

/// Files that were asked for.
#[derive(Debug, Default)]
struct Kept {
    /// Those that are here, by path, with the question that last used each.
    files: BTreeMap<String, (Rc<[u8]>, u64)>,
    bytes: u64,
    /// Those that were asked for and have not come.
    wanted: BTreeMap<String, FileRef>,
    /// Those that came, and were not what they should be.
    damaged: BTreeSet<String>,
    question: Cell<u64>,
}

/// A file and its bytes.
type Named = (FileRef, Rc<[u8]>);

/// Something is lacking or damaged; what, has been noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lack;

/// What the index has of a pair or a character.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) key: Key,
    pub(super) postings: Rc<Postings>,
    links: Place,
}

/// Where the links of a term are.
#[derive(Debug, Clone)]
enum Place {
    /// Nowhere: the term is rare.
    Nowhere,
    /// Here, for they are few.
    Few(Rc<[u8]>),
    /// On a shelf of their own.
    Apart,
}

impl Index {
    /// The index of which the root is this part, which has not come yet.
    pub(crate) fn new(part: u32) -> Self {
        Self {
            part,
            root: None,
            kept: RefCell::default(),
            decoded: RefCell::default(),
        }
    }

    /// The number of the part that is its root.
    pub(crate) const fn part(&self) -> u32 {
        self.part
    }

    /// Takes the root, when it is one for an archive of so many articles with these ids.
    pub(crate) fn supply_root(&mut self, bytes: &[u8], n_docs: u32, ids: u64) -> bool {
        let root = Root::read(bytes).filter(|root| root.n_docs == n_docs && root.ids == ids);
        if root.is_some() {
            self.root = root;
        }
        self.root.is_some()
    }

    /// Takes a file that was asked for. One that is damaged is not taken.
    pub(crate) fn supply(&self, path: &str, bytes: &[u8]) -> bool {
        let mut kept = self.kept.borrow_mut();
        let fits = match kept.wanted.get(path) {
            Some(file) => file.fits(bytes),
            None => return kept.files.contains_key(path),
        };
        if !fits {
            kept.damaged.insert(path.to_owned());
            return false;
        }
        kept.wanted.remove(path);
        kept.damaged.remove(path);
        kept.make_room(bytes.len() as u64);
        let question = kept.question.get();
        let file = (Rc::from(bytes), question);
        kept.files.insert(path.to_owned(), file);
        kept.bytes += bytes.len() as u64;
        true
    }

    /// Another question begins: files that the last one did not use may go.
    pub(crate) fn begin(&self) {
        let kept = self.kept.borrow();
        kept.question.set(kept.question.get() + 1);
    }

    /// How many bytes are kept.
    pub(crate) fn kept_bytes(&self) -> u64 {
        self.kept.borrow().bytes
    }

    pub(super) fn root(&self, lacking: &mut Lacking) -> Result<&Root, Lack> {
        self.root.as_ref().ok_or_else(|| {
            lacking.part(self.part);
            Lack
        })
    }

    fn file(&self, file: &FileRef, lacking: &mut Lacking) -> Result<Rc<[u8]>, Lack> {
        let path = file.path();
        let mut kept = self.kept.borrow_mut();
        let question = kept.question.get();
        if let Some((bytes, used)) = kept.files.get_mut(&path) {
            *used = question;
            return Ok(Rc::clone(bytes));
        }
        lacking.file(if kept.damaged.contains(&path) {
            Gap::Damaged(path.clone())
        } else {
            Gap::Index(path.clone())
        });
        kept.wanted.insert(path, file.clone());
        Err(Lack)
    }

    /// A file that could be read as a file and not as what it should be.
    fn refuse(&self, file: &FileRef, lacking: &mut Lacking) -> Lack {
        let path = file.path();
        lacking.file(Gap::Damaged(path.clone()));
        self.kept.borrow_mut().damaged.insert(path);
        Lack
    }

    /// The file with a key, by the pages that name it; nothing where no file has it.
    fn file_with(
        &self,
        pages: &Files,
        key: Key,
        lacking: &mut Lacking,
    ) -> Result<Option<Named>, Lack> {
        let Some(page) = file_of(pages, key) else {
            return Ok(None);
        };
        let bytes = self.file(page, lacking)?;
        let files = read_page(&bytes).ok_or_else(|| self.refuse(page, lacking))?;
        let Some(own) = file_of(&files, key) else {
            return Ok(None);
        };
        let bytes = self.file(own, lacking)?;
        Ok(Some((own.clone(), bytes)))
    }

    /// In which articles something stands; nothing where it stands in none.
    pub(super) fn term(&self, key: Key, lacking: &mut Lacking) -> Result<Option<Term>, Lack> {
        let question = self.kept.borrow().question.get();
        if let Some(known) = self.decoded.borrow_mut().get(key, question) {
            return Ok(Some(known));
        }
        let term = self.decode(key, lacking)?;
        if let Some(term) = &term {
            self.decoded.borrow_mut().keep(term, question);
        }
        Ok(term)
    }

    fn decode(&self, key: Key, lacking: &mut Lacking) -> Result<Option<Term>, Lack> {
        let root = self.root(lacking)?;
        let Some((file, bytes)) = self.file_with(&root.docs, key, lacking)? else {
            return Ok(None);
        };
        let found = find(&bytes, key, root.n_docs).map_err(|_| self.refuse(&file, lacking))?;
        let (postings, links) = match found {
            None => return Ok(None),
            Some(Found::Rare(postings)) => (Some(postings), Place::Nowhere),
            Some(Found::Common { bytes, links }) => (
                Postings::read(bytes, root.n_docs),
                links.map_or(Place::Apart, |few| Place::Few(Rc::from(few))),
            ),
        };
        Ok(Some(Term {
            key,
            postings: Rc::new(postings.ok_or_else(|| self.refuse(&file, lacking))?),
            links,
        }))
    }

    /// The links of a pair in those of its articles that `wanted` has too.
    pub(super) fn links(
        &self,
        term: &Term,
        ends: Ends<'_>,
        wanted: &[u32],
        lacking: &mut Lacking,
    ) -> Result<ByDoc<Link>, Lack> {
        if let Place::Few(few) = &term.links {
            return read_links(ends, few, wanted).ok_or(Lack);
        }
        let (file, bytes) = self.shelf_of_links(term.key, lacking)?.ok_or(Lack)?;
        let root = self.root(lacking)?;
        let links = match find(&bytes, term.key, root.n_docs) {
            Ok(Some(Found::Common { bytes, .. })) => read_links(ends, bytes, wanted),
            _ => None,
        };
        links.ok_or_else(|| self.refuse(&file, lacking))
    }

    /// Asks for the links of a pair where they are not here, so that they come with what else is lacking.
    pub(super) fn want_links(&self, term: &Term, lacking: &mut Lacking) -> Result<(), Lack> {
        match term.links {
            Place::Apart => self.shelf_of_links(term.key, lacking).map(drop),
            Place::Few(_) | Place::Nowhere => Ok(()),
        }
    }

    fn shelf_of_links(&self, key: Key, lacking: &mut Lacking) -> Result<Option<Named>, Lack> {
        let root = self.root(lacking)?;
        self.file_with(&root.links, key, lacking)
    }
}

impl Decoded {
    fn get(&mut self, key: Key, question: u64) -> Option<Term> {
        let (term, used) = self.terms.get_mut(&key)?;
        *used = question;
        Some(term.clone())
    }

    /// Keeps a term, and lets others go for it, the longest unused first.
    fn keep(&mut self, term: &Term, question: u64) {
        let docs = term.postings.docs.len();
        while self.docs + docs > DECODED {
            let unused = self.terms.iter();
            let unused = unused.filter(|(_, (_, used))| *used < question);
            let Some((&key, _)) = unused.min_by_key(|(_, (_, used))| *used) else {
                return;
            };
            if let Some((gone, _)) = self.terms.remove(&key) {
                self.docs -= gone.postings.docs.len();
            }
        }
        self.docs += docs;
        self.terms.insert(term.key, (term.clone(), question));
    }
}

impl Kept {
    /// Lets files go that the last question did not use, the longest unused first.
    fn make_room(&mut self, bytes: u64) {
        while self.bytes + bytes > BUDGET {
            let unused = self.files.iter();
            let unused = unused.filter(|(_, (_, used))| *used < self.question.get());
            let oldest = unused.min_by_key(|(_, (_, used))| *used);
            let Some(path) = oldest.map(|(path, _)| path.clone()) else {
                break;
            };
            if let Some((file, _)) = self.files.remove(&path) {
                self.bytes -= file.len() as u64;
            }
        }
    }
}
