//! How the readings of a title begin, by which it is found from a keyboard without an input method.
//!
//! The readings are those of the `pinyin` package (data of pinyin-data, made from Unihan). A character
//! with several keeps the letters of all of them: which one is meant would have to be guessed, and a
//! title that is shown in vain is a smaller harm than one that is not found.

use crate::repair::first_letters;

/// How many characters of a title are read.
const CHARS: usize = 200;

/// The first letters of a title, as [`bundle::Article::initials`] has them; empty where there is none.
pub(crate) fn initials(title: Option<&String>) -> String {
    let title = title.map(String::as_str).unwrap_or_default();
    let letters: Vec<String> = title.chars().filter_map(letters_of).take(CHARS).collect();
    letters.join(" ")
}

/// A letter or digit itself, the letters that the readings of a Han character begin with; nothing for
/// what is not read.
fn letters_of(character: char) -> Option<String> {
    let plain = hanzi::fold_char(character)?;
    if plain.is_ascii_alphanumeric() {
        return Some(plain.to_string());
    }
    let letters: String = first_letters(character).into_iter().collect();
    (!letters.is_empty()).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::initials;

    fn of(title: &str) -> String {
        initials(Some(&title.to_owned()))
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        assert_eq!(of("重庆"), "ctz q");
        assert_eq!(of("重慶"), "ctz q");
        assert_eq!(of("银行"), "y hx");
    }

    #[test]
    fn letters_and_digits_stand_for_themselves_in_any_width() {
        assert_eq!(of("GBK二十年"), "g b k e s n");
        assert_eq!(of("Ｇ２０ 峰会"), "g 2 0 f hk");
    }

    #[test]
    fn signs_and_what_has_no_reading_are_left_out() {
        assert_eq!(of("“学习”：〓，□！"), "x x");
        assert_eq!(of("…"), "");
        assert_eq!(initials(None), "");
    }

    #[test]
    fn a_title_without_end_is_cut() {
        assert_eq!(of(&"学".repeat(10_000)).len(), 2 * super::CHARS - 1);
    }
}
