//! The made-up archive of `cargo xtask corpus` is what it says it is.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test reads files, and one that goes wrong stops"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bundle::{Article, Field};
use hanzi::ScriptState;
use xtask::corpus::{Corpus, Damage, Page, SEED, write};

/// As many pages as have every kind of damage and encoding.
const PAGES: u64 = 400;

fn corpus() -> Corpus {
    Corpus::new(SEED).expect("the words of the workspace")
}

fn read(page: &Page) -> Article {
    ingest::ingest(&page.path, &page.bytes, &"0".repeat(64)).expect("a page that can be read")
}

#[track_caller]
fn same(page: &Page, name: &str, found: Option<&str>, wanted: Option<&str>) {
    let (path, damage) = (&page.path, page.damage);
    assert_eq!(found, wanted, "{name} of {path}, {damage:?}");
}

fn text(field: &Field<String>) -> Option<&str> {
    field.value().map(String::as_str)
}

#[test]
fn every_page_is_read_with_the_fields_it_was_given() {
    let corpus = corpus();
    for page in (0..PAGES).map(|number| corpus.page(number)) {
        let (article, fields) = (read(&page), &page.fields);
        same(&page, "title", text(&article.title), Some(&fields.title));
        let issuer = fields.title.split('：').next();
        same(&page, "issuer", text(&article.issuer), issuer);
        same(
            &page,
            "date",
            text(&article.issued),
            fields.issued.as_deref(),
        );
        same(
            &page,
            "time",
            article.time.as_deref(),
            fields.time.as_deref(),
        );
        same(
            &page,
            "section",
            text(&article.section),
            fields.section.as_deref(),
        );
        same(
            &page,
            "source",
            text(&article.source),
            fields.source.as_deref(),
        );
        same(
            &page,
            "author",
            text(&article.author),
            fields.author.as_deref(),
        );
        same(
            &page,
            "editor",
            text(&article.editor),
            fields.editor.as_deref(),
        );
        let region = article.region.value().map(|region| region.0.as_str());
        same(&page, "region", region, Some(&fields.region));
        assert_eq!(
            article.clicks.value().copied(),
            fields.clicks,
            "{}",
            page.path
        );
        let script = if page.is_hans {
            ScriptState::Hans
        } else {
            ScriptState::Hant
        };
        assert_eq!(article.script.state, script, "{}", page.path);
    }
}

#[test]
fn pages_have_the_damage_they_were_given_and_no_other() {
    let corpus = corpus();
    let mut met: BTreeMap<Damage, u32> = BTreeMap::new();
    for page in (0..PAGES).map(|number| corpus.page(number)) {
        let article = read(&page);
        let is_repaired = !article.repaired.is_empty();
        match page.damage {
            Some(damage) => {
                *met.entry(damage).or_default() += u32::from(is_repaired);
            }
            None => assert!(!is_repaired, "{}: {:?}", page.path, article.repaired),
        }
    }
    assert_eq!(met.len(), Damage::ALL.len(), "{met:?}");
    assert!(met.values().all(|&count| count > 0), "{met:?}");
}

#[test]
fn articles_are_as_long_as_real_ones() {
    let corpus = corpus();
    let mut lengths: Vec<u32> = (0..PAGES)
        .map(|number| corpus.page(number))
        .filter(|page| page.damage.is_none())
        .map(|page| read(&page).length)
        .collect();
    lengths.sort_unstable();
    let mean = lengths.iter().sum::<u32>() / u32::try_from(lengths.len()).unwrap();
    assert!((2_500..3_300).contains(&mean), "{mean}");
    let (short, long) = (lengths.first().unwrap(), lengths.last().unwrap());
    assert!(*short < 1_600 && *long > 4_000, "{short} to {long}");
}

#[test]
fn near_copies_are_found_and_others_are_not() {
    let corpus = corpus();
    let pages: Vec<Page> = (0..PAGES).map(|number| corpus.page(number)).collect();
    let about = bundle::About::default();
    let bundle = ingest::assemble(pages.iter().map(read).collect(), about);
    let id = |page: &Page| page.path.rsplit_once('.').unwrap().0.replace('/', ".");
    let wanted: BTreeSet<(String, String)> = pages
        .iter()
        .filter_map(|page| {
            let model = pages.get(usize::try_from(page.near?).unwrap())?;
            Some((id(page), id(model)))
        })
        .collect();
    assert!(wanted.len() >= 5, "{wanted:?}");
    let mut found = BTreeSet::new();
    for article in &bundle.articles {
        for near in &article.near {
            found.insert((article.id.to_string(), near.id.to_string()));
        }
    }
    let missed: Vec<_> = wanted
        .iter()
        .filter(|pair| !found.contains(*pair))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    // Two copies of one page are near each other as well.
    let model = |id: &String| wanted.iter().find(|(copy, _)| copy == id);
    let root = |id: &String| model(id).map_or_else(|| id.clone(), |(_, model)| model.clone());
    let strange: Vec<_> = found.iter().filter(|(a, b)| root(a) != root(b)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    let (one, again) = (corpus(), corpus());
    let other = Corpus::new(SEED + 1).unwrap();
    for number in [0, 7, 399, 99_999] {
        assert_eq!(one.page(number), again.page(number));
        assert_ne!(one.page(number).bytes, other.page(number).bytes);
    }
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), bytes);
            }
        }
    }
    found
}

#[test]
fn a_folder_has_its_pages_and_is_not_mixed_with_another() {
    let place = xtask::place::root().join("target/corpus-test");
    fs::remove_dir_all(&place).ok();
    let (small, large) = (place.join("small"), place.join("large"));
    write(20, SEED, &small).unwrap();
    write(30, SEED, &large).unwrap();
    let (few, more) = (files(&small), files(&large));
    assert_eq!((few.len(), more.len()), (22, 32));
    let is_page = |path: &&PathBuf| path.components().count() == 2;
    for path in few.keys().filter(is_page) {
        assert_eq!(few.get(path), more.get(path));
    }
    write(20, SEED, &small).unwrap();
    assert_eq!(files(&small), few);
    assert!(write(30, SEED, &small).is_err());
    assert_eq!(files(&small), few);
    fs::remove_dir_all(&place).unwrap();
}
