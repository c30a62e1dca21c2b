//! A map from characters to numbers, by pages of 256 codes.

/// Codes on one page.
const PAGE: usize = 256;
/// Pages of all of Unicode.
const PAGES: usize = 0x11_0000 / PAGE;

/// Numbers by character or its code; 0 where nothing was set. Looking up costs two loads and no
/// search.
pub(crate) struct CharMap {
    /// Where the page of a code begins in `numbers`, in pages; page 0 is all zero.
    index: Vec<u16>,
    numbers: Vec<u32>,
}

impl Default for CharMap {
    fn default() -> Self {
        Self {
            index: vec![0; PAGES],
            numbers: vec![0; PAGE],
        }
    }
}

impl CharMap {
    /// The number of a character.
    pub(crate) fn of(&self, character: impl Into<u32>) -> u32 {
        let code = character.into() as usize;
        let page = self.index.get(code / PAGE).copied().unwrap_or_default();
        self.numbers
            .get(usize::from(page) * PAGE + code % PAGE)
            .copied()
            .unwrap_or_default()
    }

    /// The place where the number of a character is kept.
    pub(crate) fn slot(&mut self, character: impl Into<u32>) -> Option<&mut u32> {
        let code = character.into() as usize;
        let held = self.index.get_mut(code / PAGE)?;
        if *held == 0 {
            *held = u16::try_from(self.numbers.len() / PAGE).ok()?;
            self.numbers.resize(self.numbers.len() + PAGE, 0);
        }
        self.numbers
            .get_mut(usize::from(*held) * PAGE + code % PAGE)
    }
}

#[cfg(test)]
mod tests {
    use super::CharMap;

    #[test]
    fn what_was_set_is_found_and_nothing_else() {
        let mut map = CharMap::default();
        for (character, number) in [('a', 1), ('漢', 2), ('汉', 3), ('\u{10ffff}', 4)] {
            *map.slot(character).unwrap() = number;
        }
        assert_eq!(
            ['a', '漢', '汉', '\u{10ffff}'].map(|c| map.of(c)),
            [1, 2, 3, 4]
        );
        assert_eq!(
            ['b', '\0', '漣', '\u{10fffe}', '\u{20000}'].map(|c| map.of(c)),
            [0; 5]
        );
        assert_eq!(map.of(0x11_0000_u32), 0);
    }
}
