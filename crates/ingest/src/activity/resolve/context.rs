//! What was said before an expression.

use bundle::{Footing, Span};

use super::super::day::Day;
use super::super::form::{Named, Point, YearSaid};
use super::super::founding::Foundings;
use super::super::value::Instant;
use super::{Asked, compose};

/// What is known of an article before its text is read.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Given<'a> {
    /// The day it was published.
    pub(in super::super) publish: Option<Day>,
    /// The year its title names.
    pub(in super::super) title_year: Option<i32>,
    /// Whether the title is that of a report on a year.
    pub(in super::super) is_report: bool,
    /// What the archive knows of foundings.
    pub(in super::super) foundings: &'a Foundings,
}

/// A year with where it was said, and what a value stands on that takes it over.
pub(in super::super) type Said = (i32, Option<Span>, Footing);

/// What a value stands on that takes a part from another: counted from the publish date is what was
/// counted from it before.
pub(super) const fn inherited(from: Footing) -> Footing {
    match from {
        Footing::PublishRelative => Footing::PublishRelative,
        Footing::Inferred => Footing::Inferred,
        _ => Footing::Inherited,
    }
}

/// What was said before.
#[derive(Debug)]
pub(in super::super) struct Context<'a> {
    pub(in super::super) given: Given<'a>,
    /// The year of the section: of its heading, or where its first paragraph begins.
    pub(in super::super) section: Option<Said>,
    /// The last year with which a clause began, since the heading.
    pub(in super::super) leading: Option<Said>,
    /// The year named last.
    pub(in super::super) last: Option<Said>,
    /// The month named last; without a value where it is not known which one that is.
    pub(in super::super) month: Option<(Option<(i32, u8)>, Footing)>,
    /// The day named last; without a value where it is not known which one that is.
    pub(in super::super) day: Option<(Option<Day>, Footing)>,
    /// The era named last, with its year.
    pub(in super::super) era: Option<(usize, i32)>,
    /// Foundings that this text tells of, the last one last.
    pub(in super::super) founded: Vec<(String, Instant)>,
    /// Whether a heading is being read.
    pub(in super::super) heading: bool,
    /// Whether a paragraph has just begun.
    pub(in super::super) fresh: bool,
}

impl<'a> Context<'a> {
    pub(in super::super) const fn new(given: Given<'a>) -> Self {
        Self {
            given,
            section: None,
            leading: None,
            last: None,
            month: None,
            day: None,
            era: None,
            founded: Vec::new(),
            heading: false,
            fresh: true,
        }
    }

    /// A block begins; a heading forgets the section before it.
    pub(in super::super) const fn begin(&mut self, heading: bool) {
        self.heading = heading;
        self.fresh = true;
        if heading {
            self.section = None;
            self.leading = None;
        }
    }

    /// Remembers a point.
    pub(super) fn note(
        &mut self,
        point: &Point,
        instant: Instant,
        asked: Asked<'_>,
        certainty: Footing,
    ) {
        if !is_noted(point) {
            return;
        }
        let Some(year) = instant.year() else { return };
        let footing = inherited(certainty);
        self.note_year(point, year, asked, footing);
        match instant {
            Instant::Day(day) | Instant::Days(_, day) => {
                self.day = Some((Some(day), footing));
                self.month = Some((Some((day.year, day.month)), footing));
            }
            Instant::Month(year, month) => self.month = Some((Some((year, month)), footing)),
            _ => {}
        }
    }

    /// Remembers a point of which it is not known when it is: its year had no such day. What is
    /// counted from it is not known either, but it is still an expression of time: which words are
    /// one must not depend on the year that the publish date gives.
    pub(super) fn note_unknown(&mut self, point: &Point, year: Option<i32>, asked: Asked<'_>) {
        if !is_noted(point) {
            return;
        }
        let footing = Footing::Inferred;
        if let Some(year) = year {
            self.note_year(point, year, asked, footing);
        }
        let has_day = point.day.is_some()
            || point.named.is_some()
            || (point.month.is_some() && (point.part.is_some() || compose::is_lunar(point)));
        if has_day {
            self.day = Some((None, footing));
        }
        if has_day || point.month.is_some() {
            self.month = Some((None, footing));
        }
    }

    fn note_year(&mut self, point: &Point, year: i32, asked: Asked<'_>, footing: Footing) {
        let span = asked.signs.span(asked.timex.start..asked.timex.end);
        if !matches!(point.year, YearSaid::None) {
            self.last = Some((year, Some(span), footing));
            if self.heading || (self.fresh && point.leads) {
                self.section = Some((year, Some(span), footing));
            }
            // `2019年同期` compares; the year told of is another.
            let compared = asked
                .signs
                .after_any(asked.timex.end, &["同期", "同月"])
                .is_some();
            if (point.leads || self.heading) && !compared {
                self.leading = Some((year, Some(span), footing));
            }
        }
        self.note_era(point);
        self.fresh = false;
    }

    fn note_era(&mut self, point: &Point) {
        if let YearSaid::Reign(era, of) = point.year {
            self.era = Some((era, of));
        } else if let (YearSaid::Elided(of), Some((era, _))) = (point.year, self.era) {
            self.era = Some((era, of));
        } else if matches!(point.year, YearSaid::Common(year) if year >= 1912) {
            self.era = None;
        }
    }
}

/// Whether later words may be counted from a point: congresses and their like are topics.
const fn is_noted(point: &Point) -> bool {
    matches!(point.named, None | Some(Named::Feast(_)))
}
