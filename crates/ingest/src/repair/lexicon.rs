//! How likely a piece of Chinese text is: words and how common they are.
//!
//! It ranks what a lost byte may have been, so it reads both scripts as one (by
//! [`hanzi::fold_char`]) and need not be exact. It is unpacked when damage is first met.

use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::hash::QuickMap;

/// The longest word of the table, in characters.
const LONGEST: usize = 4;

/// The words, by rank; see `tests/repair_lexicon.rs`, which makes the file.
const WORDS: &str = include_str!("lexicon/words.txt");

/// What a character that stands alone keeps of how often it stands in words.
const ALONE: f32 = 0.1;

/// What a letter of another script weighs after another: words in Latin script or kana are not
/// damage.
const CONTINUED: f32 = -2.5;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::unpack);

/// Words and how common they are, as natural logarithms of their share of all words.
pub(super) struct Lexicon {
    /// By [`key`].
    words: QuickMap<u64, f32>,
    /// Characters on their own.
    characters: QuickMap<char, f32>,
    /// The logarithm of the frequencies of all words together.
    total: f32,
}

/// The words of Chinese.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// A word as one number: 16 bits a character; none for what is not one to four characters of the
/// basic plane.
fn key(word: &[char]) -> Option<u64> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    word.iter().try_fold(0, |key: u64, &character| {
        Some(key << 16 | u64::from(u16::try_from(u32::from(character)).ok()?))
    })
}

/// Folds a text to the form in which the lexicon has its words.
pub(super) fn fold(text: impl IntoIterator<Item = char>) -> Vec<char> {
    text.into_iter().map(fold_character).collect()
}

/// Folds a character to the form in which the lexicon has it. Only Han is folded: how wide a mark
/// is tells sound text from damage.
pub(super) fn fold_character(character: char) -> char {
    match character {
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
            hanzi::fold_char(character).unwrap_or(character)
        }
        _ => character,
    }
}

impl Lexicon {
    fn unpack() -> Self {
        let mut words: QuickMap<u64, f32> =
            QuickMap::with_capacity_and_hasher(120_000, BuildHasherDefault::default());
        let mut characters: QuickMap<char, f32> =
            QuickMap::with_capacity_and_hasher(16_000, BuildHasherDefault::default());
        let mut total = 0.0;
        for line in WORDS.lines() {
            let mut fields = line.split(' ');
            let Some(rank) = fields.next().and_then(|rank| rank.parse::<f32>().ok()) else {
                continue;
            };
            let frequency = (rank / 4.0).exp();
            for word in fields {
                let word = fold(word.chars());
                let Some(key) = key(&word) else { continue };
                total += frequency;
                *words.entry(key).or_default() += frequency;
                if word.len() > 1 {
                    for character in word {
                        *characters.entry(character).or_default() += frequency * ALONE;
                    }
                } else if let Some(&character) = word.first() {
                    *characters.entry(character).or_default() += frequency;
                }
            }
        }
        let total: f32 = total.max(1.0);
        for weight in words.values_mut().chain(characters.values_mut()) {
            *weight = (*weight / total).ln();
        }
        Self {
            words,
            characters,
            total: total.ln(),
        }
    }

    /// How common a word is; nothing when it is not known. It must be folded.
    pub(super) fn word(&self, word: &[char]) -> Option<f32> {
        self.words.get(&key(word)?).copied()
    }

    /// How common a character is where it stands alone. It must be folded.
    pub(super) fn character(&self, character: char) -> f32 {
        if let Some(&weight) = self.characters.get(&character) {
            return weight;
        }
        mark(character).ln() - self.total
    }

    /// Weighs the characters of a text, as it is, that are not ASCII.
    pub(super) fn weigh(&self, text: &str) -> Weight {
        let (mut total, mut count) = (0.0, 0);
        for run in text.split(|character: char| character.is_ascii()) {
            if !run.is_empty() {
                let folded = fold(run.chars());
                total += self.score(&folded);
                count += folded.len();
            }
        }
        Weight { total, count }
    }

    /// Weighs folded characters, whatever they are.
    pub(super) fn weigh_all(&self, text: &[char]) -> Weight {
        Weight {
            total: self.score(text),
            count: text.len(),
        }
    }

