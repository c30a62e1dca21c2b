//! A bundle out of articles.

use std::collections::BTreeSet;

use bundle::{About, Article, Bundle, FORMAT, VERSION};

use crate::parse::region::PLACES;

/// Makes the one-file bundle of `articles`: sorted by id, with the regions that they name.
///
/// Does not look for equal ids: who knows the files can name them.
pub fn assemble(mut articles: Vec<Article>, about: About) -> Bundle {
    articles.sort_by(|one, other| one.id.cmp(&other.id));
    let used: BTreeSet<_> = articles
        .iter()
        .filter_map(|article| article.region.value())
        .collect();
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
        articles,
    }
}
