//! The orders of a list, made once.

use std::cmp::Ordering;
use std::sync::OnceLock;

use bundle::Article;

use crate::Sort;

/// The numbers of all articles in every order.
#[derive(Debug, Default)]
pub(crate) struct Orders {
    newest: Vec<u32>,
    oldest: Vec<u32>,
    /// Made when it is wanted: titles may not be here yet.
    title: OnceLock<Vec<u32>>,
}

impl Orders {
    /// The orders of these articles; `turns` has the place of each among those of its day, where their
    /// times of day do not tell.
    pub(crate) fn new(articles: &[Article], turns: &[u32]) -> Self {
        let days: Vec<Option<Day>> = articles.iter().map(issued).collect();
        let of = |number: u32| {
            let day = days.get(number as usize).copied().flatten();
            (day, turns.get(number as usize).copied())
        };
        let by_day = |flip: bool| {
            sorted(articles, &mut |(_, a), (_, b)| {
                let (a, b) = (of(a), of(b));
                let order = if flip { b.cmp(&a) } else { a.cmp(&b) };
                a.0.is_none().cmp(&b.0.is_none()).then(order)
            })
        };
        Self {
            newest: by_day(true),
            oldest: by_day(false),
            title: OnceLock::new(),
        }
    }

    /// The numbers of these articles, which are those that it was made of.
    pub(crate) fn by(&self, sort: Sort, articles: &[Article]) -> &[u32] {
        match sort {
            Sort::Newest | Sort::Relevance => &self.newest,
            Sort::Oldest => &self.oldest,
            Sort::Title => self.title.get_or_init(|| {
                sorted(articles, &mut |(a, _), (b, _)| {
                    let (a, b) = (a.title.value(), b.title.value());
                    a.is_none().cmp(&b.is_none()).then_with(|| a.cmp(&b))
                })
            }),
        }
    }

    /// More titles have come.
    pub(crate) fn forget_titles(&mut self) {
        self.title = OnceLock::new();
    }
}

/// A day and a time of it as numbers that have their order: the year, month and day, 0 where they are not
/// told, and the minute and one, or 0.
type Day = (u32, u32);

/// The day and the time of publication, when the article is dated.
fn issued(article: &Article) -> Option<Day> {
    let mut steps = article.issued.value()?.split('-');
    let mut step = || {
        steps
            .next()
            .and_then(|step| step.parse().ok())
            .unwrap_or(0_u32)
    };
    let day = (step() << 4 | step()) << 5 | step();
    let time = article
        .time
        .as_deref()
        .and_then(|time| time.split_once(':'));
    let minute = time.and_then(|(hour, minute)| {
        Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()? + 1)
    });
    Some((day, minute.unwrap_or(0)))
}

/// Compares two articles, each with its number.
type Compare<'a> = dyn FnMut((&Article, u32), (&Article, u32)) -> Ordering + 'a;

/// The numbers of the articles in this order, and by id where it calls them equal.
fn sorted(articles: &[Article], compare: &mut Compare<'_>) -> Vec<u32> {
    sorted_numbers(articles.len(), &mut |a, b| match (
        articles.get(a as usize),
        articles.get(b as usize),
    ) {
        (Some(one), Some(other)) => {
            compare((one, a), (other, b)).then_with(|| one.id.cmp(&other.id))
        }
        _ => Ordering::Equal,
    })
}

/// So many numbers in this order, as they are where it calls them equal.
///
/// Everything here is sorted by it: sorting is large, and compiled anew for each type it is given.
pub(crate) fn sorted_numbers(
    count: usize,
    compare: &mut dyn FnMut(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..).take(count).collect();
    numbers.sort_unstable_by(|a, b| compare(*a, *b).then_with(|| a.cmp(b)));
    numbers
}