    /// How likely a folded text is: the logarithm of the share of its likeliest reading as words.
    pub(super) fn score(&self, text: &[char]) -> f32 {
        // best[i] is the best reading of everything before i.
        let mut best = Vec::with_capacity(text.len() + 1);
        best.push(0.0_f32);
        for end in 1..=text.len() {
            let mut score = f32::NEG_INFINITY;
            for length in 1..=LONGEST.min(end) {
                let start = end - length;
                let Some(word) = text.get(start..end) else {
                    continue;
                };
                let weight = match word {
                    [_] if continues(text, start) => Some(CONTINUED),
                    [character] => Some(self.character(*character)),
                    word => self.word(word),
                };
                if let (Some(weight), Some(before)) = (weight, best.get(start)) {
                    score = score.max(before + weight);
                }
            }
            best.push(score);
        }
        best.last().copied().unwrap_or_default()
    }
}

/// What the characters of a text weigh that are not ASCII.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weight {
    /// All together.
    pub total: f32,
    /// How many they are.
    pub count: usize,
}

impl Weight {
    /// What one weighs, on average.
    pub(super) fn each(self) -> f64 {
        f64::from(self.total) / f64::from(u32::try_from(self.count.max(1)).unwrap_or(u32::MAX))
    }
}

/// Whether the character at `at` goes on with a word of another script: an ASCII letter or digit
/// after another, kana after kana.
fn continues(text: &[char], at: usize) -> bool {
    let both = |is_letter: fn(&char) -> bool| {
        let is_letter = |at: usize| text.get(at).is_some_and(is_letter);
        is_letter(at) && at.checked_sub(1).is_some_and(is_letter)
    };
    both(char::is_ascii_alphanumeric)
        || both(|letter| matches!(letter, '\u{3041}'..='\u{3096}'))
        || both(|letter| matches!(letter, '\u{30a1}'..='\u{30fc}'))
}

/// How often characters that are in no word stand in Chinese text, on the scale of the table.
///
/// Estimates: what matters is only that the marks of running text are common, and that what a
/// wrong decoding leaves (kana, zhuyin, box drawing, Greek, private use) is rare.
fn mark(character: char) -> f32 {
    match character {
        '，' | ',' => 3e6,
        '。' => 1.5e6,
        '、' | '\n' => 1e6,
        '：' | ':' | '；' | ';' | '“' | '”' | '「' | '」' | '\u{3000}' | ' ' | '\u{a0}' => {
            3e5
        }
        '（' | '）' | '(' | ')' | '《' | '》' => 2e5,
        '！' | '!' | '？' | '?' | '0'..='9' | '.' => 1e5,
        '—' | '…' | '·' | '-' | '‘' | '’' | '【' | '】' | '『' | '』' | '%' | '％' => {
            3e4
        }
        '<' | '>' | '/' | '"' | '\'' | '+' | '=' | '&' => 1e4,
        'a'..='z' | 'A'..='Z' => 5e3,
        '[' | ']' | '*' | '#' | '~' | '①'..='⑩' | '〈' | '〉' | '℃' | '×' => 1e3,
        '\u{21}'..='\u{7e}' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' | '０'..='９' => 100.0,
        '\u{ff01}'..='\u{ff5e}' | '\u{3001}'..='\u{3020}' | '○' | '●' | '★' => 50.0,
        '\u{3041}'..='\u{30ff}' | 'α'..='ω' => 5.0,
        '\u{4e00}'..='\u{9fff}' => 0.3,
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => 0.001,
        _ => 0.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> f32 {
        lexicon().score(&fold(text.chars()))
    }

    #[test]
    fn both_scripts_weigh_the_same() {
        assert!((score("发展经济") - score("發展經濟")).abs() < 1e-3);
    }

    #[test]
    fn words_are_likelier_than_their_characters_out_of_order() {
        assert!(score("深入开展学习") > score("习学展开入深") + 5.0);
    }

    #[test]
    fn what_a_wrong_decoding_leaves_is_unlikely() {
        assert!(score("（三）抓关键") > score("。ㄈ┳ァ瓣P键") + 20.0);
    }

    #[test]
    fn nothing_weighs_nothing() {
        assert!(lexicon().score(&[]).abs() < f32::EPSILON);
    }
}
