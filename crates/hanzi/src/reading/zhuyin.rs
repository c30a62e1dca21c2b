//! Pinyin syllables in Zhuyin, letter for letter.

/// What begins a syllable, the longer ones first. Letters as in the tables of ISO 7098:2015 and of Taiwan's
/// ministry of education.
const INITIALS: [(&str, &str); 21] = [
    ("zh", "ㄓ"),
    ("ch", "ㄔ"),
    ("sh", "ㄕ"),
    ("b", "ㄅ"),
    ("p", "ㄆ"),
    ("m", "ㄇ"),
    ("f", "ㄈ"),
    ("d", "ㄉ"),
    ("t", "ㄊ"),
    ("n", "ㄋ"),
    ("l", "ㄌ"),
    ("g", "ㄍ"),
    ("k", "ㄎ"),
    ("h", "ㄏ"),
    ("j", "ㄐ"),
    ("q", "ㄑ"),
    ("x", "ㄒ"),
    ("r", "ㄖ"),
    ("z", "ㄗ"),
    ("c", "ㄘ"),
    ("s", "ㄙ"),
];

/// What ends a syllable, as it is spelled after a consonant other than j, q and x.
const FINALS: [(&str, &str); 39] = [
    ("", ""),
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ê", "ㄝ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("er", "ㄦ"),
    ("i", "ㄧ"),
    ("ia", "ㄧㄚ"),
    ("io", "ㄧㄛ"),
    ("ie", "ㄧㄝ"),
    ("iai", "ㄧㄞ"),
    ("iao", "ㄧㄠ"),
    ("iu", "ㄧㄡ"),
    ("ian", "ㄧㄢ"),
    ("in", "ㄧㄣ"),
    ("iang", "ㄧㄤ"),
    ("ing", "ㄧㄥ"),
    ("u", "ㄨ"),
    ("ua", "ㄨㄚ"),
    ("uo", "ㄨㄛ"),
    ("uai", "ㄨㄞ"),
    ("ui", "ㄨㄟ"),
    ("uan", "ㄨㄢ"),
    ("un", "ㄨㄣ"),
    ("uang", "ㄨㄤ"),
    ("ong", "ㄨㄥ"),
    ("ü", "ㄩ"),
    ("üe", "ㄩㄝ"),
    ("üan", "ㄩㄢ"),
    ("ün", "ㄩㄣ"),
    ("iong", "ㄩㄥ"),
];

/// Syllables that begin with y or w as if they followed a consonant; others only lose the letter.
const WITHOUT: [(&str, &str); 15] = [
    ("yi", "i"),
    ("yin", "in"),
    ("ying", "ing"),
    ("you", "iu"),
    ("yu", "ü"),
    ("yue", "üe"),
    ("yuan", "üan"),
    ("yun", "ün"),
    ("yong", "iong"),
    ("wu", "u"),
    ("wei", "ui"),
    ("wen", "un"),
    ("weng", "ong"),
    ("yo", "io"),
    ("yai", "iai"),
];

/// A syllable of pinyin, with a mark for its tone, in Zhuyin: the first tone is not written, the marks of
/// the others stand last, the dot of a syllable without tone first. `None` for what has no Zhuyin (ḿ).
///
/// ```
/// assert_eq!(hanzi::zhuyin("zhōng").as_deref(), Some("ㄓㄨㄥ"));
/// assert_eq!(hanzi::zhuyin("xué").as_deref(), Some("ㄒㄩㄝˊ"));
/// assert_eq!(hanzi::zhuyin("de").as_deref(), Some("˙ㄉㄜ"));
/// ```
pub fn zhuyin(pinyin: &str) -> Option<String> {
    let (bare, tone) = without_tone(pinyin);
    let (initial, rest) = match INITIALS.iter().find(|(own, _)| bare.starts_with(own)) {
        Some((own, letter)) => (*letter, bare.get(own.len()..)?.to_owned()),
        None => ("", without_glide(&bare)),
    };
    let is_buzzing = rest == "i" && "ㄓㄔㄕㄖㄗㄘㄙ".contains(initial) && !initial.is_empty();
    let is_rounded = "ㄐㄑㄒ".contains(initial) && !initial.is_empty();
    let rest = match rest.strip_prefix('u') {
        Some(after) if is_rounded => format!("ü{after}"),
        _ => rest,
    };
    let ending = if is_buzzing {
        ""
    } else {
        FINALS.iter().find(|(own, _)| *own == rest)?.1
    };
    let letters = [initial, ending].concat();
    if letters.is_empty() {
        return None;
    }
    Some(match tone {
        0 => format!("˙{letters}"),
        2 => letters + "ˊ",
        3 => letters + "ˇ",
        4 => letters + "ˋ",
        _ => letters,
    })
}

