//! What the reader wants converted otherwise in one article.

use bundle::ArticleId;
use collection::{PlaceChoice, Term, Writing};

/// The places of one article that the reader wants converted otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The article; none before storage was looked at.
    pub article: Option<ArticleId>,
    /// The places, none twice.
    pub list: Vec<PlaceChoice>,
    /// The reader's words, for all articles.
    pub terms: Vec<Term>,
}

/// The writings a word may be for, in storage.
const WRITINGS: [Writing; 4] = [
    Writing::Hans,
    Writing::Hant,
    Writing::HantTw,
    Writing::HantHk,
];

impl Choices {
    /// The choices as text for storage: a line each.
    pub fn store(&self) -> String {
        let line = |choice: &PlaceChoice| {
            let PlaceChoice {
                row,
                start,
                end,
                to,
            } = choice;
            format!("{row:x} {start:x} {end:x} {to}")
        };
        let lines: Vec<_> = self.list.iter().map(line).collect();
        lines.join("\n")
    }

    /// The reader's words as text for storage: a line each, with tabs between.
    pub fn store_terms(&self) -> String {
        let mut text = String::new();
        for Term { from, to, writing } in &self.terms {
            for piece in [from, "\t", to, "\t", writing.tag(), "\n"] {
                text.push_str(piece);
            }
        }
        text
    }

    /// The same with the reader's words from storage; what is not understood is left out.
    #[must_use]
    pub fn with_terms(mut self, stored: &str) -> Self {
        let term = |line: &str| {
            let mut pieces = line.split('\t').map(str::to_owned);
            let (from, to, tag) = (pieces.next()?, pieces.next()?, pieces.next()?);
            let writing = WRITINGS.into_iter().find(|writing| writing.tag() == tag)?;
            (!from.is_empty()).then_some(Term { from, to, writing })
        };
        self.terms = stored.lines().filter_map(term).collect();
        self
    }

    /// The same with another form for a word in a writing, or with none.
    #[must_use]
    pub fn with_term(&self, from: &str, writing: Writing, wanted: Option<&str>) -> Self {
        let mut next = self.clone();
        next.terms
            .retain(|term| (term.from.as_str(), term.writing) != (from, writing));
        next.terms.extend(wanted.map(|to| Term {
            from: from.to_owned(),
            to: to.to_owned(),
            writing,
        }));
        next
    }

    /// The choices for an article from storage; what is not understood is left out.
    pub fn restore(article: ArticleId, stored: &str) -> Self {
        let choice = |line: &str| {
            let mut words = line.splitn(4, ' ');
            let mut number = || u64::from_str_radix(words.next()?, 16).ok();
            Some(PlaceChoice {
                row: number()?,
                start: u32::try_from(number()?).ok()?,
                end: u32::try_from(number()?).ok()?,
                to: words.next()?.to_owned(),
            })
        };
        Self {
            article: Some(article),
            list: stored.lines().filter_map(choice).collect(),
            terms: Vec::new(),
        }
    }

    /// The same with another choice for one place, or with none there.
    #[must_use]
    pub fn with(&self, place: &PlaceChoice, wanted: Option<&str>) -> Self {
        let mut next = self.clone();
        let at = |choice: &PlaceChoice| (choice.row, choice.start, choice.end);
        next.list.retain(|choice| at(choice) != at(place));
        next.list.extend(wanted.map(|to| PlaceChoice {
            to: to.to_owned(),
            ..place.clone()
        }));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_kept_and_taken_back() {
        let article = ArticleId::new("a").unwrap();
        let none = Choices::restore(article.clone(), "");
        let place = PlaceChoice {
            row: u64::MAX,
            start: 3,
            end: 9,
            to: "反覆".into(),
        };
        let one = none.with(&place, Some("反 復"));
        assert_eq!(one.list.len(), 1);
        assert_eq!(Choices::restore(article.clone(), &one.store()), one);
        assert_eq!(
            one.with(&place, Some("反複")).list.len(),
            1,
            "one for a place"
        );
        assert_eq!(one.with(&place, None), none);
        let damaged = format!("x\n1 2\n1 100000000 2 x\n{}\n\n", one.store());
        assert_eq!(Choices::restore(article, &damaged), one);
    }

    #[test]
    fn words_are_kept_and_taken_back() {
        let none = Choices::default();
        let one = none.with_term("软件", Writing::HantTw, Some("軟件"));
        let two = one.with_term("反复", Writing::HantHk, Some("反復"));
        assert_eq!(none.clone().with_terms(&two.store_terms()), two);
        let again = two.with_term("软件", Writing::HantTw, Some("軟體"));
        assert_eq!(again.terms.len(), 2, "one for a word in a writing");
        assert_eq!(two.with_term("反复", Writing::HantHk, None), one);
        let damaged = format!("x\ty\tzh\n\n\t\tzh-Hans\n{}", one.store_terms());
        assert_eq!(none.with_terms(&damaged), one);
    }
}
