//! Gathering what stands where, one article after the other, in runs of bounded size.

use std::mem::take;

use bundle::{Article, Body};

use super::file::check;
use super::gram::{MOST_CODES, Run as LetterRun};
use super::key::{Key, is_letter, is_sign, stream};
use postings::put;

/// Pairs and characters that are held before a run is closed: 32 MB, and half as much for what stands where.
const RUN: usize = 4 << 20;
/// Bits of an entry that say where in the article; a text is cut there.
const PLACE_BITS: u32 = 21;
/// The most characters of a text that are taken.
const MOST_CHARS: usize = (1 << PLACE_BITS) - 1;
/// Bits that say which article of the run.
const DOC_BITS: u32 = 11;
/// Bits of a character by its number in the run.
const SIGN_BITS: u32 = 16;

/// Takes articles in the order of the bundle and gives runs, which [`super::merge::merge`] makes an
/// index of. Holds one run at a time, about 65 MB.
///
/// Several may work side by side, each on a stretch of the articles that follow each other.
#[derive(Debug)]
pub struct IndexBuilder {
    /// The number of the first article of the run.
    first: u32,
    /// How many articles it has.
    n_docs: u32,
    /// The number of the first pair or character and where: code of the first character, of the
    /// second (0: none), article, place, each in its bits.
    entries: Vec<u64>,
    /// The same of titles, all at place 0.
    titles: Vec<u64>,
    /// For every code point the number of the character in this run, from 1.
    numbers: Vec<u16>,
    /// The codes of the characters by number less one, and of what is a term besides (`gram`).
    signs: Vec<u32>,
    /// What stands at each place of all texts.
    stands: Vec<Stand>,
    /// Where the places of each article begin among these.
    starts: Vec<usize>,
    /// By the number of a character, how often it has come in the article at hand.
    counts: Vec<u32>,
    /// The check numbers of the ids of the articles.
    ids: Vec<u64>,
}

/// A character where it stands.
#[derive(Debug, Clone, Copy, Default)]
struct Stand {
    /// Which of those of its article it is, from 0.
    at: u32,
    /// How many of them there are; before the article is read, the number of the character.
    of: u32,
}

/// What stands where in some articles that follow each other, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Characters and pairs in order, each with its articles and links.
    pub terms: Vec<u8>,
    /// The number of the first article.
    pub first: u32,
    /// For every article the check number of its id.
    pub ids: Vec<u64>,
}

impl IndexBuilder {
    /// A builder that begins with the article of this number.
    pub fn new(first: u32) -> Self {
        Self {
            first,
            n_docs: 0,
            entries: Vec::new(),
            titles: Vec::new(),
            numbers: vec![0; (Key::CHARACTERS + MOST_CODES) as usize],
            signs: Vec::new(),
            stands: Vec::new(),
            starts: Vec::new(),
            counts: vec![0; 1 << SIGN_BITS],
            ids: Vec::new(),
        }
    }

    /// Takes the next article; gives a run when one has become full.
    pub fn add(&mut self, article: &Article, body: &Body) -> Option<Run> {
        let text = stream(article, body);
        let title = article.title.value().map(|title| hanzi::fold(title));
        let title = title.as_ref().map_or("", |title| title.text());
        let more = text.len() + title.len();
        let full = self.entries.len() + self.titles.len() + more > RUN
            || self.n_docs + 1 >= 1 << DOC_BITS
            || self.signs.len() + more / 2 >= (1 << SIGN_BITS) - 2 - MOST_CODES as usize;
        let run = (full && self.n_docs > 0).then(|| self.close());
        let (mut titles, mut entries) = (take(&mut self.titles), take(&mut self.entries));
        let known = titles.len();
        let n_stands = self.stands.len();
        self.take(title, &mut titles, false);
        self.stands.truncate(n_stands);
        for entry in titles.iter_mut().skip(known) {
            *entry &= !((1 << PLACE_BITS) - 1);
        }
        self.starts.push(n_stands);
        self.take(&text, &mut entries, true);
        self.count();
        (self.titles, self.entries) = (titles, entries);
        self.n_docs += 1;
        self.ids.push(check(article.id.as_str().as_bytes()));
        run
    }

