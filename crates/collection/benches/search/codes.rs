//! The same lists of articles and of places in several codes.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use postings::{BitReader, BitWriter, put};

/// A pair of characters, with the articles it stands in and its places in each.
type Lists = BTreeMap<(char, char), Vec<(u32, Vec<u32>)>>;

/// Prints how many bytes the postings of all pairs take in each code.
pub(crate) fn compare(texts: &[String]) {
    let n_docs = u32::try_from(texts.len()).expect("few");
    let mut lists = Lists::new();
    let mut lengths = Vec::new();
    // Of a large archive a piece is enough, and all that fits in memory.
    for (doc, text) in (0..).zip(texts.iter().take(3_000)) {
        let letters: Vec<char> = text.chars().collect();
        lengths.push(u32::try_from(letters.len()).expect("short"));
        for (place, pair) in (0..).zip(letters.windows(2)) {
            if pair.iter().all(|c| c.is_alphanumeric()) {
                let own = lists.entry((pair[0], pair[1])).or_default();
                match own.last_mut() {
                    Some((known, places)) if *known == doc => places.push(place),
                    _ => own.push((doc, vec![place])),
                }
            }
        }
    }
    let docs = |list: &[(u32, Vec<u32>)]| list.iter().map(|(doc, _)| *doc).collect::<Vec<_>>();
    let docs: Vec<Vec<u32>> = lists.values().map(|list| docs(list)).collect();
    let n = n_docs.min(3_000);
    println!("articles of {} pairs:", docs.len());
    print("gaps in bytes", docs.iter().map(|list| gaps(list)).sum());
    print("gaps by Rice", docs.iter().map(|list| rice(list)).sum());
    print(
        "gaps in packed blocks",
        docs.iter().map(|list| packed(list)).sum(),
    );
    print("roaring", docs.iter().map(|list| roaring(list)).sum());
    print(
        "interpolative (ours)",
        docs.iter().map(|list| ours(list, n)).sum(),
    );
    println!("places:");
    let places = || lists.values().flatten();
    print("gaps in bytes", places().map(|(_, list)| gaps(list)).sum());
    let bits = |code: &dyn Fn(&[u32]) -> usize| places().map(|(_, list)| code(list)).sum::<usize>();
    print("gaps by Rice, by bits", bits(&|list| rice_bits(list)) / 8);
    let mut writer = BitWriter::default();
    for (doc, list) in places() {
        writer.list(list, 0, lengths[*doc as usize] - 1);
    }
    print("interpolative (ours), by bits", writer.into_bytes().len());
    speed(docs.iter().max_by_key(|list| list.len()).expect("some"), n);
}

fn print(code: &str, bytes: usize) {
    println!("    {code:30} {bytes:9} bytes");
}

/// How fast the longest list is read.
fn speed(list: &[u32], n_docs: u32) {
    let mut writer = BitWriter::default();
    writer.list(list, 0, n_docs - 1);
    let bytes = writer.into_bytes();
    let start = Instant::now();
    for _ in 0..200 {
        let mut read = Vec::new();
        let count = u32::try_from(list.len()).expect("few");
        BitReader::new(&bytes).list(count, 0, n_docs - 1, &mut read);
        black_box(read);
    }
    let each = start.elapsed().as_secs_f64() / 200.0 / list.len() as f64;
    println!("    reading interpolative: {:.1} ns a number", each * 1e9);
}

fn steps(list: &[u32]) -> Vec<u32> {
    let mut before = 0;
    let step = |number: &u32| {
        let step = number - before;
        before = *number;
        step
    };
    list.iter().map(step).collect()
}

fn gaps(list: &[u32]) -> usize {
    let mut bytes = Vec::new();
    for step in steps(list) {
        put(&mut bytes, u64::from(step));
    }
    bytes.len()
}

/// Golomb-Rice with the best parameter for the list, which takes five bits.
fn rice_bits(list: &[u32]) -> usize {
    let steps = steps(list);
    let with = |k: u32| -> usize {
        let bits = steps
            .iter()
            .map(|step| (step >> k) as usize + 1 + k as usize);
        bits.sum()
    };
    5 + (0..20).map(with).min().unwrap_or(0)
}

fn rice(list: &[u32]) -> usize {
    rice_bits(list).div_ceil(8)
}

/// Blocks of 128 gaps, each in as many bits as its largest.
fn packed(list: &[u32]) -> usize {
    let block = |block: &[u32]| {
        let width = block.iter().map(|step| 32 - step.leading_zeros()).max();
        1 + (width.unwrap_or(0) as usize * block.len()).div_ceil(8)
    };
    steps(list).chunks(128).map(block).sum()
}

/// As the roaring format has it (16 bits a number, or a bitmap, or runs), headers included.
fn roaring(list: &[u32]) -> usize {
    let runs = 1 + list
        .windows(2)
        .filter(|pair| pair[1] != pair[0] + 1)
        .count();
    8 + 8 + (2 * list.len()).min(8192).min(2 + 4 * runs)
}

fn ours(list: &[u32], n_docs: u32) -> usize {
    let mut writer = BitWriter::default();
    writer.list(list, 0, n_docs - 1);
    writer.into_bytes().len()
}
