//! What a word of a query looks for in a text.

use std::ops::Range;

use hanzi::Folded;

/// Signs that stand in a text for a character that is lost.
pub(crate) const LOST: [char; 3] = ['〓', '□', '\u{fffd}'];

/// What a word of a query looks for: characters, folded unless they are meant exactly, and places
/// where any character may stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pattern {
    /// As typed.
    typed: String,
    /// Every character; nothing where any may stand.
    units: Vec<Option<char>>,
    /// The characters, where all of them are known.
    plain: Option<String>,
    /// Whether these very characters are meant, and no other writing of them.
    exact: bool,
}

/// A text to look in: as written, and folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'a> {
    /// As written.
    pub(crate) source: &'a str,
    /// The same, folded.
    pub(crate) folded: &'a Folded,
}

impl Pattern {
    /// A word, in which `?` and `〓` are characters that are not known.
    pub(crate) fn word(typed: &str, exact: bool) -> Self {
        Self::new(typed, exact, |c| matches!(c, '?' | '？' | '〓'))
    }

    /// A phrase, of which every character is known.
    pub(crate) fn phrase(typed: &str, exact: bool) -> Self {
        Self::new(typed, exact, |_| false)
    }

    fn new(typed: &str, exact: bool, is_wildcard: fn(char) -> bool) -> Self {
        let unit = |c: char| match c {
            c if is_wildcard(c) => Some(None),
            c if exact => Some(Some(c)),
            c => hanzi::fold_char(c).map(Some),
        };
        let units: Vec<Option<char>> = typed.chars().filter_map(unit).collect();
        Self {
            typed: typed.to_owned(),
            plain: units.iter().copied().collect(),
            units,
            exact,
        }
    }

    /// As typed.
    pub(crate) fn typed(&self) -> &str {
        &self.typed
    }

    /// Its characters; nothing where any may stand.
    pub(crate) fn units(&self) -> &[Option<char>] {
        &self.units
    }

    /// Whether no character of it is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.units.iter().all(Option::is_none)
    }

    /// Whether these very characters are meant.
    #[cfg(test)]
    pub(crate) const fn is_exact(&self) -> bool {
        self.exact
    }

    /// The folded text to look for, where that says all.
    pub(crate) fn folded_text(&self) -> Option<&str> {
        self.plain.as_deref().filter(|_| !self.exact)
    }

    /// How often it stands there, overlapping places included.
    pub(crate) fn count(&self, page: Page<'_>) -> u32 {
        let mut count = 0;
        self.each(page, &mut |_| count += 1);
        count
    }

    /// Where it stands in the text as written, in bytes, in order, overlapping places included.
    pub(crate) fn places(&self, page: Page<'_>) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        self.each(page, &mut |place| {
            places.push(if self.exact {
                place
            } else {
                page.folded.source(place)
            });
        });
        places
    }

    /// Whether a text that is folded already has it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let folded = hanzi::fold(text);
        let page = Page {
            source: text,
            folded: &folded,
        };
        self.count(page) > 0
    }

    /// Whether the characters of a title, one after the other, may be read with these initials, which
    /// are as [`bundle::Article::initials`] has them.
    pub(crate) fn begins_readings(&self, initials: &str) -> bool {
        let letters: Vec<&str> = initials.split(' ').collect();
        let fits = |(letters, unit): (&&str, &Option<char>)| {
            unit.is_none_or(|unit| letters.contains(unit))
        };
        letters
            .windows(self.units.len().max(1))
            .any(|run| run.iter().zip(&self.units).all(fits))
    }

    /// Every place in the text that is looked in: as written for exact characters, else as folded.
    fn each(&self, page: Page<'_>, found: &mut dyn FnMut(Range<usize>)) {
        let text = if self.exact {
            page.source
        } else {
            page.folded.text()
        };
        match &self.plain {
            Some(plain) => each_plain(text, plain, found),
            None => self.each_wild(text, found),
        }
    }

    /// With wildcards. A character that the text has lost may be any of the pattern's.
    fn each_wild(&self, text: &str, found: &mut dyn FnMut(Range<usize>)) {
        for (start, _) in text.char_indices() {
            let mut rest = text.get(start..).unwrap_or_default().chars();
            let mut known = false;
            let fits = self.units.iter().all(|unit| match (unit, rest.next()) {
                (_, None | Some('\n')) => false,
                (None, Some(_)) => true,
                (Some(unit), Some(c)) => {
                    known |= *unit == c;
                    *unit == c || LOST.contains(&c)
                }
            });
            if fits && known {
                found(start..text.len() - rest.as_str().len());
            }
        }
    }
}

/// Every place of `plain` in `text`, overlapping ones included.
fn each_plain(text: &str, plain: &str, found: &mut dyn FnMut(Range<usize>)) {
    let Some(first) = plain.chars().next() else {
        return;
    };
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(plain)) {
        let start = from + at;
        found(start..start + plain.len());
        from = start + first.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Pattern};

    fn found(pattern: &Pattern, text: &str) -> Vec<String> {
        let folded = hanzi::fold(text);
        let page = Page {
            source: text,
            folded: &folded,
        };
        let places = pattern.places(page);
        assert_eq!(pattern.count(page) as usize, places.len());
        places
            .into_iter()
            .filter_map(|at| text.get(at))
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn either_script_finds_both() {
        let text = "学习與學習";
        assert_eq!(found(&Pattern::word("學习", false), text), ["学习", "學習"]);
        assert_eq!(found(&Pattern::word("學習", true), text), ["學習"]);
    }

    #[test]
    fn overlapping_places_count() {
        assert_eq!(found(&Pattern::word("人人", false), "人人人").len(), 2);
    }

    #[test]
    fn a_wildcard_is_one_character_and_no_line_break() {
        let text = "學習強國，学好强国\n学\n强国";
        let pattern = Pattern::word("学?强国", false);
        assert_eq!(found(&pattern, text), ["學習強國", "学好强国"]);
        assert_eq!(found(&Pattern::word("?国", false), text).len(), 3);
        assert!(found(&Pattern::phrase("学?强国", false), text).is_empty());
    }

    #[test]
    fn what_the_text_has_lost_may_be_any_character_where_not_all_is_known() {
        let text = "学〓强国，〓〓〓〓";
        assert_eq!(found(&Pattern::word("学习强?", false), text), ["学〓强国"]);
        assert!(found(&Pattern::word("学习强国", false), text).is_empty());
    }

    #[test]
    fn nothing_is_found_where_nothing_is_known() {
        assert!(Pattern::word("?〓？", false).is_empty());
        assert!(Pattern::word("\u{200b}", false).is_empty());
        assert!(found(&Pattern::phrase("\u{200b}", false), "字").is_empty());
    }
}
