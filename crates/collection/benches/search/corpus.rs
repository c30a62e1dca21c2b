//! What is measured with: an archive in a folder, or one made of the words of the sample pages.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

use bundle::{About, Article, BodyAt, Bundle, PartKind};

/// Articles that are made where nothing is given.
const ARTICLES: usize = 1_000;
/// Characters of an article that is made.
const CHARACTERS: usize = 2_000;

/// A row of numbers that look like chance (xorshift*).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).expect("31 bits") % bound
    }
}

/// The archive to measure with, its texts with it.
pub(crate) fn bundle() -> Bundle {
    let given = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    match given.as_deref().map(str::parse) {
        Some(Ok(count)) => made(count),
        Some(Err(_)) => read(Path::new(&given.expect("it was given"))),
        None => made(ARTICLES),
    }
}

fn read(folder: &Path) -> Bundle {
    let bytes = fs::read(folder.join("bundle.json")).expect("the bundle is there");
    let mut bundle = bundle::read(&bytes).expect("the bundle is sound").bundle;
    let mut texts = std::collections::BTreeMap::new();
    for part in bundle.parts.drain(..) {
        let bytes = fs::read(folder.join(&part.path)).expect("the part is there");
        let mut unpacked = Vec::new();
        match part.unpacked {
            Some(_) => GzDecoder::new(bytes.as_slice())
                .read_to_end(&mut unpacked)
                .expect("the part is packed"),
            None => bytes.as_slice().read_to_end(&mut unpacked).expect("memory"),
        };
        match part.kind {
            PartKind::Text => {
                texts.extend(bundle::read_part(&unpacked, &part).expect("the part is sound"));
            }
            PartKind::Rows => {
                let rows = bundle::read_rows(&unpacked, &part).expect("the part is sound");
                bundle.articles.extend(rows);
            }
            _ => {}
        }
    }
    // The articles stand in the bundle now.
    bundle.catalog = None;
    for article in &mut bundle.articles {
        if let Some(body) = texts.remove(&article.id) {
            article.body = BodyAt::Here(body);
        }
    }
    bundle
}

fn made(count: usize) -> Bundle {
    let mut words = Vec::new();
    gather(
        &PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../samples"),
        &mut words,
    );
    assert!(!words.is_empty(), "the samples are there");
    let mut chance = Chance(88_172_645_463_325_252);
    let article = |nth: usize| {
        let mut text = format!(
            "第{nth}号\n发布时间:{}-01-02\n　　",
            1990 + chance.below(30)
        );
        let mut length = 0;
        while length < CHARACTERS {
            // Some words far more often than others.
            let bound = chance.below(words.len()) + 1;
            let word = &words[chance.below(bound)];
            text.push_str(word);
            length += word.chars().count();
            match chance.below(24) {
                0 => text.push_str("。\n　　"),
                1..4 => text.push('，'),
                _ => {}
            }
        }
        let path = format!("{nth}.txt");
        ingest::ingest(&path, text.as_bytes(), &"0".repeat(64)).expect("the page is sound")
    };
    ingest::assemble((0..count).map(article).collect(), About::default())
}

/// Words of one to three characters, as they follow each other in the samples.
fn gather(folder: &Path, words: &mut Vec<String>) {
    let entries = fs::read_dir(folder).expect("the samples are there");
    let mut paths: Vec<_> = entries.map(|it| it.expect("it is there").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, words);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            for (nth, word) in letters.chunks(2).enumerate() {
                words.push(
                    word[..=(nth % 3).min(1).min(word.len() - 1)]
                        .iter()
                        .collect(),
                );
            }
        }
    }
}

/// What of an article is looked in.
pub(crate) fn folded(article: &Article) -> String {
    let body = article.body.here().expect("texts are here");
    let mut text = hanzi::fold(&body.text).into_text();
    let title = article.title.value().map(|it| hanzi::fold(it).into_text());
    if let Some(title) = title.filter(|title| !text.contains(title.as_str())) {
        text.push('\n');
        text.push_str(&title);
    }
    text
}

/// Queries of several kinds, so many of each: pieces of the texts.
pub(crate) fn queries(texts: &[String], count: usize) -> Vec<(&'static str, Vec<String>)> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let kinds = [
        ("one character", 1, 1),
        ("two characters", 2, 2),
        ("three to four", 3, 4),
        ("six to ten", 6, 10),
    ];
    let mut all = Vec::new();
    for (kind, least, most) in kinds {
        let mut queries = Vec::new();
        while queries.len() < count {
            let text = &texts[chance.below(texts.len())];
            let letters: Vec<char> = text.chars().collect();
            let length = least + chance.below(most - least + 1);
            let start = chance.below(letters.len().saturating_sub(length).max(1));
            let piece = letters.get(start..start + length).unwrap_or_default();
            let han = |c: &char| ('\u{4e00}'..'\u{a000}').contains(c);
            if !piece.is_empty() && piece.iter().all(han) {
                queries.push(piece.iter().collect());
            }
        }
        all.push((kind, queries));
    }
    all
}
