//! How titles and texts are wanted where the reader is.

use collection::{Manner, Ruby, Writing};

use super::{Reader, Session};
use crate::route::{Place, View};
use crate::settings::Settings;

impl Session {
    /// How titles and texts are wanted here and now. What is beside itself is as archived.
    pub fn manner(&self, settings: &Settings) -> Manner {
        let (is_article, view) = (
            matches!(self.address.place, Place::Article(_)),
            self.address.view,
        );
        let is_read = is_article && matches!(view, View::Single | View::Vertical);
        Manner {
            shown: self.shown(settings.shown),
            ruby: if is_read { settings.ruby } else { Ruby::Off },
            numerals: is_read && view == View::Vertical && settings.numerals,
        }
    }

    /// The writing of titles and texts here and now, for a reader of `usual`; nothing for that of the
    /// archive. What is beside itself is as archived.
    fn shown(&self, usual: Option<Writing>) -> Option<Writing> {
        match (&self.address.place, self.address.view, &self.reader) {
            (Place::Article(_), View::Single | View::Vertical, Reader::Open(reading))
                if self.held =>
            {
                let article = &reading.article;
                match usual.filter(|to| article.is_other(*to)) {
                    Some(_) => None,
                    None if article.is_other(Writing::Hans) => Some(Writing::Hans),
                    None => Some(Writing::HantTw),
                }
            }
            (Place::Article(_), View::Pair | View::Collation, _) => None,
            _ => usual,
        }
    }
}
