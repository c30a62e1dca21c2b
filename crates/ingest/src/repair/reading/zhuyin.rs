//! Zhuyin, the phonetic letters of Taiwan, as pinyin.

use super::Syllable;

/// The initials, in the order of their code points from U+3105.
const INITIALS: [(char, &str); 21] = [
    ('ㄅ', "b"),
    ('ㄆ', "p"),
    ('ㄇ', "m"),
    ('ㄈ', "f"),
    ('ㄉ', "d"),
    ('ㄊ', "t"),
    ('ㄋ', "n"),
    ('ㄌ', "l"),
    ('ㄍ', "g"),
    ('ㄎ', "k"),
    ('ㄏ', "h"),
    ('ㄐ', "j"),
    ('ㄑ', "q"),
    ('ㄒ', "x"),
    ('ㄓ', "zh"),
    ('ㄔ', "ch"),
    ('ㄕ', "sh"),
    ('ㄖ', "r"),
    ('ㄗ', "z"),
    ('ㄘ', "c"),
    ('ㄙ', "s"),
];

/// The finals: how they are written after an initial, and alone.
const FINALS: [(&str, &str, &str); 36] = [
    ("", "i", "i"),
    ("ㄚ", "a", "a"),
    ("ㄛ", "o", "o"),
    ("ㄜ", "e", "e"),
    ("ㄝ", "e", "e"),
    ("ㄞ", "ai", "ai"),
    ("ㄟ", "ei", "ei"),
    ("ㄠ", "ao", "ao"),
    ("ㄡ", "ou", "ou"),
    ("ㄢ", "an", "an"),
    ("ㄣ", "en", "en"),
    ("ㄤ", "ang", "ang"),
    ("ㄥ", "eng", "eng"),
    ("ㄦ", "er", "er"),
    ("ㄧ", "i", "yi"),
    ("ㄧㄚ", "ia", "ya"),
    ("ㄧㄛ", "io", "yo"),
    ("ㄧㄝ", "ie", "ye"),
    ("ㄧㄞ", "iai", "yai"),
    ("ㄧㄠ", "iao", "yao"),
    ("ㄧㄡ", "iu", "you"),
    ("ㄧㄢ", "ian", "yan"),
    ("ㄧㄣ", "in", "yin"),
    ("ㄧㄤ", "iang", "yang"),
    ("ㄧㄥ", "ing", "ying"),
    ("ㄨ", "u", "wu"),
    ("ㄨㄚ", "ua", "wa"),
    ("ㄨㄛ", "uo", "wo"),
    ("ㄨㄞ", "uai", "wai"),
    ("ㄨㄟ", "ui", "wei"),
    ("ㄨㄢ", "uan", "wan"),
    ("ㄨㄣ", "un", "wen"),
    ("ㄨㄤ", "uang", "wang"),
    ("ㄨㄥ", "ong", "weng"),
    ("ㄩ", "v", "yu"),
    ("ㄩㄝ", "ve", "yue"),
];

/// The finals on ㄩ that have another vowel than their letters say.
const ROUNDED: [(&str, &str, &str); 3] = [
    ("ㄩㄢ", "van", "yuan"),
    ("ㄩㄣ", "vn", "yun"),
    ("ㄩㄥ", "iong", "yong"),
];

/// Reads one syllable in zhuyin. No mark is the first tone, a dot the neutral one.
pub(super) fn to_pinyin(written: &str) -> Option<Syllable> {
    let (letters, tone) = split_tone(written);
    if letters.is_empty()
        || !letters
            .chars()
            .all(|letter| ('ㄅ'..='ㄩ').contains(&letter))
    {
        return None;
    }
    let initial = INITIALS
        .iter()
        .find_map(|(letter, pinyin)| letters.strip_prefix(*letter).map(|rest| (*pinyin, rest)));
    let (initial, rest) = initial.unwrap_or(("", letters));
    let (_, after, alone) = FINALS
        .iter()
        .chain(&ROUNDED)
        .find(|(zhuyin, ..)| *zhuyin == rest)?;
    let mut letters = initial.to_owned();
    letters.push_str(if initial.is_empty() { alone } else { after });
    if matches!(initial, "j" | "q" | "x") {
        letters = letters.replace('v', "u");
    }
    Some(Syllable {
        letters,
        tone: Some(tone),
    })
}

fn split_tone(written: &str) -> (&str, u8) {
    if let Some(letters) = written
        .strip_prefix('˙')
        .or_else(|| written.strip_suffix('˙'))
    {
        return (letters, 5);
    }
    let tones = [('ˉ', 1), ('ˊ', 2), ('ˇ', 3), ('ˋ', 4)];
    tones
        .into_iter()
        .find_map(|(mark, tone)| Some((written.strip_suffix(mark)?, tone)))
        .unwrap_or((written, 1))
}

#[cfg(test)]
mod tests {
    use crate::repair::reading::Syllable;

    #[test]
    fn zhuyin_reads_the_same_characters_as_pinyin() {
        let syllables = [
            ("ㄉㄤ", '當'),
            ("ㄒㄩㄝˊ", '學'),
            ("ㄓ", '知'),
            ("ㄩㄢˊ", '園'),
            ("ㄐㄩㄣ", '軍'),
            ("ㄋㄩˇ", '女'),
            ("ㄌㄩㄝˋ", '略'),
            ("ㄨㄥ", '翁'),
            ("ㄓㄨㄥ", '中'),
            ("ㄩㄥˋ", '用'),
            ("˙ㄉㄜ", '的'),
            ("ㄦˊ", '兒'),
            ("ㄧㄡˇ", '有'),
        ];
        for (written, character) in syllables {
            let syllable = Syllable::read(written).expect("it is a syllable");
            assert!(
                syllable.reads(character),
                "{written} {syllable:?} {character}"
            );
        }
    }

    #[test]
    fn what_is_no_zhuyin_is_not_read_as_it() {
        for written in ["", "ˊ", "ㄅㄆ", "ㄚㄅ", "ㄉa", "中"] {
            assert_eq!(super::to_pinyin(written), None, "{written}");
        }
    }
}
