//! The list beside the drawing: a row for every activity, and nothing else.

use std::collections::BTreeSet;

use bundle::{Activity, ActivityKind, Article, ArticleId, BodyAt, Civil, Footing, Precision};
use serde::{Deserialize, Serialize};

use super::choice::{Choice, TimeFilter};
use super::columns::Columns;
use super::period::Period;
use super::scene::{count, is_seen};
use super::sentence::{self, Sentence};
use super::view::View;
use crate::Window;
use crate::collection::Collection;

/// A dated activity as a row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id, that of its slip.
    pub id: String,
    /// The article to open, and its title.
    pub article: ArticleId,
    /// The title of the article.
    pub title: Option<String>,
    /// When the article was published, as an EDTF date.
    pub published: Option<String>,
    /// What is done, in the words of the text.
    pub label: String,
    /// What kind it is.
    pub kind: ActivityKind,
    /// When, as EDTF.
    pub edtf: Option<String>,
    /// The same in parts.
    pub period: Option<Period>,
    /// The first and the last day it may cover, in days since 1970-01-01.
    pub days: (Option<i32>, Option<i32>),
    /// How finely it is told.
    pub precision: Precision,
    /// The rule of what recurs.
    pub rrule: Option<String>,
    /// What the date stands on.
    pub footing: Footing,
    /// The number of the rule that gave it.
    pub rule: String,
    /// The words of the date.
    pub quote: String,
    /// Who, in the words of the text.
    pub who: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The sentence with the date marked; nothing while the text is not here.
    pub sentence: Option<Sentence>,
    /// Where to jump: the number of the block, and of the sentence in it.
    pub at: (u32, u32),
    /// Whether there is no sentence because the text of the article is not here.
    pub is_lacking: bool,
}

/// What a list lacks because texts are not here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// How many rows have no sentence for that.
    pub sentences: u32,
    /// The parts of the bundle that hold the texts.
    pub parts: Vec<u32>,
    /// How many bytes those have.
    pub bytes: u64,
}

/// The rows of a list, grouped by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Events {
    /// How many rows there are.
    pub total: u32,
    /// The number of the first row given.
    pub first: u32,
    /// The rows: dated ones by their days, then those that recur, then those without a date.
    pub rows: Vec<Event>,
    /// The groups of all rows, in order.
    pub years: Vec<YearGroup>,
    /// The parts of the bundle that hold the texts of rows given without a sentence.
    pub needs: Vec<u32>,
}

/// The rows of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearGroup {
    /// The year in which they begin; nothing for what recurs or has no date.
    pub year: Option<i32>,
    /// The number of the first row.
    pub first: u32,
    /// How many there are.
    pub count: u32,
}

impl Collection {
    /// The columns of the timeline, made when they are first asked for.
    pub(crate) fn timeline(&self) -> &Columns {
        self.timeline.get_or_init(|| Columns::new(self.articles()))
    }

    /// The list of what passes a filter and, with `view`, has a day in it. What has no days is left
    /// out then.
    pub(crate) fn events(&self, filter: &TimeFilter, view: Option<View>, window: Window) -> Events {
        let columns = self.timeline();
        let rows = self.rows_in(filter, view);
        let first = window.first.min(count(rows.len()));
        let given = rows.iter().skip(first as usize).take(window.count as usize);
        let mut needs = Vec::new();
        let mut events = Vec::new();
        for at in given {
            let Some((article, activity)) = self.event(*at) else {
                continue;
            };
            let event = self.row_of(*at, article, activity);
            if let (None, BodyAt::Part(part)) = (&event.sentence, &article.body)
                && !needs.contains(part)
            {
                needs.push(*part);
            }
            events.push(event);
        }
        Events {
            total: count(rows.len()),
            first,
            rows: events,
            years: years(columns, &rows),
            needs,
        }
    }

