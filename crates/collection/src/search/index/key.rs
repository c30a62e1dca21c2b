//! What is indexed of a text: every character but white space, and every pair of letters.

use bundle::{Article, Body};

use crate::search::text::SearchText;

/// A character, or two that stand side by side: the code of the first, then that of the second
/// plus one, or nothing. Pairs stand in order right behind their first character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(pub(crate) u64);

/// Bits of a code point.
const BITS: u32 = 21;

/// What keys for titles have and those for texts have not.
const TITLE: u64 = 1 << (2 * BITS + 1);

impl Key {
    /// How many code points there are: from here on codes stand for what `gram` says.
    pub(crate) const CHARACTERS: u32 = 0x11_0000;

    pub(crate) fn one(character: char) -> Self {
        Self::of(u32::from(character), None)
    }

    pub(crate) fn two(first: char, second: char) -> Self {
        Self::of(u32::from(first), Some(u32::from(second)))
    }

    /// By the codes of the first and of the second.
    pub(crate) fn of(first: u32, second: Option<u32>) -> Self {
        let second = second.map_or(0, |second| u64::from(second) + 1);
        Self(u64::from(first) << (BITS + 1) | second)
    }

    /// The same in titles alone: behind all that is for texts.
    pub(crate) const fn in_title(self) -> Self {
        Self(self.0 | TITLE)
    }

    /// Whether it is for titles.
    pub(crate) const fn is_of_title(self) -> bool {
        self.0 & TITLE != 0
    }

    /// Whether it is a pair in texts, and so has links.
    pub(crate) const fn has_links(self) -> bool {
        let is_of_characters = self.0 >> (BITS + 1) < Self::CHARACTERS as u64;
        is_of_characters && self.0 & ((1 << (BITS + 1)) - 1) != 0
    }
}

/// Whether a character is indexed by itself.
pub(crate) fn is_sign(c: char) -> bool {
    !c.is_whitespace()
}

/// Whether a character is indexed in pairs: Han characters, letters of any script, digits.
pub(crate) fn is_letter(c: char) -> bool {
    // Most are Han characters, which need no table.
    ('\u{4E00}'..='\u{9FFF}').contains(&c) || c.is_alphanumeric()
}

/// The text of an article as it is indexed: folded, and behind it, after a line break, the title
/// where it does not stand in it.
pub(crate) fn stream(article: &Article, body: &Body) -> String {
    let SearchText { text, title, .. } = SearchText::new(article, body);
    let mut stream = text.into_text();
    if let Some(title) = title {
        stream.push('\n');
        stream.push_str(title.folded.text());
    }
    stream
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn pairs_stand_right_behind_their_first_character() {
        let keys = [
            Key::one('a'),
            Key::two('a', '\0'),
            Key::two('a', '人'),
            Key::two('a', char::MAX),
            Key::one('b'),
        ];
        assert!(keys.is_sorted());
        assert!(!keys[0].has_links() && keys[1].has_links());
    }

    #[test]
    fn what_is_for_titles_stands_behind_all_that_is_for_texts() {
        let key = Key::two(char::MAX, char::MAX);
        let titles = [Key::one('\0').in_title(), key.in_title()];
        assert!(key < titles[0] && titles.is_sorted());
        assert!(titles.iter().all(|key| !key.has_links()));
    }
}
