//! A map from characters to numbers, by pages of 256 codes.

/// Codes on one page.
const PAGE: usize = 256;
/// Pages of all of Unicode.
const PAGES: usize = 0x11_0000 / PAGE;

/// Numbers by character; 0 where nothing was set. Looking up costs two loads and no search.
pub(crate) struct CharMap {
    /// Which of `pages` holds the page of a code; page 0 is all zero.
    index: Vec<u16>,
    pages: Vec<[u32; PAGE]>,
}

impl Default for CharMap {
    fn default() -> Self {
        Self::new()
    }
}

impl CharMap {
    /// A map that gives 0 for every character.
    pub(crate) fn new() -> Self {
        Self {
            index: vec![0; PAGES],
            pages: vec![[0; PAGE]],
        }
    }

    /// The number of a character.
    pub(crate) fn of(&self, character: char) -> u32 {
        let (page, place) = split(character);
        let page = self.index.get(page).copied().unwrap_or_default();
        self.pages
            .get(usize::from(page))
            .and_then(|page| page.get(place))
            .copied()
            .unwrap_or(0)
    }

    /// The place where the number of a character is kept.
    pub(crate) fn slot(&mut self, character: char) -> Option<&mut u32> {
        let (page, place) = split(character);
        let held = self.index.get_mut(page)?;
        if *held == 0 {
            *held = u16::try_from(self.pages.len()).ok()?;
            self.pages.push([0; PAGE]);
        }
        self.pages.get_mut(usize::from(*held))?.get_mut(place)
    }
}

/// Page of a character and its place there.
fn split(character: char) -> (usize, usize) {
    let code = u32::from(character) as usize;
    (code / PAGE, code % PAGE)
}

#[cfg(test)]
mod tests {
    use super::CharMap;

    #[test]
    fn what_was_set_is_found_and_nothing_else() {
        let mut map = CharMap::new();
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
    }
}
