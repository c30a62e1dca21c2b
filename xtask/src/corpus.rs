//! `cargo xtask corpus`: an archive of any size, for measuring and for tests.
//!
//! The pages are made up: words as common as they are in the language, in an order without sense,
//! with the furniture, the dates, the encodings and the damage of real pages. A page follows from
//! the seed and its number alone, so a larger corpus begins with the pages of a smaller one, and
//! every machine makes the same bytes. Nothing of it is kept in the repository.

mod chance;
mod damage;
mod encode;
mod furniture;
mod prose;
mod subject;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use hanzi::Script;

use self::chance::Chance;
pub use self::damage::Damage;
pub use self::encode::Charset;
pub use self::furniture::Fields;
use self::furniture::Layout;
use self::prose::{Paragraph, Writer};
use self::subject::{Regions, Subject};
use self::words::Words;
use crate::say;

/// The version of what is made: another one where a page comes out otherwise.
const VERSION: u32 = 1;

/// The seed where none is given.
pub const SEED: u64 = 1;

/// What is written last into a folder, and says what is in it.
const MARK: &str = ".corpus";

/// What the publisher says of a corpus: the pages are in folders by year.
const SETTINGS: &str = "title = \"Corpus\"\nrecursive = true\n\
    description = \"Made up by a program, to measure with.\"\n";

/// In thousandths, how many pages are nearly those of another, and how many have damage of a kind.
const NEAR: u64 = 30;
const DAMAGED: u64 = 25;

/// The purposes chance is used for, so that none depends on how often another draws.
const SUBJECT: u64 = 1;
const TEXT: u64 = 2;
const PAGE: u64 = 3;

/// A made-up archive.
pub struct Corpus {
    seed: u64,
    words: Words,
    regions: Regions,
}

/// A page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path below the folder of the archive.
    pub path: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What its furniture says.
    pub fields: Fields,
    /// Whether it is in Simplified.
    pub is_hans: bool,
    /// How it is encoded.
    pub charset: Charset,
    /// Its damage, where it has any.
    pub damage: Option<Damage>,
    /// The number of the page whose text it has with small changes.
    pub near: Option<u64>,
}

impl Corpus {
    /// The archive of a seed. Reads words and tables out of the workspace.
    pub fn new(seed: u64) -> Result<Self> {
        Ok(Self {
            seed,
            words: Words::read()?,
            regions: Regions::read()?,
        })
    }

    /// A page by its number, from 0.
    pub fn page(&self, number: u64) -> Page {
        let near = self.model(number);
        let base = near.unwrap_or(number);
        let about = &mut self.chance(SUBJECT, base);
        let subject = Subject::new(&self.words, &self.regions, about);
        let mut chance = self.chance(PAGE, number);
        let script = if chance.thousandths(500) {
            Script::Hans
        } else {
            Script::Hant
        };
        let layout = match chance.below(10) {
            0..4 => Layout::Html,
            4..6 => Layout::Short,
            _ => Layout::Full,
        };
        let later = near.map_or(0, |_| chance.between(1, 90));
        let of_page = (script, layout);
        let fields = Fields::new(&self.words, &subject, of_page, later, &mut chance);
        let mut writer = Writer {
            words: &self.words,
            subject: &subject,
            script,
            chance: self.chance(TEXT, base),
        };
        let mut text = writer.article();
        if near.is_some() {
            writer.chance = chance.clone();
            change(&mut text, &mut writer);
        }
        // A near copy is sound, so that what sets it apart are the changes.
        let damage = damage(script, layout, &mut chance).filter(|_| near.is_none());
        if let Some(damage) = damage {
            damage.make(&mut text, &mut chance);
        }
        let wanted = Charset::sample(script, &mut chance);
        let draw = |charset| fields.page(&self.words, (&subject, script), layout, charset, &text);
        let charset = wanted.for_text(&draw(wanted));
        let year = subject::civil(subject.day + later).0;
        let extension = if layout == Layout::Html {
            "html"
        } else {
            "txt"
        };
        Page {
            path: format!("{year}/{number:06}.{extension}"),
            bytes: charset.encode(&draw(charset)),
            fields,
            is_hans: script == Script::Hans,
            charset,
            damage,
            near,
        }
    }

    /// The page that a page is a near copy of, if it is one.
    fn model(&self, number: u64) -> Option<u64> {
        let mut model = number;
        loop {
            let mut chance = self.chance(SUBJECT, model.wrapping_add(1 << 40));
            if model < 8 || !chance.thousandths(NEAR) {
                return (model != number).then_some(model);
            }
            model = chance.below(model);
        }
    }

    const fn chance(&self, purpose: u64, number: u64) -> Chance {
        Chance::new(self.seed, purpose, number)
    }
}

/// The damage of a page, if it has any.
fn damage(script: Script, layout: Layout, chance: &mut Chance) -> Option<Damage> {
    let kind = Damage::ALL.get(usize::try_from(chance.below(1000) / DAMAGED).ok()?)?;
    kind.fits(script, layout == Layout::Html).then_some(*kind)
}

/// Adds a sentence here and there.
fn change(text: &mut [Paragraph], writer: &mut Writer<'_>) {
    let places: BTreeSet<usize> = (0..3).map(|_| writer.chance.place(text.len())).collect();
    for place in places {
        if let Some(paragraph) = text.get_mut(place).filter(|it| !it.is_heading) {
            paragraph.text.push_str(&writer.sentence());
        }
    }
}

/// Writes a corpus of `n_pages` into a folder. One that is whole and the same is left as it is.
pub fn write(n_pages: u64, seed: u64, folder: &Path) -> Result<()> {
    let mark = format!("version {VERSION}, seed {seed}, {n_pages} pages\n");
    let shown = folder.display();
    if fs::read_to_string(folder.join(MARK)).is_ok_and(|found| found == mark) {
        say::note(format!("{shown} is there already"));
        return Ok(());
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{shown} is not empty, and is not this corpus");
    }
    fs::create_dir_all(folder).with_context(|| format!("making {shown}"))?;
    let corpus = Corpus::new(seed)?;
    let (next, bytes) = (AtomicU64::new(0), AtomicU64::new(0));
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || -> Result<()> {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= n_pages {
                return Ok(());
            }
            let page = corpus.page(number);
            put(&folder.join(&page.path), &page.bytes)?;
            bytes.fetch_add(page.bytes.len() as u64, Ordering::Relaxed);
            if number % 10_000 == 9_999 {
                say::note(format!("{} of {n_pages} pages", number + 1));
            }
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            let done = thread.join();
            done.map_err(|_| anyhow!("making a page broke off"))?
        })
    })?;
    put(&folder.join("duizhao.toml"), SETTINGS.as_bytes())?;
    put(&folder.join(MARK), mark.as_bytes())?;
    let bytes = bytes.into_inner();
    say::line(format!("{n_pages} pages, {bytes} bytes in {shown}"));
    Ok(())
}

fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}
