//! The second pass: articles are taken out again in the order of their ids, finished and written.

use anyhow::Result;
use bundle::{Article, BodyAt, Near};
use rayon::prelude::*;
use serde_json::value::RawValue;

use super::alongside::Alongside;
use super::survey::{Known, Survey, Workshop};
use crate::corrections::{self, Corrections, Uncorrected};
use crate::report::DoubtfulDate;
use crate::rules::Added;
use crate::terminal::Stage;
use ingest::activity::{self, Foundings};

/// How many articles are in memory at once, for each processor.
const AT_ONCE: usize = 64;

/// What is done to an article after it was put away.
pub(super) struct Finish<'a> {
    pub(super) workshop: &'a Workshop<'a>,
    pub(super) survey: &'a Survey,
    pub(super) links: &'a [Vec<Near>],
    /// What is known of foundings, by the pages and by the publisher.
    pub(super) foundings: &'a Foundings,
    pub(super) corrections: &'a Corrections,
    pub(super) rules: &'a Added,
}

/// A finished article.
pub(super) struct Finished {
    /// The article, with its text only if something needed that.
    pub(super) article: Article,
    /// Its text as JSON.
    pub(super) body: Box<RawValue>,
    /// Dates that somebody should look at.
    pub(super) dates: Vec<DoubtfulDate>,
    /// Corrections that could not be made.
    pub(super) uncorrected: Vec<Uncorrected>,
}

impl Finish<'_> {
    /// Finishes all articles, some of them at a time on all processors, and hands each over in the
    /// order of the ids. `alongside` sees those it wants; so does `take` all, with their texts where
    /// `whole`.
    pub(super) fn all(
        &self,
        alongside: &mut [&mut dyn Alongside],
        whole: bool,
        stage: &Stage,
        mut take: impl FnMut(Finished) -> Result<()>,
    ) -> Result<()> {
        let at_once = AT_ONCE * rayon::current_num_threads();
        let links = self.links.chunks(at_once);
        let mut number = 0;
        for (known, links) in self.survey.articles.chunks(at_once).zip(links) {
            let wanted: Vec<bool> = known
                .iter()
                .map(|it| whole || alongside.iter().any(|other| other.wants(&it.facts)))
                .collect();
            let finished: Vec<Finished> = (known, links, &wanted)
                .into_par_iter()
                .map(|(known, links, wanted)| self.one(known, links, *wanted))
                .collect::<Result<_>>()?;
            for (known, finished) in known.iter().zip(finished) {
                if let Some(body) = finished.article.body.here() {
                    for other in alongside.iter_mut().filter(|it| it.wants(&known.facts)) {
                        other.pass(number, &finished.article, body)?;
                    }
                }
                take(finished)?;
                number += 1;
                stage.step();
            }
        }
        Ok(())
    }

    fn one(&self, known: &Known, links: &[Near], is_wanted: bool) -> Result<Finished> {
        let entry = self.workshop.fetch(known)?;
        let mut article = entry.head()?;
        let mut dates = known.facts.dates.clone();
        let named = &self.corrections.named;
        let is_dated = (known.facts.is_open && !self.foundings.is_empty()) || !named.is_empty();
        let is_changed = is_dated || self.rules.has(&article.id);
        if is_wanted || is_changed {
            article.body = BodyAt::Here(entry.body()?);
        }
        if is_dated {
            activity::date_by(&mut article, self.foundings, named);
            dates = corrections::conflicts(&article);
        }
        article.near = links.to_vec();
        let uncorrected = self.corrections.apply(&mut article);
        self.rules.add(&mut article);
        let body = match article.body.here().filter(|_| is_changed) {
            Some(body) => bundle::body_json(body),
            None => entry.body_json()?,
        };
        Ok(Finished {
            article,
            body,
            dates,
            uncorrected,
        })
    }
}
