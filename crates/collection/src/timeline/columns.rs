//! The activities of all articles in columns of numbers, in the order of their days.

use bundle::{Activity, Article, Civil, Precision, When};

use super::choice::{VAGUE, footing_bit, kind_bit};
use super::period::{Edge, Period, Sureness};
use super::view::View;
use crate::order::sorted_numbers;

/// The activities of all articles: those with days first, by their days, then those that recur, then
/// those without a date. A number in it names an activity as long as the archive is open.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// The number of the article.
    pub(super) article: Vec<u32>,
    /// The number of the activity in its article.
    pub(super) number: Vec<u32>,
    /// The first day to draw, and the last.
    pub(super) from: Vec<i32>,
    pub(super) to: Vec<i32>,
    /// Its kind, what its date stands on and whether that is vague, a bit for each (`choice`).
    pub(super) traits: Vec<u32>,
    /// Whether both ends are known, so that it may lie within a bar.
    pub(super) whole: Vec<bool>,
    /// How it is drawn: [`SPAN`], [`NO_START`], [`NO_END`].
    pub(super) edges: Vec<u8>,
    /// Where those begin that recur, and those without a date.
    pub(super) recurring: usize,
    pub(super) undated: usize,
    /// The days on which each article was published, by its number.
    pub(super) published: Vec<Option<(i32, i32)>>,
    /// From the first day to the last of all that has days; nothing where nothing has.
    pub(super) extent: Option<View>,
}

/// It goes from one time to another.
pub(super) const SPAN: u8 = 1;
/// Nobody says when it began.
pub(super) const NO_START: u8 = 2;
/// Nobody says when it ended.
pub(super) const NO_END: u8 = 4;

/// Which of the three groups an activity belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Dated,
    Recurring,
    Undated,
}

fn group(when: &When) -> Group {
    if when.first.is_some() || when.last.is_some() {
        Group::Dated
    } else if when.rrule.is_some() {
        Group::Recurring
    } else {
        Group::Undated
    }
}

/// The days to draw. What is open goes as far as days go; an unknown end is drawn at the known one.
fn drawn(when: &When) -> (i32, i32, bool) {
    let period = when.edtf.as_deref().and_then(Period::of);
    let open = |edge: Option<Edge>| edge.is_some_and(|edge| edge.sureness == Sureness::Open);
    match (when.first, when.last) {
        (Some(first), Some(last)) => (first, last, true),
        (Some(first), None) if open(period.map(Period::end)) => (first, i32::MAX, false),
        (None, Some(last)) if open(period.map(|it| it.from)) => (i32::MIN, last, false),
        (first, last) => {
            let day = first.or(last).unwrap_or_default();
            (day, day, false)
        }
    }
}

fn edges(when: &When) -> u8 {
    let Some(period) = when.edtf.as_deref().and_then(Period::of) else {
        return 0;
    };
    let unknown = |edge: Edge, bit| match edge.sureness {
        Sureness::Unknown => bit,
        _ => 0,
    };
    let span = if period.to.is_some() { SPAN } else { 0 };
    span | unknown(period.from, NO_START) | unknown(period.end(), NO_END)
}

/// An activity on its way into the columns.
struct Item<'a> {
    article: u32,
    number: u32,
    activity: &'a Activity,
    group: Group,
    days: (i32, i32, bool),
}

impl Columns {
    pub(crate) fn new(articles: &[Article]) -> Self {
        let items: Vec<_> = (0..)
            .zip(articles)
            .flat_map(|it| items(it.0, it.1))
            .collect();
        let order = sorted_numbers(items.len(), &mut |a, b| {
            let key = |at: u32| {
                let item = items.get(at as usize)?;
                // What is open to the left stands where it ends.
                let (from, to, _) = item.days;
                let stands = if from == i32::MIN { to } else { from };
                Some((item.group, stands, to, item.article, item.number))
            };
            key(a).cmp(&key(b))
        });
        let mut columns = Self {
            published: articles
                .iter()
                .map(|article| Civil::range(article.issued.value()?))
                .collect(),
            ..Self::default()
        };
        for item in order.iter().filter_map(|at| items.get(*at as usize)) {
            columns.push(item);
        }
        columns.extent = columns.all_days();
        columns
    }

    fn push(&mut self, item: &Item<'_>) {
        let activity = item.activity;
        let vague = activity.when.precision == Precision::Vague && item.group == Group::Dated;
        self.article.push(item.article);
        self.number.push(item.number);
        self.from.push(item.days.0);
        self.to.push(item.days.1);
        self.whole.push(item.days.2);
        self.edges.push(edges(&activity.when));
        let traits = kind_bit(activity.kind) | footing_bit(activity.certainty);
        self.traits.push(traits | if vague { VAGUE } else { 0 });
        self.recurring += usize::from(item.group == Group::Dated);
        self.undated += usize::from(item.group != Group::Undated);
    }

    /// How many activities there are.
    pub(super) fn len(&self) -> usize {
        self.article.len()
    }

    /// The day by which an activity with days stands in the order, and in the list.
    pub(super) fn day(&self, at: usize) -> Option<i32> {
        let from = *self.from.get(at).filter(|_| at < self.recurring)?;
        if from == i32::MIN {
            self.to.get(at).copied()
        } else {
            Some(from)
        }
    }

    fn all_days(&self) -> Option<View> {
        let ends = |days: &[i32]| {
            let known = |day: &&i32| !matches!(**day, i32::MIN | i32::MAX);
            let dated = days.get(..self.recurring).unwrap_or_default();
            let of = || dated.iter().filter(known).copied();
            of().min().zip(of().max())
        };
        let told = [ends(&self.from), ends(&self.to)];
        let published = self.published.iter().flatten().copied();
        let all = told.into_iter().flatten().chain(published);
        all.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
            .map(|(first, last)| View::new(first, last))
    }
}

fn items(article: u32, of: &Article) -> impl Iterator<Item = Item<'_>> {
    (0..)
        .zip(&of.activities)
        .map(move |(number, activity)| Item {
            article,
            number,
            activity,
            group: group(&activity.when),
            days: drawn(&activity.when),
        })
}
