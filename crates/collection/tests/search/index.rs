//! The index: what it finds is what looking through everything finds, whatever is lacking is told,
//! and nothing that is damaged does harm.

use std::collections::BTreeMap;

use bundle::{Article, Bundle, Part, PartKind};
use collection::{Engine, Filter, Gap, IndexBuilder, Listing, Sort, StoredRun, merge};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sha2::{Digest, Sha256};

use crate::archive::{asks, bundle_of, list, open, page};
use crate::laws::{articles, word};

/// An archive in files: its manifest, its parts in order, and the files of its index by path.
pub(crate) struct Site {
    pub(crate) manifest: Vec<u8>,
    pub(crate) parts: Vec<Vec<u8>>,
    pub(crate) index: BTreeMap<String, Vec<u8>>,
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hex = |bits: u8| char::from_digit(u32::from(bits), 16).unwrap();
    digest
        .iter()
        .flat_map(|byte| [hex(byte >> 4), hex(byte & 15)])
        .collect()
}

/// The runs of these articles, a new builder after every `each` of them.
fn runs(articles: &[Article], each: usize) -> Vec<StoredRun<'static>> {
    let mut runs = Vec::new();
    for (nth, stretch) in articles.chunks(each).enumerate() {
        let mut builder = IndexBuilder::new(u32::try_from(nth * each).unwrap());
        for article in stretch {
            runs.extend(builder.add(article, article.body.here().unwrap()));
        }
        runs.push(builder.finish());
    }
    runs.into_iter().map(StoredRun::from).collect()
}

impl Site {
    pub(crate) fn of(mut bundle: Bundle, each: usize) -> Self {
        let mut index = BTreeMap::new();
        let mut sink = |path: &str, bytes: &[u8]| {
            index.insert(path.to_owned(), bytes.to_vec());
            Ok(())
        };
        let (root, size) = merge(runs(&bundle.articles, each), &sha256, &mut sink).unwrap();
        assert_eq!(size.files as usize, index.len());
        bundle.parts.push(Part {
            path: "index.bin".to_owned(),
            bytes: root.len() as u64,
            unpacked: None,
            sha256: sha256(&root),
            kind: PartKind::Index,
        });
        let split = bundle::write_split(&bundle, 600, &sha256);
        let mut parts = vec![root];
        parts.extend(split.parts.into_iter().map(|(_, bytes)| bytes));
        Self {
            manifest: split.manifest,
            parts,
            index,
        }
    }

    pub(crate) fn open(&self) -> Engine {
        let mut engine = Engine::new();
        assert_eq!(engine.open(&self.manifest).unwrap().problems, []);
        engine
    }

    /// Asks until nothing is lacking any more that can be had. Gives how many files it took.
    pub(crate) fn ask(&self, engine: &mut Engine, filter: &Filter) -> (Listing, usize) {
        let mut taken = 0;
        for _ in 0..40 {
            let listing = list(engine, filter.clone(), Sort::Newest);
            let mut more = false;
            for gap in &listing.found.as_ref().unwrap().gaps {
                more |= self.supply(engine, gap);
                taken += 1;
            }
            if !more {
                // What was refused is told from now on.
                return (list(engine, filter.clone(), Sort::Newest), taken);
            }
        }
        panic!("asked for ever more");
    }

    fn supply(&self, engine: &mut Engine, gap: &Gap) -> bool {
        match gap {
            Gap::Part(part) => match self.parts.get(*part as usize) {
                Some(bytes) => engine.supply(*part, bytes).is_ok(),
                None => false,
            },
            Gap::Index(path) => match self.index.get(path) {
                Some(bytes) => engine.supply_file(path, bytes),
                None => false,
            },
            Gap::Damaged(_) => false,
        }
    }
}

