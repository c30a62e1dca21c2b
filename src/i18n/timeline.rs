//! The texts of the timeline. Only the engine's program has them, which draws it.

use bundle::{ActivityKind, DateConflict, Footing, Precision};
use collection::timeline::{Edge, Moment, Period, Sureness};

use super::Language;

mod en;
mod zh_hans;
mod zh_hant;

/// Texts of the timeline.
#[derive(Debug)]
pub struct Timeline {
    /// Its name.
    pub title: &'static str,
    /// How much is seen: activities in view, of all that pass, of so many articles.
    pub extent: fn(u32, u32, u32) -> String,
    /// The kinds of view, and what they choose between.
    pub ways: [&'static str; 3],
    /// What moves the view: further in, further out, earlier, later, to the beginning, to the end, all.
    pub moves: [&'static str; 7],
    /// What the moving controls are called together.
    pub moves_label: &'static str,
    /// Leads to the figures.
    pub figures: &'static str,
    /// Opens the filter.
    pub filter: &'static str,
    /// Ends the filter.
    pub clear: &'static str,
    /// The overview; its first and its last handle.
    pub overview: [&'static str; 3],
    /// The stage.
    pub stage: &'static str,
    /// What kind of activity.
    pub kind: fn(ActivityKind) -> &'static str,
    /// A number of activities.
    pub count: fn(u32) -> String,
    /// Articles published on a day or near it.
    pub published: fn(u32) -> String,
    /// The row of publish dates.
    pub published_label: &'static str,
    /// What recurs.
    pub recurring: &'static str,
    /// What has no date.
    pub undated: &'static str,
    /// The list.
    pub list: &'static str,
    /// The rows before and after those shown.
    pub windows: [&'static str; 2],
    /// How finely a date is told.
    pub precision: fn(Precision) -> &'static str,
    /// What a date stands on.
    pub footing: fn(Footing) -> &'static str,
    /// What is doubtful about a date.
    pub conflict: fn(DateConflict) -> &'static str,
    /// Why a date is what it is, and the value it has as EDTF.
    pub why: [&'static str; 2],
    /// The rule of this name.
    pub rule: fn(&str) -> String,
    /// It was counted from the publish date.
    pub from_published: fn(&str) -> String,
    /// It was counted from these words.
    pub from_words: &'static str,
    /// Leads to the sentence in the article.
    pub open: &'static str,
    /// The text of the article is still on its way.
    pub coming: &'static str,
    /// Nothing was dated in this archive.
    pub none: [&'static str; 2],
    /// What is dated is on its way, and what to do when it does not come.
    pub fetched_apart: [&'static str; 2],
    /// Nothing passes the filter.
    pub nothing: &'static str,
    /// Nothing lies in the days looked at.
    pub nothing_here: &'static str,
    /// Before the kinds of file the list can be saved as.
    pub save: &'static str,
    /// How many activities have no sentence in such a file, because the text is not here.
    pub lacking: fn(u32) -> String,
    /// Gets those texts, of so many megabytes.
    pub get_texts: fn(&str) -> String,
    /// How each kind of time is drawn: day, month and year, unknown end, inferred, published.
    pub key: [&'static str; 5],
    /// A point in the calendar.
    pub moment: fn(Moment) -> String,
    /// The same where there is little room and the year stands elsewhere.
    pub short: fn(Moment) -> String,
    /// A moment that is not sure.
    unsure: fn(String, Sureness) -> String,
    /// From a moment on, up to one, from one to another, all of it unknown.
    range: fn(Option<String>, Option<String>) -> String,
    /// A rule by which something recurs: every year, month, week, day; and others.
    pub recurs: [&'static str; 5],
}

impl Timeline {
    /// The texts in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &zh_hans::TEXTS,
            Language::ZhHant => &zh_hant::TEXTS,
            Language::En => &en::TEXTS,
        }
    }

    /// A time in words.
    pub fn period(&self, period: Period) -> String {
        let edge = |edge: Edge| {
            let moment = edge.moment.map(self.moment)?;
            Some((self.unsure)(moment, edge.sureness))
        };
        match period.to {
            None => edge(period.from).unwrap_or_default(),
            Some(to) => (self.range)(edge(period.from), edge(to)),
        }
    }

    /// What a rule of RFC 5545 says of how often.
    pub fn recurrence(&self, rule: &str) -> &'static str {
        let [yearly, monthly, weekly, daily, other] = self.recurs;
        let often = rule.split(';').find_map(|part| part.strip_prefix("FREQ="));
        match often {
            Some("YEARLY") => yearly,
            Some("MONTHLY") => monthly,
            Some("WEEKLY") => weekly,
            Some("DAILY") => daily,
            _ => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_finely_as_it_is_known() {
        let told = |language, edtf| Timeline::of(language).period(Period::of(edtf).unwrap());
        let hans = |edtf| told(Language::ZhHans, edtf);
        assert_eq!(hans("2015"), "2015年");
        assert_eq!(hans("2015-03"), "2015年3月");
        assert_eq!(hans("2015-03-04"), "2015年3月4日");
        assert_eq!(hans("2015-34"), "2015年第二季度");
        assert_eq!(hans("198X"), "1980年代");
        assert_eq!(hans("19XX"), "20世纪");
        assert_eq!(hans("2015~"), "约2015年");
        assert_eq!(hans("2014/2018-09-28"), "2014年—2018年9月28日");
        assert_eq!(hans("/2018-09-28"), "始于何时不明，至2018年9月28日");
        assert_eq!(hans("2014/.."), "2014年起");
        assert_eq!(told(Language::ZhHant, "2015-33"), "2015年第一季");
        assert_eq!(told(Language::En, "2015-03-04"), "4 Mar 2015");
        assert_eq!(told(Language::En, "19XX"), "20th century");
        assert_eq!(told(Language::En, "2013/2015?"), "2013 to perhaps 2015");
    }

    #[test]
    fn every_language_names_every_kind_by_another_name() {
        for language in Language::ALL {
            let texts = Timeline::of(language);
            let names = collection::timeline::KINDS.map(texts.kind);
            for (at, name) in names.iter().enumerate() {
                assert!(!names[..at].contains(name), "{name}");
            }
        }
    }

    #[test]
    fn what_recurs_says_how_often() {
        let texts = Timeline::of(Language::En);
        assert_eq!(texts.recurrence("FREQ=YEARLY;BYMONTH=1"), "Every year");
        assert_eq!(texts.recurrence("nonsense"), "Again and again");
    }
}
