//! Where in time the reader is: the parameters of the timeline in the address.
//!
//! `from` and `to` (days, months or years; two joined by `_` for what has no such name), `e` (an
//! activity), `off` (the lanes that are closed), `n` (the first row of the list), `nr` and `nu` (those of what
//! recurs and of what is undated), `as` (`slips`, `list`), `texts=all` (texts that are not here are got).
//! That of the figures has `u` (the measure word), `e` (a figure), `n`, and `as=all` for all measure words.

use std::collections::BTreeSet;

use bundle::ActivityKind;
use collection::timeline::{AxisUnit, Civil, KINDS, View};

use crate::route::{decode, encode};

/// Where in time the reader is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stand {
    /// The days looked at; all of them without.
    pub(super) view: Option<View>,
    /// The activity chosen.
    pub(super) event: Option<String>,
    /// The lanes that are closed.
    pub(super) closed: BTreeSet<ActivityKind>,
    /// The first row of the list.
    pub(super) first: u32,
    /// The first row of what recurs, and of what has no date.
    pub(super) trays: [u32; 2],
    /// Whether all texts are to be got that the list lacks.
    pub(super) texts: bool,
    /// Whether to see slips; nothing for what fits the window.
    pub(super) slips: Option<bool>,
    /// The measure word; nothing for the most frequent one.
    pub(super) unit: Option<String>,
    /// Whether all measure words are named.
    pub(super) all: bool,
}

impl Stand {
    /// Reads it. What is not understood is left out.
    pub(super) fn parse(time: &str) -> Self {
        let mut stand = Self::default();
        let (mut from, mut to) = (None, None);
        for (name, value) in time.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "from" => from = days(value),
                "to" => to = days(value),
                "e" => stand.event = Some(decode(value)),
                "off" => stand.closed = value.split(',').filter_map(kind_named).collect(),
                "n" => stand.first = value.parse().unwrap_or_default(),
                "nr" => stand.trays[0] = value.parse().unwrap_or_default(),
                "nu" => stand.trays[1] = value.parse().unwrap_or_default(),
                "texts" => stand.texts = value == "all",
                "as" if value == "all" => stand.all = true,
                "as" => stand.slips = ["list", "slips"].map(|way| way == value).get(1).copied(),
                "u" => stand.unit = Some(decode(value)),
                _ => {}
            }
        }
        // Either end may come first: a brush is drawn both ways.
        stand.view = from.zip(to).map(|(one, other)| View {
            first: one.first.min(other.first),
            last: one.last.max(other.last),
        });
        stand
    }

    /// Writes it, to be parsed back.
    pub(super) fn format(&self) -> String {
        let mut pieces = self.pieces();
        if let Some(view) = self.view {
            pieces.insert(0, format!("from={}", day(view.first)));
            pieces.insert(1, format!("to={}", day(view.last)));
        }
        pieces.join("&")
    }

    /// Writes it for a brush, which adds the days.
    pub(super) fn without_days(&self) -> String {
        let anew = Self {
            first: 0,
            ..self.clone()
        };
        let mut pieces = anew.pieces();
        // Another parameter follows.
        pieces.push(String::new());
        pieces.join("&")
    }

    fn pieces(&self) -> Vec<String> {
        let mut pieces = Vec::new();
        if let Some(unit) = &self.unit {
            pieces.push(format!("u={}", encode(unit)));
        }
        if let Some(event) = &self.event {
            pieces.push(format!("e={}", encode(event)));
        }
        if !self.closed.is_empty() {
            let names: Vec<_> = self.closed.iter().map(|kind| name_of(*kind)).collect();
            pieces.push(format!("off={}", names.join(",")));
        }
        if self.first > 0 {
            pieces.push(format!("n={}", self.first));
        }
        for (name, first) in ["nr", "nu"].into_iter().zip(self.trays) {
            if first > 0 {
                pieces.push(format!("{name}={first}"));
            }
        }
        if self.texts {
            pieces.push("texts=all".to_owned());
        }
        if self.all {
            pieces.push("as=all".to_owned());
        } else if let Some(slips) = self.slips {
            pieces.push(format!("as={}", if slips { "slips" } else { "list" }));
        }
        pieces
    }

    /// The same while other days are looked at; nothing for all of them.
    pub(super) fn looking_at(&self, view: Option<View>) -> Self {
        Self {
            view,
            first: 0,
            ..self.clone()
        }
    }
}