    /// Gives the last run.
    pub fn finish(mut self) -> Run {
        self.close()
    }

    /// Adds the entries of a text of the article at hand, with what it has of Latin letters and digits in a row where
    /// that is wanted.
    fn take(&mut self, text: &str, entries: &mut Vec<u64>, with_grams: bool) {
        let mut before: Option<u64> = None;
        let mut run = LetterRun::default();
        let doc = u64::from(self.n_docs) << PLACE_BITS;
        for (place, c) in (0_u64..).zip(text.chars().take(MOST_CHARS)) {
            let number = if is_sign(c) {
                self.number(u32::from(c))
            } else {
                None
            };
            run.put(c);
            for (first, second) in run.grams().filter(|_| with_grams) {
                if let (Some(first), Some(second)) = (self.number(first), self.number(second)) {
                    let both = first << SIGN_BITS | second;
                    entries.push(both << (DOC_BITS + PLACE_BITS) | doc | place);
                }
            }
            self.stands.push(Stand {
                at: 0,
                of: number.and_then(|it| u32::try_from(it).ok()).unwrap_or(0),
            });
            let Some(number) = number else {
                before = None;
                continue;
            };
            let one = number << (SIGN_BITS + DOC_BITS + PLACE_BITS) | doc;
            entries.push(one | place);
            let letter = is_letter(c).then_some(number);
            if let (Some(before), Some(number)) = (before, letter) {
                let second = number << (DOC_BITS + PLACE_BITS);
                let first = before << (SIGN_BITS + DOC_BITS + PLACE_BITS);
                entries.push(first | second | doc | place.saturating_sub(1));
            }
            before = letter;
        }
    }

    /// Says of every character of the last text which of its kind it is.
    fn count(&mut self) {
        let start = self.starts.last().copied().unwrap_or_default();
        let stands = self.stands.get_mut(start..).unwrap_or_default();
        for stand in &mut *stands {
            if let Some(count) = self.counts.get_mut(stand.of as usize) {
                stand.at = *count;
                *count += 1;
            }
        }
        let counts = |number: u32| self.counts.get(number as usize).copied();
        let numbers: Vec<u32> = stands.iter().map(|stand| stand.of).collect();
        for stand in stands {
            stand.of = counts(stand.of).unwrap_or_default();
        }
        for number in numbers {
            if let Some(count) = self.counts.get_mut(number as usize) {
                *count = 0;
            }
        }
    }

    /// The number of a code in this run; nothing when there are too many to number.
    fn number(&mut self, code: u32) -> Option<u64> {
        let slot = self.numbers.get_mut(code as usize)?;
        if *slot == 0 {
            self.signs.push(code);
            *slot = u16::try_from(self.signs.len()).ok()?;
        }
        Some(u64::from(*slot))
    }

