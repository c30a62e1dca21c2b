//! Where in a text a mark stands, so that it is found again when the text is no longer quite the same.

use std::ops::Range;

use hanzi::fold;
use serde::{Deserialize, Serialize};

/// How many characters are kept of what stands before a passage, and of what stands after it.
const CONTEXT: usize = 24;

/// A passage of the repaired text of an article, in the script it was written in.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    /// Where it begins, in bytes.
    pub start: u32,
    /// The passage; empty for a mere place.
    pub exact: String,
    /// What stands before it: some characters.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// Where an anchor was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The passage, in bytes of the text.
    pub span: Range<usize>,
    /// How it was found.
    pub how: How,
}

/// How an anchor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is where it was, with the same around it.
    Same,
    /// The same words stand elsewhere, or among others.
    Moved,
    /// The words are the same but for script, variants, width or punctuation.
    Folded,
}

impl Anchor {
    /// The anchor of a passage; nothing where it is none of the text.
    pub fn of(text: &str, span: Range<usize>) -> Option<Self> {
        let exact = text.get(span.clone())?;
        let before = text.get(..span.start)?;
        let after = text.get(span.end..)?;
        let cut = before.char_indices().rev().nth(CONTEXT - 1);
        Some(Self {
            start: u32::try_from(span.start).ok()?,
            exact: exact.to_owned(),
            before: before
                .get(cut.map_or(0, |(at, _)| at)..)
                .unwrap_or_default()
                .to_owned(),
            after: after.chars().take(CONTEXT).collect(),
        })
    }

    /// Finds the passage in a text: where it was, if the same stands around it; else where most of what
    /// stood around it does, and of those nearest to where it was; else the same in folded text.
    pub fn find(&self, text: &str) -> Option<Place> {
        let start = self.start as usize;
        let end = start.checked_add(self.exact.len())?;
        let is_here = |span: Range<usize>| {
            text.get(span.clone()) == Some(self.exact.as_str())
                && agreement(text, &span, &self.before, &self.after) == self.context()
        };
        if is_here(start..end) {
            let (span, how) = (start..end, How::Same);
            return Some(Place { span, how });
        }
        if let Some(span) = self.nearest(text, &self.exact, &self.before, &self.after, start) {
            let how = How::Moved;
            return Some(Place { span, how });
        }
        let folded = fold(text);
        let own = [&self.exact, &self.before, &self.after].map(|it| fold(it).into_text());
        let [exact, before, after] = &own;
        // As much may fold away before it as there is before it, so this is only about where it was.
        let near = folded.text().len().min(start);
        let span = self.nearest(folded.text(), exact, before, after, near)?;
        let span = folded.source(span);
        let how = How::Folded;
        Some(Place { span, how })
    }

    /// How many characters around it are kept.
    fn context(&self) -> usize {
        self.before.chars().count() + self.after.chars().count()
    }

    /// The place of `exact` that has most of the same around it, and of those the nearest to `start`. A
    /// mere place, which has no words, needs at least half of what was around it.
    fn nearest(
        &self,
        text: &str,
        exact: &str,
        before: &str,
        after: &str,
        start: usize,
    ) -> Option<Range<usize>> {
        let rank = |span: &Range<usize>| {
            let agreed = agreement(text, span, before, after);
            (agreed, usize::MAX - span.start.abs_diff(start))
        };
        if !exact.is_empty() {
            return places(text, exact).max_by_key(rank);
        }
        if !self.exact.is_empty() {
            // All of it folded away: there is nothing to look for.
            return None;
        }
        let all = [before, after].map(|it| it.chars().count());
        let longer = before.len() < after.len();
        let needed = all.iter().sum::<usize>() > 1;
        let words = if longer { after } else { before };
        let at = places(text, words).map(|span| if longer { span.start } else { span.end });
        at.map(|at| at..at).filter(|_| needed).max_by_key(rank)
    }
}

/// Where a text stands in another, also where two places overlap.
fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let first = words.chars().next()?;
        let start = from + text.get(from..)?.find(words)?;
        from = start + first.len_utf8();
        Some(start..start + words.len())
    })
}

