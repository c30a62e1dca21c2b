//! A large text of everything a converter may meet, the same on every run.

use std::collections::BTreeSet;

use hanzi::{Config, Options};

use crate::TABLES;
use crate::suite::suite;

/// Pieces of text that are hard on a converter.
#[rustfmt::skip]
pub(crate) const PIECES: &[&str] = &[
    "B超", "BMW集团", "维生素B1", "⿰虫鬼", "⿰发", "⿲后⿱发干里", "𠮷野家", "𫔀", "\u{f9d1}", "\u{2f818}",
    "\u{f900}\u{fe00}", "以后", "皇后", "头发", "理发了", "只有", "乾隆", "干部", "干净", "软件", "軟體", "数据库",
    "資料庫", "里面", "裡", "裏", "羣眾", "爲", "為", "著作", "着", "“发”", "‘后’", "don’t", "「後」", "『發』",
    "\0", "\r\n", "\u{200b}", "\u{301}", " ", "２０１６", "伊予国", "弁当",
];

/// Numbers that look random, by xorshift from a fixed start.
struct Numbers(u64);

impl Numbers {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 32).unwrap() % end
    }

    fn choose<'a>(&mut self, from: &'a [String]) -> &'a str {
        &from[self.below(from.len())]
    }

    fn character(&mut self, first: u32, n: usize) -> char {
        char::from_u32(first + u32::try_from(self.below(n)).unwrap()).unwrap()
    }
}

/// A text of at least `n_bytes` bytes: words of all dictionaries and what they become, sentences of
/// the suite, characters of all blocks, Latin, marks, in lines of every length.
pub(crate) fn mixed(n_bytes: usize) -> String {
    let words = words();
    let cases = suite();
    let cases = cases["cases"].as_array().unwrap().iter();
    let sentences: Vec<String> = cases
        .map(|it| it["input"].as_str().unwrap().to_owned())
        .collect();
    let mut numbers = Numbers(0x2026_1122);
    let mut text = String::with_capacity(n_bytes + 100);
    while text.len() < n_bytes {
        match numbers.below(100) {
            0..50 => text.push_str(numbers.choose(&words)),
            50..75 => {
                for _ in 0..=numbers.below(6) {
                    text.push(numbers.character(0x4e00, 0x5200));
                }
            }
            75..80 => text.push_str(numbers.choose(&sentences)),
            80..85 => {
                for _ in 0..numbers.below(80) {
                    text.push(numbers.character(0x20, 0x5f));
                }
            }
            85..90 => text.push_str(PIECES[numbers.below(PIECES.len())]),
            90..92 => text.push(numbers.character(0xf900, 0x1da)),
            92..94 => text.push(numbers.character(0x20000, 0xa6df)),
            94..96 => text.push(numbers.character(0x3400, 0x19bf)),
            96..98 => text.push(numbers.character(0x3001, 0x100)),
            _ => text.push('\n'),
        }
    }
    // OpenCC's C++ interface ends a segment at the character NUL.
    text.replace('\0', "")
}

/// The keys of all dictionaries and what they may become.
fn words() -> Vec<String> {
    let mut words = BTreeSet::new();
    for config in Config::ALL {
        let rare = Options {
            rare: true,
            ..Options::default()
        };
        for entry in TABLES.converter(config, rare).unwrap().entries() {
            words.extend(
                entry
                    .candidates
                    .iter()
                    .map(|&candidate| candidate.to_owned()),
            );
            words.insert(entry.key);
        }
    }
    words.into_iter().collect()
}
