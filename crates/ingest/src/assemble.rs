//! A bundle out of articles.

use std::collections::BTreeSet;

use bundle::{About, Article, Bundle, FORMAT, PlaceId, VERSION};

use crate::activity::{self, Foundings};
use crate::near;
use crate::parse::region::PLACES;

/// Makes the one-file bundle of `articles`: sorted by id, linked to those that are
/// nearly the same, with the regions that they name.
///
/// What one article tells of a founding dates the anniversaries in the others.
///
/// Does not look for equal ids: who knows the files can name them.
pub fn assemble(articles: Vec<Article>, about: About) -> Bundle {
    assemble_with(articles, about, &Foundings::default())
}

/// As [`assemble`], with foundings that the publisher knows of.
pub fn assemble_with(mut articles: Vec<Article>, about: About, foundings: &Foundings) -> Bundle {
    articles.sort_by(|one, other| one.id.cmp(&other.id));
    activity::date_again(&mut articles, foundings);
    near::link(&mut articles);
    let used: BTreeSet<_> = articles
        .iter()
        .filter_map(|article| article.region.value().cloned())
        .collect();
    bundle_of(articles, about, &used)
}

/// The bundle of articles that are finished: sorted, linked and dated. `used` are the regions they
/// name.
///
/// For who does not have all articles at once: [`near`] links them, [`activity::is_open`] tells
/// which are to be dated again with the [`Foundings`] of all.
pub fn bundle_of(articles: Vec<Article>, about: About, used: &BTreeSet<PlaceId>) -> Bundle {
    let mut places: Vec<_> = PLACES
        .iter()
        .filter(|place| used.contains(&place.id))
        .cloned()
        .collect();
    places.sort_by(|one, other| one.id.cmp(&other.id));
    Bundle {
        format: FORMAT.to_owned(),
        version: VERSION,
        about,
        places,
        parts: Vec::new(),
        rules: Vec::new(),
        catalog: None,
        articles,
    }
}