    /// What the list of what passes a filter lacks.
    pub(crate) fn lacking(&self, filter: &TimeFilter, view: Option<View>) -> Lacking {
        let mut lacking = Lacking::default();
        if self.has_no_parts() {
            return lacking;
        }
        let mut parts = BTreeSet::new();
        for at in self.rows_in(filter, view) {
            let article = self.event_article(at).unwrap_or_default();
            if let Some(part) = self.part_lacking(article) {
                lacking.sentences += 1;
                parts.insert(part);
            }
        }
        let bytes = parts.iter().filter_map(|part| self.part_bytes(*part));
        lacking.bytes = bytes.sum();
        lacking.parts = parts.into_iter().collect();
        lacking
    }

    /// The activities that pass a filter and, with `view`, have a day in it, by their numbers.
    fn rows_in(&self, filter: &TimeFilter, view: Option<View>) -> Vec<u32> {
        let columns = self.timeline();
        let mut rows = Choice::new(self, filter).rows(self);
        if let Some(view) = view {
            let dated = |at: usize| at < columns.recurring && is_seen(columns, at, view);
            rows.retain(|at| dated(*at as usize));
        }
        rows
    }

    fn row_of(&self, at: u32, article: &Article, activity: &Activity) -> Event {
        let number = self.event_article(at).unwrap_or_default();
        let body = self.body(number);
        let words = |words: &Option<bundle::Words>| words.as_ref().map(|it| it.quote.clone());
        Event {
            id: event_id(article, activity),
            article: article.id.clone(),
            title: article.title.value().cloned(),
            published: article.issued.value().cloned(),
            label: activity.label.clone(),
            kind: activity.kind,
            edtf: activity.when.edtf.clone(),
            period: activity.when.edtf.as_deref().and_then(Period::of),
            days: (activity.when.first, activity.when.last),
            precision: activity.when.precision,
            rrule: activity.when.rrule.clone(),
            footing: activity.certainty,
            rule: activity.rule.clone(),
            quote: activity.date.quote.clone(),
            who: words(&activity.who),
            place: words(&activity.place),
            sentence: body
                .and_then(|body| sentence::around(body, activity.block, activity.date.span)),
            at: (activity.block, activity.sentence),
            is_lacking: self.part_lacking(number).is_some(),
        }
    }

    /// The article and the activity of this number in the columns.
    pub(super) fn event(&self, at: u32) -> Option<(&Article, &Activity)> {
        let article = self.article(self.event_article(at)?)?;
        let number = self.timeline().number.get(at as usize)?;
        Some((article, article.activities.get(*number as usize)?))
    }

    /// The number of the article of an activity.
    pub(super) fn event_article(&self, at: u32) -> Option<u32> {
        self.timeline().article.get(at as usize).copied()
    }

    /// The id of an activity.
    pub(super) fn event_id(&self, at: u32) -> Option<String> {
        self.event(at)
            .map(|(article, activity)| event_id(article, activity))
    }

    /// The number of the article that an id of an activity names.
    pub(super) fn article_of_event(&self, id: &str) -> Option<u32> {
        let (article, _) = id.split_once('/')?;
        self.number(&ArticleId::new(article).ok()?)
    }

    /// When an activity is, in parts.
    pub(super) fn event_period(&self, at: u32) -> Option<Period> {
        let (_, activity) = self.event(at)?;
        Period::of(activity.when.edtf.as_deref()?)
    }
}

fn event_id(article: &Article, activity: &Activity) -> String {
    format!("{}/{}", article.id, activity.id)
}

fn years(columns: &Columns, rows: &[u32]) -> Vec<YearGroup> {
    let mut groups: Vec<YearGroup> = Vec::new();
    for (number, at) in (0..).zip(rows) {
        let day = columns.day(*at as usize);
        let year = day.map(|day| Civil::of_number(day).year);
        match groups.last_mut() {
            Some(group) if group.year == year => group.count += 1,
            _ => groups.push(YearGroup {
                year,
                first: number,
                count: 1,
            }),
        }
    }
    groups
}
