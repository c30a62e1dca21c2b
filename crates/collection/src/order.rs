//! The orders of a list, made once.

use std::cmp::Ordering;

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
        Self {
            newest: sorted(articles, |a, b| {
                let (a, b) = (issued(a), issued(b));
                a.is_none().cmp(&b.is_none()).then_with(|| b.cmp(&a))
            }),
            oldest: sorted(articles, |a, b| {
                let (a, b) = (issued(a), issued(b));
                a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
            }),
            title: sorted(articles, |a, b| {
                let (a, b) = (a.title.value(), b.title.value());
                a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
            }),
        }
    }

    pub(crate) fn by(&self, sort: Sort) -> &[u32] {
        match sort {
            Sort::Newest | Sort::Relevance => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Title => &self.title,
        }
    }
}

/// The day and the time of publication, when the article is dated.
fn issued(article: &Article) -> Option<(&str, Option<&str>)> {
    let day = article.issued.value()?;
    Some((day, article.time.as_deref()))
}

/// The numbers of the articles in this order, and by id where it calls them equal.
fn sorted(articles: &[Article], compare: fn(&Article, &Article) -> Ordering) -> Vec<u32> {
    sorted_numbers(articles.len(), &mut |a, b| match (
        articles.get(a as usize),
        articles.get(b as usize),
    ) {
        (Some(a), Some(b)) => compare(a, b).then_with(|| a.id.cmp(&b.id)),
        _ => Ordering::Equal,
    })
}

/// The first so many numbers in this order, as they are where it calls them equal.
///
/// Everything here is sorted by it: sorting is large, and compiled anew for each type it is given.
pub(crate) fn sorted_numbers(
    count: usize,
    compare: &mut dyn FnMut(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..).take(count).collect();
    numbers.sort_by(|a, b| compare(*a, *b));
    numbers
}
