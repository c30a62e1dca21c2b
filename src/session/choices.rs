//! What the reader wants converted otherwise in one article.

use bundle::ArticleId;
use collection::PlaceChoice;

/// The places of one article that the reader wants converted otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The article; none before storage was looked at.
    pub article: Option<ArticleId>,
    /// The places, none twice.
    pub list: Vec<PlaceChoice>,
}

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
}