/// The name of a stretch of days that a unit has, as [`Stand::parse`] reads it.
pub(super) fn stretch(unit: AxisUnit, days: View) -> String {
    let whole = unit.begin(days.first) == days.first && unit.next(days.first) == days.last + 1;
    let at = Civil::of_number(days.first);
    match unit {
        AxisUnit::Years(1) if whole => format!("{:04}", at.year),
        AxisUnit::Months(1) if whole => format!("{:04}-{:02}", at.year, at.month),
        AxisUnit::Day => day(days.first),
        _ => format!("{}_{}", day(days.first), day(days.last)),
    }
}

fn day(number: i32) -> String {
    let Civil { year, month, day } = Civil::of_number(number);
    format!("{year:04}-{month:02}-{day:02}")
}

fn days(text: &str) -> Option<View> {
    let (one, other) = text.split_once('_').unwrap_or((text, text));
    let (first, _) = range(one)?;
    let (_, last) = range(other)?;
    (first <= last).then_some(View { first, last })
}

/// The days of a year, a month or a day that there is.
fn range(text: &str) -> Option<(i32, i32)> {
    let (first, last) = Civil::range(text)?;
    let told: Vec<i32> = text
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    let at = Civil::of_number(first);
    let is = [at.year, i32::from(at.month), i32::from(at.day)];
    (told.iter().zip(is).all(|(told, is)| *told == is) && first <= last).then_some((first, last))
}

const fn name_of(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Founding => "founding",
        ActivityKind::Commemoration => "commemoration",
        ActivityKind::Award => "award",
        ActivityKind::Publication => "publication",
        ActivityKind::Meeting => "meeting",
        ActivityKind::Training => "training",
        ActivityKind::Survey => "survey",
        ActivityKind::Visit => "visit",
        ActivityKind::Proposal => "proposal",
        ActivityKind::Service => "service",
        ActivityKind::Other => "other",
    }
}

fn kind_named(name: &str) -> Option<ActivityKind> {
    KINDS.into_iter().find(|kind| name_of(*kind) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "from=2014-01-01&to=2015-02-28&e=p1%2Fa-b&off=founding,visit&n=100&nr=100&nu=200&texts=all&as=list";
        let stand = Stand::parse(text);
        assert_eq!(stand.event.as_deref(), Some("p1/a-b"));
        assert_eq!(
            (stand.first, stand.slips, stand.closed.len()),
            (100, Some(false), 2)
        );
        assert_eq!(stand.format(), text);
        assert_eq!(
            stand.without_days(),
            "e=p1%2Fa-b&off=founding,visit&nr=100&nu=200&texts=all&as=list&"
        );
        assert_eq!(Stand::default().format(), "");
        let figures = "u=人&e=p1%2F3&n=100&as=all";
        let stand = Stand::parse(figures);
        assert_eq!((stand.unit.as_deref(), stand.all), (Some("人"), true));
        assert_eq!(stand.format(), figures);
    }

    #[test]
    fn either_end_may_come_first_and_be_a_month_or_a_year() {
        let days = |text: &str| {
            Stand::parse(text)
                .looking_at(Stand::parse(text).view)
                .format()
        };
        assert_eq!(
            days("from=2014&to=2016-02"),
            "from=2014-01-01&to=2016-02-29"
        );
        assert_eq!(
            days("from=2016-02&to=2014"),
            "from=2014-01-01&to=2016-02-29"
        );
        assert_eq!(
            days("from=2010-01-01_2011-12-31&to=2009"),
            "from=2009-01-01&to=2011-12-31"
        );
    }

    #[test]
    fn days_that_are_none_are_left_out() {
        for text in [
            "from=2014",
            "from=2014-13&to=2015",
            "from=x&to=2015",
            "from=2014-02-30&to=2015",
            "from=&to=",
            "from=-&to=2015",
            "from=2015_2014&to=2015",
            "from=99999999999&to=1",
        ] {
            assert_eq!(Stand::parse(text).view, None, "{text}");
        }
    }

    #[test]
    fn a_stretch_is_named_as_shortly_as_can_be() {
        let view = |text: &str| {
            Stand::parse(&format!("from={text}&to={text}"))
                .view
                .unwrap()
        };
        for (unit, text) in [
            (AxisUnit::Years(1), "2014"),
            (AxisUnit::Months(1), "2014-02"),
            (AxisUnit::Day, "2014-02-03"),
            (AxisUnit::Years(10), "2010-01-01_2019-12-31"),
            (AxisUnit::Years(1), "2014-03-01_2014-12-31"),
        ] {
            assert_eq!(stretch(unit, view(text)), text);
        }
    }
}
