//! What can be asked about time, and what is answered. Questions of their own, so that a program that
//! asks none of them has nothing of a timeline in it.

use bundle::ArticleId;
use serde::{Deserialize, Serialize};

use super::{
    DateCard, Events, FigureSheet, FigureWish, Lacking, Scene, SceneWish, TimeFilter, View,
};
use crate::collection::Collection;
use crate::export::{ExportFormat, Exported};
use crate::question::Window;

/// A question about time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeQuestion {
    /// A timeline to draw.
    Timeline(SceneWish),
    /// The list beside it.
    Events {
        /// What to keep.
        filter: TimeFilter,
        /// Only what has a day in it.
        view: Option<View>,
        /// Which rows to give.
        window: Window,
    },
    /// Why an activity is dated as it is.
    WhyDate {
        /// The article.
        id: ArticleId,
        /// The id of the activity in it.
        activity: String,
    },
    /// The figures in the texts, by measure word.
    Figures(FigureWish),
    /// What the list lacks because texts are not here.
    Lacking {
        /// What to keep.
        filter: TimeFilter,
        /// Only what has a day in it.
        view: Option<View>,
    },
    /// The list as a file.
    Export {
        /// What to keep.
        filter: TimeFilter,
        /// Only what has a day in it.
        view: Option<View>,
        /// What kind of file.
        format: ExportFormat,
    },
}

/// The answer to one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum TimeAnswer {
    /// To [`TimeQuestion::Timeline`].
    Timeline(Box<Scene>),
    /// To [`TimeQuestion::Events`].
    Events(Box<Events>),
    /// To [`TimeQuestion::WhyDate`]; nothing where there is no such article or activity.
    WhyDate(Option<Box<DateCard>>),
    /// To [`TimeQuestion::Figures`].
    Figures(Box<FigureSheet>),
    /// To [`TimeQuestion::Lacking`].
    Lacking(Lacking),
    /// To [`TimeQuestion::Export`].
    Exported(Box<Exported>),
    /// The text lies in a part that has not been supplied; ask again once it has.
    NeedsPart(u32),
    /// No bundle is open.
    NothingOpen,
}

impl Collection {
    /// Answers a question about time.
    pub(crate) fn tell_time(&self, question: &TimeQuestion) -> TimeAnswer {
        match question {
            TimeQuestion::Timeline(wish) => TimeAnswer::Timeline(Box::new(self.scene(wish))),
            TimeQuestion::Events {
                filter,
                view,
                window,
            } => TimeAnswer::Events(Box::new(self.events(filter, *view, *window))),
            TimeQuestion::WhyDate { id, activity } => self.why_date(id, activity),
            TimeQuestion::Figures(wish) => TimeAnswer::Figures(Box::new(self.figures(wish))),
            TimeQuestion::Lacking { filter, view } => {
                TimeAnswer::Lacking(self.lacking(filter, *view))
            }
            TimeQuestion::Export {
                filter,
                view,
                format,
            } => TimeAnswer::Exported(Box::new(self.export(filter, *view, *format))),
        }
    }
}