fn rows(listing: &Listing) -> Vec<(String, u32)> {
    let ids = listing.rows.iter().map(|row| row.id.to_string());
    let found = listing.found.as_ref().unwrap();
    ids.zip(found.rows.iter().map(|row| row.hits)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_looking_through_everything_finds(
        articles in articles(), a in word(), b in word(), each in 1..5_usize,
    ) {
        let bundle = bundle_of(articles);
        let plain = open(&bundle);
        let site = Site::of(bundle, each);
        let mut engine = site.open();
        for query in [
            a.clone(),
            format!("{a} OR {b}"),
            format!("{b} -{a}"),
            format!("={a}"),
            format!("{a}?{b}"),
            format!("?{a}"),
            format!("\"{a}，{b}\""),
            format!("\"{a} {b}\" OR 〓{b}"),
            format!("archived:{a} -title:{b}"),
            "，".to_owned(),
            "〓".to_owned(),
            "\"「\"".to_owned(),
        ] {
            let expected = list(&plain, asks(&query), Sort::Newest);
            let (listing, _) = site.ask(&mut engine, &asks(&query));
            prop_assert_eq!(&listing.found.as_ref().unwrap().gaps, &[], "{}", &query);
            prop_assert_eq!(rows(&listing), rows(&expected), "{}", &query);
            prop_assert_eq!(&listing.facets, &expected.facets);
            prop_assert_eq!(&listing.years, &expected.years);
            prop_assert_eq!(
                &listing.found.as_ref().unwrap().years,
                &expected.found.as_ref().unwrap().years
            );
        }
    }

    #[test]
    fn words_are_found_by_how_their_pairs_join(
        texts in vec(vec(select(&['学', '习', '国'][..]), 1..60), 8..30),
        word in vec(select(&['学', '习', '国'][..]), 3..7),
    ) {
        let word: String = word.into_iter().collect();
        let texts = texts.into_iter().enumerate();
        let made = |(nth, text): (usize, Vec<char>)| {
            let text: String = text.into_iter().collect();
            page(&format!("p{nth:02}"), &format!("题\n　　{text}。\n"))
        };
        let bundle = bundle_of(texts.map(made).collect());
        let plain = list(&open(&bundle), asks(&word), Sort::Newest);
        let site = Site::of(bundle, 5);
        let mut engine = site.open();
        let (listing, _) = site.ask(&mut engine, &asks(&word));
        prop_assert_eq!(rows(&listing), rows(&plain));
        // Where it stands in many, no text was asked for: passages are lacking.
        if listing.total > 3 {
            prop_assert!(listing.found.unwrap().rows.iter().all(|row| row.snippet.is_empty()));
        }
    }

    #[test]
    fn a_damaged_file_is_told_and_does_no_harm(
        articles in articles(), a in word(), nth in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), bit in 0..8_u32, cut in any::<bool>(),
    ) {
        let mut site = Site::of(bundle_of(articles), 3);
        let sound = site.ask(&mut site.open(), &asks(&a)).0;
        let path = nth.get(&site.index.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = site.index.get_mut(&path).unwrap();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        let mut engine = site.open();
        let (listing, _) = site.ask(&mut engine, &asks(&a));
        let found = listing.found.as_ref().unwrap();
        if found.gaps.is_empty() {
            prop_assert_eq!(rows(&listing), rows(&sound));
        } else {
            prop_assert_eq!(&found.gaps, &[Gap::Damaged(path)]);
            prop_assert!(listing.total <= sound.total);
            let fewer = rows(&listing);
            prop_assert!(fewer.iter().all(|row| rows(&sound).contains(row)));
        }
    }

    #[test]
    fn a_damaged_root_is_refused_or_harmless(
        articles in articles(), a in word(), at in any::<prop::sample::Index>(), bit in 0..8_u32,
    ) {
        let mut site = Site::of(bundle_of(articles), 3);
        let at = at.index(site.parts[0].len());
        site.parts[0][at] ^= 1 << bit;
        let mut engine = site.open();
        let (listing, _) = site.ask(&mut engine, &asks(&a));
        // Its digest is for the page to compare; here it is enough that nothing goes wrong.
        prop_assert!(listing.total <= listing.of);
    }
}

/// Some pages that share words.
fn some() -> Vec<Article> {
    let made = |nth: usize| {
        let word = ["学习强国", "学国习强", "风平浪静"][nth % 3];
        let text = format!("第{nth}页\n　　这里写着{word}，还有{nth}。\n");
        page(&format!("n{nth:03}"), &text)
    };
    (0..60).map(made).collect()
}

#[test]
fn what_is_lacking_is_told_and_a_retry_completes_it() {
    let site = Site::of(bundle_of(some()), 16);
    let mut engine = site.open();
    let asked = |engine: &Engine| {
        let listing = list(engine, asks("学习强国 OR title:第1页"), Sort::Newest);
        (listing.total, listing.found.unwrap().gaps)
    };
    assert_eq!(
        asked(&engine),
        (1, vec![Gap::Part(0)]),
        "what is known is shown"
    );
    assert!(engine.supply(0, &site.parts[0][..20]).is_err(), "truncated");
    assert_eq!(asked(&engine), (1, vec![Gap::Part(0)]));
    engine.supply(0, &site.parts[0]).unwrap();
    let (_, gaps) = asked(&engine);
    let Gap::Index(path) = &gaps[0] else {
        panic!("{gaps:?}")
    };
    assert!(!engine.supply_file(path, b"something else"));
    assert!(asked(&engine).1.contains(&Gap::Damaged(path.clone())));
    assert!(engine.supply_file(path, &site.index[path]));
    assert!(!asked(&engine).1.contains(&Gap::Damaged(path.clone())));
    assert!(!engine.supply_file("index/never.bin", b"asked for"));
    let (listing, _) = site.ask(&mut engine, &asks("学习强国 OR title:第1页"));
    assert_eq!((listing.total, listing.found.unwrap().gaps), (21, vec![]));
}

#[test]
fn words_are_found_without_a_single_text() {
    let site = Site::of(bundle_of(some()), 16);
    let mut engine = site.open();
    let (listing, files) = site.ask(&mut engine, &asks("學習強國"));
    assert_eq!(listing.total, 20);
    let found = listing.found.unwrap();
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.hits == 1 && row.snippet.is_empty())
    );
    assert!(found.unread.len() > 1, "passages want texts");
    assert!(
        files <= 5,
        "{files}: root, and page and shelf of postings and of links"
    );
    assert!(engine.kept_bytes() > 0);
    for part in &found.unread {
        engine.supply(*part, &site.parts[*part as usize]).unwrap();
    }
    let (listing, _) = site.ask(&mut engine, &asks("學習強國"));
    let found = listing.found.unwrap();
    assert_eq!(found.unread, [0; 0]);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.marks[0].of(&row.snippet) == Some("学习强国"))
    );
    assert_eq!(found.forms[0].text, "学习强国");
}

#[test]
fn an_index_of_other_articles_is_refused() {
    let site = Site::of(bundle_of(some()), 16);
    let other = Site::of(bundle_of(some().split_off(1)), 16);
    let mut engine = site.open();
    assert!(engine.supply(0, &other.parts[0]).is_err());
}

#[test]
fn the_same_articles_give_the_same_index_however_they_are_divided() {
    let sites = [1, 7, 60].map(|each| Site::of(bundle_of(some()), each));
    assert!(
        sites
            .iter()
            .all(|site| site.index == sites[0].index && site.parts == sites[0].parts)
    );
}