/// How many characters beside a place are those that stood there, from the place outwards.
fn agreement(text: &str, span: &Range<usize>, before: &str, after: &str) -> usize {
    let same = |(one, other): &(char, char)| one == other;
    let ahead = text.get(..span.start).unwrap_or_default();
    let behind = text.get(span.end..).unwrap_or_default();
    let ahead = ahead.chars().rev().zip(before.chars().rev());
    let behind = behind.chars().zip(after.chars());
    ahead.take_while(same).count() + behind.take_while(same).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "会议在北京开。与会者讨论了新的计划。会议在上海开。";

    fn anchor(words: &str, nth: usize) -> Anchor {
        let span = places(TEXT, words).nth(nth).unwrap();
        Anchor::of(TEXT, span).unwrap()
    }

    fn found(anchor: &Anchor, text: &str) -> Option<(usize, How)> {
        let place = anchor.find(text)?;
        Some((place.span.start, place.how))
    }

    #[test]
    fn a_passage_is_found_where_it_was() {
        let second = anchor("会议", 1);
        assert_eq!(
            found(&second, TEXT),
            Some((second.start as usize, How::Same))
        );
    }

    #[test]
    fn of_the_same_words_those_with_the_same_beside_them_are_meant() {
        let second = anchor("会议", 1);
        let longer = format!("二〇一六年一月{TEXT}");
        let at = "二〇一六年一月".len() + second.start as usize;
        assert_eq!(found(&second, &longer), Some((at, How::Moved)));
        // Where it was there is now the same word, among others.
        let pad = "会议".repeat(40);
        let start = anchor("计划", 0);
        let text = format!(
            "{}计划{pad}的计划。会议",
            "字".repeat(start.start as usize / 3)
        );
        let at = text.rfind("计划").unwrap();
        assert_eq!(found(&start, &text), Some((at, How::Moved)));
    }

    #[test]
    fn the_other_script_is_the_same_text() {
        let one = anchor("讨论了新的计划", 0);
        let other = "　與會者討論了新的計劃。";
        let place = one.find(other).unwrap();
        assert_eq!(
            (other.get(place.span).unwrap(), place.how),
            ("討論了新的計劃", How::Folded)
        );
    }

    #[test]
    fn what_is_gone_is_not_found() {
        assert_eq!(anchor("上海", 0).find("会议在北京开。"), None);
        assert_eq!(anchor("上海", 0).find(""), None);
        let nothing = Anchor {
            exact: "\u{200B}".to_owned(),
            ..Anchor::default()
        };
        assert_eq!(nothing.find(TEXT), None, "what folds to nothing");
    }

    #[test]
    fn a_mere_place_is_found_by_what_is_beside_it() {
        let at = TEXT.find("讨论").unwrap();
        let place = Anchor::of(TEXT, at..at).unwrap();
        assert_eq!(found(&place, TEXT), Some((at, How::Same)));
        let longer = format!("前言。{TEXT}");
        assert_eq!(found(&place, &longer), Some((at + 9, How::Moved)));
        assert_eq!(place.find("别的"), None);
    }

    #[test]
    fn a_place_within_a_character_is_none() {
        assert_eq!(Anchor::of(TEXT, 1..3), None);
        assert_eq!(Anchor::of(TEXT, 0..9999), None);
        let odd = Anchor {
            start: u32::MAX,
            exact: "会".into(),
            ..Anchor::default()
        };
        assert!(odd.find(TEXT).is_some(), "the nearest one");
    }

    proptest! {
        /// Whatever is put before or behind, a passage that has all its surroundings is found with them.
        #[test]
        fn edits_elsewhere_move_a_passage_along(
            before in "[会议在京海甲乙。]{0,60}", own in "[会议在京海甲乙。]{1,12}", after in "[会议在京海甲乙。]{0,60}",
            ahead in "[会议在京海甲乙。]{0,40}", behind in "[会议在京海甲乙。]{0,40}",
        ) {
            let text = format!("{before}{own}{after}");
            let span = before.len()..before.len() + own.len();
            let anchor = Anchor::of(&text, span.clone()).unwrap();
            prop_assert_eq!(anchor.find(&text), Some(Place { span, how: How::Same }));
            let edited = format!("{ahead}{text}{behind}");
            let place = anchor.find(&edited).unwrap();
            prop_assert_eq!(edited.get(place.span.clone()), Some(own.as_str()));
            prop_assert_eq!(agreement(&edited, &place.span, &anchor.before, &anchor.after), anchor.context());
        }

        /// What is found is a part of the text, whatever text and anchor are.
        #[test]
        fn what_is_found_is_in_the_text(text in any::<String>(), start in any::<u32>(), exact in "\\PC{0,3}", before in "\\PC{0,3}", after in "\\PC{0,3}") {
            let anchor = Anchor { start, exact, before, after };
            if let Some(place) = anchor.find(&text) {
                prop_assert!(text.get(place.span).is_some());
            }
        }
    }
}
