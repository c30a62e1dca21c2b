//! Corrections by a publisher: a date, a title, or that an activity is not to be shown.

use std::fmt;

use bundle::{Article, Footing, Precision};
use edtf_core::{Date, Edtf, Precision as EdtfPrecision};

use super::value;

/// A correction of one activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// The id of the article.
    pub article: String,
    /// The id of the activity in it.
    pub activity: String,
    /// When it was, in EDTF.
    pub date: Option<String>,
    /// Whether to leave it out.
    pub hide: bool,
    /// What it is to be called.
    pub title: Option<String>,
}

/// Why a correction was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CorrectionProblem {
    /// No article has this id.
    NoArticle(String),
    /// The article has no activity of this id: its text may have changed.
    NoActivity {
        /// The article.
        article: String,
        /// The activity.
        activity: String,
    },
    /// The date is no EDTF.
    BadDate(String),
    /// The title is empty or has over 200 characters.
    BadTitle(String),
}

impl fmt::Display for CorrectionProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoArticle(article) => write!(f, "no article has the id {article}"),
            Self::NoActivity { article, activity } => {
                write!(
                    f,
                    "{article} has no activity {activity}; its text may have changed"
                )
            }
            Self::BadDate(date) => write!(f, "{date:?} is no date in EDTF"),
            Self::BadTitle(title) => {
                write!(f, "the title {title:?} is empty or has over 200 characters")
            }
        }
    }
}

impl std::error::Error for CorrectionProblem {}

/// The most characters of a title.
const LONGEST_TITLE: usize = 200;

/// Makes corrections; gives what could not be made, each correction whole or not at all.
pub fn correct(articles: &mut [Article], corrections: &[Correction]) -> Vec<CorrectionProblem> {
    corrections
        .iter()
        .filter_map(|it| one(articles, it).err())
        .collect()
}

fn one(articles: &mut [Article], it: &Correction) -> Result<(), CorrectionProblem> {
    let article = articles
        .iter_mut()
        .find(|article| article.id.as_str() == it.article);
    let article = article.ok_or_else(|| CorrectionProblem::NoArticle(it.article.clone()))?;
    let at = article
        .activities
        .iter()
        .position(|activity| activity.id == it.activity);
    let missing = || CorrectionProblem::NoActivity {
        article: it.article.clone(),
        activity: it.activity.clone(),
    };
    let at = at.ok_or_else(missing)?;
    let date = it.date.as_deref().map(date_of).transpose()?;
    let bad = |title: &&String| title.trim().is_empty() || title.chars().count() > LONGEST_TITLE;
    if let Some(title) = it.title.as_ref().filter(bad) {
        return Err(CorrectionProblem::BadTitle(title.clone()));
    }
    if it.hide {
        article.activities.remove(at);
        return Ok(());
    }
    let Some(activity) = article.activities.get_mut(at) else {
        return Err(missing());
    };
    if let Some(when) = date {
        activity.when = when;
        activity.certainty = Footing::Explicit;
        "publisher".clone_into(&mut activity.rule);
    }
    if let Some(title) = &it.title {
        activity.label.clone_from(title);
    }
    Ok(())
}

fn date_of(edtf: &str) -> Result<bundle::When, CorrectionProblem> {
    let bad = || CorrectionProblem::BadDate(edtf.to_owned());
    let parsed = Edtf::parse(edtf).map_err(|_| bad())?;
    let precision = match &parsed {
        Edtf::Date(date) => precision(date),
        Edtf::DateTime(_) => Precision::Day,
        _ => Precision::Year,
    };
    let when = value::of_edtf(edtf.to_owned(), precision);
    if when.edtf.is_none() {
        Err(bad())
    } else {
        Ok(when)
    }
}

fn precision(date: &Date) -> Precision {
    match date.precision() {
        EdtfPrecision::Day => Precision::Day,
        EdtfPrecision::Month => Precision::Month,
        EdtfPrecision::Season => Precision::Season,
        EdtfPrecision::Year => Precision::Year,
    }
}
