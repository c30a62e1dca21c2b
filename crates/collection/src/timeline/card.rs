//! Why a date is what it is.

use bundle::{ArticleId, DateConflict, ExpressionKind, Footing, Span, When};
use serde::{Deserialize, Serialize};

use super::period::Period;
use super::sentence::{self, Sentence};
use crate::Answer;
use crate::collection::Collection;

/// What a card says of a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateCard {
    /// The words.
    pub quote: String,
    /// What kind of expression they are; nothing where a publisher dated the activity.
    pub kind: Option<ExpressionKind>,
    /// When that is, as EDTF.
    pub edtf: Option<String>,
    /// The same in parts.
    pub period: Option<Period>,
    /// What it stands on.
    pub footing: Footing,
    /// The number of the rule; `publisher` where a correction gave it.
    pub rule: String,
    /// What is doubtful about it.
    pub conflict: Option<DateConflict>,
    /// The sentence.
    pub sentence: Option<Sentence>,
    /// What it was counted from.
    pub from: CountedFrom,
}

/// What a date was counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CountedFrom {
    /// Nothing else: its words say it, or a list does, or nothing is known.
    Itself,
    /// The publish date of the article, an EDTF date.
    Published(String),
    /// Words before it, in their sentence, with the number of its block.
    Words {
        /// The number of the block.
        block: u32,
        /// The sentence, the words marked.
        sentence: Sentence,
    },
}

impl Collection {
    /// Why an activity of an article is dated as it is.
    pub(crate) fn why_date(&self, id: &ArticleId, activity: &str) -> Answer {
        let Some(number) = self.number(id) else {
            return Answer::NoSuchArticle(id.clone());
        };
        let Some(article) = self.article(number) else {
            return Answer::NoSuchArticle(id.clone());
        };
        let Some(activity) = article.activities.iter().find(|it| it.id == activity) else {
            return Answer::WhyDate(None);
        };
        let Some(body) = self.body(number) else {
            return match article.body {
                bundle::BodyAt::Part(part) => Answer::NeedsPart(part),
                bundle::BodyAt::Here(_) => Answer::WhyDate(None),
            };
        };
        let own = |it: &&bundle::Expression| it.span == activity.date.span;
        // A correction of the publisher stands for itself, whatever the words say.
        let told = (activity.rule != "publisher").then_some(());
        let expression = told.and_then(|()| body.expressions.iter().find(own));
        let When { edtf, .. } = expression.map_or(&activity.when, |it| &it.when);
        let published = || article.issued.value().cloned().map(CountedFrom::Published);
        let from = match (expression.and_then(|it| it.from), activity.certainty) {
            (Some(from), _) => words(body, from),
            (None, Footing::PublishRelative) => published(),
            (None, Footing::Inferred) if expression.is_some() => published(),
            _ => None,
        };
        Answer::WhyDate(Some(Box::new(DateCard {
            quote: activity.date.quote.clone(),
            kind: expression.map(|it| it.kind),
            edtf: edtf.clone(),
            period: edtf.as_deref().and_then(Period::of),
            footing: activity.certainty,
            rule: activity.rule.clone(),
            conflict: expression.and_then(|it| it.conflict),
            sentence: sentence::around(body, activity.block, activity.date.span),
            from: from.unwrap_or(CountedFrom::Itself),
        })))
    }
}

/// Words that stand somewhere in a body.
fn words(body: &bundle::Body, span: Span) -> Option<CountedFrom> {
    let block = body
        .blocks
        .iter()
        .position(|block| block.spans().iter().any(|piece| piece.contains(span)))?;
    let block = u32::try_from(block).ok()?;
    let sentence = sentence::around(body, block, span)?;
    Some(CountedFrom::Words { block, sentence })
}
