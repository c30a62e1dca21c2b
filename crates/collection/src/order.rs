//! The orders of a list, made once.

use std::cmp::Reverse;

use bundle::Article;

use crate::Sort;

/// The numbers of all articles in every order.
#[derive(Debug)]
pub(crate) struct Orders {
    newest: Vec<u32>,
    oldest: Vec<u32>,
    title: Vec<u32>,
}

impl Orders {
    pub(crate) fn new(articles: &[Article]) -> Self {
        let issued = |article: &Article| {
            article
                .issued
                .value()
                .map(|date| (date.clone(), article.time.clone()))
        };
        Self {
            newest: sorted(articles, |article| {
                let issued = issued(article);
                (issued.is_none(), Reverse(issued))
            }),
            oldest: sorted(articles, |article| {
                let issued = issued(article);
                (issued.is_none(), issued)
            }),
            title: sorted(articles, |article| {
                let title = article.title.value().cloned();
                (title.is_none(), title)
            }),
        }
    }

    pub(crate) fn by(&self, sort: Sort) -> &[u32] {
        match sort {
            Sort::Newest => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Title => &self.title,
        }
    }
}

/// The numbers of the articles by a key, and by id where keys are the same.
fn sorted<K: Ord>(articles: &[Article], key: impl Fn(&Article) -> K) -> Vec<u32> {
    let mut numbered: Vec<_> = (0..)
        .zip(articles)
        .map(|(number, article)| (key(article), &article.id, number))
        .collect();
    numbered.sort();
    numbered.into_iter().map(|(_, _, number)| number).collect()
}