/// A syllable that begins with no consonant, as it is spelled after one.
fn without_glide(bare: &str) -> String {
    if let Some((_, own)) = WITHOUT.iter().find(|(own, _)| *own == bare) {
        return (*own).to_owned();
    }
    match bare.strip_prefix('y') {
        Some(rest) => format!("i{rest}"),
        None => match bare.strip_prefix('w') {
            Some(rest) => format!("u{rest}"),
            None => bare.to_owned(),
        },
    }
}

/// A syllable without the mark of its tone, and the tone; 0 where there is none.
fn without_tone(pinyin: &str) -> (String, u8) {
    const MARKED: [(&str, char); 7] = [
        ("āáǎà", 'a'),
        ("ōóǒò", 'o'),
        ("ēéěè", 'e'),
        ("īíǐì", 'i'),
        ("ūúǔù", 'u'),
        ("ǖǘǚǜ", 'ü'),
        ("\u{0}ế\u{0}ề", 'ê'),
    ];
    let (mut bare, mut tone) = (String::new(), 0);
    for letter in pinyin.chars() {
        let marked = MARKED.iter().find_map(|(marks, plain)| {
            let at = marks.chars().position(|mark| mark == letter)?;
            Some((*plain, u8::try_from(at).ok()? + 1))
        });
        match marked {
            Some((plain, own)) => {
                bare.push(plain);
                tone = own;
            }
            None => bare.push(letter),
        }
    }
    (bare, tone)
}

#[cfg(test)]
mod tests {
    use super::zhuyin;

    #[track_caller]
    fn check(pairs: &[(&str, &str)]) {
        for (pinyin, wanted) in pairs {
            assert_eq!(zhuyin(pinyin).as_deref(), Some(*wanted), "{pinyin}");
        }
    }

    #[test]
    fn consonants_and_vowels_have_their_letters() {
        check(&[
            ("bā", "ㄅㄚ"),
            ("shuāng", "ㄕㄨㄤ"),
            ("niǎo", "ㄋㄧㄠˇ"),
            ("lǜ", "ㄌㄩˋ"),
        ]);
        check(&[
            ("liú", "ㄌㄧㄡˊ"),
            ("guì", "ㄍㄨㄟˋ"),
            ("dùn", "ㄉㄨㄣˋ"),
            ("dōng", "ㄉㄨㄥ"),
        ]);
    }

    #[test]
    fn the_vowel_of_zhi_and_si_is_not_written() {
        check(&[
            ("zhī", "ㄓ"),
            ("shì", "ㄕˋ"),
            ("rì", "ㄖˋ"),
            ("zǐ", "ㄗˇ"),
            ("sī", "ㄙ"),
        ]);
        check(&[("jī", "ㄐㄧ"), ("lí", "ㄌㄧˊ")]);
    }

    #[test]
    fn u_after_j_q_x_and_y_is_rounded() {
        check(&[
            ("jūn", "ㄐㄩㄣ"),
            ("quán", "ㄑㄩㄢˊ"),
            ("xuě", "ㄒㄩㄝˇ"),
            ("qióng", "ㄑㄩㄥˊ"),
        ]);
        check(&[("yǔ", "ㄩˇ"), ("yuè", "ㄩㄝˋ"), ("yòng", "ㄩㄥˋ")]);
    }

    #[test]
    fn y_and_w_are_spellings_only() {
        check(&[
            ("yī", "ㄧ"),
            ("yáo", "ㄧㄠˊ"),
            ("yǒu", "ㄧㄡˇ"),
            ("yīng", "ㄧㄥ"),
        ]);
        check(&[
            ("wǒ", "ㄨㄛˇ"),
            ("wáng", "ㄨㄤˊ"),
            ("wēng", "ㄨㄥ"),
            ("wéi", "ㄨㄟˊ"),
        ]);
        check(&[("ér", "ㄦˊ"), ("ān", "ㄢ"), ("ề", "ㄝˋ"), ("me", "˙ㄇㄜ")]);
    }

    #[test]
    fn what_is_no_syllable_has_none() {
        for odd in ["", "m̀", "ng", "xyz", "汉", "zhzh"] {
            assert_eq!(zhuyin(odd), None, "{odd}");
        }
    }
}