    /// Puts the entries in order of their characters and writes them.
    fn close(&mut self) -> Run {
        let mut order: Vec<u16> = (1..=u16::MAX).take(self.signs.len()).collect();
        let sign = |number: &u16| {
            self.signs
                .get(usize::from(*number).wrapping_sub(1))
                .copied()
        };
        order.sort_unstable_by_key(|number| sign(number));
        let sorted: Vec<u32> = order.iter().filter_map(sign).collect();
        let mut ranks = vec![0_u64; self.signs.len() + 1];
        for (rank, number) in (1..).zip(&order) {
            if let Some(slot) = ranks.get_mut(usize::from(*number)) {
                *slot = rank;
            }
        }
        let rank = |number: u64| ranks.get(usize::try_from(number).unwrap_or(0)).copied();
        let low = DOC_BITS + PLACE_BITS;
        let mask = (1 << SIGN_BITS) - 1;
        for entry in self.entries.iter_mut().chain(&mut self.titles) {
            let first = rank(*entry >> (low + SIGN_BITS)).unwrap_or(0);
            let second = rank(*entry >> low & mask).unwrap_or(0);
            *entry = first << (low + SIGN_BITS) | second << low | *entry & ((1 << low) - 1);
        }
        self.entries.sort_unstable();
        self.titles.sort_unstable();
        let mut writing = Writing {
            signs: &sorted,
            first: self.first,
            stands: &self.stands,
            starts: &self.starts,
            bytes: Vec::with_capacity(self.entries.len() * 4),
        };
        writing.write(&self.entries, false);
        writing.write(&self.titles, true);
        let terms = writing.bytes;
        for code in self.signs.drain(..) {
            if let Some(slot) = self.numbers.get_mut(code as usize) {
                *slot = 0;
            }
        }
        self.entries.clear();
        self.titles.clear();
        self.stands.clear();
        self.starts.clear();
        let first = self.first;
        self.first += self.n_docs;
        self.n_docs = 0;
        Run {
            terms,
            first,
            ids: take(&mut self.ids),
        }
    }
}

/// What entries are written with.
struct Writing<'a> {
    /// The codes by rank less one.
    signs: &'a [u32],
    /// The number of the first article.
    first: u32,
    stands: &'a [Stand],
    starts: &'a [usize],
    bytes: Vec<u8>,
}

impl Writing<'_> {
    /// Writes sorted entries: key, number of articles, and for each the gap and the count; where it has
    /// links, how often the article has each character of the pair, and the gaps of both numbers.
    fn write(&mut self, entries: &[u64], of_titles: bool) {
        let low = DOC_BITS + PLACE_BITS;
        let sign = |rank: u64| {
            let at = usize::try_from(rank).ok()?.checked_sub(1)?;
            self.signs.get(at).copied()
        };
        for group in entries.chunk_by(|a, b| a >> low == b >> low) {
            let Some(entry) = group.first() else { continue };
            let Some(one) = sign(entry >> (low + SIGN_BITS)) else {
                continue;
            };
            let key = Key::of(one, sign(entry >> low & ((1 << SIGN_BITS) - 1)));
            let key = if of_titles { key.in_title() } else { key };
            let doc = |entry: &u64| entry >> PLACE_BITS & ((1 << DOC_BITS) - 1);
            let docs = || group.chunk_by(|a, b| doc(a) == doc(b));
            put(&mut self.bytes, key.0);
            put(&mut self.bytes, docs().count() as u64);
            let mut last = 0;
            for places in docs() {
                let of_run = places.first().map_or(0, doc);
                let number = u64::from(self.first) + of_run;
                put(&mut self.bytes, number - last);
                put(&mut self.bytes, places.len() as u64);
                last = number;
                if key.has_links() {
                    put_links(&mut self.bytes, self.stands, self.starts, of_run, places);
                }
            }
        }
    }
}

/// Writes the links of a pair in one article.
fn put_links(bytes: &mut Vec<u8>, stands: &[Stand], starts: &[usize], doc: u64, places: &[u64]) {
    let start = usize::try_from(doc).ok().and_then(|doc| starts.get(doc));
    let text = start
        .and_then(|start| stands.get(*start..))
        .unwrap_or_default();
    let ends = |entry: &u64| {
        let place = usize::try_from(entry & ((1 << PLACE_BITS) - 1)).unwrap_or(usize::MAX);
        let both = text.get(place..).and_then(|rest| rest.get(..2));
        match both {
            Some([first, second]) => [*first, *second],
            _ => [Stand::default(); 2],
        }
    };
    let [first, second] = places.first().map(ends).unwrap_or_default();
    put(bytes, u64::from(first.of));
    put(bytes, u64::from(second.of));
    for which in [0, 1] {
        let mut last = 0;
        for at in places
            .iter()
            .filter_map(|place| ends(place).get(which).map(|it| it.at))
        {
            put(bytes, u64::from(at - last));
            last = at;
        }
    }
}
