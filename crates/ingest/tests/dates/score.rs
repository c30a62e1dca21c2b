//! How expressions are compared with gold.

use bundle::{Body, Expression};
use ingest::activity::{self, Foundings, NamedTimes, Page, Reading};

/// An article's text as it was read, with places in characters.
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) reading: Reading,
}

impl Read {
    /// Reads a text that needs no repair.
    pub(crate) fn of(text: &str, published: &str) -> Self {
        let article = ingest::ingest("page.txt", text.as_bytes(), "").unwrap();
        let body: &Body = article.body.here().unwrap();
        assert_eq!(body.text, text, "the text was repaired: places would move");
        let pieces = activity::whole(body);
        let reading = activity::read(&Page {
            text: &body.text,
            pieces: &pieces,
            published: Some(published),
            title: article.title.value().map(String::as_str),
            foundings: &Foundings::default(),
            named: &NamedTimes::default(),
        });
        Self {
            text: text.to_owned(),
            reading,
        }
    }

    /// A span as characters.
    pub(crate) fn chars(&self, span: bundle::Span) -> (usize, usize) {
        let count = |end: u32| self.text[..end as usize].chars().count();
        (count(span.start), count(span.end))
    }
}

/// A value of EDTF without its marks of doubt; open and unknown ends are one.
pub(crate) fn plain(edtf: &str) -> String {
    edtf.replace("..", "").replace(['~', '?', '%'], "")
}

/// Whether two ranges of characters touch.
pub(crate) fn overlap(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// Whether an expression has the value of the gold: one of the values, or none where it has none.
pub(crate) fn is_right(expression: &Expression, edtf: Option<&str>, others: &[String]) -> bool {
    match (&expression.when.edtf, edtf) {
        (Some(found), wanted) => {
            let found = plain(found);
            wanted.is_some_and(|wanted| plain(wanted) == found)
                || others.iter().any(|other| plain(other) == found)
        }
        (None, None) => true,
        (None, Some(_)) => false,
    }
}
